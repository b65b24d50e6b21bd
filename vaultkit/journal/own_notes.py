"""A person's own daily and weekly notes, where vaultkit writes into them (`layout = "daily"`, `week_layout = "weekly"`).

What is theirs stays as it is, to the byte: parts are put below it, once. Taken out again, they stay out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from vaultkit.notes import parts, regions
from vaultkit.notes.calendar import Week, WeekRule, week_from_label
from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
from vaultkit.plan import Kept, Write, digest
from vaultkit.records.daily import DAY_PLACE
from vaultkit.records.private import is_private
from vaultkit.vault import files
from vaultkit.vault.entry import Entry
from vaultkit.vault.index import Index
from vaultkit.vault.rules import Own

if TYPE_CHECKING:
    from vaultkit.patterns.history import History

PART = {"checkin": "morning", "reflection": "last-week"}
"""The region that a part of the day holds, by the note that it does the service of."""


@dataclass(frozen=True)
class DailyNote:
    """The day's one note, one of ``notes``. ``template`` is vaultkit's, or the person's copy of it; ``own`` that of Obsidian's.

    ``at`` is the scheduled time of a note that is made.
    """

    index: Index
    notes: Own
    template: Template
    own: Template | None
    rule: WeekRule
    at: time

    def path(self, day: date) -> str:
        """Where it is, wherever it was moved to; else where it goes."""
        home = f"{self.notes.form.format(day)}.md"
        there = self.index.entries.get(home)
        is_home = there is not None and not there.is_empty
        return home if is_home else self.index.day_note(DAY_PLACE, day) or home

    def holds(self, kind: str, day: date) -> bool:
        """Whether the day's part of that kind is in it."""
        entry = self.index.entries.get(self.path(day))
        return entry is not None and PART[kind] in _held(entry)

    def step(self, kind: str, day: date, made: date) -> Write | None:
        """What makes the note, dated no later than ``made``, or puts into it what it lacks: in the evening the evening's
        part, before that both. None where nothing can be put in, or need be.
        """
        path = self.path(day)
        entry = self.index.entries.get(path)
        if not self.index.rules.reads(path):
            return None
        if entry is not None and not entry.is_empty:
            # Where one part stands, a person took the other out; another device's whole note has none.
            is_whole = any(self.holds(each, day) for each in PART)
            return None if is_whole else self._grown(path, day, self._wanted(kind, day))
        text, midnight = self._new(path, day), datetime.combine(min(day, made), time(0))
        expected = digest(b"") if entry else None
        return Write(path, text.encode(), expected, mtime=midnight.timestamp()) if text else None

    def with_part(self, kind: str, day: date) -> Write | None:
        """The note that is there with that part, whoever took it out; None if it is in it, and in doubt."""
        return None if self.holds(kind, day) else self._grown(self.path(day), day, (kind,))

    def is_left_alone(self, kind: str, day: date) -> bool:
        """Whether it is there, lacks that part, and cannot take it."""
        path = self.path(day)
        entry = self.index.entries.get(path)
        if entry is None or entry.is_empty or entry.is_ours_to_leave or entry.place.kind != DAY_PLACE:
            return False
        wanted = self._wanted(kind, day)
        if any(self.holds(each, day) for each in PART):
            return False
        return bool(self._parts(path, day, wanted)) and self._grown(path, day, wanted) is None

    @property
    def waits_for_obsidian(self) -> bool:
        """Whether only Obsidian can make it: its template holds Templater's code, which is never run here."""
        return self.own is not None and self.own.runs_code

    def _filled(self, template: Template, path: str, day: date) -> str:
        return template.fill(day, title=self.notes.title(path), at=self.at, rule=self.rule)

    def _new(self, path: str, day: date) -> str:
        asked = self._wanted("checkin", day)
        if self.own is None or self.own.text == self.template.text:
            text = self._filled(self.template, path, day)
            for part in self._parts(path, day, PART.keys() - set(asked)):
                text = text.replace(part, "", 1)
            return text
        if self.waits_for_obsidian:
            return ""
        theirs = self._filled(self.own, path, day)
        if is_private(read_note(path, theirs)):
            return ""  # what is private from its beginning is the person's to begin
        return parts.with_parts(theirs, _missing(theirs, self._parts(path, day, asked))) or theirs

    def _wanted(self, kind: str, day: date) -> tuple[str, ...]:
        """The parts that are put in together, but for those of which the day has a note already: in the morning the
        evening's too, since another write would meet an editor that has the note open.
        """
        kinds = tuple(PART)
        later = kinds[kinds.index(kind) :]
        return tuple(each for each in later if not self.index.has_day_note(each, day))

    def _parts(self, path: str, day: date, kinds: Iterable[str]) -> list[str]:
        filled = self._filled(self.template, path, day)
        return [part for kind in kinds if (part := parts.part(filled, PART[kind]))]

    def _grown(self, path: str, day: date, kinds: Iterable[str]) -> Write | None:
        return _grown(self.index, path, lambda text: _missing(text, self._parts(path, day, kinds)))


