"""One journal day, whatever notes and tiers it was written in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vaultkit.notes.names import Name, key
from vaultkit.patterns.themes import Names
from vaultkit.records.checkin import Checkin
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record, Tier
from vaultkit.records.reflection import Reflection


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One (day, trigger): counted once, told by the fullest note that names it."""

    theme: str
    name: Name
    tier: Tier
    record: Record
    """The note it links to; an :class:`Episode` where there is one of its own."""


@dataclass(frozen=True, slots=True)
class Lesson:
    text: str
    path: str


@dataclass(frozen=True)
class Day:
    """A day with at least one note that a person wrote something in."""

    date: date
    records: tuple[Record, ...]
    """The notes that hold something, fullest first (see :func:`rank`)."""
    occurrences: Mapping[str, Occurrence] = field(default_factory=dict)

    @cached_property
    def distress(self) -> int | None:
        """The day's highest; None where no number was written."""
        return max((r.distress for r in self.records if r.distress is not None), default=None)

    @cached_property
    def feelings(self) -> frozenset[str]:
        return frozenset(word for record in self.records for word in record.feelings)

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        found: dict[str, Lesson] = {}
        for record in self.records:
            for text in record.lessons:
                found.setdefault(key(text), Lesson(text, record.path))
        return tuple(found.values())

    @property
    def path(self) -> str:
        """The note that stands for the day in a link."""
        return self.records[0].path


def rank(record: Record) -> tuple[int, str]:
    """An evening tells more of a day than its morning; both come before single events."""
    order = 0 if isinstance(record, Reflection) else 1 if isinstance(record, Checkin) else 2
    return order, record.path


def days(records: Iterable[Record], names: Names) -> dict[date, Day]:
    """The written days, in order."""
    by_day: dict[date, list[Record]] = {}
    for record in records:
        if record.day is not None and record.is_written:
            by_day.setdefault(record.day, []).append(record)
    return {day: _day(day, by_day[day], names) for day in sorted(by_day)}


def _day(day: date, records: list[Record], names: Names) -> Day:
    records.sort(key=rank)
    occurrences: dict[str, Occurrence] = {}
    for record in records:
        named = [(mention.name, mention.tier) for mention in record.triggers]
        named += [(link, Tier.TAG) for link in record.links if names.is_trigger(link)]
        for name, tier in named:
            theme = names.theme(name)
            before = occurrences.get(theme)
            if before is None or tier > before.tier:
                occurrences[theme] = Occurrence(theme, name, tier, record)
    return Day(day, tuple(records), dict(sorted(occurrences.items())))


def episodes(day: Day) -> tuple[Episode, ...]:
    return tuple(record for record in day.records if isinstance(record, Episode))
