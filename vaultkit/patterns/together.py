"""What is seen on the same days as a trigger: both rates as counts, and a mark where it is hardly chance."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from vaultkit.patterns.statistics import (
    benjamini_hochberg,
    fisher_exact,
    for_clusters,
    neighbours_marked,
)

Companion = tuple[str, str]
"""Its sort and its word: ``("feeling", "afraid")``, ``("urge", "away")``."""
Days = Iterable[tuple[Collection[str], Collection[Companion]]]
"""Of each written day, in order: the keys of its triggers, and their possible companions."""

SUPPORT = 3
"""Nothing is marked that was not seen together on this many days."""
BY_CHANCE = 0.10
"""At most this share of what is marked may be chance."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """On ``with_both`` of ``with_trigger`` days with the trigger; on ``without_both`` of ``without_trigger`` without.

    Days are those on which anything of the companion's sort is named: of the others it is unknown.
    """

    trigger: str
    companion: Companion
    with_both: int
    with_trigger: int
    without_both: int
    without_trigger: int
    marked: bool = False

    @property
    def may_be_marked(self) -> bool:
        """Seen together often enough, and more often with the trigger than without."""
        more = self.with_both * self.without_trigger > self.without_both * self.with_trigger
        return self.with_both >= SUPPORT and more


@dataclass(slots=True)
class Named:
    """Of the days that name anything of one sort: how many they are, and on which each name stands, a bit a day."""

    days: int = 0
    triggers: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)

    def add(self, triggers: Iterable[str], words: Iterable[str]) -> None:
        """One more day."""
        for names, marks in ((triggers, self.triggers), (words, self.words)):
            for name in names:
                marks[name] = marks.get(name, 0) | 1 << self.days
        self.days += 1

    def go_on(self, later: "Named") -> None:
        """With what is named on later days."""
        for marks, others in ((self.triggers, later.triggers), (self.words, later.words)):
            for name, days in others.items():
                marks[name] = marks.get(name, 0) | days << self.days
        self.days += later.days


def named(days: Days) -> dict[str, Named]:
    """By sort of companion."""
    found: dict[str, Named] = {}
    for triggers, companions in days:
        words: dict[str, list[str]] = {}
        for sort, word in companions:
            words.setdefault(sort, []).append(word)
        for sort, of_sort in words.items():
            found.setdefault(sort, Named()).add(triggers, of_sort)
    return found


def together(days: Days) -> tuple[Pair, ...]:
    """All pairs that are looked at, in order. Which ones is settled by how often each of the two is named, never by how
    often both are; the bar holds over all of them, so ask once, of all triggers, and pick from the answer.
    """
    return pairs(named(days))


def pairs(by_sort: Mapping[str, Named]) -> tuple[Pair, ...]:
    """The same, of days that are counted."""
    found = sorted(
        (each for sort, of_sort in by_sort.items() for each in _of_sort(sort, of_sort)),
        key=lambda each: (each[0].trigger, each[0].companion),
    )
    passed = benjamini_hochberg([p for _, p in found], BY_CHANCE)
    return tuple(
        replace(pair, marked=True) if passes and pair.may_be_marked else pair
        for (pair, _), passes in zip(found, passed, strict=True)
    )


def _of_sort(sort: str, named: Named) -> Iterator[tuple[Pair, float]]:
    """The pairs with companions of one sort, and the p of each, over the days that name any of that sort."""
    companions = _looked_at(named.words, named.days)
    for trigger, (on, n, clusters) in _looked_at(named.triggers, named.days).items():
        for word, (there, n_there, of_word) in companions.items():
            both = (on & there).bit_count()
            pair = Pair(trigger, (sort, word), both, n, n_there - both, named.days - n)
            yield pair, 1.0 if is_even(pair, named.days) else for_clusters(_chance(pair), clusters, of_word)


def _looked_at(marks: Mapping[str, int], days: int) -> dict[str, tuple[int, int, float]]:
    """What is named on enough days that a pair could be marked, and not on all: on which, how many, in what clusters."""
    return {
        name: (on, n, neighbours_marked(on, days))
        for name, on in marks.items()
        if SUPPORT <= (n := on.bit_count()) < days
    }


def is_even(pair: Pair, days: int) -> bool:
    """Whether both come together about as often as by chance: within one standard deviation, where Fisher's p is above a
    fifth (tests/patterns/test_together.py) and passes no bar.
    """
    n, there = pair.with_trigger, pair.with_both + pair.without_both
    apart = pair.with_both * days - n * there
    return days * apart * apart < n * (days - n) * there * (days - there)


def _chance(pair: Pair) -> float:
    with_alone = pair.with_trigger - pair.with_both
    return fisher_exact(
        pair.with_both, with_alone, pair.without_both, pair.without_trigger - pair.without_both
    )
