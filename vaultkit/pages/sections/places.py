"""Where something stands: its days, linked; where they are many, its weeks; where those are, its months or years."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from vaultkit.notes.calendar import week_of
from vaultkit.notes.spans import month_of, quarter_of
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
    if len({week_of(day, view.history.rule) for day in dates}) <= LINKED:
        return view.weeks_named(dates)
    months = {month_of(day).label: day for day in dates}
    if len(months) <= LINKED:
        return ", ".join(
            month_link(view, day, dated=day.year != view.period.end.year) for day in months.values()
        )
    quarters = {quarter_of(day).label: day for day in dates}
    if len(quarters) <= LINKED:
        return ", ".join(quarter_link(view, day) for day in quarters.values())
    return ", ".join(dict.fromkeys(str(day.year) for day in dates))


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
    return rows(
        _year(view, figure, tuple(reversed(list(group))), is_partly_told=year == until.year)
        for year, group in groupby(sorted(dates, reverse=True), key=lambda day: day.year)
    )


def _year(view: View, figure: Figure, dates: tuple[date, ...], *, is_partly_told: bool) -> Said:
    months = [tuple(of) for _, of in groupby(dates, key=month_of)]
    links = [say("places.month", month=month_link(view, of[0]), n=len(of)) for of in months]
    name = "places.earlier" if is_partly_told else "places.year"
    return row(
        say(name, year=dates[0].year, n=len(dates), months=", ".join(links)),
        *(replace(figure, value=len(of), start=of[0], end=of[-1], days=of) for of in (dates, *months)),
    )
