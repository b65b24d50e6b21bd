"""What was feared, on which day it is told, and what counts."""

from datetime import date

import pytest

from vaultkit.patterns.beliefs import fears, stories

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)


def trial(day, *lines):
    front = "".join(f"{line}\n" for line in lines)
    return f"=== {day} Test\n---\nkind: test\nbelief: I am too much\n{front}---\n"


def told(found, start=MONDAY, end=SUNDAY):
    return [(fear.day.day, fear.came, fear.days_before) for fear in fears(found.history, start, end)]


@pytest.mark.parametrize(
    ("predicted", "happened", "before"),
    [
        ("2026-03-03", "2026-03-05", 2),
        ("2026-03-05", "2026-03-05", None),
        ("2026-03-06", "2026-03-05", None),
        ("", "2026-03-05", None),
    ],
)
def test_it_counts_only_if_it_was_written_down_on_an_earlier_day(journal, predicted, happened, before):
    note = trial("2026-03-04", f"predicted_on: {predicted}", f"happened_on: {happened}")
    assert told(journal(note)) == [(5, True, before)]


def test_before_it_comes_to_it_it_is_told_on_the_day_it_was_written_down(journal):
    found = journal(trial("2026-03-03", "predicted_on: 2026-03-03", "happened_on: 2026-03-10"))
    assert told(found) == [(3, False, None)]
    assert told(found, date(2026, 3, 9), date(2026, 3, 15)) == [(10, True, 7)]
    assert told(found, MONDAY, date(2026, 3, 31)) == [(10, True, 7)]


def test_an_answer_without_a_date_is_told_and_does_not_count(journal):
    found = journal(trial("2026-03-04", "predicted_on: 2026-03-03", "feared_happened: did not"))
    assert told(found) == [(3, True, None)]


def test_a_name_in_an_evening_unless_a_note_tells_more_of_it(journal):
    evening = "=== 2026-03-0{} Reflection\n---\ntests: {}\n---\n"
    found = journal(
        trial("2026-03-03", "predicted_on: 2026-03-03", "happened_on: 2026-03-05")
        + evening.format(3, "[I am too much]")
        + evening.format(5, '["[[2026-03-03 Test]]", I-am-too-much]')
        + evening.format(6, "[I am too much, Nobody comes back]")
    )
    named = [
        (fear.day.day, fear.belief) for fear in fears(found.history, MONDAY, SUNDAY) if fear.test is None
    ]
    assert named == [(6, "i am too much"), (6, "nobody comes back")]
    assert len(told(found)) == 3


def test_stories_that_somebody_looked_at(journal):
    text = "".join(
        f"=== 2026-03-0{n} Episode\n---\ntrigger: a\nstory: x\nchecked: {how}\n---\n"
        for n, how in enumerate(("asked", "observed", "not yet", ""), 2)
    )
    found = journal(text)
    assert [story.day.day for story in stories(found.history, MONDAY, SUNDAY)] == [2, 3]
