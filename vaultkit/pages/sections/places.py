"""Where something stands: its days, linked; where they are many, its weeks; where those are, its months or years."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from vaultkit.notes.calendar import week_of
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
    if len(weeks := view.weeks_of(dates)) <= LINKED:
        return view.weeks_named(weeks)
    if months := _few(dates, month_of):
        return ", ".join(month_link(view, day, dated=day.year != view.period.end.year) for day in months)
    if quarters := _few(dates, quarter_of):
        return ", ".join(quarter_link(view, day) for day in quarters)
    return ", ".join(dict.fromkeys(str(day.year) for day in dates))


def _few(dates: Sequence[date], of: Callable[[date], Span]) -> Collection[date]:
    """A day of each month or quarter; none if they are more than a line holds."""
    found: dict[date, date] = {}
    for day in dates:
        found[of(day).start] = day
        if len(found) > LINKED:
            return ()
    return found.values()


def month_link(view: View, day: date, *, dated: bool = False) -> str:
    """The day's month, linked to its page; without one only one of its weeks is written in, and that is told."""
    path = view.atlas.paths.get(Page("month", month_of(day).label), "")
    if path:
        return view.link(path, view.names.month(day) if dated else view.names.month_name(day))
    week = week_of(day, view.history.rule)
    return view.week_link(week, view.week_name(week))


def quarter_link(view: View, day: date) -> str:
    """The day's quarter, linked to its page; without one its month or week."""
    label = quarter_of(day).label
    path = view.atlas.paths.get(Page("quarter", label), "")
    return view.link(path, label) if path else month_link(view, day, dated=True)


def latest(
    view: View, figure: Figure, found: Iterable[tuple[date, T]], tell: Callable[[View, T], Said]
) -> Said:
    """What was found on some days, the latest first: the last ones told in full, what is older by year and month."""
    ordered = sorted(found, key=lambda pair: pair[0], reverse=True)
    shown, older = ordered[:IN_FULL], [day for day, _ in ordered[IN_FULL:]]
    full = rows(tell(view, each) for _, each in shown)
    return full + by_year(view, figure, older, shown[-1][0]) if older else full


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
    links = [say("places.month", month=month_link(view, of[0]), n=len(of)) for of in months]
    name = "places.earlier" if is_partly_told else "places.year"
    return row(
        say(name, year=dates[0].year, n=len(dates), months=", ".join(links)),
        *(
            Figure(figure.what, figure.of, len(of), figure.n, figure.unit, of[0], of[-1], of)
            for of in (dates, *months)
        ),
    )
