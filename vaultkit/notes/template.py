"""A template: fixed ``{{name}}`` substitution from an allow-list, nothing else.

The syntax is Obsidian's core templates' (``{{title}} {{date}} {{time}} {{date:FORMAT}} {{time:FORMAT}}``,
https://help.obsidian.md/plugins/templates) with ``{{yesterday}}`` and ``{{tomorrow}}``, and vaultkit's ``{{week}}``,
``{{name}}``, ``{{link}}`` and ``{{about}}``. Whatever else stands in braces, and Templater's ``<% … %>``, is left as it is: a template
that arrives by sync can never run anything.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from vaultkit.notes import frontmatter
from vaultkit.notes.calendar import ISO, WEEK_RULES, WeekRule, week_of
from vaultkit.notes.names import file_name, key
from vaultkit.notes.nodes import scalars
from vaultkit.notes.note import read
from vaultkit.notes.pathformat import PathFormat

_PLACEHOLDER = re.compile(r"\{\{[ \t]*([a-z]+)[ \t]*(?::([^{}\n]*))?\}\}", re.IGNORECASE)
_HOUR = re.compile(r"\{\{[ \t]*time[ \t]*(?::[^{}\n]*)?\}\}", re.IGNORECASE)
_SHIFT = {"date": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True)
class Template:
    """``path`` is where it was found, for messages; ``text`` is the template itself."""

    path: str
    text: str

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
        """The note this template makes. ``at`` is the scheduled time, never the clock's: every device makes the same."""
        return substitute(self.text, day, title=title, at=at, name=name, about=about, rule=rule)

    @cached_property
    def fixed_lines(self) -> frozenset[str]:
        return frozenset(line for line in self._lines if "{{" not in line)

    @cached_property
    def changing_lines(self) -> tuple[str, ...]:
        return tuple(line for line in self._lines if "{{" in line)

    @property
    def _without_braces(self) -> str:
        """To YAML, braces are nested properties; here another pair stands in their place, as any character does in a value."""
        return self.text.replace("{{", "\u2983").replace("}}", "\u2984")

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return read(self.path, self.text).prose

    @cached_property
    def tags(self) -> frozenset[str]:
        """The keys of the tags in its properties."""
        return frozenset(key(tag.text) for tag in read(self.path, self._without_braces).property_tags)

    @cached_property
    def properties(self) -> dict[str, tuple[str, ...]]:
        """The key of each property's name to its values, placeholders and all."""
        block = frontmatter.read(self._without_braces)
        return {
            key(name): tuple(
                value.raw.replace("\u2983", "{{").replace("\u2984", "}}") for value in scalars(node)
            )
            for name, node in block.properties.items()
        }


def substitute(
    text: str,
    day: date,
    *,
    title: str = "",
    at: time = time(0),
    name: str = "",
    about: str = "",
    rule: WeekRule = ISO,
) -> str:
    """Text with every placeholder of the allow-list filled."""
    plain = {
        "title": title,
        "week": week_of(day, rule).label,
        "name": name,
        "link": f'"[[{file_name(name)}]]"' if name else "",
        "about": about,
    }

    def fill(match: re.Match[str]) -> str:
        word, form = match[1].lower(), match[2]
        if word in _SHIFT:
            try:
                shifted = day + timedelta(days=_SHIFT[word])
            except OverflowError:  # there is no day after the last one of the calendar
                return match[0]
            return PathFormat((form or "").strip() or "YYYY-MM-DD", rule).format(shifted, at)
        if word == "time":
            return PathFormat((form or "").strip() or "HH:mm", rule).format(day, at)
        return match[0] if form is not None else plain.get(word, match[0])

    return _PLACEHOLDER.sub(fill, text)


def gives(typed: str, found: str, day: date | None, title: str) -> bool:
    """Whether a line of a template reads so in a note of that day and title: at any hour, under any week rule."""
    if "{{" not in typed:
        return typed == found
    if day is None:
        return False
    parts = _HOUR.split(typed)
    for rule in WEEK_RULES.values():
        filled = [substitute(part, day, title=title, rule=rule) for part in parts]
        if len(parts) == 1:
            if filled[0].strip() == found:
                return True
        elif re.fullmatch(r"[\d:.,_hHAPMapm -]{1,12}".join(map(re.escape, filled)), found):
            return True
    return False
