import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.patterns.statistics import (
    Duration,
    benjamini_hochberg,
    fisher_exact,
    for_clusters,
    kaplan_meier,
    kaplan_meier_median,
    lower_median,
    mann_kendall,
    neighbours,
    neighbours_marked,
    theil_sen,
    wilson,
)


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
    curve = [(time, round(share, 3)) for time, share in kaplan_meier(treated)]
    assert curve == [
        (6, 0.857),
        (7, 0.807),
        (10, 0.753),
        (13, 0.690),
        (16, 0.627),
        (22, 0.538),
        (23, 0.448),
    ]


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


@pytest.mark.parametrize(
    ("count", "n", "interval"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_an_interval_of_a_share(count, n, interval):
    """The table of Newcombe (1998), Statistics in Medicine 17, 857-872, method 3."""
    assert wilson(count, n) == pytest.approx(interval, abs=5e-5)


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_the_share_and_is_a_share(counts):
    count, n = counts
    low, high = wilson(count, n)
    assert 0 <= low <= count / n <= high <= 1 or count in (0, n)
    assert (low == 0) == (count == 0) or low < 1e-15
    mirrored = wilson(n - count, n)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high), abs=1e-14)


def test_the_lady_who_tasted_tea():
    """Fisher (1935), The Design of Experiments: three of four cups right is 17 of 70 on one side, 34 on both."""
    assert fisher_exact(3, 1, 1, 3) == 34 / 70
    assert fisher_exact(4, 0, 0, 4) == 2 / 70


@given(*[st.integers(0, 25)] * 4)
def test_a_table_is_the_same_from_every_side(a, b, c, d):
    p = fisher_exact(a, b, c, d)
    assert 0 < p <= 1
    assert p == fisher_exact(c, d, a, b) == fisher_exact(b, a, d, c) == fisher_exact(a, c, b, d)


@given(*[st.integers(0, 25)] * 4)
def test_a_p_is_that_of_all_tables_counted_one_by_one(a, b, c, d):
    row, other, column = a + b, c + d, a + c
    tables = [math.comb(row, k) * math.comb(other, column - k) for k in range(min(row, column) + 1)]
    assert fisher_exact(a, b, c, d) == sum(each for each in tables if each <= tables[a]) / sum(tables)


def test_the_fifteen_tests_of_benjamini_and_hochberg():
    """Their own example: at .05 the first four pass, where Bonferroni leaves three."""
    ps = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000),
    ]
    assert benjamini_hochberg(ps, 0.05) == (True,) * 4 + (False,) * 11
    assert benjamini_hochberg(ps[::-1], 0.05) == (False,) * 11 + (True,) * 4
    assert benjamini_hochberg([], 0.05) == ()


def test_one_wild_point_does_not_turn_a_line():
    assert theil_sen([(0, 1), (1, 3), (2, 5), (9, 19), (10, -400)]) == 2
    assert theil_sen([(0, 5), (0, 9), (1, 5)]) == -2  # 0 and -4; two at one time have no slope


def test_eight_that_only_rise():
    assert mann_kendall(range(8)) == pytest.approx(0.000836, abs=5e-6)  # S 28, z 27 / sqrt(65.33)
    assert mann_kendall(range(8)) == mann_kendall(range(8, 0, -1))
    assert mann_kendall(range(8), 0.3) > mann_kendall(range(8))


def test_where_all_are_equal_nothing_moves():
    assert mann_kendall([4] * 9) == 1
    assert mann_kendall([4]) == mann_kendall([]) == 1
    assert neighbours([4] * 9) == 0


@given(st.lists(st.booleans(), min_size=1, max_size=80))
def test_neighbours_of_marks_are_those_of_noughts_and_ones(seen):
    marks = sum(1 << n for n, each in enumerate(seen) if each)
    assert neighbours_marked(marks, len(seen)) == pytest.approx(neighbours(seen), abs=1e-9)


def test_what_comes_in_clusters_tells_less():
    assert for_clusters(0.01, 0.5, 0.5) == pytest.approx(0.046, abs=5e-4)
    # One alone that does is no matter, nor are two of which one comes and goes.
    assert for_clusters(0.01, 0.9, 0) == for_clusters(0.01, 0.9, -0.5) == pytest.approx(0.01, rel=1e-12)
    assert for_clusters(0, 0, 0) < 1e-290
