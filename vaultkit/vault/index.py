"""What each note says, held in memory: read once, then only what changed.

A first version: it is rebuilt at every start. Text is kept only for notes that hold regions.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath

from vaultkit.errors import VaultGone
from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.notes.calendar import leading_day
from vaultkit.notes.names import folded, key
from vaultkit.notes.pathformat import PathFormat
from vaultkit.plan import Write, digest
from vaultkit.records import reading
from vaultkit.records.kinds import KINDS
from vaultkit.records.reading import Place, Reading
from vaultkit.records.record import Problem, Record
from vaultkit.records.scaffold import Scaffold
from vaultkit.vault import files
from vaultkit.vault.conflicts import conflict_service, numbered_original
from vaultkit.vault.entry import Entry, same_subject, saying, standing

# Anywhere in the first 64 KiB, since YAML may indent it or put it in braces; prose that says so costs one reading.
_KIND = re.compile(rb"kind[\"']?[ \t]*:", re.IGNORECASE)
_OURS = re.compile(rb"^kind:[ \t]*(?:%s)\s*$" % b"|".join(kind.name.encode() for kind in KINDS), re.MULTILINE)
_HEAD = 64 * 1024
_NONE = files.Stamp(0, 0, 0)


@dataclass(frozen=True)
class Rules:
    """What a path alone says. ``daily_folder`` bounds where the person's daily notes are looked for."""

    checkin: PathFormat
    reflection: PathFormat
    daily: PathFormat | None = None
    daily_folder: str = ""
    journal: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    ignores: Callable[[str], bool] = field(default=lambda _path: False)

    def place(self, path: str) -> Place:
        for kind, form in (("checkin", self.checkin), ("reflection", self.reflection)):
            if day := form.day_of(path):
                return Place(kind, day, journal=True)
        if self.daily and under(path, self.daily_folder) and (day := self.daily.day_of(path)):
            return Place(None, day, journal=True)
        if any(under(path, folder) for folder in self.journal):
            return Place(None, leading_day(PurePosixPath(path).stem), journal=True)
        return Place()

    def is_private(self, path: str) -> bool:
        return any(named(path, place) for place in self.private)

    def is_template(self, path: str) -> bool:
        return any(named(path, place) for place in self.templates)


def under(path: str, folder: str) -> bool:
    """Whether a path is below a folder; everything is below the root ("")."""
    return not folder or same_path(path).startswith(same_path(folder) + "/")


def named(path: str, place: str) -> bool:
    """Whether a path is a note that was named, with or without `.md`, or below a folder that was."""
    return under(path, place) or same_path(path) == same_path(place)


@lru_cache(maxsize=32768)
def same_path(path: str) -> str:
    """As the least careful file system compares: any case, either way of writing an accent."""
    return folded(path).removesuffix(".md")


