"""A page's title, its neighbours, how many days are written, one plain sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from vaultkit.notes.calendar import Week
from vaultkit.notes.spans import Span, month_of, quarter_of
from vaultkit.pages.places import period
from vaultkit.pages.said import Figure, Said, row
from vaultkit.pages.say import say
from vaultkit.pages.sections.told import figure
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, listed, plain
from vaultkit.patterns import mending
from vaultkit.patterns.rifts import REPAIRED
from vaultkit.records.record import Page

NAMED = 3


def header(view: View, level: int = 1) -> Said:
    """``level`` is that of the title: in a note that has one of its own it stands below that."""
    line = say("header.dot").join((*_links(view), _written(view)))
    sentence = _sentence(view)
    title = "#" * (level - 1) + _title(view)
    return Said((title, line), _days_written(view)) + (row("") + sentence if sentence else sentence)


def _days_written(view: View) -> tuple[Figure, ...]:
    length = (view.end - view.period.start).days + 1
    dates = [day.date for day in view.days]
    return (figure(view, "days-written", len(dates), dates, n=length),) if length > 0 else ()


def _title(view: View) -> str:
    stretch, names = view.period, view.names
    if isinstance(stretch, Week):
        return say("header.week", number=stretch.number, days=names.span(stretch.start, stretch.end))
    if stretch == month_of(stretch.start):
        return say("header.month", month=names.month(stretch.start))
    if stretch == quarter_of(stretch.start):
        return say("header.quarter", first=names.month_name(stretch.start), last=names.month(stretch.end))
    return say("header.days", days=names.span(stretch.start, stretch.end))


def _links(view: View) -> Iterator[str]:
    """The nearest pages of the kind, and the index."""
    pages = view.atlas.of(view.word)
    ordered = tuple(pages)  # in order of their days, as they are spelled
    here = Page(view.word, view.period.label)
    before, after = bisect_left(ordered, here), bisect_right(ordered, here)
    for page in (*ordered[max(before - 1, 0) : before], *ordered[after : after + 1]):
        if stretch := period(page, view.history.rule):
            yield view.link(pages[page], capital(_name(view, stretch)))
    if view.atlas.index and view.atlas.index != view.link.page:
        yield view.link(view.atlas.index, say("header.index"))


def _name(view: View, stretch: Week | Span) -> str:
    """A neighbour's: such as "week 9", "February", "October – December 2025"."""
    if isinstance(stretch, Week):
        return view.week_name(stretch)
    names = view.names
    last = names.month_name if stretch.end.year == view.period.end.year else names.month
    if stretch == month_of(stretch.start):
        return last(stretch.start)
    return say("header.months", first=names.month_name(stretch.start), last=last(stretch.end))


def _written(view: View) -> str:
    """On how many days; a month's in which weeks, a quarter's in which months."""
    if not view.days:
        return say("header.nothing")
    said = say("header.written", days=len(view.days))
    dates = [day.date for day in view.days]
    if view.word == "month":
        return say("header.within", written=said, places=view.weeks_named(view.weeks_of(dates)))
    if view.word == "quarter":
        months = {day.month: day for day in dates}
        places = ", ".join(view.month_link(day) for day in months.values())
        return say("header.within", written=said, places=places)
    return said


def _sentence(view: View) -> Said:
    first, last = view.period.start, view.end
    closed = [day for day, r in mending.closed(view.history, first, last) if r.ending == REPAIRED]
    lessons = [day.date for day in view.days for _ in day.lessons]
    parts = [say("header.mended", n=len(closed))] if closed else []
    parts += [say("header.lessons", n=len(lessons))] if lessons else []
    figures = [
        figure(view, what, len(days), days, n=len(days), unit=what)
        for what, days in (("rifts", closed), ("lessons", lessons))
        if days
    ]
    if not parts and (themes := view.themes_of(view.days)):
        names = [plain(theme.name) for theme, _ in themes]
        parts.append(say("header.came-up", names=listed(names, NAMED)))
        figures += (
            [figure(view, "triggers-more", n - NAMED, (), n=n, unit="triggers")]
            if (n := len(names)) > NAMED
            else []
        )
    return row(say("header.sentence", parts=", ".join(parts)), *figures) if parts else Said()
