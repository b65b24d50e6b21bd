"""Steps towards closeness: what was expected of them, and what came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import Names
from vaultkit.records.step import Step


def steps(days: Sequence[Day], names: Names) -> tuple[tuple[str, Step], ...]:
    """Each with the key of its ladder, ladder by ladder as they were begun; of one ladder in order of days."""
    found = [(names.theme(step.ladder) if step.ladder else "", step) for day in days for step in day.of(Step)]
    order = {ladder: number for number, ladder in enumerate(dict.fromkeys(ladder for ladder, _ in found))}
    return tuple(sorted(found, key=lambda pair: order[pair[0]]))


@dataclass(frozen=True, slots=True)
class Compared:
    """Steps that say both what was expected and what came at its highest."""

    lower: tuple[Step, ...]
    same: tuple[Step, ...]
    higher: tuple[Step, ...]

    @property
    def n(self) -> int:
        return len(self.lower) + len(self.same) + len(self.higher)


def compared(found: Iterable[Step]) -> Compared:
    sides: tuple[list[Step], list[Step], list[Step]] = ([], [], [])
    for step in found:
        if step.expected_distress is not None and step.peak_distress is not None:
            side = (step.peak_distress > step.expected_distress) - (
                step.peak_distress < step.expected_distress
            )
            sides[side + 1].append(step)
    lower, same, higher = map(tuple, sides)
    return Compared(lower, same, higher)
