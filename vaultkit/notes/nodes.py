"""What a property holds, as it was typed and with its place: one value, a list, nested properties.

Named tuples, since a vault has a hundred thousand of them and each is made in half the time of a frozen dataclass.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NONE = frozenset({"no", "none", "false"})


class Scalar(NamedTuple):
    """One value as typed. ``plain`` is false for quoted text. Lines and columns count from 1, in the whole note."""

    raw: str
    plain: bool
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return self.raw.strip() == "" or (self.plain and self.raw in _NULLS)


class Sequence(NamedTuple):
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


def scalars(node: Node) -> Iterator[Scalar]:
    """The values of a list, however it is nested, or the one value; nothing of nested properties."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)


def single(node: Node | None) -> Scalar | None:
    """The one value of a property, also where it is a list of one; None if it is blank."""
    values = [] if node is None or node.blank else list(scalars(node))
    return values[0] if len(values) == 1 else None


def apart(node: Node) -> Node:
    """A list as it was meant: a bare `Sam, Ines` is two, a bare `none` is nothing."""
    if not isinstance(node, Scalar) or not node.plain or "[[" in node.raw or "," not in node.raw:
        return whole(node)
    parts = (Scalar(part.strip(), True, node.line, node.column) for part in node.raw.split(","))
    return Sequence(tuple(parts), node.line, node.column)


def whole(node: Node) -> Node:
    """The same where a comma is part of what something is called."""
    is_none = isinstance(node, Scalar) and node.plain and node.raw.strip().casefold() in _NONE
    return Sequence((), node.line, node.column) if is_none else node
