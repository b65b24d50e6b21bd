"""A history that follows the notes: after one note changed, only what it touches is worked out again.

What it gives is what :func:`~vaultkit.patterns.history.history` gives of the same records, at every moment. Days, themes
and whatever else a change does not touch are the same objects as before, by which the pages know what to leave alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from vaultkit.notes.calendar import Week, WeekRule, week_of
from vaultkit.notes.names import theme_key
from vaultkit.patterns.days import Day, day_of, rank
from vaultkit.patterns.history import History, OneThing, called, history, in_order
from vaultkit.patterns.rifts import Rifts, rifts
from vaultkit.patterns.themes import SUBJECTS, TRIGGER, RenamedPage, Theme, title
from vaultkit.records.boundary import Boundary
from vaultkit.records.episode import Episode
from vaultkit.records.kinds import ELSEWHEN, LASTING
from vaultkit.records.record import Record
from vaultkit.records.repair import Repair

_OWN = tuple(subject.own for subject in SUBJECTS if subject.own is not None)
_TITLED = tuple(subject.told_by for subject in SUBJECTS if subject.told_by is not None)
Changes = list[tuple[Record | None, Record | None]]
"""Of each note that changed, its record before and after."""


@dataclass
class Gathering:
    """Every record, and the history of them all as it was last asked for."""

    rule: WeekRule
    records: dict[str, Record] = field(default_factory=dict)
    _by_day: dict[date, dict[str, Record]] = field(default_factory=dict)
    """The notes of each day, written in or not."""
    _mending: dict[str, Record] = field(default_factory=dict)
    _told: dict[str, Record] = field(default_factory=dict)
    _before: dict[str, Record | None] = field(default_factory=dict)
    """What changed since then, as it was."""
    _history: History | None = None
    _renamed: frozenset[RenamedPage] = frozenset()

    def put(self, path: str, record: Record | None) -> None:
        """What a note says from now on; None if it says nothing any more."""
        before = self.records.get(path)
        if before == record:
            return
        self._before.setdefault(path, before)
        if before is not None and before.day is not None:
            self._by_day.get(before.day, {}).pop(path, None)
        if record is not None and record.day is not None and record.kind not in LASTING:
            self._by_day.setdefault(record.day, {})[path] = record
        _keep(self.records, path, record)
        _keep(self._mending, path, record if _mends(record) else None)
        _keep(self._told, path, record if _tells_elsewhen(record) else None)

    def history(
        self, weekly: Mapping[Week, OneThing], renamed: frozenset[RenamedPage] = frozenset()
    ) -> History:
        """What all say together; the very same as before if nothing changed."""
        before, changes = self._history, self._changes()
        self._before = {}
        names_are_new = renamed != self._renamed or any(map(_names_anew, changes))
        if before is None or names_are_new or any(_may_turn(page, before, changes) for page in renamed):
            self._renamed = renamed
            self._history = history(self.records.values(), self.rule, weekly, renamed)
        elif changes or weekly != before.weekly:
            self._history = self._after(before, changes, weekly)
        return self._history or History(self.rule)

    def _changes(self) -> Changes:
        pairs = ((before, self.records.get(path)) for path, before in self._before.items())
        return [(before, after) for before, after in pairs if before != after]

    def _after(self, old: History, changes: Changes, weekly: Mapping[Week, OneThing]) -> History:
        touched = sorted({each.day for pair in changes for each in pair if each is not None and each.day})
        days = self._days(old, touched)
        touched = [day for day in touched if days.get(day) is not old.days.get(day)]
        themes = {subject.name: _themes(subject.name, old, days, touched) for subject in SUBJECTS}
        new = History(
            self.rule,
            days,
            themes if any(themes[name] is not known for name, known in old.themes.items()) else old.themes,
            self._rifts(old, changes),
            self._notes(old, changes),
            old.names,
            weekly,
            self._told_after(old, changes),
        )
        _share(old, new, touched, changes)
        return new

    def _days(self, old: History, touched: Iterable[date]) -> dict[date, Day]:
        found = dict(old.days)
        for day in touched:
            records = [record for record in self._by_day.get(day, {}).values() if record.is_written]
            after = day_of(day, records, old.names) if records else None
            if after is None:
                found.pop(day, None)
            elif after != found.get(day):
                found[day] = after
        return found if found.keys() == old.days.keys() else dict(sorted(found.items()))

    def _rifts(self, old: History, changes: Changes) -> Rifts:
        if all(_mending(before) == _mending(after) for before, after in changes):
            return old.rifts
        found = rifts(self._mending.values())
        return old.rifts if found == old.rifts else found

    def _notes(self, old: History, changes: Changes) -> dict[tuple[str, date], str]:
        places = {(r.kind, r.day) for pair in changes for r in pair if r is not None and r.day}
        found = dict(old.notes)
        for kind, day in places:
            assert day is not None
            of_kind = [record for record in self._by_day.get(day, {}).values() if record.kind == kind]
            if of_kind:
                found[kind, day] = min(of_kind, key=rank).path
            else:
                found.pop((kind, day), None)
        return old.notes if found == old.notes else found

    def _told_after(self, old: History, changes: Changes) -> tuple[Record, ...]:
        if not any(_tells_elsewhen(each) for pair in changes for each in pair):
            return old.told
        return tuple(record for _, record in sorted(self._told.items()))


def _keep(among: dict[str, Record], path: str, record: Record | None) -> None:
    if record is None:
        among.pop(path, None)
    else:
        among[path] = record


def _names_anew(change: tuple[Record | None, Record | None]) -> bool:
    """Whether names mean something else: then all is gathered anew. Of notes that tell of a belief the titles count."""
    before, after = change
    is_own = isinstance(before, _OWN) or isinstance(after, _OWN)
    return is_own or isinstance(before, _TITLED) != isinstance(after, _TITLED)


def _may_turn(page: RenamedPage, old: History, changes: Changes) -> bool:
    """Whether the old name of a page may be written nowhere from now on, or somewhere for the first time."""
    [subject] = [each for each in SUBJECTS if each.name == page.subject] or [TRIGGER]
    is_known = page.key in old.called(subject.name).renamed

    def says(record: Record | None) -> bool:
        named = subject.named(record) if record is not None else ()
        return any(theme_key(name.text) == page.key for name, _ in named)

    return any(says(before) > says(after) if is_known else says(after) for before, after in changes)


def _mends(record: Record | None) -> bool:
    """Whether a rift may hang on it."""
    if record is None or not record.is_written or record.kind in LASTING:
        return False
    return bool(record.loops) or isinstance(record, Repair | Episode)


def _mending(record: Record | None) -> object:
    """What rifts hang on: of an episode, only who was there."""
    if record is None or not _mends(record):
        return None
    if isinstance(record, Episode) and not record.loops:
        return record.path, record.day, record.people
    return record


def _tells_elsewhen(record: Record | None) -> bool:
    return record is not None and record.kind in ELSEWHEN and (record.is_written or record.kind in LASTING)


def _themes(
    subject: str, old: History, days: Mapping[date, Day], touched: Iterable[date]
) -> Mapping[str, Theme]:
    """Those that a touched day named, or names now, with their days as they are now."""
    before, known = old.themes.get(subject, {}), old.called(subject)
    touched = set(touched)
    now = {day: days[day].named.get(subject, {}) for day in touched if day in days}
    was = (old.days[day].named.get(subject, {}) for day in touched if day in old.days)
    found = dict(before)
    for key in {key for named in (*now.values(), *was) for key in named}:
        rest = [day for day in before[key].days if day not in touched] if key in before else []
        of_key = tuple(sorted([*rest, *(day for day, named in now.items() if key in named)]))
        note = known.notes.get(key)
        if not of_key and note is None:
            found.pop(key, None)
            continue
        name = title(note) if note else called(key, days[of_key[0]].named[subject][key], known)
        found[key] = Theme(subject, key, name, of_key, note)
    if found == before:
        return before
    return found if found.keys() == before.keys() else dict(sorted(found.items()))


def _share(old: History, new: History, touched: Iterable[date], changes: Changes) -> None:
    """Hand on what was worked out of the old one and is the same of the new one."""
    known, given = old.__dict__, new.__dict__
    kinds = {type(each) for pair in changes for each in pair if each is not None}
    given["kept"] = dict(old.kept)  # each answer says of what it is
    if "by_week" in known:
        given["by_week"] = _by_week(old, new, touched)
        weeks = {week_of(day, new.rule) for day in touched}
        given["_names_in"] = {week: names for week, names in old._names_in.items() if week not in weeks}  # noqa: SLF001 - its own class's
    if "by_kind" in known:
        given["by_kind"] = _by_kind(old, changes)
    for name in _OF_DAYS if new.days.keys() == old.days.keys() else ():
        if name in known:
            given[name] = known[name]
    for name, of_kinds in _OF_KINDS.items():
        if name in known and new.rifts is old.rifts and kinds.isdisjoint(of_kinds):
            given[name] = known[name]


_OF_DAYS = ("weeks", "long_spans", "written")
"""What hangs on which days are written, and on nothing else."""
_OF_KINDS = {
    "grounds": (Repair, Episode, Boundary),
    "replies": (Episode,),
}
"""What hangs on rifts, on names and on notes of some kinds."""


def _by_week(old: History, new: History, touched: Iterable[date]) -> dict[Week, tuple[Day, ...]]:
    found = dict(old.by_week)
    for week in {week_of(day, new.rule) for day in touched}:
        written = new.between(week.start, week.end)
        if written:
            found[week] = written
        else:
            found.pop(week, None)
    return found if found.keys() == old.by_week.keys() else dict(sorted(found.items()))


def _by_kind(old: History, changes: Changes) -> dict[type[Record], list[Record]]:
    found = dict(old.by_kind)
    gone = {each.path for pair in changes for each in pair if each is not None}
    kinds = {type(each) for pair in changes for each in pair if each is not None}
    counted = [after for _, after in changes if after is not None and _is_of_a_kind(after)]
    for kind in kinds:
        rest = [record for record in found.get(kind, ()) if record.path not in gone]
        rest += [record for record in counted if type(record) is kind]
        found[kind] = sorted(rest, key=in_order)
    return {kind: records for kind, records in found.items() if records}


def _is_of_a_kind(record: Record) -> bool:
    is_of_a_day = record.is_written and record.day is not None and record.kind not in LASTING
    return is_of_a_day or _tells_elsewhen(record)
