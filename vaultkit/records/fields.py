"""How a property's value is read: one small reader for each type of domain, each saying what it expects.

A reader takes the node as it was typed and gives the value, or raises :class:`Misfit` with the place, what was found,
what was expected and the nearest match. Blank is unknown, never zero, and never reaches a reader.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

from vaultkit.notes.calendar import parse_iso_day
from vaultkit.notes.links import find_links, flatten, read_name
from vaultkit.notes.names import Name, key
from vaultkit.notes.nodes import Mapping, Node, Scalar, Sequence, apart, core_number, names_apart, whole
from vaultkit.records.record import Misfit, short

Reader = Callable[[Node], Any]


@dataclass(frozen=True, slots=True)
class Type:
    """A property's type: the words the reference uses for it, and its reader.

    ``many``: a list. ``allowed``: the only words that fit, if there are such. ``bare``: a number, a date or true/false,
    which YAML holds without quotes. ``ahead``: a date that is mostly one to come.
    """

    words: str
    read: Reader
    many: bool = False
    allowed: tuple[str, ...] = ()
    bare: bool = False
    ahead: bool = False
    listed: Callable[[Node], Node] = lambda node: node
    """The list that was meant where one bare value stands."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a kind, and a line that says what it is. ``bold`` ones are asked for in a note of tier 3.

    ``offers`` names the list of words it may be completed with; any other word is as welcome. ``of_kind`` is the kind of
    note that its names lead to.
    """

    name: str
    type: Type
    prose: str
    bold: bool = False
    offers: str = ""
    of_kind: str = ""

    @property
    def read(self) -> Reader:
        return self.type.read


def prop(
    of: "Type | str",
    prose: str = "",
    *,
    bold: bool = False,
    offers: str = "",
    of_kind: str = "",
    default: Any = None,
) -> Any:
    """A record's field that is read from the property of the same name.

    ``of`` is its type; or its name in :data:`SHARED`, where type and line of what several kinds have stand once.
    """
    found = SHARED[of] if isinstance(of, str) else Property("", of, prose, bold, offers, of_kind)
    if default is None and found.type.many:
        default = ()
    return dataclass_field(default=default, metadata={"property": found})


def own(record: type) -> tuple[Property, ...]:
    """The properties that a record declares with :func:`prop`, in order."""
    return tuple(
        replace(field.metadata["property"], name=field.name)
        for field in fields(record)
        if "property" in field.metadata
    )


def scalar(node: Node, expected: str) -> Scalar:
    """The one value of a property, or a misfit. A list of one counts as its item."""
    if isinstance(node, Sequence) and len(node.items) == 1:
        return scalar(node.items[0], expected)
    if isinstance(node, Mapping) and (called := node.named):
        return scalar(called[1], expected)
    if not isinstance(node, Scalar):
        found = "a list" if isinstance(node, Sequence) else "nested properties"
        raise Misfit(node.line, node.column, f"found {found}, expected {expected}")
    return node


def _flat(node: Node, expected: str) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _flat(item, expected)
    elif isinstance(node, Mapping):
        if called := node.named:
            yield from _flat(called[1], expected)
            return
        if node.blank:
            return
        raise _unnamed(node, expected)
    elif not node.blank:
        yield node


def _unnamed(nested: Mapping, expected: str) -> Misfit:
    """A text with a colon in it is what was meant, if there is but one."""
    meant = None
    if len(nested.entries) == 1:
        [(name, value)] = nested.entries.items()
        meant = f'"{name}: {value.raw}"' if isinstance(value, Scalar) else None
    by_name = "" if meant else " without a `name`"
    return Misfit(nested.line, nested.column, f"found nested properties{by_name}, expected {expected}", meant)


def whole_number(low: int, high: int) -> Type:
    """A whole number between two; `7/10` and `7 of 10` are 7, and so is what YAML takes for it."""
    expected = f"a whole number from {low} to {high}".replace("-", "−")
    pattern = re.compile(rf"([+-]?\d{{1,9}})(?:\.0+)?(?:\s*(?:/|of)\s*{high})?")

    def read(node: Node) -> int:
        value = scalar(node, expected)
        match = pattern.fullmatch(value.raw.strip().replace("−", "-"))
        found = int(match[1]) if match else core_number(value)
        if found is None or not low <= found <= high or found != int(found):
            raise Misfit(value.line, value.column, f"found {short(value.raw)}, expected {expected}")
        return int(found)

    return Type(expected, read, bare=True)


def _plain(value: Scalar) -> str:
    return " ".join(flatten(value.raw).split())


def _text(node: Node) -> str:
    return _plain(scalar(node, "text"))


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(_plain(item) for item in _flat(node, "a list of text"))


def _days(node: Node) -> tuple[date, ...]:
    return tuple(dict.fromkeys(_day(item) for item in _flat(node, "a list of dates as YYYY-MM-DD")))


def _day(node: Node) -> date:
    value = scalar(node, "a date as YYYY-MM-DD")
    text = value.raw.strip()
    name = read_name(text)
    day = parse_iso_day(name.text if name and name.target else text)
    if day is None:
        raise Misfit(value.line, value.column, f"found {short(value.raw)}, expected a date as YYYY-MM-DD")
    return day


def _words(node: Node) -> tuple[str, ...]:
    """Plain words, compared and shown case-folded. `afraid, sad` in one string is two words."""
    items = _flat(apart(node), "a list of words")
    parts = (part for item in items for part in item.raw.split(","))
    return tuple(dict.fromkeys(name.key for part in parts if (name := read_name(part)) and name.key))


def _names(node: Node) -> tuple[Name, ...]:
    return _found(names_apart(node))


def _titles(node: Node) -> tuple[Name, ...]:
    return _found(whole(node))


def _found(node: Node) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    for item in _flat(node, "a list of links or names"):
        name = read_name(item.raw)
        links = [] if name is None or name.target else find_links(item.raw)
        for each in links or ([name] if name else []):
            if each.key:
                found.setdefault(each.key, each)
    return tuple(found.values())


def _name(node: Node) -> Name:
    names = _found(node)
    if len(names) != 1:
        raise Misfit(node.line, node.column, f"found {len(names)} names, expected one link or name")
    return names[0]


_SPAN = re.compile(
    r"(?:(\d{1,6}(?:[.,]\d{1,6})?)\s*h(?:ours?|rs?)?\.?)?\s*(?:(\d{1,6})\s*(?:m|min|mins|minutes?)?\.?)?",
    re.IGNORECASE,
)


def _span(node: Node) -> int:
    expected = "a span such as 40 min, 2 h, or minutes"
    value = scalar(node, expected)
    match = _SPAN.fullmatch(value.raw.strip())
    if match is None or not (match[1] or match[2]):
        raise Misfit(value.line, value.column, f"found {short(value.raw)}, expected {expected}")
    hours = float(match[1].replace(",", ".")) if match[1] else 0.0
    return round(hours * 60) + int(match[2] or 0)


_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


def _flag(node: Node) -> bool:
    value = scalar(node, "true or false")
    word = value.raw.strip().casefold()
    if word not in _TRUE | _FALSE:
        raise Misfit.of(value.line, value.column, value.raw, ("true", "false"))
    return word in _TRUE


def enum(*values: str) -> Type:
    """One of a few words; spaces, ``-`` and ``_`` are equal in them."""
    by_key = {key(value): value for value in values}

    def read(node: Node) -> str:
        value = scalar(node, " / ".join(values))
        found = by_key.get(key(value.raw))
        if found is None:
            raise Misfit.of(value.line, value.column, value.raw, values)
        return found

    return Type(" / ".join(values), read, allowed=values)


def enums(*values: str) -> Type:
    """A list of such words."""
    one = enum(*values)

    def read(node: Node) -> tuple[str, ...]:
        items = _flat(apart(node), "a list of " + ", ".join(values))
        return tuple(dict.fromkeys(one.read(item) for item in items))

    return Type("a list of " + " / ".join(values), read, many=True, allowed=values, listed=apart)


SCALE = whole_number(0, 10)
SIGNED = whole_number(-3, 3)
COUNT = whole_number(1, 1000)
TEXT = Type("text", _text)
TEXTS = Type("a list of text", _texts, many=True)
DAY = Type("date (YYYY-MM-DD)", _day, bare=True)
DAY_AHEAD = replace(DAY, ahead=True)
DAYS = Type("a list of dates (YYYY-MM-DD)", _days, many=True, bare=True)
WORDS = Type("a list of words", _words, many=True, listed=apart)
NAME = Type("a link or name", _name)
NAMES = Type("a list of links or names", _names, many=True, listed=names_apart)
TITLES = replace(NAMES, read=_titles, listed=whole)
"""Names that may hold a comma: what a note, a belief or a promise is called."""
SPAN = Type("a span such as 40 min or 2 h", _span)
HIGHEST = frozenset({"distress", "morning_distress"})
"""Of several in a day the highest counts, wherever they stand."""
FLAG = Type("true / false", _flag, allowed=("true", "false"), bare=True)

# Properties that several kinds have, declared once: one name has one type in the whole vault.
SHARED: dict[str, Property] = {
    each.name: each
    for each in (
        Property("feelings", WORDS, "what you felt, in words", offers="feelings"),
        Property("needs", WORDS, "what you needed", offers="needs"),
        Property("distress", SCALE, "how hard it was at its highest; the day counts its highest"),
        Property("pleasantness", SIGNED, "from unpleasant (−3) to pleasant (3)"),
        Property("energy", SIGNED, "from quiet (−3) to lively (3)"),
        Property("body", WORDS, "what the body did: tight chest, warm hands"),
        Property("people", NAMES, "who it was with", of_kind="person"),
        Property("habits", WORDS, "habits of thought that you noticed", offers="habits"),
        Property("lessons", TEXTS, "what you learned; quoted on the week's page"),
        Property("adjust", TEXT, "your plan: if … then I …"),
        Property("triggers", NAMES, "what set you off today", of_kind="trigger"),
        Property("repairs", NAMES, "names of rifts that mended", of_kind="repair"),
        Property("settled_after", SPAN, "how long until the body was calm"),
        Property("belief_before", SCALE, "how sure you were, before"),
        Property("belief_after", SCALE, "how sure you were, afterwards"),
        Property("asked", TEXT, "one small request: planned in the morning, made in an exchange"),
        Property("felt_heard", SCALE, "how heard you felt"),
        Property("warmth", SCALE, "how warm it was between you"),
        Property("tone", TEXT, "the tone in which it was said"),
        Property("timing", TEXT, "when it was said: after supper, not at the door"),
        Property("phrasing", TEXT, "words that worked"),
        Property("every_days", COUNT, "about how often you wish for it, in days"),
        Property("aliases", TITLES, "other names for the same"),
    )
}
