"""What templates put into a note, so that an untouched template is not a written day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vaultkit.notes.template import Template, substitute

# A bare bullet, a task's box, a rule, a fence or a comment is not something a person said.
_NOTHING = re.compile(
    r"(?:[-*+>]|\d+[.)])?\s*(?:\[[ xX]?\])?|[-*_=]{3,}|`{3,}\w*|~{3,}\w*|<!--.*-->|%%.*%%|#+"
)


@dataclass(frozen=True)
class Scaffold:
    """``templates`` by template name; several of one name are the shipped one and a person's own."""

    templates: Mapping[str, tuple[Template, ...]]

    @cached_property
    def _all(self) -> tuple[Template, ...]:
        return tuple(template for group in self.templates.values() for template in group)

    @cached_property
    def _fixed(self) -> frozenset[str]:
        # A note may have been made from another kind's template by mistake: its headings say nothing either.
        return frozenset(line for template in self._all for line in template.fixed_lines)

    @cached_property
    def _changing(self) -> tuple[str, ...]:
        return tuple(sorted({line for template in self._all for line in template.changing_lines}))

    def put(self, template: str, day: date | None) -> dict[str, str]:
        """The properties that the template of that name gives a note of that day."""
        found: dict[str, str] = {}
        for each in self.templates.get(template, ()):
            found |= each.put(day)
        return found

    def adds(self, prose: Iterable[str], day: date | None) -> bool:
        """Whether any of these lines was put there by a person."""
        filled: frozenset[str] | None = None
        for line in prose:
            if line in self._fixed or _NOTHING.fullmatch(line):
                continue
            if filled is None:
                filled = frozenset(substitute(each, day) for each in self._changing) if day else frozenset()
            if line not in filled:
                return True
        return False
