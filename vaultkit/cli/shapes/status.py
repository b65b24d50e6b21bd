"""What `status --json` prints."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from vaultkit.vault.conflicts import ConflictCopy


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
        str | None, "the path of your own daily notes, in moment.js tokens; null if none are known"
    ]
    records: Annotated[tuple[KindCount, ...], "what was read, by kind"]
    written_days: Annotated[int, "days with something written"]
    pages_waiting: Annotated[int, "notes and pages that `refresh` would bring up to date"]
    problems: Annotated[int, "what `check` would list"]
    regions_left_alone: Annotated[int, "the ones among these that are about a region"]
    undated: Annotated[tuple[str, ...], "journal notes without a day"]
    conflicts: Annotated[tuple[ConflictCopy, ...], "copies that a sync service made; nothing in them is read"]
    notices: Annotated[tuple[str, ...], "what else is worth knowing, in sentences"]


# With --settings.


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """One setting of vaultkit.toml."""

    name: Annotated[str, "its name"]
    value: Annotated[str, "its value, as vaultkit.toml writes it"]
    line: Annotated[int | None, "the line of vaultkit.toml that sets it; null for the default"]
    means: Annotated[str | None, "what `auto` comes to here; null where nothing is left open"]
    source: Annotated[str | None, "the file of Obsidian's that says so"]
    example: Annotated[str | None, "of a path with a date: the one for today"]


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """Notes of a day, a week, a month, a quarter or a year that you make already."""

    period: Annotated[str, "what one of them is about: day, week, month, quarter or year"]
    path: Annotated[str, "where they are, in moment.js tokens"]
    example: Annotated[str, "the one for today"]
    template: Annotated[str | None, "what they are made from, without `.md`"]
    source: Annotated[str, "the file of Obsidian's or a plugin's that says so"]


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value that was found in Obsidian's settings or a plugin's."""

    file: Annotated[str, "the file it stands in"]
    key: Annotated[str, "its key; a dot goes inside"]
    value: Annotated[str, "what it says"]


@dataclass(frozen=True, slots=True)
class SettingsInForce:
    """Every setting, its value and where that comes from; and what was found of Obsidian's own."""

    vault: Annotated[str, "the vault's folder"]
    settings: Annotated[tuple[SettingInForce, ...], "all of vaultkit.toml's"]
    day_rule: Annotated[str, "when a day begins, in words"]
    week_rule: Annotated[str, "when a week begins, in words"]
    obsidian_folder: Annotated[str | None, "Obsidian's settings folder; null where there is none"]
    own_notes: Annotated[tuple[OwnNotes, ...], "the notes of your own that Obsidian and its plugins make"]
    own_week_rule: Annotated[str | None, "when a week of theirs begins, if otherwise"]
    found: Annotated[tuple[FoundValue, ...], "every value that was read there"]
    notices: Annotated[tuple[str, ...], "what could not be read, and what is worth a look, in sentences"]
