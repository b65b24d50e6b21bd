from hypothesis import given
from hypothesis import strategies as st

from vaultkit.patterns.statistics import fisher_exact
from vaultkit.patterns.together import Pair, is_even, together

AFRAID, CALM, AWAY = ("feeling", "afraid"), ("feeling", "calm"), ("urge", "away")


def days(*groups):
    """`(times, triggers, companions)`, evenly mixed, so that nothing comes in clusters."""
    each = [(at / times, frozenset(t), frozenset(c)) for times, t, c in groups for at in range(times)]
    return [(t, c) for _, t, c in sorted(each, key=lambda day: day[0])]


def test_both_rates_are_counts():
    found = together(
        days((4, ["late"], [AFRAID]), (2, ["late"], [CALM]), (3, [], [AFRAID]), (19, [], [CALM]))
    )
    assert found[0] == Pair("late", AFRAID, 4, 6, 3, 22, marked=found[0].marked)
    assert [pair.companion for pair in found] == [AFRAID, CALM]


def test_what_is_clear_is_marked_and_only_the_way_round_that_it_is():
    found = together(
        days((9, ["late"], [AFRAID]), (1, ["late"], [CALM]), (2, [], [AFRAID]), (28, [], [CALM]))
    )
    assert [(pair.companion, pair.marked) for pair in found] == [(AFRAID, True), (CALM, False)]


def test_twice_together_is_never_marked():
    assert together(days((2, ["late"], [AFRAID]), (90, [], [CALM]))) == ()
    found = together(
        days((2, ["late"], [AFRAID]), (1, ["late"], [CALM]), (1, [], [AFRAID]), (900, [], [CALM]))
    )
    assert not any(pair.marked for pair in found)


def test_what_is_always_there_goes_with_nothing():
    assert together(days((9, ["late"], [AFRAID]), (9, ["late"], [CALM]))) == ()
    assert together([]) == ()


def test_days_that_name_nothing_of_its_sort_are_unknown_and_not_without():
    """An urge is told of where there was an episode; other days do not speak against it."""
    told = days((4, ["late"], [AWAY]), (2, ["late"], [("urge", "toward")]), (4, ["reply"], [AWAY]))
    silent = days((50, [], [CALM]), (5, ["late"], []))
    found = next(pair for pair in together(told + silent) if (pair.trigger, pair.companion) == ("late", AWAY))
    assert (found.with_both, found.with_trigger, found.without_both, found.without_trigger) == (4, 6, 4, 4)


def test_one_hard_fortnight_is_not_many_days():
    """The same counts, mixed and in one row: what comes in a row could be one thing, once."""
    mixed = days((6, ["late"], [AFRAID]), (4, ["late"], [CALM]), (4, [], [AFRAID]), (40, [], [CALM]))
    in_a_row = sorted(mixed, key=lambda day: ("late" not in day[0], AFRAID not in day[1]))
    assert [pair.marked for pair in together(mixed)] == [True, False]
    assert [pair.marked for pair in together(in_a_row)] == [False, False]


def test_the_bar_is_higher_the_more_pairs_are_looked_at():
    seen = days((5, ["late"], [AFRAID]), (3, ["late"], [CALM]), (8, [], [AFRAID]), (40, [], [CALM]))
    others = [frozenset(f"other {n % size}" for size in range(2, 14)) for n in range(len(seen))]
    many = [(triggers | more, companions) for (triggers, companions), more in zip(seen, others, strict=True)]
    assert together(seen)[0].marked
    assert not any(pair.marked for pair in together(many) if pair.trigger == "late")


WORDS = st.frozensets(st.sampled_from((AFRAID, CALM, AWAY, ("need", "rest"))))


@given(st.lists(st.tuples(st.frozensets(st.sampled_from("abc")), WORDS), max_size=40))
def test_the_counts_are_those_of_the_days(written):
    for pair in together(written):
        known = [day for day in written if any(sort == pair.companion[0] for sort, _ in day[1])]
        having = [pair.companion in companions for triggers, companions in known if pair.trigger in triggers]
        lacking = [
            pair.companion in companions for triggers, companions in known if pair.trigger not in triggers
        ]
        assert (pair.with_both, pair.with_trigger) == (sum(having), len(having))
        assert (pair.without_both, pair.without_trigger) == (sum(lacking), len(lacking))
        assert not pair.marked or pair.with_both >= 3


@given(st.integers(2, 900), st.data())
def test_what_is_even_passes_no_bar(days, data):
    n, there = (data.draw(st.integers(1, days - 1)) for _ in range(2))
    about = n * there // days + data.draw(st.integers(-9, 9))
    both = min(max(about, n + there - days, 0), n, there)
    if is_even(Pair("late", AFRAID, both, n, there - both, days - n), days):
        assert fisher_exact(both, n - both, there - both, days - n - there + both) > 0.2
