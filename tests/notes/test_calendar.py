from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import (
    ISO,
    SATURDAY,
    SUNDAY,
    WEEK_RULES,
    Week,
    WeekRule,
    journal_day,
    leading_day,
    parse_iso_day,
    rule_text,
    week_from_label,
    week_of,
    week_rule,
)
from vaultkit.notes.pathformat import PathFormat

days = st.dates(date(1, 1, 8), date(9999, 12, 20))
rules = st.builds(WeekRule, st.integers(0, 6), st.integers(1, 7))


@pytest.mark.parametrize(
    ("day", "iso", "sunday"),
    [
        ("2020-12-31", "2020-W53", "2021-W01"),
        ("2021-01-03", "2020-W53", "2021-W02"),
        ("2023-01-01", "2022-W52", "2023-W01"),
        ("2024-12-30", "2025-W01", "2025-W01"),
        ("2027-01-01", "2026-W53", "2027-W01"),
        ("2026-03-05", "2026-W10", "2026-W10"),
    ],
)
def test_week_numbers_are_those_on_the_wall(day, iso, sunday):
    assert week_of(date.fromisoformat(day)).label == iso
    assert week_of(date.fromisoformat(day), SUNDAY).label == sunday


@pytest.mark.parametrize(
    ("rule", "text", "labels"),
    [
        # The Calendar plugin's "start on Monday" in English: moment is told of the first day alone.
        ("monday, 2", "gggg-[W]ww", ("2021-W01", "2022-W53", "2025-W01", "2027-W01")),
        ("sunday", "gggg-[W]ww", ("2021-W01", "2023-W01", "2025-W01", "2027-W01")),
        ("sunday", "YYYY-[W]ww", ("2020-W01", "2023-W01", "2024-W01", "2027-W01")),
        ("iso", "GGGG-[W]WW", ("2020-W53", "2022-W52", "2025-W01", "2026-W53")),
        ("iso", "gggg-[W]ww", ("2020-W53", "2022-W52", "2025-W01", "2026-W53")),
        ("saturday, 7", "gggg-[W]ww", ("2020-W52", "2022-W53", "2024-W52", "2026-W52")),
        ("sunday, 3", "gggg-[W]ww", ("2020-W53", "2023-W01", "2025-W01", "2026-W53")),
        ("saturday, 9", "gggg-[W]ww", ("2020-W52", "2022-W52", "2024-W52", "2026-W52")),
    ],
)
def test_weeks_around_new_year_as_moment_counts_them(rule, text, labels):
    """Made by moment 2.29.4 under `updateLocale(…, {week: {dow}})` of en, de and zh-cn."""
    form = PathFormat(text, week_rule(rule))
    days = (date(2020, 12, 31), date(2023, 1, 1), date(2024, 12, 30), date(2027, 1, 1))
    assert tuple(map(form.format, days)) == labels


@given(rules)
def test_a_rule_is_written_and_read(rule):
    assert week_rule(rule_text(rule)) == rule
    assert rule_text(ISO) == "iso"
    assert rule_text(WeekRule(first_day=0, january_day=2)) == "monday, 2"


@pytest.mark.parametrize(
    "text", ["", "isoo", "monday", "monday,", ", 4", "monday, x", "monday, 14", "Mon, 4"]
)
def test_what_is_no_rule_is_none(text):
    assert week_rule(text) is None


def test_the_january_day_is_part_of_the_rule():
    monday_first = WeekRule(first_day=0, january_day=7)
    assert week_of(date(2023, 1, 1), monday_first).label == "2022-W52"
    assert week_of(date(2021, 1, 3), WeekRule(first_day=0, january_day=1)).label == "2021-W01"
    assert week_of(date(2021, 1, 3), SATURDAY).label == "2021-W02"


@given(days)
def test_iso_weeks_are_pythons(day):
    week = week_of(day)
    assert (week.year, week.number) == day.isocalendar()[:2]


@given(days, rules)
def test_a_week_is_seven_days_around_its_day(day, rule):
    week = week_of(day, rule)
    assert week.start.weekday() == rule.first_day
    assert day in week
    assert len(week.days) == 7
    assert (week.days[0], week.days[-1]) == (week.start, week.end)
    assert {week_of(each, rule) for each in week.days} == {week}
    assert week.start - timedelta(days=1) not in week
    assert week.end + timedelta(days=1) not in week


