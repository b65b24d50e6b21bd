"""Formats against moment.js itself, and paths read back.

`moment_en.json` was made with moment 2.29.4 (the one the `obsidian` package pins) under Node 20 and TZ=UTC:
`moment(day).format(format)` for each format and each of `days`, after `moment.locale("en")` and
`moment.updateLocale("en", {week})` with `{dow: 0, doy: 6}` for the rule `sunday`, `{dow: 1, doy: 4}` for
`iso` and `{dow: 6, doy: 12}` for `saturday`.
"""

import json
import unicodedata
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import ISO, SATURDAY, SUNDAY, WEEK_RULES, week_of
from vaultkit.notes.pathformat import PathFormat

MOMENT = json.loads((Path(__file__).parent / "moment_en.json").read_text(encoding="utf-8"))
MOMENTS = [datetime.fromisoformat(text) for text in MOMENT["days"]]

IN_THE_WILD = [
    "YYYY-MM-DD",
    "DD-MM-YYYY",
    "DD.MM.YYYY",
    "YYYY/YYYY-MM-DD",
    "YYYY-MM-DD ddd",
    "YYYY/MM-MMMM/YYYY-MM-DD-dddd",
    "YYYYMMDD",
    "YY-MM-DD",
    "YYYY_MM_DD",
    "YYYY-MM-DD日记",
    "MMM Do YYYY",
    "YYYY/[W]ww/YYYY-MM-DD",
]
OTHER_DAYS = [
    "[Journal]/YYYY/MM/YYYY-MM-DD [Check-in]",
    "YYYY/MM/DD",
    "YYYY/MMMM/Do",
    "YYYY年MM月DD日",
    "dddd, MMMM Do YYYY",
    "D MMM yyyy",
    "y-M-D",
    "YYYY-DDDD",
    "YYYY-DDD",
    "DDDo YYYY",
    "GGGG-[W]WW-E",
    "gggg-[W]ww-e",
    "GGGG/[W]WW/dddd",
    "GG[w]W dd",
    "YYYY-MM-DD[T]HH-mm-ss",
    "YYYYMMDDHHmmss",
    "YYYY-MM-DD h.mm a",
    "YYYY-MM-DD kk",
    "YYYYYY-MM-DD",
    "LL",
    "x",
    "[Z-]X",
]
rules = st.sampled_from([ISO, SUNDAY, SATURDAY])
# Two-digit years mean 1969 to 2068, as in moment; an epoch counts from 1970.
days = st.dates(date(1970, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize("case", MOMENT["formats"], ids=lambda case: f"{case['rule']} {case['format']!r}")
def test_formats_as_moment_does(case):
    path_format = PathFormat(case["format"], WEEK_RULES[case["rule"]])
    assert [path_format.format(moment.date(), moment.time()) for moment in MOMENTS] == case["expected"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/日记/YYYY-MM-DD", "日记/2026-03-05"),
        ("YYYY//MM/", "2026/03"),
        ("[Journal/Days]/YYYY", "Journal/Days/2026"),
        ("YYYY-MM-DD[.md]", "2026-03-05"),
        ("[Cafe\u0301] YYYY", "Caf\u00e9 2026"),
        ("GGGG/GGGG-[W]WW [Patterns]", "2026/2026-W10 Patterns"),
        ("", ""),
    ],
)
def test_a_path_is_relative_composed_and_has_no_extension(text, path):
    assert PathFormat(text).format(date(2026, 3, 5)) == path


@pytest.mark.parametrize("text", IN_THE_WILD + OTHER_DAYS)
@given(rule=rules, day=days, at=st.times())
def test_a_day_is_read_back_from_its_path(text, rule, day, at):
    path_format = PathFormat(text, rule)
    path = path_format.format(day, at)
    assert path_format.day_of(path) == day
    assert path_format.day_of(f"{path}.md") == day
    assert path_format.day_of(f"Some/Where/Else/{path}.md") == day


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("YYYY-MM-DD", "Journal/2026/03/2026-03-05.md"),
        ("YYYY/YYYY-MM-DD", "2026-03-05.md"),
        ("YYYY/YYYY-MM-DD", "Old/1999/2026-03-05.md"),
        ("[Journal]/YYYY/MM/YYYY-MM-DD [Check-in]", "Archive/2026-03-05 Check-in.md"),
        ("YYYY/[W]ww/YYYY-MM-DD", "Daily/2026-03-05"),
        ("[Daily]/YYYY/MM/DD", "Archive/2026/03/05.md"),
        ("YYYY/MM-DD", "Deep/Down/2026/03-05.md"),
    ],
)
def test_a_note_moved_later_keeps_its_day(text, path):
    assert PathFormat(text).day_of(path) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("YYYY-MM-DD", "2026-02-30.md"),
        ("YYYY-MM-DD", "2026-13-01.md"),
        ("YYYY-MM-DD", "0000-01-01.md"),
        ("YYYY-MM-DD", "2026-03-05 dinner.md"),
        ("YYYY-MM-DD", "On 2026-03-05.md"),
        ("YYYY-MM-DD", "2026-03-05.png"),
        ("YYYY-MM-DD", "2026-03-05/notes.md"),
        ("YYYY-MM-DD", "2026-3-5.md"),
        ("YYYY-MM-DD", "٢٠٢٦-03-05.md"),
        ("YYYY-MM-DD", "2026-03-05\n"),
        ("YYYY-MM-DD", ""),
        ("YYYY-MM-DD ddd", "2026-03-05 Fri.md"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/03-March/2026-03-05-Friday.md"),
        ("MMM Do YYYY", "Mar 5st 2026.md"),
        ("MMMM MM YYYY-MM-DD", "March 04 2026-03-05.md"),
        ("YYYY/MM/DD", "03/05.md"),
        ("YYYY/MM/DD", "05.md"),
        ("GGGG-[W]WW-E", "2025-W53-1.md"),
        ("YYYY-DDDD", "2026-366.md"),
        ("YYYY-MM-DD HHmm", "2026-03-05 2500.md"),
        ("YYYY.MM.DD", "2026x03x05.md"),
        ("x", "999999999999999.md"),
        ("X", "999999999999.md"),
    ],
)
def test_what_the_format_did_not_make_has_no_day(text, path):
    assert PathFormat(text).day_of(path) is None


