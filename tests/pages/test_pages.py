"""Which pages there are, where, what is in the regions of a note; theme pages and the index."""

from datetime import date

import pytest

from vaultkit.notes.calendar import SUNDAY
from vaultkit.notes.note import read
from vaultkit.pages.pages import fill_sections, page_theme
from vaultkit.records.record import Record

TWICE = "=== 2026-03-02\n#trigger/slow-reply\n=== 2026-03-03\n#trigger/slow-reply\n"
NOTE = "=== T/Slow reply\n---\nkind: trigger\nif_then: I walk\n---\n"
KEY = "slow reply"


# Where pages are.


def test_weeks_themes_and_the_index(journal):
    atlas = journal(TWICE).atlas
    assert list(atlas.weeks.values()) == ["P/2026-W10.md"]
    assert atlas.themes == {KEY: "P/Themes/Slow reply.md"}
    assert atlas.index == "P/Patterns.md"
    assert journal("").atlas.index == ""


def test_weeks_of_the_sunday_rule(journal):
    found = journal(
        "=== 2025-12-28\nx\n=== 2026-01-03\nx\n=== 2026-01-04\nx\n", rule=SUNDAY, week="[P]/gggg-[W]ww"
    )
    assert list(found.atlas.weeks.values()) == ["P/2026-W01.md", "P/2026-W02.md"]
    assert found.week("2026-W01", "header").startswith(
        "# Week 1: Sun 28 December 2025 – Sat 3 January 2026\n"
    )
    assert "· written on 2 days" in found.week("2026-W01", "header")


@pytest.mark.parametrize(
    ("shelf", "path"),
    [
        ({"person": {KEY: ("N/Slow reply.md", False)}}, "P/Themes/Slow reply (patterns).md"),
        ({"person": {KEY: ("N/Slow reply.md", True)}}, "N/Slow reply.md"),
        ({"taken": ("P/Themes/Slow reply.md",)}, "P/Themes/Slow reply (patterns).md"),
        ({"pages": {("theme", KEY): "Mine/Waiting.md"}}, "Mine/Waiting.md"),
        (
            {"pages": {("theme", KEY): "Mine/Waiting.md"}, "taken": ("Mine/Waiting.md",)},
            "P/Themes/Slow reply.md",
        ),
        (
            {
                "pages": {("theme", KEY): "P/Themes/Slow reply.md"},
                "person": {KEY: ("N/Slow reply.md", False)},
            },
            "P/Themes/Slow reply (patterns).md",
        ),
        (
            {"pages": {("theme", KEY): "P/Themes/Slow reply (patterns).md"}},
            "P/Themes/Slow reply (patterns).md",
        ),
    ],
)
def test_where_a_theme_is(journal, shelf, path):
    assert journal(TWICE, **shelf).atlas.themes == {KEY: path}


def test_a_triggers_own_note_is_the_page_if_it_holds_regions(journal):
    assert (
        journal(TWICE + NOTE, person={KEY: ("T/Slow reply.md", True)}).atlas.themes[KEY] == "T/Slow reply.md"
    )
    beside = "P/Themes/Slow reply (patterns).md"
    assert journal(TWICE + NOTE, person={KEY: ("T/Slow reply.md", False)}).atlas.themes[KEY] == beside
    assert journal(TWICE + NOTE, person={KEY: ("A/Slow reply.md", True)}).atlas.themes[KEY] == beside


def test_no_two_pages_share_a_path(journal):
    text = "".join(f"=== 2026-03-0{day}\n#trigger/2026-W10 #trigger/Patterns #trigger/b\n" for day in (2, 3))
    pages = {("theme", "b"): "P/2026-w10.md", ("theme", "patterns"): "p/patterns.md"}
    atlas = journal(text, pages=pages).atlas
    paths = [*atlas.weeks.values(), *atlas.themes.values(), atlas.index]
    assert len({path.casefold() for path in paths}) == len(paths) == 5
    yearly = journal("=== 2026-03-02\nx\n=== 2026-03-09\nx\n", week="[P]/GGGG").atlas.weeks
    assert [week.label for week in yearly] == ["2026-W10"]


