"""What is seen on the same days as a trigger: both rates as counts, and a mark where it is hardly chance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vaultkit.patterns.statistics import benjamini_hochberg, fisher_exact, for_clusters, neighbours

Companion = tuple[str, str]
"""Its sort and its word: ``("feeling", "afraid")``, ``("urge", "away")``."""
Days = Sequence[tuple[frozenset[str], frozenset[Companion]]]
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


def together(days: Days) -> tuple[Pair, ...]:
    """All pairs that are looked at, in order. Which ones is settled by how often each of the two is named, never by how
    often both are; the bar holds over all of them, so ask once, of all triggers, and pick from the answer.
    """
    sorts = sorted({sort for _, companions in days for sort, _ in companions})
    found = sorted(each for sort in sorts for each in _of_sort(days, sort))
    passed = benjamini_hochberg([p for _, p in found], BY_CHANCE)
    return tuple(
        replace(pair, marked=passes and pair.may_be_marked)
        for (pair, _), passes in zip(found, passed, strict=True)
    )


def _of_sort(days: Days, sort: str) -> Iterator[tuple[Pair, float]]:
    """The pairs with companions of one sort, and the p of each, over the days that name any of that sort."""
    known = [(triggers, words) for triggers, of_day in days if (words := _words(of_day, sort))]
    triggers = _looked_at([triggers for triggers, _ in known])
    companions = _looked_at([words for _, words in known])
    for trigger, with_it in triggers.items():
        for word, there in companions.items():
            both = len(with_it.days & there.days)
            pair = Pair(
                trigger,
                (sort, word),
                both,
                len(with_it.days),
                len(there.days) - both,
                len(known) - len(with_it.days),
            )
            yield pair, for_clusters(_chance(pair), with_it.neighbours, there.neighbours)


def _words(companions: frozenset[Companion], sort: str) -> frozenset[str]:
    return frozenset(word for of_sort, word in companions if of_sort == sort)


@dataclass(frozen=True, slots=True)
class _Named:
    """The numbers of the days that name it, and how much they come in clusters."""

    days: frozenset[int]
    neighbours: float


def _looked_at(named: Sequence[frozenset[str]]) -> dict[str, _Named]:
    """What is named on enough days that a pair could be marked, and not on all."""
    seen: dict[str, set[int]] = {}
    for number, names in enumerate(named):
        for name in names:
            seen.setdefault(name, set()).add(number)
    return {
        name: _Named(frozenset(on), neighbours([number in on for number in range(len(named))]))
        for name, on in seen.items()
        if SUPPORT <= len(on) < len(named)
    }


def _chance(pair: Pair) -> float:
    with_alone = pair.with_trigger - pair.with_both
    return fisher_exact(
        pair.with_both, with_alone, pair.without_both, pair.without_trigger - pair.without_both
    )
