"""Which pages there are, where, what is in the regions of a note."""

from datetime import date

import pytest

from vaultkit.notes.calendar import SUNDAY
from vaultkit.notes.note import read
from vaultkit.pages.pages import fill_sections
from vaultkit.pages.places import same
from vaultkit.records.record import Page, Record

TWICE = "=== 2026-03-02\n#trigger/slow-reply\n=== 2026-03-03\n#trigger/slow-reply\n"
NOTE = "=== T/Slow reply\n---\nkind: trigger\nif_then: I walk\n---\n"
KEY = "slow reply"
PAGE = Page("theme", KEY, "trigger")


def themes(atlas):
    return {page.which: path for page, path in atlas.of("theme").items()}


def weeks(atlas):
    return list(atlas.of("week").values())


# Where pages are.


def test_weeks_themes_and_the_index(journal):
    atlas = journal(TWICE).atlas
    assert weeks(atlas) == ["P/2026-W10.md"]
    assert themes(atlas) == {KEY: "P/Themes/Slow reply.md"}
    assert atlas.index == "P/Patterns.md"
    assert journal("").atlas.index == ""


def test_weeks_of_the_sunday_rule(journal):
    found = journal(
        "=== 2025-12-28\nx\n=== 2026-01-03\nx\n=== 2026-01-04\nx\n", rule=SUNDAY, week="[P]/gggg-[W]ww"
    )
    assert weeks(found.atlas) == ["P/2026-W01.md", "P/2026-W02.md"]
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
        ({"pages": {PAGE: "Mine/Waiting.md"}}, "Mine/Waiting.md"),
        (
            {"pages": {PAGE: "Mine/Waiting.md"}, "taken": ("Mine/Waiting.md",)},
            "P/Themes/Slow reply.md",
        ),
        (
            {
                "pages": {PAGE: "P/Themes/Slow reply.md"},
                "person": {KEY: ("N/Slow reply.md", False)},
            },
            "P/Themes/Slow reply (patterns).md",
        ),
        (
            {"pages": {PAGE: "P/Themes/Slow reply (patterns).md"}},
            "P/Themes/Slow reply (patterns).md",
        ),
    ],
)
def test_where_a_theme_is(journal, shelf, path):
    assert themes(journal(TWICE, **shelf).atlas) == {KEY: path}


def test_a_triggers_own_note_is_the_page_if_it_holds_regions(journal):
    assert (
        themes(journal(TWICE + NOTE, person={KEY: ("T/Slow reply.md", True)}).atlas)[KEY] == "T/Slow reply.md"
    )
    beside = "P/Themes/Slow reply (patterns).md"
    assert themes(journal(TWICE + NOTE, person={KEY: ("T/Slow reply.md", False)}).atlas)[KEY] == beside
    assert themes(journal(TWICE + NOTE, person={KEY: ("A/Slow reply.md", True)}).atlas)[KEY] == beside


def test_no_two_pages_share_a_path(journal):
    text = "".join(
        f"=== 2026-03-0{day}\n#trigger/2026-W10 #trigger/Patterns #trigger/slow-reply\n" for day in (2, 3)
    )
    pages = {PAGE: "P/2026-w10.md", Page("theme", "patterns", "trigger"): "p/patterns.md"}
    atlas = journal(text, pages=pages).atlas
    paths = [*atlas.paths.values()]
    assert len({path.casefold() for path in paths}) == len(paths) == 5
    yearly = journal("=== 2026-03-02\nx\n=== 2026-03-09\nx\n", week="[P]/GGGG").atlas.of("week")
    assert [page.which for page in yearly] == ["2026-W10"]


def test_a_page_that_is_there_keeps_its_place_when_another_of_its_name_comes(journal):
    names = "".join(f"=== 2026-03-0{day}\n#trigger/b #trigger/a\n" for day in (2, 3))
    atlas = journal(names, pages={Page("theme", "b", "trigger"): "P/Themes/A.md"}).atlas
    assert themes(atlas) == {"b": "P/Themes/A.md", "a": "P/Themes/A (patterns).md"}


@pytest.mark.parametrize(
    "name",
    ["What now?", "plans/late", "CON", "x" * 300, "ısrar", "😶", "שתיקה ארוכה", "???", "a [b] c", "<!-- b"],
)
def test_a_theme_of_any_name_has_a_page_that_is_found_again(journal, name):
    text = "".join(f"=== 2026-03-0{day}\n---\ntriggers: [{name!r}]\n---\n" for day in (2, 3))
    found = journal(text)
    ((key, path),) = themes(found.atlas).items()
    stem = path.rpartition("/")[2].removesuffix(".md")
    assert same(Page("theme", f"[[{stem}]]")).which == key
    view = found.press.view(path, Page("theme", f"[[{stem}]]"), None)
    assert view.theme.key == key
    assert "Named on 2 days" in found.read(view, "Theme")
    assert len(path.encode()) < 255


# What stands in a note's regions.


def test_which_view_a_note_has(journal):
    found = journal(TWICE + NOTE)
    press, records = (
        found.press,
        {record.path: record for record in found.history.days[date(2026, 3, 2)].records},
    )
    week = press.view("X.md", Page("week", "2026-W10"), None)
    assert (week.week.label, week.as_of) == ("2026-W10", date(2026, 3, 8))
    assert press.view("X.md", Page("week", "2026-W60"), None) is None
    assert press.view("X.md", Page("theme", "[[Slow reply]]"), None).theme.key == KEY
    assert press.view("X.md", Page("theme", "unknown"), None) is None
    assert press.view("T/Slow reply.md", None, found.history.triggers[KEY].note).theme.key == KEY
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


def test_a_month_has_a_page_from_its_second_written_week_and_a_quarter_from_its_second_month(journal):
    def spans(*days):
        atlas = journal("".join(f"=== {day}\nx\n" for day in days)).atlas
        return [page.which for kind in ("month", "quarter") for page in atlas.of(kind)]

    assert spans("2026-03-02", "2026-03-03") == []
    assert spans("2026-03-02", "2026-03-09") == ["2026-03"]
    assert spans("2026-02-02", "2026-03-09") == ["2026-Q1"]
    assert spans("2026-02-02", "2026-02-09", "2026-03-09") == ["2026-02", "2026-Q1"]
