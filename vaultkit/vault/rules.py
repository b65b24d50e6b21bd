"""What a note's path says of it: whether it is a journal note, private, a template, ignored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from vaultkit.notes.calendar import leading_day
from vaultkit.notes.names import folded
from vaultkit.notes.pathformat import PathFormat
from vaultkit.records.reading import Place


@dataclass(frozen=True)
class Rules:
    """What a path alone says. ``daily_folder`` bounds where the person's daily notes are looked for."""

    checkin: PathFormat
    reflection: PathFormat
    daily: PathFormat | None = None
    daily_folder: str = ""
    journal: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    ignores: Callable[[str], bool] = field(default=lambda _path: False)

    def place(self, path: str) -> Place:
        for kind, form in (("checkin", self.checkin), ("reflection", self.reflection)):
            if day := form.day_of(path):
                return Place(kind, day, journal=True)
        if self.daily and under(path, self.daily_folder) and (day := self.daily.day_of(path)):
            return Place(None, day, journal=True)
        if any(under(path, folder) for folder in self.journal):
            return Place(None, leading_day(PurePosixPath(path).stem), journal=True)
        return Place()

    def is_private(self, path: str) -> bool:
        return any(named(path, place) for place in self.private)

    def is_template(self, path: str) -> bool:
        return any(named(path, place) for place in self.templates)


def under(path: str, folder: str) -> bool:
    """Whether a path is below a folder; everything is below the root ("")."""
    return not folder or same_path(path).startswith(same_path(folder) + "/")


def named(path: str, place: str) -> bool:
    """Whether a path is a note that was named, with or without `.md`, or below a folder that was."""
    return under(path, place) or same_path(path) == same_path(place)


@lru_cache(maxsize=32768)
def same_path(path: str) -> str:
    """As the least careful file system compares: any case, either way of writing an accent."""
    found = path.lower() if path.isascii() else folded(path)
    return found.removesuffix(".md")
