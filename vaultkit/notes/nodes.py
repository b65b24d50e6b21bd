"""What a property holds, as it was typed and with its place: one value, a list, nested properties.

Named tuples, since a vault has a hundred thousand of them and each is made in half the time of a frozen dataclass.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NONE = frozenset({"no", "none", "false"})
_NAMED_BY = ("name", "link", "text")
"""What nested properties in a list may call the thing by that they tell more of."""
_COMMA = re.compile(r",(?![^\[\]]*\]\])")
_HEX, _OCTAL = re.compile(r"0x([0-9a-fA-F]{1,8})"), re.compile(r"0o([0-7]{1,8})")
_FLOAT = re.compile(r"[-+]?(?:\.\d{1,20}|\d{1,20}(?:\.\d{0,20})?)(?:[eE][-+]?\d{1,2})?", re.ASCII)


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
    """Nested properties: Obsidian shows them and cannot edit them. Of vaultkit's own, a list may hold them."""

    entries: dict[str, "Node"]
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return all(entry.blank for entry in self.entries.values())

    @property
    def named(self) -> tuple[str, "Node"] | None:
        """What it is called by: `{name: Slow reply, distress: 7}` is more about a slow reply. None if nothing is."""
        by_key = {name.casefold(): name for name in self.entries}
        for each in _NAMED_BY:
            if each in by_key and not (node := self.entries[by_key[each]]).blank:
                return by_key[each], node
        return None


Node = Scalar | Sequence | Mapping
Properties = dict[str, Node]


def scalars(node: Node) -> Iterator[Scalar]:
    """The values of a list, however it is nested, or the one value; of nested properties what they are called by."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif found := node.named:
        yield from scalars(found[1])


def mappings(node: Node | None) -> Iterator[Mapping]:
    """The nested properties in a list, or where a value is meant."""
    if isinstance(node, Mapping):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from mappings(item)


def typed(node: Node) -> Any:
    """A value without its place, for comparison."""
    if isinstance(node, Scalar):
        return node.raw, node.plain
    if isinstance(node, Sequence):
        return [typed(item) for item in node.items]
    return [(name, typed(entry)) for name, entry in node.entries.items()]


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


def names_apart(node: Node) -> Node:
    """The same, with bare links too: `[[Sam]], Ines` is two."""
    if not isinstance(node, Scalar) or not node.plain or "[[" not in node.raw:
        return apart(node)
    parts = _COMMA.split(node.raw)
    if len(parts) == 1:
        return node
    return Sequence(tuple(node._replace(raw=part.strip()) for part in parts), node.line, node.column)


def core_number(node: Scalar) -> float | None:
    """The number that a bare value is to every reader of YAML 1.2 (its core schema): `0x7` and `7e0` are 7."""
    raw = node.raw.strip()
    if not node.plain:
        return None
    if found := _HEX.fullmatch(raw):
        return int(found[1], 16)
    if found := _OCTAL.fullmatch(raw):
        return int(found[1], 8)
    return float(raw) if _FLOAT.fullmatch(raw) else None


def whole(node: Node) -> Node:
    """The same where a comma is part of what something is called."""
    is_none = isinstance(node, Scalar) and node.plain and node.raw.strip().casefold() in _NONE
    return Sequence((), node.line, node.column) if is_none else node
