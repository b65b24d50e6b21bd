"""What templates put into a note, so that an untouched template is not a written day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vaultkit.notes.names import key
from vaultkit.notes.template import Template, gives

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

    def puts(self, template: str, name: str, values: tuple[str, ...], day: date | None, title: str) -> bool:
        """Whether a template of that name gives a note of that day and title this property with these values."""
        return any(
            len(put) == len(values)
            and all(gives(typed, found, day, title) for typed, found in zip(put, values, strict=True))
            for each in self.templates.get(template, ())
            if (put := each.properties.get(key(name))) is not None
        )

    def tags(self, template: str) -> frozenset[str]:
        """The keys of the tags that a template of that name puts into a note's properties."""
        return frozenset(tag for each in self.templates.get(template, ()) for tag in each.tags)

    def adds(self, prose: Iterable[str], day: date | None, title: str) -> bool:
        """Whether any of these lines was put there by a person."""
        return any(
            line not in self._fixed
            and not _NOTHING.fullmatch(line)
            and not any(gives(typed, line, day, title) for typed in self._changing)
            for line in prose
        )
