"""Quick entry: what is said at the command line goes into the day's note, or into a note of its own."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TypeVar

from vaultkit.errors import CannotWrite, EntryWrong
from vaultkit.journal.dates import day_named
from vaultkit.journal.day_notes import due
from vaultkit.journal.filling import Filling
from vaultkit.journal.journal import Journal, Report
from vaultkit.journal.sheets import Sheet, Sheets, held, words
from vaultkit.notes.calendar import week_of
from vaultkit.notes.names import as_tag, key
from vaultkit.patterns.history import OneThing
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import title
from vaultkit.plan import Write
from vaultkit.records.entry import NOTHING, Answer, Entry, answer, read_entry
from vaultkit.records.fields import NAME, NAMES, WORDS, Property
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import KINDS, kind_named
from vaultkit.records.record import Misfit
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.repair import REPAIR
from vaultkit.records.trigger import TRIGGER

__all__ = ["NOTHING", "Entries", "Logged", "note_for_now", "takes"]

T = TypeVar("T")

_TRIES = 3
"""Somebody may save the note in between; then it is read again."""
_TRIGGERS, _REPAIRS = (
    next(of for of in REFLECTION.properties if of.name == name) for name in ("triggers", "repairs")
)
_LINKED = {"people": "person", "witness": "person"} | {
    spelled: kind.name for kind in KINDS for spelled in (kind.name, f"{kind.name}s")
}
"""The kind of note that a property's links lead to."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What was written where: the properties by name, and whether words were added to the text."""

    path: str
    made: bool
    added: tuple[str, ...] = ()
    prose: bool = False


def takes(kind: Kind) -> tuple[Property, ...]:
    """What may be said of a kind. A trigger is logged in the evening's note, and what is its own goes to its own."""
    return (*REFLECTION.properties, *TRIGGER.properties) if kind is TRIGGER else kind.properties


