"""Rifts: where each begins, where it ends, and how it ended.

A light pair (``rift/dinner`` … ``repair/dinner``) and a repair note tell the same thing; a note that carries the pair's
tag is that rift, told more fully, and is counted once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name, key
from vaultkit.patterns.quiet import NOT_SAFE
from vaultkit.patterns.themes import title
from vaultkit.records.episode import Episode
from vaultkit.records.record import ENDINGS, Record
from vaultkit.records.repair import Repair

OPEN, REPAIRED, LET_GO = "open", "repaired", "let go"
NEAR = 7
"""Days by which a note and a tag may differ about when one rift began."""


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
    notes: tuple[str, ...] = ()
    """Keys of the titles of its own note and of the episode that the note names."""
    told: date | None = None
    """The day of its own note."""
    partly: bool = False
    """Whether its note says that it mended in part."""

    def is_open(self, day: date) -> bool:
        """It had begun by then and was not closed by then; an undated close counts as closed from the start."""
        if self.begun > day:
            return False
        return self.ending == OPEN or (self.closed is not None and self.closed > day)

    def is_partly(self, day: date) -> bool:
        """Whether it was open on a day, and mended in part by then."""
        return self.partly and self.is_open(day) and (self.told is None or self.told <= day)

    def ended_by(self, day: date) -> str:
        """The ending as of a day on which it had begun."""
        return OPEN if self.is_open(day) else self.ending

    @property
    def days_taken(self) -> int | None:
        return (self.closed - self.begun).days if self.closed and self.ending == REPAIRED else None


@dataclass(frozen=True, slots=True, order=True)
class Unmatched:
    """A light repair that closes nothing: shown, and not counted.

    ``ending``: repaired, let go, not wanted, not safe.
    """

    day: date
    path: str
    name: str
    ending: str = REPAIRED


@dataclass(frozen=True, slots=True)
class Rifts:
    all: tuple[Rift, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A ``rift/…`` (opens) or ``repair/…``, the first of its name on its day."""

    day: date
    path: str
    name: str
    ending: str


def rifts(records: Iterable[Record]) -> Rifts:
    """Every rift in order of its beginning."""
    ordered = sorted(records, key=lambda record: (record.day or date.min, record.path))
    notes = [record for record in ordered if isinstance(record, Repair)]
    told = [note for note in notes if note.ruptured_on]
    light, ends = _pairs(
        record for record in ordered if not (isinstance(record, Repair) and record.ruptured_on)
    )
    people = {key(title(record)): record.people for record in ordered if isinstance(record, Episode)}
    found = [_told(note, people, light, ends) for note in sorted(told, key=lambda n: (_begun(n), n.path))]
    # `repairs: ["[[2026-03-07 Repair]]"]` points at a note that tells it itself; that it is not safe counts all the same.
    titles = {key(title(note)) for note in notes}
    unmatched = sorted(
        Unmatched(end.day, end.path, end.name, end.ending)
        for end in ends
        if key(end.name) not in titles or end.ending == NOT_SAFE
    )
    every = sorted((*found, *light), key=lambda rift: (rift.begun, rift.begun_path, rift.name))
    return Rifts(tuple(every), tuple(unmatched))


def _pairs(records: Iterable[Record]) -> tuple[list[Rift], list[_Mark]]:
    """Each closing mark closes the latest open rift of its name; on one day the beginning may be written second.

    The light rifts, and the closing marks that close nothing.
    """
    marks: dict[str, dict[tuple[date, bool], _Mark]] = {}
    for record in records:
        for loop in record.loops:
            if record.day is not None:
                mark = _Mark(record.day, record.path, loop.name.words, loop.ending or REPAIRED)
                marks.setdefault(loop.name.key, {}).setdefault((record.day, loop.opens), mark)
    found: list[Rift] = []
    unmatched: list[_Mark] = []
    for of_name in marks.values():
        waiting: list[_Mark] = []
        ends: list[_Mark] = []
        for (_, opens), mark in of_name.items():
            if opens and ends and ends[-1].day == mark.day:
                found.append(_pair(mark, ends.pop()))
            elif opens:
                waiting.append(mark)
            elif waiting:
                found.append(_pair(waiting.pop(), mark))
            else:
                ends.append(mark)
        found += [Rift(mark.day, mark.path, mark.name) for mark in waiting]
        unmatched += ends
    return found, unmatched


