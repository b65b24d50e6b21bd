"""The index: what recurs, pages beside it, every month and quarter, the latest weeks, and how much could not be read."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vaultkit.notes.calendar import week_of
from vaultkit.notes.spans import month_of, quarter_of
from vaultkit.pages.atlas import PHRASEBOOK, THROUGH
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.came_up import RETURNING_AFTER
from vaultkit.pages.sections.places import LINKED, parts, year_of
from vaultkit.pages.sections.themes import QUIET_AFTER
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, listed, plain
from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import FEELING, NEED, PERSON, SUBJECTS, TRIGGER, Theme
from vaultkit.records.record import Page

THEMES_IN_FULL = 40
WEEKS_IN_FULL = 26
NAMED = 3


# What recurs.


def themes(view: View) -> Said:
    """Of each sort, the themes of two days or more."""
    return rows(_of_subject(view, subject.name) for subject in SUBJECTS).below(say("themes.heading"))


def _of_subject(view: View, subject: str) -> Said:
    named = (theme.as_of(view.as_of) for theme in view.history.themes.get(subject, {}).values())
    known = [theme for theme in named if theme.has_page]
    if subject == PERSON.name:
        known = [theme for theme in known if theme.key not in view.quiet]
        told = _in_lines("themes.names", [view.theme_link(theme) for theme in known])
    elif subject in (FEELING.name, NEED.name):
        told = _words(view, sorted(known, key=lambda theme: (-len(theme.days), theme.key)))
    else:
        told = _in_full(view, sorted(known, key=lambda theme: (-theme.days[-1].toordinal(), theme.key)))
    return told.below(word("themes-of", subject))


def _in_lines(name: str, links: Sequence[str]) -> Said:
    """Lines that are not endless."""
    return rows(row(say(name, names=links[n : n + LINKED])) for n in range(0, len(links), LINKED))


def _words(view: View, known: list[Theme]) -> Said:
    """Feelings and needs, those of most days first."""
    told = [say("themes.word", name=view.theme_link(theme), days=len(theme.days)) for theme in known]
    return Said(_in_lines("themes.names", told).lines, tuple(_days(view, theme) for theme in known))


def _in_full(view: View, known: list[Theme]) -> Said:
    """The last written first; those of long ago by their names."""
    older = [view.theme_link(theme) for theme in known[THEMES_IN_FULL:]]
    told = rows(row(_theme(view, theme), _days(view, theme)) for theme in known[:THEMES_IN_FULL])
    return told + _in_lines("themes.older", older)


def _days(view: View, theme: Theme) -> Figure:
    written = view.history.written_until(view.as_of)
    start = next(iter(view.history.days))
    return Figure(
        f"{theme.subject}-days", theme.name, len(theme.days), written, "days", start, view.as_of, theme.days
    )


def _theme(view: View, theme: Theme) -> str:
    last = week_of(theme.days[-1], view.history.rule)
    week = view.week_link(last, view.week_name(last))
    name, status = view.theme_link(theme), _status(view, theme)
    if not status:
        return say("themes.theme", name=name, days=len(theme.days), week=week)
    return say(
        "themes.theme-status", name=name, days=len(theme.days), week=week, status=word("status", status)
    )


def _status(view: View, theme: Theme) -> str:
    """Of a trigger: new, back, or quiet, as of the latest week; no word before enough days are written."""
    if theme.subject != TRIGGER.name or not view.history.knows_enough(view.as_of):
        return ""
    history = view.history
    last = week_of(theme.days[-1], history.rule)
    since = history.weeks_between(last, view.week) + (last != view.week)
    if theme.days[0] >= view.week.start:
        return "new"
    if since == 0:
        before = week_of(theme.days[bisect_left(theme.days, last.start) - 1], history.rule)
        return "back" if history.weeks_between(before, last) >= RETURNING_AFTER else ""
    return "quiet" if since >= QUIET_AFTER else ""


# Where the pages are.


def beside(view: View) -> Said:
    """How I got through, and the phrasebook, where there are such pages."""
    paths = view.atlas.paths
    links = [
        view.link(paths[page], word("beside-page", page.kind))
        for page in (THROUGH, PHRASEBOOK)
        if page in paths
    ]
    return row(say("beside.pages", pages=links)) if links else Said()


def months(view: View) -> Said:
    """A row a year, the latest first: its quarters, and in each the months that are written in."""
    found = []
    dates = tuple(day.date for day in _until(view))
    for days in reversed(parts(dates, year_of)):
        quarters = ", ".join(_quarter(view, of) for of in parts(days, quarter_of))
        year = days[0].year
        counted = _written_on(str(year), days, days[0], days[-1])
        found.append(row(say("months.year", year=year, days=len(days), quarters=quarters), counted))
    return rows(found).below(say("months.heading"))


def _quarter(view: View, days: tuple[date, ...]) -> str:
    quarter = quarter_of(days[0])
    links = ", ".join(view.month_link(of_month[-1]) for of_month in parts(days, month_of))
    path = view.atlas.paths.get(Page("quarter", quarter.label), "")
    if not path:
        return links
    first, last = (view.names.month_name(day) for day in (quarter.start, quarter.end))
    return say(
        "months.of-quarter",
        quarter=view.link(path, say("months.quarter", first=first, last=last)),
        months=links,
    )


def weeks(view: View) -> Said:
    """The latest weeks with a page; those before stand on the pages of their months."""
    known = sorted((w for w in view.history.weeks if view.days_of(w) and view.atlas.week(w)), reverse=True)
    if not known:
        return Said()
    days = _until(view)
    counted = _written("", days, days[0].date, view.as_of)
    of_weeks = replace(counted, what="weeks-written", value=len(known), n=len(known), unit="weeks")
    scope = say("weeks.scope", days=len(days), weeks=len(known), first=view.names.date(days[0].date, 0))
    told = []
    for week in known[:WEEKS_IN_FULL]:
        written = view.days_of(week)
        named = listed([plain(theme.name) for theme, _ in view.themes_of(written)], NAMED)
        link = view.week_link(week, capital(view.week_name(week)))
        line = say(
            "weeks.week", week=link, days=len(written), named=say("weeks.named", names=named) if named else ""
        )
        told.append(row(line, _written(week.label, written, week.start, week.end)))
    older = [row(say("weeks.older", n=len(known) - WEEKS_IN_FULL))] if len(known) > WEEKS_IN_FULL else []
    return rows([row(scope, counted, of_weeks), *told, *older]).below(say("weeks.heading"))


def _written(of: str, days: Sequence[Day], start: date, end: date) -> Figure:
    """On how many of a stretch's days something is written."""
    return _written_on(of, tuple(day.date for day in days), start, end)


def _written_on(of: str, dates: tuple[date, ...], start: date, end: date) -> Figure:
    return Figure("days-written", of, len(dates), (end - start).days + 1, "days", start, end, dates)


def _until(view: View) -> tuple[Day, ...]:
    return tuple(view.history.days.values())[: view.history.written_until(view.as_of)]


def unread(view: View) -> Said:
    """Notes with something that could not be read, counted; `vaultkit check` names them."""
    return row(say("unread.notes", n=view.unread)) if view.unread else Said()
