"""Formats against moment.js itself, and paths read back.

`moment_en.json` was made with moment 2.29.4 (the one the `obsidian` package pins) under Node 20 and TZ=UTC:
`moment(day).format(format)` for each format and each of `days`, after `moment.locale("en")` and
`moment.updateLocale("en", {week})` with `{dow: 0, doy: 6}` for the rule `sunday`, `{dow: 1, doy: 4}` for
`iso` and `{dow: 6, doy: 12}` for `saturday`.
"""

import json
import unicodedata
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import ISO, SATURDAY, SUNDAY, WEEK_RULES, week_of
from vaultkit.notes.locales import LOCALES
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
    "NNNN yo MMMM D",
    "YYYY-MM-DD S.SS.SSS",
    "YYYY-MM-DD SSSSSS",
    "YYYY [quarter] Qo, MMMM D",
    "YYYY-MM-DD YYYY-MM-DD",
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


@pytest.mark.parametrize("text", ["NNNN y-MM-DD", "N yo MMMM D", "NNNNNyy.MM.DD", "NNNNyo/M/D"])
@given(day=st.dates(date(1700, 1, 1), date(2100, 12, 31)))
def test_years_of_japanese_eras_are_read_back(text, day):
    path_format = PathFormat(text, ISO, "ja")
    assert path_format.day_of(path_format.format(day)) == day


def test_a_year_of_an_era_that_is_not_named_is_any_eras():
    assert PathFormat("y-MM-DD", ISO, "ja").format(date(2026, 3, 5)) == "8-03-05"
    assert PathFormat("y-MM-DD", ISO, "ja").day_of("8-03-05") is None
    assert PathFormat("y-MM-DD").day_of("2026-03-05") == date(2026, 3, 5)


def test_a_format_of_many_numbers_in_a_row_is_written_and_not_read():
    """It would take long: `MDHhkmswW` shares 14 digits out in some hundred ways."""
    path_format = PathFormat("YYYYMDDDDHhkmswWdeEXx")
    assert path_format.day_of(path_format.format(date(2026, 11, 12), time(11, 11, 11))) is None
    assert PathFormat("YYYY M D H h k m s w W").day_of("2026 3 5 11 11 11 7 9 10 10") == date(2026, 3, 5)


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
        ("YYYY-[W]ww", ISO, "2025-W01.md"),  # that of January, or that of 29 December
        ("YYYY-[W]ww", SUNDAY, "2023-W53.md"),
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


def test_a_week_that_is_named_by_another_than_its_first_day():
    """Made by hand, or by a plugin that asks for today."""
    thursday = date(2026, 1, 1)
    assert PathFormat("YYYY-[W]ww").week_of_path("2026-W01.md") == week_of(thursday)
    assert PathFormat("gggg-[W]ww (MMM D)").week_of_path("2026-W01 (Jan 1).md") == week_of(thursday)


@pytest.mark.parametrize(
    ("text", "path", "start"),
    [
        ("gggg-[W]ww", "Weeks/2026-W10.md", date(2026, 3, 1)),
        ("[Weekly]/gggg/[W]ww", "Old/Weekly/2026/W10.md", date(2026, 3, 1)),
        ("YYYY/MM/[W]ww", "2026/03/W10.md", date(2026, 3, 1)),
        ("YYYY/[W]ww/YYYY-[W]ww", "Anywhere/2026-W10.md", date(2026, 3, 1)),
        ("[Week]-w-YY", "Week-10-26.md", date(2026, 3, 1)),
        ("wo [week of] gggg", "10th week of 2026.md", date(2026, 3, 1)),
        ("gggg-第ww周", "日记/2026-第10周.md", date(2026, 3, 1)),
        # Where weeks begin on Sunday, an ISO week is named by the Sunday that ends it.
        ("GGGG-[W]WW", "2026-W10.md", date(2026, 3, 8)),
    ],
)
def test_weekly_notes_of_peoples_own(text, path, start):
    week = PathFormat(text, SUNDAY).week_of_path(path)
    assert week is not None
    assert week.start == start


