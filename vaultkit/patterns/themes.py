"""Which names are one theme: a trigger's own note and its aliases gather every spelling under one."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from vaultkit.notes.names import Name, key
from vaultkit.records.record import Record
from vaultkit.records.trigger import Trigger


def title(record: Record) -> str:
    """A note is called what its file is called."""
    return PurePosixPath(record.path).stem


@dataclass(frozen=True)
class Names:
    """``notes``: theme key to the person's own trigger note. ``aliases``: any key that means another."""

    notes: dict[str, Trigger]
    aliases: dict[str, str]

    def theme(self, name: Name) -> str:
        return self.aliases.get(name.key, name.key)

    def is_trigger(self, name: Name) -> bool:
        """Whether a link leads to a trigger's own note."""
        return self.theme(name) in self.notes


def names(records: Iterable[Record]) -> Names:
    """Names as the trigger notes give them; where two claim one, the first by path has it."""
    triggers = sorted((r for r in records if isinstance(r, Trigger)), key=lambda record: record.path)
    notes: dict[str, Trigger] = {}
    for record in triggers:
        notes.setdefault(key(title(record)), record)
    aliases: dict[str, str] = {}
    for theme, record in notes.items():
        for alias in record.aliases:
            if alias.key not in notes:
                aliases.setdefault(alias.key, theme)
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
        return self.days_known >= 2 and not self.hidden

    @property
    def days_known(self) -> int:
        return len(self.days)

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
