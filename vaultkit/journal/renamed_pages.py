"""A theme's page to which the person gave another name, in an editor that then rewrote every link to it.

The page says that it is about the new name, tags and plain words go on to say the old one, and vaultkit's own heading
still stands above it: so both are one, until the person makes them one everywhere or says otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from vaultkit.notes import regions
from vaultkit.notes.links import read_name
from vaultkit.notes.names import theme_key
from vaultkit.pages.places import same
from vaultkit.patterns.history import History
from vaultkit.patterns.themes import TRIGGER, RenamedPage
from vaultkit.records.record import Problem
from vaultkit.vault.entry import Entry

_HEADED = "theme"
"""The section that begins with the theme's name."""


def renamed_page(path: str, entry: Entry | None) -> RenamedPage | None:
    """What a page was called, and is called now; None of any other note.

    Where the editor left links alone, its file's name is what it is called.
    """
    if entry is None or entry.note is None or entry.is_ours_to_leave:
        return None
    page, found = entry.reading.page, entry.note.regions
    if page is None or page.kind != "theme" or isinstance(found, regions.Broken):
        return None
    text, name = entry.note.text, read_name(page.which)
    for region in found:
        if region.name == _HEADED and name and text.startswith("# ", region.start):
            before = text[region.start + 2 : region.stop].split("\n", 1)[0].strip()
            file = re.sub(r" \(patterns(?: \d+)?\)$", "", PurePosixPath(path).stem)
            now = next((each for each in (name.text, file) if theme_key(each) != theme_key(before)), "")
            inside = text[region.start : region.stop]
            if now and regions.is_as_written(inside, region.written):
                return RenamedPage(same(page).about, now, before, is_said=now == name.text)
    return None


def problems(history: History, paths: Iterable[tuple[str, RenamedPage]]) -> Iterator[Problem]:
    """Pages of two names, and how to make them one."""
    for path, page in paths:
        if page.is_said and history.called(page.subject).renamed.get(page.key) == page:
            so = (
                f'vaultkit rename trigger "{page.before}" "{page.name}"'
                if page.subject == TRIGGER.name
                else "write the new name there, too, or keep the old one for the page"
            )
            yield Problem(
                path, 1, 1, f'this page is called "{page.name}", and notes still say "{page.before}": {so}'
            )
