"""What `kinds --json` prints."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Property:
    """A property that a note of a kind may hold. Blank is unknown, never zero."""

    name: Annotated[str, "its name"]
    type: Annotated[str, "what fits in it, in words"]
    allowed: Annotated[tuple[str, ...], "the only words that fit; empty where it is not of a few words"]
    many: Annotated[bool, "whether it is a list"]
    required: Annotated[bool, "whether the note counts once it is there"]
    words: Annotated[tuple[str, ...], "words on offer; any other is as welcome"]
    prose: Annotated[str, "what it is"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of note."""

    kind: Annotated[str, "its name, as `kind:` holds it"]
    what: Annotated[str, "what it is"]
    template: Annotated[str, "the name of its template"]
    file: Annotated[str, "where its note goes by default; NAME is what it is about"]
    setting: Annotated[str, "the setting that says otherwise"]
    named: Annotated[str | None, "the property that a name given to `new` fills; null if there is none"]
    properties: Annotated[tuple[Property, ...], "what it may hold besides `kind`"]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of notes; with KIND, that one."""

    kinds: Annotated[tuple[Kind, ...], "each kind"]
