"""What stands in the vault where pages go: vaultkit's own, and what is somebody else's."""

from dataclasses import replace

from vaultkit.notes.calendar import Week, WeekRule
from vaultkit.notes.locales import Names as Locale
from vaultkit.pages.atlas import PagePaths, Shelf, atlas, period, same
from vaultkit.pages.pages import Press
from vaultkit.records.record import Page
from vaultkit.vault.index import Index, same_path

_TOLD = 3
"""So many pages without a place are named each; of more, their number is said."""
_SINGLE = {"index": "The index", "through": "How I got through", "phrasebook": "The Phrasebook"}


def is_home(path: str, page: Page, paths: PagePaths, rule: WeekRule) -> bool:
    """Whether that is where vaultkit puts a page."""
    return path in paths.homes(page, rule)


def shelf(index: Index, paths: PagePaths, rule: WeekRule) -> Shelf:
    pages: dict[Page, str] = {}
    entries = {same_path(path): entry for path, entry in index.entries.items()}
    for path, entry in index.readings():
        page = entry.reading.page
        # Without regions, and elsewhere than vaultkit would put it, it is a note of somebody's own.
        if page is None or entry.is_ours_to_leave or not (entry.note or is_home(path, page, paths, rule)):
            continue
        # Of several that say they are one page, the one where vaultkit puts it; the others are copies.
        if same(page) not in pages or is_home(path, page, paths, rule):
            pages[same(page)] = path

    def is_taken(path: str) -> bool:
        """A note that is there and is neither a page, nor holds regions, nor is empty."""
        entry = entries.get(same_path(path))
        if entry is None or (entry.stamp.size == 0 and not entry.is_ours_to_leave):
            return False
        return entry.is_ours_to_leave or (entry.reading.page is None and entry.note is None)

    return Shelf(pages, index.named(), is_taken)


def without_place(index: Index, press: Press, paths: PagePaths, there: Shelf) -> list[str]:
    """Pages that are not made because a note of the person's own has their place, in a sentence each."""
    rule = press.history.rule
    with_room = atlas(press.history, paths, replace(there, is_taken=lambda _path: False))
    left_out = sorted(with_room.paths.keys() - press.atlas.paths.keys())
    homes = ((page, paths.homes(page, rule)[0]) for page in left_out)
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
