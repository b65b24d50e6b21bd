"""What becomes of a note that is there when its regions are to say something else, and of what was typed inside them."""

from collections.abc import Mapping
from datetime import date

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.plan import Kept, Write
from vaultkit.records.daily import DAY_KINDS, DAY_PLACE
from vaultkit.vault.entry import Entry

_LATE = 14
"""Days in which a day's note may still arrive from another device."""


def refilled(path: str, entry: Entry, contents: Mapping[str, str]) -> Write | None:
    """The note with these words in its regions, by their names; None where that changes nothing.

    A day's note is answered where it asks: what was typed inside a region stands below it from then on, and counts. Of
    other notes it is kept in the recovery store.
    """
    note, page, record = entry.note, entry.reading.page, entry.reading.record
    assert note is not None
    assert not isinstance(note.regions, regions.Broken)
    filled = regions.fill(note.text, note.regions, contents)
    text = _with_typed_below(note, filled) if _is_day_note(entry) else filled.text
    before, after = note.text.encode(), text.encode()
    if before == after:
        return None
    kept = [Kept(path, inside.encode(), "typed") for _, inside in filled.typed]
    is_untouched = record is not None and not record.is_written
    is_own = page is None or entry.place.kind == "week"
    if is_own and not is_untouched:
        kept.insert(0, Kept(path, before, "before"))
    # Between two devices the newer one wins: a person's line, never vaultkit's.
    return Write(path, after, entry.digest, tuple(kept), quiet=is_own)


def day_is_over(entry: Entry, today: date) -> bool:
    """A day's own notes are kept up to date while their day lasts, and are left alone afterwards."""
    record = entry.reading.record
    return _is_day_note(entry) and record is not None and record.day is not None and record.day < today


def answered_late(path: str, entry: Entry, today: date) -> Write | None:
    """A past day's regions say what they said; what was typed inside one, on a phone perhaps, stands below it, too."""
    note, record = entry.note, entry.reading.record
    if note is None or record is None or record.day is None or (today - record.day).days > _LATE:
        return None
    assert not isinstance(note.regions, regions.Broken)
    said: dict[str, str] = {}
    for region in note.regions:
        inside = note.text[region.start : region.stop]
        if region.written is not None and not regions.is_as_written(inside, region.written):
            parts = regions.parted(inside, region.written)
            said |= {region.name: parts[0]} if parts else {}
    return refilled(path, entry, said) if said else None


def _is_day_note(entry: Entry) -> bool:
    """Whether it is the day's check-in or reflection, or both in one."""
    record = entry.reading.record
    return record is not None and (record.kind in DAY_KINDS or entry.place.kind == DAY_PLACE)


def _with_typed_below(note: notes.Note, filled: regions.Filled) -> str:
    text = filled.text
    for name, inside in filled.typed:
        before, after = (
            {region.name: region for region in found}
            for found in (note.regions, notes.read(note.path, text).regions)
            if not isinstance(found, regions.Broken)
        )
        if parts := regions.parted(inside, before[name].written):
            text = regions.below(text, after[name], parts[1])
    return text
