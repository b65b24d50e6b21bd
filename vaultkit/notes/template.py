"""A template: fixed ``{{name}}`` substitution from an allow-list, nothing else.

The syntax is Obsidian's core templates' (``{{title}} {{date}} {{time}} {{date:FORMAT}} {{time:FORMAT}}``,
https://help.obsidian.md/plugins/templates) with ``{{yesterday}}`` and ``{{tomorrow}}``, and vaultkit's ``{{week}}``,
``{{name}}`` and ``{{link}}``. Whatever else stands in braces, and Templater's ``<% … %>``, is left as it is: a template
that arrives by sync can never run anything.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from vaultkit.notes import frontmatter
from vaultkit.notes.calendar import ISO, WeekRule, week_of
from vaultkit.notes.names import file_name
from vaultkit.notes.note import read
from vaultkit.notes.pathformat import PathFormat

_PLACEHOLDER = re.compile(r"\{\{[ \t]*([a-z]+)[ \t]*(?::([^{}\n]*))?\}\}", re.IGNORECASE)
_SHIFT = {"date": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True)
class Template:
    """``path`` is where it was found, for messages; ``text`` is the template itself."""

    path: str
    text: str

    def fill(
        self, day: date, *, title: str = "", at: time = time(0), name: str = "", rule: WeekRule = ISO
    ) -> str:
        """The note this template makes. ``at`` is the scheduled time, never the clock's: every device makes the same."""
        return substitute(self.text, day, title=title, at=at, name=name, rule=rule)

    @cached_property
    def fixed_lines(self) -> frozenset[str]:
        return frozenset(line for line in self._lines if "{{" not in line)

    @cached_property
    def changing_lines(self) -> tuple[str, ...]:
        return tuple(line for line in self._lines if "{{" in line)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return read(self.path, self.text).prose

    @cached_property
    def _properties(self) -> tuple[tuple[str, str], ...]:
        block = frontmatter.find(self.text)
        pairs = (line.partition(":") for line in block.inner.splitlines()) if block else ()
        return tuple((name.strip(), value.strip().strip("\"'")) for name, _, value in pairs)

    def put(self, day: date | None) -> dict[str, str]:
        """The flat properties this template puts into a note of that day, as text."""
        return {n: substitute(v, day, rule=ISO) if day and "{{" in v else v for n, v in self._properties}


def substitute(
    text: str, day: date, *, title: str = "", at: time = time(0), name: str = "", rule: WeekRule = ISO
) -> str:
    """Text with every placeholder of the allow-list filled."""

    def fill(match: re.Match[str]) -> str:
        word, form = match[1].lower(), match[2]
        if word in _SHIFT:
            shifted = day + timedelta(days=_SHIFT[word])
            return PathFormat((form or "").strip() or "YYYY-MM-DD", rule).format(shifted, at)
        if word == "time":
            return PathFormat((form or "").strip() or "HH:mm", rule).format(day, at)
        if form is not None:
            return match[0]
        if word == "title":
            return title
        if word == "week":
            return week_of(day, rule).label
        if word == "name":
            return name
        if word == "link":
            return f'"[[{file_name(name)}]]"' if name else ""
        return match[0]

    return _PLACEHOLDER.sub(fill, text)
