"""What is open as of a day: promises either way, and repairs that somebody means to ask after."""

from datetime import date

import pytest

from vaultkit.patterns.loops import follow_ups, promises


def promise(*lines):
    return (
        "=== 2026-03-03 Commitment\n---\nkind: commitment\nmade_on: 2026-03-03\nmade_by: them\n"
        + "".join(f"{line}\n" for line in lines)
        + "---\n"
    )


def is_open(found, day):
    return bool(promises(found.history, date(2026, 3, day)))


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        ((), None),
        (("commitment_status: open", "due_on: 2026-03-04"), None),
        (("done_on: 2026-03-09",), 9),
        (("commitment_status: open", "done_on: 2026-03-09"), 9),
        (("commitment_status: late", "done_on: 2026-03-09"), 9),
        (("commitment_status: told ahead", "told_on: 2026-03-06"), 6),
        (("commitment_status: open", "told_on: 2026-03-06"), None),
    ],
)
def test_from_the_day_it_was_made_until_it_ends(journal, lines, until):
    found = journal(promise(*lines))
    assert not is_open(found, 2)
    assert is_open(found, 3)
    assert is_open(found, 31) is (until is None)
    if until:
        assert is_open(found, until - 1)
        assert not is_open(found, until)


@pytest.mark.parametrize("status", ["kept", "told ahead", "missed", "released", "late"])
def test_an_end_without_a_day_ended_it_from_the_start(journal, status):
    assert not is_open(journal(promise(f"commitment_status: {status}")), 3)


REPAIR = "=== 2026-03-07 Repair\n---\nruptured_on: 2026-03-05\nrepaired_on: 2026-03-07\nfollow_up_on: 2026-03-14\n{}\n---\n"


@pytest.mark.parametrize(
    ("line", "open_on"),
    [
        ("", (7, 31)),
        ("followed_up: 2026-03-13", (7, 12)),
        ("repair_status: let go", ()),
        ("repair_status: not safe", ()),
    ],
)
def test_a_repair_is_asked_after_from_its_end_on(journal, line, open_on):
    found = journal(REPAIR.format(line))
    days = [day for day in range(1, 32) if follow_ups(found.history, date(2026, 3, day))]
    assert (days[:1] + days[-1:]) == list(open_on)


def test_one_that_says_of_nobody_who_made_it_is_not_among_them(journal):
    assert not is_open(journal(promise().replace("made_by: them", "people: [Sam]")), 3)


def test_a_later_mending_leaves_what_was_meant_before_it(journal):
    def meant(*more):
        lines = ("kind: repair", "ruptured_on: 2026-01-13", "follow_up_on: 2026-01-30", *more)
        text = "=== 2026-01-13 Repair\n---\n" + "\n".join(lines) + "\n---\n"
        return len(follow_ups(journal(text).history, date(2026, 1, 25)))

    assert meant() == meant("repaired_on: 2026-02-20") == 1
    assert meant("repaired_on: 2026-01-20", "followed_up: 2026-01-22") == 0
