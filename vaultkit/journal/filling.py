"""What goes into a note: an entry's properties, its words, and how names are written there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vaultkit.errors import CannotWrite, RequestWrong
from vaultkit.journal.journal import Journal
from vaultkit.journal.said import Answer, Said
from vaultkit.journal.sheets import Sheet, held, is_over, is_private, node_of
from vaultkit.notes import regions
from vaultkit.notes.links import bare_link
from vaultkit.notes.names import key, theme_key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.resolving import shortest
from vaultkit.notes.splice import Put, Unspliced, add_under, blanked, put, without
from vaultkit.patterns.themes import title
from vaultkit.records.fields import NAME, NAMES, TITLES, Property
from vaultkit.records.kind import Kind
from vaultkit.records.record import Misfit
from vaultkit.records.trigger import TRIGGER
from vaultkit.vault import files

_ADDED_BESIDE = "distress"
"""A second number of a day stands as a tag beside the first: the day counts its highest."""
_BESIDE = re.compile(rf"#{_ADDED_BESIDE}/\d+")


@dataclass(frozen=True, slots=True)
class Filled:
    """A note's text with an entry in it; of what was not there before, the properties and the words.

    ``replaced``: whether something that was there is not there any more.
    """

    text: str
    added: tuple[str, ...] = ()
    prose: str = ""
    replaced: bool = False


@dataclass(frozen=True)
class Filling:
    """``replace`` and ``shown`` as in Entries; what a template put there may always be replaced."""

    journal: Journal
    replace: bool
    shown: bool

    def filled(self, sheet: Sheet, given: Said) -> Filled:
        """Raises RequestWrong where something else is said, CannotWrite in doubt."""
        given = given.under(sheet.prefix)
        heading = self._first_heading(sheet.kind)
        replaces = self.replace or sheet.before is None
        new = [each for each in given.answers if each.values and (self.replace or not _says(sheet, each))]
        numbers = [self._put(each) for each in new if each.of.name == _ADDED_BESIDE]
        others = [self._put(each) for each in new if each.of.name != _ADDED_BESIDE]
        try:
            text = blanked(sheet.text, undated) if (undated := _undated(sheet, given)) else sheet.text
            one = put(text, numbers, replace=replaces)
            two = put(one.text, others, replace=replaces or self.shown)
            is_alone = self.replace and _ADDED_BESIDE in given.names
            for each in given.answers:
                two = two if each.values else replace(two, text=blanked(two.text, each.of.name))
            alone = without(two.text, _BESIDE) if is_alone else two.text
            text = told = _with(alone, heading, given.prose)
            for tag in _beside(sheet, given, {**one.there, **two.there}):
                text = _with(text, heading, tag)
        except Unspliced as fault:
            raise CannotWrite(
                f"{sheet.path}:{fault.line}:{fault.column}: {fault.message}.",
                "Nothing was written; mend that first.",
            ) from None
        before, after = ({name: held(text, name) for name in given.names} for text in (sheet.text, two.text))
        added = {name for name in given.names if before[name] != after[name]}
        added |= {_ADDED_BESIDE} if (text, alone) != (told, two.text) else set()
        gone = any(_read(sheet.text, each.of) - _read(two.text, each.of) for each in given.answers)
        names = tuple(name for name in given.names if name in added)
        return Filled(
            text,
            names,
            given.prose if told != alone else "",
            sheet.before is not None and (gone or alone != two.text),
        )

    def _first_heading(self, kind: Kind) -> str:
        template = self.journal.templates[kind.template]
        texts = read_note(template.path, template.text).texts
        return next((text.text for text in texts if text.shape == "heading"), "")

    def _put(self, given: Answer) -> Put:
        is_whole = self.replace and given.of.type.many and not given.by_name
        whole = replace(given.put, whole=is_whole)
        if given.of.type not in (NAME, NAMES, TITLES):
            return whole
        return replace(whole, values=tuple(self._written(given.of, name) for name in given.values))

    def _written(self, of: Property, name: str) -> str:
        """As a link where the vault has a note of that name; a trigger as it was spelled before."""
        index, themes = self.journal.index, self.journal.history.triggers
        known = "" if name.startswith("[[") else self._meant(of, name)
        if known and not self._is_private(known) and (link := bare_link(shortest(known, index.entries))):
            return link
        theme = themes.get(theme_key(name)) if of.of_kind == TRIGGER.name else None
        return theme.name if theme and key(theme.name) == key(name) else name

    def _meant(self, of: Property, name: str) -> str:
        """The note of that name: of several, the one that says it is of such a kind."""
        own = self.journal.history.called(of.of_kind).notes.get(theme_key(name))
        if own and key(title(own)) == key(name):  # else the link would be another name
            return own.path
        return self.journal.index.named().get(key(name), ("",))[0]

    def _is_private(self, path: str) -> bool:
        found = files.read(self.journal.root, path)
        if not isinstance(found, files.Read):
            return True
        return is_private(self.journal, path, found.data.decode("utf-8", "replace"))


def _says(sheet: Sheet, given: Answer) -> bool:
    """Whether a note holds that very value already, as it is read: `4/10` is 4."""
    node = node_of(sheet.text, given.of.name)
    try:
        return node is not None and not node.blank and given.of.read(node) == given.read
    except Misfit:
        return False


def _read(text: str, of: Property) -> set[object]:
    """The values that a note gives to a property, as they are read; as they were typed, where none can be."""
    node = node_of(text, of.name)
    if node is None or node.blank:
        return set()
    try:
        found = of.read(node)
    except Misfit:
        return set(held(text, of.name))
    return set(found) if of.type.many else {found}


def _undated(sheet: Sheet, given: Said) -> str:
    """The beginning of what is told once it is over: the template dates it today, and nobody said so."""
    begins = sheet.kind.begins
    return begins if sheet.before is None and begins not in given.names and is_over(sheet.kind, given) else ""


def _beside(sheet: Sheet, given: Said, there: Mapping[str, str]) -> Iterator[str]:
    """The tag for a second number; any other value that is there already is in doubt."""
    for name, found in there.items():
        [value] = given.values(name)
        if name != _ADDED_BESIDE:
            another = ", or begin another note with --new" if sheet.kind.event else ""
            raise RequestWrong(
                f"`{name}` is {found!r} in {sheet.path} already; nothing was written.",
                f"To put {value!r} in its place, say it again with --replace{another}.",
            )
        yield f"#{_ADDED_BESIDE}/{value}"


def _with(text: str, heading: str, words: str) -> str:
    """The text with these words under the heading, unless it holds their very lines anywhere already."""
    return text if not words or _lines(words) in _lines(text) else add_under(text, heading, words)


def _lines(text: str) -> str:
    """Each between two line feeds."""
    return "\n".join(("", *(line.rstrip("\r\n") for line in regions.lines(text)), ""))
