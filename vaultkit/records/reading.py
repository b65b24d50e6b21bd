"""From a note to its record and its problems: the three tiers, folded into one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from vaultkit.notes.calendar import leading_day
from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.nodes import Node, scalars, single
from vaultkit.notes.note import MAX_TEXT, Note
from vaultkit.notes.packed import Packed
from vaultkit.records.fields import DAY, Property
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import KINDS, PAGE_KINDS, kind_named
from vaultkit.records.marks import Marks, closing, is_mark
from vaultkit.records.private import is_private
from vaultkit.records.record import Loop, Mention, Misfit, Page, Problem, Record, Tier
from vaultkit.records.reflection import OF_ANY_EVENING, REFLECTION
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.weekly import weekly_line

_IN_DOUBT = {"hidden": True}
"""What a value that cannot be read counts as, where showing too much would be the worse mistake."""
_IF_NEAR = {"repair_status": "not safe", "boundary_status": "crossed"}
"""The same, where it is the nearest to what was typed."""
_KIND_LINE = r"(?im)^[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?([\w -]+)"
"""Compiled where it is used, which is hardly ever: that takes as long as ten modules."""
_NEAR = 0.75
"""A slip of the finger, not another word: `report` is no repair."""


@dataclass(frozen=True, slots=True)
class Place(Packed):
    """What a note's path says of it. ``kind`` is set for vaultkit's own day notes, ``journal`` for every journal note."""

    kind: str | None = None
    day: date | None = None
    journal: bool = False


@dataclass(frozen=True, slots=True)
class Reading(Packed):
    """What one note says. A private note's reading holds nothing at all."""

    record: Record | None = None
    kind: str | None = None
    problems: tuple[Problem, ...] = ()
    private: bool = False
    undated: bool = False
    page: Page | None = None
    """Which page of vaultkit's own it is."""
    adjust: str | None = None
    """What stands behind a week's page's last line."""


PRIVATE = Reading(private=True)


def read(note: Note, place: Place, scaffold: Scaffold) -> Reading:
    """The record of a journal note, its problems; an empty reading for any other note."""
    if is_private(note):
        return PRIVATE
    properties = {key(name): node for name, node in note.properties.items()}
    word = single(properties.get("kind"))
    if word and (page := key(word.raw)) in PAGE_KINDS:
        found = single(properties.get(page))
        which = found.raw if found else ""
        about = single(properties.get("about")) if page == "theme" else None
        adjust = weekly_line(note, which, scaffold) if page == "week" else None
        return Reading(page=Page(page, which, key(about.raw) if about else ""), adjust=adjust)
    by_path = kind_named(place.kind) if place.kind else None
    kind = (kind_named(word.raw) if word else _kind_in(note.unread) if note.fault else None) or by_path
    problems: list[Problem] = []
    if word and kind_named(word.raw) is None and _is_slip(word.raw, note, place, properties):
        problems.append(Misfit.of(word.line, word.column, word.raw, _KIND_NAMES).at(note.path))
    if kind is None and not place.journal:
        return Reading(problems=tuple(problems))
    return _Reader(note, place, kind, properties, scaffold, problems).reading()


_DAYS = ("day", "date")
_KIND_NAMES = tuple(kind.name for kind in KINDS)
_ANYBODYS = frozenset({"aliases", "people", "themes"})
"""Properties that a note of any other plugin may well have."""


def _is_slip(word: str, note: Note, place: Place, properties: dict[str, Node]) -> bool:
    """Whether one of the kinds was meant: other plugins have kinds of their own."""
    near = kind_named(nearest(word, _KIND_NAMES, _NEAR) or "")
    if near is None:
        return False
    own = {key(each.name) for each in near.properties if each.name not in _ANYBODYS} | set(_DAYS)
    return place.journal or leading_day(note.stem) is not None or not own.isdisjoint(properties)


def _kind_in(unread: str) -> Kind | None:
    """The kind of a note whose properties have a fault above it: its writer is told of the fault."""
    typed = re.search(_KIND_LINE, unread)
    return kind_named(typed[1]) if typed else None


