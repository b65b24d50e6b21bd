from datetime import date, timedelta

import pytest

from vaultkit.notes.calendar import ISO
from vaultkit.notes.language import locale_of
from vaultkit.notes.locales import LOCALES
from vaultkit.notes.pathformat import PathFormat

OTHERS = ["Ideas/On Monday.md", "People/Ann.md", "Meetings/2026-03-05 Monday morning.md"]
DAYS = [date(2026, 1, 1) + timedelta(days=passed) for passed in range(0, 365, 5)]


def diary(text, locale):
    form = PathFormat(text, ISO, locale)
    return [*OTHERS, *(f"Diary/{form.format(day)}.md" for day in DAYS)]


@pytest.mark.parametrize("locale", sorted({*LOCALES} - {"en", "en-gb"}))
def test_the_language_of_the_names_is_found(locale):
    assert locale_of(diary("dddd, D MMMM YYYY", locale), "dddd, D MMMM YYYY") == locale


def test_of_languages_that_write_alike_the_first_is_named():
    assert locale_of(diary("YYYY-MM-DD dddd", "nb"), "YYYY-MM-DD dddd") == "da"
    assert locale_of(diary("YYYY-MM-DD dddd", "en-gb"), "YYYY-MM-DD dddd", locale="de") == "en"


def test_nothing_is_said_where_the_setting_reads_as_many():
    assert locale_of(diary("YYYY-MM-DD dddd", "en"), "YYYY-MM-DD dddd") is None
    assert locale_of(diary("YYYY-MM-DD dddd", "nb"), "YYYY-MM-DD dddd", locale="nb") is None
    assert locale_of(diary("YYYY-MM-DD dddd", "en-gb"), "YYYY-MM-DD dddd") is None
    assert locale_of(diary("YYYY-MM-DD", "de"), "YYYY-MM-DD") is None
    assert locale_of(OTHERS, "YYYY-MM-DD dddd") is None
    assert locale_of([], "YYYY-MM-DD dddd") is None
    assert locale_of(diary("YYYY", "de"), "MMMM") is None


def test_of_a_diary_in_two_languages_the_fuller_one_counts():
    german, english = diary("D MMMM YYYY", "de"), diary("D MMMM YYYY", "en")
    assert locale_of([*german, *english[:20]], "D MMMM YYYY") == "de"
    assert locale_of([*german[:20], *english], "D MMMM YYYY") is None
