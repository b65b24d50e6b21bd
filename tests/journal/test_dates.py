"""Days as people say them; what two people would take for two days is none."""

import subprocess
import sys
from datetime import date

import pytest

from vaultkit.errors import RequestWrong
from vaultkit.journal.dates import day_meant, day_named

THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-02-28", "2026-02-28"),
        ("today", "2026-03-05"),
        ("Yesterday", "2026-03-04"),
        ("tomorrow", "2026-03-06"),
        ("last night", "2026-03-04"),
        ("the day before yesterday", "2026-03-03"),
        ("day after tomorrow", "2026-03-07"),
        ("3 days ago", "2026-03-02"),
        ("two weeks  ago", "2026-02-19"),
        ("in 3 days", "2026-03-08"),
        ("last monday", "2026-03-02"),
        ("monday", "2026-03-02"),
        ("on friday", "2026-02-27"),
        ("thursday", "2026-02-26"),
        ("next friday", "2026-03-06"),
        ("thurs", "2026-02-26"),
        ("last wed", "2026-03-04"),
        ("sat", "2026-02-28"),
        ("tues, 3 march", "2026-03-03"),
        ("3 march", "2026-03-03"),
        ("March 3rd", "2026-03-03"),
        ("the 3rd of march", "2026-03-03"),
        ("6 march", "2025-03-06"),
        ("friday 6 march", "2026-03-06"),
        ("dec 24", "2025-12-24"),
        ("5 march 2025", "2025-03-05"),
        ("29 february", "2024-02-29"),
    ],
)
def test_a_day_is_the_one_that_was(said, day):
    assert day_named(said, THURSDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("friday", "2026-03-06"),
        ("thursday", "2026-03-12"),
        ("next monday", "2026-03-09"),
        ("last monday", "2026-03-02"),
        ("yesterday", "2026-03-04"),
        ("3 march", "2027-03-03"),
        ("dec 24", "2026-12-24"),
        ("in two weeks", "2026-03-19"),
    ],
)
def test_of_something_to_come_it_is_the_next_one(said, day):
    assert day_named(said, THURSDAY, ahead=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said",
    [
        "", "march", "may", "sun and sea", "March 2025", "last week", "next month", "last year", "soon", "sometime",
        "5.3.", "05/03/2026", "3/5", "2026", "2026-03", "20260305", "5 mar 26", "the 5th", "one", "at nine", "noon",
        "now", "12 am", "21:40", "an hour ago", "wed 4", "monday 5 march", "31 june", "31 feb", "tomorow", "2 weeks",
        "999 years ago yesterday", "yesterday or so",
    ],
)  # fmt: skip
@pytest.mark.parametrize("ahead", [False, True])
def test_what_may_be_two_days_is_none(said, ahead):
    assert day_named(said, THURSDAY, ahead=ahead) is None


@pytest.mark.parametrize(
    "first", ["mon", "tue", "tues", "wed", "wednes", "thu", "thur", "thurs", "fri", "sat", "satur", "sun"]
)
@pytest.mark.parametrize("before", ["", "on ", "last ", "next ", "this "])
def test_every_spelling_of_a_weekday_is_that_day(first, before):
    for said in (before + first, f"{before}{first}day"):
        assert f"{day_named(said, THURSDAY):%A}".casefold().startswith(first)


def test_the_day_of_an_entry():
    assert day_meant(None, THURSDAY) == THURSDAY
    assert day_meant("yesterday", THURSDAY) == date(2026, 3, 4)
    assert day_meant("2027-03-06", THURSDAY) == date(2027, 3, 6)
    for said in ("2027-03-07", "soon"):
        with pytest.raises(RequestWrong, match="--day"):
            day_meant(said, THURSDAY)


def test_the_library_says_nothing_of_its_own():
    code = "from datetime import date; from vaultkit.journal.dates import day_named as d; d('3 march', date(2026, 3, 5))"
    command = [sys.executable, "-W", "always", "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout + said.stderr == ""
