"""Honest numbers for one person's irregular notes. Each formula is a few lines of standard library."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOW_MEDIAN = 5
"""A median is shown from this many values on."""
SHOW_USUAL_TIME = (8, 5)
"""A usual time to repair needs this many rifts, and this many of them mended."""


def lower_median(values: Sequence[int]) -> int:
    """The middle value; of an even count the lower of the two. ``values`` must not be empty."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]


@dataclass(frozen=True, slots=True)
class Duration:
    """Days until an end, or until now for what is still open (``ended`` false: censored)."""

    days: int
    ended: bool


def kaplan_meier_median(durations: Sequence[Duration]) -> int | None:
    """The smallest time at which the product-limit estimate is one half or less (Kaplan & Meier 1958).

    None while the curve stays above one half: more than half are still open.
    """
    survival = 1.0
    at_risk = len(durations)
    for time in sorted({d.days for d in durations}):
        ends = sum(d.ended for d in durations if d.days == time)
        if ends:
            survival *= 1 - ends / at_risk
            if survival <= 0.5 + 1e-12:
                return time
        at_risk -= sum(d.days == time for d in durations)
    return None
