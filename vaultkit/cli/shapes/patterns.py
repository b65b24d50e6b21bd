"""What `patterns --json` prints."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from vaultkit.pages.said import Figure


@dataclass(frozen=True, slots=True)
class Section:
    """What one section says."""

    section: Annotated[str, "its name, as a region's marker holds it"]
    markdown: Annotated[str, "its text, as it stands on the page"]
    figures: Annotated[tuple[Figure, ...], "every number in it"]


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the pages say of a week, month, quarter, stretch of days or theme."""

    what: Annotated[str, "what it is about: week, month, quarter, span or theme"]
    which: Annotated[
        str, "its label: `2026-W10`, `2026-03`, `2026-Q1`, `2026-01-05/2026-03-29`, `trigger/Slow reply`"
    ]
    start: Annotated[date, "its first day"]
    end: Annotated[date, "its last day"]
    as_of: Annotated[date, "the last day that counts"]
    page: Annotated[str | None, "the page's path in the vault; null if it has none"]
    sections: Annotated[
        tuple[Section, ...], "those with something to say, in the order of the page's template"
    ]
