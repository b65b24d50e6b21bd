"""A rhythm kept together or alone."""

from dataclasses import dataclass
from datetime import date

from vaultkit.records.fields import COUNT, DAYS, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Ritual(Record):
    """Something that is done again and again, for each other or alone."""

    ritual_type: str | None = prop(enum("checkin", "weekly", "decompress", "other"), "what sort it is")
    every_days: int | None = prop("every_days")
    minutes: int | None = prop(COUNT, "about how long it takes, in minutes")
    held_on: tuple[date, ...] = prop(DAYS, "the days it was held")


RITUAL = Kind(
    name="ritual",
    what="a small rhythm that is kept",
    record=Ritual,
    template="Ritual",
    takes=("people",),
    dated=False,
)
