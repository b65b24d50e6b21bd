"""Look at the vault: which notes there are, and what one of them holds.

One bad file never stops anything: what cannot be read is a value, not an exception. Only a vault that is not there
raises, because "everything was deleted" is what it would look like otherwise.
Writing is in :mod:`vaultkit.vault.write`.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from vaultkit.vault import syscalls
from vaultkit.vault import walk as walking

MAX_BYTES = 2 * 1024 * 1024
_NOWHERE = frozenset({"", ".", ".."})


class Stamp(NamedTuple):
    """By which a file is known to be the one that was read, without reading it again."""

    size: int
    mtime_ns: int
    inode: int


UNREAD = Stamp(0, 0, 0)
"""Of a file that was not read: the next look tries again."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a walk through the vault found."""

    notes: dict[str, Stamp]
    folders: int
    """Folders that were entered, the root among them: what a watcher must have been granted a watch for."""
    unreadable: tuple[tuple[str, str], ...]
    """Paths and reasons. Below a folder that is named here nothing is known: its notes are not gone."""
    mark: str = ""
    """The same as long as nothing changed; another where anything may have."""
    coming: tuple[str, ...] = ()
    """Paths of what may stand in for a note, or become one: see :mod:`vaultkit.vault.arriving`."""


@dataclass(frozen=True, slots=True)
class Read:
    data: bytes
    stamp: Stamp
    """From before the bytes were read: a change during the reading shows as another stamp afterwards."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is there and is not read."""

    reason: str


def locate(root: Path, path: str) -> Path | None:
    """The file's place with its folders resolved; None if one of them is a symlink that leads out of the vault.

    The last name is left as it is: a person may link a note in from elsewhere.
    """
    pieces = _pieces(path)
    top = Path(os.path.realpath(root))
    folder = Path(os.path.realpath(top.joinpath(*pieces[:-1])))
    return folder / pieces[-1] if folder.is_relative_to(top) else None


def _pieces(path: str) -> list[str]:
    pieces = path.split("/")
    if "\0" in path or not _NOWHERE.isdisjoint(pieces):
        raise ValueError(f"not a path inside a vault: {path!r}")
    return pieces


def _readable(root: Path, path: str) -> Path | None:
    """The same to read from. Where no folder is a symlink, as in nearly every vault, nothing need be resolved."""
    folder = str(root)
    for piece in _pieces(path)[:-1]:
        folder = f"{folder}/{piece}"
        if os.path.islink(folder):  # noqa: PTH114 - for every folder of every note, and Path takes thrice as long
            return locate(root, path)
    return Path(f"{root}/{path}")


def walk(root: Path, unreadable: list[tuple[str, str]]) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Each visible folder (relative, "" for the root) with its entries; what cannot be entered is added to the list.

    No recursion: a deep vault is not a deep stack. Symlinked folders are not entered: they may lead in circles.
    """
    before = walking.identity(os.fspath(root))
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if not folder:
                raise walking.gone(os.fspath(root), walking.reason(error)) from error
            unreadable.append((folder, walking.reason(error)))
            continue
        yield folder, entries
        for entry in reversed(entries):
            waiting += walking.entered(folder, entry, unreadable)
    # A root that went away during the walk would look like a vault with few notes in it
    if walking.identity(os.fspath(root)) != before:
        raise walking.gone(os.fspath(root), "it was replaced by another folder")


def scan(root: Path) -> Scan:
    """Every note of the vault, without reading any."""
    notes: dict[str, Stamp] = {}
    unreadable: list[tuple[str, str]] = []
    coming: list[str] = []
    folders, mark = 0, walking.Mark()
    for folder, rows in walking.folders(os.fspath(root), unreadable, coming):
        folders += 1
        mark.add((folder, rows))
        above = f"{folder}/" if folder else ""
        for name, *stamp in rows:
            notes[above + name] = Stamp(*stamp)
    unreadable.sort()
    mark.add(unreadable)
    coming.sort()
    mark.add(coming)
    return Scan(notes, folders, tuple(unreadable), str(mark), tuple(coming))


def read(root: Path, path: str) -> Read | Refused | None:
    """The bytes of one note; None when it is not there (any more). Raises VaultGone when the vault is not there."""
    place = _readable(root, path)
    if place is None:
        return Refused("its folder is a symlink that leads out of the vault")
    try:
        with syscalls.opened(place, follow=True) as descriptor:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return Refused(walking.NOT_REGULAR)
            # The size is looked at again in what was read: the file may be growing
            data = syscalls.read_all(descriptor, MAX_BYTES) if status.st_size <= MAX_BYTES else None
    except (FileNotFoundError, NotADirectoryError) as error:
        walking.check_root(os.fspath(root))
        return Refused(walking.reason(error)) if place.is_symlink() else None
    except OSError as error:
        return Refused(walking.reason(error))
    if data is None or len(data) > MAX_BYTES:
        return Refused(f"larger than {MAX_BYTES // (1024 * 1024)} MiB")
    return Read(data, _stamp(status))


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)
