"""From a note to its record and its problems: the three tiers, folded into one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vaultkit.notes.calendar import leading_day
from vaultkit.notes.frontmatter import Node, Scalar
from vaultkit.notes.links import flatten
from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.note import Note, Tag, heading_key, plain_item, without_tags
from vaultkit.records.fields import DAY
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import KINDS, PAGE_KINDS, kind_named
from vaultkit.records.record import Loop, Mention, Misfit, Problem, Record, Tier
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.scaffold import Scaffold

LEARNED = heading_key("What did you learn?")
IF_IT_RETURNS = heading_key("If it returns, then I …")
_NO = frozenset({"false", "no", "off", "0", ""})
_PRIVATE_LINE = re.compile(
    r"^[\"']?private[\"']?\s*:\s*(\S*)|(?:^|[\s\[,#\"'-])unsafe(?=$|[\s\],\"'])", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a note's path says of it. ``kind`` is set for vaultkit's own day notes, ``journal`` for every journal note."""

    kind: str | None = None
    day: date | None = None
    journal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one note says. A private note's reading holds nothing at all."""

    record: Record | None = None
    kind: str | None = None
    problems: tuple[Problem, ...] = ()
    private: bool = False
    undated: bool = False
    page: tuple[str, str] | None = None
    """(kind, which) of a page of vaultkit's own."""


PRIVATE = Reading(private=True)


def read(note: Note, place: Place, scaffold: Scaffold) -> Reading:
    """The record of a journal note, its problems; an empty reading for any other note."""
    properties = {key(name): (name, node) for name, node in note.properties.items()}
    kind, page, problems = _kind(note, place, properties)
    if page is not None:
        return Reading(page=page)
    if kind is None and not place.journal:
        return Reading(problems=() if _is_private(note, properties) else problems)
    if _is_private(note, properties):
        return PRIVATE
    return _Reader(note, place, kind, properties, problems).reading(scaffold)


Found = dict[str, tuple[str, Node]]


def _kind(
    note: Note, place: Place, properties: Found
) -> tuple[Kind | None, tuple[str, str] | None, tuple[Problem, ...]]:
    node = properties.get("kind", ("", None))[1]
    if not isinstance(node, Scalar) or node.blank:
        return (kind_named(place.kind) if place.kind else None), None, ()
    word = key(node.raw)
    if word in PAGE_KINDS:
        which = properties.get(word, ("", None))[1]
        return None, (word, which.raw if isinstance(which, Scalar) else ""), ()
    kind = kind_named(node.raw)
    if kind is not None:
        return kind, None, ()
    names = [known.name for known in KINDS]
    close = nearest(node.raw, names)
    by_path = kind_named(place.kind) if place.kind else None
    if not close or not (place.journal or leading_day(note.stem)):
        return by_path, None, ()
    misfit = Misfit.of(node.line, node.column, node.raw, names)
    return by_path, None, (misfit.at(note.path),)


def _is_private(note: Note, properties: Found) -> bool:
    """In doubt, private: where the properties cannot be read, a line that looks like it is enough."""
    if any(key(tag.text) == "unsafe" for tag in note.tags):
        return True
    if "private" in properties:
        node = properties["private"][1]
        return not (isinstance(node, Scalar) and (node.blank or key(node.raw) in _NO))
    if note.fault is None:
        return False
    head = note.text[: note.body or 4096]
    return any(m[1] is None or key(m[1]) not in _NO for m in _PRIVATE_LINE.finditer(head))


