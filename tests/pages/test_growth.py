"""Pages that grow for years stay readable, and lose nothing of their counts."""

import re
from datetime import date, timedelta

import pytest

from vaultkit.pages.sections import BY_NAME
from vaultkit.patterns import companions

LONGEST = 700
"""Characters of a line as it is read; a quote and its link are about half of it."""
FIRST = date(2016, 1, 4)


def evenings(number, every=1):
    """An evening on each of so many days: somebody, a trigger, a feeling, a number, a lesson, a rift that mended."""
    return "".join(
        f"=== {FIRST + timedelta(n * every)} Reflection\n---\npeople: [Sam]\ndistress: {n % 8}\n---\n"
        f"#trigger/doors #rift/x{n} #repair/x{n} {'#feeling/tense' if n % 3 else '#feeling/calm'}\n- words {n} #lesson\n"
        for n in range(number)
    )


@pytest.fixture(scope="module")
def ten_years(journal):
    return journal(evenings(3650))


@pytest.fixture(scope="module")
def two_thousand(journal):
    """Days with a trigger, and of a need on every second day."""
    return journal(evenings(2000, every=2))


def is_readable(page, lines):
    found = page.splitlines()
    assert len(found) < lines
    assert max(map(len, found)) < LONGEST
    return True


def told(said):
    """The days told in full, and those that a row of a year counts, once by the year and once by its months."""
    rows = said.splitlines()[1:]
    years = [re.fullmatch(r"- (?:Earlier in )?\d{4}, (\d+): (.+)", row) for row in rows]
    full = sum(row.count("[") - 1 for row, year in zip(rows, years, strict=True) if not year)
    by_year = sum(int(year[1]) for year in years if year)
    by_month = sum(int(n) for year in years if year for n in re.findall(r"\] \((\d+)\)", year[2]))
    return full, by_year, by_month


def test_somebody_met_daily_for_ten_years(ten_years):
    page = ten_years.theme("Sam", subject="person")
    assert is_readable(page, 110)
    assert "Named on 3650 days in 522 weeks, 4 Jan 2016 – 31 Dec 2025." in page
    full, by_year, by_month = told(ten_years.theme("Sam", "theme-days", subject="person"))
    assert full + by_year == 3650
    assert by_year == by_month


def test_a_trigger_of_two_thousand_days(two_thousand):
    page = two_thousand.theme("doors")
    assert is_readable(page, 110)
    full, by_year, by_month = told(two_thousand.theme("doors", "theme-days"))
    assert full + by_year == 2000
    assert by_year == by_month
    # A quote, and a rift, a day: twelve in full, and the others counted.
    for section in ("helped", "theme-rifts"):
        rows = two_thousand.theme("doors", section).splitlines()[1:]
        earlier = [
            int(found[1]) for row in rows if (found := re.match(r"- (?:Earlier in )?\d{4}, (\d+): ", row))
        ]
        assert len(rows) - len(earlier) + sum(earlier) == 2000


def test_an_index_of_ten_years(ten_years):
    page = ten_years.index()
    assert is_readable(page, 60)
    assert "Written on 3650 days in 522 weeks, since 4 Jan 2016." in page
    assert "- 496 weeks before these, on the pages of their months.\n" in page
    rows = ten_years.index("months").splitlines()[1:]
    assert sum(int(re.match(r"- \d{4}, (\d+) days: ", row)[1]) for row in rows) == 3650
    months = {page.which for page in ten_years.atlas.of("month")}
    assert sum(row.count("[") for row in rows) == len(months) + len(ten_years.atlas.of("quarter"))


def test_every_number_says_its_days(ten_years):
    view = ten_years.press.theme_view(ten_years.history.themes["person"]["sam"], "P/T.md")
    for name in ("theme", "theme-days", "helped"):
        said = BY_NAME[name].tell(view)
        assert said.figures, name
        for figure in said.figures:
            assert figure.value <= figure.n
            assert figure.unit == "weeks" or figure.value == len(figure.days)
            assert all(figure.start <= day <= figure.end for day in figure.days)


def test_what_is_seen_together_is_asked_once_for_all_pages(two_thousand):
    companions._together.cache_clear()
    for subject, name in (("trigger", "doors"), ("feeling", "tense"), ("feeling", "calm")):
        assert two_thousand.theme(name, "seen-with", subject=subject) is not None
    assert companions._together.cache_info().misses == 1
