"""Tags: what is one in a text, and which the properties hold.

https://help.obsidian.md/tags: letters, digits, `_`, `-`, `/` and symbols, at least one of them no digit; ASCII and general
punctuation end a tag.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vaultkit.notes.nodes import Properties, Scalar, scalars

_TAG_CHAR = r"[^\s\0-\x1f!-,.:-@\[-^`{-\x7f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]"
TAG = re.compile(rf"(?:(?<=[\s(*~])|(?<=^))#(?!\d+(?!{_TAG_CHAR}))({_TAG_CHAR}+)", re.MULTILINE)
_NAMES = frozenset({"tags", "tag"})
_PART = re.compile(r"[^,\s]+")
_MARKED_PART = re.compile(r"(?<!\S)#[^,\s]+")
Lines = Callable[[], Sequence[str]]
"""The note's lines: asked for only where YAML took a tag for a comment."""


class Tag(NamedTuple):
    """A tag without its ``#``. ``line`` and ``column`` count from 1."""

    text: str
    line: int
    column: int


def without_tags(text: str) -> str:
    """A line to be quoted, without its tags."""
    return " ".join(TAG.sub("", text).split())


def in_properties(properties: Properties, lines: Lines) -> Iterator[Tag]:
    """The tags of ``tags``, and of ``tag`` as it once was called, in order."""
    for scalar in _texts(properties):
        yield from _in_text(scalar, lines)


def unseen(properties: Properties, lines: Lines) -> Iterator[tuple[Tag, ...]]:
    """Those that are no tags to Obsidian: several in one text, or behind a `#` that begins a comment."""
    for scalar in _texts(properties):
        found = tuple(_in_text(scalar, lines))
        if len(found) > 1 or (found and not scalar.raw):
            yield found


def _texts(properties: Properties) -> Iterator[Scalar]:
    for name, node in properties.items():
        if name.rstrip(":").casefold() in _NAMES:
            yield from scalars(node)


def _in_text(scalar: Scalar, lines: Lines) -> Iterator[Tag]:
    typed, pattern, column = scalar.raw, _PART, scalar.column + (not scalar.plain)
    if not typed:  # to YAML, `tags: #this` holds nothing but a comment
        typed, pattern = lines()[scalar.line - 1][column - 1 :], _MARKED_PART
    elif scalar.blank:
        return
    # `a, b` in one string is no tag in Obsidian; vaultkit reads what was meant.
    for part in pattern.finditer(typed):
        if (text := part[0].lstrip("#")) and not text.isdecimal():
            yield Tag(text, scalar.line, column + part.start())