@dataclass
class _Reader:
    note: Note
    place: Place
    kind: Kind | None
    properties: Found
    problems_so_far: tuple[Problem, ...]
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def reading(self, scaffold: Scaffold) -> Reading:
        note = self.note
        self.problems.extend(self.problems_so_far)
        if note.fault is not None:
            self.problems.append(Problem(note.path, note.fault.line, note.fault.column, note.fault.message))
        for twice in note.duplicates:
            message = f"`{twice.key}` stands here a second time; this one counts"
            self.problems.append(Problem(note.path, twice.line, twice.column, message))
        day = self._day()
        shape = self.kind or REFLECTION  # a person's own daily note has the properties of an evening
        for wanted in shape.properties:
            self._take(wanted.name, wanted.read)
        marks = _Marks(note, self.problems)
        marks.read()
        is_written = self._is_written(shape, scaffold, day)
        record = self._record(shape, day, marks, is_written=is_written)
        undated = False
        if day is None and shape.dated:
            undated = is_written and (self.kind is not None or any(_is_mark(tag) for tag in note.tags))
            if undated and self.kind is not None:
                self._say(
                    f"a {shape.name} without a day", "add `day:`, or begin the file's name with the date"
                )
        if is_written and self.kind is not None and note.fault is None:
            for wanted in shape.properties:
                if (
                    wanted.bold
                    and self.values.get(wanted.name) is None
                    and not self._has_problem(wanted.name)
                ):
                    self._say(f"`{wanted.name}` is blank", f"a {shape.name} note counts once it is there")
        return Reading(record, shape.name, tuple(self.problems), undated=undated)

    def _say(self, what: str, then: str) -> None:
        self.problems.append(Problem(self.note.path, 1, 1, f"{what}; {then}"))

    def _has_problem(self, name: str) -> bool:
        node = self.properties.get(key(name), ("", None))[1]
        return node is not None and any(problem.line == node.line for problem in self.problems)

    def _take(self, name: str, read_value: Callable[[Node], Any]) -> None:
        node = self.properties.get(key(name), ("", None))[1]
        if node is None or node.blank:
            return
        try:
            self.values[name] = read_value(node)
        except Misfit as misfit:
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
        for name in ("day", "date"):
            self._take(name, DAY.read)
            if found := self.values.pop(name, None):
                return found  # type: ignore[no-any-return]  # a reader's value; DAY gives a date
        return leading_day(self.note.stem) or self.place.day

    def _record(self, shape: Kind, day: date | None, marks: "_Marks", *, is_written: bool) -> Record:
        values = dict(self.values)
        triggers: list[tuple[Name, Tier]] = []
        if isinstance(trigger := values.get("trigger"), Name):
            triggers.append((trigger, Tier.NOTE))
        triggers += [(name, Tier.LIST) for name in values.pop("triggers", ())]
        triggers += [(name, Tier.TAG) for name in marks.triggers]
        loops = [*marks.loops, *((name, False) for name in values.pop("repairs", ()))]
        distress = [d for d in (values.pop("distress", None), *marks.distress) if d is not None]
        lessons = (*values.pop("lessons", ()), *marks.lessons)
        return shape.record(
            path=self.note.path,
            kind=self.kind.name if self.kind else "",
            day=day,
            is_written=is_written,
            feelings=_unique((*values.pop("feelings", ()), *marks.feelings)),
            needs=_unique((*values.pop("needs", ()), *marks.needs)),
            habits=_unique((*values.pop("habits", ()), *marks.habits)),
            distress=max(distress, default=None),
            lessons=tuple({key(lesson): lesson for lesson in reversed(lessons)}.values())[::-1],
            adjust=values.pop("adjust", None) or marks.adjust,
            triggers=tuple(Mention(name, tier, order) for order, (name, tier) in enumerate(triggers)),
            loops=tuple(Loop(name, opens, order) for order, (name, opens) in enumerate(loops)),
            links=tuple(link for text in self.note.texts for link in text.links),
            **self._story(shape, marks, values),
        )

    def _story(self, shape: Kind, marks: "_Marks", values: dict[str, Any]) -> dict[str, Any]:
        if marks.story is not None and any(p.name == "story_type" for p in shape.properties):
            values.setdefault("story_type", marks.story)
        return values

    def _is_written(self, shape: Kind, scaffold: Scaffold, day: date | None) -> bool:
        put = scaffold.put(shape.template, day)
        for name in (*(p.name for p in shape.properties), "written"):
            original, node = self.properties.get(key(name), (name, None))
            if node is None or node.blank:
                continue
            if not (isinstance(node, Scalar) and put.get(original) == node.raw):
                return True
        if any(_is_mark(tag) for tag in self.note.tags):
            return True
        return scaffold.adds(self.note.prose, day)


def _is_mark(tag: Tag) -> bool:
    """Whether a tag is one of vaultkit's."""
    return tag.text.split("/", 1)[0].casefold() in _PREFIXES


_PREFIXES = frozenset(
    {"trigger", "feeling", "need", "distress", "rift", "repair", "story", "habit", "lesson"}
)
_STORIES = ("indifferent", "rejecting", "critical", "controlling", "leaving", "other")


@dataclass
class _Marks:
    """What tags and fixed headings say in any journal note."""

    note: Note
    problems: list[Problem]
    triggers: list[Name] = field(default_factory=list)
    feelings: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    habits: list[str] = field(default_factory=list)
    distress: list[int] = field(default_factory=list)
    loops: list[tuple[Name, bool]] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    story: str | None = None
    adjust: str | None = None

    def read(self) -> None:
        lesson_lines: set[int] = set()
        for tag in self.note.tags:
            prefix, _, rest = tag.text.partition("/")
            if prefix.casefold() == "lesson":
                lesson_lines.add(tag.line)
            elif (name := Name(rest.strip("/"), from_tag=True)).key:
                # Half-typed, `#trigger/` names nothing yet.
                self._tag(prefix.casefold(), name, tag)
        self.lessons.extend(self._lessons(lesson_lines))
        self.adjust = next(self._under(IF_IT_RETURNS), None)

    def _tag(self, prefix: str, name: Name, tag: Tag) -> None:
        words = {"feeling": self.feelings, "need": self.needs, "habit": self.habits}
        match prefix:
            case "trigger":
                self.triggers.append(name)
            case "feeling" | "need" | "habit":
                words[prefix].append(name.key)
            case "rift" | "repair":
                self.loops.append((name, prefix == "rift"))
            case "distress":
                self._distress(name.text, tag.line, tag.column)
            case "story":
                self._story(name.text, tag.line, tag.column)

    def _distress(self, rest: str, line: int, column: int) -> None:
        if re.fullmatch(r"\d{1,3}", rest) and int(rest) <= 10:
            self.distress.append(int(rest))
        else:
            message = f"found `#distress/{rest}`, expected a whole number from 0 to 10"
            self.problems.append(Problem(self.note.path, line, column, message))

    def _story(self, rest: str, line: int, column: int) -> None:
        if key(rest) in _STORIES:
            self.story = self.story or key(rest)
        else:
            self.problems.append(Misfit.of(line, column, rest, _STORIES).at(self.note.path))

    def _lessons(self, tagged: set[int]) -> Iterator[str]:
        for text in self.note.texts:
            if text.shape == "heading":
                continue
            rows = text.text.split("\n")
            marked = [row for number, row in enumerate(rows, text.line) if number in tagged]
            if text.shape == "item" and (marked or text.heading == LEARNED):
                words = _quotable(text.text)
            else:
                words = _quotable(" ".join(marked))
            if words:
                yield words

    def _under(self, heading: str) -> Iterator[str]:
        for text in self.note.texts:
            if text.heading == heading and text.shape != "heading" and (words := _quotable(text.text)):
                yield words


def _quotable(text: str) -> str:
    return flatten(without_tags(plain_item(text)))


def _unique(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
