"""A recurring pattern: one note for its whole life."""

from dataclasses import dataclass

from vaultkit.notes.names import Name
from vaultkit.records.fields import FLAG, TEXT, WORDS, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Trigger(Record):
    """What sets something off, in a note for its whole life."""

    aliases: tuple[Name, ...] = prop("aliases")
    themes: tuple[str, ...] = prop(WORDS, "what it is about", offers="themes")
    if_then: str | None = prop(TEXT, "your plan for when it returns; shown wherever it came up")
    hidden: bool = prop(FLAG, "true: no page and no line of it", default=False)


TRIGGER = Kind(
    name="trigger",
    what="something that sets you off again and again",
    record=Trigger,
    template="Trigger",
    dated=False,
    told_in="triggers",
    asks=("feelings", "distress"),
)
