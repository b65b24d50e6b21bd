"""What tags and fixed headings say, in any journal note."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from vaultkit.notes.links import flatten
from vaultkit.notes.names import Name, key, named, nearest
from vaultkit.notes.note import FIELD, Note, Text, heading_key, plain_item
from vaultkit.notes.regions import Broken, Region
from vaultkit.notes.tags import Tag, without_tags
from vaultkit.records.record import ENDINGS, Loop, Misfit, Problem, short
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.words import STORIES

ASKING = "last-week"
"""The region that asks how it went with last week's one thing."""
LEARNED = heading_key("What did you learn?")
IF_IT_RETURNS = heading_key("If it returns, then I …")
_ON_ITS_LINE = re.compile(r"if it returns, then i\s*(?:…|\.\.\.)(.+)", re.IGNORECASE)
_PLAN = re.compile(r"(?i:if|then)\b.*\bI\b")
PREFIXES = ("trigger", "feeling", "need", "distress", "rift", "repair", "story", "habit", "lesson")
# The properties of a template are called so, and a tag is easily called like them.
_SEVERAL = {f"{prefix}s": prefix for prefix in PREFIXES} | {"stories": "story"}
_NEAR = 0.82
"""A slip of the finger, not another word."""
_SHORT = 4


def is_mark(tag: Tag) -> bool:
    """Whether a tag is one of vaultkit's."""
    return parts(tag)[0] in PREFIXES


def says_something(tag: Tag) -> bool:
    """Whether it is one of them that can be read: `story/PROJ-12` is somebody's ticket."""
    prefix, rest = parts(tag)
    if prefix == "story":
        return key(rest) in STORIES
    if prefix == "distress":
        return _is_distress(rest)
    return prefix == "lesson" or (prefix in PREFIXES and bool(rest))


def is_slip(tag: Tag) -> bool:
    """Whether one of them was meant: a letter left out, doubled, or two swapped. Another letter makes another word."""
    prefix, rest = parts(tag)
    return bool(rest) and prefix in _slips()


@lru_cache(maxsize=1)
def _slips() -> dict[str, str]:
    """Each slip to what was meant. A first letter is hardly ever left out, and of so short a word as `need` none is."""
    found: dict[str, str] = {}
    for word in PREFIXES:
        places = range(len(word))
        left_out = (word[:n] + word[n + 1 :] for n in places if n and len(word) > _SHORT)
        doubled = (word[:n] + word[n] + word[n:] for n in places)
        swapped = (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places[:-1])
        for slip in (*left_out, *doubled, *swapped):
            found |= {slip: word, f"{slip}s": word}
    return {slip: word for slip, word in found.items() if _SEVERAL.get(slip, slip) not in PREFIXES}


def parts(tag: Tag) -> tuple[str, str]:
    """What a tag says of what: `trigger`, `slow-reply`."""
    prefix, _, rest = tag.text.partition("/")
    prefix = prefix.casefold()
    return _SEVERAL.get(prefix, prefix), rest.strip("/")