def _pair(begin: _Mark, end: _Mark) -> Rift:
    return Rift(begin.day, begin.path, begin.name, end.day, end.path, end.ending)


def _begun(note: Repair) -> date:
    assert note.ruptured_on is not None
    return note.ruptured_on


def _told(note: Repair, people: dict[str, tuple[Name, ...]], light: list[Rift], ends: list[_Mark]) -> Rift:
    """A repair note's rift. The light rift and the closing mark that tell the same are taken out of their lists."""
    begun = _begun(note)
    episode = note.episode.key if note.episode else ""
    same = _same(note, light)
    if same is not None:
        light.remove(same)
    ending, closed = _ending(note)
    light_end, light_ending = (same.closed, same.ending) if same else (None, OPEN)
    if light_end is None and (end := _end(note, ends)):
        ends.remove(end)
        light_end, light_ending = end.day, end.ending
    if ending == OPEN and light_end and _may_close(note, light_end):
        ending, closed = light_ending, light_end
    if closed and closed < begun:
        closed = None  # a slip of the finger; it says that it ended, not when
    return Rift(
        begun,
        note.path,
        name=note.loops[0].name.words if note.loops else "",
        closed=closed,
        closed_path=note.path if ending != OPEN else "",
        ending=ending,
        people=note.people or people.get(episode, ()),
        phrasing=note.phrasing,
        agreed=note.agreed,
        notes=(key(title(note)), *([episode] if episode else [])),
        told=note.day,
        partly=note.repair_status == "partly",
    )


def _same(note: Repair, light: list[Rift]) -> Rift | None:
    """The light rift of the note's name that was open on its day; else the first to begin until the note's end.

    One that begins much earlier or later is another rift of that name, and stays as it is.
    """
    begun, until = _begun(note), note.repaired_on or note.day or _begun(note)
    named = {loop.name.key for loop in note.loops}
    mine = [rift for rift in light if key(rift.name) in named and abs((rift.begun - begun).days) <= NEAR]
    mine.sort(key=lambda rift: rift.begun)
    before = [rift for rift in mine if rift.begun <= begun and (not rift.closed or rift.closed >= begun)]
    after = [rift for rift in mine if begun < rift.begun <= until]
    return before[-1] if before else after[0] if after else None


def _end(note: Repair, ends: list[_Mark]) -> _Mark | None:
    """The first closing mark since the rift that names it, or that links its note."""
    named = {key(title(note)), *(loop.name.key for loop in note.loops)}
    mine = [end for end in ends if key(end.name) in named and end.day >= _begun(note)]
    return min(mine, key=lambda end: (end.day, end.path), default=None)


def _may_close(note: Repair, day: date) -> bool:
    """A light repair closes what the note leaves open; where the note says so in words, only one written after it."""
    if note.repair_status is None:
        return day >= _begun(note)
    return day > (note.day or _begun(note))


def _ending(note: Repair) -> tuple[str, date | None]:
    if note.repair_status in ENDINGS:
        # A note is written where something ends; how long a repair took is only known where its day is said.
        return note.repair_status, note.repaired_on or note.day
    # A date says more than a status that was forgotten.
    if note.repair_status == REPAIRED or (note.repaired_on and note.repair_status != "partly"):
        return REPAIRED, note.repaired_on
    if note.repair_status is None and (ends := [loop for loop in note.loops if not loop.opens]):
        return ends[-1].ending or REPAIRED, note.day
    return OPEN, None
