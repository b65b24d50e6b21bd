"""What `status --json` prints."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Watcher:
    """The process that watches the vault. Both are null in the moment in which it starts."""

    pid: Annotated[int | None, "its process id"]
    since: Annotated[datetime | None, "when it started"]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many records there are of a kind."""

    kind: Annotated[str | None, "the kind's name; null for a daily note of your own"]
    count: Annotated[int, "how many"]


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand."""

    vault: Annotated[str, "the vault's folder"]
    watcher: Annotated[Watcher | None, "who watches it; null if nobody does"]
    notes: Annotated[int, "all notes in it"]
    journal_notes: Annotated[int, "the ones that are read for records"]
    daily_notes: Annotated[
        str | None, "the path of Obsidian's daily notes, in its own tokens; null if it has none"
    ]
    records: Annotated[tuple[KindCount, ...], "what was read, by kind"]
    written_days: Annotated[int, "days with something written"]
    pages_waiting: Annotated[int, "notes and pages that `refresh` would bring up to date"]
    problems: Annotated[int, "what `check` would list"]
    regions_left_alone: Annotated[int, "the ones among these that are about a region"]
    undated: Annotated[tuple[str, ...], "journal notes without a day"]
    conflicts: Annotated[tuple[str, ...], "copies that a sync service made; nothing in them is read"]
    notices: Annotated[tuple[str, ...], "what else is worth knowing, in sentences"]
