"""The block of properties at the head of a note: where it is, and what it says, with the place of every value.

Scalars stay as they were typed (``no``, ``0123`` and ``20:30`` are text until a field reads them), so nothing a person
wrote changes its meaning on the way. The block goes through python-frontmatter with a handler of our own that builds
from parser events: one at a time, no aliases, a bounded depth, so that no block, however odd, can take the program
down (YAML 1.2, https://yaml.org/spec/1.2.2/).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\n|\r|\Z)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as typed. ``plain`` is false for quoted text. Lines and columns count from 1, in the whole note."""

    raw: str
    plain: bool
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return self.raw.strip() == "" or (self.plain and self.raw in _NULLS)


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Node", ...]
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return all(item.blank for item in self.items)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Nested properties: Obsidian shows them and cannot edit them; vaultkit keeps them and reads nothing from them."""

    entries: dict[str, "Node"]
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return all(entry.blank for entry in self.entries.values())


Node = Scalar | Sequence | Mapping
Properties = dict[str, Node]


class Fault(Exception):
    """The block cannot be read from here on. Becomes a Problem; never leaves the core."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass(frozen=True, slots=True)
class Block:
    """``inner`` is the YAML between the fences; ``body`` the offset where the note's text begins (0 without a block)."""

    inner: str
    body: int
    first_line: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key written twice; the later one counts."""

    key: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Read:
    properties: Properties
    body: int
    fault: Fault | None = None
    duplicates: tuple[Duplicate, ...] = ()


def find(text: str) -> Block | None:
    """The block, or None. One that is opened and never closed has ``closed=False`` and takes nothing from the body."""
    opened = _OPEN.match(text)
    if opened is None:
        return None
    closed = _CLOSE.search(text, opened.end(), opened.end() + MAX_BYTES)
    if closed is None:
        return Block(text[opened.end() : opened.end() + MAX_BYTES], 0, 2, closed=False)
    return Block(text[opened.end() : closed.start()], closed.end(), 2)


def read(text: str) -> Read:
    """The properties of a note and where its body begins; what could not be read is a fault with its place."""
    import frontmatter  # noqa: PLC0415 - 32 ms, and most commands and notes never need it

    block = find(text)
    if block is None:
        return Read({}, 0)
    if not block.closed:
        # A note may well begin with a rule. Only a line that reads like a property makes it an unclosed block.
        if re.match(r"[A-Za-z_][\w -]*:(\s|$)", block.inner):
            fault = Fault("the properties are opened with --- and never closed", 1, 1)
            return Read({}, 0, fault)
        return Read({}, 0)
    handler = _handler()
    try:
        # The handler splits by itself: python-frontmatter strips the text first, which would move every line.
        properties, _ = frontmatter.parse(f"---\n{block.inner}---\n", handler=handler(block))
    except Fault as fault:
        return Read({}, block.body, fault)
    duplicates = tuple(cast("list[Duplicate]", properties.pop(_DUPLICATES, [])))
    return Read(cast("Properties", properties), block.body, None, duplicates)


_DUPLICATES = "\0duplicates"  # no key of YAML can hold a NUL


@lru_cache(maxsize=1)
def _handler() -> Any:
    from frontmatter.default_handlers import BaseHandler  # noqa: PLC0415 - see read

    class CoreHandler(BaseHandler):
        FM_BOUNDARY = _CLOSE

        def __init__(self, block: Block) -> None:
            super().__init__()
            self.block = block

        def split(self, _text: str) -> tuple[str, str]:
            return self.block.inner, ""

        def load(self, fm: str) -> dict[str, Any]:
            duplicates: list[Duplicate] = []
            properties = _Builder(self.block.first_line, duplicates).build(fm)
            return {**properties, _DUPLICATES: duplicates}

    return CoreHandler


class _Builder:
    """Builds nodes from parser events, iteratively in depth and never past a bound."""

    def __init__(self, first_line: int, duplicates: list[Duplicate]) -> None:
        self._first_line = first_line
        self._duplicates = duplicates

    def build(self, inner: str) -> Properties:
        import yaml  # noqa: PLC0415 - 22 ms, see read

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Any] = yaml.parse(inner, Loader=loader)
        self._yaml = yaml
        try:
            node = self._document()
        except yaml.MarkedYAMLError as error:
            scanning_quote = "quoted scalar" in (error.context or "")
            mark = error.context_mark if scanning_quote else error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            raise Fault(
                _plainly(f"{error.context} {error.problem}" if scanning_quote else error.problem),
                line + self._first_line,
                column + 1,
            ) from None
        except yaml.YAMLError as error:
            place = inner[: getattr(error, "position", 0) or 0]
            line, column = place.count("\n"), len(place) - (place.rfind("\n") + 1)
            raise Fault(
                "a character that properties cannot hold", line + self._first_line, column + 1
            ) from None
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            raise Fault("the properties are no list of `name: value`", node.line, node.column)
        return node.entries

    def _document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, self._yaml.NodeEvent):
                if node is not None:
                    raise Fault("a second document begins here", *self._place(event))
                node = self._node(event, 1)
        return node

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self._first_line, event.start_mark.column + 1

    def _node(self, event: Any, depth: int) -> Node:
        yaml, place = self._yaml, self._place(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Fault("`*` and `&` begin a YAML alias here, which is not read; quote the text", *place)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, event.style in (None, ""), *place)
        if depth >= MAX_DEPTH:
            raise Fault(f"nested more than {MAX_DEPTH} deep", *place)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Sequence(tuple(items), *place)
        entries: dict[str, Node] = {}
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            name = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(name, Scalar):
                # `{{date}}` left by a template is a mapping with a mapping for a key.
                raise Fault("a property's name must be plain text", *place)
            if name.raw in entries:
                self._duplicates.append(Duplicate(name.raw, name.line, name.column))
            entries[name.raw] = value
        return Mapping(entries, *place)


def _plainly(problem: str | None) -> str:
    """Libyaml's sentence, and for the commonest slips one that says what to do."""
    text = problem or "not readable as properties"
    if "mapping values are not allowed" in text:
        return "a `:` inside a value; put the value in quotes"
    if "quoted scalar" in text or "found unexpected end of stream" in text:
        return "a quote is opened and never closed"
    if "could not find expected ':'" in text or "simple key" in text:
        return "a line that is not `name: value`"
    if "cannot start any token" in text:
        return "a character that cannot begin a value; put the value in quotes"
    return text
