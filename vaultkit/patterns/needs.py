"""Which needs were named, asked for, met."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import theme_key
from vaultkit.patterns.days import Day
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import NEED
from vaultkit.records.checkin import Checkin
from vaultkit.records.exchange import Exchange
from vaultkit.records.reflection import Reflection


@dataclass(frozen=True, slots=True)
class Need:
    """Of some days: those that name it, those of them on which a request was planned, and evenings that say it was met."""

    key: str
    named: tuple[Day, ...]
    planned: tuple[Day, ...]
    met: tuple[Reflection, ...]


def needs(days: Sequence[Day]) -> tuple[Need, ...]:
    """Those of most days first."""
    named: dict[str, list[Day]] = {}
    for day in days:
        for key in day.named.get(NEED.name, ()):
            named.setdefault(key, []).append(day)
    met = [r for day in days for r in day.of(Reflection) if r.needs_met]
    found = (need(key, of_key, met) for key, of_key in named.items())
    return tuple(sorted(found, key=lambda each: (-len(each.named), each.key)))


def need(key: str, named: Sequence[Day], evenings: Iterable[Reflection]) -> Need:
    """One need: the days that name it, and evenings that name any as met."""
    planned = tuple(day for day in named if any(checkin.asked for checkin in day.of(Checkin)))
    met = (evening for evening in evenings if key in map(theme_key, evening.needs_met))
    return Need(key, tuple(named), planned, tuple(met))


def evenings(history: History, end: date) -> Sequence[Reflection]:
    """Up to a day, those that name any need as met."""
    days, found = history.once(_met, history.of(Reflection))
    return found[: bisect_right(days, end)]


def _met(evenings: Iterable[Reflection]) -> tuple[list[date], list[Reflection]]:
    found = [(each.day, each) for each in evenings if each.needs_met and each.day]
    return [day for day, _ in found], [each for _, each in found]


def requests(days: Sequence[Day]) -> tuple[Exchange, ...]:
    """Requests that were made."""
    return tuple(exchange for day in days for exchange in day.of(Exchange) if exchange.asked)
