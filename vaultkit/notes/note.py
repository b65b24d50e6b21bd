"""A note: its place, its properties, and what its text holds by structure (headings, list items, tags, links).

markdown-it-py decides what is a heading, a list item or code, save where it is plain (:mod:`.plain_text`); tags and links
are then found in each block, code spans left out. Text inside vaultkit's regions is not part of the note.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from vaultkit.notes import frontmatter, plain_text, regions
from vaultkit.notes.blanks import without_code, without_links
from vaultkit.notes.links import find_links
from vaultkit.notes.names import Name, key
from vaultkit.notes.nodes import Properties, scalars

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_TEXT = 100 * 1024
"""So many characters of a note's text are read. Prose is quick, and a day has few words; but markdown-it-py takes a
second for so many list markers, and one odd note must not hold up the others."""

# Obsidian: letters, digits, `_`, `-`, `/` and symbols; ASCII and general punctuation end a tag
# (https://help.obsidian.md/tags). At least one character must not be a digit.
_TAG_CHAR = r"[^\s\0-\x1f!-,.:-@\[-^`{-\x7f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]"
_TAG = re.compile(rf"(?:(?<=[\s(*~])|(?<=^))#(?!\d+(?!{_TAG_CHAR}))({_TAG_CHAR}+)", re.MULTILINE)
_FENCE = re.compile(r"```|~~~")
_TASK = re.compile(r"\[[ xX/-]\]\s+")


class Tag(NamedTuple):
    """A tag without its ``#``. ``line`` and ``column`` count from 1."""

    text: str
    line: int
    column: int


class Text(NamedTuple):
    """A heading, a paragraph or a list item's own text, under the last heading before it."""

    text: str
    line: int
    column: int
    """Where its words begin, behind `- `, `> ` and the like; a table's cell behind the one before."""
    heading: str
    """The heading's key (case-folded, see :func:`heading_key`), empty above the first."""
    shape: plain_text.Shape

    @property
    def links(self) -> list[Name]:
        return find_links(without_code(self.text)) if "[" in self.text else []


