"""Look at the vault: which notes there are, and what one of them holds.

One bad file never stops anything: what cannot be read is a value, not an exception. Only a vault that is not there
raises, because "everything was deleted" is what it would look like otherwise.
Writing is in :mod:`vaultkit.vault.write`.
"""

import errno
import marshal
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from vaultkit.errors import VaultGone
from vaultkit.vault import syscalls

MAX_BYTES = 2 * 1024 * 1024
_SKIPPED_FOLDERS = frozenset({"node_modules"})
_NOT_REGULAR = "not a regular file"
_NOT_UTF8 = "its name is not UTF-8"
_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EIO: "the disk could not read it",
    errno.ELOOP: "a symlink that leads back to itself",
    errno.ENOENT: "a symlink that leads nowhere",
    errno.ENOTDIR: "a symlink that leads nowhere",
    errno.ENXIO: _NOT_REGULAR,
    errno.ENAMETOOLONG: "its name is too long",
}


class Stamp(NamedTuple):
    """By which a file is known to be the one that was read, without reading it again."""

    size: int
    mtime_ns: int
    inode: int


_Row = tuple[str, int, int, int]
"""A note's name, size, modification time (ns) and inode."""
_PLAIN = 2
"""The version of marshal without references: equal values give equal bytes."""

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


@dataclass(frozen=True, slots=True)
class Read:
    data: bytes
    stamp: Stamp
    """From before the bytes were read: a change during the reading shows as another stamp afterwards."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is there and is not read."""

    reason: str


def is_note(name: str) -> bool:
    """Whether a file of this name counts as a note (hidden files, AppleDouble and iCloud stand-ins do not)."""
    return not name.startswith(".") and name[-3:].lower() == ".md"


def locate(root: Path, path: str) -> Path | None:
    """The file's place with its folders resolved; None if one of them is a symlink that leads out of the vault.

    The last name is left as it is: a person may link a note in from elsewhere.
    """
    pieces = path.split("/")
    if "\0" in path or any(piece in {"", ".", ".."} for piece in pieces):
        raise ValueError(f"not a path inside a vault: {path!r}")
    top = Path(os.path.realpath(root))
    folder = Path(os.path.realpath(top.joinpath(*pieces[:-1])))
    return folder / pieces[-1] if folder.is_relative_to(top) else None


