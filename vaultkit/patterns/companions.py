"""What is seen on the same days, asked once for all pages of a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from vaultkit.patterns.days import Day
from vaultkit.patterns.stretches import Stretch, quarters
from vaultkit.patterns.themes import TRIGGER
from vaultkit.patterns.together import Companion, Named, Pair, named, pairs


@dataclass(frozen=True)
class Seen:
    """Every pair that is looked at. The bar holds over all of them, so each theme's page picks from one answer."""

    days: tuple[Day, ...]
    pairs: tuple[Pair, ...]

    def of(self, topic: tuple[str, str]) -> Sequence[Pair]:
        """The pairs of one trigger, or with one feeling or need, in order."""
        return self._by_topic.get(topic, ())

    def days_with(self, pair: Pair) -> Mapping[date, Day]:
        """The days on which both are named, in order."""
        found = self._days_with.get(pair)
        if found is None:
            there = self._by_trigger[pair.trigger]
            found = self._days_with[pair] = {
                day.date: day for day in there if pair.companion in day.companions
            }
        return found

    @cached_property
    def _days_with(self) -> dict[Pair, dict[date, Day]]:
        """Of the pairs that a page told."""
        return {}

    @cached_property
    def _by_topic(self) -> dict[Companion, list[Pair]]:
        found: dict[Companion, list[Pair]] = {}
        for pair in self.pairs:
            found.setdefault((TRIGGER.name, pair.trigger), []).append(pair)
            found.setdefault(pair.companion, []).append(pair)
        return found

    @cached_property
    def _by_trigger(self) -> dict[str, list[Day]]:
        found: dict[str, list[Day]] = {}
        for day in self.days:
            for trigger in day.occurrences:
                found.setdefault(trigger, []).append(day)
        return found


def seen_together(days: Iterable[Day]) -> Seen:
    """Kept, since many pages ask the same."""
    return _together(Stretch(tuple(days)))


@lru_cache(maxsize=8)
def _together(stretch: Stretch) -> Seen:
    """Counted by quarters, since of an edited day's years most is as it was."""
    found: dict[str, Named] = {}
    for quarter in quarters(stretch.days):
        for sort, of_quarter in _named(quarter).items():
            found.setdefault(sort, Named()).go_on(of_quarter)
    return Seen(stretch.days, pairs(found))


@lru_cache(maxsize=64)
def _named(stretch: Stretch) -> dict[str, Named]:
    return named((day.occurrences.keys(), day.companions) for day in stretch.days)