@dataclass(frozen=True)
class Note:
    """``path`` is relative to the vault with ``/``; ``text`` is the whole note, byte-order mark and all."""

    path: str
    text: str
    properties: Properties = field(default_factory=dict)
    fault: frontmatter.Fault | None = None
    duplicates: tuple[frontmatter.Duplicate, ...] = ()
    body: int = 0

    @cached_property
    def stem(self) -> str:
        name = self.path[self.path.rfind("/") + 1 :]
        return name[:-3] if name[-3:] == ".md" != name else PurePosixPath(name).stem

    @cached_property
    def lines(self) -> list[str]:
        """As an editor shows them: without the byte-order mark. Markdown reads NUL as U+FFFD."""
        return regions.lines(self.text.removeprefix("\ufeff").replace("\0", "\ufffd"))

    @cached_property
    def first_body_line(self) -> int:
        return regions.count(self.text[: self.body]) + 1

    @cached_property
    def _end(self) -> int:
        """Where reading stops: the end, or whole lines of :data:`MAX_TEXT`."""
        end = self.body + MAX_TEXT
        if len(self.text) <= end:
            return len(self.text)
        return max(self.text.rfind("\n", self.body, end), self.text.rfind("\r", self.body, end)) + 1 or end

    @property
    def unread(self) -> str:
        """What was not read: the properties if there is a fault in them, and the text past :data:`MAX_TEXT`.

        Of properties that are never closed nobody can say where they end.
        """
        if self.fault and not self.body:
            return self.text
        head = self.text[: self.body] if self.fault else ""
        return head + self.text[self._end :]

    @property
    def first_unread_line(self) -> int | None:
        """Where the text past :data:`MAX_TEXT` begins."""
        if self._end == len(self.text):
            return None
        return regions.count(self.text[: self._end]) + 1

    @cached_property
    def tokens(self) -> list["Token"]:
        return _parser().parse(self.text[self.body : self._end].removeprefix("\ufeff"))

    @cached_property
    def regions(self) -> regions.Found:
        """The regions, or why the note is left alone."""
        if regions.MARK not in self.text:
            return ()
        code: set[int] = set()
        # A marker has a whole line, so of all code only a fence can hold one, and most notes have none.
        if _FENCE.search(self.text, self.body):
            if late := self.first_unread_line:
                return regions.Broken(late, "too long a text to tell markers from code", 1, len(self.lines))
            for token in self.tokens:
                if token.type == "fence" and token.map:
                    first, after = token.map
                    code.update(range(first + self.first_body_line, after + self.first_body_line))
        return regions.find(self.text, code)

    @cached_property
    def _in_region(self) -> frozenset[int]:
        """Line numbers of the regions, markers included. Where the markers are broken, nothing from the first to the
        last counts: what stands there may be vaultkit's own words.
        """
        found = self.regions
        if isinstance(found, regions.Broken):
            return frozenset(range(found.first, found.last + 1))
        return frozenset(n for region in found for n in range(region.line, region.last_line + 1))

    @cached_property
    def in_regions(self) -> str:
        """What stands inside the regions: never read, except for whether the person took the note out of all reading."""
        return "".join(line for n, line in enumerate(regions.lines(self.text), 1) if n in self._in_region)

    def unparsed(self) -> "Note":
        """The same note, to be kept: its regions, and nothing else that was worked out (30 times the text itself)."""
        bare = replace(self)
        bare.__dict__["regions"] = self.regions
        return bare

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Headings, paragraphs and list items in order."""
        plain = plain_text.blocks(self.text[self.body : self._end])
        return tuple(self._blocks()) if plain is None else self._plain(plain)

    def _plain(self, blocks: Iterable[plain_text.Block]) -> tuple[Text, ...]:
        heading, first, hidden = "", self.first_body_line, self._in_region
        found: list[Text] = []
        for shape, text, number, column in blocks:
            if (line := first + number) not in hidden:
                if shape == "heading":
                    heading = heading_key(text)
                found.append(Text(text, line, column, heading, shape))
        return tuple(found)

    def _blocks(self) -> Iterator[Text]:
        heading, in_heading, fresh_item = "", False, False
        after = (0, 0)
        for token in self.tokens:
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
                shape: plain_text.Shape = "heading" if in_heading else "item" if fresh_item else "paragraph"
                line, start, after = self._begin(token, after)
                yield Text(token.content, line, start + 1, heading, shape)
                fresh_item = False

    def _begin(self, token: "Token", last: tuple[int, int]) -> tuple[int, int, tuple[int, int]]:
        """The line and offset at which the words of a block begin, and where its first row ends, for the next cell.

        A line of nothing but odd spaces above the words belongs to the block too.
        """
        assert token.map is not None
        first, end = (self.first_body_line + line for line in token.map)
        words = token.content.partition("\n")[0].strip()
        for line in range(first, end):
            for typed in dict.fromkeys((_as_cell(words), words)):
                start = self.lines[line - 1].find(typed, last[1] if line == last[0] else 0)
                if start >= 0:
                    return line, start, (line, start + len(typed))
        return first, 0, last

    def rows(self, block: Text) -> Iterator[tuple[int, int, str]]:
        """The rows of a block as they were typed but for code, each with its line and the column where it begins."""
        typed = block.text
        if "|" in typed and self.lines[block.line - 1].startswith(cell := _as_cell(typed), block.column - 1):
            typed = cell
        rows = zip(typed.split("\n"), without_code(typed).split("\n"), strict=True)
        for line, (row, bare) in enumerate(rows, block.line):
            indent = len(row) - len(row.lstrip())
            start = block.column - 1 if line == block.line else self.lines[line - 1].find(row.strip())
            yield line, max(start, 0) + 1 - indent, bare

    @cached_property
    def html(self) -> str:
        """The blocks of raw HTML, without comments: no tag in them is one, and nothing in them is read."""
        blocks = (token.content for token in self.tokens if token.type == "html_block")
        return without_code("".join(blocks))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Tags of the properties and of the text, in order."""
        return (*self.property_tags, *self._inline_tags())

    @cached_property
    def property_tags(self) -> tuple[Tag, ...]:
        return tuple(self._property_tags())

    def _property_tags(self) -> Iterator[Tag]:
        for name, node in self.properties.items():
            if name.casefold() not in ("tags", "tag"):
                continue
            for scalar in scalars(node):
                typed, pattern, column = scalar.raw, r"[^,\s]+", scalar.column + (not scalar.plain)
                if not typed:  # to YAML, `tags: #this` holds nothing but a comment
                    typed, pattern = self.lines[scalar.line - 1][column - 1 :], r"(?<!\S)#[^,\s]+"
                elif scalar.blank:
                    continue
                # `a, b` in one string is no tag in Obsidian; vaultkit reads what was meant.
                for part in re.finditer(pattern, typed):
                    if text := part[0].lstrip("#"):
                        yield Tag(text, scalar.line, column + part.start())

    def _inline_tags(self) -> Iterator[Tag]:
        for block in self.texts:
            if "#" not in block.text:
                continue
            for line, column, row in self.rows(block):
                for match in _TAG.finditer(without_links(row)):
                    if text := match[1].strip("/"):
                        yield Tag(text, line, column + match.start())

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Every line of the body that is not blank, outside the regions, stripped."""
        start = self.first_body_line
        return tuple(
            stripped
            for number, line in enumerate(self.lines[start - 1 :], start)
            if number not in self._in_region and (stripped := line.strip())
        )


def read(path: str, text: str) -> Note:
    """A note from its path and text. Nothing of the body is parsed until it is asked for."""
    block = frontmatter.read(text)
    return Note(path, text, block.properties, block.fault, block.duplicates, block.body)


@lru_cache(maxsize=1024)
def heading_key(text: str) -> str:
    """Headings are equal whatever their case, spacing and closing punctuation."""
    return key(text.strip().rstrip("?:.…! "))


def plain_item(text: str) -> str:
    """A list item's words: its first line or lines joined, without a task's box."""
    return _TASK.sub("", " ".join(text.split()), count=1) if _TASK.match(text) else " ".join(text.split())


def without_tags(text: str) -> str:
    """A line to be quoted, without its tags."""
    return " ".join(_TAG.sub("", text).split())


def _as_cell(text: str) -> str:
    """A bar that is no border of a table's cell is typed with a backslash before it."""
    return text.replace("|", "\\|")


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 51 ms, and only journal notes need it

    # Block structure only: the inline pass costs as much again, and tags and links are no Markdown.
    return MarkdownIt("commonmark").enable("table").disable("inline")
