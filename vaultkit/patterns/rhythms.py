"""How often something is wished for, and the days between."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from vaultkit.patterns.history import History
from vaultkit.patterns.themes import PERSON, Theme
from vaultkit.records.person import Person
from vaultkit.records.ritual import Ritual

UNWRITTEN = 7
"""A gap in the journal longer than this, in days, says nothing of who was there."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``wished``: about every so many days, if that is said. ``days`` are in order."""

    wished: int | None
    days: tuple[date, ...]
    unknown: tuple[tuple[date, date], ...] = ()
    """Stretches of which nothing is known: between them nobody was away."""

    @property
    def between(self) -> tuple[int, ...]:
        """The days from each to the next, where it is known."""
        return tuple(
            (later - earlier).days
            for earlier, later in pairwise(self.days)
            if not any(earlier <= first and last <= later for first, last in self.unknown)
        )


def rituals(history: History, start: date, end: date) -> tuple[tuple[Ritual, Rhythm], ...]:
    """Those that were held at all from one day to another."""
    found = ((r, _rhythm(r.every_days, r.held_on, start, end)) for r in history.of(Ritual))
    return tuple(pair for pair in found if pair[1].days)


def people(history: History, start: date, end: date) -> tuple[tuple[Theme, Rhythm], ...]:
    """People of whom a wish is said and who are named at all; in order of their names, since nobody comes first."""
    unknown = tuple((one, other) for one, other in pairwise(history.days) if (other - one).days > UNWRITTEN)
    found = [
        (theme, replace(_rhythm(theme.note.every_days, theme.days, start, end), unknown=unknown))
        for theme in history.themes.get(PERSON.name, {}).values()
        if isinstance(theme.note, Person) and theme.note.every_days
    ]
    return tuple(pair for pair in found if pair[1].days)


def _rhythm(wished: int | None, days: Iterable[date], start: date, end: date) -> Rhythm:
    return Rhythm(wished, tuple(sorted({day for day in days if start <= day <= end})))
