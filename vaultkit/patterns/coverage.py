"""How much is written: what every other number rests on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.calendar import Week, week_of
from vaultkit.patterns.days import Day
from vaultkit.patterns.history import History
from vaultkit.records.checkin import CHECKIN
from vaultkit.records.reflection import REFLECTION

FEW = 4
_OF_THE_DAY = (CHECKIN.name, REFLECTION.name, "")
_SORTS: Mapping[str, Callable[[Day], bool]] = {
    "morning": lambda day: any(record.kind == CHECKIN.name for record in day.records),
    "evening": lambda day: any(record.kind == REFLECTION.name for record in day.records),
    "daily": lambda day: any(not record.kind for record in day.records),
    "event": lambda day: any(record.kind not in _OF_THE_DAY for record in day.records),
    "number": lambda day: day.distress is not None,
}


def coverage(days: Sequence[Day]) -> dict[str, tuple[date, ...]]:
    """The days with a morning's note, an evening's, a daily note, an event's, a number; only what there is."""
    found = {name: tuple(day.date for day in days if has(day)) for name, has in _SORTS.items()}
    return {name: dates for name, dates in found.items() if dates}


@dataclass(frozen=True, slots=True)
class Weeks:
    """From one week to another: those with a written day, how many have none, and those, if they are few."""

    written: tuple[Week, ...]
    empty: int
    named: tuple[Week, ...] = ()


def weeks_between(history: History, start: date, end: date) -> Weeks:
    """A slip such as `day: 0206-03-05` makes many empty weeks: they are counted, and never gone through.

    A week that ends later is not empty yet.
    """
    first, last = week_of(start, history.rule), week_of(end, history.rule)
    written = tuple(
        week for week in history.by_week if first <= week <= last and history.by_week[week][0].date <= end
    )
    begun = last.end > end and last not in written
    empty = (last.start - first.start).days // 7 + 1 - len(written) - begun
    if empty > FEW:
        return Weeks(written, empty)
    every = (first.plus(n, history.rule) for n in range(len(written) + empty))
    return Weeks(written, empty, tuple(week for week in every if week not in written))
