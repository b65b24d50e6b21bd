"""Mending a rift."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.records.fields import DAY, NAME, SIGNED, TEXT, enum, enums, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record

ENDINGS = ("let go", "not wanted", "not safe")
"""Full answers that close a rift without a repair."""


@dataclass(frozen=True, kw_only=True)
class Repair(Record):
    ruptured_on: date | None = prop(DAY, bold=True)
    episode: Name | None = prop(NAME)
    ruptured_by: str | None = prop(enum("me", "them", "both", "unclear"))
    first_try_on: date | None = prop(DAY)
    repaired_on: date | None = prop(DAY)
    repair_status: str | None = prop(enum("open", "partly", "repaired", *ENDINGS))
    repair_parts: tuple[str, ...] = prop(
        enums("impact", "understand", "steps", "invite", "apology", "owned"), default=()
    )
    sorry_on: date | None = prop(DAY)
    agreed: str | None = prop(TEXT)
    follow_up_on: date | None = prop(DAY)
    followed_up: date | None = prop(DAY)
    trust_shift: int | None = prop(SIGNED)
    phrasing: str | None = prop(TEXT)


def _slips(repair: Repair) -> Iterator[tuple[str, str]]:
    if repair.ruptured_on and repair.repaired_on and repair.repaired_on < repair.ruptured_on:
        yield "repaired_on", "it lies before `ruptured_on`; the rift counts as mended, without a time"


REPAIR = Kind(
    "repair",
    Repair,
    template="Repair",
    takes=("people", "lessons"),
    dated=False,
    event=True,
    slips=_slips,
)
