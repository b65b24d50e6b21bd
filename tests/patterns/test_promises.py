"""Promises as they stood on a day."""

from datetime import date

import pytest

from vaultkit.patterns.promises import promises

START, END = date(2026, 3, 2), date(2026, 3, 8)


def stood(journal, *lines, start=START, end=END):
    front = "\n".join(lines)
    found = promises(
        journal(f"=== 2026-02-20 Commitment\n---\nkind: commitment\n{front}\n---\n").history, start, end
    )
    return [(each.standing, each.ended and each.ended.isoformat()) for each in found]


MINE = "made_by: me", "made_on: 2026-02-20"
THEIRS = "made_by: them", "made_on: 2026-02-20"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], [("open", None)]),
        (["commitment_status: open"], [("open", None)]),
        (["done_on: 2026-03-04"], [("kept", "2026-03-04")]),
        (["done_on: 2026-03-04", "commitment_status: late"], [("late", "2026-03-04")]),
        (["told_on: 2026-03-03", "commitment_status: told ahead"], [("told ahead", "2026-03-03")]),
        (["done_on: 2026-03-09", "commitment_status: kept"], [("open", None)]),
        (["done_on: 2026-03-01"], []),  # before the week
        (["commitment_status: missed"], []),  # from the start, since nobody dated it
    ],
)
def test_how_my_own_stood_at_the_end_of_a_week(journal, lines, expected):
    assert stood(journal, *MINE, *lines) == expected


def test_of_theirs_nothing_is_told_that_was_not_kept(journal):
    whole = {"start": date(2026, 1, 1)}
    assert stood(journal, *MINE, "commitment_status: missed", **whole) == [("missed", None)]
    assert stood(journal, *THEIRS, "commitment_status: missed", **whole) == []
    assert stood(journal, *THEIRS, "commitment_status: late", **whole) == [("kept", None)]


def test_before_it_was_made_and_by_nobody(journal):
    assert stood(journal, *MINE, end=date(2026, 2, 19)) == []
    assert stood(journal, "made_on: 2026-02-20") == []
