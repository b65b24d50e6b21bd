"""One name of a trigger in place of another, in the text of a note; every other byte stays.

What names it: tags, the properties that hold triggers, and links to its own note where that gets another path. Code,
comments and vaultkit's regions name nothing. What is written in a way that cannot be changed by itself (a folded text,
an escape) leaves the whole note as it is: the result is read again, and counts only if the names alone have changed.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import unquote

from vaultkit.notes import frontmatter, resolving
from vaultkit.notes.links import Link, encoded, links, read_name
from vaultkit.notes.names import Name, as_tag, file_name, folded, key
from vaultkit.notes.nodes import Scalar, apart, scalars
from vaultkit.notes.note import Note, read
from vaultkit.notes.value import Edit, quoted

IsOld = Callable[[Name], bool]
_TAGS = ("trigger", "triggers")


@dataclass(frozen=True, slots=True)
class Move:
    """A note that gets another path. ``namesakes``: other notes of its name; then a link without a folder is in doubt."""

    old: str
    new: str
    namesakes: tuple[str, ...] = ()

    def leads(self, link: Link, page: str) -> bool:
        """Whether a link on a page leads to it: by name, by the end of its path, by the way from there."""
        assert link.name.target is not None
        if key(link.name.text) != key(PurePosixPath(self.old).stem):
            return False
        if self.namesakes:
            paths = (self.old, *self.namesakes)
            return "/" in link.name.target and resolving.first(link.name.target, page, paths) == self.old
        if "/" not in link.name.target:
            return True
        target, home = folded(link.name.target), folded(f"/{self.old}".removesuffix(".md"))
        from_here = normpath(f"/{folded(str(PurePosixPath(page).parent))}/{target}")
        return home.endswith(f"/{target.lstrip('/')}") or from_here == home


@dataclass(frozen=True, slots=True)
class Renamed:
    """``left`` is the line of a place that is not to be changed by itself: the text is then as it was."""

    text: str
    left: int | None = None


def renamed(
    note: Note, is_old: IsOld, new: str, names_in: Collection[str] = (), moves: tuple[Move, ...] = ()
) -> Renamed:
    """The note with the new name. ``names_in`` are the properties whose values name a trigger, in plain words too; in a
    note that has none of them by its kind, tags are somebody else's.
    """
    pen = _Pen(note, is_old, new, frozenset(names_in), moves)
    if names_in:
        pen.change_tags()
    pen.change_properties()
    pen.change_text()
    pen.change_fields()
    text = pen.text
    if pen.left is None and text != note.text and not pen.is_right(text):
        pen.left = pen.first_line
    return Renamed(note.text, pen.left) if pen.left is not None else Renamed(text)


def tag_name(new: str) -> str:
    """A name behind ``trigger/``; empty if a tag cannot hold it ("Mum's call")."""
    tag = as_tag(file_name(new))
    held = [found.text for found in read("", f"#trigger/{tag}").tags]
    return tag if held == [f"trigger/{tag}"] else ""


@dataclass
class _Pen:
    """Gathers edits, and beside them what the note says once they are made."""

    note: Note
    is_old: IsOld
    new: str
    names_in: frozenset[str]
    moves: tuple[Move, ...]
    edits: list[Edit] = field(default_factory=list)
    left: int | None = None
    tags: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    targets: list[str | None] = field(default_factory=list)

    def change_tags(self) -> None:
        tag_part = tag_name(self.new)
        for tag in self.note.tags:
            prefix, slash, rest = tag.text.partition("/")
            is_named = prefix.casefold() in _TAGS and self.is_old(Name(rest.strip("/"), from_tag=True))
            self.tags.append(f"{prefix}/{tag_part}" if is_named else tag.text)
            if is_named:
                typed = self.note.lines[tag.line - 1][tag.column - 1 :]
                at = tag.column - 1 + len(typed) - len(typed.lstrip("#"))
                self._put(tag.line, at + len(prefix + slash), rest, tag_part)

    def change_properties(self) -> None:
        for scalar, names_triggers in self._scalars(self.note):
            value = self._value(scalar, names_triggers=names_triggers)
            self.values.append(value)
            if value == scalar.raw:
                continue
            line = self.note.lines[scalar.line - 1]
            mark = "" if scalar.plain else line[scalar.column - 1 : scalar.column]
            if mark not in ("", "'", '"'):  # a text of several lines
                self._leave(scalar.line)
                continue
            instead = _as_typed(value, mark) if mark or _is_plain(value) else quoted(value)
            self._put(scalar.line, scalar.column - 1, _as_typed(scalar.raw, mark), instead)

    def _scalars(self, note: Note) -> Iterator[tuple[Scalar, bool]]:
        for name, node in note.properties.items():
            if name.casefold() not in ("tags", "tag") or not self.names_in:
                for scalar in scalars(node):
                    yield scalar, key(name) in self.names_in

    def _value(self, scalar: Scalar, *, names_triggers: bool) -> str:
        raw, name = scalar.raw, read_name(scalar.raw)
        found = links(raw)
        several = apart(scalar)
        if several is not scalar and names_triggers:  # `Doors, Slow reply` without brackets
            if any(self.is_old(Name(part.raw)) for part in scalars(several)):
                self._leave(scalar.line)
            return raw
        if found or not names_triggers or name is None or not self.is_old(name):
            edits = (edit for link in found for edit in self._link(raw, link, every=names_triggers))
            return _edited(raw, edits)
        if name.target is not None:  # a link that does not say that it leads to a note
            self._leave(scalar.line)
            return raw
        before, _, after = raw.partition(name.text)
        return before + self.new + after

    def change_text(self) -> None:
        for block in self.note.texts:
            if "[[" not in block.text and "](" not in block.text:
                continue
            for line, column, row in self.note.rows(block):
                for link in links(row):
                    edits = list(self._link(row, link))
                    for first, end, text in edits:
                        self._put(line, column - 1 + first, row[first:end], text)
                    self.targets.append(_target(link, edits))

    def change_fields(self) -> None:
        """Plain names in Dataview's inline fields; links there are links of the text."""
        for found in self.note.inline_fields:
            if key(found.name) not in self.names_in or links(found.value):
                continue
            if self.is_old(Name(found.value)):
                self._put(found.line, found.column - 1, found.value, self.new)
            elif any(self.is_old(Name(part.strip())) for part in found.value.split(",")):
                self._leave(found.line)

    def _link(self, text: str, link: Link, *, every: bool = False) -> Iterator[Edit]:
        """The edits of a link that leads to a moved note, or to any note of that name."""
        assert link.name.target is not None
        move = next((move for move in self.moves if move.leads(link, self.note.path)), None)
        if move is None and every and self.is_old(link.name):
            target = PurePosixPath(link.name.target)
            move = Move(str(target), str(target.with_name(f"{file_name(self.new)}.md")))
        if move is None:
            return
        yield (*link.path, self._path(text, link, move))
        words = text[slice(*link.words)]
        if words.strip() and self.is_old(Name(words)):
            yield (*link.words, self.new)

    def _path(self, text: str, link: Link, move: Move) -> str:
        """As it was typed, with another last name; the whole way anew if the note stands in another folder."""
        typed = text[slice(*link.path)]
        before, after = PurePosixPath(move.old), PurePosixPath(move.new)
        folder, stem = typed[: typed.rfind("/") + 1], after.stem
        is_wiki = link.style == "wikilink"
        if (folder or not is_wiki) and before.parent != after.parent:
            here = PurePosixPath(self.note.path).parent
            way = str(after) if is_wiki else relpath(f"/{after}", f"/{here}")
            folder, stem = "", way.removesuffix(".md")
        if not is_wiki and text[link.path[0] - 1] != "<":
            stem = encoded(stem)
        return folder + stem + (".md" if typed.endswith(".md") else "")

    def _put(self, line: int, column: int, typed: str, text: str) -> None:
        if not self.note.lines[line - 1].startswith(typed, max(column, 0)) or column < 0:
            self._leave(line)
        elif typed != text:
            at = self._starts[line - 1] + column
            self.edits.append((at, at + len(typed), text))

    def _leave(self, line: int) -> None:
        self.left = line if self.left is None else min(self.left, line)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins in the note's text."""
        mark = self.note.text.startswith("\ufeff")
        return list(accumulate(map(len, self.note.lines), initial=int(mark)))

    @property
    def text(self) -> str:
        return _edited(self.note.text, self.edits)

    @property
    def first_line(self) -> int:
        first = min(start for start, _, _ in self.edits)
        return sum(start <= first for start in self._starts[:-1])

    def is_right(self, text: str) -> bool:
        """Whether the text says what it should, and else what it said."""
        after = read(self.note.path, text)
        return (
            (not self.names_in or [tag.text for tag in after.tags] == self.tags)
            and [scalar.raw for scalar, _ in self._scalars(after)] == self.values
            and [link.target for block in after.texts for link in block.links] == self.targets
            and [block.shape for block in after.texts] == [block.shape for block in self.note.texts]
            and (after.fault is None) == (self.note.fault is None)
            and after.in_regions == self.note.in_regions
        )


def _target(link: Link, edits: list[Edit]) -> str | None:
    """Where a link leads once its edits are made."""
    path = next((text for first, _, text in edits if first == link.path[0]), None)
    if path is None:
        return link.name.target
    return (unquote(path) if link.style == "markdown" else path).removesuffix(".md")


def _edited(text: str, edits: Collection[Edit] | Iterator[Edit]) -> str:
    pieces, done = [], 0
    for start, end, instead in sorted(edits):
        pieces += [text[done:start], instead]
        done = end
    return "".join((*pieces, text[done:]))


def _as_typed(value: str, mark: str) -> str:
    """A value as YAML holds it: plain, or in these quotes."""
    if mark == "'":
        value = value.replace("'", "''")
    elif mark == '"':
        value = value.replace("\\", "\\\\").replace('"', '\\"')
    return mark + value + mark


def _is_plain(value: str) -> bool:
    """Whether YAML reads it as it is without quotes, in a list in brackets too."""
    node = frontmatter.read(f"---\nx: [{value}]\n---\n").properties.get("x")
    found = [] if node is None else list(scalars(node))
    return [scalar.raw for scalar in found if scalar.plain] == [value]
