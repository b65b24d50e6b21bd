"""The recovery store: what vaultkit was about to write over, kept outside the vault for a while.

One folder for each path (named by a digest, so that a listing tells nothing), and in it two files for each copy: the
bytes, and a sidecar that says what they are. The bytes come first: a sidecar always has something to point at.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Literal, cast

from vaultkit.errors import NothingToRecover
from vaultkit.plan import Kept, digest
from vaultkit.vault import syscalls
from vaultkit.vault.places import make_private_folder

_PRIVATE = 0o600
_BYTES = ".bytes"
_SIDECAR = ".json"
_UNFINISHED = ".new"
_SAFE_FOR = timedelta(hours=1)
"""Nothing younger is pruned, however full the store: it may be what somebody is about to ask for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One copy in the store."""

    id: str
    path: str
    why: Literal["before", "typed", "retired", "ours"]
    when: datetime
    size: int
    sha256: str


class Recovery:
    """Prior versions of what vaultkit changed, bounded by age and by size.

    ``damaged`` is the number of copies that the last look (:meth:`entries`) could not make sense of.
    """

    def __init__(
        self, folder: Path, *, days: int = 30, megabytes: int = 50, now: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.days = days
        self.megabytes = megabytes
        self.damaged = 0
        self._now = now

    def now(self) -> datetime:
        """The time by this store's clock, with its offset."""
        now = self._now()
        return now if now.tzinfo else now.astimezone()

    def keep(self, kept: Kept) -> Entry:
        """Store the bytes durably. When this returns, a power cut does not take them away; OSError if it cannot."""
        folder = self._folder_of(kept.path)
        if not folder.exists():
            make_private_folder(folder)
            syscalls.sync_folder(self.folder)
        now = self.now()
        found = digest(kept.data)
        newest = next((entry for entry in self.entries(kept.path) if entry.why == kept.why), None)
        if newest and newest.sha256 == found and self._bytes_of(newest) == kept.data:
            # No second copy; but it is this moment's copy too, and must not be pruned as an old one
            entry = replace(newest, when=now)
            _write_sidecar(folder, entry)
            return entry
        identity = _write_bytes(folder, f"{now.timestamp():017.6f}", kept.data)
        entry = Entry(identity, kept.path, kept.why, now, len(kept.data), found)
        try:
            _write_sidecar(folder, entry)
        except OSError:
            # On a full disk every further try would leave its bytes behind
            with contextlib.suppress(OSError):
                _remove(folder / f"{identity}{_BYTES}")
            raise
        return entry

    def entries(self, path: str | None = None) -> tuple[Entry, ...]:
        """What is in the store, newest first: of one path, or all."""
        found = []
        self.damaged = 0
        for bytes_file in self._bytes_files(path):
            entry = _read_sidecar(bytes_file)
            if entry is None or (path is not None and entry.path != path):
                self.damaged += 1
            else:
                found.append(entry)
        return tuple(sorted(found, key=lambda entry: (entry.when, entry.id), reverse=True))

    def read(self, entry: Entry) -> bytes:
        """The bytes of a copy, exactly as they were given."""
        data = self._bytes_of(entry)
        if data is None or digest(data) != entry.sha256:
            raise NothingToRecover(
                f"The recovery copy {entry.id} of {entry.path} is gone or damaged.",
                "Look for another one in the list of recovery copies.",
            )
        return data

    def prune(self) -> int:
        """Drop what is too old, then the oldest of what is too much; gives how many copies went."""
        now = self.now()
        copies = sorted(self._ages(), key=lambda copy: copy[:2])
        excess = sum(size for _, _, size in copies) - self.megabytes * 1024 * 1024
        dropped = 0
        for when, bytes_file, size in copies:
            if now - when < _SAFE_FOR or (now - when <= timedelta(days=self.days) and excess <= 0):
                continue
            _remove(bytes_file)
            excess -= size
            dropped += 1
        return dropped

    def forget(self, path: str | None = None) -> int:
        """Erase every copy of one path, or of all: deletion must be able to mean it."""
        files = list(self._bytes_files(path))
        for bytes_file in files:
            _remove(bytes_file)
        return len(files)

    def _folder_of(self, path: str) -> Path:
        return self.folder / sha256(os.fsencode(path)).hexdigest()[:24]

    def _bytes_files(self, path: str | None) -> Iterator[Path]:
        pattern = f"*{_BYTES}"
        yield from (self.folder.glob(f"*/{pattern}") if path is None else self._folder_of(path).glob(pattern))

    def _bytes_of(self, entry: Entry) -> bytes | None:
        try:
            return (self._folder_of(entry.path) / f"{entry.id}{_BYTES}").read_bytes()
        except OSError:
            return None

    def _ages(self) -> Iterable[tuple[datetime, Path, int]]:
        """Each copy with its time; one whose sidecar is missing or damaged counts from its file's own time."""
        for bytes_file in self._bytes_files(None):
            with contextlib.suppress(FileNotFoundError):
                status = bytes_file.stat()
                entry = _read_sidecar(bytes_file)
                when = entry.when if entry else datetime.fromtimestamp(status.st_mtime).astimezone()
                yield when, bytes_file, status.st_size


def _write_bytes(folder: Path, stem: str, data: bytes) -> str:
    """A new file of these bytes; its name without suffix. Names of one moment are numbered in the order they came."""
    for number in range(10_000):
        identity = f"{stem}-{number:04}"
        place = folder / f"{identity}{_BYTES}"
        try:
            with syscalls.created(place, _PRIVATE) as descriptor:
                syscalls.write_all(descriptor, data)
        except FileExistsError:
            continue
        return identity
    raise FileExistsError(f"too many recovery copies of one moment in {folder}")


def _write_sidecar(folder: Path, entry: Entry) -> None:
    facts = {
        "path": entry.path,
        "why": entry.why,
        "when": entry.when.isoformat(),
        "sha256": entry.sha256,
        "size": entry.size,
    }
    unfinished = (
        folder / f"{entry.id}.{os.getpid()}{_UNFINISHED}"
    )  # two processes may keep the same version at once
    unfinished.unlink(missing_ok=True)  # of one of that number that was killed here
    try:
        with syscalls.created(unfinished, _PRIVATE) as descriptor:
            syscalls.write_all(descriptor, json.dumps(facts).encode())
        unfinished.replace(folder / f"{entry.id}{_SIDECAR}")
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    syscalls.sync_folder(folder)


def _read_sidecar(bytes_file: Path) -> Entry | None:
    """What the sidecar says of these bytes; None if it is not there or says nothing usable."""
    try:
        facts = json.loads(bytes_file.with_suffix(_SIDECAR).read_bytes())
        entry = Entry(
            id=bytes_file.name.removesuffix(_BYTES),
            path=str(facts["path"]),
            why=cast("Literal['before', 'typed', 'retired']", facts["why"]),
            when=datetime.fromisoformat(facts["when"]),
            size=int(facts["size"]),
            sha256=str(facts["sha256"]),
        )
        sound = entry.when.tzinfo is not None and bytes_file.stat().st_size == entry.size
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return entry if sound and entry.why in {"before", "typed", "retired", "ours"} else None


def _remove(bytes_file: Path) -> None:
    """The sidecar goes first: a kill in between leaves bytes without a name, which age out, not a name without bytes."""
    for unfinished in bytes_file.parent.glob(f"{bytes_file.stem}.*{_UNFINISHED}"):
        unfinished.unlink(missing_ok=True)
    for suffix in (_SIDECAR, _BYTES):
        bytes_file.with_suffix(suffix).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty: there are other copies of this path
        bytes_file.parent.rmdir()