@dataclass
class Marks:
    """``scaffold`` knows what the templates say under the headings: nobody's lesson."""

    note: Note
    day: date | None
    scaffold: Scaffold
    problems: list[Problem]
    said: Collection[str] = ()
    """The keys of the properties that inline fields say: what they hold is no lesson and no plan."""
    triggers: list[Name] = field(default_factory=list)
    feelings: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    habits: list[str] = field(default_factory=list)
    distress: list[int] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    adjust: str | None = None
    adjust_tried: str | None = None

    def read(self) -> None:
        lesson_lines: set[int] = set()
        for tag in self.note.tags:
            prefix, rest = parts(tag)
            if prefix == "lesson":
                lesson_lines.add(tag.line)
            elif (name := named(rest, None, True)).key:
                # Half-typed, `#trigger/` names nothing yet.
                self._tag(prefix, name, tag)
        self.lessons.extend(filter(None, self._lessons(lesson_lines)))
        self.adjust = next(filter(None, self._plans(lesson_lines)), None)
        self.adjust_tried = next(self._answers(ASKING), None)

    def _answers(self, name: str) -> Iterator[str]:
        """What stands right below a region that asks something."""
        asking = [
            region for region in self._regions if region.name == name and region.last_line - region.line > 1
        ]
        for region in asking:
            for text in self.note.texts:
                is_below = 1 <= text.line - region.last_line <= 2 and text.shape != "heading"
                if is_below and self._is_said(text):
                    yield self._quotable(text.text)

    @property
    def _regions(self) -> tuple[Region, ...]:
        return () if isinstance(self.note.regions, Broken) else self.note.regions

    def _tag(self, prefix: str, name: Name, tag: Tag) -> None:
        words = {"feeling": self.feelings, "need": self.needs, "habit": self.habits}
        match prefix:
            case "trigger":
                self.triggers.append(name)
            case "feeling" | "need" | "habit":
                words[prefix].append(name.key)
            case "rift":
                self.loops.append(Loop(name, opens=True))
            case "repair":
                self.loops.append(closing(name))
            case "distress":
                self._distress(name.text, tag)
            case "story":
                self._story(name.text, tag)
            case _:
                self._slip(prefix, name, tag)

    def _slip(self, prefix: str, name: Name, tag: Tag) -> None:
        if near := _slips().get(prefix):
            found = f"found {short(f'#{tag.text}')}, which says nothing here"
            self.problems.append(Problem(self.note.path, tag.line, tag.column, found, f"{near}/{name.text}"))

    def _distress(self, rest: str, tag: Tag) -> None:
        if _is_distress(rest):
            self.distress.append(int(rest))
        else:
            message = f"found {short(f'#distress/{rest}')}, expected a whole number from 0 to 10"
            self.problems.append(Problem(self.note.path, tag.line, tag.column, message))

    def _story(self, rest: str, tag: Tag) -> None:
        if key(rest) in STORIES:
            self.stories.append(key(rest))
        else:
            self.problems.append(Misfit.of(tag.line, tag.column, rest, STORIES).at(self.note.path))

    def _lessons(self, tagged: set[int]) -> Iterator[str]:
        """List items under the heading, or a sentence right below it; elsewhere items and lines with the tag."""
        if not tagged and LEARNED not in self._headings:
            return
        for text, below in self._under_headings():
            learned = text.heading == LEARNED
            if not learned and not tagged:
                continue
            rows = text.text.split("\n")
            marked = [row for line, row in enumerate(rows, text.line) if line in tagged]
            is_item = text.shape == "item" and (learned or marked)
            is_answer = learned and below <= 2
            said = [text.text] if is_item or (is_answer and not marked) else marked
            if said and self._is_said(text):
                yield from map(self._quotable, said)

    def _plans(self, lessons: set[int]) -> Iterator[str]:
        """List items under the heading, what completes its sentence, then paragraphs that read as a plan.

        It is the last heading of the evening, and what is typed at the end of a note stands under it too.
        """
        under = [
            (text, below)
            for text, below in (self._under_headings() if IF_IT_RETURNS in self._headings else ())
            if text.heading == IF_IT_RETURNS and self._is_said(text)
        ]
        yield from (self._quotable(t.text) for t, _ in under if t.shape == "item" and t.line not in lessons)
        for text in self.note.texts:
            if text.shape == "heading" and (said := _ON_ITS_LINE.match(text.text)):
                yield self._quotable(said[1])
        for text, below in under:
            words = self._quotable(text.text)
            if text.shape == "paragraph" and (below == 1 or _PLAN.match(words)):
                yield words

    @cached_property
    def _headings(self) -> frozenset[str]:
        return frozenset([text.heading for text in self.note.texts])

    def _under_headings(self) -> Iterator[tuple[Text, int]]:
        """The texts below the headings, each with how many lines below."""
        heading = 0
        for text in self.note.texts:
            if text.shape == "heading":
                heading = text.line
            else:
                yield text, text.line - heading

    def _quotable(self, text: str) -> str:
        """Without the inline fields that say a property."""
        if self.said and FIELD in text:
            text = "\n".join(map(self._without_fields, text.split("\n")))
        return quotable(text)

    def _without_fields(self, row: str) -> str:
        from vaultkit.notes.inline_fields import find  # noqa: PLC0415 - as in note

        for found in reversed(find(row)):
            if key(found.name) in self.said:
                row = row[: found.whole[0]] + row[found.whole[1] :]
        return row

    def _is_field(self, text: Text) -> bool:
        from vaultkit.notes.inline_fields import find  # noqa: PLC0415 - as in note

        first = find(text.text.partition("\n")[0])
        return any(each.alone and key(each.name) in self.said for each in first)

    def _is_said(self, text: Text) -> bool:
        if self.said and text.shape == "item" and self._is_field(text):
            return False
        lines = self.note.lines[text.line - 1 : text.line + text.text.count("\n")]
        return self.scaffold.adds((line.strip() for line in lines), self.day, self.note.stem)


def _is_distress(rest: str) -> bool:
    return re.fullmatch(r"\d{1,3}", rest) is not None and int(rest) <= 10


def closing(name: Name) -> Loop:
    """`repair/dinner` ends it; `repair/dinner/let-go` without a repair, also with a slip of the finger in it."""
    rift, _, word = name.text.rpartition("/")
    ending = nearest(word, ENDINGS, _NEAR) if rift else None
    if ending:
        return Loop(Name(rift, from_tag=True), opens=False, ending=ending)
    return Loop(name, opens=False)


def quotable(text: str) -> str:
    """A person's words without what only their note needs: links, tags, a task's box."""
    return flatten(without_tags(plain_item(text)))
