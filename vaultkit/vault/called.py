"""Which notes bear a name, and which of them is meant by it."""

from collections.abc import Iterable
from functools import lru_cache

from vaultkit.notes.names import key
from vaultkit.vault.entry import Entry


class Called:
    """The notes that count, by the keys of their names; vaultkit's pages are left out.

    ``first``: each key to a note's path and whether it holds regions. Of several notes of one name one with regions,
    else the one that Obsidian opens by that name.
    """

    def __init__(self, notes: Iterable[tuple[str, Entry]]) -> None:
        self._several: dict[str, list[str]] = {}
        self.first: dict[str, tuple[str, bool]] = {}
        for path, entry in notes:  # in order of path
            if entry.is_ours_to_leave or entry.reading.page is not None:
                continue
            name, has_regions = _name_key(path), entry.note is not None
            if (known := self.first.get(name)) is None:
                self.first[name] = path, has_regions
                continue
            self._several.setdefault(name, [known[0]]).append(path)
            if _rank(path, has_regions) < _rank(*known):
                self.first[name] = path, has_regions

    def bearing(self, name: str) -> list[str]:
        """All notes whose names have a key, in order of path."""
        only = self.first.get(name)
        return self._several.get(name) or ([only[0]] if only else [])


def _rank(path: str, has_regions: bool) -> tuple[bool, int, str]:
    return not has_regions, len(path), path


@lru_cache(maxsize=32768)
def _name_key(path: str) -> str:
    return key(path[path.rfind("/") + 1 : -len(".md")])
