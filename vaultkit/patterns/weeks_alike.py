"""Earlier weeks that looked like one, and what helped then.

Two weeks are as alike as the names they share – triggers, needs, stories – of all that either names (Jaccard, 1901).
"""

from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from vaultkit.notes.calendar import Week
from vaultkit.patterns import mending
from vaultkit.patterns.days import Lesson
from vaultkit.patterns.history import ALIKE, History, OneThing
from vaultkit.patterns.rifts import REPAIRED, Rift
from vaultkit.patterns.themes import NEED, TRIGGER
from vaultkit.records.episode import Episode

SHOWN = 2
SHARED = 2
"""One name in common makes no likeness."""
CLOSE = 4
"""Weeks look alike if a quarter of their names are in common, or more."""

Named = tuple[str, str]
"""Its sort, and the key of a trigger or a need, or what a story says of someone."""


@dataclass(frozen=True, slots=True)
class Alike:
    """``shared`` of ``of`` names; ``days`` are those on which the earlier week names them."""

    week: Week
    shared: tuple[Named, ...]
    of: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Helped:
    """What was done and found in a week. ``plan`` is the one thing of the week before, where a note says how it went."""

    mended: tuple[Rift, ...]
    chosen: tuple[Episode, ...]
    lessons: tuple[tuple[date, Lesson], ...]
    reframed: tuple[Episode, ...]
    plan: OneThing | None
    tried: tuple[tuple[date, str], ...]


def alike(history: History, week: Week, until: date, weeks: int) -> tuple[Alike, ...]:
    """The weeks most like this one, of as many up to it. Needs alone make no likeness.

    Of equally alike ones first those that share more triggers and stories, then the later.
    """
    here = history.named_on(day for day in history.by_week.get(week, ()) if day.date <= until)
    needs = frozenset(each for each in here if each[0] == NEED.name)
    found: list[tuple[float, int, Week]] = []
    for other in history.weeks_from(week.plus(1 - weeks, history.rule), week):
        there = history.names_in(other)
        shared = here & there
        of = len(here) + len(there) - len(shared)
        if len(shared) >= SHARED and len(shared) * CLOSE >= of:
            telling = len(shared) - len(shared & needs)
            found += [(len(shared) / of, telling, other)] if telling else []
    return tuple(_alike(history, here, other) for *_, other in nlargest(SHOWN, found))


def _alike(history: History, here: frozenset[Named], other: Week) -> Alike:
    there = history.names_in(other)
    shared = here & there
    ordered = tuple(sorted(shared, key=lambda named: (ALIKE.index(named[0]), named)))
    dates = tuple(
        day.date
        for day in history.by_week[other]
        if not shared.isdisjoint(day.companions)
        or any((TRIGGER.name, theme) in shared for theme in day.occurrences)
    )
    return Alike(other, ordered, len(here | there), dates)


def _mended(history: History, week: Week) -> tuple[Rift, ...]:
    """In order of their beginnings."""
    closed = (rift for _, rift in mending.closed(history, week.start, week.end))
    mended = [rift for rift in closed if rift.ending == REPAIRED]
    return tuple(sorted(mended, key=lambda rift: (rift.begun, rift.begun_path, rift.name)))


def helped(history: History, week: Week) -> Helped:
    days = history.by_week.get(week, ())
    episodes = tuple(episode for day in days for episode in day.of(Episode))
    tried = tuple((day, path) for path, day in history.tried(week, week.end).items())
    return Helped(
        _mended(history, week),
        tuple(e for e in episodes if e.my_response and e.acted_on_urge in ("partly", "did not")),
        tuple((day.date, lesson) for day in days for lesson in day.lessons),
        tuple(e for e in episodes if e.reframe),
        history.one_thing(week.plus(-1, history.rule)) if tried else None,
        tried,
    )
