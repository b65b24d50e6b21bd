"""What is seen on the same days, asked once for all pages of a day."""

from collections.abc import Iterable
from functools import lru_cache

from vaultkit.patterns.days import Day
from vaultkit.patterns.together import Companion, Pair, together


def seen_together(days: Iterable[Day]) -> tuple[Pair, ...]:
    """Every pair that is looked at. The bar holds over all of them, so each theme's page picks from one answer."""
    return _together(tuple((frozenset(day.occurrences), day.companions) for day in days))


@lru_cache(maxsize=64)
def _together(days: tuple[tuple[frozenset[str], frozenset[Companion]], ...]) -> tuple[Pair, ...]:
    """Kept, since many pages ask the same, and the answer takes longest of all that they ask."""
    return together(days)


def days_with(pair: Pair, days: Iterable[Day]) -> tuple[Day, ...]:
    """The days on which both are named."""
    return tuple(day for day in days if pair.trigger in day.occurrences and pair.companion in day.companions)
