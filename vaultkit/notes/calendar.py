"""Days and weeks: which week a day is in, and its neighbours.

Nothing here asks what day it is: the day is passed in. A week rule is the pair that moment.js,
CLDR and Java share (first day, the January day that is always in week 1), and both are explicit,
because changing the first day alone gives numbers that no calendar on the wall agrees with. (moment's `dow` counts from
Sunday, and its `doy` is 7 + `dow` - the January day.)
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LAST = date.max.toordinal()
_LABEL = re.compile(r"([0-9]{4})-W([0-9]{2})")
_LEADING_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?!\d)")
_ISO_DAY = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
    r"(?: ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)


@dataclass(frozen=True, slots=True)
class WeekRule:
    """When a week begins (0 = Monday … 6 = Sunday), and the January day that is always in week 1."""

    first_day: int
    january_day: int


ISO = WeekRule(first_day=0, january_day=4)
SUNDAY = WeekRule(first_day=6, january_day=1)
SATURDAY = WeekRule(first_day=5, january_day=1)
WEEK_RULES: dict[str, WeekRule] = {"iso": ISO, "sunday": SUNDAY, "saturday": SATURDAY}
_PAIR = re.compile(r"([a-z]+)[\s,]+(-?[0-9]{1,2})", re.IGNORECASE)


def week_rule(text: str) -> WeekRule | None:
    """A rule by its name, or as a pair: `iso`, or `monday, 4` for the first day and the January day.

    The January day may lie beside the first seven, since moment, told of another first day alone, arrives there too.
    """
    if (named := WEEK_RULES.get(text.lower())) is not None:
        return named
    pair = _PAIR.fullmatch(text)
    if pair is None or (day := pair[1].capitalize()) not in WEEKDAYS or not -6 < int(pair[2]) < 14:
        return None
    return WeekRule(WEEKDAYS.index(day), int(pair[2]))


def rule_text(rule: WeekRule) -> str:
    """How :func:`week_rule` reads it."""
    named = next((name for name, each in WEEK_RULES.items() if each == rule), None)
    return named or f"{WEEKDAYS[rule.first_day].lower()}, {rule.january_day}"


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """A week of one rule. Weeks of one rule sort by `start` (year and number rise with it).

    `year` is the year the number belongs to, which around New Year is not that of every day in it.
    """

    year: int
    number: int
    start: date

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days; fewer only where the calendar itself ends, in December 9999."""
        first = self.start.toordinal()
        return tuple(date.fromordinal(n) for n in range(first, min(first + 6, _LAST) + 1))

    @property
    def end(self) -> date:
        return date.fromordinal(min(self.start.toordinal() + 6, _LAST))

    @property
    def label(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def plus(self, n: int, rule: WeekRule = ISO) -> "Week":
        """The week `n` weeks later, or earlier; it stops at the ends of the calendar.

        It stops there and does not raise: a mistyped `day: 0001-01-01` must not end a whole refresh
        when some window looks eight weeks back.
        """
        ordinal = self.start.toordinal() + 7 * n
        return week_of(date.fromordinal(min(max(ordinal, 1), _LAST)), rule)


@lru_cache(maxsize=8192)
def week_of(day: date, rule: WeekRule = ISO) -> Week:
    ordinal = day.toordinal()
    start = ordinal - (ordinal - 1 - rule.first_day) % 7
    year = day.year
    if start >= _week_one(year + 1, rule):
        year += 1
    elif start < _week_one(year, rule):
        year -= 1
    return Week(year, (start - _week_one(year, rule)) // 7 + 1, date.fromordinal(max(start, 1)))


def week_numbered(year: int, number: int, rule: WeekRule = ISO) -> Week | None:
    """The week of that number, None if that year has no such week."""
    start = _week_one(year, rule) + 7 * (number - 1)
    if number < 1 or start >= _week_one(year + 1, rule) or not -5 <= start <= _LAST:
        return None
    return Week(year, number, date.fromordinal(max(start, 1)))


def week_from_label(label: str, rule: WeekRule = ISO) -> Week | None:
    """`2026-W10`, and nothing looser; a W53 that the year does not have is None."""
    found = _LABEL.fullmatch(label)
    return week_numbered(int(found[1]), int(found[2]), rule) if found else None


def _week_one(year: int, rule: WeekRule) -> int:
    """The ordinal of the first day of week 1, for any year: week 1 of year 10000 is asked for too."""
    before = year - 1
    january_first = 365 * before + before // 4 - before // 100 + before // 400 + 1
    fixed = january_first + rule.january_day - 1
    return fixed - (fixed - 1 - rule.first_day) % 7


def journal_day(now: datetime, day_starts_at: time) -> date:
    """The day an entry belongs to: at 01:30, the day before, when days start at 04:00.

    By the wall time of `now` as it is given, never converted: the evening someone writes about is
    the one on their own clock, also in the night when the clocks change.
    """
    day = now.date()
    if now.time() < day_starts_at and day > date.min:
        return day - timedelta(days=1)
    return day


def parse_iso_day(text: str) -> date | None:
    """`2026-03-06`, or the date of `2026-03-06T01:30` or `2026-03-06 01:30`; anything else is None.

    The date as written: a zone behind the time does not move it.
    """
    return _day(_ISO_DAY.fullmatch(text))


def leading_day(name: str) -> date | None:
    """The ISO date that leads a file name (`2026-03-05 Reflection`)."""
    return _day(_LEADING_DAY.match(name))


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:  # 30 February is a slip of the finger, not a crash
        return None
