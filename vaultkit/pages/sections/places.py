"""Where something stands: its days, linked; where they are many, its weeks; where those are, its months or years."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Generic, Self, TypeVar

from vaultkit.notes.calendar import Week, week_of
from vaultkit.notes.spans import Span, month_of, quarter_of
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.view import View
from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import TRIGGER, Theme
from vaultkit.records.record import Page

T = TypeVar("T")

DAYS_LINKED = 12
LINKED = 10
"""Weeks or months linked in one line; a year's twelve months are not too many."""
IN_FULL = 12
"""Rows told in full; the older ones by year and month."""


def days_told(view: View, theme: Theme, days: Sequence[Day]) -> str:
    """The notes that name a theme, by their days: " (Thu 5, Fri 6)".

    Where they are more than a line holds, the weeks of a trigger, since their pages name it; of another theme nothing,
    since its own page has them all.
    """
    if len(days) <= DAYS_LINKED:
        return say("places.days", places=", ".join(view.told_link(theme, day) for day in days))
    is_trigger = theme.subject == TRIGGER.name
    return say("places.days", places=dates_told(view, [day.date for day in days])) if is_trigger else ""


def dates_told(view: View, dates: Sequence[date]) -> str:
    """More days than a line holds: their weeks, months or years."""
    if _few(dates, lambda day: week_of(day, view.history.rule)):
        return view.weeks_named(view.weeks_of(dates))
    if months := _few(dates, month_of):
        return ", ".join(view.month_link(day, dated=day.year != view.period.end.year) for day in months)
    if quarters := _few(dates, quarter_of):
        return ", ".join(quarter_link(view, day) for day in quarters)
    return ", ".join(map(str, dict.fromkeys(day.year for day in dates)))


def _few(dates: Sequence[date], of: Callable[[date], Week | Span]) -> Collection[date]:
    """A day of each week, month or quarter; none if they are more than a line holds."""
    found: dict[date, date] = {}
    start, end = date.max, date.min
    for day in dates:
        if not start <= day <= end:
            stretch = of(day)
            start, end = stretch.start, stretch.end
        found[start] = day
        if len(found) > LINKED:
            return ()
    return found.values()


def quarter_link(view: View, day: date) -> str:
    """The day's quarter, linked to its page; without one its month or week."""
    label = quarter_of(day).label
    path = view.atlas.paths.get(Page("quarter", label), "")
    return view.link(path, label) if path else view.month_link(day, dated=True)


def latest(
    view: View, figure: Figure, found: Iterable[tuple[date, T]], tell: Callable[[View, T], Said]
) -> Said:
    """What was found on some days, the latest first: the last ones told in full, what is older by year and month."""
    ordered = sorted(found, key=_day, reverse=True)
    shown = tuple(ordered[:IN_FULL])
    return Found(tuple(day for day, _ in reversed(ordered)), shown).told(view, figure, tell)


def _day(found: tuple[date, object]) -> date:
    return found[0]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found on some days. ``dates``: the day of each, in order; ``latest``: those that are told in full, those of
    the last day first.
    """

    dates: tuple[date, ...] = ()
    latest: tuple[tuple[date, T], ...] = ()

    @classmethod
    def of(cls, by_day: Iterable[tuple[date, Sequence[T]]]) -> Self:
        """Of what was found on each day, in order."""
        found = [(day, each) for day, each in by_day if each]
        dates = tuple(day for day, of_day in found for _ in of_day)
        latest = ((day, each) for day, of_day in reversed(found) for each in of_day)
        return cls(dates, tuple(islice(latest, IN_FULL)))

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> Self:
        """Of what was found on some days, then on later ones."""
        known = tuple(parts)
        latest = islice(chain.from_iterable(part.latest for part in reversed(known)), IN_FULL)
        return cls(tuple(chain.from_iterable(part.dates for part in known)), tuple(latest))

    def told(self, view: View, figure: Figure, tell: Callable[[View, T], Said]) -> Said:
        """As :func:`latest` tells it."""
        full = rows(tell(view, each) for _, each in self.latest)
        older = self.dates[: -len(self.latest)]
        return full + by_year(view, figure, older, self.latest[-1][0]) if older else full


def by_year(view: View, figure: Figure, dates: Iterable[date], until: date) -> Said:
    """A row a year, the latest first: how many, and of which months. The year of ``until`` is partly told before.

    ``figure`` says what is counted, and of how many in all.
    """
    years = parts(tuple(sorted(dates)), year_of)
    return rows(
        _year(view, figure, of_year, is_partly_told=of_year[0].year == until.year) for of_year in years[::-1]
    )


def year_of(day: date) -> Span:
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def parts(dates: tuple[date, ...], of: Callable[[date], Span]) -> list[tuple[date, ...]]:
    """Days in order, by the years, quarters or months they are in."""
    found, start = [], 0
    while start < len(dates):
        stop = bisect_right(dates, of(dates[start]).end, start)
        found.append(dates[start:stop])
        start = stop
    return found


def _year(view: View, figure: Figure, dates: tuple[date, ...], *, is_partly_told: bool) -> Said:
    months = parts(dates, month_of)
    links = [say("places.month", month=view.month_link(of[0]), n=len(of)) for of in months]
    name = "places.earlier" if is_partly_told else "places.year"
    return row(
        say(name, year=dates[0].year, n=len(dates), months=", ".join(links)),
        *(
            Figure(figure.what, figure.of, len(of), figure.n, figure.unit, of[0], of[-1], of)
            for of in (dates, *months)
        ),
    )
