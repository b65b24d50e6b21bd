"""What you chose, what was feared, steps and needs: on a week's page and on longer ones."""

from datetime import date, timedelta

import pytest

from vaultkit.pages.sections import BY_NAME


def episodes(*lines_of, first=date(2026, 3, 2)):
    return "".join(
        f"=== {first + timedelta(n)} Episode\n---\ntrigger: a\n{lines}\n---\n"
        for n, lines in enumerate(lines_of)
    )


# What you chose.


def test_urge_pause_and_response(journal):
    text = episodes(
        "urge: against\nurge_strength: 8\nacted_on_urge: partly\npause: 20 min\nmy_response: went for a walk",
        "urge: freeze\npause: 3 h",
        "pause: 0",
        "my_response: rang once",
    )
    assert (
        journal(text).week("2026-W10", "chosen")
        == """\
## What you chose
- [Mon 2]: urge to push back, 8 of 10, partly followed; paused 20 minutes. "went for a walk"
- [Tue 3]: urge to go still; paused 3 hours.
- [Wed 4]: answered at once.
- [Thu 5]: "rang once"
"""
    )


def test_urges_are_counted_from_three_answers_on(journal):
    said = [f"urge: away\nacted_on_urge: {answer}" for answer in ("did", "did not", "did not")]
    assert "Of " not in journal(episodes(*said[:2], "urge: away")).week("2026-W10", "chosen")
    counted = journal(episodes(*said)).week("2026-W10", "chosen").splitlines()[-1]
    assert counted == "- Of 3 urges: not followed 2, followed 1"


def test_the_inner_voice_and_listening_by_their_words(journal):
    evenings = "".join(
        f"=== 2026-03-0{n} Reflection\n---\nself_voice: {voice}\n---\n"
        for n, voice in ((2, "plain"), (3, "kind"), (5, "plain"))
    )
    listened = "=== 2026-03-06 Exchange\n---\nkind: exchange\nlistened: [summarised, asked]\n---\n"
    assert journal(evenings + listened).week("2026-W10", "chosen").splitlines()[1:] == [
        "- Inner voice, noted on 3 of 4 days: plain [Mon 2], [Thu 5]; kind [Tue 3]",
        "- Listening, noted on 1 of 4 days: said it back [Fri 6], asked more [Fri 6]",
    ]


def test_warmth_curiosity_presence_each_until_there_are_five(journal):
    def said(*numbers):
        text = "".join(
            f"=== 2026-03-0{n} Reflection\n---\nwarmth: {number}\n---\n"
            for n, number in enumerate(numbers, 2)
        )
        return journal(text + "=== 2026-03-08 Reflection\n---\npresence: 6\n---\n").week("2026-W10", "chosen")

    assert (
        said(7, 3)
        == "## What you chose\n- Between you, of 10: warmth 7 [Mon 2], 3 [Tue 3]; presence 6 [Sun 8]\n"
    )
    assert "warmth median 4, range 3–9 (n = 5 of 6 days written); presence" in said(7, 3, 9, 4, 4)


def test_a_boundary_with_its_wording_and_none_that_was_crossed(journal):
    note = "=== 2026-03-0{} Boundary\n---\nkind: boundary\nboundary_status: {}\nstated_on: 2026-03-0{}\n{}\n---\n"
    text = note.format(2, "respected", 3, "wording: not after ten") + note.format(
        4, "stated", 4, "protects: [rest]"
    )
    assert journal(text).week("2026-W10", "chosen").splitlines()[1:] == [
        '- A boundary said and respected, [Tue 3]: "not after ten"',
        "- A boundary said, [Wed 4]",
    ]
    assert journal(text.replace("respected", "crossed")).week("2026-W10", "chosen").count("\n- ") == 1


# Assumed or feared, and what happened.


def test_a_story_that_was_looked_at(journal):
    text = episodes(
        "story_type: indifferent\nbelief_before: 8\nchecked: asked\nstory_held: did not\nbelief_after: 3",
        "story_type: leaving\nchecked: not yet\nbelief_before: 8",
        "story: CANARY\nchecked: observed",
    )
    assert (
        journal(text).week("2026-W10", "feared")
        == """\
## Assumed or feared, and what happened
- [Mon 2]: assumed indifference, sure 8 of 10; asked; it did not hold; afterwards 3.
- [Wed 4]: a story of another sort; looked.
"""
    )


