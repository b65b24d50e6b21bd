"""Rifts by their days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.patterns import journals as random
from vaultkit.patterns import mending

DAYS = st.integers(-10, 60).map(lambda n: date(2025, 12, 20) + timedelta(n))


@given(random.vaults(size=60), DAYS, DAYS)
def test_those_that_began_and_ended_in_a_stretch(vault, start, end):
    history = random.Journal(random.read_vault(vault)).history
    every = history.rifts.all
    assert list(mending.begun(history, start, end)) == [r for r in every if start <= r.begun <= end]
    closed = [(r.closed, r) for r in every if r.closed and start <= r.closed <= end]
    assert mending.closed(history, start, end) == sorted(closed, key=lambda pair: pair[0])