def walk(root: Path, unreadable: list[tuple[str, str]]) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Each visible folder (relative, "" for the root) with its entries; what cannot be entered is added to the list.

    No recursion: a deep vault is not a deep stack. Symlinked folders are not entered: they may lead in circles.
    """
    before = _identity(root)
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
                raise _gone(root, _reason(error)) from error
            unreadable.append((folder, _reason(error)))
            continue
        yield folder, entries
        for entry in reversed(entries):
            waiting += _entered(folder, entry, unreadable)
    # A root that went away during the walk would look like a vault with few notes in it
    if _identity(root) != before:
        raise _gone(root, "it was replaced by another folder")


def _entered(folder: str, entry: os.DirEntry[str], unreadable: list[tuple[str, str]]) -> tuple[str, ...]:
    """The path of a folder that is to be entered; nothing of any other entry."""
    if entry.name[0] == "." or entry.name in _SKIPPED_FOLDERS:
        return ()
    path = f"{folder}/{entry.name}" if folder else entry.name
    try:
        inside = entry.is_dir(follow_symlinks=False)
    except OSError as error:
        unreadable.append((_shown(path), _reason(error)))
        return ()
    if inside and not _decodable(entry.name):
        unreadable.append((_shown(path), _NOT_UTF8))
        return ()
    return (path,) if inside else ()


def scan(root: Path) -> Scan:
    """Every note of the vault, without reading any."""
    notes: dict[str, Stamp] = {}
    unreadable: list[tuple[str, str]] = []
    folders, mark = 0, blake2b(digest_size=16)
    for folder, rows in _listed(root, unreadable):
        folders += 1
        mark.update(marshal.dumps((folder, rows), _PLAIN))
        above = f"{folder}/" if folder else ""
        for name, *stamp in rows:
            notes[above + name] = Stamp(*stamp)
    return Scan(notes, folders, tuple(sorted(unreadable)), _mark(mark, unreadable))


def mark(root: Path) -> str:
    """The same as the mark of a scan, and nothing else: by it alone nothing has changed."""
    unreadable: list[tuple[str, str]] = []
    found = blake2b(digest_size=16)
    for listed in _listed(root, unreadable):
        found.update(marshal.dumps(listed, _PLAIN))
    return _mark(found, unreadable)


def _mark(found: "blake2b", unreadable: list[tuple[str, str]]) -> str:
    found.update(marshal.dumps(sorted(unreadable), _PLAIN))
    return found.hexdigest()


def _listed(root: Path, unreadable: list[tuple[str, str]]) -> Iterator[tuple[str, list[_Row]]]:
    """Each visible folder with its notes; as lean as it can be, since all that a look costs is here.

    No recursion: a deep vault is not a deep stack. Symlinked folders are not entered: they may lead in circles.
    """
    before = _identity(root)
    top = os.fspath(root)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        rows: list[_Row] = []
        try:
            with os.scandir(f"{top}/{folder}") as listing:
                for entry in listing:
                    if not is_note(name := entry.name):
                        waiting += _entered(folder, entry, unreadable)
                    elif (status := _status(folder, entry, unreadable)) and stat.S_ISREG(status.st_mode):
                        rows.append((name, status.st_size, status.st_mtime_ns, status.st_ino))
                    elif status:
                        waiting += _entered(folder, entry, unreadable)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if not folder:
                raise _gone(root, _reason(error)) from error
            unreadable.append((folder, _reason(error)))
            continue
        yield folder, rows
    # A root that went away during the walk would look like a vault with few notes in it
    if _identity(root) != before:
        raise _gone(root, "it was replaced by another folder")


def _status(folder: str, entry: os.DirEntry[str], unreadable: list[tuple[str, str]]) -> os.stat_result | None:
    """Of a note that can be looked at; of a symlink, what it leads to."""
    path = f"{folder}/{entry.name}" if folder else entry.name
    try:
        status = entry.stat()
    except OSError as error:
        # A name that was there a moment ago and has no file is a deletion, unless it is a dangling symlink
        if entry.is_symlink() or not isinstance(error, FileNotFoundError):
            unreadable.append((_shown(path), _reason(error)))
        return None
    if not (entry.name.isascii() or _decodable(entry.name) or stat.S_ISDIR(status.st_mode)):
        unreadable.append((_shown(path), _NOT_UTF8))
        return None
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        unreadable.append((path, _NOT_REGULAR))
        return None
    return status


def read(root: Path, path: str) -> Read | Refused | None:
    """The bytes of one note; None when it is not there (any more). Raises VaultGone when the vault is not there."""
    place = locate(root, path)
    if place is None:
        return Refused("its folder is a symlink that leads out of the vault")
    try:
        with syscalls.opened(place, follow=True) as descriptor:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return Refused(_NOT_REGULAR)
            # The size is looked at again in what was read: the file may be growing
            data = syscalls.read_all(descriptor, MAX_BYTES) if status.st_size <= MAX_BYTES else None
    except (FileNotFoundError, NotADirectoryError) as error:
        check_root(root)
        return Refused(_reason(error)) if place.is_symlink() else None
    except OSError as error:
        return Refused(_reason(error))
    if data is None or len(data) > MAX_BYTES:
        return Refused(f"larger than {MAX_BYTES // (1024 * 1024)} MiB")
    return Read(data, _stamp(status))


def check_root(root: Path) -> None:
    """Raise VaultGone unless the vault's folder is there."""
    if not root.is_dir():
        raise _gone(root, "there is no such folder")


def _identity(root: Path) -> tuple[int, int]:
    check_root(root)
    try:
        status = root.stat()
    except OSError as error:
        raise _gone(root, _reason(error)) from error
    return status.st_dev, status.st_ino


def _gone(root: Path, reason: str) -> VaultGone:
    return VaultGone(
        f"The vault at {root} cannot be read: {reason}.",
        "Nothing was changed. Connect the disk or restore the folder, then run this again.",
    )


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def _decodable(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def _shown(path: str) -> str:
    """An undecodable path in letters that can be printed."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
