"""What every record shares, and :class:`Problem`, an error in a person's note as a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Annotated, Any

from vaultkit.notes.names import Name, nearest
from vaultkit.notes.packed import Packed

_LONGEST = 60


@dataclass(frozen=True, slots=True, order=True)
class Problem(Packed):
    """Something in a note that could not be read as meant. The rest of the note still counts."""

    path: Annotated[str, "the note's path in the vault"]
    line: Annotated[int, "its line, from 1"]
    column: Annotated[int, "its column, from 1"]
    message: Annotated[str, "what was found, and what was expected"]
    did_you_mean: Annotated[str | None, "the nearest word that fits"] = None

    def __str__(self) -> str:
        hint = f" (did you mean {self.did_you_mean}?)" if self.did_you_mean else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{hint}"


def short(found: str) -> str:
    """What was typed, in quotes, as much as a message has room for."""
    return repr(found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…")


class Misfit(Exception):
    """A value that does not fit its property; becomes a Problem, never leaves the core."""

    def __init__(self, line: int, column: int, message: str, did_you_mean: str | None = None) -> None:
        super().__init__(message)
        self.line, self.column, self.message, self.did_you_mean = line, column, message, did_you_mean

    @classmethod
    def of(cls, line: int, column: int, found: str, allowed: Iterable[str]) -> "Misfit":
        words = tuple(allowed)
        return cls(line, column, f"found {short(found)}, expected {', '.join(words)}", nearest(found, words))

    def of_property(self, name: str) -> "Misfit":
        """The same with the property's name before it."""
        return Misfit(self.line, self.column, f"`{name}`: {self.message}", self.did_you_mean)

    def at(self, path: str) -> Problem:
        return Problem(path, self.line, self.column, self.message, self.did_you_mean)


@dataclass(frozen=True, slots=True, order=True)
class Page(Packed):
    """What one of vaultkit's own pages says it is.

    ``which``: a week's, month's or quarter's label, or a theme's name. ``about``: which sort of theme.
    """

    kind: str
    which: str = ""
    about: str = ""


class Tier(IntEnum):
    """How fully something was written: a tag, an item of a list, a note of its own. The fullest wins."""

    TAG = 1
    LIST = 2
    NOTE = 3


@dataclass(frozen=True, slots=True)
class Mention(Packed):
    """A trigger named in a note."""

    name: Name
    tier: Tier


ENDINGS = ("let go", "not wanted", "not safe")
"""Full answers that close a rift without a repair."""


@dataclass(frozen=True, slots=True)
class Loop(Packed):
    """A ``rift/…`` tag (opens) or a ``repair/…`` tag or ``repairs:`` entry (closes the latest open one of its name).

    ``ending``: one of :data:`ENDINGS`, where it closes without a repair.
    """

    name: Name
    opens: bool
    ending: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One journal note. ``day`` is the day lived; what tags and lists say is folded into the same fields as properties.

    ``is_written``: the note holds a value, a tag, a list item or prose that its template did not put there.
    """

    path: str
    kind: str = ""
    """The kind's name; empty for a person's own daily note."""
    day: date | None = None
    is_written: bool = False
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    distress: int | None = None
    people: tuple[Name, ...] = ()
    habits: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    adjust: str | None = None
    stories: tuple[str, ...] = ()
    """What the stories told in the note say of someone, by its ``story/…`` tags."""
    triggers: tuple[Mention, ...] = ()
    loops: tuple[Loop, ...] = ()
    links: tuple[Name, ...] = ()
    """Links in the text; one to a trigger's own note names that trigger."""
    called: str = ""
    """What the note is called where its name means another note of its kind; no note says that of itself."""

    def __getstate__(self) -> dict[str, Any]:
        """What was written; all else is found in the class again, where dataclasses keep their defaults."""
        return {
            name: value for name, value in vars(self).items() if value is not getattr(type(self), name, self)
        }
