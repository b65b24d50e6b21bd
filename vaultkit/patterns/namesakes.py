"""Notes of one name in different folders: which of them a link means, so that no two people become one.

A name is the same however it is written, as long as one note of its kind has it. Of several the plain name means the one
that Obsidian would open for it, and each other is called by its folder, too: "Sam (Work)". A property that links, with
its folder, to a note of that name that is of no kind means somebody else than the one whose note says who it is. In a
text, a link counts only if it leads to that very note.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any, cast

from vaultkit.notes.names import Name, key
from vaultkit.notes.resolving import first
from vaultkit.records.kinds import KINDS, kind_named
from vaultkit.records.person import Person
from vaultkit.records.record import Loop, Mention, Record
from vaultkit.records.repair import Repair
from vaultkit.records.trigger import Trigger

_OWN = (Person, Trigger)
Called = tuple[type[Record], str]
"""A kind of note, and the key of a name."""
Bearing = Callable[[str], Sequence[str]]
"""The notes of the vault whose names have a key."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """``main``: the note that the plain name means. ``paths``: all notes of the vault that have the name."""

    main: str
    paths: tuple[str, ...]


@dataclass
class Namesakes:
    """What names mean where several notes have one; it follows the notes."""

    _kept: dict[str, tuple[Called, tuple[str, ...]]] = field(default_factory=dict)
    """Of the notes that others refer to: kind and name, and the keys of its aliases."""
    _notes: dict[Called, tuple[str, ...]] = field(default_factory=dict)
    _several: set[Called] = field(default_factory=set)
    _own: set[str] = field(default_factory=set)
    """Notes of people and of triggers: any note of the vault may have such a name."""
    _alike: Mapping[Called, _Alike] = field(default_factory=dict)
    _called: Mapping[str, str] = field(default_factory=dict)

    @property
    def hang_on_names(self) -> bool:
        """Whether any other note of the vault can change what a name means."""
        return bool(self._own)

    def take(self, records: Mapping[str, Record | None]) -> bool:
        """Follow these notes; whether names may mean something else now."""
        is_touched = False
        for path, record in records.items():
            after = _kept(record)
            if (before := self._kept.get(path)) == after:
                continue
            for each in (before, after):
                is_touched |= each is not None and (each[0][0] in _OWN or each[0] in self._several)
            if before is not None:
                self._put(before[0], tuple(each for each in self._notes[before[0]] if each != path))
                del self._kept[path]
                self._own.discard(path)
            if after is not None:
                self._kept[path] = after
                self._put(after[0], (*self._notes.get(after[0], ()), path))
                if after[0][0] in _OWN:
                    self._own.add(path)
                is_touched |= after[0] in self._several
        return is_touched

    def _put(self, called: Called, paths: tuple[str, ...]) -> None:
        if paths:
            self._notes[called] = paths
        else:
            del self._notes[called]
        (self._several.add if len(paths) > 1 else self._several.discard)(called)

    def settle(self, bearing: Bearing) -> bool:
        """Find out what names mean; whether any means something else than before."""
        alike = {called: _alike(self._notes[called], self._notes[called]) for called in self._several}
        for path in sorted(self._own):
            (kind, name), aliases = self._kept[path]
            for each in (name, *aliases):
                mine = set(self._notes.get((kind, each), (path,)))
                others = set(bearing(each)) - mine
                if others:
                    alike[kind, each] = _alike(mine, mine | others)
        called = dict(self._names(alike))
        is_new = (alike, called) != (self._alike, self._called)
        self._alike, self._called = alike, called
        return is_new

    def _names(self, alike: Mapping[Called, _Alike]) -> Iterator[tuple[str, str]]:
        """What notes are called whose plain name means another."""
        for called in sorted(self._several, key=lambda each: (each[0].__name__, each[1])):
            taken = {name for kind, name in self._notes if kind is called[0]}
            for path in sorted({*self._notes[called]} - {alike[called].main}):
                name = next((name for name in _by_folder(path) if key(name) not in taken), path)
                taken.add(key(name))
                yield path, name

    def told(self, record: Record | None) -> Record | None:
        """What a note says, with each name as the one that is meant."""
        if record is None or not self._alike:
            return record
        changes: dict[str, Any] = {}
        if called := self._called.get(record.path):
            changes["called"] = called
        for name, kind in _referring().items():
            if before := getattr(record, name, None):
                after = self._each(before, kind, record.path)
                if after != before:
                    changes[name] = after
        links = tuple(self._link(link, record.path) for link in record.links)
        if links != record.links:
            changes["links"] = links
        return replace(record, **changes) if changes else record

    def _each(self, value: object, kind: type[Record], source: str) -> object:
        match value:
            case tuple():
                return tuple(self._each(each, kind, source) for each in value)
            case Mention() | Loop():
                return replace(value, name=self._meant(value.name, kind, source))
            case Name():
                return self._meant(value, kind, source)
        return value

    def _meant(self, name: Name, kind: type[Record], source: str) -> Name:
        alike = self._alike.get((kind, name.key)) if name.target else None
        found = first(cast("str", name.target), source, alike.paths) if alike else None
        if alike is None or found is None or found == alike.main:
            return name
        if called := self._called.get(found):
            return Name(called, name.target)
        is_own = found in self._notes.get((kind, name.key), ())
        return (
            name if is_own or "/" not in (name.target or "") else Name(next(_by_folder(found)), name.target)
        )

    def _link(self, link: Name, source: str) -> Name:
        """A link with the whole path of the note that it leads to."""
        for kind in _OWN:
            alike = self._alike.get((kind, link.key))
            found = first(link.target or link.text, source, alike.paths) if alike else None
            if found:
                return Name(self._called.get(found, link.text), found)
        return link


def _kept(record: Record | None) -> tuple[Called, tuple[str, ...]] | None:
    if record is None or type(record) not in _referred():
        return None
    aliases = (alias.key for alias in record.aliases) if isinstance(record, _OWN) else ()
    path = record.path
    return (type(record), key(path[path.rfind("/") + 1 : -len(".md")])), tuple(aliases)


def _alike(own: Collection[str], paths: Collection[str]) -> _Alike:
    return _Alike(min(own, key=lambda path: (len(path), path)), tuple(sorted(paths)))


def _by_folder(path: str) -> Iterator[str]:
    """First "Sam (Work)", then by more of its folders; a note at the top of the vault is "Sam (top)"."""
    place = PurePosixPath(path)
    folders = place.parts[:-1] or ("top",)
    for depth in range(1, len(folders) + 1):
        yield f"{place.stem} ({', '.join(folders[-depth:])})"


@cache
def _referring() -> dict[str, type[Record]]:
    """The fields of records that name notes, and of which kind those are."""
    found = {
        each.name: kind_named(each.of_kind) for kind in KINDS for each in kind.properties if each.of_kind
    }
    return {**{name: kind.record for name, kind in found.items() if kind}, "loops": Repair}


@cache
def _referred() -> frozenset[type[Record]]:
    return frozenset(_referring().values())
