"""Which note an entry goes into: the day's, one of its own, or one that tells of something still open."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vaultkit.errors import CannotWrite, RequestWrong
from vaultkit.journal.day_notes import is_anothers
from vaultkit.journal.journal import Journal
from vaultkit.journal.said import Said
from vaultkit.notes import frontmatter, parts
from vaultkit.notes.links import read_name
from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.nodes import Node, scalars
from vaultkit.notes.note import read as read_note
from vaultkit.patterns.themes import title
from vaultkit.plan import Kept, Write, digest
from vaultkit.records.checkin import CHECKIN
from vaultkit.records.daily import PREFIX
from vaultkit.records.fields import Property
from vaultkit.records.kind import Kind
from vaultkit.records.reading import Place, read
from vaultkit.records.record import Record
from vaultkit.vault import files

_AFTERWARDS = timedelta(days=7)
"""So long after it something more is told of an episode, rather than of another."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A note that an entry goes into, as the step that would write it as it is, or as its template makes it."""

    kind: Kind
    step: Write
    prefix: str = ""
    """What the kind's properties begin with in this note."""

    @property
    def path(self) -> str:
        return self.step.path

    @property
    def text(self) -> str:
        return self.step.data.decode()

    @property
    def before(self) -> bytes | None:
        """What a person has there; None for a note that is to be made."""
        return next((kept.data for kept in self.step.keep if kept.why == "before"), None)

    def said(self, of: Property) -> str:
        """What it holds of a property, as it was typed; of a link its name."""
        lines = (" ".join(value.split()) for value in held(self.text, f"{self.prefix}{of.name}"))
        names = ((line, read_name(line)) for line in lines)
        return ", ".join(name.text if name and name.target else line for line, name in names)


def held(text: str, name: str) -> tuple[str, ...]:
    """The values that a note's text gives to a property."""
    node = node_of(text, name)
    return tuple(value.raw for value in scalars(node)) if node else ()


def node_of(text: str, name: str) -> Node | None:
    nodes = {key(found): node for found, node in frontmatter.read(text).properties.items()}
    return nodes.get(key(name))