TEST = "=== 2026-03-0{} Test\n---\nkind: test\nbelief: I am too much\n{}\n---\n"
BEFORE = "predicted_on: 2026-03-02\nhappened_on: 2026-03-05\nbelief_before: 7\nbelief_after: 4\n"


def test_a_fear_that_was_written_down_beforehand(journal):
    text = TEST.format(2, BEFORE + "feared_happened: did not\nlearned: asking is short\nprediction: CANARY")
    assert journal(text).week("2026-W10", "feared").splitlines()[1:] == [
        '- [Thu 5]: a fear, written down 3 days before, sure 7 of 10; it did not happen; afterwards 4. "asking is short"'
    ]


@pytest.mark.parametrize("line", ["", "predicted_on: 2026-03-05"])
def test_one_without_a_date_beforehand_is_told_and_not_counted(journal, line):
    text = TEST.format(4, f"{line}\nhappened_on: 2026-03-05\nfeared_happened: partly")
    assert journal(text).week("2026-W10", "feared").splitlines()[1:] == [
        "- [Thu 5]: a fear; it happened in part; written without a date beforehand, so not counted."
    ]
    evening = "=== 2026-03-06 Reflection\n---\ntests: [CANARY he goes quiet]\n---\n"
    assert journal(evening).week("2026-W10", "feared").splitlines()[1:] == [
        "- [Fri 6]: a fear, written without a date beforehand, so not counted."
    ]


def test_before_it_came_to_it_the_week_says_that_it_was_written_down(journal):
    text = TEST.format(
        2, "predicted_on: 2026-03-02\nhappened_on: 2026-03-12\nbelief_before: 7\nbelief_after: 2"
    )
    assert (
        journal(text).week("2026-W10", "feared").endswith("- [Mon 2]: a fear, written down, sure 7 of 10.\n")
    )
    later = journal(text).week("2026-W11", "feared")
    assert later.endswith("- [Thu 12]: a fear, written down 10 days before, sure 7 of 10; afterwards 2.\n")


def test_a_fear_links_the_page_of_its_belief(journal):
    found = journal(TEST.format(2, BEFORE) + TEST.format(4, BEFORE))
    week = found.press.span_view(found.history.weeks[0], "P/W.md")
    assert "[[P/Themes/Beliefs/I am too much|a fear]], written down" in BY_NAME["feared"].fill(week)


def many_fears(*answers):
    return "".join(
        f"=== 2026-03-0{n} Test\n---\nkind: test\nbelief: a\npredicted_on: 2026-03-01\nhappened_on: 2026-03-{10 + n}\n"
        f"feared_happened: {answer}\n---\n"
        for n, answer in enumerate(answers, 1)
    )


def test_fears_are_counted_with_an_interval_from_eight_on(journal):
    def said(*answers):
        return (
            journal(many_fears(*answers) + "=== 2026-03-30\nx\n").span("2026-03", "feared").splitlines()[-1]
        )

    assert said("did not", "did").startswith("- [12 Mar]: ")
    assert said("did not", "did", "unclear").startswith("- [13 Mar]: ")
    assert said("did not", "did", "did not") == (
        "- Fears written down beforehand: 2 of 3 did not happen, 1 happened"
    )
    eight = said(*["did not"] * 6, "did", "partly")
    assert "6 of 8 (75 %; 95 % interval 41–93 %) did not happen, 1 happened in part, 1 happened" in eight
    assert said("did", "did", "did").endswith("0 of 3 did not happen, 3 happened")


def test_stories_are_counted_too_and_the_older_of_many_are_linked(journal):
    held = ("did not", "did not", "partly", "unclear", "did not", "held", "did not", "did not", "partly")
    found = journal(episodes(*(f"checked: asked\nstory_held: {each}" for each in held)))
    lines = found.span("2026-03", "feared").splitlines()
    assert lines[-2:] == [
        "- Two more: [2 Mar], [3 Mar]",
        "- Stories looked at: 5 of 8 (62 %; 95 % interval 31–86 %) did not hold, 2 held in part, 1 held",
    ]


