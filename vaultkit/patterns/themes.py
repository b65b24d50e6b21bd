"""What recurs under a name: triggers, people, beliefs, ladders, needs, feelings; and which names are one."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from vaultkit.notes.calendar import leading_day
from vaultkit.notes.names import Name, key, theme_key
from vaultkit.records.person import Person
from vaultkit.records.record import Record, Tier
from vaultkit.records.reflection import Reflection
from vaultkit.records.step import Step
from vaultkit.records.test import BeliefTest
from vaultkit.records.trigger import Trigger


def title(record: Record) -> str:
    """A note is called what its file is called."""
    return _stem(record.path)


@lru_cache(maxsize=32768)
def _stem(path: str) -> str:
    return PurePosixPath(path).stem


@dataclass(frozen=True, slots=True)
class Subject:
    """A sort of theme.

    ``named`` gives the names that a note writes of it. ``own`` is the kind of the notes that a person keeps of one, with
    its aliases. ``told_by``: where a name is the title of such a note, it points there, and that note says it itself.
    ``recurs``: days from which on it has a page.
    """

    name: str
    named: Callable[[Record], Iterable[tuple[Name, Tier]]]
    own: type[Trigger | Person] | None = None
    told_by: type[Record] | None = None
    recurs: int = 2


def _triggers(record: Record) -> Iterator[tuple[Name, Tier]]:
    return ((mention.name, mention.tier) for mention in record.triggers)


def _people(record: Record) -> Iterator[tuple[Name, Tier]]:
    return ((name, Tier.LIST) for name in record.people)


def _beliefs(record: Record) -> Iterator[tuple[Name, Tier]]:
    if isinstance(record, BeliefTest) and record.belief:
        yield record.belief, Tier.NOTE
    if isinstance(record, Reflection):
        # A link to a note of a day is no belief, even where that note is not there.
        yield from ((name, Tier.LIST) for name in record.tests if leading_day(name.text) is None)


def _ladders(record: Record) -> Iterator[tuple[Name, Tier]]:
    if isinstance(record, Step) and record.ladder:
        yield record.ladder, Tier.NOTE


def _needs(record: Record) -> Iterator[tuple[Name, Tier]]:
    return ((Name(word), Tier.LIST) for word in record.needs)


def _feelings(record: Record) -> Iterator[tuple[Name, Tier]]:
    return ((Name(word), Tier.LIST) for word in record.feelings)


TRIGGER = Subject("trigger", _triggers, own=Trigger)
PERSON = Subject("person", _people, own=Person)
BELIEF = Subject("belief", _beliefs, told_by=BeliefTest)
LADDER = Subject("ladder", _ladders)
NEED = Subject("need", _needs, recurs=3)
FEELING = Subject("feeling", _feelings, recurs=3)

SUBJECTS = (TRIGGER, PERSON, BELIEF, LADDER, NEED, FEELING)
_RECURS = {subject.name: subject.recurs for subject in SUBJECTS}


@dataclass(frozen=True)
class Names:
    """Of one subject. ``notes``: key to the person's own note. ``aliases``: any key that means another.

    ``elsewhere``: keys of the titles of notes that say themselves what they are about.
    """

    notes: Mapping[str, Record] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()

    def theme(self, name: Name) -> str:
        found = theme_key(name.text)
        return self.aliases.get(found, found)

    def has_note(self, name: Name) -> bool:
        """Whether a link leads to an own note."""
        return self.theme(name) in self.notes


def names(records: Iterable[Record]) -> dict[str, Names]:
    """Names of each subject as own notes give them; where two claim one, the first by path has it."""
    ordered = sorted(records, key=lambda record: record.path)
    return {subject.name: _names(subject, ordered) for subject in SUBJECTS}


def _names(subject: Subject, ordered: list[Record]) -> Names:
    notes: dict[str, Record] = {}
    aliases: dict[str, str] = {}
    if subject.own is not None:
        own = [record for record in ordered if isinstance(record, subject.own)]
        for record in own:
            notes.setdefault(theme_key(title(record)), record)
        for record in own:
            if notes[theme := theme_key(title(record))] is record:
                for alias in record.aliases:
                    if (spelled := theme_key(alias.text)) not in notes:
                        aliases.setdefault(spelled, theme)
    told = subject.told_by
    elsewhere = frozenset(key(title(r)) for r in ordered if told is not None and isinstance(r, told))
    return Names(notes, aliases, elsewhere)


@dataclass(frozen=True)
class Theme:
    """A name over time. ``days`` are in order; ``note`` is the person's own note of it."""

    subject: str
    key: str
    name: str
    days: tuple[date, ...]
    note: Record | None = None

    @property
    def topic(self) -> tuple[str, str]:
        return self.subject, self.key

    @property
    def has_page(self) -> bool:
        """A name seen on one day links to its day; one that recurs has a page."""
        return len(self.days) >= _RECURS[self.subject] and not self.hidden

    @property
    def hidden(self) -> bool:
        return isinstance(self.note, Trigger) and self.note.hidden

    @property
    def if_then(self) -> str | None:
        return self.note.if_then if isinstance(self.note, Trigger) else None

    def as_of(self, day: date) -> "Theme":
        """The theme as it was known on a day."""
        return replace(self, days=self.until(day))

    def until(self, day: date) -> tuple[date, ...]:
        """Its days up to and with this one."""
        return self.days[: bisect_right(self.days, day)]
