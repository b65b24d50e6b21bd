"""Which themes' pages say the same after some notes changed: so that an evening does not touch the page of everything."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vaultkit.patterns import mending
from vaultkit.patterns.days import Day
from vaultkit.patterns.difference import other
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import BELIEF, NEED, PERSON, Theme
from vaultkit.records.reflection import Reflection

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
        # A rift with somebody may have begun on a day that does not name them, and links what stands for it.
        paths = {day.path if day else "" for day in days}
        return theme.subject != PERSON.name or len(paths) == 1 or not mending.begun(new, date, date)


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
    if (
        theme.subject == BELIEF.name
    ):  # a link to a note of a test names no belief, and may be called as one is
        return tuple((evening.path, evening.tests) for evening in evenings if evening.tests)
    return ()
