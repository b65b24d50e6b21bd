"""Honest numbers for one person's irregular notes. Each formula is a few lines of standard library.

Libraries for the same are the oracles of the tests (tests/patterns/test_oracles.py); docs/statistics.md says where they
define a thing otherwise.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from statistics import NormalDist, median

SHOW_MEDIAN = 5
"""A median is shown from this many values on."""
SHOW_INTERVAL = 8
"""A share in percent and its interval are shown from this many on; below, the count says it."""
SHOW_USUAL_TIME = (8, 5)
"""A usual time to repair needs this many rifts, and this many of them mended."""


def lower_median(values: Sequence[int]) -> int:
    """The middle value; of an even count the lower of the two. ``values`` must not be empty."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]


# How long it takes.


@dataclass(frozen=True, slots=True)
class Duration:
    """Days until an end, or until now for what is still open (``ended`` false: censored)."""

    days: int
    ended: bool


def kaplan_meier(durations: Sequence[Duration]) -> tuple[tuple[int, float], ...]:
    """Each time at which something ended, and the share that is still open after it: the product-limit estimate.

    What is censored at the time of an end was still at risk then. Kaplan & Meier (1958), Nonparametric estimation from
    incomplete observations, J. Am. Stat. Assoc. 53, 457-481.
    """
    curve: list[tuple[int, float]] = []
    survival = 1.0
    at_risk = len(durations)
    ends = Counter(d.days for d in durations if d.ended)
    for time, leaving in sorted(Counter(d.days for d in durations).items()):
        if ends[time]:
            survival *= 1 - ends[time] / at_risk
            curve.append((time, survival))
        at_risk -= leaving
    return tuple(curve)


def kaplan_meier_median(durations: Sequence[Duration]) -> int | None:
    """The smallest time at which the curve is one half or less (Kaplan & Meier 1958).

    None while it stays above one half: more than half are still open.
    """
    # A product such as 2/3 · 3/4 is one half, and a hair more or less than it in floating point.
    return next((time for time, survival in kaplan_meier(durations) if survival <= 0.5 + 1e-12), None)


# How often.


def wilson(count: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of shares that go with ``count`` of ``n``; stays within 0 and 1, also for none and for all.

    Wilson (1927), Probable inference, the law of succession, and statistical inference, J. Am. Stat. Assoc. 22, 209-212.
    ``n`` must not be zero.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    middle = (count + z * z / 2) / (n + z * z)
    reach = z / (n + z * z) * math.sqrt(count * (n - count) / n + z * z / 4)
    return max(0.0, middle - reach), min(1.0, middle + reach)


@lru_cache(maxsize=1024)  # an edited day changes few of the tables
def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """The two-sided p of the table ((a, b), (c, d)): all tables with its margins that are as improbable or more.

    In whole numbers, so that equally probable tables are equal; those that are more probable are counted, since they are
    few and lie next to each other. Fisher (1935), The logic of inductive inference, J. R.
    Stat. Soc. 98, 39-82; two-sided by probability: Freeman & Halton (1951), Biometrika 38, 141-149.
    """
    if a * d > b * c:
        a, b, c, d = (
            c,
            d,
            a,
            b,
        )  # the same table, with its more probable neighbour in the way that is gone below
    every = math.comb(a + b + c + d, a + c)
    seen = ways = math.comb(a + b, a) * math.comb(c + d, c)
    more = 0
    while b and c:
        ways = ways * b * c // ((a + 1) * (d + 1))
        if ways <= seen:
            break
        more += ways
        a, b, c, d = a + 1, b - 1, c - 1, d + 1
    return (every - more) / every


def benjamini_hochberg(ps: Sequence[float], q: float) -> tuple[bool, ...]:
    """Which of these tests pass, so that of those that do a share of at most ``q`` is chance.

    Benjamini & Hochberg (1995), Controlling the false discovery rate, J. R. Stat. Soc. B 57, 289-300.
    """
    ranked = enumerate(sorted(ps), 1)
    bar = max((p for rank, p in ranked if p <= rank / len(ps) * q), default=-1.0)
    return tuple(p <= bar for p in ps)


def neighbours(values: Sequence[float]) -> float:
    """How alike values are to those just before them, from -1 to 1: the autocorrelation at lag one, 0 if all are equal.

    Box, Jenkins & Reinsel (1994), Time Series Analysis, section 2.1, as every package has it.
    """
    mean = sum(values) / len(values)
    apart = [value - mean for value in values]
    spread = sum(each * each for each in apart)
    return sum(one * other for one, other in pairwise(apart)) / spread if spread else 0.0


def neighbours_marked(marks: int, n: int) -> float:
    """:func:`neighbours` of n noughts and ones, given as the bits of a number; in whole numbers up to the one division."""
    ones, first, last = marks.bit_count(), marks & 1, marks >> (n - 1)
    if ones in (0, n):
        return 0.0
    both = (marks & marks >> 1).bit_count()
    return (both * n * n - ones * n * (2 * ones - first - last) + (n - 1) * ones * ones) / (
        ones * (n - ones) * n
    )


def for_clusters(p: float, one: float, other: float) -> float:
    """The p of a test of two series, where each comes in clusters: ``one`` and ``other`` are their :func:`neighbours`.

    What comes in clusters tells less than as many separate days, by the factor of Bartlett (1935), Some aspects of the
    time-correlation problem in regard to tests of significance, J. R. Stat. Soc. 98, 536-543. Never smaller than ``p``.
    """
    shared = max(0.0, one * other)
    z = NormalDist().inv_cdf(max(p, 1e-300) / 2)
    return max(p, math.erfc(-z * math.sqrt((1 - shared) / (1 + shared) / 2)))


# Where to.


def theil_sen(points: Sequence[tuple[float, float]]) -> float:
    """The median of the slopes between all pairs of points; of an even count the mean of the middle two.

    Theil (1950), Proc. K. Ned. Akad. Wet. 53, 386-392; Sen (1968), Estimates of the regression coefficient based on
    Kendall's tau, J. Am. Stat. Assoc. 63, 1379-1389. Two of the points must differ in x.
    """
    return median((y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2)


def mann_kendall(values: Sequence[float], autocorrelation: float = 0.0) -> float:
    """The two-sided p of rising or falling, for values in order of time, however far apart.

    Mann (1945), Nonparametric tests against trend, Econometrica 13, 245-259; variance with ties and the correction for
    continuity: Kendall (1975), Rank Correlation Methods. ``autocorrelation`` is that of neighbours' ranks (0 or more), if
    known; the variance grows with it as in Hamed & Rao (1998), A modified Mann-Kendall trend test for autocorrelated
    data, J. Hydrol. 204, 182-196, with its first lag alone.
    """
    n = len(values)
    before: Counter[float] = Counter()
    s = 0
    for value in values:  # in groups of equal ones: weeks are many, and their medians few
        s += sum(times * ((value > earlier) - (value < earlier)) for earlier, times in before.items())
        before[value] += 1
    if s == 0:
        return 1.0
    ties = sum(t * (t - 1) * (2 * t + 5) for t in before.values())
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18 * (1 + 2 * (n - 3) / n * autocorrelation)
    return math.erfc((abs(s) - 1) / math.sqrt(2 * variance))
