"""Hidden files that a killed write left behind, and what becomes of them."""

import contextlib
import os
from pathlib import Path

from vaultkit.plan import Kept
from vaultkit.vault import syscalls
from vaultkit.vault.files import walk
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.walk import is_note

_LEFT_OVER_AFTER = 3600
"""Seconds. A younger hidden file may be a write that another process is in the middle of."""


def sweep_temporaries(root: Path, recovery: Recovery) -> int:
    """Remove hidden files that a killed write left behind an hour ago or earlier; gives how many.

    After a kill between exchange and verification such a file may be what a person saved last, so its bytes go into the
    recovery store first, under the name of the note it lay beside. What somebody still writes in is left alone.
    """
    notes: dict[Path, dict[str, str]] = {}
    for folder, entries in walk(root, []):
        here = notes.setdefault(root / folder, {})
        for entry in entries:
            if is_note(entry.name):
                path = here[entry.name] = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_symlink():  # written beside its target, wherever that is
                    real = Path(os.path.realpath(entry.path))
                    notes.setdefault(real.parent, {})[real.name] = path
    swept = 0
    for place, beside in notes.items():
        with contextlib.suppress(OSError):
            swept += sum(_sweep(leftover, beside, recovery) for leftover in place.glob(syscalls.TEMPORARIES))
    return swept


def _sweep(leftover: Path, beside: dict[str, str], recovery: Recovery) -> bool:
    """Whether this left-over was stored and removed; a disk that refuses is asked again at the next start."""
    lay_beside = (path for note, path in beside.items() if syscalls.lay_beside(leftover.name, note))
    path = next(lay_beside, leftover.name)

    def store(data: bytes) -> None:
        recovery.keep(Kept(path, data, "before"))

    try:
        status = leftover.lstat()
        # The change time too: a displaced original has the modification time of its last save, which may be long ago
        if recovery.now().timestamp() - max(status.st_mtime, status.st_ctime) < _LEFT_OVER_AFTER:
            return False
        found = syscalls.digest_at(leftover)
        return bool(found) and syscalls.discard(leftover, found, store if status.st_size else None) is None
    except OSError:
        return False
