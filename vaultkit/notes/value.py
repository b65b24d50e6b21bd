"""One value in a note's properties: where it stands, and what its place may become.

PyYAML's marks say where everything stands, so that nothing around a value is ever written anew.
"""

import re
from dataclasses import dataclass
from typing import Any

from vaultkit.notes.nodes import Mapping, Node, Scalar, Sequence

ENDING = re.compile(r"\r\n|\n|\r")
_SPACE = " \t\r\n"
# Text that begins with a letter and holds none of this is text to every reader of YAML, in a list as well as alone.
_BARE = re.compile(r"[^\W\d_](?: ?[^\s,\[\]{}:#?])*")
_NO_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'", re.DOTALL)
_COMMENT = re.compile(r"(?:^|\s)#")
# A plain value that may stand so alone, and in `[a, b]` would end there or begin something else.
_NOT_IN_A_LIST = re.compile(r"[,\[\]{}:#?\r\n]|^[!-]")


Edit = tuple[int, int, str]
"""From where to where in the block, and what is to stand there."""


class Unspliced(Exception):
    """Nothing was changed, and this is why. Lines and columns count from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def quoted(value: str) -> str:
    """A text as YAML: bare where every reader takes it for that very text, else in double quotes."""
    if _BARE.fullmatch(value) and value.isprintable() and value.casefold() not in _NO_TEXT:
        return value
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(odd: re.Match[str]) -> str:
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return short.get(odd[0]) or f"\\u{ord(odd[0]):04x}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is there: how it is read, and PyYAML's node of it. Offsets count in ``inner``."""

    inner: str
    node: Node
    marked: Any
    ending: str
    name_end: int | None
    """Where the name ends, None for an item of a list."""

    @classmethod
    def of(cls, inner: str, root: Any, node: Node, ending: str, *, stays: bool = False) -> "Value":
        """``stays``: what is there will be there as before, so that nested properties in a list may be, too."""
        if root.flow_style:
            raise Unspliced(
                "the properties stand in `{…}`; one a line can be changed", node.line, node.column
            )
        if nested := _nested(node, named=stays and isinstance(node, Sequence)):
            raise Unspliced("nested properties where a value is meant", nested.line, nested.column)
        for name, value in root.value:
            if (value.start_mark.line, value.start_mark.column) == (node.line - 2, node.column - 1):
                return cls(inner, node, value, ending, name.end_mark.index)
        raise Unspliced("this property cannot be found again", node.line, node.column)

    @property
    def start(self) -> int:
        return int(self.marked.start_mark.index)

    @property
    def stop(self) -> int:
        """Where it ends. PyYAML's marks of block lists and block text lie behind the empty lines and comments below."""
        marked = self.marked
        while self._is_block(marked):
            marked = marked.value[-1]
            marked = marked[1] if isinstance(marked, tuple) else marked
        end = int(marked.end_mark.index)
        return max(self.start, len(self.inner[:end].rstrip(_SPACE)))

    @staticmethod
    def _is_block(marked: Any) -> bool:
        return isinstance(marked.value, list) and bool(marked.value) and not marked.flow_style

    @property
    def typed(self) -> str:
        return self.inner[self.start : self.stop]

    def _item(self, n: int) -> "Value":
        assert isinstance(self.node, Sequence)
        return Value(self.inner, self.node.items[n], self.marked.value[n], self.ending, None)

    @property
    def only(self) -> "Value":
        """A list of one counts as its item."""
        return self._item(0).only if isinstance(self.node, Sequence) and len(self.node.items) == 1 else self

    def filled(self, words: str) -> Edit:
        """Where nothing is. A comment behind it stays behind it."""
        if self.typed:
            self._check_comments(self.typed)
            return self.replaced(words)
        at = self.start + self.inner.startswith(" ", self.start)
        before, after = " " * (at == self.start), " " * self.inner.startswith("#", at)
        return at, at, f"{before}{words}{after}"

    def _check_comments(self, typed: str) -> None:
        if _COMMENT.search(typed):
            raise Unspliced("a comment stands inside this value", self.node.line, self.node.column)

    def _check_what_would_go(self) -> None:
        """A comment among the items of a list, or behind the `>` of a block text."""
        if isinstance(self.node, Sequence):
            self._check_comments(_QUOTED.sub("", self.typed))
        elif self.typed.startswith((">", "|")):
            self._check_comments(ENDING.split(self.typed, maxsplit=1)[0])

    def replaced(self, words: str) -> Edit:
        self._check_what_would_go()
        if self.name_end is None or not self._is_block(self.marked):
            return self.start, self.stop, words
        # A list of lines becomes a value behind the name; a comment between the two stays.
        between = self.inner[self.name_end : self.start]
        colon = between.index(":") + 1
        comment = between[colon:].rstrip(_SPACE)
        return self.name_end + colon, self.stop, f" {words}{comment}"

    @property
    def blanked(self) -> Edit:
        """Nothing behind the name; a comment stays."""
        return len(self.inner[: self.start].rstrip(" \t")), self.stop, ""

    def added(self, words: list[str]) -> Edit:
        """Behind what is there. A blank last item is one that waits for a value."""
        listed = ", ".join(words)
        if not isinstance(self.node, Sequence):
            if self.node.blank:
                return self.filled(f"[{listed}]")
            self._check_what_would_go()
            return self.start, self.stop, f"[{self._as_item}, {listed}]"
        if not self.node.items:
            if "#" not in self.typed:
                return self.start, self.stop, f"[{listed}]"
            at = self.start + 1
            return at, at, listed + " " * self.inner.startswith("#", at)
        last = self._item(-1)
        if not self._is_block(self.marked):
            return last.filled(listed) if last.node.blank else (last.stop, last.stop, f", {listed}")
        dash = " " * self.marked.start_mark.column + "- "
        if last.node.blank:
            return last.filled(f"{self.ending}{dash}".join(words))
        line_end = ENDING.search(self.inner, last.stop)
        assert line_end is not None  # the fence below is a line of its own
        return line_end.end(), line_end.end(), "".join(f"{dash}{word}{self.ending}" for word in words)

    @property
    def _as_item(self) -> str:
        """A lone value, as typed if it can stand so in `[a, b]`."""
        assert isinstance(self.node, Scalar)
        can_stand = not _NOT_IN_A_LIST.search(self.typed) if self.node.plain else self.typed[:1] in "\"'"
        return self.typed if can_stand else quoted(self.node.raw)


def _nested(node: Node, *, named: bool) -> Mapping | None:
    """The first nested properties in it; those that have a name may be there, if ``named``."""
    if isinstance(node, Sequence):
        return next(filter(None, (_nested(item, named=named) for item in node.items)), None)
    return node if isinstance(node, Mapping) and node.entries and not (named and node.named) else None
