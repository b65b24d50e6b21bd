"""Which names are one theme: a trigger's own note and its aliases gather every spelling under one."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from vaultkit.notes.names import Name, file_name, key
from vaultkit.records.record import Record
from vaultkit.records.trigger import Trigger


def title(record: Record) -> str:
    """A note is called what its file is called."""
    return PurePosixPath(record.path).stem


@lru_cache(maxsize=8192)
def theme_key(text: str) -> str:
    """A theme is found again by its page's name, so names that make one file name are one theme ("What now?")."""
    return key(file_name(text))


@dataclass(frozen=True)
class Names:
    """``notes``: theme key to the person's own trigger note. ``aliases``: any key that means another."""

    notes: dict[str, Trigger]
    aliases: dict[str, str]

    def theme(self, name: Name) -> str:
        found = theme_key(name.text)
        return self.aliases.get(found, found)

    def is_trigger(self, name: Name) -> bool:
        """Whether a link leads to a trigger's own note."""
        return self.theme(name) in self.notes


def names(records: Iterable[Record]) -> Names:
    """Names as the trigger notes give them; where two claim one, the first by path has it."""
    triggers = sorted((r for r in records if isinstance(r, Trigger)), key=lambda record: record.path)
    notes: dict[str, Trigger] = {}
    for record in triggers:
        notes.setdefault(theme_key(title(record)), record)
    aliases: dict[str, str] = {}
    for theme, record in notes.items():
        for alias in record.aliases:
            if (spelled := theme_key(alias.text)) not in notes:
                aliases.setdefault(spelled, theme)
    return Names(notes, aliases)


@dataclass(frozen=True)
class Theme:
    """A trigger over time. ``days`` are in order; ``note`` is the person's own note of it."""

    key: str
    name: str
    days: tuple[date, ...]
    note: Trigger | None = None

    @property
    def has_page(self) -> bool:
        """A name seen on one day links to its day; from the second on it has a page."""
        return len(self.days) >= 2 and not self.hidden

    @property
    def hidden(self) -> bool:
        return self.note is not None and self.note.hidden

    @property
    def if_then(self) -> str | None:
        return self.note.if_then if self.note else None

    def as_of(self, day: date) -> "Theme":
        """The theme as it was known on a day."""
        return replace(self, days=self.until(day))

    def until(self, day: date) -> tuple[date, ...]:
        """Its days up to and with this one."""
        return self.days[: bisect_right(self.days, day)]
