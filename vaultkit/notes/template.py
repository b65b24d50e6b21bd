"""A template: fixed ``{{name}}`` substitution from an allow-list (:mod:`.placeholders`), nothing else.

Whatever else stands in braces, and Templater's ``<% … %>``, is left as it is: a template that arrives by sync can never run
anything.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from vaultkit.notes import frontmatter
from vaultkit.notes.calendar import ISO, WeekRule
from vaultkit.notes.names import key
from vaultkit.notes.nodes import scalars
from vaultkit.notes.note import read
from vaultkit.notes.placeholders import PLAIN, Dates, Filling, fill, parts
from vaultkit.notes.templater import CODE, joined

_KEPT = re.compile("\ue000([0-9]+)\ue001")


@dataclass(frozen=True)
class Template:
    """``path`` is where it was found, for messages; ``text`` is the template itself."""

    path: str
    text: str
    dates: Dates = PLAIN

    def fill(
        self,
        day: date,
        *,
        title: str = "",
        at: time = time(0),
        name: str = "",
        about: str = "",
        rule: WeekRule = ISO,
    ) -> str:
        """The note this template makes; :class:`.placeholders.Filling` says what each is for."""
        return substitute(self.text, Filling(day, title, at, name, about, rule, self.dates))

    @cached_property
    def runs_code(self) -> bool:
        """Whether it holds Templater's code, which only Obsidian can run: the note is Obsidian's to make."""
        return "<%" in self.text and re.search(CODE, self.text) is not None

    @cached_property
    def fixed_lines(self) -> frozenset[str]:
        """Its lines as typed that are the same in every note, code that has not run among them."""
        return frozenset(line for line in self._lines if "{{" not in line)

    @cached_property
    def changing_lines(self) -> tuple[str, ...]:
        return tuple(line for line in self._lines if "{{" in line)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return read(self.path, self.text).prose

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines in order once its code has run: what code is silent is gone, other code has its line."""
        return read(self.path, self._run).prose if self.runs_code else self._lines

    @property
    def _run(self) -> str:
        return joined(self.text) if self.runs_code else self.text

    @cached_property
    def tags(self) -> frozenset[str]:
        """The keys of the tags in its properties."""
        found = read(self.path, self._disguised[0]).property_tags
        return frozenset(key(self._undisguised(tag.text)) for tag in found)

    @cached_property
    def properties(self) -> dict[str, tuple[str, ...]]:
        """The key of each property's name to its values, placeholders and code and all."""
        block = frontmatter.read(self._disguised[0])
        return {
            key(name): tuple(self._undisguised(value.raw) for value in scalars(node))
            for name, node in block.properties.items()
        }

    @cached_property
    def _disguised(self) -> tuple[str, tuple[str, ...]]:
        """To YAML, braces are nested properties, and code holds quotes and colons: they stand aside while it is read."""
        kept: list[str] = []

        def aside(found: re.Match[str]) -> str:
            kept.append(found[0])
            return f"\ue000{len(kept) - 1}\ue001"

        return re.sub(rf"{CODE}|\{{\{{|\}}\}}|\ue000", aside, self._run, flags=re.DOTALL), tuple(kept)

    def _undisguised(self, text: str) -> str:
        kept = self._disguised[1]
        return _KEPT.sub(lambda found: kept[int(found[1])], text)


def substitute(text: str, filling: Filling) -> str:
    """Text with every placeholder of the allow-list filled."""
    return "".join(fill(part, filling) for part in parts(text))
