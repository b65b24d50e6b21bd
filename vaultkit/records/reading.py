"""From a note to its record and its problems: the three tiers, folded into one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.nodes import Node, scalars, single
from vaultkit.notes.note import MAX_TEXT, Note
from vaultkit.notes.packed import Packed
from vaultkit.records.daily import DAILY, DAY_KINDS, DAY_PLACE, with_morning
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import KINDS, PAGE_KINDS, kind_named
from vaultkit.records.marks import Marks, closing, is_mark
from vaultkit.records.private import is_private
from vaultkit.records.properties import by_key, has_unseen_tags, names_in, prose, told
from vaultkit.records.property_values import PropertyValues
from vaultkit.records.record import Loop, Mention, Misfit, Page, Problem, Record, Tier
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.theirs import has_own, is_vaultkits, meant, speaks
from vaultkit.records.weekly import weekly_line

_KIND_LINE = r"(?im)^[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?([\w -]+)"
"""Compiled where it is used, which is hardly ever: that takes as long as ten modules."""
_NEAR, _LONGER = 0.75, 2
"""A slip of the finger, not another word: `report` is no repair."""


@dataclass(frozen=True, slots=True)
class Place(Packed):
    """What a note's path says of it. ``journal`` is set for every journal note.

    ``kind``: of vaultkit's own day notes; "daily" of a day's one note, "week" of a person's weekly note that holds a
    week's sections. ``which``: the week of any weekly note of theirs. ``home``: where vaultkit puts notes of some kind.
    """

    kind: str | None = None
    day: date | None = None
    journal: bool = False
    which: str = ""
    home: bool = False


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
    properties = by_key(note)
    names = meant(names_in(note, properties), properties)
    word = single(properties.get("kind"))
    # Of a person's own, and no page, whatever kind it says.
    is_daily = place.journal and place.day is not None and not place.home and place.kind not in DAY_KINDS
    if word and (page := key(word.raw)) in PAGE_KINDS and not is_daily:
        found = single(properties.get(page))
        which = found.raw if found else ""
        about = single(properties.get("about")) if page == "theme" else None
        adjust = weekly_line(note, which, scaffold) if page == "week" else None
        return Reading(page=Page(page, which, key(about.raw) if about else ""), adjust=adjust)
    if place.which and (place.kind == "week" or note.regions):
        return Reading(page=Page("week", place.which), adjust=weekly_line(note, place.which, scaffold))
    by_path = kind_named(place.kind) if place.kind else None
    kind = (kind_named(word.raw) if word else _kind_in(note.unread) if note.fault else None) or by_path
    # A day's note is no test or step for a word among its properties alone.
    is_meant = has_own if is_daily else is_vaultkits
    if kind and kind is not by_path and not (place.home or is_meant(kind, note, names)):
        kind = by_path
    problems: list[Problem] = []
    is_slip = word is not None and kind_named(word.raw) is None and _is_slip(word.raw, note, place, names)
    if word and is_slip:
        problems.append(Misfit.of(word.line, word.column, word.raw, _KIND_NAMES).at(note.path))
    if kind is None and not place.journal:
        return Reading(problems=tuple(problems))
    reader = _Reader(note, place, kind, properties, scaffold, problems)
    reading = reader.reading()
    if not reading.problems or is_slip or (kind and (place.home or place.kind)):
        return reading
    is_told = speaks(note, kind, names, reader.said.values)
    return reading if is_told else replace(reading, problems=())


_KIND_NAMES = tuple(kind.name for kind in KINDS)


def _is_slip(word: str, note: Note, place: Place, names: Iterable[str]) -> bool:
    """Whether one of the kinds was meant: other plugins have kinds of their own."""
    near = kind_named(nearest(word, _KIND_NAMES, _NEAR) or "")
    if near is None or abs(len(near.name) - len(word)) > _LONGER:
        return False
    is_home = place.home or place.kind is not None or (place.journal and near.name in DAY_KINDS)
    return is_home or has_own(near, note, names)


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

    def reading(self) -> Reading:
        note = self.note
        is_whole_day = self.place.kind == DAY_PLACE
        self.said = PropertyValues(
            note,
            self.kind,
            self.properties,
            self.problems,
            is_whole_day=is_whole_day,
            formats=self.scaffold.formats,
        )
        self._note_what_is_unreadable()
        day = self.said.day(self.place.day)
        self.said.read()
        shape = self.kind or DAILY
        marks = Marks(note, day, self.scaffold, self.problems, self.said.beside)
        marks.read()
        is_written = self._is_written(day)
        record = self._record(shape, day, marks, is_written=is_written)
        for name, what in shape.slips(record):
            self.said.say_of(name, what)
        undated = False
        if day is None and shape.dated:
            undated = is_written and (self.kind is not None or any(is_mark(tag) for tag in note.tags))
            if undated and self.kind is not None and not any(map(self.said.has_problem, ("day", "date"))):
                self.said.say(
                    f"no day for this {shape.name}; add `day:`, or begin the file's name with the date"
                )
        if self.kind is not None and note.fault is None:
            self._say_what_is_blank(shape, day)
        return Reading(record, shape.name, tuple(self.problems), undated=undated)

    def _say_what_is_blank(self, shape: Kind, day: date | None) -> None:
        """A note that was only just made, and given its name, is not told what else it may hold."""
        blank = [
            wanted.name
            for wanted in shape.properties
            if wanted.bold
            and not self.said.values.get(wanted.name)
            and not self.said.has_problem(wanted.name)
        ]
        if blank and self._is_written(day, but=shape.named):
            for name in blank:
                self.said.say(f"`{name}` is blank; this {shape.name} counts once it is there", name)

    def _note_what_is_unreadable(self) -> None:
        note = self.note
        if note.is_parsed or has_unseen_tags(self.properties):
            self.problems.extend(told(note, self.properties, self.said.given))
        if note.fault is not None:
            self.problems.append(Problem(note.path, note.fault.line, note.fault.column, note.fault.message))
        for twice in note.duplicates:
            message = f"`{twice.key}` stands here a second time; this one counts"
            self.problems.append(Problem(note.path, twice.line, twice.column, message))
        if (line := note.first_unread_line) is not None:
            message = f"the text is longer than {MAX_TEXT // 1024} KiB; from here on it is not read"
            self.problems.append(Problem(note.path, line, 1, message))

    def _record(self, shape: Kind, day: date | None, marks: Marks, *, is_written: bool) -> Record:
        values = self.said.values if self.kind else with_morning(self.said.values)
        values = dict(values)
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
        template = (self.kind or DAILY).template
        for name in (*(wanted.name for wanted in self.said.given), "written"):
            node = self.properties.get(key(name))
            if node is None or node.blank or name == but:
                continue
            values = tuple(value.raw for value in scalars(node))
            if not self.scaffold.puts(template, name, values, day, self.note.stem):
                return True
        given = self.scaffold.tags(template)
        if any(is_mark(tag) and key(tag.text) not in given for tag in self.note.property_tags):
            return True
        return self.scaffold.adds(prose(self.note), day, self.note.stem)


def _ended(name: Name) -> Loop:
    """Also in a list, and as a link, `dinner/let go` ends a rift without a repair."""
    found = closing(Name(name.target or name.text, from_tag=name.from_tag))
    return found if found.ending else Loop(name, opens=False)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
