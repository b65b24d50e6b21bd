"""Stretches of days that a page may be about: a month, a quarter, or any from one day to another."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """From one day to another, both counted. ``label``: ``2026-03``, ``2026-Q1``; empty for any other stretch."""

    start: date
    end: date
    label: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(date.fromordinal(n) for n in range(self.start.toordinal(), self.end.toordinal() + 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@lru_cache(maxsize=8192)
def month_of(day: date) -> Span:
    return _months(day.year, day.month, 1, f"{day.year:04d}-{day.month:02d}")


@lru_cache(maxsize=8192)
def quarter_of(day: date) -> Span:
    number = (day.month + 2) // 3
    return _months(day.year, 3 * number - 2, 3, f"{day.year:04d}-Q{number}")


def span_from_label(label: str) -> Span | None:
    """`2026-03` or `2026-Q1`, and nothing looser."""
    if found := _MONTH.fullmatch(label):
        year, month = int(found[1]), int(found[2])
        return month_of(date(year, month, 1)) if year else None
    if found := _QUARTER.fullmatch(label):
        year, number = int(found[1]), int(found[2])
        return quarter_of(date(year, 3 * number, 1)) if year else None
    return None


def _months(year: int, month: int, count: int, label: str) -> Span:
    year_after, month_after = divmod(year * 12 + month - 1 + count, 12)
    end = date.max if year_after > date.max.year else date(year_after, month_after + 1, 1) - timedelta(days=1)
    return Span(date(year, month, 1), end, label)
