"""Which pages there are, and where."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from vaultkit.notes.calendar import Week, WeekRule
from vaultkit.notes.names import file_name, key, theme_key
from vaultkit.pages.places import BESIDE, PERIODS, PagePaths, period
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import PERSON, Theme
from vaultkit.patterns.wordings import has_wordings
from vaultkit.records.record import Page

INDEX = Page("index")
THROUGH = Page("through")
PHRASEBOOK = Page("phrasebook")


def of_theme(theme: Theme) -> Page:
    return Page("theme", theme.key, theme.subject)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is in the vault already.

    ``pages``: vaultkit's own pages (see :func:`same`) to their paths.
    ``person``: the key of a name to the path of the person's own note of that name, and whether it holds regions.
    ``is_taken``: whether a path is someone else's (compared as the least careful file system would).
    ``has_regions``: whether a note holds regions.
    """

    pages: Mapping[Page, str]
    person: Mapping[str, tuple[str, bool]]
    is_taken: Callable[[str], bool]
    has_regions: Callable[[str], bool] = lambda _path: False


@dataclass(frozen=True)
class Atlas:
    """Where vaultkit's pages are."""

    paths: Mapping[Page, str] = field(default_factory=dict)

    @cached_property
    def mark(self) -> str:
        """The same for the same pages in the same places."""
        return sha256(repr(sorted(self.paths.items())).encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def index(self) -> str:
        return self.paths.get(INDEX, "")

    def of(self, kind: str) -> Mapping[Page, str]:
        """The pages of one kind; those of periods in order."""
        return self._by_kind.get(kind, {})

    @cached_property
    def _by_kind(self) -> dict[str, dict[Page, str]]:
        found: dict[str, dict[Page, str]] = {}
        for page, path in sorted(self.paths.items()):
            found.setdefault(page.kind, {})[page] = path
        return found

    def week(self, week: Week) -> str:
        return self.paths.get(Page("week", week.label), "")

    def theme(self, theme: Theme) -> str:
        return self.paths.get(of_theme(theme), "")


@dataclass(frozen=True, slots=True)
class Named:
    """A theme, as far as its place goes. ``note`` is the path of the person's own note of it, "" without one.

    ``renamed`` is what its page says it is about, where an editor gave that another name.
    """

    subject: str
    key: str
    name: str
    note: str
    renamed: str = ""

    @property
    def page(self) -> Page:
        return Page("theme", self.key, self.subject)

    @property
    def says(self) -> Page:
        return Page("theme", theme_key(self.renamed) or self.key, self.subject)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pages that a history has. ``owners``: paths of people's own notes to what they are about."""

    periods: tuple[Page, ...]
    single: tuple[Page, ...]
    themes: tuple[Named, ...]
    owners: Mapping[str, str]


def wanted_pages(history: History) -> Wanted:
    quiet = history.not_safe(date.max)
    themes = (
        Named(
            theme.subject,
            theme.key,
            theme.name,
            theme.note.path if theme.note else "",
            renamed.name if (renamed := history.called(theme.subject).renamed.get(theme.key)) else "",
        )
        for known in history.themes.values()
        for theme in known.values()
        # Of somebody who is not safe only a note of the person's own tells.
        if theme.has_page and (theme.subject != PERSON.name or theme.note or theme.key not in quiet)
    )
    owners = {note.path: subject for subject, names in history.names.items() for note in names.notes.values()}
    weeks = (Page("week", week.label) for week in history.weeks)
    long = (Page("quarter" if "Q" in span.label else "month", span.label) for span in history.long_spans)
    return Wanted((*weeks, *long), tuple(_single(history)), tuple(themes), owners)


def atlas(wanted: Wanted, paths: PagePaths, shelf: Shelf, rule: WeekRule) -> Atlas:
    """The path of every page that is wanted, whether it is on the disk yet or not; no two share one."""
    found: dict[Page, str] = {}
    used: set[str] = set()

    def is_free(path: str) -> bool:
        return path.casefold() not in used and not shelf.is_taken(path)

    def put(page: Page, path: str) -> None:
        if path:
            found[page] = path
            used.add(path.casefold())

    for page in (*wanted.periods, *wanted.single):
        path = shelf.pages.get(page) or paths.homes(page, rule)[0]
        put(page, path if (found or page.kind in PERIODS) and is_free(path) else "")
    place = _Place(paths, shelf, wanted.owners, used, is_free)
    for find in (place.known, place.new):  # a page that is there keeps its place
        for theme in wanted.themes:
            if theme.page not in found:
                put(theme.page, find(theme))
    return Atlas(found)


def _single(history: History) -> Iterator[Page]:
    yield INDEX
    if history.came_through:
        yield THROUGH
    if has_wordings(history):
        yield PHRASEBOOK


def first_day(page: Page, history: History) -> date:
    """The day that a new page's template is filled for."""
    if page.kind == "theme":
        return history.themes[page.about][page.which].days[0]
    stretch = period(page, history.rule)
    return stretch.start if stretch else history.weeks[0].start


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a theme's page is. ``owners``: paths of people's own notes to what they are about."""

    paths: PagePaths
    shelf: Shelf
    owners: Mapping[str, str]
    used: set[str]
    is_free: Callable[[str], bool]

    def known(self, theme: Named) -> str:
        """The person's own note if it holds regions; else the page that is there, unless it bears an own note's name."""
        own = self._own_note(theme)
        if own and own[1] and own[0].casefold() not in self.used:
            return own[0]
        known = self.shelf.pages.get(theme.page) or self.shelf.pages.get(theme.says, "")
        is_namesake = own is not None and key(PurePosixPath(known).stem) == theme.key
        return known if known and not is_namesake and self.is_free(known) else ""

    def new(self, theme: Named) -> str:
        """Beside an own note of that name without regions, `NAME (patterns)`."""
        name, folder = file_name(theme.name), self.paths.folder(theme.subject)
        ends = ("", BESIDE, *(f" (patterns {number})" for number in range(2, 100)))
        own = self._own_note(theme)
        is_namesake = own is not None and theme_key(PurePosixPath(own[0]).stem) == theme.key
        found = (f"{folder}/{name}{end}.md" for end in ends[is_namesake:])
        return next(filter(self.is_free, found), "")

    def _own_note(self, theme: Named) -> tuple[str, bool] | None:
        """The person's own note of that name and whether it holds regions; one that is about something else does not."""
        found = self.shelf.person.get(theme.key)
        if theme.note and (found is None or found[0] != theme.note):
            return theme.note, self.shelf.has_regions(theme.note)
        if found and self.owners.get(found[0], theme.subject) != theme.subject:
            return found[0], False
        return found
