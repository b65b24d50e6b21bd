"""What the pages say, without a page: of a week, a month, a quarter, any stretch of days, or a theme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vaultkit.errors import RequestWrong
from vaultkit.journal.journal import Journal
from vaultkit.notes import regions
from vaultkit.notes.calendar import Week, WeekRule, parse_iso_day, week_of
from vaultkit.notes.links import flatten, read_name
from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.spans import Span, month_of, quarter_of
from vaultkit.pages.pages import Press, tell_sections
from vaultkit.pages.places import FOLDERS, period
from vaultkit.pages.said import Said
from vaultkit.pages.view import View
from vaultkit.patterns.themes import SUBJECTS, Theme
from vaultkit.records.record import Page


@dataclass(frozen=True, slots=True)
class Told:
    """``what`` and ``which`` name it as a page would. ``page`` is the page's path, "" if it has none."""

    what: str
    which: str
    start: date
    end: date
    as_of: date
    page: str
    sections: Mapping[str, Said]


def of_period(journal: Journal, kind: str, label: str) -> Told:
    """A ``week``, ``month`` or ``quarter``, by its label or a day in it; the latest one if none is said."""
    day = parse_iso_day(label) if label else _latest(journal)
    rule = journal.settings.rule
    found = period(Page(kind, _label(kind, day, rule) if day else label), rule)
    if found is None:
        example = _label(kind, date(2026, 3, 5), rule)
        raise RequestWrong(f"{label!r} is no {kind}.", f"Such as {example}, or a day in it: 2026-03-05.")
    return _period(journal, kind, found)


def _label(kind: str, day: date, rule: WeekRule) -> str:
    if kind == "week":
        return week_of(day, rule).label
    return month_of(day).label if kind == "month" else quarter_of(day).label


def between(journal: Journal, start: date | None, end: date | None) -> Told:
    """Any stretch of days; without a beginning from the first written day, without an end to the latest week's."""
    latest = _latest(journal)
    first = start or next(iter(journal.history.days))
    last = end or week_of(max(latest, first), journal.settings.rule).end
    if last < first and start is None:
        raise RequestWrong(
            f"Nothing is written before {first}.", "Ask for days up to that one or a later one."
        )
    if last < first:
        raise RequestWrong(f"From {first} to {last} there are no days.", "Put the earlier day first.")
    return _period(journal, "span", Span(first, last))


def of_theme(journal: Journal, name: str) -> Told:
    """A trigger, person, belief, ladder, need or feeling; `need/rest`, or `needs/rest`, says which sort is meant."""
    press = journal.press
    theme = _theme(journal, name)
    view = press.theme_view(theme, press.atlas.theme(theme))
    assert view is not None
    return _told(journal, press, view, "theme", f"{theme.subject}/{theme.name}")


def _latest(journal: Journal) -> date:
    days = journal.history.days
    if not days:
        raise RequestWrong("Nothing is written yet.", "One word or one tag in today's note is enough.")
    return next(reversed(days))


def _period(journal: Journal, kind: str, stretch: Week | Span) -> Told:
    press = journal.press
    view = press.span_view(stretch, "")
    label = stretch.label or f"{stretch.start}/{stretch.end}"
    return _told(journal, press, view, kind, label)


def _told(journal: Journal, press: Press, view: View, what: str, which: str) -> Told:
    """The sections are those of the page's template: the person's own, if they have one."""
    template = "month" if what == "span" else what
    found = regions.find(journal.templates[template.capitalize()].text)
    sections = {} if isinstance(found, regions.Broken) else tell_sections(view, found, template)[0]
    places = {page.which: path for page, path in press.atlas.of(what).items()}
    page = press.atlas.theme(view.theme) if view.theme else places.get(which, "")
    said = {name: told for name, told in sections.items() if told}
    return Told(what, which, view.period.start, view.period.end, view.as_of, page, said)


def _theme(journal: Journal, asked: str) -> Theme:
    sort, _, rest = asked.partition("/")
    subjects = [subject.name for subject in SUBJECTS if key(sort) in _sorts(subject.name)] if rest else []
    name = read_name(rest if subjects else asked)
    history = journal.history
    for subject in subjects or [subject.name for subject in SUBJECTS]:
        found = history.called(subject).theme(name or Name(asked))
        theme = history.themes.get(subject, {}).get(found)
        if theme is not None and theme.days and not theme.hidden:
            return theme
    close = nearest(asked, _names(journal))
    raise RequestWrong(
        f'Nothing in the journal is called "{asked}".',
        f'Did you mean "{close}"?' if close else "The page of patterns lists what recurs.",
    )


def _sorts(subject: str) -> tuple[str, ...]:
    """What a sort of theme is called before the slash: also in the plural, as its folder is."""
    return subject, key(FOLDERS[subject] or f"{subject}s")


def _names(journal: Journal) -> Iterator[str]:
    for themes in journal.history.themes.values():
        yield from (theme.name for theme in themes.values() if theme.days and not theme.hidden)


def plain(said: Said) -> Iterator[str]:
    """Its lines for a terminal: links by their words alone."""
    return (flatten(line) for line in said.lines)
