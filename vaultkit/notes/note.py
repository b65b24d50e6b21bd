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

from vaultkit.notes import frontmatter, plain_text, regions, tags
from vaultkit.notes.blanks import without_code, without_links
from vaultkit.notes.faults import Fault
from vaultkit.notes.links import find_links
from vaultkit.notes.names import Name, key
from vaultkit.notes.nodes import Properties
from vaultkit.notes.tags import Tag

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from vaultkit.notes.inline_fields import Field

__all__ = ["FIELD", "MAX_TEXT", "Note", "Tag", "Text", "heading_key", "plain_item", "read"]

FIELD = "::"
"""What every inline field has behind its name, and hardly a note."""
MAX_TEXT = 100 * 1024
"""So many characters of a note's text are read. Prose is quick, and a day has few words; but markdown-it-py takes a
second for so many list markers, and one odd note must not hold up the others."""

_CODE = re.compile(r"```|~~~|<(?:pre|script|style|textarea)\b", re.IGNORECASE)
_RAW = re.compile(r"\s*<(?:pre|script|style|textarea)\b", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX/-]\]\s+")


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
    fault: Fault | None = None
    duplicates: tuple[frontmatter.Duplicate, ...] = ()
    body: int = 0
    is_parsed: bool = False
    """Whether its properties hold more than plain lines."""

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
        # A marker has a whole line, so of all code only a fence and raw HTML can hold one, and most notes have none.
        if _CODE.search(self.text, self.body):
            if late := self.first_unread_line:
                return regions.Broken(late, "too long a text to tell markers from code", 1, len(self.lines))
            for token in self.tokens:
                is_raw = token.type == "html_block" and _RAW.match(token.content)
                if (is_raw or token.type == "fence") and token.map:
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
        return tuple(tags.in_properties(self.properties, lambda: self.lines))

    @property
    def unseen_tags(self) -> Iterator[tuple[Tag, ...]]:
        """The tags of the properties that Obsidian does not see, each with those it shares a text with."""
        return tags.unseen(self.properties, lambda: self.lines)

    def _inline_tags(self) -> Iterator[Tag]:
        for block in self.texts:
            if "#" not in block.text:
                continue
            for line, column, row in self.rows(block):
                for match in tags.TAG.finditer(without_links(row)):
                    if text := match[1].strip("/"):
                        yield Tag(text, line, column + match.start())

    @cached_property
    def inline_fields(self) -> tuple["Field", ...]:
        """The fields of the text (`distress:: 7`), in order; blank ones too."""
        if self.text.find(FIELD, self.body) < 0:  # as in most
            return ()
        from vaultkit.notes.inline_fields import fields  # noqa: PLC0415 - a millisecond, and most notes have none

        blocks = (block for block in self.texts if FIELD in block.text)
        return tuple(
            found
            for block in blocks
            for found in fields(self.rows(block), self.lines, is_item=block.shape == "item")
        )

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
    return Note(path, text, block.properties, block.fault, block.duplicates, block.body, block.is_parsed)


@lru_cache(maxsize=1024)
def heading_key(text: str) -> str:
    """Headings are equal whatever their case, spacing and closing punctuation."""
    return key(text.strip().rstrip("?:.…! "))


def plain_item(text: str) -> str:
    """A list item's words: its first line or lines joined, without a task's box."""
    return _TASK.sub("", " ".join(text.split()), count=1) if _TASK.match(text) else " ".join(text.split())


def _as_cell(text: str) -> str:
    """A bar that is no border of a table's cell is typed with a backslash before it."""
    return text.replace("|", "\\|")


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 51 ms, and only journal notes need it

    # Block structure only: the inline pass costs as much again, and tags and links are no Markdown.
    return MarkdownIt("commonmark").enable("table").disable("inline")
