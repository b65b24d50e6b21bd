"""The line that ends a week's page and is the person's: `One thing for next week:`."""

import re
from collections.abc import Iterator, Sequence

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.notes.calendar import WEEK_RULES, week_from_label
from vaultkit.notes.note import Note, Text
from vaultkit.notes.placeholders import Filling
from vaultkit.notes.template import substitute
from vaultkit.records.marks import quotable
from vaultkit.records.scaffold import Scaffold

_WORDS = re.compile(
    r"(?:\[[ xX/-]\]\s+)?(?P<bold>[*_]*)\s*one\s+thing\s+for\s+next\s+week(?![^\W_])", re.IGNORECASE
)
# Without a colon only where nothing stands behind it: prose may begin with these words too.
_LINE = re.compile(
    rf"{_WORDS.pattern}\s*(?:(?P<closed>(?P=bold)\s*[:：]|[:：]\s*(?P=bold)|(?P=bold)$)|[:：])", re.IGNORECASE
)
_SHAPE = re.compile(r"(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+)*")
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.DOTALL)
_NOTHING = re.compile(r"[\s.…_*–—-]*")


def weekly_line(note: Note, which: str, scaffold: Scaffold) -> str | None:
    """What a person wrote behind it; where that is blank, the first paragraph or list item of theirs below it.

    ``which`` is the page's week. What the template itself puts there says nothing.
    """
    if not scaffold.adds(note.prose, None, note.stem):
        return None  # so are most pages, and nothing of them need be parsed
    if not isinstance(note.regions, regions.Broken):
        note = notes.read(note.path, regions.emptied(note.text, note.regions))
    return next(filter(None, _Page(note, which, scaffold).answers()), None)


class _Page:
    def __init__(self, note: Note, which: str, scaffold: Scaffold) -> None:
        self.note = note
        self.scaffold = scaffold
        rules = dict.fromkeys((scaffold.rule, *WEEK_RULES.values()))
        weeks = {rule: week_from_label(which, rule) for rule in rules}
        self.starts = {rule: week.start for rule, week in weeks.items() if week}
        self.given = sorted(set(self._given()), key=len, reverse=True)

    def _given(self) -> Iterator[str]:
        """The template's own line, however it goes on there."""
        for template in self.scaffold.templates.get("Week", ()):
            for typed in (*template.fixed_lines, *template.changing_lines):
                for rule, day in self.starts.items():
                    line = _SHAPE.sub("", substitute(typed, Filling(day, self.note.stem, rule=rule)), count=1)
                    if _WORDS.match(line):
                        yield line

    def answers(self) -> Iterator[str]:
        texts = self.note.texts
        for number, text in enumerate(texts, 1):
            rows = text.text.split("\n")
            for place, row in enumerate(rows, 1):
                if (behind := self._behind(row)) is not None:
                    yield _said(behind) or _said(" ".join(rows[place:])) or self._below(text, texts[number:])

    def _behind(self, row: str) -> str | None:
        """What stands behind the line's words; None in any other line."""
        row = row.strip()
        if given := next(filter(row.startswith, self.given), None):
            return row.removeprefix(given)
        if (line := _LINE.match(row)) is None:
            return None
        behind = row[line.end() :]
        return behind if line["closed"] else behind.removesuffix(line["bold"])

    def _below(self, line: Text, texts: Sequence[Text]) -> str:
        """A heading, a region or the same line again begins something else."""
        found = self.note.regions
        firsts = [found.first] if isinstance(found, regions.Broken) else [region.line for region in found]
        for text in texts:
            is_apart = text.shape == "heading" or any(line.line < first < text.line for first in firsts)
            if is_apart or self._behind(text.text.partition("\n")[0]) is not None:
                return ""
            if self._is_theirs(text) and (said := _said(text.text)):
                return said
        return ""

    def _is_theirs(self, text: Text) -> bool:
        typed = self.note.lines[text.line - 1 : text.line + text.text.count("\n")]
        lines = [line.strip() for line in typed]
        return all(self.scaffold.adds(lines, day, self.note.stem) for day in self.starts.values())


def _said(text: str) -> str:
    words = quotable(_COMMENT.sub("", text))
    return "" if _NOTHING.fullmatch(words) else words
