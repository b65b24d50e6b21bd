"""What a section may look at: the history, as of a day, from one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vaultkit.notes.calendar import Week, week_of
from vaultkit.notes.links import Linker
from vaultkit.notes.locales import ENGLISH, Names
from vaultkit.notes.names import Name
from vaultkit.notes.spans import Span, month_of
from vaultkit.pages.atlas import Atlas
from vaultkit.pages.wording import plain
from vaultkit.patterns.days import Day
from vaultkit.patterns.history import History, OneThing
from vaultkit.patterns.themes import PERSON, SUBJECTS, TRIGGER, Theme
from vaultkit.records.record import Page

RECURS = {subject.name: subject.recurs for subject in SUBJECTS}


@dataclass(frozen=True)
class View:
    """``period`` is what the page is about, ``as_of`` the last day that counts.

    ``day`` is a day note's own, ``kind`` its kind; ``theme`` a theme page's.
    """

    history: History
    atlas: Atlas
    link: Linker
    as_of: date
    period: Week | Span
    theme: Theme | None = None
    day: date | None = None
    kind: str = ""
    unread: int = 0
    """How many notes have something in them that could not be read."""
    names: Names = ENGLISH
    """How days and months are called."""

    @property
    def is_week(self) -> bool:
        """Whether days are said as weekdays: the page is about one week, or of one of its days."""
        return isinstance(self.period, Week)

    @property
    def word(self) -> str:
        """What the page is about: week, month, quarter; "time" for any other stretch."""
        label = self.period.label
        if self.is_week:
            return "week"
        return "quarter" if "Q" in label else "month" if label else "time"

    @cached_property
    def end(self) -> date:
        """The period's last day that counts."""
        return min(self.period.end, self.as_of)

    @cached_property
    def week(self) -> Week:
        """The week of the last day that counts."""
        return week_of(self.as_of, self.history.rule)

    # Days and weeks.

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The period's written days, up to ``as_of``."""
        return self.history.between(self.period.start, self.end)

    @cached_property
    def theme_days(self) -> tuple[Day, ...]:
        """The days that name the page's theme, up to ``as_of``."""
        known = self.history.days
        return tuple(known[day] for day in self.theme.until(self.as_of)) if self.theme else ()

    def days_of(self, week: Week) -> tuple[Day, ...]:
        return tuple(day for day in self.history.by_week.get(week, ()) if day.date <= self.as_of)

    def before(self, weeks: int) -> tuple[Week, ...]:
        """The weeks before the period, ``weeks`` in all with its last, none before the first written one; oldest first."""
        if (kept := self._before.get(weeks)) is not None:
            return kept
        first = self.history.weeks[0] if self.history.weeks else self.week
        week = week_of(self.period.start, self.history.rule)
        if week.start == self.period.start:
            week = week.plus(-1, self.history.rule)
        found: list[Week] = []
        while len(found) < weeks - 1 and first <= week and week.start < self.period.start:
            found.append(week)
            week = week.plus(-1, self.history.rule)
        self._before[weeks] = tuple(reversed(found))
        return self._before[weeks]

    @cached_property
    def _before(self) -> dict[int, tuple[Week, ...]]:
        """Kept: every row of a page asks for the same weeks."""
        return {}

    def days_before(self, weeks: int) -> tuple[Day, ...]:
        """The days written in those weeks, before the period."""
        found = self.before(weeks)
        return self.history.between(found[0].start, self.eve) if found else ()

    def reach(self, weeks: int) -> Span:
        """The period, and those weeks before it."""
        found = self.before(weeks)
        return Span(found[0].start if found else self.period.start, self.end)

    def reach_name(self, weeks: int) -> str:
        """Such as "weeks 3–10"; by its days where the page is not about a week."""
        if isinstance(self.period, Week):
            return week_range((*self.before(weeks), self.period))
        reach = self.reach(weeks)
        return f"{self.day_name(reach.start)} – {self.day_name(reach.end)}"

    @property
    def eve(self) -> date:
        return self.period.start - timedelta(days=1) if self.period.start > date.min else date.min

    @property
    def week_before(self) -> Week:
        return self.week.plus(-1, self.history.rule)

    @property
    def one_thing(self) -> OneThing | None:
        """What the week before said for this one."""
        return self.history.one_thing(self.week_before)

    def thing_link(self, thing: OneThing) -> str:
        """To the page of the week before, or the day's note where it was written."""
        label = self.day_name(thing.day) if thing.day else self.week_name(self.week_before)
        return self.link(thing.path, label)

    def themes_of(self, days: Iterable[Day], subject: str = TRIGGER.name) -> list[tuple[Theme, list[Day]]]:
        """The themes of these days, each with its days; hidden ones left out, those of most days first."""
        found: dict[str, list[Day]] = {}
        for day in days:
            for theme in day.named.get(subject, ()):
                found.setdefault(theme, []).append(day)
        named = [(self.history.themes[subject][theme], of_theme) for theme, of_theme in found.items()]
        shown = [(theme, of_theme) for theme, of_theme in named if not theme.hidden]
        return sorted(shown, key=lambda pair: (-len(pair[1]), pair[0].key))

    # Names and links.

    @cached_property
    def _links(self) -> dict[tuple[str, object], str]:
        """Kept: a page links the same few days, weeks and themes many times."""
        return {}

    def day_link(self, path: str, day: date) -> str:
        if (link := self._links.get((path, day))) is None:
            link = self._links[path, day] = self.link(path, self.day_name(day))
        return link

    def told_link(self, theme: Theme, day: Day) -> str:
        """To the note that tells most fully of a theme on a day."""
        return self.day_link(day.named[theme.subject][theme.key].record.path, day.date)

    def day_name(self, day: date) -> str:
        """On the page of its week "Thu 5", elsewhere "24 Feb"."""
        if (name := self._day_names.get(day)) is None:
            is_near = self.is_week and day in self.period
            name = self.names.day(day) if is_near else self.names.date(day, self.period.end.year)
            self._day_names[day] = name
        return name

    @cached_property
    def _day_names(self) -> dict[date, str]:
        return {}

    def person(self, name: Name) -> str:
        """What somebody is called on pages, whichever of their names a note has."""
        known = self.history.called(PERSON.name).theme(name)
        theme = self.history.themes.get(PERSON.name, {}).get(known)
        return plain(theme.name if theme else name.shown)

    def week_name(self, week: Week) -> str:
        """Such as "week 9"; "week 52 of 2025" where the page speaks of another year."""
        year = "" if week.year == week_of(self.period.end, self.history.rule).year else f" of {week.year}"
        return f"week {week.number}{year}"

    def week_link(self, week: Week, label: str = "") -> str:
        """The week's number, or the label, linked where it has a page."""
        label = label or str(week.number)
        if (link := self._links.get((label, week.start))) is None:
            path = self.atlas.week(week)
            link = self._links[label, week.start] = self.link(path, label) if path else label
        return link

    def month_link(self, day: date, *, dated: bool = False) -> str:
        """The day's month, linked to its page; without one only one of its weeks is written in, and that is told."""
        key = f"month {dated}", (day.year, day.month)
        if (link := self._links.get(key)) is not None:
            return link
        path = self.atlas.paths.get(Page("month", month_of(day).label), "")
        if not path:
            week = week_of(day, self.history.rule)
            return self.week_link(week, self.week_name(week))
        name = self.names.month(day) if dated else self.names.month_name(day)
        self._links[key] = self.link(path, name)
        return self._links[key]

    def weeks_of(self, days: Iterable[date]) -> Sequence[Week]:
        """The weeks of some days, each once; of days in order each is looked up once."""
        found: dict[date, Week] = {}
        start, end = date.max, date.min
        for day in days:
            if not start <= day <= end:
                week = week_of(day, self.history.rule)
                start, end = week.start, week.end
                found.setdefault(start, week)
        return tuple(found.values())

    def weeks_named(self, weeks: Sequence[Week]) -> str:
        """Linked: "week 9", "weeks 3, 7, 9"."""
        year = week_of(self.period.end, self.history.rule).year
        links = (
            self.week_link(week, f"{week.number}" if week.year == year else f"{week.number} of {week.year}")
            for week in weeks
        )
        return f"{'week' if len(weeks) == 1 else 'weeks'} {', '.join(links)}"

    def theme_link(self, theme: Theme, name: str = "") -> str:
        """The name, linked once it recurs (as of the page's day, so that old pages keep their words)."""
        name = name or theme.name
        if (link := self._links.get((name, theme.topic))) is None:
            path = self.atlas.theme(theme)
            if path and path != self.link.page and self.recurs(theme):
                link = self.link(path, plain(name.replace("[", "(").replace("]", ")")))
            else:
                link = plain(name)
            self._links[name, theme.topic] = link
        return link

    def recurs(self, theme: Theme) -> bool:
        """Whether it had a page by then."""
        return theme.has_page and theme.days[RECURS[theme.subject] - 1] <= self.as_of

    @cached_property
    def quiet(self) -> frozenset[str]:
        """Keys of people, rifts and notes about which nothing is prompted."""
        return self.history.not_safe(self.as_of)


def week_range(weeks: tuple[Week, ...]) -> str:
    """Such as "week 9", "weeks 3–9", "weeks 50 of 2025 – 5 of 2026"."""
    first, last = weeks[0], weeks[-1]
    if first == last:
        return f"week {first.number}"
    if first.year != last.year:
        return f"weeks {first.number} of {first.year} – {last.number} of {last.year}"
    return f"weeks {first.number}–{last.number}"
