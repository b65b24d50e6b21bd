"""A note: its place, its properties, and what its text holds by structure (headings, list items, tags, links).

markdown-it-py decides what is a heading, a list item or code; tags and links are then found in the text of each block
with code spans left out. Text inside vaultkit's regions is not part of the note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from vaultkit.notes import frontmatter, regions
from vaultkit.notes.links import WIKILINK, find_links
from vaultkit.notes.names import Name, key

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Obsidian: letters, digits, `_`, `-`, `/` and symbols; ASCII and general punctuation end a tag
# (https://help.obsidian.md/tags). At least one character must not be a digit.
_TAG = re.compile(
    r"(?:(?<=[\s(])|(?<=^))#([^\s!-,.:-@\[-^`{-~\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]+)", re.MULTILINE
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[a-z][a-z0-9+.-]*:[^<>\s]*>", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX/-]\]\s+")


Shape = Literal["heading", "item", "paragraph"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag without its ``#``. ``line`` and ``column`` count from 1."""

    text: str
    line: int
    column: int
    item: int | None = None
    """The index in ``Note.items`` of the list item it stands in."""


@dataclass(frozen=True, slots=True)
class Text:
    """A heading, a paragraph or a list item's own text, under the last heading before it."""

    text: str
    line: int
    heading: str
    """The heading's key (case-folded, see :func:`heading_key`), empty above the first."""
    shape: Shape

    @property
    def links(self) -> list[Name]:
        return find_links(_without_code(self.text))


@dataclass(frozen=True)
class Note:
    """``path`` is relative to the vault with ``/``; ``text`` is the whole note, byte-order mark and all."""

    path: str
    text: str
    properties: frontmatter.Properties = field(default_factory=dict)
    fault: frontmatter.Fault | None = None
    duplicates: tuple[frontmatter.Duplicate, ...] = ()
    body: int = 0

    @property
    def stem(self) -> str:
        return PurePosixPath(self.path).stem

    @cached_property
    def first_body_line(self) -> int:
        return len(regions.lines(self.text[: self.body])) + 1

    @cached_property
    def _tokens(self) -> list["Token"]:
        return _parser().parse(self.text[self.body :].removeprefix("\ufeff"))

    @cached_property
    def regions(self) -> regions.Found:
        """The regions, or why the note is left alone."""
        if regions.MARK not in self.text:
            return ()
        code: set[int] = set()
        for token in self._tokens:
            if token.type in ("fence", "code_block") and token.map:
                code.update(range(token.map[0] + self.first_body_line, token.map[1] + self.first_body_line))
        return regions.find(self.text, code)

    @cached_property
    def _in_region(self) -> frozenset[int]:
        """Line numbers of the regions, markers included. Where the markers are broken, nothing below the first counts:
        what stands there may be vaultkit's own words.
        """
        found = self.regions
        if isinstance(found, regions.Broken):
            numbered = list(enumerate(regions.lines(self.text), 1))
            marked = [number for number, line in numbered if line.startswith(regions.MARK)]
            return frozenset(range(marked[0], marked[-1] + 1))
        return frozenset(n for region in found for n in range(region.line, region.last_line + 1))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Headings, paragraphs and list items in order."""
        return tuple(self._blocks())

    @cached_property
    def items(self) -> tuple[Text, ...]:
        return tuple(block for block in self.texts if block.shape == "item")

    def _blocks(self) -> Iterator[Text]:
        heading, in_heading, fresh_item = "", False, False
        for token in self._tokens:
            line = token.map[0] + self.first_body_line if token.map else 0
            if line in self._in_region:
                continue
            if token.type == "heading_open":
                in_heading = True
            elif token.type == "heading_close":
                in_heading = False
            elif token.type == "list_item_open":
                fresh_item = True
            elif token.type in ("list_item_close", "blockquote_open"):
                fresh_item = False
            elif token.type == "inline":
                if in_heading:
                    heading = heading_key(token.content)
                shape: Shape = "heading" if in_heading else "item" if fresh_item else "paragraph"
                yield Text(token.content, line, heading, shape)
                fresh_item = False

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Tags of the properties and of the text, in order."""
        return (*self._property_tags(), *self._inline_tags())

    def _property_tags(self) -> Iterator[Tag]:
        for name, node in self.properties.items():
            if name.casefold() not in ("tags", "tag"):
                continue
            for scalar in _scalars(node):
                # `a, b` in one string is no tag in Obsidian; vaultkit reads what was meant.
                for part in re.split(r"[,\s]+", scalar.raw):
                    text = part.lstrip("#")
                    if text and not scalar.blank:
                        yield Tag(text, scalar.line, scalar.column)

    def _inline_tags(self) -> Iterator[Tag]:
        item = -1
        source = regions.lines(self.text)
        for block in self.texts:
            item += block.shape == "item"
            if "#" not in block.text:
                continue
            masked = _without_code(WIKILINK.sub(_blank, block.text))
            searched: dict[int, int] = {}
            for match in _TAG.finditer(masked):
                text = match[1].strip("/")
                if not text or text.isdigit():
                    continue
                line = block.line + masked.count("\n", 0, match.start())
                column = source[line - 1].find(match[0], searched.get(line, 0))
                searched[line] = column + 1
                yield Tag(text, line, max(column, 0) + 1, item if block.shape == "item" else None)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Every line of the body that is not blank, outside the regions, stripped."""
        start = self.first_body_line
        body = regions.lines(self.text[self.body :].removeprefix("\ufeff"))
        return tuple(
            stripped
            for number, line in enumerate(body, start)
            if number not in self._in_region and (stripped := line.strip())
        )


def read(path: str, text: str) -> Note:
    """A note from its path and text. Nothing of the body is parsed until it is asked for."""
    block = frontmatter.read(text)
    return Note(path, text, block.properties, block.fault, block.duplicates, block.body)


def heading_key(text: str) -> str:
    """Headings are equal whatever their case, spacing and closing punctuation."""
    return key(text.strip().rstrip("?:.…! "))


def plain_item(text: str) -> str:
    """A list item's words: its first line or lines joined, without a task's box."""
    return _TASK.sub("", " ".join(text.split()), count=1) if _TASK.match(text) else " ".join(text.split())


def without_tags(text: str) -> str:
    """A line to be quoted, without its tags."""
    return " ".join(_TAG.sub("", text).split())


def _scalars(node: frontmatter.Node) -> Iterator[frontmatter.Scalar]:
    if isinstance(node, frontmatter.Scalar):
        yield node
    elif isinstance(node, frontmatter.Sequence):
        for item in node.items:
            yield from _scalars(item)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", match[0])


def _without_code(text: str) -> str:
    for pattern in (_CODE_SPAN, _COMMENT, _ADDRESS):
        text = pattern.sub(_blank, text)
    return text


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 51 ms, and only journal notes need it

    # Block structure only: the inline pass costs as much again, and tags and links are no Markdown.
    return MarkdownIt("commonmark").enable("table").disable("inline")
