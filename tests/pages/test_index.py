"""The index: what recurs, the pages beside it, months and weeks."""


def test_the_index(journal, journals):
    text = (
        journals.many(8, "#feeling/calm - rest #lesson")
        + "=== 2026-03-02 Reflection\n#trigger/b #trigger/a #need/rest\n"
        + "=== 2026-03-03 Reflection\n---\npeople: [Sam, Ines]\n---\n#trigger/a #need/rest\n"
        + "=== 2026-03-04 Reflection\n---\npeople: [Ines, Sam]\n---\n#need/rest\n"
    )
    assert (
        journal(text, unread=1).index()
        == """\
[How I got through]

## What recurs
### Triggers
- [A]: 2 days, last in [week 10], new this week
### People
- [Ines], [Sam]
### Needs, and days that name them
- [Rest] 3
### Feelings, and days that name them
- [Calm] 8

## Months
- 2026, 11 days: [January – March] ([January], [week 10])

## Weeks
Written on 11 days in 3 weeks, since 1 Jan 2026.
- [Week 10], 3 days written: A and B
- [Week 2], 4 days written
- [Week 1], 4 days written

1 note has something in it that could not be read as meant; `vaultkit check` shows where.
"""
    )
    assert journal(text, unread=2).index("unread").startswith("2 notes have something in them that")


def test_a_month_or_a_quarter_without_a_page_of_its_own(journal):
    found = journal(
        "=== 2025-12-30\nx\n=== 2026-01-07\nx\n=== 2026-01-14\nx\n=== 2026-02-03\nx\n=== 2026-05-04\nx\n"
    )
    assert found.index("months").splitlines()[1:] == [
        "- 2026, 4 days: [January – March] ([January], [week 6]), [week 19]",
        "- 2025, 1 day: [week 1]",
    ]
    links = found.raw(found.press.index_view("P/Patterns.md"), "Index", "months")
    assert "[[P/2026-01|January]], [[P/2026-W06|week 6]]" in links
    assert "[[P/2026-W01|week 1]]" in links


def test_pages_beside_it_only_where_there_are_such(journal):
    assert journal("=== 2026-03-02\nx\n").index("beside") == ""
    both = "=== 2026-03-02 Exchange\n---\nkind: exchange\nphrasing: can we phone?\n---\n- rest #lesson\n"
    assert journal(both).index("beside") == "[How I got through], [Phrasebook]\n"


def test_what_recurs_by_its_sort_and_nobody_is_ranked(journal):
    def twice(*lines):
        front = "\n".join(lines)
        return "".join(f"=== 2026-03-0{day} {kind}\n---\n{front}\n---\n" for day in (2, 3))

    kind = "Step"
    steps = twice("kind: step", "ladder: Saying it", "rung: 1")
    kind = "Test"
    tests = twice("kind: test", "belief: I am too much")
    kind = "Reflection"
    people = twice("people: [Zoe, Ann]") + "=== 2026-03-04 Reflection\n---\npeople: [Zoe]\n---\n"
    assert (
        journal(steps + tests + people).index("themes")
        == """\
## What recurs
### People
- [Ann], [Zoe]
### Beliefs
- [I am too much]: 2 days, last in [week 10]
### Ladders
- [Saying it]: 2 days, last in [week 10]
"""
    )


def test_many_themes(journal):
    tags = " ".join(f"#trigger/t{n} #feeling/f{n}" for n in range(55))
    said = journal("".join(f"=== 2026-03-0{day}\n{tags}\n" for day in (2, 3, 4))).index("themes").splitlines()
    assert sum(line.startswith("- [T") for line in said) == 40
    assert [line.count("[") for line in said if line.startswith("- Longer ago: [T")] == [10, 5]
    assert [line.count("[") for line in said if line.startswith("- [F")] == [10, 10, 10, 10, 10, 5]


def test_as_of_a_day_before_the_weeks_first_the_week_is_not_there_yet(journal):
    found = journal("=== 2026-02-24\nx\n=== 2026-03-03\nx\n=== 2026-03-02 Check-in\n")
    assert "Week 10" not in found.note("2026-03-02 Check-in", "weeks")
    assert "on 1 day in 1 week, since 24 Feb 2026" in found.note("2026-03-02 Check-in", "weeks")
