"""Properties as people write them: above the text or in it, nested in a list, spelled as they once were.

What is read as it was meant although Obsidian shows something else is told, with what to write instead; and only where it
is one of vaultkit's own, since a vault's other properties are nobody's business.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from vaultkit.notes.names import key, nearest
from vaultkit.notes.nodes import Mapping, Node, Scalar, Sequence, mappings, scalars
from vaultkit.notes.note import FIELD, Note
from vaultkit.records.fields import HIGHEST, Property
from vaultkit.records.marks import is_mark
from vaultkit.records.record import Misfit, Problem, short

if TYPE_CHECKING:
    from vaultkit.notes.inline_fields import Field

_OLD = {"alias": "aliases"}
"""How Obsidian called them before 1.9; `tag` is read where tags are."""
_NEAR = 0.75
_QUOTED = re.compile(r'"[^"]*"(?:\s*,\s*"[^"]*")*')
_IN_QUOTES = re.compile(r'"([^"]*)"')

Beside = dict[str, list[Node]]
"""The key of a property's name to what is said of it elsewhere than in its own place."""


def by_key(note: Note) -> dict[str, Node]:
    """The note's properties by the keys of their names; `distress:: 7` among them is `distress`."""
    found = {key(name): node for name, node in note.properties.items()}
    if note.is_parsed or "alias" in found:
        for name in [name for name in found if name[-1:] == ":" or name in _OLD]:
            meant = name.rstrip(":").rstrip()
            found.setdefault(_OLD.get(meant, meant), found[name])
    return found


def names_in(note: Note, properties: dict[str, Node]) -> Iterable[str]:
    """The keys of the names that a note has, those of its inline fields among them."""
    if FIELD not in note.text:
        return properties
    return properties.keys() | {key(field.name) for field in note.inline_fields}


def prose(note: Note) -> Iterable[str]:
    """The lines of the text, without inline fields in which nothing stands yet."""
    if FIELD not in note.text:
        return note.prose
    blank = {note.lines[f.line - 1].strip() for f in note.inline_fields if f.alone and not f.value}
    return [line for line in note.prose if line not in blank]


def beside(
    note: Note, properties: dict[str, Node], taken: Iterable[Property], problems: list[Problem]
) -> Beside:
    """What inline fields, and properties nested in the lists of others, say of the properties that are taken.

    Of the nested ones lists count for the note, and how hard it was; the rest is told of one thing, not of the day.
    """
    of = {key(each.name): each for each in taken}
    found: Beside = {}
    for name in of if note.is_parsed else ():
        for nested in mappings(properties.get(name)):
            for inner, node in _details(nested):
                asked = of.get(key(inner))
                if asked is None and (near := nearest(inner, [each.name for each in of.values()], _NEAR)):
                    told = f"`{inner}`, nested in `{name}`, says nothing here"
                    problems.append(Problem(note.path, node.line, node.column, told, near))
                elif asked is not None and (asked.type.many or asked.name in HIGHEST):
                    found.setdefault(key(inner), []).append(node)
    for field in note.inline_fields:
        if field.value and not field.of_task and (name := key(field.name)) in of:
            found.setdefault(name, []).append(_value(field))
    return found


def _details(nested: Mapping) -> Iterator[tuple[str, Node]]:
    called = nested.named
    if called is not None:
        yield from (
            (name, node) for name, node in nested.entries.items() if name != called[0] and not node.blank
        )


def _value(field: "Field") -> Node:
    """Texts in quotes are a list in Dataview, and the quotes no part of them."""
    if not _QUOTED.fullmatch(field.value):
        return Scalar(field.value, True, field.line, field.column)
    texts = [Scalar(text, False, field.line, field.column) for text in _IN_QUOTES.findall(field.value)]
    return Sequence(tuple(texts), field.line, field.column) if len(texts) > 1 else texts[0]


def joined(of: Property, there: Any, nodes: Iterable[Node], path: str, problems: list[Problem]) -> Any:
    """A property's value with what is said of it elsewhere.

    It joins a list. Of single values the first counts, and its own place comes before others; of distress the highest.
    """
    for node in nodes:
        try:
            found = of.read(node)
        except Misfit as misfit:
            problems.append(misfit.of_property(of.name).at(path))
            continue
        if there is None:
            there = found
        elif of.type.many:
            both: dict[Any, Any] = {}
            for each in (*there, *found):
                both.setdefault(getattr(each, "key", each), each)
            there = tuple(both.values())
        elif of.name in HIGHEST:
            there = max(there, found)
        elif there != found:
            told = f"`{of.name}` stands here a second time; the first one counts"
            problems.append(Problem(path, node.line, node.column, told))
    return there


def without_unnamed(node: Node) -> Node | None:
    """A list without nested properties that name nothing; None if it holds none of those, or nothing else."""
    if not isinstance(node, Sequence):
        return None
    items = tuple(item for item in node.items if not isinstance(item, Mapping) or item.named)
    return node._replace(items=items) if items and len(items) < len(node.items) else None


def has_unseen_tags(properties: dict[str, Node]) -> bool:
    """Whether several tags may be one text: asked of every note, and so that it costs next to nothing."""
    for name in ("tags", "tag"):
        if node := properties.get(name):
            for item in node.items if isinstance(node, Sequence) else (node,):
                if isinstance(item, Scalar) and ("," in item.raw or " " in item.raw):
                    return True
    return False


def told(note: Note, properties: dict[str, Node], taken: Iterable[Property]) -> Iterator[Problem]:
    """What is read as it was meant, and shown otherwise by Obsidian."""
    names = {key(each.name) for each in taken} if note.is_parsed else ()
    for typed, node in note.properties.items() if names else ():
        name = key(typed)
        if name[-1:] == ":" and properties.get(name[:-1].rstrip()) is node and name[:-1].rstrip() in names:
            said = f"`{typed}:` has one `:` too many; Obsidian takes it for another property"
            yield Problem(note.path, node.line, node.column, said, typed[:-1])
        elif name in names and (bare := next(filter(_is_bare_link, scalars(node)), None)):
            yield Problem(note.path, bare.line, bare.column, _of_bare_links(typed, bare))
    for tags in note.unseen_tags:
        if any(map(is_mark, tags)):
            listed = f"[{', '.join(tag.text for tag in tags)}]"
            why = "to Obsidian, this is no tag"
            yield Problem(note.path, tags[0].line, tags[0].column, f"`tags`: {why}; write {listed}")


def _is_bare_link(value: Scalar) -> bool:
    return value.plain and value.raw.startswith("[[")


def _of_bare_links(name: str, bare: Scalar) -> str:
    if bare.raw.endswith("]]") and bare.raw.count("[[") == 1:
        return f'`{name}`: put the link in quotes, "{bare.raw}"; without them Obsidian shows a list in a list'
    return (
        f"`{name}`: found {short(bare.raw)}, which Obsidian cannot read; put each link in quotes, in a list"
    )
