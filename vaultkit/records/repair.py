"""Mending a rift."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.records.fields import DAY, DAY_AHEAD, NAME, SIGNED, TEXT, enum, enums, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import ENDINGS, Record


@dataclass(frozen=True, kw_only=True)
class Repair(Record):
    """A rift, and the way out of it."""

    ruptured_on: date | None = prop(DAY, "the day the rift began", bold=True)
    episode: Name | None = prop(NAME, "the note of the episode it came from", of_kind="episode")
    ruptured_by: str | None = prop(enum("me", "them", "both", "unclear"), "for yourself; never counted")
    first_try_on: date | None = prop(DAY, "the first try to mend it")
    repaired_on: date | None = prop(DAY, "the day it ended, mended or not")
    repair_status: str | None = prop(
        enum("open", "partly", "repaired", *ENDINGS),
        "how it stands; let go, not wanted and not safe are full answers",
    )
    repair_parts: tuple[str, ...] = prop(
        enums("impact", "understand", "steps", "invite", "apology", "owned"), "what the repair held"
    )
    sorry_on: date | None = prop(DAY, "the day of an apology, yours or theirs")
    agreed: str | None = prop(TEXT, "what you agreed on")
    follow_up_on: date | None = prop(DAY_AHEAD, "when you mean to ask how it is")
    followed_up: date | None = prop(DAY, "when you did")
    trust_shift: int | None = prop(SIGNED, "how trust moved")
    phrasing: str | None = prop("phrasing")


def _slips(repair: Repair) -> Iterator[tuple[str, str]]:
    if repair.ruptured_on and repair.repaired_on and repair.repaired_on < repair.ruptured_on:
        yield "repaired_on", "it lies before `ruptured_on`; the rift counts as mended, without a time"


def _is_open(repair: Repair) -> bool:
    if repair.repaired_on is None and repair.repair_status is None:
        return all(loop.opens for loop in repair.loops)
    return repair.repaired_on is None and repair.repair_status in ("open", "partly")


REPAIR = Kind(
    name="repair",
    what="mending a rift",
    record=Repair,
    template="Repair",
    takes=("people", "lessons"),
    dated=False,
    event=True,
    named="people",
    begins="ruptured_on",
    ends="repaired_on",
    closes=True,
    asks=("repair_parts", "agreed"),
    is_open=_is_open,
    slips=_slips,
)