@dataclass(frozen=True)
class Sheets:
    """The notes for entries of one day. ``new``: never one that is there already, where a day can have several.

    ``says``: whether a note says all of an entry already. ``asks``: a person is still to say when it began.
    """

    journal: Journal
    day: date
    new: bool = False
    says: Callable[[Sheet, Said], bool] = lambda _sheet, _given: False
    asks: bool = False

    def sheet(self, kind: Kind, names: tuple[str, ...], given: Said) -> Sheet:
        """Raises CannotWrite; RequestWrong where it is in doubt which note is meant."""
        if kind.lasting:
            return self._lasting(kind, " ".join(names))
        if not kind.event:
            return self._of_the_day(kind, has_words=bool(given.prose))
        there = None if self.new else self._afterwards(kind, names, given) or self._open(kind, names, given)
        if isinstance(there, Sheet):
            return there
        for sheet in () if self.new else self._alike(kind, names, given):
            if self.says(sheet, given):
                return sheet
        if there is not None:
            raise there
        name = names[0] if len(names) == 1 else ""  # a template's link is to one note
        return Sheet(kind, self.journal.maker.event_note(kind, self.day, name))

    def day_note(self, kind: Kind) -> str | None:
        """The path of the day's check-in or reflection, if there is one."""
        return self.journal.day_note(kind.name, self.day)

    def lately(self, kind: Kind, names: tuple[str, ...]) -> list[Record]:
        """The notes of that kind, and of the names if there are any, of this day and the week before; the last one last."""
        called = self._called(kind, names) if names else self.journal.index.records()
        days = (self.day - _AFTERWARDS, self.day)
        found = [r for r in called if r.kind == kind.name and r.day and days[0] <= r.day <= days[1]]
        return sorted(found, key=lambda record: (record.day or self.day, len(record.path), record.path))

    def _afterwards(self, kind: Kind, names: tuple[str, ...], given: Said) -> Sheet | RequestWrong | None:
        """The note that is there, where nothing is given but what is told afterwards."""
        told = {name for name in given.names if name != kind.named}
        lately = self.lately(kind, names) if told and told.issubset(kind.later) else []
        lately = list(filter(kind.is_open, lately)) or lately
        if len(lately) > 1 and not names:
            return _which(kind, lately)
        return self._there(kind, lately[-1].path) if lately else None

    def _alike(self, kind: Kind, names: tuple[str, ...], given: Said) -> Iterator[Sheet]:
        """Notes that may say the very same already: of this day, or of the same course from its beginning to its end."""
        if kind.begins and kind.begins not in given.names and not is_over(kind, given):
            return
        for record in self._called(kind, names):
            if (kind.begins or record.day == self.day) and (sheet := self._there(kind, record.path)):
                yield sheet

    def _day_path(self, kind: Kind) -> str:
        known = self.journal.index.day_note(kind.name, self.day)
        return known or self.journal.maker.day_path(kind.name, self.day)

    def _of_the_day(self, kind: Kind, *, has_words: bool) -> Sheet:
        """In the day's one note words go into the part that they are for."""
        path, index = self._day_path(kind), self.journal.index
        if index.is_private(path):
            raise _private(path)
        if index.is_waiting(path):
            raise CannotWrite(f"{path} is in iCloud and not here yet.", "Open it once, and try again.")
        if self.journal.sources.is_in_doubt:
            help_ = "vaultkit status says which file cannot be read. Nothing was written."
            raise CannotWrite("Where the day's note is cannot be told from Obsidian's settings now.", help_)
        daily = self.journal.maker.daily
        prefix = PREFIX if daily and kind is CHECKIN and path == daily.path(self.day) else ""
        if sheet := self._there(kind, path):
            is_one = daily is not None and path == daily.path(self.day)
            if is_one and has_words and parts.is_anothers(read_note(path, sheet.text)):
                reason = "is another plugin's, or holds something that is not closed or not merged"
                raise CannotWrite(f"{path} {reason}, so words are not put into it.", "Nothing was written.")
            grown = daily.with_part(kind.name, self.day) if daily and is_one and has_words else None
            return replace(sheet, prefix=prefix, step=grown or sheet.step)
        made = self.journal.maker.day_note(kind, self.day, self.journal.clock())
        if made is None:
            help_ = (
                "Its template holds Templater's code: open the day's note in Obsidian once, and try again."
            )
            raise CannotWrite(f"{path} is not there yet, and vaultkit cannot make it.", help_)
        return Sheet(kind, made, prefix)

    def _lasting(self, kind: Kind, name: str) -> Sheet:
        if not name.strip():
            raise RequestWrong(
                f"A {kind.name} needs a name.", f'It stands behind the kind: {kind.name} "NAME".'
            )
        names = self.journal.history.called(kind.name)
        known = names.notes.get(names.theme(Name(name)))  # it may have been called by an alias
        is_known = known is not None and known.kind == kind.name
        step = known.path if known and is_known else self.journal.lasting_note(kind, self.day, name)
        if isinstance(step, Write):
            return Sheet(kind, step)
        entry = self.journal.index.entries[step]
        if entry.reading.kind != kind.name:
            raise CannotWrite(*is_anothers(step, kind, name, entry))
        sheet = self._there(kind, step)
        assert sheet is not None
        return sheet

    def _called(self, kind: Kind, names: tuple[str, ...]) -> list[Record]:
        """The notes of that kind that have one of the names, or are called so themselves."""
        wanted = set(map(_key, names))
        records = [record for record in self.journal.index.records() if record.kind == kind.name]
        return [r for r in records if not wanted.isdisjoint({key(title(r)), *map(_key, names_of(r, kind))})]

    def _open(self, kind: Kind, names: tuple[str, ...], given: Said) -> Sheet | RequestWrong | None:
        """The one note of that name that tells of something that has not ended, or why it is in doubt which that is."""
        called = self._called(kind, names)
        if itself := [record.path for record in called if key(title(record)) in map(key, names)]:
            return self._there(kind, itself[0])
        if not kind.begins or given.values(kind.begins):
            return None
        records = called if names else self.journal.index.records()
        waiting = [r for r in records if r.kind == kind.name and kind.is_open(r)]
        if len(waiting) == 1 and names:
            return self._there(kind, waiting[0].path)
        if waiting:
            return _which(kind, waiting)
        if (kind.closes and not self.asks) or (is_over(kind, given) and kind.by_name[kind.begins].bold):
            return self._nothing_open(kind, names)
        return None

    def _nothing_open(self, kind: Kind, names: tuple[str, ...]) -> RequestWrong:
        rifts = self.journal.history.rifts.all if kind.closes else ()
        close = nearest(" ".join(names), [rift.name for rift in rifts if rift.is_open(self.day)])
        began = f"If it is written nowhere yet, say when it began, too: {kind.begins}=DATE."
        return RequestWrong(
            f"No {kind.name} of that name is open, so nothing was written.",
            f"Did you mean {close}?" if close else began,
        )

    def _there(self, kind: Kind, path: str) -> Sheet | None:
        found = files.read(self.journal.root, path)
        if isinstance(found, files.Refused):
            raise CannotWrite(f"{path} was not read: {found.reason}.", "Nothing was written.")
        if found is None or not found.data:
            return None
        try:
            text = found.data.decode()
        except UnicodeDecodeError:
            help_ = "Nothing was written; save it as UTF-8 first."
            raise CannotWrite(f"{path} is not UTF-8.", help_) from None
        if is_private(self.journal, path, text):
            raise _private(path)
        kept = (Kept(path, found.data, "before"),)
        return Sheet(kind, Write(path, found.data, digest(found.data), kept))


