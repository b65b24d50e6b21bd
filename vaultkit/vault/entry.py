"""One note as the index holds it, and what decides whether it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.note import Note
from vaultkit.records.daily import DAY_PLACE
from vaultkit.records.reading import Place, Reading
from vaultkit.vault import files

NOWHERE = Place()
NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class Entry:
    """One note. ``note`` is kept only where it holds regions; ``conflict`` names the service whose copy it is.

    ``digest`` is empty of a note that was not read, and of one that is none of vaultkit's business.
    """

    stamp: files.Stamp
    digest: str = ""
    reading: Reading = NOTHING
    place: Place = NOWHERE
    note: Note | None = None
    conflict: str = ""
    is_ours_to_leave: bool = False
    """Private, a template, ignored, a conflict copy, or not readable: nothing in it is read or filled."""

    @property
    def is_empty(self) -> bool:
        """An empty file counts as absent: an editor makes one when a link to a missing note is followed."""
        return self.stamp.size == 0 and self.stamp != files.UNREAD

    @property
    def is_foreign(self) -> bool:
        """Whether nothing is known of it but that it is there."""
        return not self.digest and not self.is_ours_to_leave

    @property
    def parts(self) -> tuple[object, ...]:
        """All but its stamp, in order: what is known of it from its bytes."""
        return self.digest, self.reading, self.place, self.note, self.conflict, self.is_ours_to_leave


def standing(entry: Entry | None) -> object:
    """What decides whether an entry counts, and what its name means."""
    if entry is None:
        return None
    record, page = entry.reading.record, entry.reading.page
    subject = (record.kind, record.day) if record else None
    return entry.is_ours_to_leave, entry.conflict, entry.is_empty, entry.note is not None, page, subject


def same_subject(one: Reading, other: Reading) -> bool:
    if one.page is not None:
        return one.page == other.page
    if one.record is None or other.record is None:
        return False
    return one.record.day is not None and (one.record.kind, one.record.day) == (
        other.record.kind,
        other.record.day,
    )


def days_of(entry: Entry | None) -> Iterator[tuple[str, date]]:
    """The kind and day of which a note is the day's note: by its path, and by what it says where that is another."""
    if entry is None or entry.is_empty or entry.conflict:
        return
    place, record = entry.place, entry.reading.record
    if place.kind and place.day:
        yield place.kind, place.day
    if (
        record is not None
        and record.kind
        and record.day
        and (record.kind, record.day) != (place.kind, place.day)
    ):
        yield record.kind, record.day


def is_day_note(entry: Entry, kind: str, day: date) -> bool:
    """Whether it is the day's note of that kind: by what it says; a person's own daily note by its path."""
    said, place = entry.reading.record, entry.place
    if kind == DAY_PLACE:
        return (place.kind, place.day) == (kind, day) and not entry.is_empty
    return said is not None and (said.kind, said.day) == (kind, day)
