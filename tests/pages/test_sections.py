"""The sections of a weekly page, one question each."""

from datetime import date, timedelta

import pytest

FIVE = """\
=== 2026-03-02 Reflection
#distress/2
=== 2026-03-03 Reflection
#distress/9
=== 2026-03-04 Check-in
#distress/5
=== 2026-03-04 Reflection
#distress/1
=== 2026-03-06 Reflection
#distress/0
"""


# How the days felt.


def test_a_median_from_five_numbers_on(journal):
    four = journal(FIVE).week("2026-W10", "days").splitlines()[-1]
    assert four.startswith(
        "Each day's highest distress, of 10: range 0–9 (n = 4 of 4 days written). A median needs 5."
    )
    five = journal(FIVE + "=== 2026-03-08\n#distress/7\n").week("2026-W10", "days").splitlines()[-1]
    assert five.startswith(
        "Each day's highest distress, of 10: median 5, range 0–9 (n = 5 of 5 days written)."
    )


def test_the_lower_middle_of_an_even_count(journal):
    six = FIVE + "=== 2026-03-07\n#distress/6\n=== 2026-03-08\n#distress/7\n"
    assert "median 5, range 0–9 (n = 6 of 6 days" in journal(six).week("2026-W10", "days")


def test_unwritten_days_are_visibly_empty_and_no_number_is_not_zero(journal):
    assert (
        journal(FIVE + "=== 2026-03-07 Reflection\nwalked\n")
        .week("2026-W10", "days")
        .startswith("""\
## How the days felt
- `██░░░░░░░░` 2 · [Mon 2]
- `█████████░` 9 · [Tue 3]
- `█████░░░░░` 5 · [Wed 4]
- `··········` Thu 5
- `░░░░░░░░░░` 0 · [Fri 6]
- `··········` [Sat 7], no number
- `··········` Sun 8
""")
    )


def test_one_number_and_equal_numbers(journal):
    assert "of 10: 4 (n = 1 of 1 day written)." in journal("=== 2026-03-02\n#distress/4\n").week(
        "2026-W10", "days"
    )
    twice = "=== 2026-03-02\n#distress/4\n=== 2026-03-03\n#distress/4\n"
    assert "of 10: each time 4 (n = 2 of 2 days" in journal(twice).week("2026-W10", "days")
    assert journal("=== 2026-03-02\nwalked\n").week("2026-W10", "days") == ""


# What came up.


def test_days_this_week_and_weeks_before(journal):
    found = journal("""\
=== T/Slow reply
---
kind: trigger
if_then: if it is late, then I walk
---
=== 2026-02-10
#trigger/slow-reply
=== 2026-02-24
#trigger/slow-reply
=== 2026-02-25
#trigger/slow-reply
=== 2026-03-02
#trigger/slow-reply
=== 2026-03-06
#trigger/slow-reply
""")
    assert (
        found.week("2026-W10", "came-up")
        == """\
## What came up
Days, of 2 written this week and 3 in weeks 7–9 (week 8 not written)
- [Slow reply]: 2 ([Mon 2], [Fri 6]); before, 3 (weeks [7], [9]); your plan: "if it is late, then I walk"
"""
    )


def test_no_such_word_as_new_before_eight_days_are_written(journal, journals):
    new = "=== 2026-01-08\n#trigger/a\n"
    assert "- A: 1 ([Thu 8])\n" in journal(journals.many(6) + new).week("2026-W02", "came-up")
    assert "- A: 1 ([Thu 8]), first time written\n" in journal(journals.many(7) + new).week(
        "2026-W02", "came-up"
    )
    assert "new this week" not in journal(journals.many(6, "#trigger/a")).index("themes")


@pytest.mark.parametrize(("back_in", "said"), [("2026-02-08", False), ("2026-02-09", True)])
def test_back_after_four_written_weeks_or_more_without(journal, journals, back_in, said):
    # Ten days from New Year on, the last in week 2; week 7 begins on 9 February.
    between = "".join(f"=== 2026-{day}\nx\n" for day in ("01-12", "01-19", "01-26", "02-02"))
    found = journal(journals.many(10, "#trigger/a") + between + f"=== {back_in}\n#trigger/a\n")
    label = found.history.weeks[-1].label
    assert (", back after 4 weeks without" in found.week(label, "came-up")) is said
    assert ("back this week" in found.index("themes")) is said


def test_a_week_that_nobody_wrote_in_is_no_week_without(journal, journals):
    found = journal(journals.many(10, "#trigger/a") + "=== 2026-06-01\n#trigger/a\n")
    assert "back" not in found.week("2026-W23", "came-up")


