"""Promises, either way, as they stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vaultkit.patterns import loops
from vaultkit.patterns.history import History
from vaultkit.records.commitment import Commitment

OPEN, KEPT, MISSED = "open", "kept", "missed"
STANDINGS = (KEPT, "told ahead", "late", "released", OPEN, MISSED)
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Promise:
    """``ended`` is None while it is open, or if nobody dated its end."""

    made: date
    note: Commitment
    standing: str
    ended: date | None = None

    @property
    def is_own(self) -> bool:
        return self.note.made_by == "me"

    @property
    def shown(self) -> bool:
        """How someone else's promise ended is theirs, unless it was kept, released or told ahead."""
        return self.is_own or self.standing != MISSED


def promises(
    history: History, start: date, end: date, notes: Iterable[Commitment] | None = None
) -> tuple[Promise, ...]:
    """Those made or ended from one day to another, and those open on the last, in order of the days they were made; of
    all notes, or of these.

    One that says of nobody who made it, or of no day when, is told to its writer as a problem, and is not here.
    """
    waiting = {each.path for each in loops.promises(history, end)}
    found = []
    for note in history.of(Commitment) if notes is None else notes:
        made = loops.made(note)
        if made is None or made > end or note.made_by is None:
            continue
        promise = Promise(made, note, OPEN) if note.path in waiting else Promise(made, note, *_ended(note))
        if promise.shown and (promise.standing == OPEN or (promise.ended or made) >= start):
            found.append(promise)
    return tuple(sorted(found, key=lambda promise: (promise.made, promise.note.path)))


def _ended(note: Commitment) -> tuple[str, date | None]:
    standing = note.commitment_status if note.commitment_status not in (None, OPEN) else KEPT
    if note.made_by != "me" and standing == "late":
        standing = KEPT
    return standing, note.done_on or (note.told_on if standing == "told ahead" else None)
