"""What had begun by a day, and was not closed by then."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from vaultkit.patterns.history import History
from vaultkit.patterns.rifts import OPEN, Rift
from vaultkit.records.commitment import COMMITMENT, Commitment
from vaultkit.records.episode import Episode
from vaultkit.records.record import ENDINGS
from vaultkit.records.repair import Repair

T = TypeVar("T")
Loop = tuple[date, date | None, T]


def replies(history: History, day: date) -> tuple[Episode, ...]:
    """What was set aside for later."""
    return _open(history.once(_replies, history.replies), day)


def rifts(history: History, day: date) -> tuple[Rift, ...]:
    return _open(history.once(_rifts, history.rifts.all), day)


def promises(history: History, day: date) -> tuple[Commitment, ...]:
    """Either way, where it is known whose they are. One that ended on no day ended from the start; saying ahead that it
    cannot be is an end.
    """
    return _open(history.once(_promises, history.of(Commitment)), day)


def follow_ups(history: History, day: date) -> tuple[Repair, ...]:
    """Of rifts that somebody means to ask after. Where it was let go, was not wanted or is not safe, nobody does."""
    return _open(history.once(_follow_ups, history.of(Repair)), day)


def made(promise: Commitment) -> date | None:
    return promise.made_on or promise.day


def told(repair: Repair) -> date | None:
    """The day from which a repair's note can be asked after; one that mended later was meant to be asked after before."""
    if repair.repaired_on and repair.follow_up_on and repair.follow_up_on < repair.repaired_on:
        return repair.ruptured_on or repair.day
    return repair.repaired_on or repair.day or repair.ruptured_on


# When each begins and ends, as far as it does.


def _open(loops: Iterable[Loop[T]], day: date) -> tuple[T, ...]:
    return tuple(each for begun, ended, each in loops if begun <= day and (ended is None or ended > day))


def _replies(episodes: Sequence[Episode]) -> list[Loop[Episode]]:
    return [(each.day, each.replied_on, each) for each in episodes if each.day]


def _rifts(every: Sequence[Rift]) -> list[Loop[Rift]]:
    return [(rift.begun, rift.closed, rift) for rift in every if rift.closed or rift.ending == OPEN]


def _promises(promises: Sequence[Commitment]) -> list[Loop[Commitment]]:
    found = []
    for promise in promises:
        ended = promise.done_on or (promise.told_on if promise.commitment_status == "told ahead" else None)
        begun = made(promise)
        if promise.made_by and begun and (ended or COMMITMENT.is_open(promise)):
            found.append((begun, ended, promise))
    return found


def _follow_ups(repairs: Sequence[Repair]) -> list[Loop[Repair]]:
    return [
        (begun, repair.followed_up, repair)
        for repair in repairs
        if repair.follow_up_on and repair.repair_status not in ENDINGS and (begun := told(repair))
    ]