def test_back_from_before_the_window_names_its_last_week(journal, journals):
    between = "".join(f"=== {date(2026, 1, 12) + timedelta(7 * n)}\nx\n" for n in range(5))
    found = journal(journals.many(10, "#trigger/a") + between + "=== 2026-06-01\n#trigger/a\n")
    row = "- [A]: 1 ([Mon 1]), back after 5 weeks without (last in [week 2])\n"
    assert row in found.week("2026-W23", "came-up")
    assert "this week; nothing written in weeks 16–22\n" in found.week("2026-W23", "came-up")


def test_quiet_after_four_written_weeks_without_until_it_returns(journal, journals):
    once = journals.many(10, "#trigger/a")
    weeks = [f"=== {date(2026, 1, 12) + timedelta(7 * n)}\nx\n" for n in range(12)]
    assert "last in [week 2]\n" in journal(once + "".join(weeks[:3])).index("themes")
    assert "last in [week 2], quiet\n" in journal(once + "".join(weeks[:4])).index("themes")
    assert "last in [week 2], quiet\n" in journal(once + "".join(weeks)).index("themes")
    assert "Not named in the weeks written since.\n" in journal(once + "".join(weeks)).theme("a", "theme")


def test_feelings_of_two_days_the_most_frequent_three(journal):
    days = ("#feeling/sad #feeling/glad", "#feeling/sad #feeling/glad #feeling/a", "#feeling/sad #feeling/b")
    found = journal("".join(f"=== 2026-03-0{2 + n}\n{text}\n" for n, text in enumerate(days)))
    assert found.week("2026-W10", "came-up").splitlines()[2:] == [
        "- [Feeling sad]: 3 ([Mon 2], [Tue 3], [Wed 4])",
        "- Feeling glad: 2 ([Mon 2], [Tue 3])",
        "- Named once: a [Tue 3] and b [Wed 4]",
    ]
    many = "".join(f"=== 2026-03-0{n}\n#feeling/a #feeling/b #feeling/c #feeling/d\n" for n in (2, 3))
    assert journal(many).week("2026-W10", "came-up").count("Feeling") == 3


# What mended.

PAIR = "=== 2026-03-02\n#rift/dinner\n=== 2026-03-0{}\n#repair/dinner\n"


@pytest.mark.parametrize(
    ("day", "said", "summed"),
    [(3, "1 day after ([Tue 3])", "after 1 day"), (5, "3 days after ([Thu 5])", "after 3 days")],
)
def test_what_mended_and_the_days_it_took(journal, day, said, summed):
    assert (
        journal(PAIR.format(day)).week("2026-W10", "mended")
        == f"""\
## What mended
- "dinner", [Mon 2]: mended {said}.
- Week 10: of 1, mended 1 ({summed}). A usual time needs 8 that mended or are open.
"""
    )


def test_mended_the_same_day(journal):
    said = journal("=== 2026-03-02\n#rift/a #repair/a\n").week("2026-W10", "mended")
    assert '- "a", [Mon 2]: mended the same day ([Mon 2]).\n' in said
    assert "mended 1 (the same day)" in said
    both = PAIR.format(5) + "=== 2026-03-06\n#rift/a #repair/a\n=== 2026-03-07\n#rift/b #repair/b\n"
    assert "mended 3 (after 3 days; 2 on the same day)" in journal(both).week("2026-W10", "mended")


def test_words_that_worked_and_agreements(journal):
    assert journal("""\
=== 2026-03-02 Reflection
x
=== 2026-03-05 Repair
---
ruptured_on: 2026-03-02
repaired_on: 2026-03-05
people: ["[[Sam]]", Ines]
phrasing: Can we phone?
agreed: whoever moves a plan phones
---
""").week("2026-W10", "mended").splitlines()[1] == (
        '- With Sam and Ines, [Mon 2]: mended 3 days after ([Thu 5]). "Can we phone?" Agreed: whoever moves a plan phones.'
    )


@pytest.mark.parametrize("status", ["let go", "not wanted"])
def test_other_ends_are_full_answers_and_counted_apart(journal, status):
    said = journal(f"""\
=== 2026-03-05 Repair
---
ruptured_on: 2026-03-02
repaired_on: 2026-03-05
repair_status: {status}
people: [Sam]
---
""").week("2026-W10", "mended")
    assert f"- With Sam, Mon 2: {status} ([Thu 5]), a full answer.\n" in said
    assert f"of 1, {status} 1. A usual" in said


def test_no_beginning_found(journal):
    said = journal("=== 2026-03-02\n#repair/dinner\n").week("2026-W10", "mended")
    assert said == '## What mended\n- "dinner" ([Mon 2]): no beginning found, not counted.\n'


