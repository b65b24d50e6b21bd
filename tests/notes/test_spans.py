"""Months and quarters: the days in them, and the labels that their pages carry."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.spans import month_of, quarter_of, span_from_label


@given(st.dates())
def test_every_day_is_in_its_month_and_its_quarter(day):
    for of in (month_of, quarter_of):
        span = of(day)
        assert day in span
        assert span_from_label(span.label) == span
        assert span.start.day == 1
        if span.end < date.max:
            assert of(span.end + timedelta(days=1)) != span


def test_their_ends():
    assert month_of(date(2024, 2, 5)).end == date(2024, 2, 29)
    assert quarter_of(date(2026, 5, 5)).label == "2026-Q2"
    assert (quarter_of(date(2026, 5, 5)).start, quarter_of(date(2026, 5, 5)).end) == (
        date(2026, 4, 1),
        date(2026, 6, 30),
    )


@pytest.mark.parametrize(
    "label", ["2026-13", "2026-Q5", "2026-Q0", "0000-01", "0000-Q1", "2026-3", "2026-W10", ""]
)
def test_a_label_of_nothing(label):
    assert span_from_label(label) is None
