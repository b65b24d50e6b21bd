"""A recurring pattern: one note for its whole life."""

from dataclasses import dataclass

from vaultkit.notes.names import Name
from vaultkit.records.fields import FLAG, NAMES, TEXT, WORDS, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Trigger(Record):
    aliases: tuple[Name, ...] = prop(NAMES, default=())
    themes: tuple[str, ...] = prop(WORDS, default=())
    if_then: str | None = prop(TEXT)
    hidden: bool = prop(FLAG, default=False)


TRIGGER = Kind("trigger", Trigger, template="Trigger", dated=False)
