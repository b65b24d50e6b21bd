"""Someone in the journal."""

from dataclasses import dataclass

from vaultkit.notes.names import Name
from vaultkit.records.fields import FLAG, TEXT, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Somebody whom notes name."""

    role: str | None = prop(TEXT, "who they are to you")
    trusted: bool | None = prop(FLAG, "whether you would go to them")
    every_days: int | None = prop("every_days")
    share_as: str | None = prop(TEXT, "what they are called in anything you share")
    consent: str | None = prop(enum("none", "knows", "agreed"), "whether they know that you write of them")
    aliases: tuple[Name, ...] = prop("aliases")


PERSON = Kind(name="person", what="someone in your journal", record=Person, template="Person", dated=False)
