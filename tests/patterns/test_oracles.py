"""The statistics against the libraries that everybody uses, on random and on edge inputs.

Where a definition differs, the test says so, and docs/statistics.md as well.
"""

import pymannkendall
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from scipy import stats
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.tsa.stattools import acf

from vaultkit.patterns.statistics import (
    Duration,
    benjamini_hochberg,
    fisher_exact,
    for_clusters,
    kaplan_meier,
    kaplan_meier_median,
    mann_kendall,
    neighbours,
    theil_sen,
    wilson,
)


def close(number):
    return pytest.approx(number, rel=1e-12, abs=1e-12)


SCALE = st.integers(0, 10)
SERIES = st.lists(SCALE, min_size=4, max_size=60) | st.lists(
    st.floats(-1e3, 1e3, allow_subnormal=False), min_size=4, max_size=30
)


@given(
    st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from((0.8, 0.9, 0.95, 0.99)),
)
@example((0, 1), 0.95)
@example((1, 1), 0.95)
@example((0, 8), 0.95)
@example((2000, 2000), 0.99)
def test_wilson(counts, confidence):
    count, n = counts
    ours = wilson(count, n, confidence)
    assert ours == close(proportion_confint(count, n, 1 - confidence, method="wilson"))
    theirs = stats.binomtest(count, n).proportion_ci(confidence, method="wilson")
    assert ours == close((theirs.low, theirs.high))


@given(*[st.integers(0, 60)] * 4)
@example(0, 0, 0, 0)
@example(0, 5, 0, 9)
@example(5, 0, 0, 5)
@example(3, 3, 3, 3)
@example(300, 2, 1, 400)
def test_fisher(a, b, c, d):
    assert fisher_exact(a, b, c, d) == close(stats.fisher_exact([[a, b], [c, d]]).pvalue)


@given(st.lists(st.floats(0, 1) | st.sampled_from((0, 1e-300, 0.01, 0.05, 1)), min_size=1, max_size=80))
@example([0.1])
@example([0.05, 0.1])
def test_benjamini_hochberg(ps):
    for q in (0.05, 0.1, 0.2):
        theirs = multipletests(ps, q, method="fdr_bh")[0]
        assert benjamini_hochberg(ps, q) == tuple(theirs)


@pytest.mark.filterwarnings(
    "ignore:invalid value:RuntimeWarning"
)  # from its interval, which nobody asked for
@given(st.lists(st.tuples(st.integers(0, 100), SCALE), min_size=2, max_size=40))
def test_theil_sen_with_gaps_and_two_at_a_time(points):
    assume(len({x for x, _ in points}) > 1)
    theirs = stats.theilslopes([y for _, y in points], [x for x, _ in points])
    assert theil_sen(points) == close(theirs.slope)


@given(SERIES)
def test_theil_sen_of_a_series(values):
    assert theil_sen(list(enumerate(values))) == close(pymannkendall.sens_slope(values).slope)


@given(SERIES)
@example([5, 5, 5, 5])
@example([0, 0, 0, 1])
@example(list(range(60)))
def test_mann_kendall_with_ties(values):
    assert mann_kendall(values) == close(pymannkendall.original_test(values).p)


@given(st.lists(SCALE, min_size=6, max_size=60))
def test_mann_kendall_for_neighbours_that_are_alike(values):
    """pymannkendall estimates how alike they are, and corrects only where that is clear; vaultkit is told. Where they
    come and go, its variance may be less than nothing; vaultkit never asks for that.
    """
    slope = pymannkendall.sens_slope(values).slope
    ranks = stats.rankdata([value - slope * n for n, value in enumerate(values, 1)])
    assume(len(set(ranks)) > 1)
    alike = neighbours(ranks)
    limit = stats.norm.ppf(0.975) / len(values) ** 0.5
    assume(alike > -0.4 and abs(abs(alike) - limit) > 1e-9)
    theirs = pymannkendall.hamed_rao_modification_test(values, lag=1)
    assert mann_kendall(values, alike if abs(alike) > limit else 0) == close(theirs.p)


@given(st.lists(st.integers(0, 1) | SCALE, min_size=2, max_size=200))
def test_neighbours(values):
    assume(len(set(values)) > 1)
    assert neighbours(values) == close(acf(values, nlags=1, fft=False)[1])


@given(st.floats(1e-200, 1), st.floats(-0.99, 0.99), st.floats(-0.99, 0.99))
def test_the_p_of_what_comes_in_clusters(p, one, other):
    shared = max(0, one * other)
    theirs = 2 * stats.norm.sf(stats.norm.isf(p / 2) * ((1 - shared) / (1 + shared)) ** 0.5)
    assert for_clusters(p, one, other) == close(theirs)


DURATIONS = st.lists(st.builds(Duration, st.integers(0, 40), ended=st.booleans()), min_size=1, max_size=60)


@given(DURATIONS)
@example([Duration(0, ended=True)])
@example([Duration(3, ended=False)] * 4)
@example([Duration(3, ended=True), Duration(3, ended=False)])
def test_kaplan_meier(durations):
    days, ended = [d.days for d in durations], [d.ended for d in durations]
    curve = kaplan_meier(durations)
    theirs = SurvfuncRight(days, ended)
    assert [time for time, _ in curve] == list(theirs.surv_times)
    assert [share for _, share in curve] == close(list(theirs.surv_prob))
    fitted = KaplanMeierFitter().fit(days, ended)
    assert [share for _, share in curve] == close(
        list(fitted.survival_function_at_times([t for t, _ in curve]))
    )
    # At one half exactly floating point may put them on either side of it; vaultkit takes it for reached.
    if all(abs(share - 0.5) > 1e-9 for _, share in curve):
        median = kaplan_meier_median(durations)
        assert (float("inf") if median is None else median) == fitted.median_survival_time_
