"""The pages of a month and a quarter: titles, neighbours, a row a week, the direction; long and still readable."""

from datetime import date, timedelta

import pytest

from vaultkit.notes.locales import names_of
from vaultkit.pages.sections import BY_NAME

# December 2025, February, March and May 2026, two weeks of each; so two months of one quarter, and one of two others.
THREE = """\
=== 2025-12-20
x
=== 2025-12-30
x
=== 2026-02-20
x
=== 2026-02-28
#trigger/a
=== 2026-03-02
- one #lesson
=== 2026-03-09
x
=== 2026-05-01
x
=== 2026-05-09
x
"""


# Titles and neighbours.


def test_a_months_first_lines(journal):
    assert (
        journal(THREE).span("2026-03", "header")
        == """\
# March 2026
[February] · [May] · [All weeks] · written on 2 days: weeks [10], [11]

One lesson written.
"""
    )
    assert (
        journal(THREE)
        .span("2026-02", "header")
        .startswith(
            "# February 2026\n[December 2025] · [March] · [All weeks] · written on 2 days: weeks [8], [9]\n"
        )
    )
    assert journal(THREE).span("2026-04", "header").splitlines()[1].endswith("· nothing written")


def test_a_quarters_first_lines(journal):
    more = "=== 2025-11-01\nx\n=== 2026-04-01\nx\n"
    assert (
        journal(THREE + more).span("2026-Q1", "header")
        == """\
# January – March 2026
[October – December 2025] · [April – June] · [All weeks] · written on 4 days: [February], [March]

One lesson written.
"""
    )


def test_any_other_stretch_is_called_by_its_days(journal):
    assert (
        journal(THREE)
        .index("header")
        .startswith("# Sat 20 December 2025 – Sun 10 May 2026\nwritten on 8 days")
    )


def test_a_title_in_another_language(journal):
    found = journal(THREE)
    view = found.press.span_view(found.history.weeks[4], "P/W.md")
    german = type(view)(**{**vars_of(view), "names": names_of("de")})
    assert BY_NAME["header"].fill(german).splitlines()[0].endswith("März 2026")


def vars_of(view):
    return {name: getattr(view, name) for name in view.__dataclass_fields__}


# How the days felt.


def numbers(days, first=date(2026, 1, 5)):
    """A number a day from a Monday on; None leaves the day out."""
    return "".join(
        f"=== {first + timedelta(n)}\n#distress/{number}\n"
        for n, number in enumerate(days)
        if number is not None
    )


def test_a_row_a_week_from_lowest_to_highest_and_no_weeks_median(journal):
    text = numbers([2, 8, None, 3, None, None, 0], first=date(2026, 3, 2))
    text += numbers([5], first=date(2026, 3, 16)) + "=== 2026-03-24\nwalked\n=== 2026-03-31\n#distress/10\n"
    assert (
        journal(text).span("2026-03", "days")
        == """\
## How the days felt
- `█████████░░` 0–8 · [Week 10], n = 4 of 4 days
- `···········` Week 11
- `░░░░░█░░░░░` 5 · [Week 12], n = 1 of 1 day
- `···········` [Week 13], no number
- `░░░░░░░░░░█` 10 · [Week 14] in part, n = 1 of 1 day

Each day's highest distress, of 10: median 3, range 0–10 (n = 6 of 7 days written).
"""
    )


def test_nothing_is_said_of_a_direction_before_one_week_counts(journal):
    assert "direction" not in journal(numbers([3, 4])).week("2026-W02", "days")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (lambda week: 9 - week // 2, "Distress went down over weeks 2–13 (12 weeks with 3 numbers or more)."),
        (lambda week: week // 2, "Distress went up over weeks 2–13 (12 weeks with 3 numbers or more)."),
        (lambda week: 4 + week % 2, "No clear direction in 12 weeks with 3 numbers or more, weeks 2–13."),
    ],
)
def test_where_the_weeks_tend_to(journal, level, said):
    found = journal(numbers([level(n // 7) if n % 7 < 3 else None for n in range(84)]))
    assert found.week("2026-W13", "days").endswith(f" {said}\n")
    assert found.span("2026-Q1", "days").endswith(f" {said}\n")


def test_a_direction_is_as_of_the_pages_day(journal):
    found = journal(numbers([9 - n // 14 if n % 7 < 3 else None for n in range(84)]))
    assert "6 weeks have 3 numbers or more" in found.week("2026-W07", "days")


# Long, and still readable.


def test_pages_of_a_long_history_are_bounded_and_count_everything(journal, journals):
    daily = "#trigger/a #feeling/sad #need/rest #distress/4 #rift/x #repair/x\n- one #lesson"
    found = journal(journals.many(900, daily, first=date(2024, 1, 1)))
    for view in (
        found.press.index_view("P/x.md"),
        found.press.page_view(next(iter(found.atlas.of("quarter"))), "P/q.md"),
    ):
        said = {name: BY_NAME[name].fill(view) for name in ("mended", "words", "came-up", "needs", "days")}
        assert all(len(text.splitlines()) <= 32 for text in said.values())
        assert all(line.count("[[") <= 13 for text in said.values() for line in text.splitlines())
    everything = found.index("days")
    assert "\n- `░░░░█░░░░░░` 4 · Before, n = 721 of 721 days\n" in everything
    assert "(n = 900 of 900 days written)" in everything
    assert "- 888 more: [2024-Q1], " in found.index("words")
    assert "- 892 more: [2024-Q1], " in found.index("mended")


def test_many_triggers_the_frequent_in_full_the_others_named(journal):
    tags = [
        " ".join(f"#trigger/t{n:02}" for n in range(30)),
        " ".join(f"#trigger/t{n:02}" for n in range(12)),
    ]
    text = "".join(f"=== 2026-03-0{n}\n{tag}\n" for n, tag in enumerate(tags, 2))
    lines = journal(text).span("2026-03", "came-up").splitlines()
    assert len(lines) == 2 + 12 + 1
    assert lines[-1].startswith("- 18 more: T12 1, T13 1, ")
    assert lines[-1].endswith("T21 1 and 8 more")


def test_the_times_of_many_rifts_are_told_by_their_ends(journal):
    rifts = "".join(f"=== {date(2026, 1, 1) + timedelta(3 * n)}\n#rift/r{n}\n" for n in range(30))
    ends = "".join(
        f"=== {date(2026, 1, 2) + timedelta(3 * n + n % 2)} Reflection\n#repair/r{n}\n" for n in range(13)
    )
    said = journal(rifts + ends).index("mended").splitlines()[-1]
    assert "of 30, mended 13 (after 1 to 2 days), open 17. More than half are still open." in said


# What belongs to one week alone.


def test_one_thing_for_next_week_stands_on_weeks_pages_alone(journal):
    found = journal(
        "=== 2026-03-03\nx\n=== 2026-03-31\nx\n", weekly={"2026-W09": "phone once", "2026-W13": "walk"}
    )
    assert "phone once" in found.week("2026-W10", "words")
    assert found.span("2026-03", "words") == ""


def test_a_trigger_that_is_new_in_a_month_says_since_when(journal, journals):
    text = (
        journals.many(8, first=date(2026, 2, 1))
        + "=== 2026-03-05\n#trigger/b\n"
        + journals.many(2, "#trigger/a", first=date(2026, 3, 2))
    )
    assert journal(text).span("2026-03", "came-up").splitlines()[2:4] == [
        "- [A]: 2 ([2 Mar], [3 Mar]), first written 2 Mar",
        "- B: 1 ([5 Mar]), first time written",
    ]
