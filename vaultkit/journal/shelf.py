"""What stands in the vault where pages go: vaultkit's own, and what is somebody else's."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vaultkit.notes.calendar import Week, WeekRule
from vaultkit.notes.locales import Names as Locale
from vaultkit.pages.atlas import Atlas, Shelf, Wanted, atlas, wanted_pages
from vaultkit.pages.pages import Press
from vaultkit.pages.places import PagePaths, period, same
from vaultkit.patterns.history import History
from vaultkit.records.kinds import PAGES
from vaultkit.records.record import Page
from vaultkit.vault.index import Index
from vaultkit.vault.rules import same_path

_TOLD = 3
"""So many pages without a place are named each; of more, their number is said."""
_SINGLE = {"index": "The index", "through": "How I got through", "phrasebook": "The Phrasebook"}


@dataclass
class Places:
    """Where pages go, worked out again only where something moved: a save hardly ever does that."""

    paths: PagePaths
    rule: WeekRule
    _standing: int = -1
    _shelf: Shelf | None = None
    _wanted: Wanted | None = None
    _atlas: Atlas | None = None
    _without: tuple[str, ...] | None = None
    _abandoned: frozenset[str] | None = None

    def atlas(self, index: Index, history: History) -> Atlas:
        wanted = wanted_pages(history)
        if self._atlas is None or index.standing != self._standing or wanted != self._wanted:
            if self._shelf is None or index.standing != self._standing:
                self._standing, self._shelf = index.standing, shelf(index, self.paths, self.rule)
            found = atlas(wanted, self.paths, self._shelf, self.rule)
            self._atlas = self._atlas if found == self._atlas else found
            self._wanted, self._without, self._abandoned = wanted, None, None
        return self._atlas

    def abandoned(self, index: Index) -> frozenset[str]:
        """Pages that nothing names any more. Only where vaultkit puts them; a copy that a person made is theirs."""
        if self._abandoned is None:
            assert self._atlas is not None
            kept = set(self._atlas.paths.values())
            self._abandoned = frozenset(
                path
                for path, entry in index.filled()
                if entry.note and (page := entry.reading.page) and page.kind in PAGES and page.kind != "index"
                if entry.place.kind != "week"  # a weekly note is the person's own, written in or not
                if path not in kept and is_home(path, page, self.paths, self.rule)
            )
        return self._abandoned

    def without(self, index: Index, press: Press) -> tuple[str, ...]:
        """Pages that are not made because a note of the person's own has their place, in a sentence each."""
        if self._without is None:
            assert self._shelf is not None
            assert self._wanted is not None
            with_room = atlas(
                self._wanted, self.paths, replace(self._shelf, is_taken=lambda _path: False), self.rule
            )
            left_out = sorted(with_room.paths.keys() - press.atlas.paths.keys())
            self._without = tuple(_left_out(left_out, index, press, self.paths, self._shelf))
        return self._without


def is_home(path: str, page: Page, paths: PagePaths, rule: WeekRule) -> bool:
    """Whether that is where vaultkit puts a page."""
    return path in paths.homes(page, rule)


def shelf(index: Index, paths: PagePaths, rule: WeekRule) -> Shelf:
    pages: dict[Page, str] = {}
    entries = {same_path(path): entry for path, entry in index.entries.items()}
    for path, entry in index.filled():
        page = entry.reading.page
        # Without regions, and elsewhere than vaultkit would put it, it is a note of somebody's own.
        if page is None or entry.is_ours_to_leave or not (entry.note or is_home(path, page, paths, rule)):
            continue
        if entry.place.which and entry.place.kind != "week":
            continue  # a weekly note of somebody's own that holds a section or two; the week's page is another
        # Of several that say they are one page, the one where vaultkit puts it; the others are copies.
        if same(page) not in pages or is_home(path, page, paths, rule):
            pages[same(page)] = path

    def is_taken(path: str) -> bool:
        """A note that is there and is neither a page, nor holds regions, nor is empty."""
        entry = entries.get(same_path(path))
        if entry is None or (entry.stamp.size == 0 and not entry.is_ours_to_leave):
            return False
        return entry.is_ours_to_leave or (entry.reading.page is None and entry.note is None)

    def has_regions(path: str) -> bool:
        entry = index.entries.get(path)
        return entry is not None and entry.note is not None and not entry.is_ours_to_leave

    return Shelf(pages, index.named(), is_taken, has_regions)


def _left_out(pages: Iterable[Page], index: Index, press: Press, paths: PagePaths, there: Shelf) -> list[str]:
    rule = press.history.rule
    homes = ((page, paths.homes(page, rule)[0]) for page in pages)
    told = [
        f"{_name(page, rule, press.names)} has no page: {home} is a note of yours."
        for page, home in homes
        if there.is_taken(home) and not index.is_private(home)
    ]
    if len(told) <= _TOLD + 1:
        return told
    return [
        *told[:_TOLD],
        f"{len(told) - _TOLD} more pages are not made: notes of yours are in their places.",
    ]


def _name(page: Page, rule: WeekRule, names: Locale) -> str:
    """Such as "Week 10 of 2026", "January 2026", "January – March 2026"."""
    stretch = period(page, rule)
    if stretch is None:
        return _SINGLE.get(page.kind, page.which)
    if isinstance(stretch, Week):
        return f"Week {stretch.number} of {stretch.year}"
    last = names.month(stretch.end)
    return last if page.kind == "month" else f"{names.month_name(stretch.start)} – {last}"