@dataclass
class _Reader:
    note: Note
    place: Place
    kind: Kind | None
    properties: dict[str, Node]
    scaffold: Scaffold
    problems: list[Problem]
    values: dict[str, Any] = field(default_factory=dict)

    def reading(self) -> Reading:
        note = self.note
        self._note_what_is_unreadable()
        day = self._day()
        shape = self.kind or REFLECTION
        for wanted in self._given:
            self._take(wanted.name, wanted.read)
        marks = Marks(note, day, self.scaffold, self.problems)
        marks.read()
        is_written = self._is_written(day)
        record = self._record(shape, day, marks, is_written=is_written)
        for name, what in shape.slips(record):
            node = self.properties[key(name)]
            self.problems.append(Problem(note.path, node.line, node.column, f"`{name}`: {what}"))
        undated = False
        if day is None and shape.dated:
            undated = is_written and (self.kind is not None or any(is_mark(tag) for tag in note.tags))
            if undated and self.kind is not None and not any(map(self._has_problem, ("day", "date"))):
                self._say(f"no day for this {shape.name}; add `day:`, or begin the file's name with the date")
        # A note that was only just made, and given its name, is not told what else it may hold.
        if self.kind is not None and note.fault is None and self._is_written(day, but=shape.named):
            for wanted in shape.properties:
                if wanted.bold and not self.values.get(wanted.name) and not self._has_problem(wanted.name):
                    self._say(
                        f"`{wanted.name}` is blank; this {shape.name} counts once it is there", wanted.name
                    )
        return Reading(record, shape.name, tuple(self.problems), undated=undated)

    def _note_what_is_unreadable(self) -> None:
        note = self.note
        if note.fault is not None:
            self.problems.append(Problem(note.path, note.fault.line, note.fault.column, note.fault.message))
        for twice in note.duplicates:
            message = f"`{twice.key}` stands here a second time; this one counts"
            self.problems.append(Problem(note.path, twice.line, twice.column, message))
        if (line := note.first_unread_line) is not None:
            message = f"the text is longer than {MAX_TEXT // 1024} KiB; from here on it is not read"
            self.problems.append(Problem(note.path, line, 1, message))

    @property
    def _taken(self) -> tuple[Property, ...]:
        """The kind's properties; of a person's own daily note the lists of an evening, since the rest may be theirs."""
        if self.kind:
            return self.kind.properties
        return tuple(each for each in REFLECTION.properties if each.name in OF_ANY_EVENING)

    @cached_property
    def _given(self) -> tuple[Property, ...]:
        """Those of them that the note has: mostly a few of many, and looked through more than once."""
        return tuple([each for each in self._taken if key(each.name) in self.properties])

    def _say(self, message: str, name: str = "") -> None:
        node = self.properties.get(key(name))
        line, column = (node.line, node.column) if node else (1, 1)
        self.problems.append(Problem(self.note.path, line, column, message))

    def _has_problem(self, name: str) -> bool:
        node = self.properties.get(key(name))
        return node is not None and any(problem.line == node.line for problem in self.problems)

    def _take(self, name: str, read_value: Callable[[Node], Any]) -> None:
        node = self.properties.get(key(name))
        if node is None or node.blank:
            return
        try:
            self.values[name] = read_value(node)
        except Misfit as misfit:
            if name in _IN_DOUBT:
                self.values[name] = _IN_DOUBT[name]
            elif misfit.did_you_mean and misfit.did_you_mean == _IF_NEAR.get(name):
                self.values[name] = misfit.did_you_mean
            self.problems.append(
                Problem(
                    self.note.path,
                    misfit.line,
                    misfit.column,
                    f"`{name}`: {misfit.message}",
                    misfit.did_you_mean,
                )
            )

    def _day(self) -> date | None:
        """``day``, else ``date``, else the date that leads the file's name, else the one its path's format finds."""
        by_path = leading_day(self.note.stem) or self.place.day
        for name in _DAYS:
            told = len(self.problems)
            self._take(name, DAY.read)
            if found := self.values.pop(name, None):
                return found  # type: ignore[no-any-return]  # a reader's value; DAY gives a date
            if name == "date" and self.kind is None and by_path:
                del self.problems[told:]  # of a person's own daily note it is theirs, in whatever form
        return by_path

    def _record(self, shape: Kind, day: date | None, marks: Marks, *, is_written: bool) -> Record:
        values = dict(self.values)
        triggers: list[tuple[Name, Tier]] = []
        if isinstance(trigger := values.get("trigger"), Name):
            triggers.append((trigger, Tier.NOTE))
        triggers += [(name, Tier.LIST) for name in values.pop("triggers", ())]
        triggers += [(name, Tier.TAG) for name in marks.triggers]
        loops = [*marks.loops, *map(_ended, values.pop("repairs", ()))]
        distress = [d for d in (values.pop("distress", None), *marks.distress) if d is not None]
        lessons: dict[str, str] = {}
        for lesson in (*values.pop("lessons", ()), *marks.lessons):
            lessons.setdefault(key(lesson), lesson)
        return shape.record(
            path=self.note.path,
            kind=self.kind.name if self.kind else "",
            day=day,
            is_written=is_written,
            feelings=_unique((*values.pop("feelings", ()), *marks.feelings)),
            needs=_unique((*values.pop("needs", ()), *marks.needs)),
            habits=_unique((*values.pop("habits", ()), *marks.habits)),
            distress=max(distress, default=None),
            lessons=tuple(lessons.values()),
            adjust=values.pop("adjust", None) or marks.adjust,
            stories=_unique(marks.stories),
            triggers=tuple(Mention(name, tier) for name, tier in triggers),
            loops=tuple(loops),
            links=tuple(link for text in self.note.texts if "[" in text.text for link in text.links),
            **self._told_otherwise(shape, marks, values),
        )

    def _told_otherwise(self, shape: Kind, marks: Marks, values: dict[str, Any]) -> dict[str, Any]:
        """What a tag or an answer says of a property that the kind has."""
        told = {"story_type": next(iter(marks.stories), None), "adjust_tried": marks.adjust_tried}
        for name, value in told.items():
            if value is not None and name in shape.by_name:
                values.setdefault(name, value)
        return values

    def _is_written(self, day: date | None, *, but: str = "") -> bool:
        """Whether there is a value (``but`` of one property), a tag or a line that no template puts there."""
        template = self.kind.template if self.kind else "daily"
        for name in (*(wanted.name for wanted in self._given), "written"):
            node = self.properties.get(key(name))
            if node is None or node.blank or name == but:
                continue
            values = tuple(value.raw for value in scalars(node))
            if not self.scaffold.puts(template, name, values, day, self.note.stem):
                return True
        given = self.scaffold.tags(template)
        if any(is_mark(tag) and key(tag.text) not in given for tag in self.note.property_tags):
            return True
        return self.scaffold.adds(self.note.prose, day, self.note.stem)


def _ended(name: Name) -> Loop:
    """Also in a list, and as a link, `dinner/let go` ends a rift without a repair."""
    found = closing(Name(name.target or name.text, from_tag=name.from_tag))
    return found if found.ending else Loop(name, opens=False)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