def test_a_page_that_is_there_keeps_its_place_when_another_of_its_name_comes(journal):
    names = "".join(f"=== 2026-03-0{day}\n#trigger/b #trigger/a\n" for day in (2, 3))
    atlas = journal(names, pages={("theme", "b"): "P/Themes/A.md"}).atlas
    assert atlas.themes == {"b": "P/Themes/A.md", "a": "P/Themes/A (patterns).md"}


@pytest.mark.parametrize(
    "name",
    ["What now?", "plans/late", "CON", "x" * 300, "ısrar", "😶", "שתיקה ארוכה", "???", "a [b] c", "<!-- b"],
)
def test_a_theme_of_any_name_has_a_page_that_is_found_again(journal, name):
    text = "".join(f"=== 2026-03-0{day}\n---\ntriggers: [{name!r}]\n---\n" for day in (2, 3))
    found = journal(text)
    ((key, path),) = found.atlas.themes.items()
    stem = path.rpartition("/")[2].removesuffix(".md")
    assert page_theme(f"[[{stem}]]") == key
    view = found.press.view(path, ("theme", f"[[{stem}]]"), None)
    assert view.theme.key == key
    assert "Written on 2 days" in found.read(view, "Theme")
    assert len(path.encode()) < 255


# What stands in a note's regions.


def test_which_view_a_note_has(journal):
    found = journal(TWICE + NOTE)
    press, records = (
        found.press,
        {record.path: record for record in found.history.days[date(2026, 3, 2)].records},
    )
    week = press.view("X.md", ("week", "2026-W10"), None)
    assert (week.week.label, week.as_of) == ("2026-W10", date(2026, 3, 8))
    assert press.view("X.md", ("week", "2026-W60"), None) is None
    assert press.view("X.md", ("theme", "[[Slow reply]]"), None).theme.key == KEY
    assert press.view("X.md", ("theme", "unknown"), None) is None
    assert press.view("T/Slow reply.md", None, found.history.themes[KEY].note).theme.key == KEY
    day = press.view("J/2026-03-02.md", None, records["J/2026-03-02.md"])
    assert (day.day, day.as_of) == (date(2026, 3, 2), date(2026, 3, 2))
    assert press.view("P/Themes/Slow reply (patterns).md", None, None).theme.key == KEY
    assert press.view("Any.md", None, Record(path="Any.md")).as_of == date(2026, 3, 8)
    assert journal("").press.view("Any.md", None, None) is None


@pytest.mark.parametrize("value", ["0", "53", "x", "-1", "1.5", "9" * 5000, "²"])
def test_a_region_with_odd_options_is_left_alone_and_reported(journal, value):
    found = journal(TWICE)
    text = f"<!-- vaultkit:begin came-up weeks={value} -->\n<!-- vaultkit:end came-up -->\n"
    regions = read("A.md", text).regions
    if isinstance(regions, tuple):  # a marker that is none at all is the reader's to report
        contents, problems = fill_sections(found.press.index_view("A.md"), regions, "A.md")
        assert contents == {}
        assert problems[0].message.startswith("`came-up` takes weeks=1…52, found `weeks=")


def test_a_region_of_an_unknown_name(journal):
    regions = read("A.md", "<!-- vaultkit:begin opne -->\n<!-- vaultkit:end opne -->\n").regions
    contents, problems = fill_sections(journal(TWICE).press.index_view("A.md"), regions, "A.md")
    assert contents == {}
    assert str(problems[0]).endswith("(did you mean open?)")


def test_before_anything_is_written_a_region_is_empty():
    regions = read("A.md", "<!-- vaultkit:begin open -->\n<!-- vaultkit:end open -->\n").regions
    assert fill_sections(None, regions, "A.md") == ({"open": ""}, [])


