"""What stands in the regions of a note: which view a page has, and its sections."""

import re
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.calendar import Week, week_of
from vaultkit.notes.links import Linker, Style
from vaultkit.notes.locales import ENGLISH, Names
from vaultkit.notes.names import nearest, theme_key
from vaultkit.notes.regions import Region
from vaultkit.notes.spans import Span
from vaultkit.pages.atlas import Atlas
from vaultkit.pages.places import PERIODS, period, same
from vaultkit.pages.said import Said
from vaultkit.pages.sections import BY_NAME
from vaultkit.pages.view import View
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import SUBJECTS, Theme, title
from vaultkit.records.kinds import LASTING
from vaultkit.records.record import Page, Problem, Record


@dataclass(frozen=True, slots=True)
class Press:
    """Fills the regions of notes from one history. ``style`` is how links are written."""

    history: History
    atlas: Atlas
    style: Style = "wikilink"
    unread: int = 0
    names: Names = ENGLISH

    @property
    def latest(self) -> Week | None:
        return self.history.weeks[-1] if self.history.weeks else None

    def page_view(self, page: Page, path: str) -> View | None:
        """The view of one of vaultkit's own pages; None before anything is written, and where no such page can be."""
        if page.kind in PERIODS:
            stretch = period(page, self.history.rule)
            return self.span_view(stretch, path) if stretch else None
        if page.kind != "theme":
            return self.index_view(path)
        theme = self.theme(page)
        return self.theme_view(theme, path) if theme else None

    def span_view(self, stretch: Week | Span, path: str) -> View:
        """A week is as of its end; a month that still runs, as of the end of the latest week that is written in."""
        return self._view(path, self._as_of(stretch), stretch)

    def _as_of(self, stretch: Week | Span) -> date:
        if isinstance(stretch, Week) or self.latest is None:
            return stretch.end
        return max(stretch.start, min(stretch.end, self.latest.end))

    def theme_view(self, theme: Theme, path: str) -> View | None:
        """As of the latest week, like the index; its dates are said from the last day on which it was written."""
        if self.latest is None or theme.hidden:
            return self.index_view(path)  # without a theme: a theme's sections have nothing to say
        days = theme.days or (self.latest.end,)
        return self._view(path, self.latest.end, Span(days[0], days[-1]), theme=theme)

    def index_view(self, path: str) -> View | None:
        """Of everything, as of the latest week."""
        if self.latest is None:
            return None
        return self._view(path, self.latest.end, Span(next(iter(self.history.days)), self.latest.end))

    def changes_with(self, page: Page) -> date:
        """The last day that can change what a page says: a theme's page follows its own days, and whole weeks."""
        if self.latest is None:
            return date.max
        if page.kind == "theme":
            theme = self.theme(page)
            if theme is not None and theme.days and not theme.hidden:
                week_before = self.latest.plus(-1, self.history.rule)
                return max(week_of(theme.days[-1], self.history.rule).end, week_before.end)
        stretch = period(page, self.history.rule)
        return self._as_of(stretch) if stretch else self.latest.end

    def day_view(self, path: str, day: date, kind: str) -> View:
        return self._view(path, day, week_of(day, self.history.rule), day=day, kind=kind)

    def about(self, path: str, page: Page | None, record: Record | None) -> Page | None:
        """The page that a note is, or does the service of: a person's own note of a theme."""
        if page is not None:
            return page
        for subject in SUBJECTS:
            if record is not None and subject.own is not None and isinstance(record, subject.own):
                known = self.history.called(subject.name).by_path
                return Page("theme", known.get(path) or theme_key(title(record)), subject.name)
        if _is_of_a_day(record):
            return None
        return next((known for known, place in self.atlas.of("theme").items() if place == path), None)

    def view(self, path: str, page: Page | None, record: Record | None) -> View | None:
        """The view of a note that is there, by what it says of itself; None before anything is written."""
        if known := self.about(path, page, record):
            return self.page_view(known, path)
        if record is not None and record.day is not None and _is_of_a_day(record):
            return self.day_view(path, record.day, record.kind)
        return self.index_view(path)

    def theme(self, page: Page) -> Theme | None:
        """The theme that a page is about, by whichever of its names."""
        meant = same(page)
        themes, names = self.history.themes.get(meant.about, {}), self.history.called(meant.about)
        return themes.get(names.aliases.get(meant.which, meant.which))

    def _view(
        self,
        path: str,
        as_of: date,
        stretch: Week | Span,
        *,
        theme: Theme | None = None,
        day: date | None = None,
        kind: str = "",
    ) -> View:
        link = Linker(path, self.style)
        return View(self.history, self.atlas, link, as_of, stretch, theme, day, kind, self.unread, self.names)


def _is_of_a_day(record: Record | None) -> bool:
    return record is not None and record.day is not None and record.kind not in LASTING


def fill_sections(
    view: View | None, found: tuple[Region, ...], path: str
) -> tuple[dict[str, str], list[Problem]]:
    """The text of each region of a note. A region of an unknown name or with odd options is left alone and reported."""
    told, problems = tell_sections(view, found, path)
    return {name: said.text for name, said in told.items()}, problems


def tell_sections(
    view: View | None, found: tuple[Region, ...], path: str
) -> tuple[dict[str, Said], list[Problem]]:
    """What each region of a note says, with its figures."""
    contents: dict[str, Said] = {}
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
            contents[region.name] = section.tell(view, **options) if view is not None else Said()
    return contents, problems