@pytest.mark.parametrize(
    "text", ["", "[Index]", "GGGG-[W]WW", "YYYY-MM", "YYYY", "MM-DD", "dddd", "HH:mm", "YYYY [Q]Q"]
)
def test_a_format_without_a_day_finds_none(text):
    path_format = PathFormat(text)
    assert path_format.day_of(path_format.format(date(2026, 3, 5)) + ".md") is None


def test_a_path_that_two_days_could_have_made_has_none():
    path_format = PathFormat("YYYYMD")
    assert path_format.day_of("2026315.md") == date(2026, 3, 15)
    assert path_format.day_of("2026131.md") == date(2026, 1, 31)
    assert path_format.day_of("2026111.md") is None  # 1 November, or 11 January


def test_names_are_compared_as_file_systems_do():
    path_format = PathFormat("[Été] dddd YYYY-MM-DD")
    path = path_format.format(date(2026, 3, 5))
    for name in (path.upper(), path.lower(), unicodedata.normalize("NFD", path), f"{path}.MD"):
        assert path_format.day_of(name) == date(2026, 3, 5)


@pytest.mark.parametrize(("year", "means"), [("68", 2068), ("69", 1969), ("99", 1999), ("00", 2000)])
def test_two_digit_years_have_moments_century(year, means):
    assert PathFormat("YY-MM-DD").day_of(f"{year}-03-05") == date(means, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "GGGG-[W]WW",
        "[Patterns]/GGGG/GGGG-[W]WW [Patterns]",
        "gggg-[W]ww",
        "gggg-第ww周",
        "gggg/[Week] w",
        "gg[w]w",
        "gggg-[W]ww (MMM D)",
        "[Week of] YYYY-MM-DD",
        "YYYY/MM/DD [W]W",
    ],
)
@given(rule=rules, day=days)
def test_a_week_is_read_back_from_its_path(text, rule, day):
    path_format = PathFormat(text, rule)
    week = week_of(day, rule)
    path = path_format.format(week.start)
    assert path_format.week_of_path(f"{path}.md") == week
    assert path_format.week_of_path(f"Moved/To/{path}") == week


