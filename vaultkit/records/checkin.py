"""The morning note."""

from dataclasses import dataclass

from vaultkit.records.fields import SCALE, SIGNED, TEXT, WORDS, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Checkin(Record):
    pleasantness: int | None = prop(SIGNED)
    energy: int | None = prop(SIGNED)
    body: tuple[str, ...] = prop(WORDS, default=())
    asked: str | None = prop(TEXT)
    looking_forward: int | None = prop(SCALE)
    value: str | None = prop(TEXT)


CHECKIN = Kind("checkin", Checkin, template="Check-in", takes=("feelings", "needs", "distress"))