def test_a_usual_time_from_eight_rifts_and_five_repairs_else_the_list(journal):
    def said(mended, opened):
        text = "=== 2026-03-02\n" + " ".join(f"#rift/{n}" for n in "abcdefghij"[: mended + opened])
        ends = "".join(f"\n=== 2026-03-0{n + 3}\n#repair/{name}" for n, name in enumerate("abcdef"[:mended]))
        return journal(text + ends + "\n").week("2026-W10", "mended").splitlines()[-1]

    assert (
        said(5, 2)
        == "- Week 10: of 7, mended 5 (after 1, 2, 3, 4 and 5 days), open 2. A usual time needs 8 that mended or are open."
    )
    assert "(after 1 day)" in said(1, 1)
    assert said(4, 4).endswith("mended 4 (after 1, 2, 3 and 4 days), open 4. A usual time needs 5 mended.")
    assert said(5, 3) == "- Week 10: of 8, mended 5, open 3. Half were mended within 4 days (n = 8)."
    assert said(5, 5).endswith("mended 5, open 5. Half were mended within 5 days (n = 10).")


def test_more_than_half_still_open(journal):
    text = "=== 2026-03-02\n" + " ".join(f"#rift/{n}" for n in range(101, 112))
    text += "\n=== 2026-03-03\n" + " ".join(f"#repair/{n}" for n in range(101, 106))
    assert journal(text + "\n").week("2026-W10", "mended").endswith("More than half are still open.\n")


# In your words, and the header.


def test_the_latest_three_lessons_and_links_to_the_others(journal):
    found = journal(
        "".join(f"=== 2026-03-0{n}\n- lesson {n} #lesson\n- other {n} #lesson\n" for n in (2, 3, 5))
    )
    assert (
        found.week("2026-W10", "words")
        == """\
## In your words
- "other 3" [Tue 3]
- "lesson 5" [Thu 5]
- "other 5" [Thu 5]
- Three more: [Mon 2], [Tue 3]
"""
    )


def test_last_weeks_one_thing_is_read_back_and_the_days_that_say_how_it_went(journal):
    days = ("2026-03-05", "2026-03-07")
    tried = "".join(f"=== {day} Reflection\n---\nadjust_tried: CANARY\n---\n" for day in days)
    found = journal(f"=== 2026-03-03\nx\n{tried}", weekly={"2026-W09": 'phone "once" and wait'})
    line = '- One thing from [week 9]: “phone "once" and wait”. How it went: [Thu 5], [Sat 7]\n'
    assert found.week("2026-W10", "words") == f"## In your words\n{line}"
    assert found.week("2026-W09", "words") == ""
    assert found.week("2026-W11", "words") == ""
    untold = journal("=== 2026-03-03\n- rest #lesson\n", weekly={"2026-W09": "phone once"})
    assert (
        untold.week("2026-W10", "words")
        == """\
## In your words
- "rest" [Tue 3]
- One thing from [week 9]: "phone once"
"""
    )


def test_without_a_line_it_is_the_latest_plan_of_last_weeks_days(journal):
    days = ("2025-12-23", "2025-12-26", "2025-12-30")
    found = journal("".join(f"=== {day} Reflection\n---\nadjust: then I {day[8:]}\n---\n" for day in days))
    assert (
        found.week("2026-W01", "words")
        == '## In your words\n- Last plan of week 52 of 2025: "then I 26" [26 Dec 2025]\n'
    )


def test_the_weeks_first_lines(journal):
    found = journal(PAIR.format(4) + "- we phone #lesson\n=== 2025-12-10\nx\n=== 2026-04-06\nx\n")
    assert (
        found.week("2026-W10", "header")
        == """\
# Week 10: Mon 2 – Sun 8 March 2026
[Week 50 of 2025] · [Week 15] · [All weeks] · written on 2 days

One rift mended, one lesson written.
"""
    )
    assert found.week("2025-W50", "header").endswith("[Week 10 of 2026] · [All weeks] · written on 1 day\n")
    assert found.week("2026-W11", "header").splitlines()[1].endswith("· nothing written")


def test_without_repairs_and_lessons_the_line_says_what_came_up(journal):
    two = "=== 2026-03-02\n#trigger/a #trigger/b\n=== 2026-03-03\n#trigger/b\n"
    assert journal(two).week("2026-W10", "header").endswith("\n\nCame up: B and A.\n")
    many = " ".join(f"#trigger/{name}" for name in "abcde")
    assert (
        journal(f"=== 2026-03-02\n{many}\n")
        .week("2026-W10", "header")
        .endswith("Came up: A, B, C and 2 more.\n")
    )
