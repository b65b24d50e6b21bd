"""What had begun by a day, and was not closed by then."""

from datetime import date

from vaultkit.patterns.history import History
from vaultkit.patterns.rifts import Rift
from vaultkit.records.commitment import COMMITMENT, Commitment
from vaultkit.records.episode import Episode
from vaultkit.records.record import ENDINGS
from vaultkit.records.repair import Repair


def replies(history: History, day: date) -> tuple[Episode, ...]:
    """What was set aside for later."""
    return tuple(e for e in history.replies if e.day and _waits(day, e.day, e.replied_on))


def rifts(history: History, day: date) -> tuple[Rift, ...]:
    return tuple(rift for rift in history.rifts.all if rift.is_open(day))


def promises(history: History, day: date) -> tuple[Commitment, ...]:
    """Either way, where it is known whose they are. One that ended on no day ended from the start; saying ahead that it
    cannot be is an end.
    """
    return tuple(each for each in history.of(Commitment) if each.made_by and _is_open(each, day))


def made(promise: Commitment) -> date | None:
    return promise.made_on or promise.day


def _is_open(promise: Commitment, day: date) -> bool:
    ended = promise.done_on or (promise.told_on if promise.commitment_status == "told ahead" else None)
    return bool(ended or COMMITMENT.is_open(promise)) and _waits(day, made(promise), ended)


def follow_ups(history: History, day: date) -> tuple[Repair, ...]:
    """Of rifts that somebody means to ask after. Where it was let go, was not wanted or is not safe, nobody does."""
    return tuple(
        repair
        for repair in history.of(Repair)
        if repair.follow_up_on
        and repair.repair_status not in ENDINGS
        and _waits(day, told(repair), repair.followed_up)
    )


def told(repair: Repair) -> date | None:
    """The day from which a repair's note can be asked after; one that mended later was meant to be asked after before."""
    if repair.repaired_on and repair.follow_up_on and repair.follow_up_on < repair.repaired_on:
        return repair.ruptured_on or repair.day
    return repair.repaired_on or repair.day or repair.ruptured_on


def _waits(day: date, begun: date | None, ended: date | None) -> bool:
    return begun is not None and begun <= day and not (ended is not None and ended <= day)
