"""Whether the weeks tend one way: only where it can honestly be said, and else how much more it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_of
from vaultkit.patterns.statistics import lower_median, mann_kendall, theil_sen

DAYS_A_WEEK = 3
"""A week counts from this many days with a number on."""
WEEKS = 8
"""Nothing is said of a direction before this many weeks count."""
NEAR = 4
"""From this many on it is said how many more it takes; before, that would be homework."""
CLEAR = 0.05
WEEK_TO_WEEK = 0.08
"""How alike one week is to the next where nothing changes and days are alike by .5: their medians' ranks by .07 if three
days in ten are missing, by .09 if none is. It is supposed of every journal: eight weeks are too few to tell it."""


@dataclass(frozen=True, slots=True)
class Direction:
    """``weeks``: how many count, from ``start`` to ``end``; ``slope``: points a week, 0 where none is clear."""

    weeks: int
    start: date
    end: date
    slope: float = 0.0

    @property
    def towards(self) -> Literal["down", "up"] | None:
        """None is "no clear direction", which is not "no change"."""
        return ("down" if self.slope < 0 else "up") if self.slope else None

    @property
    def needed(self) -> int:
        """How many more weeks it takes until anything could be said."""
        return max(0, WEEKS - self.weeks)


def direction(numbers: Iterable[tuple[date, int]], rule: WeekRule = ISO) -> Direction | None:
    """Where the weeks' medians tend to, of one number for each day that has one; None while no week counts.

    Of one look: who looks every week sees what is only chance more often (docs/statistics.md).
    """
    return direction_of(medians(numbers, rule))


def medians(numbers: Iterable[tuple[date, int]], rule: WeekRule = ISO) -> dict[Week, int]:
    """Of the weeks that count, of one number for each day that has one."""
    weeks: dict[Week, list[int]] = {}
    start, end = date.max, date.min
    found: list[int] = []
    for day, number in sorted(numbers):
        if not start <= day <= end:  # the first of another week
            week = week_of(day, rule)
            start, end, found = week.start, week.end, weeks.setdefault(week, [])
        found.append(number)
    return {week: lower_median(found) for week, found in weeks.items() if len(found) >= DAYS_A_WEEK}


def direction_of(medians: dict[Week, int]) -> Direction | None:
    """The same, of the medians of weeks in order."""
    if not medians:
        return None
    first, *_, last = (*medians, *medians)
    slope = _slope(medians) if len(medians) >= WEEKS else 0.0
    return Direction(len(medians), first.start, last.end, slope)


def _slope(medians: dict[Week, int]) -> float:
    """Points a week, 0 unless the test is passed. Weeks without a median leave their gap."""
    if mann_kendall(tuple(medians.values()), WEEK_TO_WEEK) >= CLEAR:
        return 0.0
    return theil_sen([(week.start.toordinal() // 7, middle) for week, middle in medians.items()])
