"""Rifts: where each begins, where it ends, and how it ended.

A light pair (``rift/dinner`` … ``repair/dinner``) and a repair note tell the same thing; a note that carries the pair's
tag is that rift, told more fully, and is counted once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.patterns.themes import title
from vaultkit.records.record import Record
from vaultkit.records.repair import ENDINGS, Repair

OPEN, REPAIRED = "open", "repaired"


@dataclass(frozen=True, slots=True)
class Rift:
    """``ending``: open, repaired, let go, not wanted, not safe. ``closed`` is None while open or if nobody dated it."""

    begun: date
    begun_path: str
    name: str = ""
    closed: date | None = None
    closed_path: str = ""
    ending: str = OPEN
    people: tuple[Name, ...] = ()
    phrasing: str | None = None
    agreed: str | None = None

    def is_open(self, day: date) -> bool:
        """It had begun by then and was not closed by then; an undated close counts as closed from the start."""
        if self.begun > day:
            return False
        return self.ending == OPEN or (self.closed is not None and self.closed > day)

    def mended_by(self, day: date) -> bool:
        return self.ending == REPAIRED and self.begun <= day and (self.closed is None or self.closed <= day)

    def ended_by(self, day: date) -> str:
        """The ending as of a day."""
        return OPEN if self.is_open(day) else self.ending

    @property
    def days_taken(self) -> int | None:
        return (self.closed - self.begun).days if self.closed and self.ending == REPAIRED else None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A light repair that closes nothing: shown, and not counted."""

    name: str
    day: date
    path: str


@dataclass(frozen=True, slots=True)
class Rifts:
    all: tuple[Rift, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()


@dataclass
class _Light:
    name: Name
    opens: bool
    day: date
    path: str
    used: bool = field(default=False)


def rifts(records: Iterable[Record]) -> Rifts:
    """Every rift in order of its beginning."""
    notes: list[Repair] = []
    light: list[_Light] = []
    titles: set[str] = set()
    for record in sorted(records, key=lambda record: (record.day or date.min, record.path)):
        if isinstance(record, Repair):
            titles.add(Name(title(record)).key)
            if record.ruptured_on is not None:
                notes.append(record)
        elif record.day is not None:
            light += [_Light(loop.name, loop.opens, record.day, record.path) for loop in record.loops]
    # `repairs: ["[[2026-03-07 Repair]]"]` points at a note that tells it itself.
    light = [mark for mark in light if mark.opens or mark.name.key not in titles]
    told = [_told(note, light) for note in sorted(notes, key=lambda n: (n.ruptured_on or date.min, n.path))]
    paired, unmatched = _pairs(light)
    return Rifts(
        tuple(sorted((*told, *paired), key=lambda r: (r.begun, r.begun_path, r.name))), tuple(unmatched)
    )


def _told(note: Repair, light: list[_Light]) -> Rift:
    """A repair note's rift, taking in the light marks of its own name."""
    assert note.ruptured_on is not None
    rift = Rift(
        note.ruptured_on,
        note.path,
        people=note.people,
        phrasing=note.phrasing,
        agreed=note.agreed,
    )
    closed, ending = note.repaired_on, _ending(note)
    mine = {loop.name.key: loop for loop in note.loops}
    for loop in note.loops:
        rift = replace(rift, name=rift.name or loop.name.words)
    begins = [
        m for m in light if m.opens and not m.used and m.name.key in mine and (not closed or m.day <= closed)
    ]
    if begins:
        # The latest that had begun by the day the note names; else the nearest after it.
        before = [m for m in begins if m.day <= note.ruptured_on]
        (before[-1] if before else begins[0]).used = True
    ends = [
        m for m in light if not m.opens and not m.used and m.name.key in mine and m.day >= note.ruptured_on
    ]
    if ends:
        ends[0].used = True
        if ending == OPEN and note.repair_status is None:
            closed, ending = ends[0].day, REPAIRED
    if ending == OPEN and note.repair_status is None and note.day and any(not m.opens for m in mine.values()):
        closed, ending = note.day, REPAIRED
    if ending == OPEN:
        return rift
    return replace(rift, closed=closed, ending=ending, closed_path=note.path)


def _ending(note: Repair) -> str:
    if note.repair_status in ENDINGS:
        return note.repair_status
    if note.repair_status == "partly":
        return OPEN
    # A date says more than a status that was forgotten.
    return REPAIRED if note.repaired_on or note.repair_status == REPAIRED else OPEN


def _pairs(light: list[_Light]) -> tuple[list[Rift], list[Unmatched]]:
    """Each closing mark closes the latest open rift of its name; on one day a beginning may be written second."""
    waiting: dict[str, list[_Light]] = {}
    found: list[Rift] = []
    unmatched: list[Unmatched] = []
    marks = [mark for mark in light if not mark.used]
    for place, mark in enumerate(marks):
        name = mark.name.key
        if mark.opens:
            if not mark.used:
                waiting.setdefault(name, []).append(mark)
            continue
        if waiting.get(name):
            begin = waiting[name].pop()
        else:
            later = (
                m
                for m in marks[place:]
                if m.opens and m.name.key == name and m.day == mark.day and not m.used
            )
            found_later = next(later, None)
            if found_later is None:
                unmatched.append(Unmatched(mark.name.words, mark.day, mark.path))
                continue
            begin = found_later
        begin.used = True
        found.append(Rift(begin.day, begin.path, begin.name.words, mark.day, mark.path, REPAIRED))
    found += [Rift(m.day, m.path, m.name.words) for group in waiting.values() for m in group if not m.used]
    return found, unmatched
