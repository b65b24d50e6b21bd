"""A part of a note (a heading of the highest level there, and all below it), and how it goes into a note that is there.

Nothing that stands there changes: a part is put in, or, where it would change how anything around it is read, is not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaultkit.notes import regions
from vaultkit.notes.note import Note, heading_key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.value import ENDING

_MERGE = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Heading:
    """``line`` is where it begins, ``below`` the line behind it; both from 0."""

    line: int
    below: int
    level: int
    key: str


def body(text: str) -> str:
    """A note's text without its properties."""
    return text[read_note("", text).body :]


def part(text: str, region: str) -> str:
    """The part of a note that holds a region of that name; empty where none does."""
    note = read_note("", text)
    if isinstance(note.regions, regions.Broken):
        return ""
    line = next((found.line - 1 for found in note.regions if found.name == region), None)
    headings = list(_headings(note))
    top = min((heading.level for heading in headings), default=0)
    starts = [heading.line for heading in headings if heading.level == top]
    rows = regions.lines(text)
    for start, stop in pairwise([*starts, len(rows)]):
        if line is not None and start <= line < stop:
            return "".join(rows[start:stop])
    return ""


def with_parts(text: str, parts: Sequence[str]) -> str | None:
    """The note with each part at its end, or below the heading that it begins with where the note has that already.

    None in doubt: code that is never closed, markers that are no pair, a region that is there already, a note that
    is another plugin's (Kanban, Excalidraw).
    """
    for each in parts:
        done = _with_part(text, each)
        if done is None:
            return None
        text = done
    return text


def _with_part(text: str, words: str) -> str | None:
    note, ending = read_note("", text), _ending(text)
    if isinstance(note.regions, regions.Broken) or note.first_unread_line or note.fault or is_anothers(note):
        return None
    words = ending.join(row.rstrip("\r\n") for row in regions.lines(words.strip("\r\n")))
    first = next(iter(_headings(read_note("", words))), None)
    rows, headings = regions.lines(text), list(_headings(note))
    stop = len(rows)
    if first and first.line == 0:
        for number, heading in enumerate(headings):
            if heading.key == first.key:
                words = "".join(regions.lines(words)[first.below :]).lstrip("\r\n")
                later = (each.line for each in headings[number + 1 :] if each.level <= heading.level)
                stop = next(later, len(rows))
                break
    at = _behind_last(note, rows, stop)
    before = "".join(rows[:at])
    gap = ""
    if at > note.first_body_line - 1:
        gap = ending if before.endswith(("\n", "\r")) else ending * 2
    elif before and not before.endswith(("\n", "\r")):
        gap = ending
    done = "".join((before, gap, words, ending, *rows[at:]))
    return done if _stands_there(note, read_note("", done), read_note("", words + ending), at) else None


def is_anothers(note: Note) -> bool:
    """Whether another plugin writes the whole note or is about to (Templater), two versions of it wait to be merged, or
    something of Obsidian's own is never closed: a comment, a formula.
    """
    text = note.text[note.body :]
    is_written = "<%" in note.text or any(name.endswith("-plugin") for name in note.properties)
    is_open = any(text.count(mark) % 2 for mark in ("%%", "$$")) or text.count("<!--") > text.count("-->")
    return is_written or is_open or _MERGE.search(text) is not None


def _behind_last(note: Note, rows: list[str], stop: int) -> int:
    """Behind the last line that is not blank; but never above the text."""
    at = stop
    while at >= note.first_body_line and not rows[at - 1].strip():
        at -= 1
    return at


def _headings(note: Note) -> Iterator[_Heading]:
    first = note.first_body_line - 1
    for token, words in pairwise(note.tokens):
        if token.map and token.type == "heading_open" and not token.level:
            level = int(token.tag[1:])
            yield _Heading(first + token.map[0], first + token.map[1], level, heading_key(words.content))


def _stands_there(before: Note, after: Note, alone: Note, at: int) -> bool:
    """Whether the note reads as before, with the part in its place read as it reads alone."""
    there, now, new = map(_names, (before, after, alone))
    if there is None or now is None or new is None:
        return False
    above = sum(text.line <= at for text in before.texts)
    read, all_of, words = (
        [(text.text, text.shape) for text in each.texts] for each in (before, after, alone)
    )
    return sorted(now) == sorted([*there, *new]) and all_of == read[:above] + words + read[above:]


def _names(note: Note) -> list[str] | None:
    found = note.regions
    return None if isinstance(found, regions.Broken) else [region.name for region in found]


def _ending(text: str) -> str:
    found = ENDING.search(text)
    return found[0] if found else "\n"
