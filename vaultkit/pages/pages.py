"""Which pages there are, where, and what stands in the regions of a note."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from vaultkit.notes.calendar import Week, week_from_label, week_of
from vaultkit.notes.links import Linker, Style, read_name
from vaultkit.notes.names import file_name, key, nearest
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.regions import Region
from vaultkit.pages.sections import BY_NAME
from vaultkit.pages.view import Atlas, View
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import Theme, theme_key, title
from vaultkit.records.kinds import LASTING
from vaultkit.records.record import Problem, Record
from vaultkit.records.trigger import Trigger


@dataclass(frozen=True, slots=True)
class PagePaths:
    """Where new pages go, from the settings: paths without ``.md``."""

    week: PathFormat
    theme_folder: str
    index: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is in the vault already.

    ``pages``: (kind, which) of vaultkit's own pages, ``which`` a week's label or a theme's key, to path.
    ``person``: the key of a name to the path of the person's own note of that name, and whether it holds regions.
    ``is_taken``: whether a path is someone else's (compared as the least careful file system would).
    """

    pages: Mapping[tuple[str, str], str]
    person: Mapping[str, tuple[str, bool]]
    is_taken: Callable[[str], bool]


def atlas(history: History, paths: PagePaths, shelf: Shelf) -> Atlas:
    """The path of every page that this history has, whether it is on the disk yet or not; no two share one."""
    used: set[str] = set()

    def is_free(path: str) -> bool:
        return path.casefold() not in used and not shelf.is_taken(path)

    weeks = {}
    for week in history.weeks:
        path = shelf.pages.get(("week", week.label)) or f"{paths.week.format(week.start)}.md"
        if is_free(path):
            weeks[week] = path
            used.add(path.casefold())
    index = shelf.pages.get(("index", "")) or f"{paths.index}.md"
    if not weeks or not is_free(index):
        index = ""
    used.add(index.casefold())
    themes: dict[str, str] = {}
    with_page = [theme for theme in history.themes.values() if theme.has_page]
    for find in (_known_path, _new_path):  # a page that is there keeps its place
        for theme in with_page:
            if theme.key not in themes and (path := find(theme, paths, shelf, is_free)):
                themes[theme.key] = path
                used.add(path.casefold())
    return Atlas(weeks, themes, index)


IsFree = Callable[[str], bool]


def _own_note(theme: Theme, shelf: Shelf) -> tuple[str, bool] | None:
    """The person's own note of that name and whether it holds regions."""
    found = shelf.person.get(theme.key)
    if theme.note and (found is None or found[0] != theme.note.path):
        return theme.note.path, False
    return found


def _known_path(theme: Theme, _paths: PagePaths, shelf: Shelf, is_free: IsFree) -> str:
    """The person's own note if it holds regions; else the page that is there, unless it bears an own note's name."""
    own = _own_note(theme, shelf)
    if own and own[1]:
        return own[0]
    known = shelf.pages.get(("theme", theme.key), "")
    is_namesake = own is not None and key(PurePosixPath(known).stem) == theme.key
    return known if known and not is_namesake and is_free(known) else ""


def _new_path(theme: Theme, paths: PagePaths, shelf: Shelf, is_free: IsFree) -> str:
    """Beside an own note without regions, `NAME (patterns)`."""
    name = file_name(theme.name)
    ends = ("", " (patterns)", *(f" (patterns {number})" for number in range(2, 100)))
    found = (f"{paths.theme_folder}/{name}{end}.md" for end in ends[_own_note(theme, shelf) is not None :])
    return next(filter(is_free, found), "")


@dataclass(frozen=True, slots=True)
class Press:
    """Fills the regions of notes from one history. ``style`` is how links are written."""

    history: History
    atlas: Atlas
    style: Style = "wikilink"
    unread: int = 0

    @property
    def latest(self) -> Week | None:
        return self.history.weeks[-1] if self.history.weeks else None

    def week_view(self, week: Week, path: str) -> View:
        return self._view(path, week.end, week)

    def theme_view(self, theme: Theme, path: str) -> View | None:
        """As of the latest week, like the index; its dates are said from the last week in which it was written."""
        if self.latest is None or theme.hidden:
            return self.index_view(path)  # without a theme: a theme's sections have nothing to say
        week = week_of(theme.days[-1], self.history.rule) if theme.days else self.latest
        return self._view(path, self.latest.end, week, theme=theme)

    def index_view(self, path: str) -> View | None:
        return self._view(path, self.latest.end, self.latest) if self.latest else None

    def day_view(self, path: str, day: date, kind: str) -> View:
        return self._view(path, day, week_of(day, self.history.rule), day=day, kind=kind)

    def view(self, path: str, page: tuple[str, str] | None, record: Record | None) -> View | None:
        """The view of a note that is there, by what it says of itself; None before anything is written."""
        if page is not None and page[0] == "week":
            week = week_from_label(page[1], self.history.rule)
            return self.week_view(week, path) if week else None
        if page is not None and page[0] == "theme":
            return self._theme_note(path, page_theme(page[1]))
        if isinstance(record, Trigger):
            return self._theme_note(path, theme_key(title(record)))
        if record is not None and record.day is not None and record.kind not in LASTING:
            return self.day_view(path, record.day, record.kind)
        for theme, place in self.atlas.themes.items():
            if place == path:
                return self._theme_note(path, theme)
        return self.index_view(path)

    def _theme_note(self, path: str, name: str) -> View | None:
        theme = self.history.themes.get(self.history.names.aliases.get(name, name))
        return self.theme_view(theme, path) if theme else None

    def _view(
        self,
        path: str,
        as_of: date,
        week: Week,
        *,
        theme: Theme | None = None,
        day: date | None = None,
        kind: str = "",
    ) -> View:
        link = Linker(path, self.style)
        return View(self.history, self.atlas, link, as_of, week, theme, day, kind, self.unread)


def page_theme(text: str) -> str:
    """The key of a theme page's ``theme`` property."""
    name = read_name(text)
    return theme_key(name.text) if name else ""


def fill_sections(
    view: View | None, found: tuple[Region, ...], path: str
) -> tuple[dict[str, str], list[Problem]]:
    """The text of each region of a note. A region of an unknown name or with odd options is left alone and reported."""
    contents: dict[str, str] = {}
    problems: list[Problem] = []
    for region in found:
        section = BY_NAME.get(region.name)
        if section is None:
            message = f"no section is called `{region.name}`; this region is left alone"
            problems.append(Problem(path, region.line, 1, message, nearest(region.name, BY_NAME)))
            continue
        options: dict[str, int] = {}
        known = {name: (low, high) for name, low, high in section.options}
        for name, value in region.options.items():
            low, high = known.get(name, (1, 0))
            if not re.fullmatch(r"[0-9]{1,4}", value) or not low <= int(value) <= high:
                takes = ", ".join(f"{n}={a}…{b}" for n, (a, b) in known.items()) or "no options"
                message = f"`{region.name}` takes {takes}, found `{name}={value}`; this region is left alone"
                problems.append(Problem(path, region.line, 1, message))
                break
            options[name] = int(value)
        else:
            contents[region.name] = section.fill(view, **options) if view is not None else ""
    return contents, problems
