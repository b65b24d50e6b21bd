"""One journal day, whatever notes and tiers it was written in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from vaultkit.notes.names import Name, key
from vaultkit.patterns.themes import FEELING, NEED, SUBJECTS, TRIGGER, Names
from vaultkit.records.checkin import Checkin
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record, Tier
from vaultkit.records.reflection import Reflection

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One (day, theme): counted once, told by the fullest note that names it."""

    theme: str
    name: Name
    tier: Tier
    record: Record
    """The note it links to; an :class:`Episode` where there is one of a trigger's own."""


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
    named: Mapping[str, Mapping[str, Occurrence]] = field(default_factory=dict)
    """By subject, then by the theme's key."""

    @property
    def occurrences(self) -> Mapping[str, Occurrence]:
        """The day's triggers."""
        return self.named.get(TRIGGER.name, {})

    @cached_property
    def distress(self) -> int | None:
        """The day's highest; None where no number was written."""
        return max((r.distress for r in self.records if r.distress is not None), default=None)

    @cached_property
    def feelings(self) -> frozenset[str]:
        return frozenset(word for record in self.records for word in record.feelings)

    @cached_property
    def companions(self) -> frozenset[tuple[str, str]]:
        """What may be seen together with a trigger, fixed beforehand: (sort, word); never a person."""
        found = {
            (subject.name, theme) for subject in (FEELING, NEED) for theme in self.named.get(subject.name, {})
        }
        found |= {("story", word) for record in self.records for word in record.stories}
        for episode in self.of(Episode):
            found |= {("story", episode.story_type)} if episode.story_type else set()
            found |= {("urge", episode.urge)} if episode.urge else set()
        return frozenset(found)

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

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Its notes of one kind."""
        return tuple(record for record in self.records if isinstance(record, kind))


def rank(record: Record) -> tuple[int, str]:
    """An evening tells more of a day than its morning; both come before single events."""
    order = 0 if isinstance(record, Reflection) else 1 if isinstance(record, Checkin) else 2
    return order, record.path


def days(records: Iterable[Record], names: Mapping[str, Names]) -> dict[date, Day]:
    """The written days, in order."""
    by_day: dict[date, list[Record]] = {}
    for record in records:
        if record.day is not None and record.is_written:
            by_day.setdefault(record.day, []).append(record)
    return {day: day_of(day, by_day[day], names) for day in sorted(by_day)}


def day_of(day: date, records: list[Record], names: Mapping[str, Names]) -> Day:
    """What the written notes of one day say together."""
    records = sorted(records, key=rank)
    named: dict[str, dict[str, Occurrence]] = {}
    for subject in SUBJECTS:
        known = names[subject.name]
        found: dict[str, Occurrence] = {}
        for record in records:
            for name, tier in (*subject.named(record), *_linked(record, known)):
                if tier is Tier.LIST and name.key in known.elsewhere:
                    continue
                theme = known.theme(name)
                before = found.get(theme)
                if before is None or tier > before.tier:
                    found[theme] = Occurrence(theme, name, tier, record)
        if found:
            named[subject.name] = dict(sorted(found.items()))
    return Day(day, tuple(records), named)


def _linked(record: Record, known: Names) -> Iterator[tuple[Name, Tier]]:
    """A link in the text to somebody's own note names what the note is about."""
    return ((link, Tier.TAG) for link in record.links if known.has_note(link)) if known.notes else iter(())
