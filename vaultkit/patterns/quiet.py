"""About whom nothing is prompted: somebody with whom it is not safe, or who crossed a boundary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vaultkit.notes.names import Name, key
from vaultkit.patterns.themes import PERSON, Names, title
from vaultkit.records.boundary import Boundary
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record
from vaultkit.records.repair import Repair

if TYPE_CHECKING:
    from vaultkit.patterns.history import History

NOT_SAFE = "not safe"
CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that quiets: since when, and the keys of people, rifts and notes."""

    since: date
    keys: frozenset[str]


def grounds(history: "History") -> Iterator[Ground]:
    """People; the name of a rift where nobody is named; and the notes of rifts and repairs themselves.

    What has no day counts from the start.
    """
    called = history.called(PERSON.name)
    repairs = {each.path: each for each in history.of(Repair)}
    for rift in history.rifts.all:
        if rift.ending == NOT_SAFE:
            # A rift with notes is told by a repair, which may name somebody in its text alone.
            note = repairs.get(rift.begun_path) if rift.notes else None
            people = rift.people or (_linked(note, called) if note else ())
            names = people or ([Name(rift.name)] if rift.name else [])
            yield Ground(rift.begun, same(names, called).union(rift.notes))
    titled = {key(title(each)): each for each in repairs.values()}
    for mark in history.rifts.unmatched:
        if mark.ending == NOT_SAFE:
            note = titled.get(key(mark.name))
            people = _people(note, called) if note else ()
            yield Ground(mark.day, same([Name(mark.name), *people], called))
    unsafe = [each for each in repairs.values() if _is_unsafe(each)]
    told = {key(title(each)): each for each in history.of(Episode)} if unsafe else {}
    for repair in unsafe:
        yield _of_repair(repair, told.get(repair.episode.key) if repair.episode else None, called)
    for boundary in history.of(Boundary):
        if boundary.boundary_status == CROSSED:
            yield Ground(
                boundary.stated_on or boundary.day or date.min, same(_people(boundary, called), called)
            )


def _of_repair(repair: Repair, episode: Episode | None, called: Names) -> Ground:
    """Its loops, too, where it does not say when its rift began: they are rifts of their own, and may be open."""
    people = repair.people or (episode.people if episode else ()) or _linked(repair, called)
    loops = [] if repair.ruptured_on else [loop.name for loop in repair.loops]
    notes = {key(title(repair))} | ({repair.episode.key} if repair.episode else set())
    return Ground(repair.ruptured_on or repair.day or date.min, same([*people, *loops], called) | notes)


def _is_unsafe(repair: Repair) -> bool:
    return repair.repair_status == NOT_SAFE or any(loop.ending == NOT_SAFE for loop in repair.loops)


def _people(record: Record, called: Names) -> tuple[Name, ...]:
    return record.people or _linked(record, called)


def _linked(record: Record, called: Names) -> tuple[Name, ...]:
    """Whom its text names by a link to their own note."""
    return tuple(link for link in record.links if called.has_note(link))


def same(names: Iterable[Name], called: Names) -> frozenset[str]:
    """Keys of names as they are written, and of whom they mean."""
    return frozenset(each for name in names for each in (name.key, called.theme(name)))
