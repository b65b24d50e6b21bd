"""Names as the vault spells them already.

`Journal` and `journal` are two folders on Linux, and one on most other systems: a vault that is synced would lose one.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vaultkit.notes.names import folded


def as_there(root: Path, paths: Mapping[str, str]) -> dict[str, str]:
    """Each path, what of it is there in another case, or with accents written otherwise, called as it is."""

    @cache
    def called(folder: str, piece: str) -> str:
        """Empty where there is nothing of that name, or more than one."""
        if os.path.exists(f"{folder}/{piece}"):  # noqa: PTH110 - Path.exists raises where it may not look
            return piece
        names = [name for name in listed(folder) if folded(name) == folded(piece)]
        return names[0] if len(names) == 1 else ""

    @cache
    def listed(folder: str) -> tuple[str, ...]:
        try:
            return tuple(os.listdir(folder))  # noqa: PTH208 - as above
        except OSError:
            return ()

    def spelled(path: str) -> str:
        folder, pieces = os.fspath(root), path.split("/")
        for number, piece in enumerate(pieces):
            if not (name := called(folder, piece)):
                return "/".join(pieces)
            pieces[number] = name
            folder = f"{folder}/{name}"
        return "/".join(pieces)

    return {name: spelled(path) for name, path in paths.items()}
