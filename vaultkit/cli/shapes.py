"""What a command prints with --json: one frozen dataclass each, and what its fields mean, said once, beside them.

Where the core has such a value, that one is printed. docs/schema.json and docs/json.md are made from them (`make golden`).
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from vaultkit.pages.said import Figure
from vaultkit.patterns.likeness import Alike
from vaultkit.records.record import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """What could not be read as meant, and where. The exit code is 1 if there are problems."""

    problems: Annotated[tuple[Problem, ...], "in the order of their places"]
    alike: Annotated[
        tuple[Alike, ...], "names that look alike; no problem, and the exit code does not change"
    ]


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


@dataclass(frozen=True, slots=True)
class Section:
    """What one section says."""

    section: Annotated[str, "its name, as a region's marker holds it"]
    markdown: Annotated[str, "its text, as it stands on the page"]
    figures: Annotated[tuple[Figure, ...], "every number in it"]


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the pages say of a week, month, quarter, stretch of days or theme."""

    what: Annotated[str, "what it is about: week, month, quarter, span or theme"]
    which: Annotated[
        str, "its label: `2026-W10`, `2026-03`, `2026-Q1`, `2026-01-05/2026-03-29`, `trigger/Slow reply`"
    ]
    start: Annotated[date, "its first day"]
    end: Annotated[date, "its last day"]
    as_of: Annotated[date, "the last day that counts"]
    page: Annotated[str | None, "the page's path in the vault; null if it has none"]
    sections: Annotated[
        tuple[Section, ...], "those with something to say, in the order of the page's template"
    ]


def as_json(shape: object) -> str:
    """A shape, or several, as text: properties in the order of the fields, moments as ISO 8601."""
    text = json.dumps(_plain(shape), ensure_ascii=False, indent=2)
    # A folder whose name is not UTF-8 has half characters in it, which no output takes: \udce9 is how JSON says one.
    return text.encode("utf-8", "backslashreplace").decode()


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(value.tzinfo).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
