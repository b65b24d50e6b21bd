"""A note with exactly what was asked put into it, and every other byte as it was.

The YAML is never written anew: PyYAML's marks say where a value stands, and its span alone is exchanged. What comes out
is read again before anyone gets it; in doubt nothing is changed, and :class:`Unspliced` says where the doubt is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from vaultkit.notes import frontmatter, regions
from vaultkit.notes.frontmatter import Block, Read
from vaultkit.notes.links import read_name
from vaultkit.notes.names import key
from vaultkit.notes.nodes import Node, Scalar, mappings, scalars, typed
from vaultkit.notes.note import Note, Text, heading_key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.value import ENDING, Edit, Unspliced, Value, quoted

__all__ = ["Put", "Spliced", "Unspliced", "add_under", "blanked", "put", "without"]


@dataclass(frozen=True, slots=True)
class Put:
    """One property to be written. ``values`` are text as it is meant (`afraid`, `[[Sam]]`, `7`), not YAML yet."""

    name: str
    values: tuple[str, ...]
    many: bool = False
    """A list: the values are added behind those that are there."""
    whole: bool = False
    """The list takes the place of the one that is there."""
    plain: bool = False
    """A number, a date, true or false: written bare, never quoted."""
    listed: Callable[[Node], Node] = lambda node: node
    """The list that is meant where one bare value stands."""

    def spelled(self, value: str) -> str:
        return value if self.plain else quoted(value)

    def same(self, value: str) -> str:
        """What is compared when two values are. Of a number the sign counts, and a name has none."""
        if self.plain:
            return value.strip()
        name = read_name(value)
        return key(name.text if name else value) or value

    def new_ones(self, held: Iterable[str], meant: Iterable[str]) -> list[str]:
        """What of it is not there yet, once each."""
        known, new = {self.same(value) for value in held}, dict[str, str]()
        for value in meant:
            if self.same(value) not in known:
                new.setdefault(self.same(value), value)
        return list(new.values())

    def is_said(self, node: Node, meant: str, *, exactly: bool) -> bool:
        if not isinstance(node, Scalar):
            return False
        return node.raw == meant if exactly else self.same(node.raw) == self.same(meant)


@dataclass(frozen=True, slots=True)
class Spliced:
    """``there``: what properties of one value hold that were left alone, since it is something else."""

    text: str
    there: Mapping[str, str] = field(default_factory=dict)


def put(text: str, puts: Iterable[Put], *, replace: bool = False) -> Spliced:
    """The note with these properties written. ``replace``: also those that hold another value already."""
    # From below upwards, so that whatever stops it is where it was in the note that was given; then the new ones.
    from_below = {key(name): n for n, name in enumerate(reversed(_read(text).properties))}
    there: dict[str, str] = {}
    for asked in sorted(puts, key=lambda asked: from_below.get(key(asked.name), len(from_below))):
        meant = [value.strip() if asked.plain else value for value in asked.values if value.strip()]
        if len(meant) > 1 and not asked.many:
            raise Unspliced(f"`{asked.name}` holds one value", 1, 1)
        if meant:
            done = _written(text, asked, meant, replace=replace)
            if done is None:
                found = _held(_node(_read(text), asked.name))
                there[asked.name] = ", ".join(" ".join(value.split()) for value in found)
            else:
                text = done
    return Spliced(text, there)


def blanked(text: str, name: str) -> str:
    """The note with nothing in a property of one value; as it is, if it has no such property."""
    block, said = frontmatter.find(text), _read(text)
    node = _node(said, name)
    if block is None or node is None or node.blank:
        return text
    value = Value.of(block.inner, frontmatter.marked(block), node, _ending(text))
    return _edited(text, block, value.blanked, name, [])


def _read(text: str) -> Read:
    said = frontmatter.read(text)
    if fault := said.fault:
        raise Unspliced(fault.message, fault.line, fault.column)
    return said


def _node(said: Read, name: str) -> Node | None:
    """The property of that name, however it is spelled."""
    for twice in said.duplicates:
        if key(twice.key) == key(name):
            raise Unspliced(f"a second `{twice.key}`", twice.line, twice.column)
    nodes = [node for found, node in said.properties.items() if key(found) == key(name)]
    if len(nodes) > 1:
        raise Unspliced(f"a second `{name}`", nodes[1].line, nodes[1].column)
    return nodes[0] if nodes else None


def _written(text: str, asked: Put, meant: list[str], *, replace: bool) -> str | None:
    """The text with one property written; None if something else is there."""
    text = _with_block(text)
    block, said = frontmatter.find(text), _read(text)
    assert block is not None
    node, root = _node(said, asked.name), frontmatter.marked(block)
    meant_there = asked.listed(node) if node and asked.many else node
    held = [] if asked.whole else _held(meant_there)
    if asked.many:
        meant = asked.new_ones(held, meant)
        if not meant or (asked.whole and meant == _held(node)):
            return text
    words = [asked.spelled(value) for value in meant]
    if node is None:
        edit = _one_line_more(block.inner, root, asked, words, _ending(text))
    else:
        value = Value.of(block.inner, root, node, _ending(text), stays=asked.many and not asked.whole)
        if asked.many and not node.blank and (asked.whole or meant_there is not node):
            edit = value.replaced(f"[{', '.join([*map(asked.spelled, held), *words])}]")
        elif asked.many:
            edit = value.added(words)
        elif not held:
            edit = value.only.filled(words[0])
        elif asked.is_said(value.only.node, meant[0], exactly=replace):
            return text
        elif replace:
            edit = value.only.replaced(words[0])
        else:
            return None
    return _edited(text, block, edit, asked.name, [*held, *meant] if asked.many else meant)


def _edited(text: str, block: Block, edit: Edit, name: str, meant: list[str]) -> str:
    """The text with that edit in its block, if it then holds what is meant, and all else as it was."""
    start, stop, new = edit
    before, after = _read(text), text[: block.start + start] + new + text[block.start + stop :]
    if not _holds(before, frontmatter.read(after), name, meant):
        node = _node(before, name)
        place = (node.line, node.column) if node else (1, 1)
        raise Unspliced(f"`{name}` cannot be written here without changing something else", *place)
    return after


def _held(node: Node | None) -> list[str]:
    return [] if node is None else [value.raw for value in scalars(node) if not value.blank]


def _one_line_more(inner: str, root: Any, asked: Put, words: list[str], ending: str) -> Edit:
    """Above the closing fence, as far to the right as the other names."""
    indent = " " * (root.start_mark.column if root else 0)
    value = f"[{', '.join(words)}]" if asked.many else words[0]
    return len(inner), len(inner), f"{indent}{quoted(asked.name)}: {value}{ending}"


def _with_block(text: str) -> str:
    block = frontmatter.find(text)
    if block is not None and block.closed:
        return text
    mark, ending = text[: text.startswith("\ufeff")], _ending(text)
    return f"{mark}---{ending}---{ending}{text.removeprefix(mark)}"


def _ending(text: str) -> str:
    """How the first line ends, which in a note with properties is the fence above them."""
    found = ENDING.search(text)
    return found[0] if found else "\n"


def _holds(before: Read, after: Read, name: str, meant: list[str]) -> bool:
    """Whether the property is what was meant, and all others are as they were."""
    if after.fault or [twice.key for twice in after.duplicates] != [twice.key for twice in before.duplicates]:
        return False
    nodes = _node(before, name), _node(after, name)
    return (
        _held(nodes[1]) == meant
        and _others(before, name) == _others(after, name)
        and len({str([typed(each) for each in mappings(node) if each.entries]) for node in nodes}) == 1
    )


def _others(said: Read, name: str) -> list[Any]:
    return [(found, typed(node)) for found, node in said.properties.items() if key(found) != key(name)]


def add_under(text: str, heading: str, words: str) -> str:
    """The note with a paragraph more, the last of what stands under that heading.

    Where no such heading is, and for an empty one, it is the last of the note.
    """
    note, ending = read_note("", text), _ending(text)
    words = ending.join(row.rstrip("\r\n") for row in regions.lines(words.strip()))
    if not words:
        return text
    if note.first_unread_line:
        raise Unspliced("too long a text to tell where this belongs", note.first_unread_line, 1)
    if isinstance(note.regions, regions.Broken):
        raise Unspliced(note.regions.message, note.regions.line, 1)
    lines = regions.lines(text)
    start, stop = _section(note, heading_key(heading), len(lines))
    last = max(
        (n for n, line in enumerate(note.lines[:stop], 1) if n > start and line.strip(" \t\r\n")),
        default=start,
    )
    at, before = last, ""
    if last < stop:
        at = last + 1  # the blank line that is there
    elif last >= note.first_body_line:
        before = ending
    if at and not lines[at - 1].endswith(("\n", "\r")):
        before += ending
    after = ending if at == stop < len(lines) else ""
    done = "".join((*lines[:at], before, words, ending, after, *lines[at:]))
    if not _stands_there(note, read_note("", done), read_note("", ending + words + ending), at):
        raise Unspliced(
            "these words would change how the note around them is read", min(at, len(lines)) or 1, 1
        )
    return done


def without(text: str, paragraph: re.Pattern[str]) -> str:
    """The note without the paragraphs that are nothing but this, and without the blank line below each."""
    note, lines = read_note("", text), regions.lines(text)
    gone = [t for t in note.texts if (t.shape, t.column) == ("paragraph", 1) and paragraph.fullmatch(t.text)]
    for found in reversed(gone):
        start, stop = found.line - 1, found.line
        if stop < len(lines) and not lines[stop].strip():
            stop += 1
        elif start and stop == len(lines) and not lines[start - 1].strip():
            start -= 1
        del lines[start:stop]
    after = read_note("", "".join(lines))
    kept = [found for found in note.texts if found not in gone]
    if _as_read(after.texts) != _as_read(kept) or _frame(after) != _frame(note):
        raise Unspliced(
            "a line cannot be taken away here without changing the note around it", gone[0].line, 1
        )
    return "".join(lines)


def _section(note: Note, wanted: str, end: int) -> tuple[int, int]:
    """The lines (from 0, the second excluded) under the first heading of that name, or the whole body."""
    assert not isinstance(note.regions, regions.Broken)
    inside = {n for region in note.regions for n in range(region.line - 1, region.last_line)}
    headings = [found for found in _headings(note) if found[0] not in inside]
    start = next((below for _, below, name in headings if wanted and name == wanted), None)
    if start is None:
        return note.first_body_line - 1, end
    stops = [top for top, _, _ in headings] + [region.line - 1 for region in note.regions]
    return start, min((stop for stop in stops if stop >= start), default=end)


def _headings(note: Note) -> Iterator[tuple[int, int, str]]:
    """Where each begins, the line below it, its key. One in a quote or a list begins with that, and has no key."""
    top, first = 0, note.first_body_line - 1
    for token, words in pairwise(note.tokens):
        if token.map and token.level == 0:
            top = first + token.map[0]
        if token.map and token.type == "heading_open":
            yield top, first + token.map[1], "" if token.level else heading_key(words.content)


def _stands_there(before: Note, after: Note, alone: Note, at: int) -> bool:
    """Whether the note reads as before, with the words at their place read as they read alone."""
    above = sum(found.line <= at for found in before.texts)
    read, words, now = (_as_read(note.texts) for note in (before, alone, after))
    return now == read[:above] + words + read[above:] and _frame(before) == _frame(after)


def _as_read(texts: Iterable[Text]) -> list[tuple[str, str]]:
    return [(found.text, found.shape) for found in texts]


def _frame(note: Note) -> Any:
    """What words must never make or move: the properties, and the regions."""
    found = note.regions
    marks = found if isinstance(found, regions.Broken) else [region.name for region in found]
    return note.first_body_line, str(note.fault), marks
