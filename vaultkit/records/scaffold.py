"""What templates put into a note, so that an untouched template is not a written day."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from vaultkit.notes.calendar import ISO, WeekRule
from vaultkit.notes.names import key
from vaultkit.notes.template import Template
from vaultkit.notes.template_line import PLAIN, Formats, TemplateLine, gives, template_line

# A bare bullet, a task's box, a rule, a fence or a comment is not something a person said.
_NOTHING = re.compile(
    r"(?:[-*+>]|\d+[.)])?\s*(?:\[[ xX]?\])?|[-*_=]{3,}|`{3,}\w*|~{3,}\w*|<!--.*-->|%%.*%%|#+"
)
_TAG = re.compile(r"(?<!\S)#\S")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A place in a template where code stands of which nobody can tell what it leaves: between which lines.

    "" is the note's beginning or end.
    """

    above: str
    codes: int
    below: str


@dataclass(frozen=True)
class Scaffold:
    """``templates`` by template name; several of one name are the shipped one and a person's own.

    ``formats`` are what a bare date and time in them may stand for, ``rule`` is the vault's own.
    """

    templates: Mapping[str, tuple[Template, ...]]
    formats: Formats = PLAIN
    rule: WeekRule = ISO

    @cached_property
    def _all(self) -> tuple[Template, ...]:
        return tuple(template for group in self.templates.values() for template in group)

    @cached_property
    def _fixed(self) -> frozenset[str]:
        # A note may have been made from another kind's template by mistake: its headings say nothing either.
        return frozenset(line for template in self._all for line in (*template.fixed_lines, *template.lines))

    @cached_property
    def _changing(self) -> tuple[TemplateLine, ...]:
        typed = {line for template in self._all for line in template.lines if "{{" in line or "<%" in line}
        lines = (template_line(line, self.formats) for line in sorted(typed))
        return tuple(line for line in lines if not line.is_open)

    @cached_property
    def _gaps(self) -> tuple[_Gap, ...]:
        return tuple(gap for template in self._all if template.runs_code for gap in self._gaps_of(template))

    def _gaps_of(self, template: Template) -> Iterator[_Gap]:
        above, codes = "", 0
        for line in (*filter(_is_something, template.lines), ""):
            if "<%" in line and template_line(line, self.formats).is_open:
                codes += 1
                continue
            if codes and (above or line):
                yield _Gap(above, codes, line)
            above, codes = line, 0

    def puts(self, template: str, name: str, values: tuple[str, ...], day: date | None, title: str) -> bool:
        """Whether a template of that name gives a note of that day and title this property with these values."""
        return any(
            len(put) == len(values)
            and all(
                gives(typed, found, day, title, self.formats)
                for typed, found in zip(put, values, strict=True)
            )
            for each in self.templates.get(template, ())
            if (put := each.properties.get(key(name))) is not None
        )

    def tags(self, template: str) -> frozenset[str]:
        """The keys of the tags that a template of that name puts into a note's properties."""
        return frozenset(tag for each in self.templates.get(template, ()) for tag in each.tags)

    def adds(self, prose: Iterable[str], day: date | None, title: str) -> bool:
        """Whether any of these lines was put there by a person."""
        if not self._gaps:
            return any(self._is_theirs(line, day, title) for line in prose)
        lines = tuple(filter(_is_something, prose))
        theirs = [number for number, line in enumerate(lines) if self._is_theirs(line, day, title)]
        return any(not self._is_left_by_code(lines, run, day, title) for run in _runs(theirs))

    def _is_theirs(self, line: str, day: date | None, title: str) -> bool:
        return (
            line not in self._fixed
            and _is_something(line)
            and not any(typed.gives(line, day, title) for typed in self._changing)
        )

    def _is_left_by_code(self, lines: Sequence[str], run: range, day: date | None, title: str) -> bool:
        """Whether lines that no template holds stand where code stood: one line for each, or one quotation, and no tag."""
        found = lines[run.start : run.stop]
        inside = sum(line[:1] == before[:1] == ">" for before, line in pairwise(found))
        if any(map(_TAG.search, found)):
            return False
        above = lines[run.start - 1] if run.start else ""
        below = lines[run.stop] if run.stop < len(lines) else ""
        return any(
            len(found) - inside <= gap.codes
            and self._is_the(gap.above, above, day, title)
            and self._is_the(gap.below, below, day, title)
            for gap in self._gaps
        )

    def _is_the(self, typed: str, found: str, day: date | None, title: str) -> bool:
        return bool(typed) == bool(found) and gives(typed, found, day, title, self.formats)


def _is_something(line: str) -> bool:
    return not _NOTHING.fullmatch(line)


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Numbers that follow each other, together."""
    start = 0
    for place, number in enumerate(numbers, 1):
        if place == len(numbers) or numbers[place] != number + 1:
            yield range(numbers[start], number + 1)
            start = place
