"""The walk through a vault: which folders and notes there are, with their stamps, and nothing read.

As lean as it can be, in what it does for a note and in what it imports: all that a look at an unchanged vault costs is
here. What cannot be entered or looked at is a value, not an exception; only a vault that is not there raises, because
"everything was deleted" is what it would look like otherwise.
"""

import errno
import marshal
import os
import stat
from hashlib import blake2b

from vaultkit.errors import VaultGone

TYPE_CHECKING = False  # typing's own takes longer to import than many a walk
if TYPE_CHECKING:
    from collections.abc import Iterator

    Row = tuple[str, int, int, int]
    """A note's name, size, modification time (ns) and inode."""
    Unreadable = list[tuple[str, str]]
    """Paths and reasons."""

TICK, _COARSE_TICK = 20_000_000, 2_000_000_000
"""Nanoseconds in which a file may change again and keep its modification time; so long where only seconds are kept."""
_ENDINGS = frozenset({".md", ".MD", ".Md", ".mD"})
_ON_ITS_WAY = ".md."
"""In the names that sync services give to what stands in for a note, or becomes one (:mod:`vaultkit.vault.arriving`)."""
_SKIPPED_FOLDERS = frozenset({"node_modules"})
_NOT_UTF8 = "its name is not UTF-8"
NOT_REGULAR = "not a regular file"
_PLAIN = 2
"""The version of marshal without references: equal values give equal bytes."""
DENIED = "permission denied"
_REASONS = {
    errno.EACCES: DENIED,
    errno.EPERM: DENIED,
    errno.EIO: "the disk could not read it",
    errno.ELOOP: "a symlink that leads back to itself",
    errno.ENOENT: "a symlink that leads nowhere",
    errno.ENOTDIR: "a symlink that leads nowhere",
    errno.ENXIO: NOT_REGULAR,
    errno.ENAMETOOLONG: "its name is too long",
}


class Mark:
    """What a walk has seen, in a few letters: the same as long as nothing changed, another where anything may have."""

    def __init__(self) -> None:
        self._seen = blake2b(digest_size=16)

    def add(self, found: "tuple[str, list[Row]] | Unreadable | list[str]") -> None:
        self._seen.update(marshal.dumps(found, _PLAIN))

    def __str__(self) -> str:
        return self._seen.hexdigest()


def mark(root: str) -> str:
    """The mark of a whole walk. Raises VaultGone."""
    unreadable: Unreadable = []
    coming: list[str] = []
    found = Mark()
    for listed in folders(root, unreadable, coming):
        found.add(listed)
    found.add(sorted(unreadable))
    found.add(sorted(coming))
    return str(found)


def may_change_unseen(mtime_ns: int, now: int) -> bool:
    """Whether a file could be saved again right after it was looked at now, and keep its modification time."""
    return abs(now - mtime_ns) < (TICK if mtime_ns % 1_000_000_000 else _COARSE_TICK)


def is_note(name: str) -> bool:
    """Whether a file of this name counts as a note (hidden files, AppleDouble and iCloud stand-ins do not)."""
    return name[-3:] in _ENDINGS and name[0] != "."


def folders(root: str, unreadable: "Unreadable", coming: list[str]) -> "Iterator[tuple[str, list[Row]]]":
    """Each visible folder (relative, "" for the root) with its notes; what may stand in for a note is added to ``coming``.

    No recursion: a deep vault is not a deep stack. Symlinked folders are not entered: they may lead in circles.
    """
    before = identity(root)
    is_file = stat.S_ISREG
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        rows: list[Row] = []
        try:
            with os.scandir(f"{root}/{folder}") as listing:
                for entry in listing:
                    name = entry.name
                    if name[-3:] not in _ENDINGS or name[0] == ".":
                        waiting += _no_note(folder, entry, unreadable, coming)
                    elif (status := _status(folder, entry, unreadable)) and is_file(status.st_mode):
                        rows.append((name, status.st_size, status.st_mtime_ns, status.st_ino))
                    elif status:
                        waiting += entered(folder, entry, unreadable)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if not folder:
                raise gone(root, reason(error)) from error
            unreadable.append((folder, reason(error)))
            continue
        yield folder, rows
    # A root that went away during the walk would look like a vault with few notes in it
    if identity(root) != before:
        raise gone(root, "it was replaced by another folder")


def _status(folder: str, entry: "os.DirEntry[str]", unreadable: "Unreadable") -> os.stat_result | None:
    """Of a note that can be looked at; of a symlink, what it leads to."""
    try:
        status = entry.stat()
        if entry.name.isascii() and stat.S_ISREG(status.st_mode):
            return status
    except OSError as error:
        path = _path(folder, entry)
        # A name that was there a moment ago and has no file is a deletion, unless it is a dangling symlink
        if entry.is_symlink() or not isinstance(error, FileNotFoundError):
            unreadable.append((shown(path), reason(error)))
        return None
    if stat.S_ISDIR(status.st_mode):
        return status
    if not decodable(entry.name):
        unreadable.append((shown(_path(folder, entry)), _NOT_UTF8))
        return None
    if not stat.S_ISREG(status.st_mode):
        unreadable.append((_path(folder, entry), NOT_REGULAR))
        return None
    return status


def _no_note(
    folder: str, entry: "os.DirEntry[str]", unreadable: "Unreadable", coming: list[str]
) -> tuple[str, ...]:
    """Of a folder that is to be entered its path; what may stand in for a note is kept."""
    if _ON_ITS_WAY in entry.name:
        coming.append(shown(_path(folder, entry)))
    return entered(folder, entry, unreadable)


def _path(folder: str, entry: "os.DirEntry[str]") -> str:
    return f"{folder}/{entry.name}" if folder else entry.name


def entered(folder: str, entry: "os.DirEntry[str]", unreadable: "Unreadable") -> tuple[str, ...]:
    """The path of a folder that is to be entered; nothing of any other entry."""
    if entry.name[0] == "." or entry.name in _SKIPPED_FOLDERS:
        return ()
    path = _path(folder, entry)
    try:
        inside = entry.is_dir(follow_symlinks=False)
    except OSError as error:
        unreadable.append((shown(path), reason(error)))
        return ()
    if inside and not decodable(entry.name):
        unreadable.append((shown(path), _NOT_UTF8))
        return ()
    return (path,) if inside else ()


def check_root(root: str) -> None:
    """Raise VaultGone unless the vault's folder is there."""
    if not os.path.isdir(root):  # noqa: PTH112 - start-up: pathlib takes 3 ms to import
        raise gone(root, "there is no such folder")


def identity(root: str) -> tuple[int, int]:
    check_root(root)
    try:
        status = os.stat(root)  # noqa: PTH116 - as above
    except OSError as error:
        raise gone(root, reason(error)) from error
    return status.st_dev, status.st_ino


def gone(root: str, reason: str) -> VaultGone:
    return VaultGone(
        f"The vault at {root} cannot be read: {reason}.",
        "Nothing was changed. Connect the disk or restore the folder, then run this again.",
    )


def reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def decodable(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def shown(path: str) -> str:
    """An undecodable path in letters that can be printed."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
