"""Inline fields in a row of text, as Dataview reads them: a whole row `name:: value`, or `[name:: value]` in a sentence.

https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/: a row of its own may have marks and pictures
before its name, and marks around it; where brackets hold a field, the row itself is none.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from vaultkit.notes.note import FIELD

_LONGEST_ROW = 32 * 1024
_LONGEST_NAME = 80
# What stands before a name: no letter, no digit. Then the name, its words apart by spaces; then what closes its marks.
_HEAD = re.compile(r"(?P<marks>[\W_]*+)(?P<name>[^\W_](?:[\w /-]*[^\W_])?)(?P<closing>[_*~`]*)\s*")
_OPENS = re.compile(rf"[\[(]\s*([^\[\]()\n]{{1,{_LONGEST_NAME}}}?)::")
_BRACKET = re.compile(r"\\.|[\[\]()]", re.DOTALL)
_PAIRS = {"]": "[", ")": "("}
_NO_NAME = re.compile(r"[^\w\s-]+")
_TASK = re.compile(r"\[.\](?:\s|\Z)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|%%.*?(?:%%|\Z)", re.DOTALL)
# Behind a value, what is no part of it: tags, and the name of the block.
_BEHIND = re.compile(r"(?:\s+#[^\s#,]+|\s+\^[\w-]+)+\s*\Z")
_EMPHASIS = re.compile(r"[*_~]+\Z")


class Span(NamedTuple):
    """A field in a row: its name as it was typed, from where to where its value stands, and whether the row is all of it.

    ``whole``: from where to where the field itself stands.
    """

    name: str
    start: int
    stop: int
    whole: tuple[int, int]
    alone: bool


class Field(NamedTuple):
    """A field in a note. ``value`` is blank where none was typed; ``line`` and ``column`` are the value's.

    ``alone``: it stands on a line that is nothing else. ``of_task``: a task's, and in Dataview none of the note's.
    """

    name: str
    value: str
    line: int
    column: int
    alone: bool
    of_task: bool = False


Rows = Iterable[tuple[int, int, str]]
"""Rows of a block, each with its line and the column (from 1) where it begins; code and comments are blanked."""


def fields(rows: Rows, lines: Sequence[str], *, is_item: bool) -> Iterator[Field]:
    """The fields of a block. All of an item that begins with a name is its value."""
    rows = list(rows)
    of_task = is_item and _TASK.match(rows[0][2]) is not None
    for n, (line, column, row) in enumerate(rows):
        box = _TASK.match(row) if of_task and not n else None
        typed = lines[line - 1][max(column - 1, 0) :]
        for name, start, stop, _, alone in find(" " * box.end() + row[box.end() :] if box else row):
            value = typed[start:stop]
            if is_item and alone and not n:
                more = takewhile(lambda each: FIELD not in each[2], rows[1:])
                value = " ".join((value, *(lines[below - 1].strip() for below, _, _ in more)))
            value = _BEHIND.sub("", _COMMENT.sub("", value)).strip()
            yield Field(name, value, line, column + start, alone, of_task)


def find(row: str) -> list[Span]:
    """The fields of a row in order, code and comments blanked in it."""
    if FIELD not in row or len(row) > _LONGEST_ROW:
        return []
    return list(_in_brackets(row)) or list(_alone(row))


def _in_brackets(row: str) -> Iterator[Span]:
    opened = list(_OPENS.finditer(row))
    closed = _closed(row, {found.start() for found in opened}) if opened else {}
    done = 0
    for found in opened:
        stop = closed.get(found.start())
        if stop is not None and found.start() >= done:
            done = stop + 1
            name = _NO_NAME.sub("", found[1])
            yield Span(name, *_stripped(row, found.end(), stop), (found.start(), done), alone=False)


def _closed(row: str, fields: Collection[int]) -> dict[int, int]:
    """Where each bracket is closed; each sort is counted by itself, and a backslash takes a bracket its meaning.

    Not so where a field begins.
    """
    closed: dict[int, int] = {}
    opened: dict[str, list[int]] = {"[": [], "(": []}
    for found in _BRACKET.finditer(row):
        sign, at = found[0][-1], found.end() - 1
        if at in fields or found[0] in opened:
            opened[sign].append(at)
        elif found[0] in _PAIRS and (begun := opened[_PAIRS[sign]]):
            closed[begun.pop()] = at
    return closed


def _alone(row: str) -> Iterator[Span]:
    name, _, value = row.partition(FIELD)
    if len(name) > 2 * _LONGEST_NAME:
        return
    found = _HEAD.fullmatch(name)
    if found is None:
        return
    start, stop = _stripped(row, len(name) + len(FIELD), len(row))
    # `**distress:: 7**`: the marks are around the whole of it.
    marks = _EMPHASIS.search(found["marks"])
    if marks and not found["closing"] and value.rstrip().endswith(marks[0][::-1]):
        start, stop = _stripped(row, start, max(start, stop - len(marks[0])))
    yield Span(found["name"], start, stop, (0, len(row)), alone=True)


def _stripped(row: str, start: int, stop: int) -> tuple[int, int]:
    """Without spaces around it, and without what was blanked behind it."""
    value = row[start:stop]
    first = start + len(value) - len(value.lstrip())
    return first, max(first, start + len(value.rstrip(" \t`") if value.strip() else value.rstrip()))