@given(st.integers(2, 9998), rules)
def test_the_january_day_is_always_in_week_one(year, rule):
    week = week_of(date(year, 1, rule.january_day), rule)
    assert (week.year, week.number) == (year, 1)


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), st.integers(-3000, 3000), rules)
def test_plus_goes_there_and_back(day, n, rule):
    week = week_of(day, rule)
    there = week.plus(n, rule)
    assert there.start - week.start == timedelta(weeks=n)
    assert there.plus(-n, rule) == week
    assert (there > week) == (n > 0)


@given(st.dates(date(1000, 1, 1), date(9998, 1, 1)), rules)
def test_a_label_is_read_back(day, rule):
    week = week_of(day, rule)
    assert week_from_label(week.label, rule) == week


@pytest.mark.parametrize("rule", WEEK_RULES.values(), ids=WEEK_RULES)
def test_neighbours_differ_by_one_number_or_by_a_year(rule):
    weeks = [week_of(date(2019, 12, 1), rule)]
    weeks += [weeks[0].plus(n, rule) for n in range(1, 400)]
    assert weeks == sorted(weeks)
    for one, two in pairwise(weeks):
        follows = (two.year, two.number) in {(one.year, one.number + 1), (one.year + 1, 1)}
        assert follows, (one, two)


@pytest.mark.parametrize(
    "label",
    [
        "2026-W00",
        "2025-W53",
        "2026-W54",
        "2026-10",
        "2026-w10",
        "2026-W1",
        "26-W10",
        " 2026-W10",
        "2026-W10\n",
        "",
        "٢٠٢٦-W10",
        "2026-W10 Patterns",
    ],
)
def test_what_is_no_label_is_no_week(label):
    assert week_from_label(label) is None


def test_fifty_three_weeks_only_where_the_year_has_them():
    assert week_from_label("2026-W53", ISO) == Week(2026, 53, date(2026, 12, 28))
    assert week_from_label("2026-W53", SUNDAY) is None


@pytest.mark.parametrize("rule", WEEK_RULES.values(), ids=WEEK_RULES)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_mistyped_year_at_the_ends_of_the_calendar_breaks_nothing(day, rule):
    week = week_of(day, rule)
    assert day in week
    assert week.days
    assert day in week.plus(-8 if day == date.min else 8, rule)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-06T01:30", "2026-03-05"),
        ("2026-03-06T03:59:59.999999", "2026-03-05"),
        ("2026-03-06T04:00", "2026-03-06"),
        ("2026-03-05T23:59", "2026-03-05"),
        ("2026-01-01T00:00", "2025-12-31"),
        ("2024-03-01T02:00", "2024-02-29"),
    ],
)
def test_the_small_hours_belong_to_the_day_before(now, day):
    assert journal_day(datetime.fromisoformat(now), time(4)) == date.fromisoformat(day)


def test_a_day_may_start_at_midnight():
    assert journal_day(datetime(2026, 3, 6, 0, 0, tzinfo=UTC), time(0)) == date(2026, 3, 6)


def test_the_day_is_that_of_the_wall_clock_not_of_utc():
    tokyo = timezone(timedelta(hours=9))
    assert journal_day(datetime(2026, 3, 6, 5, 0, tzinfo=tokyo), time(4)) == date(2026, 3, 6)


@given(st.dates())
def test_iso_days_are_read_back(day):
    assert parse_iso_day(day.isoformat()) == day
    assert leading_day(f"{day.isoformat()} Reflection") == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-06T01:30",
        "2026-03-06 01:30",
        "2026-03-06T01:30:59",
        "2026-03-06 01:30:59.25",
        "2026-03-06T01:30Z",
        "2026-03-06T01:30:00+09:00",
        "2026-03-06 01:30:00 +0100",
    ],
)
def test_a_time_behind_the_day_does_not_move_it(text):
    assert parse_iso_day(text) == date(2026, 3, 6)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "2026-3-6",
        "20260306",
        "2026-03-06 ",
        " 2026-03-06",
        "2026-03-061",
        "2026-03-06T",
        "2026-03-06T25:00",
        "2026-03-06T01:30 or so",
        "2026-03-06\n",
        "{{date}}",
        "",
        "٢٠٢٦-03-06",
    ],
)
def test_what_is_no_day_is_none(text):
    assert parse_iso_day(text) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ("2026-03-05 Check-in.md", date(2026, 3, 5)),
        ("2026-03-05-dinner", date(2026, 3, 5)),
        ("2026-03-05日記", date(2026, 3, 5)),
        ("2026-03-051", None),
        ("2026-02-30 Reflection", None),
        ("On 2026-03-05", None),
        ("20260305", None),
        ("", None),
    ],
)
def test_a_date_leads_a_file_name(name, day):
    assert leading_day(name) == day
