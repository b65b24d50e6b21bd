"""Words that notes name: on which days, and where."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import key
from vaultkit.patterns.days import Day
from vaultkit.records.record import Record


@dataclass(frozen=True, slots=True)
class Word:
    """``places``: of each day, the fullest note that names it."""

    word: str
    places: tuple[tuple[date, str], ...]


def named(days: Sequence[Day], of: Callable[[Record], Iterable[str]]) -> tuple[Word, ...]:
    """The words that ``of`` finds in a note; those of most days first."""
    found: dict[str, dict[date, str]] = {}
    for day in days:
        for record in day.records:
            for word in of(record):
                found.setdefault(key(word), {}).setdefault(day.date, record.path)
    words = (Word(word, tuple(places.items())) for word, places in found.items())
    return tuple(sorted(words, key=lambda word: (-len(word.places), word.word)))
