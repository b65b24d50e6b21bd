"""What the writer chose: how an urge was answered, how they spoke to themselves, how they were with others, their limits."""

from collections.abc import Sequence
from datetime import date

from vaultkit.patterns.days import Day
from vaultkit.patterns.history import History
from vaultkit.patterns.statistics import lower_median
from vaultkit.records.boundary import Boundary
from vaultkit.records.episode import Episode
from vaultkit.records.exchange import Exchange
from vaultkit.records.record import Record
from vaultkit.records.reflection import Reflection

SCALES = ("warmth", "curiosity", "presence")
FOLLOWED = ("did not", "partly", "did")
CHOSEN = ("stated", "respected", "renegotiated")
"""How a boundary may stand. A crossed one is nobody's choice who set it."""


def answers(days: Sequence[Day]) -> tuple[Episode, ...]:
    """Episodes that tell of an urge, of a pause, or of what was done."""
    found = (episode for day in days for episode in day.of(Episode))
    return tuple(e for e in found if e.urge or e.pause is not None or e.my_response)


def voices(days: Sequence[Day]) -> tuple[Reflection, ...]:
    """Evenings that say how the inner voice spoke."""
    return tuple(r for day in days for r in day.of(Reflection) if r.self_voice)


def listening(days: Sequence[Day]) -> tuple[Exchange, ...]:
    """Exchanges that say how one listened."""
    return tuple(e for day in days for e in day.of(Exchange) if e.listened)


def numbers(days: Sequence[Day], scale: str) -> tuple[tuple[Record, int], ...]:
    """One number a day, the lower middle of what its notes say, with the note that says it."""
    found = []
    for day in days:
        said = [(record, n) for record in day.records if (n := getattr(record, scale, None)) is not None]
        if said:
            middle = lower_median([n for _, n in said])
            found.append(next(pair for pair in said if pair[1] == middle))
    return tuple(found)


def boundaries(history: History, start: date, end: date) -> tuple[tuple[date, Boundary], ...]:
    """Limits by the day on which they were said."""
    dated = ((each.stated_on or each.day, each) for each in history.of(Boundary))
    found = ((day, each) for day, each in dated if day and start <= day <= end)
    chosen = (pair for pair in found if pair[1].boundary_status in (None, *CHOSEN))
    return tuple(sorted(chosen, key=lambda pair: (pair[0], pair[1].path)))
