"""What was between the writer and somebody. Nobody is ranked, and nothing says whose doing it was."""

from collections.abc import Iterable
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.patterns.history import History
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import PERSON
from vaultkit.records.exchange import Exchange


def talks(history: History, person: str, day: date) -> tuple[Exchange, ...]:
    """Exchanges with them up to a day. ``person`` is the theme's key."""
    found = (each for each in history.of(Exchange) if each.day and each.day <= day)
    return tuple(each for each in found if _is_among(history, person, each.people))


def rifts(history: History, person: str, day: date) -> tuple[Rift, ...]:
    """Rifts with them up to a day, also where one is called as they are: `rift/dad`."""
    found = (rift for rift in history.rifts.all if rift.begun <= day)
    return tuple(rift for rift in found if _is_among(history, person, _names(rift)))


def _names(rift: Rift) -> tuple[Name, ...]:
    return (*rift.people, Name(rift.name)) if rift.name else rift.people


def _is_among(history: History, person: str, people: Iterable[Name]) -> bool:
    names = history.called(PERSON.name)
    return any(names.theme(name) == person for name in people)