@pytest.mark.parametrize(
    ("text", "path", "label"),
    [
        ("YYYY-MM", "2026-03.md", "2026-03"),
        ("YYYY/MM", "Old/2026/03.md", "2026-03"),
        ("MMMM YYYY", "March 2026.md", "2026-03"),
        ("YYYY年MM月", "2026年03月.md", "2026-03"),
        ("M-YY", "3-26.md", "2026-03"),
        ("[Month of] YYYY-MM-DD", "Month of 2026-03-01.md", "2026-03"),
        ("[Month of] YYYY-MM-DD", "Month of 2026-03-05.md", None),
        ("YYYY-MM", "2026-13.md", None),
        ("MM", "03.md", None),
        ("YYYY", "2026.md", None),
        ("gggg-[W]ww", "2026-W10.md", None),
        ("NNNNy年M月", "令和8年3月.md", "2026-03"),
    ],
)
def test_a_month_is_read_back_from_its_path(text, path, label):
    month = PathFormat(text, ISO, "ja" if "年M" in text else "en").month_of_path(path)
    assert (month and month.label) == label


@pytest.mark.parametrize(
    ("text", "path", "label"),
    [
        ("YYYY-[Q]Q", "2026-Q1.md", "2026-Q1"),
        ("YYYY/[Q]Q", "Old/2026/Q4.md", "2026-Q4"),
        ("Qo [quarter] YYYY", "2nd quarter 2026.md", "2026-Q2"),
        ("YYYY年第Q季度", "2026年第3季度.md", "2026-Q3"),
        ("YYYY-MM [quarter]", "2026-04 quarter.md", "2026-Q2"),
        ("YYYY-MM [quarter]", "2026-05 quarter.md", None),
        ("YYYY-[Q]Q", "2026-Q5.md", None),
        ("[Q]Q", "Q1.md", None),
    ],
)
def test_a_quarter_is_read_back_from_its_path(text, path, label):
    quarter = PathFormat(text).quarter_of_path(path)
    assert (quarter and quarter.label) == label


@pytest.mark.parametrize(
    ("text", "year", "week", "right"),
    [
        ("YYYY-[W]ww", "YYYY", "ww", "gggg"),
        ("YYYY [week] w", "YYYY", "w", "gggg"),
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
        "YYYY/[W]ww/YYYY-MM-DD",
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
    for stretch in (path_format.week_of_path, path_format.month_of_path, path_format.quarter_of_path):
        assert (found := stretch(path)) is None or day in found
    assert path_format.format(day, time(0)) == path_format.format(day)


WHOLE_DAYS = [
    ["YYYY", "MM", "DD"],
    ["YYYY", "M", "D"],
    ["YYYY", "MMMM", "Do"],
    ["YY", "MMM", "D"],
    ["YYYY", "DDDD"],
    ["YYYY", "DDDo"],
    ["gggg", "ww", "e"],
    ["GGGG", "W", "dddd"],
    ["NNNN", "yo", "Mo", "DD"],
    ["x"],
]
BESIDES = ["ddd", "dd", "dddd", "do", "wo", "Qo", "YYYY", "HH", "h", "A", "mm", "SS", "E", "[at]", "日", "LL"]


@st.composite
def formats_of_days(draw):
    """Tokens of a whole day among others, in any order, in folders or not, with something between any two."""
    parts = draw(
        st.permutations(
            draw(st.sampled_from(WHOLE_DAYS)) + draw(st.lists(st.sampled_from(BESIDES), max_size=4))
        )
    )
    between = [draw(st.sampled_from(["-", " - ", "_", "/", "=[_]="])) for _ in parts]
    return "".join(chain.from_iterable(zip(parts, between, strict=True)))


@given(formats_of_days(), st.sampled_from(LOCALES), rules, days, st.times())
def test_every_format_that_names_a_whole_day_is_read_back_in_every_locale(text, locale, rule, day, at):
    path_format = PathFormat(text, rule, locale)
    path = path_format.format(day, at)
    assert path_format.day_of(f"Moved/{path}.md") == day


@given(st.text(max_size=20))
def test_any_path_at_all_is_read_without_failing(path):
    for text in ("MMM Do YYYY", "D.M.y", "x", "GGGG/[W]W/dd"):
        PathFormat(text).day_of(path)
        PathFormat(text).week_of_path(path)


@pytest.mark.parametrize("name", ["٢٠٢٦-٠٣-٠٥", "۲۰۲۶-۰۳-۰۵", "२०२६-०३-०५", "２０２６-０３-０５"])
def test_digits_of_any_script_are_digits(name):
    assert PathFormat("YYYY-MM-DD").day_of(f"{name}.md") == date(2026, 3, 5)
