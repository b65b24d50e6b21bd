"""A write that is meant: decided by the core, carried out by :mod:`vaultkit.vault.write`, shown by ``--dry-run``."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Literal


def digest(data: bytes) -> str:
    """The digest by which a write recognises what it is about to replace (sha256, 64 hex digits)."""
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes to put into the recovery store before a write: a prior version of a note, or text typed in a region."""

    path: str
    data: bytes
    why: Literal["before", "typed", "retired", "ours"]
    """``before``: the whole note as it was. ``typed``: text found inside a region. ``retired``: a page no note names.
    ``ours``: what vaultkit was about to write when somebody saved."""


@dataclass(frozen=True, slots=True)
class Write:
    """The new bytes of one file.

    ``path`` is relative to the vault's root, with ``/``. ``expected`` is the digest of the bytes that are replaced;
    None means that no file may be there. ``quiet`` keeps the file's modification time (what
    vaultkit fills into a note must stay older than a person's own text arriving by sync).
    """

    path: str
    data: bytes
    expected: str | None
    keep: tuple[Kept, ...] = ()
    quiet: bool = False
    mtime: float | None = None
    """For a new note: its modification time, seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Retire:
    """A page of vaultkit's own that nothing names any more goes to the recovery store."""

    path: str
    expected: str
    keep: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """A file gets another name in its folder, just as it is, if nothing there has that name."""

    path: str
    name: str
    expected: str

    @property
    def to(self) -> str:
        return str(PurePosixPath(self.path).with_name(self.name))


Step = Write | Retire | Rename
Plan = tuple[Step, ...]
