"""Which themes' pages say the same after some notes changed: so that an evening does not touch the page of everything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vaultkit.patterns import mending
from vaultkit.patterns.days import Day
from vaultkit.patterns.difference import other
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import BELIEF, NEED, PERSON, Theme
from vaultkit.records.checkin import Checkin
from vaultkit.records.commitment import Commitment
from vaultkit.records.episode import Episode
from vaultkit.records.exchange import Exchange
from vaultkit.records.record import Record
from vaultkit.records.reflection import Reflection
from vaultkit.records.step import Step
from vaultkit.records.test import BeliefTest

SECTIONS = frozenset(
    ("theme", "theme-tests", "theme-steps", "theme-need", "theme-talks", "theme-promises", "theme-days")
) | {"theme-felt", "seen-with", "helped", "theme-rifts"}
"""The sections of which this can be told. Others, which a person may put there, look at everything."""


@dataclass(frozen=True)
class Change:
    """From one history to another; asked of many pages, so what is the same for all is looked at once."""

    old: History
    new: History

    def leaves(self, theme: Theme) -> bool:
        """Whether those sections of a theme's page say the same of both, where their pages are in the same places.

        Its page is as of the latest week: of that week it tells only what its own days say; of all days before, more.
        """
        return (
            self._is_small
            and self.old.themes.get(theme.subject, {}).get(theme.key) == theme
            and all(self._is_apart(theme, day) for day in self._days)
        )

    def left(self, theme: Theme) -> frozenset[str]:
        """Those of the sections that say the same of both, also where the days that changed name the theme."""
        if not self._is_small or self.old.themes.get(theme.subject, {}).get(theme.key) != theme:
            return frozenset()
        changed = [(self.old.days.get(date), self.new.days.get(date)) for date in self._days]
        if not all(_is_called_the_same(self.old, self.new, day) for pair in changed for day in pair):
            return frozenset()
        return frozenset(
            name
            for name, told in _TOLD.items()
            if all(told(theme, before) == told(theme, after) for before, after in changed)
            and (name != "theme-rifts" or all(map(self._links_the_same, self._days)))
        )

    @cached_property
    def _is_small(self) -> bool:
        old, new = self.old, self.new
        return (
            (old.rule, old.names, old.rifts, old.grounds, old.weeks, old.told)
            == (new.rule, new.names, new.rifts, new.grounds, new.weeks, new.told)
            and bool(new.weeks)
            and old.written[0] == new.written[0]  # fears and promises are told from there on
            and all(day >= new.weeks[-1].start for day in self._days)
        )

    @cached_property
    def _days(self) -> tuple[date, ...]:
        return tuple(other(self.old.days, self.new.days))

    def _is_apart(self, theme: Theme, date: date) -> bool:
        """Whether what is told of a day as it was, and as it is, is nothing to this page."""
        old, new = self.old, self.new
        days = old.days.get(date), new.days.get(date)
        if any(day is not None and theme.key in day.named.get(theme.subject, ()) for day in days):
            return False
        before, after = (_beside(theme, day) for day in days)
        if before != after or not all(_is_called_the_same(old, new, day) for day in days):
            return False
        # A rift with somebody may have begun on a day that does not name them.
        return theme.subject != PERSON.name or self._links_the_same(date)

    def _links_the_same(self, date: date) -> bool:
        """A rift that began on a day links what stands for it."""
        paths = {day.path if day else "" for day in (self.old.days.get(date), self.new.days.get(date))}
        return len(paths) == 1 or not mending.begun(self.new, date, date)


def _is_called_the_same(old: History, new: History, day: Day | None) -> bool:
    """Whoever is named on a day may be named with a rift on any page."""
    before, after = (history.themes.get(PERSON.name, {}) for history in (old, new))
    people = day.named.get(PERSON.name, ()) if day else ()
    return all(key in before and key in after and before[key].name == after[key].name for key in people)


def _beside(theme: Theme, day: Day | None) -> object:
    """What a page says of a day that does not name its theme."""
    evenings = day.of(Reflection) if day else ()
    if theme.subject == NEED.name:  # met, of the evenings that name any as met
        return tuple((evening.path, evening.needs_met) for evening in evenings if evening.needs_met)
    # A link to a note of a test names no belief, and may be called as one is.
    if theme.subject == BELIEF.name:
        return tuple((evening.path, evening.tests) for evening in evenings if evening.tests)
    return ()


# What each section tells of a day of the latest week; of what is before, all say the same.


def _nothing(_theme: Theme, _day: Day | None) -> object:
    return ()


def _notes_of(kind: type[Record]) -> Callable[[Theme, Day | None], object]:
    return lambda _theme, day: day.of(kind) if day else ()


def _tests(_theme: Theme, day: Day | None) -> object:
    evenings = tuple((each.path, each.tests) for each in day.of(Reflection) if each.tests) if day else ()
    return evenings, day.of(BeliefTest) if day else ()


def _needs(_theme: Theme, day: Day | None) -> object:
    if day is None:
        return (), ()
    planned = tuple(each.path for each in day.of(Checkin) if each.asked)
    return planned, tuple((each.path, each.needs_met) for each in day.of(Reflection) if each.needs_met)


def _told_in(theme: Theme, day: Day | None) -> object:
    named = day.named.get(theme.subject, {}).get(theme.key) if day else None
    return named.record.path if named else None


def _distress(_theme: Theme, day: Day | None) -> object:
    return day.distress if day else None


def _helped(_theme: Theme, day: Day | None) -> object:
    if day is None:
        return (), (), ()
    lessons = tuple((each.path, each.lessons, each.people) for each in day.records if each.lessons)
    tried = tuple(each.path for each in day.of(Reflection) if each.adjust and each.adjust_tried)
    return day.of(Episode), lessons, tried


_TOLD: Mapping[str, Callable[[Theme, Day | None], object]] = {
    "theme": _nothing,  # its days are the same
    "seen-with": _nothing,  # up to the week before
    "theme-rifts": _nothing,
    "theme-talks": _notes_of(Exchange),
    "theme-promises": _notes_of(Commitment),
    "theme-steps": _notes_of(Step),
    "theme-tests": _tests,
    "theme-need": _needs,
    "theme-days": _told_in,
    "theme-felt": _distress,
    "helped": _helped,
}
