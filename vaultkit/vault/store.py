"""The index on disk: what each note said when it was last read, so that only what changed is read again.

A cache, and nothing else: outside the vault, for this person alone, never the only place of anything. It may be deleted
at any time. A row counts if its stamp is the file's; if a checksum of any does not hold, all is made anew. SQLite keeps it whole when a process is killed in the middle, and two processes out of each other's way; a power cut
may cost rows, which are then read again. The file's name tells the code and the settings that wrote it, so that no other
code or setting ever reads it.
"""

import contextlib
import io
import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from vaultkit.vault.entry import Entry
from vaultkit.vault.files import Stamp
from vaultkit.vault.places import make_private_folder

_BUSY = 5.0
"""Seconds to wait for another process that writes: it holds the file for a few milliseconds."""
_NEVER = -1
"""The inode of a row that is true of no file: its note is read again."""
_TABLES = """
CREATE TABLE IF NOT EXISTS note
  (path TEXT PRIMARY KEY, size INT, mtime INT, inode INT, said BLOB, of_row INT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (one INT PRIMARY KEY CHECK (one = 0), turn INT, settled TEXT, total INT, of_all INT);
INSERT OR IGNORE INTO state VALUES (0, abs(random()) >> 2, '', 0, 0);
"""
"""``of_row`` and ``of_all`` are checksums, ``total`` the sum of all ``of_row``: so that no row is ever missed. ``turn`` begins
anywhere: a base that was made anew is not taken for the one before.
"""
_FOR_NOW = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
    }
)
"""What says nothing against the file: the disk, or another process."""
Row = tuple[str, Stamp, bytes | None]
"""A note's path, the stamp of what was read, and what it said (None of a note that is none of the journal's)."""


@dataclass(frozen=True, slots=True)
class Stored:
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

    def load(self) -> Stored:
        """What is there; nothing, where any of it cannot be trusted: a row that was lost is a note that never was."""
        if not self._file.exists():
            return Stored()
        try:
            with self._opened() as base:
                return _read(base)
        except Exception as error:  # noqa: BLE001 - whatever bytes stand there: they are made anew from the notes
            self._drop(error)
            return Stored()

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

    def save(
        self, rows: Iterable[Row], gone: Iterable[str], settled: str, *, whole: bool = False
    ) -> int | None:
        """All or nothing; the turn that this is, None if nothing could be kept. ``whole``: in place of all there is."""
        try:
            with self._opened(make=True) as base, base:
                base.execute("BEGIN IMMEDIATE")
                turn, total = base.execute("SELECT turn + 1, total FROM state").fetchone()
                if whole:
                    base.execute("DELETE FROM note")
                    total = 0
                for path in gone:
                    total -= _taken_out(base, path)
                for path, stamp, said in rows:
                    of_row = _check(path, stamp, said)
                    total += of_row - _taken_out(base, path)
                    base.execute("INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)", (path, *stamp, said, of_row))
                state = (turn, settled, total, _check_all(turn, settled, total))
                base.execute("UPDATE state SET turn = ?, settled = ?, total = ?, of_all = ?", state)
                return int(turn)
        except (sqlite3.Error, OSError, TypeError, ValueError) as error:
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
        code = getattr(error, "sqlite_errorcode", None)
        if not isinstance(error, OSError) and (code is None or code & 0xFF not in _FOR_NOW):
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
    return path, stamp, None if entry.is_foreign else pickle.dumps(entry.parts, protocol=5)


def _read(base: sqlite3.Connection) -> Stored:
    turn, settled, of_all = base.execute("SELECT turn, settled, of_all FROM state").fetchone()
    entries: dict[str, Entry] = {}
    total = 0
    for path, size, mtime, inode, said, of_row in base.execute("SELECT * FROM note"):
        stamp = Stamp(size, mtime, inode)
        if of_row != _check(path, stamp, said):
            raise _Damaged(path)
        entries[path] = _entry(stamp, said)
        total += of_row
    if of_all != _check_all(turn, settled, total):
        raise _Damaged("all of it")
    return Stored(entries, turn, settled)


class _Damaged(Exception):
    """What is there is not what was kept."""


def _taken_out(base: sqlite3.Connection, path: str) -> int:
    """The check of a row that is there no more."""
    found = base.execute("DELETE FROM note WHERE path = ? RETURNING of_row", (path,)).fetchone()
    return int(found[0]) if found else 0


def _check(path: str, stamp: Stamp, said: bytes | None) -> int:
    head = f"{stamp.size} {stamp.mtime_ns} {stamp.inode} {said is None} {path}"
    return crc32(said or b"", crc32(head.encode("utf-8", "surrogateescape")))


def _check_all(turn: int, settled: str, total: int) -> int:
    return crc32(f"{turn} {total} {settled}".encode("utf-8", "surrogateescape"))


def _entry(stamp: Stamp, said: bytes | None) -> Entry:
    return Entry(stamp) if said is None else Entry(stamp, *_Values(io.BytesIO(said)).load())


class _Values(pickle.Unpickler):
    """Reads values of vaultkit's own, of days and of times, and runs nothing: a pickle may name any function there is."""

    def find_class(self, module: str, name: str) -> Any:
        if (known := _KNOWN.get((module, name))) is not None:  # some are asked for with every note
            return known
        found = super().find_class(module, name) if (module, name) in _PLAIN else _ours(module, name)
        _KNOWN[module, name] = found
        return found


def _ours(module: str, name: str) -> Any:
    """A class of vaultkit's own, where it was made; nothing is imported for it."""
    found = getattr(sys.modules.get(module), name, None) if module.startswith("vaultkit.") else None
    if isinstance(found, type) and found.__module__ == module:
        return found
    raise pickle.UnpicklingError(f"no value of vaultkit's: {module}.{name}")


_KNOWN: dict[tuple[str, str], Any] = {}
_PLAIN = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("builtins", "frozenset"),
        ("vaultkit.notes.names", "named"),
    }
)
