"""What a note's path says of it: whether it is a journal note, private, a template, ignored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from vaultkit.notes.calendar import leading_day, week_of
from vaultkit.notes.names import folded
from vaultkit.notes.pathformat import PathFormat
from vaultkit.records.daily import DAY_PLACE
from vaultkit.records.reading import Place


@dataclass(frozen=True, slots=True)
class Own:
    """A person's own notes of a period: how they are called, and the folder below which they are looked for.

    ``is_whole``: to what makes them, a note's title is all of its path below that folder (Periodic Notes, Calendar).
    """

    form: PathFormat
    folder: str = ""
    is_whole: bool = False

    def title(self, path: str) -> str:
        """What `{{title}}` stands for in a note that is made at this path."""
        name = path.removesuffix(".md")
        return name.removeprefix(f"{self.folder}/") if self.is_whole else name.rpartition("/")[2]


@dataclass(frozen=True)
class Rules:
    """What a path alone says. ``daily`` and ``weekly`` are the person's own notes.

    ``homes`` are the folders in which vaultkit puts notes of one kind or another.
    Their daily notes before ``since`` are not read.
    ``holds_day``: check-in and reflection stand in their daily note; ``holds_week``: a week's sections in their weekly one.
    """

    checkin: PathFormat
    reflection: PathFormat
    daily: Own | None = None
    weekly: Own | None = None
    homes: tuple[str, ...] = ()
    since: date | None = None
    holds_day: bool = False
    holds_week: bool = False
    journal: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    ignores: Callable[[str], bool] = field(default=lambda _path: False)
    template_notes: tuple[str, ...] = ()
    """Those of them that are notes: a folder beside one may be called the same, and hold the notes made from it."""

    def place(self, path: str) -> Place:
        # A daily note may be called as a check-in would be; where it holds the day, it is the day's note.
        if not (self.holds_day and self._daily(path)):
            for kind, form in (("checkin", self.checkin), ("reflection", self.reflection)):
                if day := form.day_of(path):
                    return Place(kind, day, journal=True)
        if day := self._daily(path):
            if self.since and day < self.since:
                return Place()
            return Place(DAY_PLACE if self.holds_day else None, day, journal=True)
        which = self._week_of(path)
        if any(under(path, folder) for folder in self.journal):
            day = leading_day(PurePosixPath(path).stem)
            return Place(None, day, journal=True, which=which, home=True)
        is_home = any(under(path, folder) for folder in self.homes)
        return Place("week" if which and self.holds_week else None, which=which, home=is_home)

    def _daily(self, path: str) -> date | None:
        """The day of a daily note of the person's own."""
        is_below = self.daily is not None and under(path, self.daily.folder)
        return self.daily.form.day_of(path) if self.daily and is_below else None

    def _week_of(self, path: str) -> str:
        if self.weekly is None or not under(path, self.weekly.folder):
            return ""
        week = self.weekly.form.week_of_path(path)
        # Obsidian may begin its weeks on another day, and number them otherwise: that week of ours with most of its days.
        return week_of(week.start + timedelta(days=3), self.checkin.rule).label if week else ""

    def reads(self, path: str) -> bool:
        """Whether what a note of this path says is read at all."""
        is_hidden = any(piece.startswith(".") for piece in path.split("/"))
        return not (is_hidden or self.is_template(path) or self.is_private(path) or self.ignores(path))

    def is_private(self, path: str) -> bool:
        return any(named(path, place) for place in self.private)

    def is_template(self, path: str) -> bool:
        return same_path(path) in self._template_notes or any(
            named(path, place) for place in self._template_folders
        )

    @cached_property
    def _template_notes(self) -> frozenset[str]:
        return frozenset(map(same_path, self.template_notes))

    @cached_property
    def _template_folders(self) -> tuple[str, ...]:
        return tuple(place for place in self.templates if place not in self.template_notes)


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