def is_over(kind: Kind, given: Said) -> bool:
    """Whether what is given tells of something that has ended."""
    told = {each.of.name: each.read for each in given.answers if each.of in kind.properties}
    return bool(kind.begins) and not kind.is_open(kind.record(path="", **told))


def is_private(journal: Journal, path: str, text: str) -> bool:
    """As it is now; and a note that is none of the journal's was not read so far, private though it may be."""
    note = read_note(path, text)
    return journal.index.is_private(path) or read(note, Place(), journal.sources.scaffold).private


def _private(path: str) -> CannotWrite:
    return CannotWrite(
        f"{path} is private, so vaultkit leaves it alone.", "What you write there stays yours."
    )


def _key(text: str) -> str:
    """What is compared: `[[People/Sam]]` is sam."""
    name = read_name(text)
    return name.key if name else ""


def names_of(record: Record, kind: Kind) -> tuple[str, ...]:
    """The names that one is called by; of a repair also what its tags call the rift."""
    rifts = (loop.name for loop in record.loops) if kind.begins else ()
    return tuple(words((*words(getattr(record, kind.named)), *rifts)))


def _which(kind: Kind, several: list[Record]) -> RequestWrong:
    which = ", ".join(_told(record, kind) for record in several[:4])
    return RequestWrong(
        f"Which {kind.name}? There are: {which}. Nothing was written.",
        "Name it, by its note's name if need be, or begin another with --new.",
    )


def _told(record: Record, kind: Kind) -> str:
    """Such as `2026-03-05 Repair ("Sam")`."""
    names = ", ".join(names_of(record, kind))
    return f'{title(record)} ("{names}")' if names else title(record)


def words(value: object) -> Iterator[str]:
    """The words and names in a record's value, as they are shown."""
    several: Iterable[object] = value if isinstance(value, tuple) else (value,)
    for each in several:
        if isinstance(each, Name):
            yield each.shown
        elif isinstance(each, str):
            yield each
