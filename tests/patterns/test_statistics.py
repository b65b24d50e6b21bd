from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.patterns.statistics import Duration, kaplan_meier_median, lower_median


@pytest.mark.parametrize(
    ("values", "median"), [([4], 4), ([1, 9], 1), ([9, 1, 5], 5), ([2, 8, 3, 7], 3), ([0, 0, 10, 10], 0)]
)
def test_the_median_of_an_even_count_is_the_lower_middle(values, median):
    assert lower_median(values) == median


def lived(*ended, still=()):
    return [*(Duration(days, ended=True) for days in ended), *(Duration(days, ended=False) for days in still)]


def test_the_leukaemia_patients_of_the_textbooks():
    """6-MP against placebo (Freireich et al. 1963, in Cox & Oakes 1984 and every survival package): 23 and 8 weeks."""
    treated = lived(6, 6, 6, 7, 10, 13, 16, 22, 23, still=(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
    placebo = lived(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
    assert kaplan_meier_median(treated) == 23
    assert kaplan_meier_median(placebo) == 8


def test_while_more_than_half_are_open_there_is_none():
    assert kaplan_meier_median(lived(1, 2, still=(9, 9, 9))) is None
    assert kaplan_meier_median(lived(1, 2, still=(2, 2))) == 2
    assert kaplan_meier_median([]) is None


def by_hand(durations):
    """Redistribute to the right (Efron 1967): a censored one's weight goes to all that last longer. No product limit."""
    waiting = sorted(durations, key=lambda d: (d.days, not d.ended))
    weight = {n: Fraction(1, len(waiting)) for n in range(len(waiting))}
    gone = Fraction(0)
    for n, one in enumerate(waiting):
        if not one.ended:
            rest = range(n + 1, len(waiting))
            for later in rest:
                weight[later] += weight[n] / len(rest)
            continue
        gone += weight[n]
        if gone >= Fraction(1, 2):
            return one.days
    return None


@given(st.lists(st.builds(Duration, st.integers(0, 12), ended=st.booleans()), max_size=30))
def test_against_a_brute_force(durations):
    assert kaplan_meier_median(durations) == by_hand(durations)
