"""The evening note; a person's own daily note is read with the same properties."""

from dataclasses import dataclass

from vaultkit.notes.names import Name
from vaultkit.records.fields import NAMES, SCALE, SIGNED, TEXT, TEXTS, WORDS, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Reflection(Record):
    pleasantness: int | None = prop(SIGNED)
    energy: int | None = prop(SIGNED)
    tests: tuple[Name, ...] = prop(NAMES, default=())
    commitments: tuple[Name, ...] = prop(NAMES, default=())
    self_voice: str | None = prop(enum("kind", "plain", "harsh"))
    needs_met: tuple[str, ...] = prop(WORDS, default=())
    adjust_tried: str | None = prop(TEXT)
    warmth: int | None = prop(SCALE)
    curiosity: int | None = prop(SCALE)
    presence: int | None = prop(SCALE)
    setting: str | None = prop(enum("calm", "disagreement", "conflict"))
    to_discuss: tuple[str, ...] = prop(TEXTS, default=())


REFLECTION = Kind(
    "reflection",
    Reflection,
    template="Reflection",
    takes=("feelings", "needs", "distress", "people", "triggers", "repairs", "lessons", "adjust"),
)
