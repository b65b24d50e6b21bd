"""The index on disk: what each note said when it was last read, so that only what changed is read again.

A cache, and nothing else: outside the vault, for this person alone, never the only place of anything. It may be deleted
at any time. A row counts if its checksum holds and its stamp is the file's; whatever is wrong with the rest, it is made
anew. SQLite keeps it whole when a process is killed in the middle, and two processes out of each other's way; a power cut
may cost rows, which are then read again. The file's name tells the code and the settings that wrote it, so that no other
code or setting ever reads it.
"""

import contextlib
import io
import os
import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from vaultkit.vault.entry import Entry
from vaultkit.vault.files import Stamp
from vaultkit.vault.places import make_private_folder

_CHECK = 8
_BUSY = 5.0
"""Seconds to wait for another process that writes: it holds the file for a few milliseconds."""
_NEVER = -1
"""The inode of a row that is true of no file: its note is read again."""
_TABLES = """
CREATE TABLE IF NOT EXISTS note (path TEXT PRIMARY KEY, size INT, mtime INT, inode INT, said BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (one INT PRIMARY KEY CHECK (one = 0), turn INT, settled TEXT);
INSERT OR IGNORE INTO state VALUES (0, 0, '');
"""
Row = tuple[str, Stamp, bytes | None]
"""A note's path, the stamp of what was read, and what it said (None of a note that is none of the journal's)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """``settled``: where every page said what these entries say, what whoever saved them wants to know of that; else "".

    ``turn`` counts the changes; None where nothing is kept.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    turn: int | None = None
    settled: str = ""


class Store:
    """Of one vault, one code and one set of settings. No method raises: without a disk there is no index on it."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._file = folder / f"index-{version}.sqlite"
        self.trouble = ""
        """Why the last attempt failed; a person may want to know why all is read anew."""

    def load(self) -> Kept:
        """What is there; nothing, where that cannot be trusted."""
        if not self._file.exists():
            return Kept()
        try:
            with self._opened() as base:
                turn, settled = base.execute("SELECT turn, settled FROM state").fetchone()
                rows = base.execute("SELECT path, size, mtime, inode, said FROM note")
                entries = {
                    path: entry for path, *stamp, said in rows if (entry := _entry(Stamp(*stamp), said))
                }
                return Kept(entries, turn, settled)
        except (sqlite3.Error, OSError, TypeError, ValueError) as error:
            self._drop(error)
            return Kept()

    def turn(self) -> int | None:
        """How often it was changed; None if it cannot be asked."""
        if not self._file.exists():
            return None
        try:
            with self._opened() as base:
                return int(base.execute("SELECT turn FROM state").fetchone()[0])
        except (sqlite3.Error, OSError, TypeError, ValueError) as error:
            self._drop(error)
            return None

    def save(self, rows: Iterable[Row], gone: Iterable[str], settled: str) -> int | None:
        """All or nothing; the turn that this is, None if nothing could be kept."""
        try:
            with self._opened(make=True) as base, base:
                base.execute("BEGIN IMMEDIATE")
                base.executemany("DELETE FROM note WHERE path = ?", ((path,) for path in gone))
                base.executemany(
                    "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?)",
                    ((path, *stamp, said) for path, stamp, said in rows),
                )
                base.execute("UPDATE state SET turn = turn + 1, settled = ?", (settled,))
                return int(base.execute("SELECT turn FROM state").fetchone()[0])
        except (sqlite3.Error, OSError) as error:
            self._drop(error)
            return None

    def forget(self) -> None:
        """Delete it, and those of other code and settings."""
        with contextlib.suppress(OSError):
            for file in self._folder.glob("index-*.sqlite*"):
                file.unlink(missing_ok=True)

    def _drop(self, error: Exception) -> None:
        """One that is damaged is made anew; one that is only busy, or on a full disk, may be fine tomorrow."""
        self.trouble = str(error)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self.forget()

    @contextlib.contextmanager
    def _opened(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        if make and not self._file.exists():
            make_private_folder(self._folder)
            self.forget()
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        base = sqlite3.connect(self._file, timeout=_BUSY, isolation_level=None)
        try:
            # Its rows can be had again from the notes: not worth an fsync. What is deleted is overwritten, as it was private.
            base.executescript(
                f"PRAGMA synchronous = OFF; PRAGMA secure_delete = ON; {_TABLES if make else ''}"
            )
            yield base
        finally:
            base.close()


def row(path: str, entry: Entry, *, dirty: bool) -> Row:
    """``dirty``: the file may have changed since, and have the same stamp."""
    stamp = entry.stamp._replace(inode=_NEVER) if dirty else entry.stamp
    if entry.is_foreign:
        return path, stamp, None
    said = pickle.dumps(entry.parts, protocol=5)
    return path, stamp, _checksum(said) + said


def _checksum(said: bytes) -> bytes:
    return blake2b(said, digest_size=_CHECK).digest()


def _entry(stamp: Stamp, said: bytes | None) -> Entry | None:
    if said is None:
        return Entry(stamp)
    if _checksum(said[_CHECK:]) != said[:_CHECK]:
        return None
    return Entry(stamp, *_Values(io.BytesIO(said[_CHECK:])).load())


class _Values(pickle.Unpickler):
    """Reads values of vaultkit's own, of days and of times, and runs nothing: a pickle may name any function there is."""

    def find_class(self, module: str, name: str) -> Any:
        if (known := _KNOWN.get((module, name))) is not None:  # some are asked for with every note
            return known
        if not (module.startswith("vaultkit.") or (module, name) in _PLAIN):
            raise pickle.UnpicklingError(f"no value of vaultkit's: {module}.{name}")
        found = _KNOWN[module, name] = super().find_class(module, name)
        return found


_KNOWN: dict[tuple[str, str], Any] = {}
_PLAIN = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("builtins", "frozenset")}
)
