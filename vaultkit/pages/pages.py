"""Which pages there are, where, and what stands in the regions of a note."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.calendar import Week, week_from_label, week_of
from vaultkit.notes.links import Linker, Style, read_name
from vaultkit.notes.names import file_name, key, nearest
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.regions import Region
from vaultkit.pages.sections import BY_NAME
from vaultkit.pages.view import Atlas, View
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import Theme
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
    """The path of every page that this history has, whether it is on the disk yet or not."""
    weeks = {}
    for week in history.weeks:
        path = shelf.pages.get(("week", week.label)) or f"{paths.week.format(week.start)}.md"
        if not shelf.is_taken(path):
            weeks[week] = path
    index = shelf.pages.get(("index", "")) or f"{paths.index}.md"
    return Atlas(
        weeks, _theme_paths(history, paths, shelf), index if weeks and not shelf.is_taken(index) else ""
    )


def _theme_paths(history: History, paths: PagePaths, shelf: Shelf) -> dict[str, str]:
    found: dict[str, str] = {}
    used: set[str] = set()
    for theme in history.themes.values():
        if theme.has_page:
            path = _theme_path(theme, paths, shelf, used)
            used.add(path.casefold())
            found[theme.key] = path
    return found


def _theme_path(theme: Theme, paths: PagePaths, shelf: Shelf, used: set[str]) -> str:
    """The person's own note of that name if it holds regions; beside one that holds none, `NAME (patterns)`."""
    own = (theme.note.path, None) if theme.note else shelf.person.get(theme.key)
    if own is not None:
        path, holds_regions = shelf.person.get(key(theme.name), own)
        if holds_regions:
            return path
    name = file_name(theme.name)
    if (known := shelf.pages.get(("theme", theme.key))) and known.casefold() not in used:
        fits = known.casefold().endswith("(patterns).md") == (own is not None)
        if fits:
            return known
    candidates = [f"{name} (patterns)"] if own else [name, f"{name} (patterns)"]
    candidates += [f"{name} (patterns {number})" for number in range(2, 100)]
    for candidate in candidates:
        path = f"{paths.theme_folder}/{candidate}.md"
        if path.casefold() not in used and not shelf.is_taken(path):
            return path
    return f"{paths.theme_folder}/{name} (patterns).md"


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
        """As of the end of the last week in which it was written, so that only its own days change its page."""
        if self.latest is None:
            return None
        week = week_of(theme.days[-1], self.history.rule) if theme.days else self.latest
        return self._view(path, week.end, week, theme=theme)

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
            return self._theme_note(path, theme_key(page[1]))
        if isinstance(record, Trigger):
            return self._theme_note(path, key(path.rsplit("/", 1)[-1].removesuffix(".md")))
        if record is not None and record.day is not None:
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


def theme_key(text: str) -> str:
    """The key of a theme page's ``theme`` property."""
    name = read_name(text)
    return name.key if name else ""


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
            if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
                takes = ", ".join(f"{n}={a}…{b}" for n, (a, b) in known.items()) or "no options"
                message = f"`{region.name}` takes {takes}, found `{name}={value}`; this region is left alone"
                problems.append(Problem(path, region.line, 1, message))
                break
            options[name] = int(value)
        else:
            contents[region.name] = section.fill(view, **options) if view is not None else ""
    return contents, problems
