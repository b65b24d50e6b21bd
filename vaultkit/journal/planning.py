"""From the index to a plan: which pages to make, which regions to fill, which pages nothing names any more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.notes.calendar import week_from_label
from vaultkit.notes.links import Style, read_name
from vaultkit.notes.names import file_name, key
from vaultkit.notes.template import Template
from vaultkit.pages.pages import PagePaths, Press, Shelf, atlas, fill_sections, theme_key
from vaultkit.pages.view import Atlas, View
from vaultkit.patterns.difference import first_difference
from vaultkit.patterns.history import History
from vaultkit.plan import Kept, Plan, Retire, Step, Write, digest
from vaultkit.records.record import Problem
from vaultkit.vault.index import Entry, Index

DAY_KINDS = ("checkin", "reflection")
_FEW = 3
"""So many pages may go to recovery at once; more than these and a fifth of all is a doubt, and nothing goes."""


@dataclass(frozen=True, slots=True)
class Planned:
    """``problems`` are markers that are no pair and sections that are unknown: those notes were left alone."""

    steps: Plan
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the pages said when everything was last up to date."""

    history: History
    atlas: Atlas
    unread: int


@dataclass
class Planner:
    """``templates`` by name, a person's own copy already in its place; ``shipped`` as they came."""

    index: Index
    history: History
    paths: PagePaths
    templates: Mapping[str, Template]
    shipped: Mapping[str, Template]
    style: Style
    today: date
    before: "Baseline | None" = None
    touched: frozenset[str] = frozenset()
    """Paths that changed since the baseline; their regions are looked at whatever the histories say."""

    def plan(self) -> Planned:
        shelf = self._shelf()
        unread = len({problem.path for problem in self.index.problems()})
        places = atlas(self.history, self.paths, shelf)
        self.press = Press(self.history, places, self.style, unread)
        self.baseline = Baseline(self.history, places, unread)
        self.since = self._since()
        self.problems: list[Problem] = []
        steps: list[Step] = [*self._new_pages(), *self._fillings()]
        retired = list(self._retirings())
        notices: tuple[str, ...] = ()
        pages = sum(entry.reading.page is not None for entry in self.index.entries.values())
        if len(retired) > max(_FEW, pages // 5):
            notices = (
                f"{len(retired)} pages have nothing to say any more; that is many at once, so all were kept.",
            )
            retired = []
        ordered = sorted((*steps, *retired), key=lambda step: step.path)
        return Planned(tuple(ordered), tuple(sorted(self.problems)), notices)

    def _shelf(self) -> Shelf:
        pages: dict[tuple[str, str], str] = {}
        entries = {path.casefold(): entry for path, entry in self.index.entries.items()}
        for path, entry in self.index.readings():
            if entry.reading.page is not None and not entry.is_ours_to_leave:
                kind, which = entry.reading.page
                pages.setdefault((kind, theme_key(which) if kind == "theme" else which), path)

        def is_taken(path: str) -> bool:
            """A note that is there and is neither a page, nor holds regions, nor is empty."""
            entry = entries.get(path.casefold())
            if entry is None or (entry.stamp.size == 0 and not entry.is_ours_to_leave):
                return False
            return entry.is_ours_to_leave or (entry.reading.page is None and entry.note is None)

        return Shelf(pages, self.index.named(), is_taken)

    def _since(self) -> date:
        """Pages as of an earlier day than this are as they were when everything was last up to date."""
        if self.before is None or (self.before.atlas, self.before.unread) != (
            self.baseline.atlas,
            self.baseline.unread,
        ):
            return date.min
        return first_difference(self.before.history, self.history) or date.max

    # New pages.

    def _new_pages(self) -> Iterator[Write]:
        places = self.press.atlas
        for week, path in places.weeks.items():
            yield from self._page("Week", path, self.press.week_view(week, path), week.start)
        for theme, path in places.themes.items():
            known = self.history.themes[theme]
            yield from self._page(
                "Theme", path, self.press.theme_view(known, path), known.days[0], known.name
            )
        if places.index:
            view = self.press.index_view(places.index)
            yield from self._page("Index", places.index, view, self.history.weeks[0].start)

    def _page(
        self, template: str, path: str, view: View | None, day: date, name: str = ""
    ) -> Iterator[Write]:
        is_empty = self.index.is_empty(path)
        if path in self.index.entries and not is_empty:
            return
        title = PurePosixPath(path).stem
        text = self.templates[template].fill(day, title=title, name=name, rule=self.history.rule)
        found = notes.read(path, text).regions
        if isinstance(found, regions.Broken):
            where = self.templates[template].path
            self.problems.append(
                Problem(where, found.line, 1, f"{found.message}; no page is made from this template")
            )
            return
        contents, problems = fill_sections(view, found, self.templates[template].path)
        self.problems += [problem for problem in problems if problem not in self.problems]
        filled = regions.fill(text, found, contents)
        yield Write(path, filled.text.encode(), digest(b"") if is_empty else None)

    # Regions of notes that are there.

    def _fillings(self) -> Iterator[Write]:
        for path, entry in self.index.readings():
            if entry.note is None or entry.is_ours_to_leave:
                continue
            found = entry.note.regions
            if isinstance(found, regions.Broken):
                message = f"{found.message}; this note's regions are left alone"
                self.problems.append(Problem(path, found.line, 1, message))
                continue
            if self._is_over(entry):
                continue
            view = self.press.view(path, entry.reading.page, entry.reading.record)
            if view is None and entry.reading.page is None:
                continue
            if (
                view is not None
                and entry.reading.page
                and view.as_of < self.since
                and path not in self.touched
            ):
                continue
            contents, problems = fill_sections(view, found, path)
            self.problems += problems
            if write := self._filling(path, entry, regions.fill(entry.note.text, found, contents)):
                yield write

    def _is_over(self, entry: Entry) -> bool:
        """A day's own notes are kept up to date while their day lasts, and are left alone afterwards."""
        record = entry.reading.record
        return (
            record is not None
            and record.kind in DAY_KINDS
            and record.day is not None
            and record.day < self.today
        )

    @staticmethod
    def _filling(path: str, entry: Entry, filled: regions.Filled) -> Write | None:
        assert entry.note is not None
        before, after = entry.note.text.encode(), filled.text.encode()
        if before == after:
            return None
        record = entry.reading.record
        kept = [Kept(path, text.encode(), "typed") for _, text in filled.typed]
        is_untouched = record is not None and not record.is_written
        if entry.reading.page is None and not is_untouched:
            kept.insert(0, Kept(path, before, "before"))
        return Write(
            path,
            after,
            entry.digest,
            tuple(kept),
            quiet=is_untouched and record is not None and record.kind in DAY_KINDS,
        )

    # Pages that nothing names any more.

    def _retirings(self) -> Iterator[Retire]:
        if not self.history.weeks:
            return  # nothing written at all is what a vault looks like that is still arriving
        for path, entry in self.index.readings():
            if (
                entry.reading.page is None
                or entry.note is None
                or not self._is_abandoned(path, entry.reading.page)
            ):
                continue
            if self._is_all_ours(entry, path):
                data = entry.note.text.encode()
                yield Retire(path, entry.digest, (Kept(path, data, "retired"),))

    def _is_abandoned(self, path: str, page: tuple[str, str]) -> bool:
        """Only a page that stands where vaultkit puts it; a copy that a person made is theirs."""
        kind, which = page
        if kind == "week":
            week = week_from_label(which, self.history.rule)
            return (
                week is not None
                and week not in self.history.weeks
                and path == f"{self.paths.week.format(week.start)}.md"
            )
        if kind != "theme" or (name := read_name(which)) is None:
            return False
        ours = {f"{self.paths.theme_folder}/{file_name(name.text)}{end}.md" for end in ("", " (patterns)")}
        return path in ours and self.press.atlas.themes.get(key(name.text)) != path

    def _is_all_ours(self, entry: Entry, path: str) -> bool:
        """Whether the bytes outside the regions are a template's, and nobody typed inside."""
        assert entry.note is not None
        found = entry.note.regions
        if isinstance(found, regions.Broken):
            return False
        text = entry.note.text
        if any(region.written != regions.inside_digest(text[region.start : region.stop]) for region in found):
            return False
        return regions.emptied(text, found) in set(self._bare(path, entry))

    def _bare(self, path: str, entry: Entry) -> Iterator[str]:
        """What the template gives for this page, from a person's copy and as shipped."""
        assert entry.reading.page is not None
        kind, which = entry.reading.page
        title = PurePosixPath(path).stem
        for template in (self.templates[kind.capitalize()], self.shipped[kind.capitalize()]):
            if kind == "week" and (week := week_from_label(which, self.history.rule)):
                yield template.fill(week.start, title=title, rule=self.history.rule)
            elif kind == "theme" and (name := read_name(which)):
                # No date of a theme's template can be known once its days are gone.
                yield template.fill(
                    self.history.weeks[0].start, title=title, name=name.text, rule=self.history.rule
                )
