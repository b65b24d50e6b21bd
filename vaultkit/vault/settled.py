"""That nothing is to be done, told by a walk alone: no note is read, no index, no settings.

Whoever brought everything up to date writes down how the vault looked then, and until when that holds (a note of the
day is due at its hour). As long as every file has the stamp it had, and the program and the settings are the same, so
is the answer. A small file beside the index; without it, or with a wrong one, all is looked at as always.
"""

import marshal
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from vaultkit.vault import files, version
from vaultkit.vault.places import cache_folder, make_private_folder

GOVERNING = (
    "vaultkit.toml",
    ".obsidian/app.json",
    ".obsidian/core-plugins.json",
    ".obsidian/daily-notes.json",
    ".obsidian/templates.json",
)
"""What decides how notes are read, and is no note: a walk does not see it."""
_NAME = "settled"
_CHECK = 32


@dataclass(frozen=True, slots=True)
class Settled:
    """``said`` is what a refresh says besides that all is up to date; ``status`` what a status tells, in plain values."""

    mark: str
    since: float
    until: float
    said: tuple[str, ...] = ()
    status: dict[str, object] | None = None


def still(root: Path, now: datetime) -> Settled | None:
    """What was settled, if it holds. Raises VaultGone."""
    found = _read(cache_folder(root) / _NAME)
    if found is None or not found.since <= now.timestamp() < found.until:
        return None
    return found if found.mark == seen(governing(root), files.mark(root)) else None


def _read(file: Path) -> Settled | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if sha256(data[_CHECK:]).digest() != data[:_CHECK]:
        return None
    return Settled(*marshal.loads(data[_CHECK:]))  # noqa: S302 - our own bytes, as the checksum says; json takes 8 ms to import


def governing(root: Path) -> str:
    """What stands outside the notes and decides what becomes of them: ask before any of it is read."""
    parts = [version.code(), str(time.localtime().tm_gmtoff)]
    for name in GOVERNING:
        try:
            status = os.stat(f"{root}/{name}")  # noqa: PTH116 - five of them at each start
        except OSError:
            parts.append("")
        else:
            parts.append(f"{status.st_size} {status.st_mtime_ns} {status.st_ino}")
    return version.short(*parts)


def seen(governing: str, walk: str) -> str:
    """All that decides what a refresh would do, but for the hour."""
    return version.short(governing, walk)


def settle(root: Path, found: Settled) -> None:
    """Write it down; where that cannot be, the next refresh takes a little longer."""
    folder = cache_folder(root)
    data = marshal.dumps((found.mark, found.since, found.until, found.said, found.status))
    with suppress(OSError):
        make_private_folder(folder)
        aside = folder / f"{_NAME}.{os.getpid()}"
        aside.unlink(missing_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - for this person alone from its first byte
            file.write(sha256(data).digest() + data)
        aside.replace(folder / _NAME)
