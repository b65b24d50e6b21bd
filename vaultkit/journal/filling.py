"""What goes into a note: an entry's properties, its words, and how names are written there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from vaultkit.errors import CannotWrite, EntryWrong
from vaultkit.journal.journal import Journal
from vaultkit.journal.sheets import Sheet, is_private
from vaultkit.notes.names import key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.splice import Put, There, Unspliced, add_under, put
from vaultkit.patterns.themes import theme_key
from vaultkit.records.entry import Answer, Entry
from vaultkit.records.fields import NAME, NAMES, Property
from vaultkit.records.kind import Kind
from vaultkit.vault import files

_ADDED_BESIDE = "distress"
"""A second number of a day stands as a tag beside the first: the day counts its highest."""


@dataclass(frozen=True)
class Filling:
    """``replace`` and ``shown`` as in Entries; what a template put there may always be replaced."""

    journal: Journal
    replace: bool
    shown: bool

    def filled(self, sheet: Sheet, given: Entry) -> str:
        """The note's text with an entry in it. Raises EntryWrong where something else is said, CannotWrite in doubt."""
        heading = self._first_heading(sheet.kind)
        replaces = self.replace or sheet.before is None
        numbers = [self._put(each) for each in given.answers if each.of.name == _ADDED_BESIDE]
        others = [self._put(each) for each in given.answers if each.of.name != _ADDED_BESIDE]
        try:
            one = put(sheet.text, numbers, replace=replaces)
            two = put(one.text, others, replace=replaces or self.shown)
            text = two.text
            for prose in (given.prose, *_beside(sheet, given, (*one.there, *two.there))):
                if not _stands_in(prose, text):
                    text = add_under(text, heading, prose)
        except Unspliced as fault:
            raise CannotWrite(
                f"{sheet.path}:{fault.line}:{fault.column}: {fault.message}.",
                "Nothing was written; mend that first.",
            ) from None
        return text

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
        theme = themes.get(theme_key(name)) if of.name in ("trigger", "triggers") else None
        return theme.name if theme and key(theme.name) == key(name) else name

    def _is_private(self, path: str) -> bool:
        found = files.read(self.journal.root, path)
        if not isinstance(found, files.Read):
            return True
        return is_private(self.journal, path, found.data.decode("utf-8", "replace"))


def _beside(sheet: Sheet, given: Entry, there: tuple[There, ...]) -> Iterator[str]:
    """The tag for a second number; any other value that is there already is in doubt."""
    for each in there:
        value = next(answer.values[0] for answer in given.answers if answer.of.name == each.name)
        if each.name != _ADDED_BESIDE:
            another = ", or begin another note with --new" if sheet.kind.event else ""
            raise EntryWrong(
                f"`{each.name}` is {each.found!r} in {sheet.path} already; nothing was written.",
                f"To put {value!r} in its place, say it again with --replace{another}.",
            )
        yield f"#{_ADDED_BESIDE}/{value}"


def _stands_in(prose: str, text: str) -> bool:
    """Whether a text holds these very lines."""
    rows, all_rows = (f"\n{chr(10).join(part.splitlines())}\n" for part in (prose, text))
    return not prose or rows in all_rows
