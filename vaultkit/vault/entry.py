"""One note as the index holds it, and what decides whether it counts."""

from dataclasses import dataclass, field

from vaultkit.notes.note import Note
from vaultkit.records.reading import Place, Reading
from vaultkit.vault import files


@dataclass(frozen=True, slots=True)
class Entry:
    """One note. ``note`` is kept only where it holds regions; ``conflict`` names the service whose copy it is."""

    stamp: files.Stamp
    digest: str = ""
    reading: Reading = field(default_factory=Reading)
    place: Place = field(default_factory=Place)
    note: Note | None = None
    conflict: str = ""
    is_ours_to_leave: bool = False
    """Private, a template, ignored, a conflict copy, or not readable: nothing in it is read or filled."""

    @property
    def is_empty(self) -> bool:
        """An empty file counts as absent: an editor makes one when a link to a missing note is followed."""
        return self.stamp.size == 0 and self.digest != ""


def standing(entry: Entry | None) -> object:
    """What decides whether an entry counts, and what its name means."""
    if entry is None:
        return None
    record, page = entry.reading.record, entry.reading.page
    subject = (record.kind, record.day) if record else None
    return entry.is_ours_to_leave, entry.conflict, entry.note is not None, page, subject


def saying(entry: Entry | None) -> object:
    """What an entry says, and whether that counts."""
    return entry and (standing(entry), entry.reading.record, entry.reading.adjust)


def same_subject(one: Reading, other: Reading) -> bool:
    if one.page is not None:
        return one.page == other.page
    if one.record is None or other.record is None:
        return False
    return one.record.day is not None and (one.record.kind, one.record.day) == (
        other.record.kind,
        other.record.day,
    )
