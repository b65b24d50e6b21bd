"""What of a vault is none of vaultkit's: other people's kinds, and daily notes that say nothing of it.

A vault of many years has notes of the kind `episode` that are podcasts, and daily notes whose properties no parser reads.
Nobody wants to be told of those. So a kind counts where the note has a property of that kind's own, or lies where vaultkit
puts such notes, or has a day in its name; and something is told only if anything in the note speaks to vaultkit.
"""

import re
from collections.abc import Iterable, Mapping

from vaultkit.notes.calendar import leading_day, parse_iso_day
from vaultkit.notes.names import key
from vaultkit.notes.nodes import Properties, single
from vaultkit.notes.note import Note
from vaultkit.notes.tags import Tag
from vaultkit.records.daily import DAY_KINDS, MORNING
from vaultkit.records.kind import Kind
from vaultkit.records.marks import is_slip, says_something

ANYBODYS = frozenset(
    [
        "aliases",
        "asked",
        "body",
        "children",
        "curiosity",
        "date",
        "energy",
        "episode",
        "habits",
        "lessons",
        "minutes",
        "needs",
        "people",
        "place",
        "presence",
        "private",
        "protects",
        "request",
        "setting",
        "tags",
        "tests",
        "themes",
        "time",
        "timing",
        "tone",
        "value",
        "warmth",
        "written",
    ]
)
"""Properties that a note of anybody's may well have, by the keys of their names."""
_SURE = frozenset({"triggers", "feelings", "distress", "adjust tried", *(key(each.name) for each in MORNING)})
"""Properties of a daily note that nobody else has."""
_NAME = re.compile(r"^[ \t]*[\"']?([^\W\d][\w -]*?)[\"']?[ \t]*:", re.MULTILINE)


def is_vaultkits(kind: Kind, note: Note, names: Iterable[str]) -> bool:
    """Whether a note of that kind is meant for vaultkit. ``names`` are the keys of its properties' names.

    A trigger's or person's own note may say no more than its kind, and any other no more than the day in its name.
    """
    return kind.lasting or leading_day(note.stem) is not None or has_own(kind, note, names)


def has_own(kind: Kind, note: Note, names: Iterable[str]) -> bool:
    """Whether it has a property of that kind's own, or a tag of vaultkit's."""
    own = {key(each.name) for each in (*kind.properties, *kind.common)} - ANYBODYS
    return (
        not own.isdisjoint(names)
        or not own.isdisjoint(_named_in(note.unread))
        or any(map(says_something, note.tags))
    )


def speaks(note: Note, kind: Kind | None, names: Iterable[str], values: Mapping[str, object]) -> bool:
    """Whether a note says anything to vaultkit: a region, a tag, a property of its own, a value that fits.

    ``names`` are the keys of its properties' names, ``values`` what was read of them. A check-in or a reflection with a
    day in its name is nobody else's.
    """
    if kind and not kind.lasting:
        is_day_note = kind.name in DAY_KINDS and leading_day(note.stem) is not None
        return is_day_note or has_own(kind, note, names)
    return (
        bool(note.regions)
        or any(map(_is_to_vaultkit, note.tags))
        or not _SURE.isdisjoint(names)
        or any(key(name) not in ANYBODYS and value for name, value in values.items())
        or not _SURE.isdisjoint(_named_in(note.unread))
    )


def meant(names: Iterable[str], properties: Properties) -> frozenset[str]:
    """Those of the names that may be vaultkit's: `day: Thursday` is somebody else's."""
    day = single(properties.get("day"))
    is_day = day is None or parse_iso_day(day.raw.strip()) is not None
    return frozenset(names) - (frozenset() if is_day else {"day"})


def _is_to_vaultkit(tag: Tag) -> bool:
    return says_something(tag) or is_slip(tag)


def _named_in(unread: str) -> set[str]:
    return {key(found[1]) for found in _NAME.finditer(unread)} if unread else set()
