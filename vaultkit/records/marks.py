"""What tags and fixed headings say, in any journal note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from vaultkit.notes.links import flatten
from vaultkit.notes.names import Name, key
from vaultkit.notes.note import Note, Tag, Text, heading_key, plain_item, without_tags
from vaultkit.records.record import Misfit, Problem, short
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.words import STORIES

LEARNED = heading_key("What did you learn?")
IF_IT_RETURNS = heading_key("If it returns, then I …")
_PLAN = re.compile(r"(?:if|when|then)\b", re.IGNORECASE)
_PREFIXES = frozenset(
    {"trigger", "feeling", "need", "distress", "rift", "repair", "story", "habit", "lesson"}
)


def is_mark(tag: Tag) -> bool:
    """Whether a tag is one of vaultkit's."""
    return tag.text.split("/", 1)[0].casefold() in _PREFIXES


@dataclass
class Marks:
    """``scaffold`` knows what the templates say under the headings: nobody's lesson."""

    note: Note
    day: date | None
    scaffold: Scaffold
    problems: list[Problem]
    triggers: list[Name] = field(default_factory=list)
    feelings: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    habits: list[str] = field(default_factory=list)
    distress: list[int] = field(default_factory=list)
    loops: list[tuple[Name, bool]] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
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
        self.adjust = next(filter(None, self._plans(lesson_lines)), None)

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
                self._distress(name.text, tag)
            case "story":
                self._story(name.text, tag)

    def _distress(self, rest: str, tag: Tag) -> None:
        if re.fullmatch(r"\d{1,3}", rest) and int(rest) <= 10:
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
        for text in self.note.texts:
            rows = text.text.split("\n")
            marked = [row for line, row in enumerate(rows, text.line) if line in tagged]
            is_lesson = text.shape == "item" and (marked or text.heading == LEARNED)
            if is_lesson and self._is_said(text) and (words := quotable(text.text)):
                yield words

    def _plans(self, lessons: set[int]) -> Iterator[str]:
        """List items under the heading, then paragraphs that read as a plan: it is the last heading of the evening, and
        what is typed at the end of a note stands under it too.
        """
        under = [text for text in self.note.texts if text.heading == IF_IT_RETURNS and self._is_said(text)]
        yield from (quotable(t.text) for t in under if t.shape == "item" and t.line not in lessons)
        for text in under:
            if text.shape == "paragraph" and _PLAN.match(words := quotable(text.text)):
                yield words

    def _is_said(self, text: Text) -> bool:
        lines = self.note.lines[text.line - 1 : text.line + text.text.count("\n")]
        return self.scaffold.adds((line.strip() for line in lines), self.day, self.note.stem)


def quotable(text: str) -> str:
    """A person's words without what only their note needs: links, tags, a task's box."""
    return flatten(without_tags(plain_item(text)))
