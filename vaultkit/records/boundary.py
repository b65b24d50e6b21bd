"""A limit that protects and keeps the door open."""

from dataclasses import dataclass
from datetime import date

from vaultkit.records.fields import DAY, TEXT, WORDS, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Boundary(Record):
    """What a person wrote down of a limit of theirs."""

    protects: tuple[str, ...] = prop(WORDS, "what it protects", offers="needs")
    wording: str | None = prop(TEXT, "how you say it")
    boundary_status: str | None = prop(
        enum("stated", "respected", "renegotiated", "crossed"), "how it stands"
    )
    stated_on: date | None = prop(DAY, "the day you said it")


BOUNDARY = Kind(
    name="boundary",
    what="a limit that protects and keeps the door open",
    record=Boundary,
    template="Boundary",
    takes=("people",),
    dated=False,
    event=True,
    named="wording",
)
