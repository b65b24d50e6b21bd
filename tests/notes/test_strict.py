"""Formats as people write them, written and strictly read, against moment.js itself.

make_formats.js says how its table was made.
"""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import ISO, SUNDAY
from vaultkit.notes.locales import LOCALES, names_of
from vaultkit.notes.moment import written
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.strict import parsed

MOMENT = json.loads((Path(__file__).parent / "moment_formats.json").read_text(encoding="utf-8"))
DAYS = [date.fromisoformat(text) for text in MOMENT["days"]]
LINES = {locale: {**MOMENT["locales"]["en"], **lines} for locale, lines in MOMENT["locales"].items()}
every_locale = pytest.mark.parametrize("locale", LINES)

# In these a week, a month, a quarter or a year is named, and by moment its first day meant.
NO_DAY = {
    *("TR MM-YYYY", "gggg-[W]ww", "GGGG-[W]WW", "YYYY-[W]ww", "YYYY-[W]WW", "gggg-[W]WW", "GGGG-[W]ww"),
    *(
        "gggg-第ww周",
        "GGGG年第WW周",
        "YYYY/[W]ww/YYYY-[W]ww",
        "YYYY/[Week] w",
        "[Week] w, gggg",
        "[Week]-w-YY",
    ),
    *("gggg[W]ww", "ggww", "gggg-[KW]ww", "[KW] WW GGGG", "gggg-[S]ww", "GGGG-[W]WW_週次レビュー"),
    *(
        "wo [week of] gggg",
        "gggg-ww (MMM D)",
        "YYYY-MM",
        "YYYY/YYYY-MM",
        "YYYY-MM MMMM",
        "MMMM YYYY",
        "MMM YY",
    ),
    *("M-YY", "YYYY/MM", "YYYY年MM月", "YYYY-MM_月次レビュー", "MMMM [de] YYYY", "YYYY-[Q]Q", "YYYY/[Q]Q"),
    *("[Q]Q YYYY", "YYYY-Qo", "YYYY年第Q季度", "YYYY", "[Year] YYYY", "YY", "YYYY年", "YYYYYY", "Y"),
}


# 2023-W52-7 is the first day of that year, and the last.
TWO_DAYS = {date(2023, 1, 1)}


def read(day):
    return day and date.fromisoformat(day)


@every_locale
def test_formats_are_written_as_moment_writes_them(locale):
    names = names_of(locale)
    for text, line in LINES[locale].items():
        assert [written(text, names, day, rule=names.week) for day in DAYS] == line["made"], text


@every_locale
def test_what_they_made_is_read_as_moment_reads_it(locale):
    for text, line in LINES[locale].items():
        found = [parsed(made, text, locale) for made in line["made"]]
        assert found == list(map(read, line.get("read", MOMENT["days"]))), text


@every_locale
def test_what_they_did_not_make_is_read_as_moment_reads_it(locale):
    for text, line in LINES[locale].items():
        found = {other: parsed(other, text, locale) for other in line["others"]}
        assert found == {other: read(day) for other, day in line["others"].items()}, text


@every_locale
def test_some_of_that_is_a_date_to_moment_and_most_is_none(locale):
    others = [day for line in LINES[locale].values() for day in line["others"].values()]
    assert others.count(None) > 100
    assert len(others) - others.count(None) > 10


@every_locale
def test_a_day_is_found_in_every_name_that_holds_one(locale):
    """By what made the name: also where moment's strict reading finds none, as in `Mo`, `[W]ww]` or capitals."""
    for text, line in LINES[locale].items():
        form = PathFormat(text, names_of(locale).week, locale)
        found = [form.day_of(made) for made in line["made"]]
        if text == "YYYY-[W]WW-E":  # around New Year two days have one name
            assert {*found} == {None, *DAYS} - TWO_DAYS, text
            continue
        is_era_unnamed = locale == "ja" and text.startswith("yyyy-")  # the year of any
        assert found == ([None] * len(DAYS) if text in NO_DAY or is_era_unnamed else DAYS), text


