"""The evening note; a person's own daily note is read with the same properties."""

from dataclasses import dataclass

from vaultkit.notes.names import Name
from vaultkit.records.fields import SCALE, TEXT, TEXTS, TITLES, WORDS, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Reflection(Record):
    """An evening: what the day held."""

    pleasantness: int | None = prop("pleasantness")
    energy: int | None = prop("energy")
    tests: tuple[Name, ...] = prop(TITLES, "beliefs tested today", of_kind="test")
    commitments: tuple[Name, ...] = prop(TITLES, "promises of today, either way", of_kind="commitment")
    self_voice: str | None = prop(enum("kind", "plain", "harsh"), "how you spoke to yourself")
    needs_met: tuple[str, ...] = prop(WORDS, "needs that were met today", offers="needs")
    adjust_tried: str | None = prop(TEXT, "how it went with last week's one thing")
    warmth: int | None = prop("warmth")
    curiosity: int | None = prop(SCALE, "how curious you were about the other")
    presence: int | None = prop(SCALE, "how much you were there")
    setting: str | None = prop(enum("calm", "disagreement", "conflict"), "what kind of evening it was")
    to_discuss: tuple[str, ...] = prop(TEXTS, "what to bring up another time")


REFLECTION = Kind(
    name="reflection",
    what="the evening note",
    record=Reflection,
    template="Reflection",
    takes=("feelings", "needs", "distress", "people", "triggers", "repairs", "lessons", "adjust"),
    asks=("repairs", "lessons", "adjust"),
)

OF_ANY_EVENING = (*REFLECTION.takes, "tests", "commitments", "adjust_tried")
"""The properties that are read in a person's own daily note, too."""
