"""From the index to a plan: which pages to make, which regions to fill, which pages nothing names any more."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from vaultkit.journal.copies import settled_copies
from vaultkit.journal.ours import is_all_ours
from vaultkit.journal.planned import Baseline, Planned
from vaultkit.journal.refilled import answered_late, day_is_over, refilled
from vaultkit.journal.shelf import Places
from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.notes.links import Style
from vaultkit.notes.locales import Names as Locale
from vaultkit.notes.names import theme_key
from vaultkit.notes.template import Template
from vaultkit.pages.atlas import first_day
from vaultkit.pages.pages import Press, fill_sections
from vaultkit.pages.places import same
from vaultkit.pages.untouched import SECTIONS, Change
from vaultkit.patterns.difference import first_difference
from vaultkit.patterns.history import History
from vaultkit.plan import Kept, Retire, Step, Write, digest
from vaultkit.records import reading
from vaultkit.records.kinds import PAGES
from vaultkit.records.reading import Place
from vaultkit.records.record import Page, Problem
from vaultkit.records.scaffold import Scaffold
from vaultkit.vault import processes
from vaultkit.vault.entry import Entry
from vaultkit.vault.index import Index

if TYPE_CHECKING:
    from vaultkit.journal.own_notes import WeeklyNotes

SAYS = {
    "week": ("kind: week", "week: {{week}}"),
    "month": ("kind: month", "month: {{date:YYYY-MM}}"),
    "quarter": ("kind: quarter", "quarter: {{date:YYYY-[Q]Q}}"),
    "theme": ("kind: theme", "theme: {{link}}", "about: {{about}}"),
    "index": ("kind: index",),
    "through": ("kind: through",),
    "phrasebook": ("kind: phrasebook",),
}
"""What a page's template holds, so that the page says which it is."""
_FEW_WEEKS, _FEW = 3, 12
"""So many pages may fall silent at once; more than these and a fifth of all is a doubt, and no page is touched. One note
may be the second of several feelings, needs and people; but it is of one week.
"""


_IN_ICLOUD = (
    "Journal notes are on their way from iCloud: until they are here, or for a day, pages stay as they are."
)
_ENOUGH = 60
"""Pages that are worth another process."""
Writing = Callable[[], Write | None]
"""A page that may have to be written; called, it says what."""


