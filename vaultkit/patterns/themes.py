"""What recurs under a name: triggers, people, beliefs, ladders, needs, feelings; and which names are one."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from vaultkit.notes.calendar import leading_day
from vaultkit.notes.names import Name, key, theme_key
from vaultkit.records.person import Person
from vaultkit.records.record import Page, Record, Tier
from vaultkit.records.reflection import Reflection
from vaultkit.records.step import Step
from vaultkit.records.test import BeliefTest
from vaultkit.records.trigger import Trigger


def title(record: Record) -> str:
    """A note is called what its file is called, unless that means another note."""
    return record.called or _stem(record.path)


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


@dataclass(frozen=True, slots=True)
class RenamedPage:
    """A page that is called ``name``, while vaultkit wrote ``before`` above it: somebody gave it another name.

    ``is_said``: whether it says so itself.
    """

    subject: str
    name: str
    before: str
    is_said: bool = True

    @property
    def key(self) -> str:
        return theme_key(self.before)

    @property
    def page(self) -> Page:
        """The page of its name, if that were another theme's."""
        return Page("theme", theme_key(self.name), self.subject)


@dataclass(frozen=True)
class Names:
    """Of one subject. ``notes``: key to the person's own note. ``aliases``: any key that means another.

    ``elsewhere``: keys of the titles of notes that say themselves what they are about. ``renamed``: the pages with
    another name, by the key of what notes go on to call their theme.
    """

    notes: Mapping[str, Record] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    renamed: Mapping[str, RenamedPage] = field(default_factory=dict)

    def theme(self, name: Name) -> str:
        found = theme_key(name.text)
        return self.aliases.get(found, found)

    def has_note(self, name: Name) -> bool:
        """Whether a link leads to an own note; of one with a whole path, `.md` and all, it is known where it leads."""
        note, target = self.notes.get(self.theme(name)), name.target or ""
        return note is not None and (not target.endswith(".md") or target == note.path)

    @cached_property
    def by_path(self) -> dict[str, str]:
        """The own notes' paths to the keys of what they are about."""
        return {note.path: theme for theme, note in self.notes.items()}


def names(records: Iterable[Record], renamed: Iterable[RenamedPage] = ()) -> dict[str, Names]:
    """Names of each subject as own notes give them; where two claim one still, the first by path has it."""
    ordered = sorted(records, key=lambda record: record.path)
    pages = tuple(renamed)
    return {subject.name: _names(subject, ordered, pages) for subject in SUBJECTS}


def _names(subject: Subject, ordered: list[Record], pages: tuple[RenamedPage, ...]) -> Names:
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
    renamed = {
        page.key: page
        for page in pages
        if page.subject == subject.name
        and not {page.key, theme_key(page.name)} & (notes.keys() | aliases.keys())
        if any(theme_key(name.text) == page.key for record in ordered for name, _ in subject.named(record))
    }
    aliases |= {theme_key(page.name): theme for theme, page in renamed.items()}
    return Names(notes, aliases, elsewhere, renamed)


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
