"""Rifts by the days on which they began and ended."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from vaultkit.patterns.history import History
from vaultkit.patterns.rifts import Rift


def begun(history: History, start: date, end: date) -> Sequence[Rift]:
    """Those that began from one day to another, in order."""
    every = history.rifts.all
    first = bisect_left(every, start, key=_begun)
    return every[first : bisect_right(every, end, first, key=_begun)]


def closed(history: History, start: date, end: date) -> list[tuple[date, Rift]]:
    """Those that ended on a day that is known, by that day; of one day in order of their beginnings."""
    dates, found = history.once(_closed, history.rifts.all)
    return found[bisect_left(dates, start) : bisect_right(dates, end)]


def _closed(every: Sequence[Rift]) -> tuple[list[date], list[tuple[date, Rift]]]:
    found = [(rift.closed, rift) for rift in every if rift.closed]
    found.sort(key=lambda pair: pair[0])
    return [day for day, _ in found], found


def _begun(rift: Rift) -> date:
    return rift.begun
