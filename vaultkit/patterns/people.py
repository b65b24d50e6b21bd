"""What was between the writer and somebody. Nobody is ranked, and nothing says whose doing it was."""

from collections.abc import Callable
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.patterns.history import History
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import PERSON
from vaultkit.records.commitment import Commitment
from vaultkit.records.exchange import Exchange


def talks(history: History, person: str, day: date) -> tuple[Exchange, ...]:
    """Exchanges with them up to a day. ``person`` is the theme's key."""
    is_them = _means(history, person)
    found = (each for each in history.of(Exchange) if each.day and each.day <= day)
    return tuple(each for each in found if any(map(is_them, each.people)))


def rifts(history: History, person: str, day: date) -> tuple[Rift, ...]:
    """Rifts with them up to a day, also where one is called as they are: `rift/dad`."""
    is_them = _means(history, person)
    found = (rift for rift in history.rifts.all if rift.begun <= day)
    return tuple(rift for rift in found if any(map(is_them, _names(rift))))


def promises(history: History, person: str) -> tuple[Commitment, ...]:
    """To them or by them."""
    is_them = _means(history, person)
    return tuple(each for each in history.of(Commitment) if any(map(is_them, each.people)))


def _names(rift: Rift) -> tuple[Name, ...]:
    return (*rift.people, Name(rift.name)) if rift.name else rift.people


def _means(history: History, person: str) -> Callable[[Name], bool]:
    """Whether a name is theirs. Most are spelled in few ways, so that each spelling is looked up once."""
    names = history.called(PERSON.name)
    known: dict[str, bool] = {}

    def is_them(name: Name) -> bool:
        if (found := known.get(name.text)) is None:
            found = known[name.text] = names.theme(name) == person
        return found

    return is_them