@every_locale
def test_where_both_find_a_day_it_is_the_same(locale):
    for text, line in LINES[locale].items():
        if text == "YYYY-[W]WW-E":
            continue  # moment takes 2019-W01-1 for the last day of 2018, which it wrote as 2018-W01-1
        form = PathFormat(text, names_of(locale).week, locale)
        for name in (*line["made"], *line["others"]):
            found = {form.day_of(name), parsed(name, text, locale)} - {None}
            assert len(found) < 2, (text, name)


@pytest.mark.parametrize(
    ("name", "text", "locale", "day"),
    [
        ("令和8年3月5日", "NNNNy年M月D日", "ja", date(2026, 3, 5)),
        ("令和元年5月1日", "NNNNyoM月D日", "ja", date(2019, 5, 1)),
        ("㍼64年1月7日", "NNNNNy年M月D日", "ja", date(1989, 1, 7)),
        ("2026-03-05 24:00", "YYYY-MM-DD HH:mm", "en", date(2026, 3, 6)),
        ("2026-03-05T23:00-05:00", "YYYY-MM-DDTHH:mmZ", "en", date(2026, 3, 6)),
        ("2026-03-05 下午 9", "YYYY-MM-DD A h", "zh-cn", date(2026, 3, 5)),
        ("2026-03-05 下午 13", "YYYY-MM-DD A H", "zh-cn", None),  # moment adds twelve to the thirteen
        ("5 МАРТ 2026", "D MMMM YYYY", "ru", date(2026, 3, 5)),
        ("5 Mrz 2026", "D MMM YYYY", "de", None),
        ("2026-03-05 Fri", "YYYY-MM-DD ddd", "en", None),
        ("2026-W10-Thursday", "GGGG-[W]WW-dddd", "en", None),  # a week's first day is no Thursday
        ("05", "DD", "en", None),  # of which month, only today could say
        ("03-05", "MM-DD", "en", None),
        ("10", "ww", "en", None),
        ("2026", "gggg", "en", None),
        ("2026-04-31", "YYYY-MM-DD", "en", None),
        ("2026-03-05 12:60", "YYYY-MM-DD HH:mm", "en", None),
        ("2026-03-05 13 pm", "YYYY-MM-DD h a", "en", None),
        ("0000-01-01", "YYYY-MM-DD", "en", None),
        ("2026-03-05\n", "YYYY-MM-DD", "en", None),
        ("", "YYYY", "en", None),
    ],
)
def test_read_strictly(name, text, locale, day):
    assert parsed(name, text, locale) == day


def test_the_week_rule_may_be_another_than_the_locales():
    assert parsed("2026-W01", "gggg-[W]ww", "en") == date(2025, 12, 28)
    assert parsed("2026-W01", "gggg-[W]ww", "en", ISO) == date(2025, 12, 29)
    assert parsed("2026-W01", "gggg-[W]ww", "de", SUNDAY) == date(2025, 12, 28)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=st.dates(date(1900, 1, 1), date(2068, 12, 31)))
def test_the_usual_formats_are_read_back_in_every_locale(locale, day):
    names = names_of(locale)
    for text in (
        "YYYY-MM-DD",
        "gggg-[W]ww-e",
        "GGGG-[W]WW-E",
        "YYYY-DDDD",
        "x",
        "NNNNy-MM-DD",
        "YYYY-MM-DD[日]",
    ):
        assert parsed(written(text, names, day, rule=names.week), text, locale) == day


@given(
    st.text(max_size=30),
    st.text("YMDdwWgGEeQoHhmsSaAXxZzkyNL[]\\/ -日.\n", max_size=12),
    st.sampled_from(LOCALES),
)
def test_any_text_is_read_by_any_format_without_failing(name, text, locale):
    parsed(name, text, locale)
    made = written(text, names_of(locale), date(2026, 3, 5))
    assert parsed(unicodedata.normalize("NFC", made), text, locale) is None or made
