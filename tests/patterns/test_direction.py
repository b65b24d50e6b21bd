from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import SUNDAY
from vaultkit.patterns.direction import direction

MONDAY = date(2026, 1, 5)


def written(*weeks, days=3):
    """A number for each week, written on so many days of it; None is a week without."""
    return [
        (MONDAY + timedelta(7 * n + day), number)
        for n, number in enumerate(weeks)
        if number is not None
        for day in range(days)
    ]


def test_eight_weeks_that_fall_fall():
    found = direction(written(9, 8, 7, 6, 5, 4, 3, 2))
    assert (found.towards, found.weeks, found.needed, found.slope) == ("down", 8, 0, -1)
    assert (found.start, found.end) == (MONDAY, date(2026, 3, 1))
    assert direction(written(2, 3, 4, 5, 6, 7, 8, 9)).towards == "up"


def test_seven_say_nothing_yet_and_how_many_more_it_takes():
    found = direction(written(9, 8, 7, 6, 5, 4, 3))
    assert (found.towards, found.weeks, found.needed) == (None, 7, 1)


def test_a_week_of_two_days_does_not_count():
    numbers = written(9, 8, 7, 6, 5, 4, 3) + written(*[None] * 7, 2, days=2)
    assert direction(numbers).needed == 1
    assert direction(written(9, 8, days=2)) is None
    assert direction([]) is None


def test_weeks_left_out_keep_their_place():
    found = direction(written(8, 7, 6, 5, None, None, None, None, 4, 3, 2, 1))
    assert (found.weeks, found.end) == (8, date(2026, 3, 29))
    assert found.slope == pytest.approx(-0.6)  # -1, if they had followed on each other


def test_where_most_weeks_are_alike_nothing_is_claimed_even_if_the_test_is_passed():
    found = direction(written(*[5] * 20, 4, 4, 4, 4))
    assert (found.towards, found.slope, found.needed) == (None, 0, 0)


def test_up_and_down_is_no_clear_direction():
    assert direction(written(3, 7, 2, 8, 4, 6, 3, 7, 4, 6)).towards is None


def test_weeks_are_those_of_the_rule():
    numbers = written(9, 8, 7, 6, 5, 4, 3, 2)
    assert direction(numbers, SUNDAY).start == date(2026, 1, 4)


@given(
    st.dictionaries(st.integers(0, 120).map(lambda n: MONDAY + timedelta(n)), st.integers(0, 10)),
    st.randoms(use_true_random=False),
)
def test_it_is_the_same_in_any_order(numbers, random):
    found = direction(numbers.items())
    shuffled = list(numbers.items())
    random.shuffle(shuffled)
    assert direction(shuffled) == found
    if found and found.towards:
        assert found.weeks >= 8
