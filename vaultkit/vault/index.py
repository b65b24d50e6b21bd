"""What each note says: read once, then only what changed; kept on disk by :mod:`vaultkit.vault.store`.

Text is kept only for notes that hold regions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from vaultkit.errors import VaultGone
from vaultkit.plan import Write
from vaultkit.records.record import Problem, Record
from vaultkit.records.scaffold import Scaffold
from vaultkit.vault import files, processes
from vaultkit.vault.arriving import ICLOUD, SOON, awaited, coming, placed, stand_ins
from vaultkit.vault.called import Called
from vaultkit.vault.conflicts import ConflictCopy
from vaultkit.vault.copies import Copies
from vaultkit.vault.entry import NOTHING, Entry, days_of, is_day_note, standing
from vaultkit.vault.reader import Reader
from vaultkit.vault.rules import Rules, named
from vaultkit.vault.store import Row, Stored, row
from vaultkit.vault.walk import is_note

_BATCH, _ENOUGH = 2000, 400
"""Notes that are read at once; so many that another process is worth its start."""


@dataclass
class Index:
    root: Path
    rules: Rules
    scaffold: Scaffold
    entries: dict[str, Entry] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()
    waiting: dict[str, str] = field(default_factory=dict)
    """Notes that are not here, though a sync service has them, and which: what was read of one before still counts."""
    mark: str = ""
    """Of the last walk (see :class:`~vaultkit.vault.walk.Mark`), as long as nothing else was read since."""
    _has_walked: bool = False
    """What was there then cannot all be gone at once."""
    standing: int = 0
    """Rises when a path comes, goes, or counts otherwise than before: hardly ever by a save."""
    holding: set[str] = field(default_factory=set)
    """Paths of notes that hold regions, and of pages."""
    _changed: set[str] = field(default_factory=set)
    _unsaved: set[str] = field(default_factory=set)
    _dirty: set[str] = field(default_factory=set)
    """Read so soon after a save that another may have the same stamp."""
    _day_notes: Counter[tuple[str, date]] = field(default_factory=Counter)
    _problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    _counted: tuple[str, ...] | None = None
    _filled: tuple[str, ...] | None = None
    _called: Called | None = None
    """These are gathered once and dropped when the standing rises."""

    def __post_init__(self) -> None:
        self._reader = Reader(self.rules, self.scaffold)
        self._copies = Copies(self.root, self.scaffold)

    # From the disk.

    def begin_from(self, kept: Stored) -> None:
        """Take over what was read before."""
        self.entries = dict(kept.entries)
        self.standing += 1
        for path, entry in kept.entries.items():
            if not entry.is_foreign:
                self._note(path, None, entry)

    def rescan(self, progress: Callable[[int, int], None] | None = None) -> set[str]:
        """Walk everything and read what is new or has another stamp; the paths whose entry changed."""
        found = files.scan(self.root)
        on_their_way = dict(filter(None, map(coming, found.coming)))
        self.waiting = {path: whose for path, whose in on_their_way.items() if path not in found.notes}
        if self._has_walked and self.entries and not (found.notes or self.waiting):
            raise self._emptied()
        self.unreadable, self._has_walked = found.unreadable, True
        # A note that could not be looked at is read too, for its reason.
        unread = {path for path, _ in found.unreadable if is_note(PurePosixPath(path).name)}
        # Below a folder that could not be entered, nothing is known to be gone.
        closed = tuple(f"{path}/" for path in self.closed_folders)
        gone = {path for path in self.entries.keys() - found.notes.keys() if not path.startswith(closed)}
        stale = sorted(unread.union(self._stale(found.notes)))
        changed = set()
        for path in gone - unread - self.waiting.keys():
            self._put(path, None)
            changed.add(path)
        for start in range(0, len(stale), _BATCH):
            batch = stale[start : start + _BATCH]
            found_now = processes.each(partial(self._reader.look, self.root), batch, _ENOUGH)
            for path, (after, is_dirty) in zip(batch, found_now, strict=True):
                if self._take(path, after, is_dirty):
                    changed.add(path)
            if progress is not None:
                progress(start + len(batch), len(stale))
        self.mark = found.mark
        return changed

    def _stale(self, found: Mapping[str, files.Stamp]) -> Iterator[str]:
        entries, dirty = self.entries, self._dirty
        for path, stamp in found.items():
            entry = entries.get(path)
            if entry is None or entry.stamp != stamp or path in dirty:
                yield path

    def look_at(self, paths: Iterable[str]) -> set[str]:
        """Read these paths again, whatever their stamps say; the ones whose entry changed."""
        before = len(self.entries)
        changed = {
            path
            for path in sorted(paths)
            if is_note(PurePosixPath(path).name) and self._take(path, *self._reader.look(self.root, path))
        }
        if before and not self.entries:
            raise self._emptied()
        return changed

    def _emptied(self) -> VaultGone:
        return VaultGone(
            f"The vault at {self.root} has no notes any more.",
            "Nothing was changed. If it was emptied on purpose, start vaultkit again.",
        )

    def is_dirty(self) -> bool:
        """Whether a note was read so soon after a save that another save may look the same."""
        return bool(self._dirty)

    def has_unsaved(self) -> bool:
        return bool(self._unsaved)

    def unsaved(self, *, whole: bool = False) -> tuple[Iterator[Row], list[str]]:
        """What the store does not hold yet (or all), made row by row, and what is gone; they count as saved from now on."""
        changed = sorted(self.entries if whole else self._unsaved)
        self._unsaved = set()
        there = [path for path in changed if path in self.entries]
        rows = (row(path, self.entries[path], dirty=path in self._dirty) for path in there)
        return rows, [path for path in changed if path not in self.entries]

    @property
    def is_whole(self) -> bool:
        """Whether every folder could be entered and every journal note read: only then is what is not there, gone."""
        is_here = not any(
            path not in self.entries or not self.entries[path].is_foreign for path in self.waiting
        )
        return (
            is_here
            and not self.closed_folders
            and all(entry.digest for entry in self.entries.values() if entry.place.journal)
        )

    def unread_in_icloud(self) -> list[str]:
        """Notes of which nothing is known but that they are."""
        unread = (
            path for path, whose in self.waiting.items() if whose == ICLOUD and path not in self.entries
        )
        return sorted(path for path in unread if not self.is_private(path))

    def coming_from_icloud(self) -> list[str]:
        """The journal notes among them, by their path, that may come any moment: some are never brought."""
        journal = (path for path in self.unread_in_icloud() if self.rules.place(path).journal)
        return [path for path in journal if placed(self.root, stand_ins(path)[:1], SOON)]

    @property
    def closed_folders(self) -> tuple[str, ...]:
        """Folders that could not be entered: what is below them is not known."""
        return tuple(path for path, _ in self.unreadable if not is_note(PurePosixPath(path).name))

    def _take(self, path: str, after: Entry | None, is_dirty: bool) -> bool:
        """Whether it is another than before. A note in whose place there is a stand-in is not gone."""
        before = self.entries.get(path)
        self.waiting.pop(path, None)
        if after is None and (whose := awaited(self.root, path)):
            self.waiting[path] = whose
            return False
        self._put(path, after)
        if path in self._dirty and not is_dirty:
            self._unsaved.add(path)
        _keep(self._dirty, path, is_dirty)
        return (before and (before.digest, before.reading)) != (after and (after.digest, after.reading))

    def imagine(self, step: Write) -> None:
        """Count a note as written that is not: to show what would follow."""
        stamp = files.Stamp(len(step.data), 1, 1)
        self._put(step.path, self._reader.entry(step.path, files.Read(step.data, stamp)))

    def _put(self, path: str, after: Entry | None) -> None:
        before = self.entries.pop(path, None)
        if before == after and after is not None:
            self.entries[path] = after
            return
        if after is not None:
            self.entries[path] = after
        self.mark = ""
        self._unsaved.add(path)
        self._changed |= {path, *self._copies.suspects_of(path)}
        self._note(path, before, after)
        if standing(before) != standing(after) or self._copies.depends(path):
            self.standing += 1
            self._counted = self._filled = self._called = None

    def _note(self, path: str, before: Entry | None, after: Entry | None) -> None:
        """Keep what is asked at every save in step with one entry."""
        for of in days_of(before):
            self._day_notes[of] -= 1
        for of in days_of(after):
            self._day_notes[of] += 1
        said = after.reading if after is not None else NOTHING
        _keep(self.holding, path, after is not None and (after.note is not None or said.page is not None))
        self._copies.note(path, after)
        if said.problems:
            self._problems[path] = said.problems
        else:
            self._problems.pop(path, None)

    # What the entries say together.

    def changed(self) -> set[str]:
        """The paths that may say something else than when this was last asked, or than what it began from."""
        found, self._changed = self._changed, set()
        return found

    def record(self, path: str) -> Record | None:
        """What a note says, if it counts."""
        entry = self.entries.get(path)
        said = entry.reading.record if entry is not None else None
        return None if said is None or self._is_copy(path) else said

    def day_note(self, kind: str, day: date) -> str | None:
        """The path of the day's note of that kind, by what it says: of several the first one."""
        if not self.has_day_note(kind, day):
            return None
        of_day = (path for path, entry in self.entries.items() if is_day_note(entry, kind, day))
        return min((path for path in of_day if not self._is_copy(path)), default=None)

    def filled(self) -> list[tuple[str, Entry]]:
        """The notes that hold regions, and pages, that count: in order of path."""
        if self._filled is None:
            self._filled = tuple(path for path in sorted(self.holding) if not self._is_copy(path))
        return [(path, self.entries[path]) for path in self._filled]

    def readings(self) -> Iterator[tuple[str, Entry]]:
        """The entries that count: everything but conflict copies, in order of path."""
        if self._counted is None:
            self._counted = tuple(path for path in sorted(self.entries) if not self._is_copy(path))
        return ((path, self.entries[path]) for path in self._counted)

    def _is_copy(self, path: str) -> bool:
        return self._copies.is_one(path, self.entries)

    def copies(self) -> list[ConflictCopy]:
        """The conflict copies, in order of path."""
        return self._copies.all(self.entries)

    def all_copies(self) -> list[ConflictCopy]:
        """The same and those that would not count anyhow, being no journal notes by their names: this takes a while."""
        return sorted((*self.copies(), *self._copies.beside_days(self.entries)), key=lambda copy: copy.path)

    def conflicts(self) -> list[str]:
        """Their paths."""
        return [copy.path for copy in self.copies()]

    def is_all_ours(self, copy: ConflictCopy) -> bool:
        """Whether a copy is there because of vaultkit alone, and holds nothing of a person's that its original does not."""
        return self._copies.has_nothing_else(copy, self.entries)

    def depends_on_copies(self, paths: Iterable[str]) -> bool:
        """Whether what counts hangs on more than what each of these says for itself."""
        return any(map(self._copies.depends, paths))

    def records(self) -> list[Record]:
        return [entry.reading.record for _, entry in self.readings() if entry.reading.record is not None]

    def problems(self) -> list[Problem]:
        return sorted(
            each for path, of_note in self._problems.items() if not self._is_copy(path) for each in of_note
        )

    @property
    def unread(self) -> int:
        """How many notes have something in them that could not be read."""
        return sum(not self._is_copy(path) for path in self._problems)

    def has_day_note(self, kind: str, day: date) -> bool:
        """Whether the day's note of that kind is there, by its path or by what it says, private or not."""
        return self._day_notes[kind, day] > 0

    def is_empty(self, path: str) -> bool:
        entry = self.entries.get(path)
        return entry is not None and entry.is_empty

    def idle_private(self) -> list[str]:
        """Entries of the setting `private` that no note or folder answers to: they keep nothing private."""
        return [place for place in self.rules.private if not any(named(path, place) for path in self.entries)]

    def is_waiting(self, path: str) -> bool:
        """Whether a sync service has the note and has not brought it yet."""
        return bool(path in self.waiting or awaited(self.root, path))

    def is_private(self, path: str) -> bool:
        entry = self.entries.get(path)
        return self.rules.is_private(path) or (entry is not None and entry.reading.private)

    def named(self) -> Mapping[str, tuple[str, bool]]:
        """The key of every note's name to its path and whether it holds regions; vaultkit's pages left out.

        Of several notes of one name one with regions, else the one that Obsidian opens by that name.
        """
        return self._names().first

    def bearing(self, name: str) -> list[str]:
        """All notes whose names have a key, in order of path; vaultkit's pages left out."""
        return self._names().bearing(name)

    def _names(self) -> Called:
        if self._called is None:
            self._called = Called(self.readings())
        return self._called


def _keep(among: set[str], path: str, is_one: bool) -> None:
    (among.add if is_one else among.discard)(path)
