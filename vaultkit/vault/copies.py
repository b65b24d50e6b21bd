"""Which notes are conflict copies: by their name alone, or by what they and their originals say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.plan import digest
from vaultkit.records import reading
from vaultkit.records.kinds import kind_named
from vaultkit.records.reading import Place
from vaultkit.records.scaffold import Scaffold
from vaultkit.vault import files
from vaultkit.vault.conflicts import RECOVERED, ConflictCopy, original_name, originals, says_the_same
from vaultkit.vault.entry import Entry, same_subject

Entries = Mapping[str, Entry]


class Copies:
    """Kept in step with an index. What a suspect says is read when it is asked for: there is hardly ever one."""

    def __init__(self, root: Path, scaffold: Scaffold) -> None:
        self._root = root
        self._scaffold = scaffold
        self._by_name: set[str] = set()
        self._suspects: dict[str, tuple[tuple[str, str], ...]] = {}
        self._suspects_of: dict[str, set[str]] = {}
        self._verdicts: dict[tuple[str, str, str, str], bool] = {}
        """By the paths of both, whose names may say a day, and what they held."""

    def note(self, path: str, entry: Entry | None) -> None:
        """Take in what is there now."""
        if entry is not None and entry.conflict:
            self._by_name.add(path)
        elif path in self._by_name:
            self._by_name.discard(path)
        if found := originals(path):
            self._suspect(path, found, entry)

    def _suspect(self, path: str, found: tuple[tuple[str, str], ...], entry: Entry | None) -> None:
        is_one = entry is not None and not entry.is_foreign and not entry.conflict
        for _, original in found:
            known = self._suspects_of.setdefault(original, set())
            (known.add if is_one else known.discard)(path)
        if is_one:
            self._suspects[path] = found
        else:
            self._suspects.pop(path, None)

    def suspects_of(self, path: str) -> Iterable[str]:
        return self._suspects_of.get(path, ())

    def depends(self, path: str) -> bool:
        """Whether more than this one note's entry hangs on what it says."""
        return path in self._suspects or bool(self._suspects_of.get(path))

    def is_one(self, path: str, entries: Entries) -> bool:
        return path in self._by_name or (path in self._suspects and self._origin(path, entries) is not None)

    def all(self, entries: Entries) -> list[ConflictCopy]:
        """All that are there, in order of path."""
        found = [self._origin(path, entries) for path in self._suspects]
        for path in self._by_name:
            folder, slash, name = path.rpartition("/")
            original = f"{folder}{slash}{original_name(name)}"
            found.append(ConflictCopy(path, entries[path].conflict, original if original in entries else ""))
        return sorted(filter(None, found), key=lambda copy: copy.path)

    def beside_days(self, entries: Entries) -> Iterator[ConflictCopy]:
        """Those of a day's note that has its day by its name alone: under theirs they are no journal notes to begin with."""
        for path, entry in entries.items():
            for service, original in originals(path) if entry.is_foreign else ():
                other = entries.get(original)
                if other is None or not (other.place.journal and other.place.day) or other.reading.private:
                    continue
                copy, note = self._read(path, entries), self._read(original, entries)
                if copy and note and self._is_like(copy, note, other.place.day, several=False):
                    yield ConflictCopy(path, service, original)

    def has_nothing_else(self, copy: ConflictCopy, entries: Entries) -> bool:
        """Whether every line that it holds outside vaultkit's regions stands in its original, too, and nobody wrote inside.

        Then vaultkit alone is why it is there: two devices knew different notes for a while. Of a note that is a person's own,
        its name must say whose copy it is, and nothing in it may be more than its template's: what they wrote stays.
        """
        original = entries.get(copy.original)
        if original is None or original.note is None or copy.service == RECOVERED:
            return False
        is_own = original.reading.page is None or original.place.kind == "week"
        if is_own and copy.path not in self._by_name:
            return False
        note, other = self._read(copy.path, entries), original.note
        if is_own and (note is None or self._is_written(replace(note, path=copy.original), original.place)):
            return False
        if (
            note is None
            or isinstance(note.regions, regions.Broken)
            or isinstance(other.regions, regions.Broken)
        ):
            return False
        insides = ((note.text[each.start : each.stop], each.written) for each in note.regions)
        if not note.regions or not all(
            regions.is_as_written(inside, written) or not (written or inside.strip())
            for inside, written in insides
        ):
            return False
        there = iter(regions.lines(regions.emptied(other.text, other.regions)))
        return all(line in there for line in regions.lines(regions.emptied(note.text, note.regions)))

    def _is_written(self, note: notes.Note, place: Place) -> bool:
        """In doubt, it is."""
        said = reading.read(note, place, self._scaffold)
        if said.page is not None:
            return self._scaffold.adds(note.prose, None, note.stem) or bool(note.properties)
        return said.record is None or said.record.is_written

    def _origin(self, path: str, entries: Entries) -> ConflictCopy | None:
        entry = entries[path]
        for service, original in self._suspects[path]:
            other = entries.get(original)
            if other is None or not same_subject(entry.reading, other.reading):
                continue
            if entry.reading.page is not None or self._says_the_same(path, original, entries):
                return ConflictCopy(path, service, original)
        return None

    def _says_the_same(self, path: str, original: str, entries: Entries) -> bool:
        pair = path, original, entries[path].digest, entries[original].digest
        told = entries[path].reading.record
        if told is not None and told.is_written and pair[2] == pair[3]:
            return True
        if pair not in self._verdicts:
            copy, other = self._read(path, entries), self._read(original, entries)
            if copy is None or other is None:
                return True  # changed since, or not here: until that is read, it counts once
            record = entries[path].reading.record
            kind = kind_named(record.kind) if record is not None and record.kind else None
            several = kind is not None and kind.event
            day = record.day if record is not None else None
            self._verdicts[pair] = self._is_like(copy, other, day, several=several)
        return self._verdicts[pair]

    def _is_like(self, copy: notes.Note, note: notes.Note, day: date | None, *, several: bool) -> bool:
        return says_the_same(
            copy, note, lambda line: self._scaffold.adds((line,), day, note.stem), several=several
        )

    def _read(self, path: str, entries: Entries) -> notes.Note | None:
        """The note as it was read, if it is that still."""
        found = files.read(self._root, path)
        known = entries[path].digest
        if not isinstance(found, files.Read) or (known and digest(found.data) != known):
            return None
        return notes.read(path, found.data.decode("utf-8", "replace"))
