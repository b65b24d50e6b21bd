"""What goes into a note: an entry's properties, its words, and how names are written there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from vaultkit.errors import CannotWrite, RequestWrong
from vaultkit.journal.journal import Journal
from vaultkit.journal.said import Answer, Said
from vaultkit.journal.sheets import Sheet, held, is_over, is_private
from vaultkit.notes import regions
from vaultkit.notes.names import key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.splice import Put, Unspliced, add_under, blanked, put
from vaultkit.patterns.themes import theme_key
from vaultkit.records.fields import NAME, NAMES, Property
from vaultkit.records.kind import Kind
from vaultkit.records.trigger import TRIGGER
from vaultkit.vault import files

_ADDED_BESIDE = "distress"
"""A second number of a day stands as a tag beside the first: the day counts its highest."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A note's text with an entry in it; of what was not there before, the properties, and whether there were words."""

    text: str
    added: tuple[str, ...] = ()
    prose: bool = False


@dataclass(frozen=True)
class Filling:
    """``replace`` and ``shown`` as in Entries; what a template put there may always be replaced."""

    journal: Journal
    replace: bool
    shown: bool

    def filled(self, sheet: Sheet, given: Said) -> Filled:
        """Raises RequestWrong where something else is said, CannotWrite in doubt."""
        heading = self._first_heading(sheet.kind)
        replaces = self.replace or sheet.before is None
        numbers = [self._put(each) for each in given.answers if each.of.name == _ADDED_BESIDE]
        others = [self._put(each) for each in given.answers if each.of.name != _ADDED_BESIDE]
        try:
            text = blanked(sheet.text, undated) if (undated := _undated(sheet, given)) else sheet.text
            one = put(text, numbers, replace=replaces)
            two = put(one.text, others, replace=replaces or self.shown)
            told = _with(two.text, heading, given.prose)
            text = told
            for tag in _beside(sheet, given, {**one.there, **two.there}):
                text = _with(text, heading, tag)
        except Unspliced as fault:
            raise CannotWrite(
                f"{sheet.path}:{fault.line}:{fault.column}: {fault.message}.",
                "Nothing was written; mend that first.",
            ) from None
        added = {name for name in given.names if held(sheet.text, name) != held(two.text, name)}
        added |= {_ADDED_BESIDE} if text != told else set()
        return Filled(text, tuple(name for name in given.names if name in added), told != two.text)

    def _first_heading(self, kind: Kind) -> str:
        template = self.journal.templates[kind.template]
        texts = read_note(template.path, template.text).texts
        return next((text.text for text in texts if text.shape == "heading"), "")

    def _put(self, given: Answer) -> Put:
        if given.of.type not in (NAME, NAMES):
            return given.put
        return replace(given.put, values=tuple(self._written(given.of, name) for name in given.values))

    def _written(self, of: Property, name: str) -> str:
        """As a link where the vault has a note of that name; a trigger as it was spelled before."""
        named, themes = self.journal.index.named(), self.journal.history.themes
        known = None if name.startswith("[[") else named.get(key(name))
        if known and not self._is_private(known[0]):
            return f"[[{PurePosixPath(known[0]).stem}]]"
        theme = themes.get(theme_key(name)) if of.of_kind == TRIGGER.name else None
        return theme.name if theme and key(theme.name) == key(name) else name

    def _is_private(self, path: str) -> bool:
        found = files.read(self.journal.root, path)
        if not isinstance(found, files.Read):
            return True
        return is_private(self.journal, path, found.data.decode("utf-8", "replace"))


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
