"""Which needs were named, asked for, met."""

from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import NEED, theme_key
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
    named = dict.fromkeys(key for day in days for key in day.named.get(NEED.name, ()))
    found = (need(key, days) for key in named)
    return tuple(sorted(found, key=lambda each: (-len(each.named), each.key)))


def need(key: str, days: Sequence[Day]) -> Need:
    """One need over these days."""
    named = tuple(day for day in days if key in day.named.get(NEED.name, ()))
    planned = tuple(day for day in named if any(checkin.asked for checkin in day.of(Checkin)))
    met = (r for day in days for r in day.of(Reflection) if key in map(theme_key, r.needs_met))
    return Need(key, named, planned, tuple(met))


def requests(days: Sequence[Day]) -> tuple[Exchange, ...]:
    """Requests that were made."""
    return tuple(exchange for day in days for exchange in day.of(Exchange) if exchange.asked)
