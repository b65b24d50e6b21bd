"""What a file system shows of every file, taken without any code of vaultkit's; and where every link leads."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any
from urllib.parse import unquote

_WIKI = re.compile(r"\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\\?\|[^\[\]]*)?\]\]")
_MARKDOWN = re.compile(r"\]\((?!https?:)([^()\s]+\.md)(?:#[^()\s]*)?\)")
Seen = dict[str, tuple[Any, ...]]


def look(root: Path) -> Seen:
    """Every file and folder with its bytes (as a digest), mode, owner, times, extended attributes and inode."""
    return {str(place.relative_to(root)): _one(place) for place in sorted(_all(root))}


def _all(folder: Path) -> Iterator[Path]:
    for place in folder.iterdir():
        yield place
        if place.is_dir() and not place.is_symlink():
            yield from _all(place)


def _one(place: Path) -> tuple[Any, ...]:
    status = place.lstat()
    said: object = None
    if stat.S_ISLNK(status.st_mode):
        said = place.readlink()
    elif stat.S_ISREG(status.st_mode):
        said = hashlib.sha256(place.read_bytes()).hexdigest() if os.access(place, os.R_OK) else None
    whose = status.st_mode, status.st_uid, status.st_gid, status.st_ino, _attributes(place)
    if stat.S_ISDIR(status.st_mode):  # a new file in it changes a folder's time
        return whose
    return *whose, said, status.st_nlink, status.st_mtime_ns


def _attributes(place: Path) -> tuple[tuple[str, bytes], ...]:
    if not hasattr(os, "listxattr"):
        return ()
    names = os.listxattr(place, follow_symlinks=False)
    return tuple((name, os.getxattr(place, name, follow_symlinks=False)) for name in names)


def touched(before: Seen, after: Seen) -> list[str]:
    """Paths that are gone or are in any way another than before."""
    return sorted(path for path, what in before.items() if after.get(path) != what)


def added(before: Seen, after: Seen) -> list[str]:
    """Files that were not there."""
    return sorted(path for path in after.keys() - before.keys() if not stat.S_ISDIR(after[path][0]))


def holds_all_of(now: bytes, before: bytes) -> bool:
    """Whether every line from before is still there, in order and to the byte; but for the end of the last one."""
    there = iter([*now.splitlines(keepends=True), b""])
    *lines, last = before.splitlines(keepends=True) or [b""]
    return all(line in there for line in lines) and any(line.rstrip() == last.rstrip() for line in there)


def aims(root: Path, page: str) -> list[str]:
    """The notes that the links of a page's text lead to: by their whole path, or in Markdown from the page's folder."""
    text = _parts(root, page)[1]
    folder = PurePosixPath(page).parent
    found = [f"{aim.strip()}.md" for aim in _WIKI.findall(text)]
    return found + [normpath(folder / unquote(aim)) for aim in _MARKDOWN.findall(text)]


def broken_links(root: Path, pages: list[str]) -> list[str]:
    """Links of these pages that lead to no file; a name in a page's properties leads to any note that is called so."""
    there = {path.stem.casefold() for path in root.rglob("*.md")}
    found = [f"{page} → {aim}" for page in pages for aim in aims(root, page) if not (root / aim).is_file()]
    for page in pages:
        names = (PurePosixPath(aim.strip()).name for aim in _WIKI.findall(_parts(root, page)[0]))
        found += [f"{page}, properties → {name}" for name in names if name.casefold() not in there]
    return found


def _parts(root: Path, page: str) -> tuple[str, str]:
    """A page's properties and its text."""
    text = (root / page).read_text(encoding="utf-8")
    head, line, body = text.removeprefix("---\n").partition("\n---\n")
    return (head, body) if line and text.startswith("---\n") else ("", text)
