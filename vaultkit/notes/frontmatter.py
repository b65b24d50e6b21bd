"""The block of properties at the head of a note: where it is, and what it says, with the place of every value.

Scalars stay as they were typed (``no``, ``0123``, ``20:30`` and ``[[a link]]`` are text until a field reads them), so
nothing a person wrote changes its meaning on the way. The block goes through python-frontmatter with a handler of our
own that builds nodes from parser events: one at a time, no aliases, a bounded depth, so that no block, however odd, can take
the program down (YAML 1.2, https://yaml.org/spec/1.2.2/). A fault takes its own property with it, and no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vaultkit.notes import plain_properties
from vaultkit.notes.faults import NO_ALIAS, NO_NAME, Fault, plainly
from vaultkit.notes.nodes import Mapping, Node, Properties, Scalar, Sequence

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(
    r"---(?<=[\r\n]---)[ \t]*(?:\r\n|\n|\r|\Z)"
)  # begins with a literal: searched for five times as fast
_PROPERTY = re.compile(r"[^\W\d][\w -]*:(\s|$)")
_ROW = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_MERGE = re.compile(r"(?:\A|(?<=[\r\n]))(?:<{7}|>{7}) ")
_ENDING = re.compile(r"\r\n|\n|\r")
_MAX_FAULTS = 20
_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
# A link where a value begins, and more of them behind commas: to YAML nested lists, or a slip; to a person links. They
# go through the parser in disguise, too.
_BARE_LINKS = re.compile(
    r"""^([ ]*+(?:-[ ]++)*+(?:[^\s"'\[\]{}\#&*!|>%@`,?:-][^\r\n"'\[\]{}:]*:[ ]++)?+)
        (\[\[[^\[\]\r\n]+\]\](?:[ ]*,[ ]*\[\[[^\[\]\r\n]+\]\])*)""",
    re.MULTILINE | re.VERBOSE,
)
# What a template left, in braces or Templater's signs: text to everyone but YAML. Not where a quote would have a say.
_UNFILLED = re.compile(r"\{\{[^{}\r\n\\\"']*\}\}|<%(?:(?!%>|'')[^\r\n\\])*%>")
# What YAML refuses, or takes for the end of a line where no editor does. It goes through the parser in disguise, as a
# character each of a plane that holds none, so that lines and columns stay as they are.
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_DISGUISE = 0x40000
_DISGUISED = re.compile("[\U00040000-\U0004ffff]")


@dataclass(frozen=True, slots=True)
class Block:
    """``inner`` is the YAML between the fences, from the offset ``start``; ``body`` the offset where the note's text
    begins (0 without a block).
    """

    inner: str
    start: int
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
    is_parsed: bool = False
    """Whether a parser was asked: what is plain holds no bare links and nothing nested."""


def find(text: str) -> Block | None:
    """The block, or None. One that is opened and never closed has ``closed=False`` and takes nothing from the body."""
    opened = _OPEN.match(text)
    if opened is None:
        return None
    end = opened.end() + MAX_BYTES
    closed = _CLOSE.search(text, opened.end(), end)
    if closed is None or closed.end() == end < len(text):  # what looks like a fence may be cut off there
        return Block(text[opened.end() : end], opened.end(), 0, 2, closed=False)
    return Block(text[opened.end() : closed.start()], opened.end(), closed.end(), 2)


def read(text: str) -> Read:
    """The properties of a note and where its body begins; what could not be read is a fault with its place."""
    block = find(text)
    if block is None:
        return Read({}, 0)
    if not block.closed:
        # A note may well begin with a rule. Only a line that reads like a property makes it an unclosed block.
        is_meant = _PROPERTY.match(block.inner)
        fault = (
            Fault("the properties are opened with --- and not closed within 64 KiB", 1, 1)
            if is_meant
            else None
        )
        return Read({}, 0, fault)
    if (plain := plain_properties.read(block.inner, block.first_line)) is not None:
        return Read(plain, block.body)
    return _by_events(block)


def _by_events(block: Block) -> Read:
    import frontmatter  # noqa: PLC0415 - 32 ms, and most commands and notes never need it

    properties: Properties = {}
    duplicates: list[Duplicate] = []
    faults: list[Fault] = []
    rest: Block | None = block
    while rest is not None and len(faults) < _MAX_FAULTS:
        builder, rest = _Builder(rest, properties, duplicates), None
        try:
            # The handler splits by itself: python-frontmatter strips the text first, which would move every line.
            frontmatter.parse(f"---\n{builder.inner}---\n", handler=_handler()(builder))
        except Fault as found:
            faults.append(_of_a_merge(block) or found.with_traceback(None))
            rest = _below(block, found.line)
    return Read(properties, block.body, faults[0] if faults else None, tuple(duplicates), is_parsed=True)


def _of_a_merge(block: Block) -> Fault | None:
    found = _MERGE.search(block.inner)
    if found is None:
        return None
    line = block.first_line + len(_ENDING.findall(block.inner, 0, found.start()))
    return Fault("two versions meet here, between `<<<<<<<` and `>>>>>>>`; keep one of them", line, 1)


def _below(block: Block, line: int) -> Block | None:
    """The block from the next line below that reads like a property: one slip does not take the others with it.

    None in the middle of a merge: nobody has said which side counts.
    """
    if _MERGE.search(block.inner):
        return None
    start = 0
    for number, row in enumerate(_ROW.findall(block.inner), block.first_line):
        if number > line and _PROPERTY.match(row):
            return Block(block.inner[start:], block.start + start, block.body, number)
        start += len(row)
    return None


def marked(block: Block) -> Any:
    """PyYAML's own node of a block without a fault: its marks say where in ``inner`` everything stands.

    Only :func:`read` knows that there is no fault, and so neither an alias nor a depth without end.
    """
    import yaml  # noqa: PLC0415 - see read

    return yaml.compose(_disguised(block.inner), Loader=_loader())


def _loader() -> Any:
    import yaml  # noqa: PLC0415 - see read

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _disguised(inner: str) -> str:
    if "{{" in inner or "<%" in inner:
        inner = _UNFILLED.sub(_disguise, inner)
    if "[[" in inner:
        inner = _BARE_LINKS.sub(lambda row: row[1] + _LINK.sub(_disguise, row[2]), inner)
    return _ODD.sub(_disguise, inner)


def _disguise(odd: re.Match[str]) -> str:
    return "".join([chr(_DISGUISE + ord(each)) if each < "\U00010000" else each for each in odd[0]])


@lru_cache(maxsize=1)
def _handler() -> Any:
    from frontmatter.default_handlers import BaseHandler  # noqa: PLC0415 - see read

    class CoreHandler(BaseHandler):
        FM_BOUNDARY = _CLOSE

        def __init__(self, builder: _Builder) -> None:
            super().__init__()
            self.builder = builder

        def split(self, _text: str) -> tuple[str, str]:
            return self.builder.inner, ""

        def load(self, _fm: str) -> Properties:
            return self.builder.build()

    return CoreHandler


class _Builder:
    """Builds nodes from parser events, iteratively in depth and never past a bound."""

    def __init__(self, block: Block, entries: Properties, duplicates: list[Duplicate]) -> None:
        self.inner = _disguised(block.inner)
        self._is_disguised = self.inner != block.inner
        self._first_line = block.first_line
        self.entries = entries
        self.duplicates = duplicates

    def build(self) -> Properties:
        import yaml  # noqa: PLC0415 - 22 ms, see read

        self._events: Iterator[Any] = yaml.parse(self.inner, Loader=_loader())
        self._yaml = yaml
        self._newest, self._newest_end = "", 0
        try:
            self._document()
        except yaml.MarkedYAMLError as error:
            # What is opened and never closed is told of where it is opened.
            is_open = any(part in (error.context or "") for part in ("quoted scalar", "simple key", "flow"))
            mark = error.context_mark if is_open else error.problem_mark
            assert mark is not None
            message = plainly(
                error.context or "", error.problem or "", self.inner[mark.index : mark.index + 1]
            )
            place = mark.line + self._first_line, mark.column + 1
            if mark.line <= self._newest_end and (odd := self.entries.pop(self._newest, None)):
                # `a: b: c` gave an `a` of `b`, which nobody wrote; a quote may have begun lines above.
                place = place if odd.line == place[0] else (odd.line, odd.column)
            raise Fault(message, *place) from None
        return self.entries

    def _document(self) -> None:
        documents = 0
        for event in self._events:
            if isinstance(event, self._yaml.NodeEvent):
                documents += 1
                if documents > 1:
                    raise Fault("a second document begins here", *self._place(event))
                if not isinstance(event, self._yaml.MappingStartEvent) or event.anchor:
                    raise Fault("the properties are no list of `name: value`", *self._place(event))
                self._fill(self.entries, event, 1)

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self._first_line, event.start_mark.column + 1

    def _node(self, event: Any, depth: int) -> Node:
        yaml, place = self._yaml, self._place(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Fault(NO_ALIAS, *place)
        if isinstance(event, yaml.ScalarEvent):
            self._end = event.end_mark.line
            raw = self._typed(event, event) if event.tag else event.value  # `!wow` is no tag of ours
            return Scalar(self._undisguised(raw), event.style in (None, ""), *place)
        if depth >= MAX_DEPTH:
            raise Fault(f"nested more than {MAX_DEPTH} deep", *place)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            if len(items) == 1 and (link := _LINK.fullmatch(self._typed(event, inner))):
                return Scalar(self._undisguised(link[0]), True, *place)
            return Sequence(tuple(items), *place)
        entries: Properties = {}
        self._fill(entries, event, depth)
        return Mapping(entries, *place)

    def _fill(self, entries: Properties, event: Any, depth: int) -> None:
        while not isinstance(inner := next(self._events), self._yaml.MappingEndEvent):
            name = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(name, Scalar):
                raise Fault(NO_NAME, *self._place(event))
            if name.raw in entries:
                self.duplicates.append(Duplicate(name.raw, name.line, name.column))
            entries[name.raw] = value
            if entries is self.entries:
                self._newest, self._newest_end = name.raw, self._end

    def _typed(self, first: Any, last: Any) -> str:
        return self.inner[first.start_mark.index : last.end_mark.index]

    def _undisguised(self, raw: str) -> str:
        if not self._is_disguised:
            return raw
        return _DISGUISED.sub(lambda odd: chr(ord(odd[0]) - _DISGUISE), raw)
