"""Dates in the languages of people, against moment.js itself (make_locales.js says how its table was made)."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes import locales
from vaultkit.notes.locales import LOCALES, names_of
from vaultkit.notes.moment import written
from vaultkit.notes.pathformat import PathFormat

# Of each locale's formats, those that English writes otherwise.
MOMENT = json.loads((Path(__file__).parent / "moment_locales.json").read_text(encoding="utf-8"))
MOMENTS = [datetime.fromisoformat(text) for text in MOMENT["days"]]

every_locale = pytest.mark.parametrize("locale", LOCALES)
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def test_every_locale_on_offer_has_names_and_a_table():
    data = json.loads(Path(locales.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    assert set(LOCALES) == {"en", *data} == {*MOMENT["locales"]}
    assert len(set(LOCALES)) == len(LOCALES)


@every_locale
def test_dates_as_moment_says_them(locale):
    names = names_of(locale)
    for text, expected in {**MOMENT["locales"]["en"], **MOMENT["locales"][locale]}.items():
        said = [written(text, names, at.date(), at.time(), names.week) for at in MOMENTS]
        assert said == expected, text


@pytest.mark.parametrize(
    ("locale", "day", "dated", "month"),
    [
        ("en", "Thu 5", "5 Mar 2026", "March 2026"),
        ("en-gb", "Thu 5", "5 Mar 2026", "March 2026"),
        ("de", "Do 5.", "5. März 2026", "März 2026"),
        ("fr", "jeu. 5", "5 mars 2026", "mars 2026"),
        ("es", "jue. 5", "5 mar. 2026", "marzo de 2026"),
        ("pt-br", "qui 5", "5 de mar de 2026", "março de 2026"),
        ("it", "gio 5", "5 mar 2026", "marzo 2026"),
        ("nl", "do. 5", "5 mrt. 2026", "maart 2026"),
        ("pl", "czw 5", "5 mar 2026", "marzec 2026"),
        ("sv", "tor 5", "5 mar 2026", "mars 2026"),
        ("da", "tor 5.", "5. mar 2026", "marts 2026"),
        ("nb", "to. 5.", "5. mars 2026", "mars 2026"),
        ("fi", "to 5.", "5.3.2026", "maaliskuu 2026"),
        ("ru", "чт 5", "5 мар. 2026 г.", "март 2026 г."),
        ("uk", "чт 5", "5 бер 2026 р.", "березень 2026 р."),
        ("tr", "5 Per", "5 Mar 2026", "Mart 2026"),
        ("ja", "5日(木)", "2026年3月5日", "2026年3月"),
        ("zh-cn", "5日周四", "2026年3月5日", "2026年3月"),
        ("ko", "5일 (목)", "2026년 3월 5일", "2026년 3월"),
    ],
)
def test_days_as_pages_say_them(locale, day, dated, month):
    names = names_of(locale)
    fifth = date(2026, 3, 5)
    assert (names.day(fifth), names.date(fifth, 2025), names.month(fifth)) == (day, dated, month)
    assert names.date(fifth) == names.date(fifth, 2026) == names.date(fifth, relative_to_year=None)
    assert dated.startswith(names.date(fifth)) or dated.endswith(names.date(fifth))


@pytest.mark.parametrize(
    ("locale", "month", "months", "years"),
    [
        (
            "en",
            "Mon 2 – Sun 8 March 2026",
            "Mon 30 March – Sun 5 April 2026",
            "Mon 28 December 2026 – Sun 3 January 2027",
        ),
        (
            "de",
            "Mo 2. – So 8. März 2026",
            "Mo 30. März – So 5. April 2026",
            "Mo 28. Dezember 2026 – So 3. Januar 2027",
        ),
        (
            "fr",
            "lun. 2 – dim. 8 mars 2026",
            "lun. 30 mars – dim. 5 avril 2026",
            "lun. 28 décembre 2026 – dim. 3 janvier 2027",
        ),
        (
            "es",
            "lun. 2 – dom. 8 de marzo de 2026",
            "lun. 30 de marzo – dom. 5 de abril de 2026",
            "lun. 28 de diciembre de 2026 – dom. 3 de enero de 2027",
        ),
        (
            "pl",
            "pon 2 – ndz 8 marca 2026",
            "pon 30 marca – ndz 5 kwietnia 2026",
            "pon 28 grudnia 2026 – ndz 3 stycznia 2027",
        ),
        (
            "fi",
            "ma 2. – su 8. maaliskuuta 2026",
            "ma 30. maaliskuuta – su 5. huhtikuuta 2026",
            "ma 28. joulukuuta 2026 – su 3. tammikuuta 2027",
        ),
        (
            "ru",
            "пн 2 – вс 8 марта 2026 г.",
            "пн 30 марта – вс 5 апреля 2026 г.",
            "пн 28 декабря 2026 г. – вс 3 января 2027 г.",
        ),
        (
            "tr",
            "2 Pzt – 8 Mart 2026 Paz",
            "30 Mart Pzt – 5 Nisan 2026 Paz",
            "28 Aralık 2026 Pzt – 3 Ocak 2027 Paz",
        ),
        (
            "ja",
            "2026年3月2日(月)～8日(日)",
            "2026年3月30日(月)～4月5日(日)",
            "2026年12月28日(月)～2027年1月3日(日)",
        ),
        (
            "zh-cn",
            "2026年3月2日周一至8日周日",
            "2026年3月30日周一至4月5日周日",
            "2026年12月28日周一至2027年1月3日周日",
        ),
        (
            "ko",
            "2026년 3월 2일 (월) ~ 8일 (일)",
            "2026년 3월 30일 (월) ~ 4월 5일 (일)",
            "2026년 12월 28일 (월) ~ 2027년 1월 3일 (일)",
        ),
    ],
)
def test_a_week_says_month_and_year_once(locale, month, months, years):
    span = names_of(locale).span
    assert span(date(2026, 3, 2), date(2026, 3, 8)) == month
    assert span(date(2026, 3, 30), date(2026, 4, 5)) == months
    assert span(date(2026, 12, 28), date(2027, 1, 3)) == years


@every_locale
@given(st.tuples(days, days).map(sorted))
def test_any_span_says_each_year_once(locale, pair):
    start, end = pair
    said = names_of(locale).span(start, end)
    for year in {start.year, end.year}:
        assert said.count(str(year)) == 1


def test_one_day_is_said_once():
    assert names_of("en").span(date(2026, 3, 5), date(2026, 3, 5)) == "Thu 5 March 2026"
    assert names_of("ja").span(date(2026, 3, 5), date(2026, 3, 5)) == "2026年3月5日(木)"


def test_a_month_by_itself_is_not_inflected():
    may = date(2026, 5, 5)
    assert names_of("ru").month_name(may) == "май"
    assert names_of("pl").month_name(may) == "maj"
    assert names_of("uk").month_name(may) == "травень"
    assert names_of("en").month_name(may) == "May"


@every_locale
@pytest.mark.parametrize(
    "text",
    [
        "D MMMM YYYY",
        "dddd D MMM YYYY",
        "DDDo YYYY",
        "YYYY-MM-DD LT",
        "LL",
        "LLLL",
        "YYYY-MM-DD A h.mm",
        "YYYY-MM-DD a",
    ],
)
def test_a_file_name_in_a_locale_is_read_back(locale, text):
    form = PathFormat(text, locale=locale)
    for at in MOMENTS:
        path = form.format(at.date(), at.time())
        assert form.day_of(path) == at.date(), path


def test_english_reads_no_file(monkeypatch):
    def no_file(_package):
        raise AssertionError

    monkeypatch.setattr("importlib.resources.files", no_file)
    assert names_of("en").day(date(2026, 3, 5)) == "Thu 5"
    assert PathFormat("dddd Do MMMM").format(date(2026, 3, 5)) == "Thursday 5th March"