@dataclass(frozen=True)
class WeeklyNotes:
    """A person's weekly notes that hold their week's sections. ``own`` is the template of Periodic Notes or Calendar."""

    index: Index
    notes: Own
    template: Template
    own: Template | None
    rule: WeekRule

    def waiting(self, history: "History") -> Iterator[tuple[str, date]]:
        """Those of written weeks that are there without any region, and when they start."""
        for path, week in self._there(is_filled=False):
            if week in history.by_week:
                yield path, week.start

    def filled(self) -> Iterator[date]:
        """When those start that hold regions."""
        return (week.start for _, week in self._there(is_filled=True))

    def _there(self, *, is_filled: bool) -> Iterator[tuple[str, Week]]:
        for path, entry in self.index.filled():
            is_whole = entry.place.kind == "week" and not (entry.is_ours_to_leave or entry.is_empty)
            if is_whole and (entry.note is not None) == is_filled:
                week = week_from_label(entry.place.which, self.rule)
                if week is not None:
                    yield path, week

    def grown(self, path: str, start: date) -> Write | None:
        """What puts the sections into a note that is there without any; None in doubt."""
        return _grown(self.index, path, lambda _text: [self._sections(self.template, path, start)])

    def new(self, template: Template, path: str, start: date) -> str:
        """A note that is not there yet: the person's template, and below it the sections of one of vaultkit's.

        A template with Templater's code is left out, since that is never run here.
        """
        sections, theirs = self._sections(template, path, start), ""
        if self.own is not None and not self.own.runs_code:
            theirs = self.own.fill(start, title=self.notes.title(path), rule=self.rule)
        return parts.with_parts(theirs, [sections]) or sections

    def _sections(self, template: Template, path: str, start: date) -> str:
        body = parts.body(template.fill(start, title=self.notes.title(path), rule=self.rule))
        title = f"{regions.MARK}begin header"
        return body.replace(f"{title} -->", f"{title} level=2 -->")  # the note has a title of its own


def _grown(index: Index, path: str, missing: Callable[[str], Sequence[str]]) -> Write | None:
    """A note that is there with what it lacks; None if that is nothing, and in doubt."""
    entry, found = index.entries.get(path), files.read(index.root, path)
    if entry is None or entry.is_ours_to_leave or not isinstance(found, files.Read):
        return None
    if digest(found.data) != entry.digest:
        return None
    try:
        text = found.data.decode()
    except UnicodeDecodeError:
        return None
    lacking = missing(text)
    grown = parts.with_parts(text, lacking) if lacking else None
    if grown is None:
        return None
    record = entry.reading.record
    is_untouched = record is not None and not record.is_written
    kept = Kept(path, found.data, "before")
    return Write(path, grown.encode(), entry.digest, (kept,), quiet=is_untouched)


def _missing(text: str, wanted: Sequence[str]) -> list[str]:
    return [
        each for each in wanted if not any(f"{regions.MARK}begin {name} " in text for name in _named(each))
    ]


def _named(part: str) -> list[str]:
    found = regions.find(part)
    return [] if isinstance(found, regions.Broken) else [each.name for each in found]


def _held(entry: Entry) -> frozenset[str]:
    found = entry.note.regions if entry.note else ()
    return frozenset() if isinstance(found, regions.Broken) else frozenset(each.name for each in found)