@dataclass(frozen=True)
class Entries:
    """Entries of one day in an opened journal that has been looked at.

    ``new``: never into a note that is there already, where a day can have several. ``replace``: a value may take the
    place of another. ``shown``: so may those that a person was shown, but a day's second number stands beside its first.
    """

    journal: Journal
    day: date
    new: bool = False
    replace: bool = False
    shown: bool = False

    # What may be said.

    def read(self, kind: Kind, given: Iterable[str]) -> Entry:
        return self._told(kind, lambda: read_entry(given, takes(kind), self._day_named))

    def answer(self, kind: Kind, of: Property, typed: str) -> Answer:
        return self._told(kind, lambda: answer(of, typed, self._day_named))

    def _day_named(self, said: str, ahead: bool) -> date | None:
        """As of today, whatever day the entry is for: `tomorrow` is said now."""
        return day_named(said, self.journal.today, ahead=ahead)

    @staticmethod
    def _told(kind: Kind, read: Callable[[], T]) -> T:
        try:
            return read()
        except Misfit as misfit:
            close = misfit.did_you_mean
            help_ = f"Did you mean {close}?" if close else f"vaultkit kinds {kind.name} says what fits."
            raise EntryWrong(f"{misfit.message[:1].upper()}{misfit.message[1:]}.", help_) from None

    def questions(self, kind: Kind, *, every: bool, is_there: bool) -> tuple[Property, ...]:
        """What is asked for behind the name: what the template leaves blank, then a few more; or everything.

        Of something new first when it began, of what ``is_there`` when it ended.
        """
        if kind is TRIGGER:
            by_name = {of.name: of for of in REFLECTION.properties}
            return tuple(by_name[name] for name in ("triggers", "feelings", "distress"))
        if every:
            return tuple(p for p in kind.properties if p.name != kind.named)
        template = self.journal.templates[kind.template].properties
        blank = [name for name, values in template.items() if not any(map(str.strip, values))]
        wanted = [
            kind.ends if is_there else kind.begins,
            *blank,
            *kind.asks,
            *(["adjust_tried"] if self._last_weeks_thing() else []),
        ]
        by_key = {key(each.name): each for each in kind.properties if each.name != kind.named}
        return tuple(dict.fromkeys(by_key[key(name)] for name in wanted if key(name) in by_key))

    def known(self, of: Property) -> tuple[str, ...]:
        """What a property may be completed with: its words, and what it held before anywhere in the vault."""
        offered, history = of.type.allowed, self.journal.history
        if of.words:
            offered += self.journal.settings.words.offered(of.words)
        if of.name in ("trigger", "triggers"):
            offered += tuple(theme.name for theme in history.themes.values() if not theme.hidden)
        elif of.name == "repairs":
            offered += tuple(rift.name for rift in history.rifts.all if rift.name and rift.is_open(self.day))
        elif of.type in (NAME, NAMES, WORDS) and of.name != "aliases":  # of a hidden trigger, perhaps
            offered += self._held_before(of.name)
        return tuple({key(word): word for word in reversed(offered)}.values())[::-1]

    def _held_before(self, name: str) -> tuple[str, ...]:
        """What was said most comes first; then the notes that are of such a kind."""
        records = self.journal.index.records()
        said = Counter(word for record in records for word in words(getattr(record, name, None)))
        return (*(word for word, _ in said.most_common()), *self.called(_LINKED.get(name, "")))

    def called(self, kind: str) -> tuple[str, ...]:
        """What the notes of a kind are called, those that want to be hidden left out."""
        records = (record for record in self.journal.index.records() if record.kind == kind)
        return tuple(title(record) for record in records if not getattr(record, "hidden", False))

    def hint(self, of: Property) -> str:
        """What an answer is about, where it is about something the person wrote before."""
        thing = self._last_weeks_thing()
        return (
            f'last week\'s one thing: "{thing.text}". How did it go?'
            if of.name == "adjust_tried" and thing
            else ""
        )

    def _last_weeks_thing(self) -> OneThing | None:
        """What last week's page says for this one; None if a note of this week says already how it went."""
        history = self.journal.history
        week = week_of(self.day, history.rule)
        records = (record for day in history.by_week.get(week, ()) for record in day.records)
        if any(getattr(record, "adjust_tried", None) for record in records):
            return None
        return history.weekly.get(week.plus(-1, history.rule))

    # What is written.

    def log(self, kind: Kind, name: str, given: Entry) -> tuple[Logged, ...]:
        """Add an entry to the notes it belongs in, which are made if they are not there. All of it goes in, or nothing."""
        return self._written(self._parts(kind, name, given))

    def note(self, kind: Kind, name: str = "") -> str:
        """The path of a note of that kind, made from its template if it is not there."""
        there = None if kind.lasting or kind.event else self._sheets.day_note(kind)
        return there or self._written([(kind, name, NOTHING)])[0].path

    def _written(self, parts: list[tuple[Kind, str, Entry]]) -> tuple[Logged, ...]:
        done: dict[str, Logged] = {}
        for _ in range(_TRIES):
            planned = [self._planned(*part) for part in parts]
            for logged, step in planned:
                if step or logged.path not in done:
                    done[logged.path] = logged
            report = Report()
            self.journal.carry_out(tuple(step for _, step in planned if step), report)
            for refused in report.refused.values():
                raise refused
            if not report.left:
                for logged, step in planned:
                    if step:
                        self.journal.fill(logged.path)
                return tuple(done.values())
        raise CannotWrite(
            f"{report.left[0]} is being written in by something else, and was left alone.", "Try again."
        )

    def sheet(self, kind: Kind, name: str) -> Sheet:
        """The note that an entry would go into, as it is."""
        if kind is TRIGGER:
            kind, name = REFLECTION, ""
        return self._sheets.sheet(kind, self._names(kind, name, NOTHING), NOTHING)

    @property
    def _sheets(self) -> Sheets:
        return Sheets(self.journal, self.day, self.new)

    def _parts(self, kind: Kind, name: str, given: Entry) -> list[tuple[Kind, str, Entry]]:
        """What of an entry goes where. Only a trigger's goes into two notes: the day's, and its own."""
        if rift := self.light_rift(kind, name):
            return [_mending(rift, given)]
        if kind is not TRIGGER:
            return [(kind, name, given)]
        own = tuple(each for each in given.answers if each.of in TRIGGER.properties)
        named = (Answer(_TRIGGERS, (name.strip(),)),) if name.strip() else ()
        rest = tuple(each for each in given.answers if each not in own)
        parts = (
            [(REFLECTION, "", Entry((*named, *rest), given.prose))] if rest or given.prose or not own else []
        )
        return [*parts, *([(TRIGGER, name, Entry(own))] if own else [])]

    def light_rift(self, kind: Kind, name: str) -> Rift | None:
        """The rift that a repair's name means, still open or ended this day: one that a tag began, and no note tells."""
        rifts = self.journal.history.rifts.all if kind is REPAIR and name.strip() and not self.new else ()
        mine = (rift for rift in rifts if key(rift.name) == key(name) and not rift.notes)
        return next((rift for rift in mine if rift.is_open(self.day) or rift.closed == self.day), None)

    def _planned(self, kind: Kind, name: str, given: Entry) -> tuple[Logged, Write | None]:
        names = self._names(kind, name, given)
        if already := self._already(kind, names, given):
            return Logged(already, made=False), None
        sheet = self._sheets.sheet(kind, names, given)
        if kind.named and name.strip() and sheet.before is None:
            named = Entry((self.answer(kind, _named(kind), name),), given.prose)
            given = self._told(kind, lambda: reduce(Entry.and_, given.answers, named))
        text = self._filling.filled(sheet, given)
        if text.encode() == sheet.before:
            return Logged(sheet.path, made=False), None
        added = tuple(each for each in given.names if held(sheet.text, each) != held(text, each))
        if not added and "distress" in given.names:
            added = ("distress",)  # as a tag
        logged = Logged(sheet.path, sheet.before is None, added, bool(given.prose))
        mtime = None if given else sheet.step.mtime
        return logged, replace(sheet.step, data=text.encode(), mtime=mtime)

    def _already(self, kind: Kind, names: tuple[str, ...], given: Entry) -> str | None:
        """The path of an event's note that says all this, where it is not to go into one that is still open."""
        if not kind.event or self.new:
            return None
        with suppress(EntryWrong):
            if self._sheets.sheet(kind, names, given).before is not None:
                return None
        for sheet in self._sheets.alike(kind, names, given):
            with suppress(CannotWrite, EntryWrong):
                if self._filling.filled(sheet, given) == sheet.text:
                    return sheet.path
        return None

    @property
    def _filling(self) -> Filling:
        return Filling(self.journal, self.replace, self.shown)

    def _names(self, kind: Kind, name: str, given: Entry) -> tuple[str, ...]:
        """The names that were given for a note: several people, perhaps."""
        if kind.named:
            named = [self.answer(kind, _named(kind), name)] if name.strip() else given.answers
            values = next((each.values for each in named if each.of.name == kind.named), ())
            if name.strip() and not any(map(str.strip, values)):
                raise EntryWrong(f"{name!r} is no name.", "Nothing was written.")
            return values
        return (name,) if name.strip() else ()


def note_for_now(journal: Journal) -> str:
    """The path of the note that fits the hour, made if it is not there."""
    name, day = due(journal.clock(), journal.settings)[0]
    kind = kind_named(name)
    assert kind is not None
    return Entries(journal, day).note(kind)


def _mending(rift: Rift, given: Entry) -> tuple[Kind, str, Entry]:
    """A light repair closes a light rift; where more is said of it, a note that carries the repair's tag."""
    if not given:
        return REFLECTION, "", Entry((Answer(_REPAIRS, (rift.name,)),))
    began = next(of for of in REPAIR.properties if of.name == REPAIR.begins)
    tags = next(of for of in REPAIR.common if of.name == "tags")
    said = (Answer(tags, (f"repair/{as_tag(rift.name)}",)), Answer(began, (rift.begun.isoformat(),)))
    rest = tuple(each for each in given.answers if each.of != began)
    return REPAIR, "", Entry((*said, *rest), given.prose)


def _named(kind: Kind) -> Property:
    return next(of for of in kind.properties if of.name == kind.named)