UNSAFE = "=== 2026-02-02 Repair\n---\nruptured_on: 2026-02-02\nrepair_status: not safe\npeople: [Dad]\n---\n"


def test_no_result_of_a_story_about_someone_who_is_not_safe(journal):
    text = episodes("people: [Dad]\nstory_type: leaving\nchecked: asked\nbelief_after: 1")
    text += TEST.format(4, BEFORE + "people: [Dad]\nlearned: he stayed")
    assert journal(text).week("2026-W10", "feared").count("\n- ") == 2
    assert journal(text + UNSAFE).week("2026-W10", "feared") == ""


# Steps towards closeness.

STEP = "=== 2026-03-0{} Step\n---\nkind: step\nladder: Saying it\nrung: {}\n{}\n---\n"


def test_expected_against_actual(journal):
    text = STEP.format(
        2, 3, "expected_distress: 5\npeak_distress: 2\nend_distress: 0\nsettled_after: 90\nnext_step: repeat"
    )
    text += STEP.format(3, 4, "end_distress: 1\nsettled_after: 0") + STEP.format(4, 4, "shared: CANARY")
    assert (
        journal(text).week("2026-W10", "steps")
        == """\
## Steps towards closeness
- [Saying it], rung 3 ([Mon 2]): distress expected 5, at its highest 2, at the end 0, of 10; settled after 1 hour 30 minutes. Next: the same again.
- [Saying it], rung 4 ([Tue 3]): distress at the end 1, of 10; settled at once.
- [Saying it], rung 4 ([Wed 4]).
"""
    )
    assert journal("=== 2026-03-02\nx\n").week("2026-W10", "steps") == ""


def test_steps_with_both_numbers_are_compared_from_three_on(journal):
    numbers = ((5, 2), (4, 4), (3, 1), (2, 6))
    steps = [
        STEP.format(n, 1, f"expected_distress: {expected}\npeak_distress: {peak}")
        for n, (expected, peak) in enumerate(numbers, 2)
    ]
    assert "of 2 steps" not in journal("".join(steps[:2])).week("2026-W10", "steps")
    said = journal("".join(steps)).week("2026-W10", "steps").splitlines()[-1]
    assert (
        said == "- Highest distress, of 4 steps: 2 lower than expected, 1 as expected, 1 higher than expected"
    )


def test_no_step_towards_someone_who_is_not_safe(journal):
    text = STEP.format(2, 1, "people: [Dad]\nnext_step: bigger")
    assert "Next: a bigger one" in journal(text).week("2026-W10", "steps")
    assert journal(text + UNSAFE).week("2026-W10", "steps") == ""


# Needs.


def test_needs_of_two_days_or_more_and_requests_that_were_made(journal):
    found = journal("""\
=== 2026-03-02 Check-in
---
needs: [rest, mattering]
asked: CANARY an hour
---
=== 2026-03-03 Reflection
#need/mattering
=== 2026-03-04 Reflection
---
needs_met: [mattering, rest]
---
=== 2026-03-05 Exchange
---
kind: exchange
asked: CANARY a hand
ease: 4
felt_heard: 8
help_offered: offered
help_taken: partly
---
=== 2026-03-06 Exchange
---
kind: exchange
asked: CANARY
---
""")
    assert (
        found.week("2026-W10", "needs")
        == """\
## Needs
- Mattering: named on 2 of 5 days ([Mon 2], [Tue 3]), a request planned on 1 of them, met [Wed 4]
- A request made, [Thu 5]: felt heard 8 of 10, ease 4 of 10, help offered and taken in part
- A request made, [Fri 6]
"""
    )


def test_many_days_are_told_by_their_weeks(journal, journals):
    found = journal(journals.many(31, "#need/rest", first=date(2026, 3, 1)))
    assert found.span("2026-03", "needs").splitlines()[1] == (
        "- [Rest]: named on 31 of 31 days (weeks [9], [10], [11], [12], [13], [14])"
    )