@pytest.mark.parametrize(
    ("text", "rule", "path"),
    [
        ("GGGG-[W]WW", ISO, "2025-W53.md"),
        ("GGGG-[W]WW", ISO, "2026-W00.md"),
        ("GGGG-[W]WW", ISO, "2026-W1.md"),
        ("gggg-[W]ww", SUNDAY, "2026-W53.md"),
        ("YYYY-[W]ww", ISO, "2024-W01.md"),  # that of January, or that of 30 December
        ("GGGG/[W]WW", ISO, "W10.md"),
        ("[Week of] YYYY-MM-DD", ISO, "Week of 2026-03-05.md"),  # a Thursday
        ("YYYY-MM", ISO, "2026-03.md"),
        ("[W]WW", ISO, "W10.md"),
    ],
)
def test_what_names_no_one_week_is_none(text, rule, path):
    assert PathFormat(text, rule).week_of_path(path) is None


def test_a_calendar_year_still_finds_the_weeks_it_names_without_doubt():
    assert PathFormat("YYYY-[W]ww", SATURDAY).week_of_path("2026-W10.md") == week_of(
        date(2026, 3, 5), SATURDAY
    )


@pytest.mark.parametrize(
    ("text", "year", "week", "right"),
    [
        ("YYYY-[W]ww", "YYYY", "ww", "gggg"),
        ("YYYY [week] w", "YYYY", "w", "gggg"),
        ("YYYY/[W]ww/YYYY-MM-DD", "YYYY", "ww", "gggg"),
        ("YYYY-[W]WW", "YYYY", "WW", "GGGG"),
        ("gggg-[W]WW", "gggg", "WW", "GGGG"),
        ("gggg-[W]W", "gggg", "W", "GGGG"),
        ("GGGG-[W]ww", "GGGG", "ww", "gggg"),
        ("GGGG-[W]w", "GGGG", "w", "gggg"),
    ],
)
def test_years_and_weeks_that_do_not_go_together_are_said(text, year, week, right):
    (warning,) = PathFormat(text).warnings()
    assert warning == (
        f"Around New Year, `{year}` and `{week}` can disagree about the year a week is in; "
        f"`{right}` is the year that goes with `{week}`."
    )


@pytest.mark.parametrize(
    "text",
    [
        "YYYY-MM-DD",
        "GGGG-[W]WW",
        "gggg-[W]ww",
        "YYYY/gggg-[W]ww",
        "YYYY-MM-DD [W]ww",
        "YYYY-[ww]",
        "\\YYYY-ww",
        "",
    ],
)
def test_nothing_is_said_where_nothing_is_wrong(text):
    assert PathFormat(text).warnings() == ()


def test_formats_are_values():
    assert PathFormat("YYYY") == PathFormat("YYYY", ISO)
    assert hash(PathFormat("YYYY")) == hash(PathFormat("YYYY"))
    assert PathFormat("gggg-[W]ww", SUNDAY) != PathFormat("gggg-[W]ww")


@given(st.text("YMDdwWgGEeQoHhmsSaAXxZzkyNL[]\\/ -日.\n", max_size=12), days, st.times())
def test_any_format_at_all_formats_and_reads_without_failing(text, day, at):
    path_format = PathFormat(text, SUNDAY)
    path = path_format.format(day, at)
    assert path_format.day_of(path) in {None, day}
    path_format.week_of_path(path)
    assert path_format.format(day, time(0)) == path_format.format(day)


@given(st.text(max_size=20))
def test_any_path_at_all_is_read_without_failing(path):
    for text in ("MMM Do YYYY", "D.M.y", "x", "GGGG/[W]W/dd"):
        PathFormat(text).day_of(path)
        PathFormat(text).week_of_path(path)
