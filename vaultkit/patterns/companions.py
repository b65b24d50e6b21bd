"""What is seen on the same days, asked once for all pages of a day."""

from collections.abc import Iterable
from functools import lru_cache

from vaultkit.patterns.days import Day
from vaultkit.patterns.stretches import Stretch, quarters
from vaultkit.patterns.together import Named, Pair, named, pairs


def seen_together(days: Iterable[Day]) -> tuple[Pair, ...]:
    """Every pair that is looked at. The bar holds over all of them, so each theme's page picks from one answer."""
    return _together(Stretch(tuple(days)))


@lru_cache(maxsize=8)
def _together(stretch: Stretch) -> tuple[Pair, ...]:
    """Kept, since many pages ask the same; counted by quarters, since of an edited day's years most is as it was."""
    found: dict[str, Named] = {}
    for quarter in quarters(stretch.days):
        for sort, of_quarter in _named(quarter).items():
            found.setdefault(sort, Named()).go_on(of_quarter)
    return pairs(found)


@lru_cache(maxsize=64)
def _named(stretch: Stretch) -> dict[str, Named]:
    return named((day.occurrences.keys(), day.companions) for day in stretch.days)


def days_with(pair: Pair, days: Iterable[Day]) -> tuple[Day, ...]:
    """The days on which both are named."""
    trigger, companion = pair.trigger, pair.companion
    return tuple(day for day in days if companion in day.companions and trigger in day.occurrences)
