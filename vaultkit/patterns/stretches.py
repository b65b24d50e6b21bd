"""Written days in order, of which the same is asked again and again."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from vaultkit.notes.spans import quarter_of
from vaultkit.patterns.days import Day


@dataclass(frozen=True, slots=True)
class Stretch:
    """What an answer about days is kept by, and what else it depends on.

    Two are compared and not hashed: of a history that has moved on by a note nearly all days are the same objects, and
    that is seen at once.
    """

    days: tuple[Day, ...]
    beside: tuple[object, ...] = ()

    def __hash__(self) -> int:
        return hash((len(self.days), self.days[-1].date if self.days else None))


def quarters(days: tuple[Day, ...], beside: tuple[object, ...] = ()) -> Iterator[Stretch]:
    """The days of each quarter, in order: what is kept by them is worked out anew of few days where one is edited."""
    start = 0
    while start < len(days):
        end = bisect_right(days, quarter_of(days[start].date).end, start, key=lambda day: day.date)
        yield Stretch(days[start:end], beside)
        start = end
