"""What a section says: its lines, and the numbers in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a page says, with what it is of and the days that say so."""

    what: Annotated[str, "what is counted or measured, such as `trigger-days` or `median-distress`"]
    of: Annotated[str, "of which: a trigger, a feeling, a belief; empty where it is of all"]
    value: Annotated[int | float, "the number"]
    n: Annotated[int, "out of how many"]
    unit: Annotated[str, "of what these are: days, rifts, stories"]
    start: Annotated[date, "the first day of its window"]
    end: Annotated[date, "the last day of its window"]
    days: Annotated[tuple[date, ...], "the days that say so, as far as the page links them"] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Lines of Markdown and their figures; nothing at all where there is nothing to say."""

    lines: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """LF, ending in one newline; empty where there is nothing."""
        return "\n".join(self.lines) + "\n" if self.lines else ""

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __add__(self, other: "Said") -> "Said":
        return Said(self.lines + other.lines, self.figures + other.figures)

    def below(self, *heading: str) -> "Said":
        """With a heading, if there is anything to stand below it."""
        return Said((*heading, *self.lines), self.figures) if self.lines else Said()


def row(line: str, *figures: Figure) -> Said:
    return Said((line,), figures)


def rows(parts: Iterable[Said]) -> Said:
    """One below the other."""
    found = tuple(parts)
    lines = tuple(line for part in found for line in part.lines)
    return Said(lines, tuple(figure for part in found for figure in part.figures))