@dataclass
class Planner:
    """``templates`` by name, a person's own copy already in its place; ``shipped`` as they came."""

    index: Index
    history: History
    places: Places
    templates: Mapping[str, Template]
    shipped: Mapping[str, Template]
    style: Style
    locale: Locale
    today: date
    before: "Baseline | None" = None
    weekly: "WeeklyNotes | None" = None
    """The person's weekly notes, where they are the week's pages."""
    touched: frozenset[str] = frozenset()
    """Paths that changed since the baseline; their regions are looked at whatever the histories say."""

    def look(self) -> Press:
        """What fills the pages, whether they are there or not."""
        unread = self.index.unread
        places = self.places.atlas(self.index, self.history)
        self.press = Press(self.history, places, self.style, unread, self.locale)
        self.baseline = Baseline(self.history, places.mark, unread)
        return self.press

    def plan(self) -> Planned:
        self.look()
        self.since = self._since()
        self.abandoned = self.places.abandoned(self.index)
        far = bool(self.index.coming_from_icloud())
        if (silent := self._silent()) and not far:
            notice = f"{silent} pages have nothing to say any more. That is many at once, so all pages stay as they are."
            return Planned((), None, notices=(f"{notice} If it is meant, delete them.",))
        retired = [*self._retirings(), *settled_copies(self.index)]
        # What goes to recovery goes with its text, not emptied.
        self._leaving = {step.path for step in retired}
        fillings = self._fillings(but_pages=far)
        written = processes.each(lambda write: write(), [*self._new_pages(), *fillings], _ENOUGH)
        steps: list[Step] = [*retired, *filter(None, written)]
        ordered = tuple(sorted(steps, key=lambda step: step.path))
        notices = self.places.without(self.index, self.press)
        return (
            Planned(ordered, None, (*notices, _IN_ICLOUD))
            if far
            else Planned(ordered, self.baseline, notices)
        )

    def problems(self) -> list[Problem]:
        """Markers that are no pair, sections that are unknown, own templates that make no page: all left alone."""
        self.look()
        found = list(self._template_faults()) if self.history.weeks else []
        for path, entry in self._held():
            assert entry.note is not None
            held = entry.note.regions
            if isinstance(held, regions.Broken):
                message = f"{held.message}; this note's regions are left alone"
                found.append(Problem(path, held.line, 1, message))
            elif not day_is_over(entry, self.today):
                found += fill_sections(None, held, path)[1]
        return sorted(set(found))

    def _silent(self) -> int:
        """How many pages have nothing to say any more, if that is a doubt."""
        if not self.abandoned:
            return 0
        pages = [(path, e.reading.page) for path, e in self.index.filled() if e.note and e.reading.page]
        for kinds, few in ((("week",), _FEW_WEEKS), (PAGES, _FEW)):
            of_kinds = {path for path, page in pages if page.kind in kinds}
            if len(of_kinds & self.abandoned) > max(few, len(of_kinds) // 5):
                return len(self.abandoned)
        return 0

    def _since(self) -> date:
        """Pages as of an earlier day than this are as they were when everything was last up to date."""
        if self.before is None or self.before.mark != self.baseline.mark:
            return date.min
        if self.before.history.not_safe(date.max) != self.history.not_safe(date.max):
            return date.min  # of somebody who is not safe, pages of any time may tell less
        return first_difference(self.before.history, self.history) or date.max

    # New pages.

    def _new_pages(self) -> Iterator[Writing]:
        for page, path in self.press.atlas.paths.items():
            is_empty = self.index.is_empty(path)
            if (path not in self.index.entries or is_empty) and not self.index.is_waiting(path):
                yield partial(self._new_page, page, path, digest(b"") if is_empty else None)

    def _new_page(self, page: Page, path: str, expected: str | None) -> Write:
        title, day = PurePosixPath(path).stem, first_day(page, self.history)
        text, found = next(
            sheet for sheet in self._sheets(page, title, day) if not isinstance(sheet, Problem)
        )
        contents, _ = fill_sections(self.press.page_view(page, path), found, path)
        return Write(path, regions.fill(text, found, contents).text.encode(), expected)

    def _template_faults(self) -> Iterator[Problem]:
        """An own template that makes no page is told of even where no page is to be made."""
        of_each_kind = {(page.kind, page.about): page for page in self.press.atlas.paths}
        for page in of_each_kind.values():
            for sheet in self._sheets(page, "Title", first_day(page, self.history)):
                if isinstance(sheet, Problem):
                    yield sheet
                else:
                    yield from fill_sections(None, sheet[1], self.templates[page.kind.capitalize()].path)[1]
                    break

    def _sheets(
        self, page: Page, title: str, day: date
    ) -> Iterator[tuple[str, tuple[regions.Region, ...]] | Problem]:
        """A new page's text and its empty regions: from a person's own template, else, where no page can be made from
        it, why, and from the shipped one.
        """
        name = self._theme_name(page) if page.kind == "theme" else ""
        for template in (self.templates[page.kind.capitalize()], self.shipped[page.kind.capitalize()]):
            text = template.fill(day, title=title, name=name, about=page.about, rule=self.history.rule)
            place = Place()
            if self.weekly and page.kind == "week":
                text, place = self.weekly.new(template, title, day), Place("week", which=page.which)
            note = notes.read(f"{title}.md", text)
            says = reading.read(note, place, Scaffold({})).page
            if isinstance(note.regions, regions.Broken):
                message = f"{note.regions.message}; no page is made from it"
                yield Problem(template.path, note.regions.line, 1, message)
            elif says is None or same(says) != page:
                wanted = "` and `".join(SAYS[page.kind])
                yield Problem(template.path, 1, 1, f"without `{wanted}` no page is made from this template")
            else:
                yield text, note.regions

    def _theme_name(self, page: Page) -> str:
        """As the person's note of it is called, where it has one, so that a link by that name finds it."""
        theme = self.history.themes[page.about][page.which]
        own = theme.note.path if theme.note else self.index.named().get(theme.key, ("",))[0]
        stem = PurePosixPath(own).stem
        return stem if theme_key(stem) == theme.key else theme.name

    # Regions of notes that are there.

    def _held(self) -> Iterator[tuple[str, Entry]]:
        return (
            (path, e)
            for path, e in self.index.filled()
            if e.note is not None and not e.is_ours_to_leave and path not in self.index.waiting
        )

    def _fillings(self, *, but_pages: bool) -> Iterator[Writing]:
        change = Change(self.before.history, self.history) if self.before and self.since > date.min else None
        for path, entry in self._held():
            if path in self._leaving or (entry.note and isinstance(entry.note.regions, regions.Broken)):
                continue
            if but_pages and entry.reading.page is not None:
                continue
            if path not in self.touched and self._says_the_same(path, entry, change):
                continue
            if day_is_over(entry, self.today):
                yield partial(answered_late, path, entry, self.today)
            else:
                yield partial(self._filled, path, entry, self._left(path, entry, change))

    def _says_the_same(self, path: str, entry: Entry, change: Change | None) -> bool:
        """Whether what its regions say cannot have changed since the baseline."""
        page = self.press.about(path, entry.reading.page, entry.reading.record)
        if page is None:
            return False
        if self.press.changes_with(page) < self.since and not self._lost_its_last_day(page):
            return True
        theme = self.press.theme(page) if change and page.kind == "theme" else None
        held = entry.note.regions if entry.note else ()
        return (
            change is not None
            and theme is not None
            and not isinstance(held, regions.Broken)
            and SECTIONS.issuperset(region.name for region in held)
            and change.leaves(theme)
        )

    def _lost_its_last_day(self, page: Page) -> bool:
        """Whether a theme's last day was a later one: its page still says so."""
        theme = self.press.theme(page) if page.kind == "theme" else None
        if theme is None or self.before is None:
            return False
        before = self.before.history.themes.get(theme.subject, {}).get(theme.key)
        return before is None or before.days[-1:] != theme.days[-1:]

    def _left(self, path: str, entry: Entry, change: Change | None) -> frozenset[str]:
        """The regions of a theme's page that say the same as at the baseline."""
        page = self.press.about(path, entry.reading.page, entry.reading.record)
        if change is None or path in self.touched or page is None or page.kind != "theme":
            return frozenset()
        theme = self.press.theme(page)
        return change.left(theme) if theme else frozenset()

    def _filled(self, path: str, entry: Entry, left: frozenset[str] = frozenset()) -> Write | None:
        note, page = entry.note, entry.reading.page
        assert note is not None
        assert not isinstance(note.regions, regions.Broken)
        view = self.press.view(path, page, entry.reading.record)
        if view is None and page is None:
            return None
        contents, _ = fill_sections(view, tuple(r for r in note.regions if r.name not in left), path)
        return refilled(path, entry, contents)

    # Pages that nothing names any more.

    def _retirings(self) -> Iterator[Retire]:
        if not self.history.weeks or not self.abandoned or not self.index.is_whole:
            return  # a vault that is still arriving looks like this, and one that cannot be seen whole
        templates = (self.templates, self.shipped)
        for path in sorted(self.abandoned):
            entry = self.index.entries[path]
            if entry.note and is_all_ours(entry, templates, self.history.rule, self.today):
                data = entry.note.text.encode()
                yield Retire(path, entry.digest, (Kept(path, data, "retired"),))
