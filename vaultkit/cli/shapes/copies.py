"""What `recover --list --json` prints."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Copy:
    """A prior version of a note, or text that was typed in a region."""

    when: Annotated[datetime, "when it was kept"]
    size: Annotated[int, "its size in bytes"]
    id: Annotated[str, "what `recover` takes to bring back this one"]
    path: Annotated[str, "the note it is of"]
    why: Annotated[Literal["before", "typed", "retired", "ours"], "the reason, in a word"]
    meaning: Annotated[str, "the reason, in words"]


@dataclass(frozen=True, slots=True)
class Copies:
    """What is kept, newest first."""

    copies: Annotated[tuple[Copy, ...], "each copy"]
