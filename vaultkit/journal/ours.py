"""Which pages are vaultkit's to the last byte: a template's text, and regions that nobody typed in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vaultkit.notes import regions
from vaultkit.notes.calendar import WeekRule
from vaultkit.notes.links import read_name
from vaultkit.notes.template import Template
from vaultkit.pages.places import PERIODS, period
from vaultkit.vault.entry import Entry

Templates = Mapping[str, Template]


def is_all_ours(entry: Entry, templates: Iterable[Templates], rule: WeekRule, today: date) -> bool:
    """Whether a page is what one of these templates gives for it, whatever its regions hold."""
    note = entry.note
    if note is None or isinstance(note.regions, regions.Broken):
        return False
    if not all(
        regions.is_as_written(note.text[region.start : region.stop], region.written)
        for region in note.regions
    ):
        return False
    return regions.emptied(note.text, note.regions) in set(_bare(entry, templates, rule, today))


def _bare(entry: Entry, templates: Iterable[Templates], rule: WeekRule, today: date) -> Iterator[str]:
    """The page as each template gives it."""
    note, page = entry.note, entry.reading.page
    if note is None or page is None:
        return
    stretch, name = period(page, rule), read_name(page.which)
    # No date of a page's template can be known once its days are gone; but its period's.
    day = stretch.start if stretch else today
    for template in filter(None, (known.get(page.kind.capitalize()) for known in templates)):
        if stretch or page.kind not in PERIODS:
            yield template.fill(
                day, title=note.stem, name=name.text if name else "", about=page.about, rule=rule
            )
