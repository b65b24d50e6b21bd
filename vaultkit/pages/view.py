"""What a section may look at: the history, as of a day, from one page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vaultkit.notes.calendar import Week, date_label, day_label
from vaultkit.notes.links import Linker
from vaultkit.pages.wording import plain
from vaultkit.patterns.days import Day
from vaultkit.patterns.history import History, OneThing
from vaultkit.patterns.themes import Theme


@dataclass(frozen=True)
class Atlas:
    """Where vaultkit's pages are: the paths of weeks and themes that have one, and the index's."""

    weeks: dict[Week, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    index: str = ""


@dataclass(frozen=True)
class View:
    """``as_of`` is the last day that counts. ``day`` is a day note's own, ``kind`` its kind; ``theme`` a theme page's."""

    history: History
    atlas: Atlas
    link: Linker
    as_of: date
    week: Week
    theme: Theme | None = None
    day: date | None = None
    kind: str = ""
    unread: int = 0
    """How many notes have something in them that could not be read."""

    @property
    def days(self) -> tuple[Day, ...]:
        """The week's written days, up to ``as_of``."""
        return self.days_of(self.week)

    def days_of(self, week: Week) -> tuple[Day, ...]:
        return tuple(day for day in self.history.by_week.get(week, ()) if day.date <= self.as_of)

    def window(self, weeks: int) -> tuple[Week, ...]:
        """The page's week and those before it, ``weeks`` in all, none before the first written one; oldest first."""
        first = self.history.weeks[0] if self.history.weeks else self.week
        found = [self.week]
        while len(found) < weeks and found[-1] > first:
            found.append(found[-1].plus(-1, self.history.rule))
        return tuple(reversed(found))

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

    def themes_of(self, days: Iterable[Day]) -> list[tuple[Theme, list[Day]]]:
        """The triggers of these days, each with its days; hidden ones left out, those of most days first."""
        found: dict[str, list[Day]] = {}
        for day in days:
            for theme in day.occurrences:
                found.setdefault(theme, []).append(day)
        named = [(self.history.themes[theme], of_theme) for theme, of_theme in found.items()]
        shown = [(theme, of_theme) for theme, of_theme in named if not theme.hidden]
        return sorted(shown, key=lambda pair: (-len(pair[1]), pair[0].key))

    def day_link(self, path: str, day: date) -> str:
        return self.link(path, self.day_name(day))

    def day_name(self, day: date) -> str:
        """Within the page's week "Thu 5", elsewhere and on a theme's page "24 Feb"."""
        if self.theme is None and day in self.week:
            return day_label(day)
        return date_label(day, self.week.end.year)

    def week_name(self, week: Week) -> str:
        """Such as "week 9"; "week 52 of 2025" where the page speaks of another year."""
        year = "" if week.year == self.week.year else f" of {week.year}"
        return f"week {week.number}{year}"

    def week_link(self, week: Week, label: str = "") -> str:
        """The week's number, or the label, linked where it has a page."""
        label = label or str(week.number)
        return self.link(self.atlas.weeks[week], label) if week in self.atlas.weeks else label

    def theme_link(self, theme: Theme) -> str:
        """The name, linked from the second day on (as of the page's day, so that old pages keep their words)."""
        path = self.atlas.themes.get(theme.key)
        if path and len(theme.until(self.as_of)) >= 2:
            return self.link(path, plain(theme.name.replace("[", "(").replace("]", ")")))
        return plain(theme.name)

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