@dataclass
class Index:
    root: Path
    rules: Rules
    scaffold: Scaffold
    entries: dict[str, Entry] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()
    version: int = 0
    """Rises when what the notes say together may have changed; a page rewritten by vaultkit does not raise it."""
    _counted: tuple[str, ...] | None = None
    _named: dict[str, tuple[str, bool]] | None = None
    """Both are gathered once and dropped when a path comes, goes or changes its standing: hardly ever by a save."""

    def rescan(self, progress: Callable[[int, int], None] | None = None) -> set[str]:
        """Walk everything and read what is new or has another stamp; the paths whose entry changed."""
        found = files.scan(self.root)
        self.unreadable = found.unreadable
        if self.entries and not found.notes:
            raise self._emptied()
        # A note that could not be looked at is read too, for its reason.
        unread = {path for path, _ in found.unreadable if files.is_note(PurePosixPath(path).name)}
        # Below a folder that could not be entered, nothing is known to be gone.
        closed = tuple(f"{path}/" for path in self.closed_folders)
        gone = {path for path in self.entries.keys() - found.notes.keys() if not path.startswith(closed)}
        stale = sorted(
            path
            for path in found.notes.keys() | unread
            if path not in self.entries or self.entries[path].stamp != found.notes.get(path)
        )
        changed = set()
        for path in gone - unread:
            self._put(path, None)
            changed.add(path)
        for number, path in enumerate(stale, 1):
            if self._read(path):
                changed.add(path)
            if progress is not None:
                progress(number, len(stale))
        return changed

    def look_at(self, paths: Iterable[str]) -> set[str]:
        """Read these paths again, whatever their stamps say; the ones whose entry changed."""
        before = len(self.entries)
        changed = {
            path for path in sorted(paths) if files.is_note(PurePosixPath(path).name) and self._read(path)
        }
        if before and not self.entries:
            raise self._emptied()
        return changed

    def _emptied(self) -> VaultGone:
        return VaultGone(
            f"The vault at {self.root} has no notes any more.",
            "Nothing was changed. If it was emptied on purpose, start vaultkit again.",
        )

    @property
    def is_whole(self) -> bool:
        """Whether every folder could be entered and every journal note read: only then is what is not there, gone."""
        return not self.closed_folders and all(
            entry.digest for entry in self.entries.values() if entry.place.journal
        )

    @property
    def closed_folders(self) -> tuple[str, ...]:
        """Folders that could not be entered: what is below them is not known."""
        return tuple(path for path, _ in self.unreadable if not files.is_note(PurePosixPath(path).name))

    def _read(self, path: str) -> bool:
        before = self.entries.get(path)
        found = files.read(self.root, path)
        is_note = found is not None and not os.path.isdir(self.root / path)  # noqa: PTH112 - Path.is_dir raises where it may not look
        after = self._entry(path, found) if found and is_note else None
        self._put(path, after)
        return (before and (before.digest, before.reading)) != (after and (after.digest, after.reading))

    def imagine(self, step: Write) -> None:
        """Count a note as written that is not: to show what would follow."""
        self._put(step.path, self._entry(step.path, files.Read(step.data, files.Stamp(len(step.data), 0, 0))))

    def _put(self, path: str, after: Entry | None) -> None:
        before = self.entries.pop(path, None)
        if after is not None:
            self.entries[path] = after
        if saying(before) != saying(after):
            self.version += 1
        if standing(before) != standing(after):
            self._counted = self._named = None

    def _entry(self, path: str, found: files.Read | files.Refused) -> Entry:
        place = self.rules.place(path)
        if self.rules.is_private(path):
            stamp, mark = (found.stamp, digest(found.data)) if isinstance(found, files.Read) else (_NONE, "")
            return Entry(stamp, mark, reading.PRIVATE, place, is_ours_to_leave=True)
        if isinstance(found, files.Refused):
            problem = (Problem(path, 1, 1, f"not read: {found.reason}"),) if place.journal else ()
            return Entry(files.Stamp(0, 0, 0), "", Reading(problems=problem), place, is_ours_to_leave=True)
        mark = digest(found.data)
        service = conflict_service(PurePosixPath(path).name)
        if not service and self.rules.is_template(path):
            return Entry(found.stamp, mark, is_ours_to_leave=True)
        if not (service or place.journal or self._may_be_ours(found.data)):
            return Entry(found.stamp, mark, place=place)
        try:
            entry = self._read_note(path, found, mark, place)
        except Exception as error:  # noqa: BLE001 - one note that nobody foresaw must not stop the vault
            own = Problem(path, 1, 1, f"not read: an error of vaultkit's own ({type(error).__name__})")
            entry = Entry(found.stamp, mark, Reading(problems=(own,)), place, is_ours_to_leave=True)
        # Of a copy nothing counts but that it is one, and of a private note's not even that.
        if service and not entry.reading.private:
            return Entry(found.stamp, mark, place=place, conflict=service, is_ours_to_leave=True)
        return entry

    @staticmethod
    def _may_be_ours(data: bytes) -> bool:
        """Whether any YAML or Markdown need be looked at: most notes of a vault are none of ours."""
        if regions.MARK.encode() in data:
            return True
        return data.startswith((b"---", b"\xef\xbb\xbf---")) and _KIND.search(data, 0, _HEAD) is not None

    def _read_note(self, path: str, found: files.Read, mark: str, place: Place) -> Entry:
        try:
            text = found.data.decode()
        except UnicodeDecodeError as error:
            line = found.data.count(b"\n", 0, error.start) + 1
            column = error.start - found.data.rfind(b"\n", 0, error.start)
            problems = (Problem(path, line, column, "not UTF-8 from here on; this note is left alone"),)
            is_ours = place.journal or _OURS.search(found.data, 0, _HEAD) is not None
            return Entry(found.stamp, mark, Reading(problems=problems if is_ours else ()), place)
        note = notes.read(path, text)
        said = reading.read(note, place, self.scaffold)
        if said.private:
            return Entry(found.stamp, mark, reading.PRIVATE, place, is_ours_to_leave=True)
        if self.rules.ignores(path) and said.page is None:
            return Entry(found.stamp, mark, place=place, is_ours_to_leave=True)
        return Entry(
            found.stamp, mark, said, place, note.unparsed() if regions.MARK in text and note.regions else None
        )

    # What the entries say together.

    def readings(self) -> Iterator[tuple[str, Entry]]:
        """The entries that count: everything but conflict copies, in order of path."""
        if self._counted is None:
            self._counted = tuple(path for path in sorted(self.entries) if not self._is_copy(path))
        return ((path, self.entries[path]) for path in self._counted)

    def _is_copy(self, path: str) -> bool:
        """A conflict copy; or iCloud's `name 2.md` beside `name.md`, if both tell of one day and kind, or are one page."""
        entry = self.entries[path]
        original = numbered_original(path)
        other = self.entries.get(original) if original else None
        return bool(entry.conflict) or (other is not None and same_subject(entry.reading, other.reading))

    def conflicts(self) -> list[str]:
        """Paths of suspected conflict copies."""
        return sorted(self.entries.keys() - {path for path, _ in self.readings()})

    def records(self) -> list[Record]:
        return [entry.reading.record for _, entry in self.readings() if entry.reading.record is not None]

    def problems(self) -> list[Problem]:
        return sorted(problem for _, entry in self.readings() for problem in entry.reading.problems)

    def has_day_note(self, kind: str, day: date) -> bool:
        """Whether the day's note of that kind is there, by its path or by what it says, private or not."""
        return any(
            (entry.place.kind, entry.place.day) == (kind, day)
            or (record is not None and (record.kind, record.day) == (kind, day))
            for _, entry in self.readings()
            if not entry.is_empty
            for record in (entry.reading.record,)
        )

    def is_empty(self, path: str) -> bool:
        entry = self.entries.get(path)
        return entry is not None and entry.is_empty

    def idle_private(self) -> list[str]:
        """Entries of the setting `private` that no note or folder answers to: they keep nothing private."""
        return [place for place in self.rules.private if not any(named(path, place) for path in self.entries)]

    def is_waiting(self, path: str) -> bool:
        """Whether iCloud holds the note and has not brought it yet: a stand-in lies in its place."""
        place = self.root / path
        return place.with_name(f".{place.name}.icloud").exists()

    def is_private(self, path: str) -> bool:
        entry = self.entries.get(path)
        return self.rules.is_private(path) or (entry is not None and entry.reading.private)

    def named(self) -> Mapping[str, tuple[str, bool]]:
        """The key of every note's name to its path and whether it holds regions; vaultkit's pages left out."""
        if self._named is None:
            self._named = {}
            for path, entry in self.readings():
                if not entry.is_ours_to_leave and entry.reading.page is None:
                    name = path[path.rfind("/") + 1 : -len(".md")]
                    self._named.setdefault(key(name), (path, entry.note is not None))
        return self._named