# A theme's page.


def test_a_themes_page(journal):
    found = journal(
        NOTE
        + """\
=== 2025-12-30 Reflection
#trigger/slow-reply #feeling/sad #rift/phone
=== 2026-01-02 Reflection
#feeling/sad
=== 2026-03-02 Reflection
#trigger/slow-reply #feeling/sad
- it was a jacket #lesson
=== 2026-03-02 Episode
---
trigger: slow reply
my_response: went for a walk
---
=== 2026-03-02 Episode (2)
---
kind: episode
trigger: other
my_response: CANARY
---
=== 2026-03-10 Reflection
#repair/phone #feeling/sad
"""
    )
    assert (
        found.theme("slow reply")
        == """\
# Slow reply
[All weeks]

Written on 2 days in 2 weeks, between 30 Dec 2025 and 2 Mar 2026.

Your plan: "I walk"

## When
- [Week 10]: [2 Mar]
- [Week 1]: [30 Dec 2025]

## Feelings on the same days
Of the days written from its first week to its last:
- Sad: 2 of 2 days with it, 1 of 1 without

## What you did and learned on those days
- [2 Mar]: "went for a walk"
- [2 Mar]: "it was a jacket"

## Rifts that began on those days
- "phone", [30 Dec 2025]: mended 70 days after ([10 Mar])
"""
    )


def test_a_long_history_stays_readable(journal, journals):
    found = journal(journals.many(900, "#trigger/a #feeling/sad #rift/x #repair/x\n- one #lesson"))
    page = found.theme("a")
    assert len(page.splitlines()) < 90
    assert "- [Week 51 of 2027]: [20 Dec 2027], " in page
    assert "- Earlier in 2027: 350 days, weeks [1], [2], " in page
    assert "- 2026: 368 days, weeks [1], [2], " in page  # its last week ends in January
    assert page.endswith("- 888 before these\n")
    assert len(found.index().splitlines()) < 90
    assert "- 2026: weeks [1], [2], " in found.index()


def test_an_own_note_before_its_first_day_and_a_hidden_one_say_nothing(journal):
    found = journal(NOTE + "=== 2026-03-02\nx\n")
    assert not found.theme("slow reply").strip()
    hidden = journal(TWICE + NOTE.replace("if_then", "hidden: true\nif_then"))
    assert hidden.atlas.themes == {}
    assert not hidden.theme("slow reply").strip()
    assert "low reply" not in hidden.everything()
    assert "I walk" not in hidden.everything()


# The index.


def test_the_index(journal, journals):
    text = journals.many(8) + "=== 2026-03-02\n#trigger/b #trigger/a\n=== 2026-03-03\n#trigger/a\n"
    assert (
        journal(text, unread=1).index()
        == """\
## What recurs
- [A]: 2 days, last in [week 10], new this week

## Weeks
Written on 10 days in 3 weeks, since 1 Jan 2026.

### 2026

- [Week 10], 2 days written: A and B
- [Week 2], 4 days written
- [Week 1], 4 days written

1 note has something in it that could not be read as meant; `vaultkit check` shows where.
"""
    )
    assert journal(text, unread=2).index("unread").startswith("2 notes have something in them that")


def test_many_themes(journal):
    tags = " ".join(f"#trigger/t{n}" for n in range(45))
    said = journal(f"=== 2026-03-02\n{tags}\n=== 2026-03-03\n{tags}\n").index("themes")
    assert said.count("\n- ") == 41
    assert "\n- Longer ago: [T" in said


def test_as_of_a_day_before_the_weeks_first_the_week_is_not_there_yet(journal):
    found = journal("=== 2026-02-24\nx\n=== 2026-03-03\nx\n=== 2026-03-02 Check-in\n")
    assert "Week 10" not in found.note("2026-03-02 Check-in", "weeks")
    assert "on 1 day in 1 week, since 24 Feb 2026" in found.note("2026-03-02 Check-in", "weeks")
