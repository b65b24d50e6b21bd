"""Earlier weeks that looked like one, and what helped then.

Two weeks are as alike as the names they share – triggers, needs, stories – of all that either names (Jaccard, 1901).
"""

from dataclasses import dataclass
from datetime import date

from vaultkit.notes.calendar import Week
from vaultkit.patterns.days import Lesson
from vaultkit.patterns.history import ALIKE, History, OneThing
from vaultkit.patterns.rifts import REPAIRED, Rift
from vaultkit.patterns.themes import NEED
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
    first = week.plus(1 - weeks, history.rule)
    found: list[tuple[float, int, Alike]] = []
    for other, days in history.by_week.items():
        if not first <= other < week:
            continue
        there = history.week_names[other]
        shared = here & there
        of = len(here | there)
        telling = sum(sort != NEED.name for sort, _ in shared)
        if telling and len(shared) >= SHARED and len(shared) * CLOSE >= of:
            ordered = tuple(sorted(shared, key=lambda named: (ALIKE.index(named[0]), named)))
            dates = tuple(day.date for day in days if shared & history.named_on((day,)))
            found.append((len(shared) / of, telling, Alike(other, ordered, of, dates)))
    found.sort(key=lambda each: (each[0], each[1], each[2].week), reverse=True)
    return tuple(each for *_, each in found[:SHOWN])


def helped(history: History, week: Week) -> Helped:
    days = history.by_week.get(week, ())
    episodes = tuple(episode for day in days for episode in day.of(Episode))
    tried = tuple((day, path) for path, day in history.tried(week, week.end).items())
    return Helped(
        tuple(r for r in history.rifts.all if r.ending == REPAIRED and r.closed and r.closed in week),
        tuple(e for e in episodes if e.my_response and e.acted_on_urge in ("partly", "did not")),
        tuple((day.date, lesson) for day in days for lesson in day.lessons),
        tuple(e for e in episodes if e.reframe),
        history.one_thing(week.plus(-1, history.rule)) if tried else None,
        tried,
    )
