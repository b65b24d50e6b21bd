"""How several things of one sort are told: the latest in full, the others by where they stand; numbers with their range."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.places import DAYS_LINKED, dates_told
from vaultkit.pages.view import View
from vaultkit.pages.wording import number
from vaultkit.patterns.statistics import SHOW_INTERVAL, SHOW_MEDIAN, lower_median, wilson
from vaultkit.records.record import Record

T = TypeVar("T")
Place = tuple[date, str]
"""A day, and the path of the note that tells of it."""


def place(record: Record) -> Place:
    """Of a note that a day holds."""
    assert record.day is not None
    return record.day, record.path


def told_in(view: View, record: Record) -> str:
    """The link to a note, by its day."""
    day, path = place(record)
    return view.day_link(path, day)


def linked(view: View, places: Iterable[Place]) -> str:
    """Such as "Thu 5, Fri 6"; the weeks where they are more than a line holds."""
    known = dict.fromkeys(places)
    if len(known) <= DAYS_LINKED:
        return ", ".join(view.day_link(path, day) for day, path in known)
    return dates_told(view, [day for day, _ in known])


def newest(
    view: View, found: Sequence[tuple[Place, T]], tell: Callable[[View, T], Said], most: int, what: str
) -> Said:
    """The latest in full; of those before, how many, and where they stand. ``what`` they are: lessons, stories."""
    said = rows(tell(view, each) for _, each in found[-most:])
    before = sorted(where for where, _ in found[:-most])
    if not before:
        return said
    line = say("told.more", word=number(len(before)), places=linked(view, before))
    days = [day for day, _ in before]
    return said + row(line, figure(view, f"more-{what}", len(before), days, n=len(found), unit=what))


def figure(
    view: View, what: str, value: int, days: Iterable[date], *, n: int = 1, unit: str = "days", of: str = ""
) -> Figure:
    """A number of the page's own window; wider where a theme's page tells of days before or after those that name it."""
    known = sorted(days)
    start, end = min([view.period.start, *known[:1]]), max([view.end, *known[-1:]])
    return Figure(what, of, value, n, unit, start, end, tuple(known))


def spread(numbers: Sequence[int]) -> str:
    """Such as "median 5, range 2–8"; of fewer than a median takes, the range alone."""
    low, high = min(numbers), max(numbers)
    if low != high:
        reach = say("told.range", low=low, high=high)
    else:
        reach = say("told.each", number=low) if len(numbers) > 1 else str(low)
    if len(numbers) < SHOW_MEDIAN:
        return reach
    return say("told.median", median=lower_median(numbers), range=reach)


def share(count: int, n: int) -> str:
    """Such as "3 of 5"; from eight on with percent and interval."""
    if n < SHOW_INTERVAL:
        return say("told.share", count=count, n=n)
    low, high = (round(100 * end) for end in wilson(count, n))
    return say("told.share-interval", count=count, n=n, percent=round(100 * count / n), low=low, high=high)


def duration(minutes: int) -> str:
    """Such as "20 minutes", "3 hours", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [say("told.hours", n=hours)] if hours else []
    parts += [say("told.minutes", n=rest)] if rest or not hours else []
    return " ".join(parts)
