"""The morning note."""

from dataclasses import dataclass

from vaultkit.records.fields import SCALE, TEXT, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Checkin(Record):
    """A morning: how it begins, and what it needs."""

    pleasantness: int | None = prop("pleasantness")
    energy: int | None = prop("energy")
    body: tuple[str, ...] = prop("body")
    asked: str | None = prop("asked")
    looking_forward: int | None = prop(SCALE, "how much you look forward to the day")
    value: str | None = prop(TEXT, "what matters today")


CHECKIN = Kind(
    name="checkin",
    what="the morning note",
    record=Checkin,
    template="Check-in",
    takes=("feelings", "needs", "distress"),
)
