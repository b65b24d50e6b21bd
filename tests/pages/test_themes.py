"""A theme's own page: of a trigger, a person, a belief, a ladder, a need, a feeling."""

from datetime import date, timedelta

import pytest

NOTE = "=== T/Slow reply\n---\nkind: trigger\nif_then: I walk\n---\n"
TWICE = "=== 2026-03-02\n#trigger/slow-reply\n=== 2026-03-03\n#trigger/slow-reply\n"


def note(name, *lines):
    """One note of its own."""
    front = "\n".join((f"kind: {name.rpartition(' ')[2].lower()}", *lines))
    return f"=== {name}\n---\n{front}\n---\n"


def headings(page):
    return [line for line in page.splitlines() if line.startswith("#")]


# Of a trigger.


def test_a_triggers_page(journal):
    found = journal(
        NOTE
        + """\
=== 2025-12-30 Reflection
#trigger/slow-reply #feeling/sad #rift/phone #distress/6
=== 2026-01-02 Reflection
#feeling/sad
=== 2026-01-03 Reflection
#feeling/glad
=== 2026-02-20 Reflection
#trigger/slow-reply #feeling/sad #distress/3
=== 2026-03-02 Reflection
#trigger/slow-reply #feeling/sad
- it was a jacket #lesson
=== 2026-03-02 Episode
---
trigger: slow reply
my_response: went for a walk
---
=== 2026-03-02 Episode (2)
---
kind: episode
trigger: other
my_response: CANARY
---
=== 2026-03-10 Reflection
#repair/phone #feeling/glad
"""
    )
    page = found.theme("slow reply")
    assert [part.strip() for part in page.split("\n\n") if part.strip()] == [
        "# Slow reply\n[All weeks] · trigger",
        "Named on 3 days in 3 weeks, 30 Dec 2025 – 2 Mar 2026.",
        'Your plan: "I walk"',
        "## When\n- [Week 10]: [2 Mar]\n- [Week 8]: [20 Feb]\n- [Week 1]: [30 Dec 2025]",
        """\
## On the same days
A day counts for feelings if it names one, and so for needs, stories and urges: that is why there are fewer days here than above, from 30 Dec 2025 to 2 Mar 2026.
- Feeling [sad]: on 3 of 3 days with it ([30 Dec 2025], [20 Feb], [2 Mar]), on 1 of 2 without""",
        """\
## What you did and learned on those days
- [2 Mar]: "went for a walk"
- [2 Mar]: "it was a jacket\"""",
        '## Rifts that began on those days\n- "phone", [30 Dec 2025]: mended 70 days after ([10 Mar]).',
        "## How those days felt\nEach day's highest distress, of 10: range 3–6 (n = 2 of 3 days).",
    ]


def test_of_one_day(journal):
    found = journal(NOTE + "=== 2026-03-02\n#trigger/slow-reply\n")
    assert "\nNamed on 1 day, 2 Mar 2026.\n" in found.theme("slow reply")


def test_an_own_note_before_its_first_day_and_a_hidden_one_say_nothing(journal):
    found = journal(NOTE + "=== 2026-03-02\nx\n")
    assert not found.theme("slow reply").strip()
    hidden = journal(TWICE + NOTE.replace("if_then", "hidden: true\nif_then"))
    assert {page.which for page in hidden.atlas.of("theme")} == set()
    assert not hidden.theme("slow reply").strip()
    assert "low reply" not in hidden.everything()
    assert "I walk" not in hidden.everything()


# Seen on the same days.


def evening(n, *tags):
    return f"=== {date(2026, 1, 1) + timedelta(n)} Reflection\n{' '.join(f'#{tag}' for tag in tags)}\n"


def together():
    """Ten days apart from each other with a trigger and a feeling, forty with neither."""
    with_it = [evening(n * 5, "trigger/doors", "feeling/tense") for n in range(10)]
    without = [evening(n, "feeling/calm") for n in range(50) if n % 5]
    return "".join((*with_it, *without))


def test_what_is_more_than_chance_stands_first_and_says_no_cause(journal):
    again = evening(60, "trigger/doors", "feeling/calm", "feeling/tense")
    said = journal(together() + again + "=== 2026-03-12 Reflection\nx\n").theme("doors", "seen-with")
    places = ", ".join(
        f"[{day}]"
        for day in (
            "1 Jan",
            "6 Jan",
            "11 Jan",
            "16 Jan",
            "21 Jan",
            "26 Jan",
            "31 Jan",
            "5 Feb",
            "10 Feb",
            "15 Feb",
            "2 Mar",
        )
    )
    assert said.splitlines()[2:] == [
        "",
        "More often together than chance alone would make it, as far as these days can tell.",
        f"- Feeling [tense]: on 11 of 11 days with it ({places}), on 0 of 40 without",
    ]


def test_a_feelings_page_names_the_triggers_of_its_days_but_no_hidden_one(journal):
    said = journal(together()).theme("tense", "seen-with", subject="feeling")
    assert "A day counts if it names a feeling, from" in said
    assert "\n- [Doors]: on 10 of 10 days with it (" in said
    hidden = journal(note("T/Doors Trigger").replace("Doors Trigger", "Doors") + together())
    assert "Doors" in hidden.theme("tense", "seen-with", subject="feeling")
    hidden = journal("=== T/Doors\n---\nkind: trigger\nhidden: true\n---\n" + together())
    assert hidden.theme("tense", "seen-with", subject="feeling") == ""


def test_stories_and_urges_are_said_in_plain_words(journal):
    said = journal(
        "".join(
            note(f"{date(2026, 1, day)} Episode", "trigger: doors", f"urge: {urge}", f"story_type: {story}")
            for day, urge, story in (
                *((day, "against", "leaving") for day in (1, 3, 5)),
                *((day, "away", "critical") for day in (7, 9, 11)),
            )
        )
        + "".join(
            note(f"{date(2026, 2, day)} Episode", "trigger: other", "urge: freeze", "story_type: other")
            for day in (1, 3, 5)
        )
        + "=== 2026-02-20 Reflection\nx\n"
    ).theme("doors", "seen-with")
    assert "- Urge to push back: on 3 of 6 days with it (" in said
    assert "- Assumed that someone would leave: on 3 of 6 days with it (" in said


def test_no_person_is_in_a_pair(journal):
    people = "".join(
        f"=== 2026-03-0{n} Reflection\n---\npeople: [Sam]\n---\n#feeling/sad\n" for n in range(1, 6)
    )
    others = "".join(f"=== 2026-02-0{n} Reflection\n#trigger/doors #feeling/calm\n" for n in range(1, 6))
    found = journal(people + others)
    assert found.theme("Sam", "seen-with", subject="person") == ""
    assert "Sam" not in found.theme("sad", "seen-with", subject="feeling")
    assert found.theme("Sam", "theme-felt", subject="person") == ""


# How its days felt.


def days(numbers, apart=1):
    first = date(2026, 1, 5)
    return "".join(
        f"=== {first + timedelta(n * apart)} Reflection\n#trigger/doors #distress/{number}\n"
        for n, number in enumerate(numbers)
    )


def test_a_median_from_five_days_on_and_no_word_of_a_direction_where_no_week_counts(journal):
    said = journal(days([2, 9, 5, 1, 0], apart=7)).theme("doors", "theme-felt")
    assert (
        said.splitlines()[1] == "Each day's highest distress, of 10: median 2, range 0–9 (n = 5 of 5 days)."
    )


def test_a_direction_only_where_one_can_be_named(journal):
    assert "direction" not in journal(days([2, 9, 5])).theme("doors", "theme-felt")
    some = journal(days([2] * 35)).theme("doors", "theme-felt")
    assert some.endswith(" A direction needs 8 weeks with 3 days of these or more; so far there are 5.\n")
    falls = journal(days([9 - n // 7 for n in range(70)])).theme("doors", "theme-felt")
    assert falls.endswith(
        " Distress went down over weeks 2–11 (n = 10 weeks with 3 days of these or more).\n"
    )
    same = journal(days([5] * 70)).theme("doors", "theme-felt")
    assert same.endswith(" No clear direction in 10 weeks with 3 days of these or more, weeks 2–11.\n")


# Of a person.

SAM = """\
=== P/Sam
---
kind: person
aliases: [Sammy]
---
=== 2026-03-01 Reflection
---
people: [Sam]
---
=== 2026-03-02 Reflection
---
people: [Sammy]
---
- words of a day #lesson
"""
TALK = note(
    "2026-03-03 Exchange", "people: [Sam]", "asked: CANARY", "ask_size: 1", "felt_heard: 8", "ease: 3"
)


def test_a_persons_page(journal):
    found = journal(
        SAM
        + TALK
        + note(
            "2026-03-05 Exchange",
            "people: [Sammy]",
            "their_response: CANARY",
            "talk_ended: differ",
            "phrasing: can we phone?",
        )
        + note(
            "2026-03-06 Repair",
            "ruptured_on: 2026-03-04",
            "repaired_on: 2026-03-06",
            "ruptured_by: them",
            "people: [Sam]",
            "agreed: we phone",
        )
        + "=== 2026-03-07 Reflection\n#rift/sam\n"
        + note(
            "2026-03-08 Commitment", "made_by: me", "made_on: 2026-03-08", "request: to ring", "people: [Sam]"
        )
        + note(
            "2026-03-09 Commitment",
            "made_by: me",
            "made_on: 2026-03-09",
            "done_on: 2026-03-10",
            "commitment_status: kept",
            "request: to write",
            "people: [Sam]",
        )
        + note(
            "2026-03-11 Commitment",
            "made_by: them",
            "made_on: 2026-03-11",
            "commitment_status: missed",
            "request: CANARY",
            "people: [Sam]",
        )
    )
    page = found.theme("Sam", subject="person")
    assert [part.strip() for part in page.split("\n\n") if part.strip()] == [
        "# Sam\n[All weeks] · someone in your journal",
        "Named on 8 days in 3 weeks, 1 Mar – 11 Mar 2026.",
        """\
## What you asked and said
- A request in 1 of 2 exchanges: [3 Mar]
- [5 Mar]: you saw it differently. "can we phone?"
- [3 Mar]: asked for something small, felt heard 8 of 10, ease 3 of 10.""",
        """\
## Promises, both ways
- Of 2 of yours: 1 kept; 1 open
- [9 Mar], yours, to Sam: "to write"; kept (10 Mar)
- [8 Mar], yours, to Sam: "to ring"; open""",
        """\
## When
- [Week 11]: [9 Mar], [11 Mar]
- [Week 10]: [2 Mar], [3 Mar], [5 Mar], [6 Mar], [8 Mar]
- [Week 9]: [1 Mar]""",
        '## What you did and learned on those days\n- [2 Mar]: "words of a day"',
        """\
## Rifts
- "sam", [7 Mar]: open
- With Sam, 4 Mar: mended 2 days after ([6 Mar]). Agreed: we phone.""",
    ]
    assert "CANARY" not in page


def test_how_heard_it_felt_has_a_median_from_five_on(journal):
    def said(n):
        talks = [
            note(f"2026-03-0{day} Exchange", "people: [Sam]", f"felt_heard: {day}") for day in range(3, 3 + n)
        ]
        return journal(SAM + "".join(talks)).theme("Sam", "theme-talks", subject="person")

    assert "median" not in said(4)
    assert "\n- Felt heard, of 10: median 5, range 3–7 (n = 5 of 5 exchanges)\n" in said(5)


@pytest.mark.parametrize(
    "why",
    [
        note("2026-03-12 Repair", "ruptured_on: 2026-03-10", "repair_status: not safe", "people: [Sam]"),
        note("2026-03-12 Boundary", "stated_on: 2026-03-12", "boundary_status: crossed", "people: [Sammy]"),
    ],
)
def test_of_somebody_who_is_not_safe_only_the_days_are_told(journal, why):
    promise = note("2026-03-08 Commitment", "made_by: me", "made_on: 2026-03-08", "people: [Sam]")
    page = journal(SAM + TALK + promise + why).theme("Sam", subject="person")
    assert headings(page) == ["# Sam", "## When"]


def test_no_open_rift_and_no_test_with_somebody_who_is_not_safe(journal):
    unsafe = note("2026-03-12 Boundary", "stated_on: 2026-03-12", "boundary_status: crossed", "people: [Sam]")
    opened = note("2026-03-02 Repair", "ruptured_on: 2026-03-02", "repair_status: open", "people: [Sam]")
    assert journal(TWICE + opened).theme("slow reply", "theme-rifts") != ""
    assert journal(TWICE + opened + unsafe).theme("slow reply", "theme-rifts") == ""
    tests = "".join(trial(day, "did not", "people: [Sam]") for day in (2, 3))
    assert journal(tests).theme(BELIEF, "theme-tests", subject="belief") != ""
    assert journal(tests + unsafe).theme(BELIEF, "theme-tests", subject="belief") == ""


# Of a belief.

BELIEF = "I am too much"


def trial(day, outcome, *lines, before=1):
    predicted = [f"predicted_on: {date(2026, 3, day) - timedelta(before)}"] if before else []
    return note(
        f"{date(2026, 3, day)} Test",
        f"belief: {BELIEF}",
        f"happened_on: {date(2026, 3, day)}",
        f"feared_happened: {outcome}",
        *predicted,
        *lines,
    )


def test_a_beliefs_page_counts_only_what_was_written_down_beforehand(journal):
    said = journal(
        trial(
            3, "did not", "prediction: CANARY", "belief_before: 8", "belief_after: 3", "learned: they stayed"
        )
        + trial(5, "did", before=0)
        + trial(7, "partly", before=2)
        + trial(9, "did not")
        + trial(11, "unclear")
    ).theme(BELIEF, "theme-tests", subject="belief")
    lines = said.splitlines()
    assert lines[0] == "## What was feared, and what happened"
    assert "2 of 3 did not happen, 1 happened in part" in lines[1]
    assert len(lines) == 7
    assert "written down 1 day before, sure 8 of 10" in lines[-1]
    assert lines[-1].endswith('afterwards 3. "they stayed"')
    assert "so not counted" in lines[5]
    assert "CANARY" not in said


def test_an_interval_from_eight_on(journal):
    def said(n):
        tests = "".join(trial(day, "did not") for day in range(2, 2 + n))
        return journal(tests).theme(BELIEF, "theme-tests", subject="belief").splitlines()[1]

    assert said(7).endswith("7 of 7 did not happen")
    assert "(100 %; 95 % interval 68–100 %)" in said(8)


# Of a ladder.


def test_a_ladders_page_goes_up_its_rungs(journal):
    def step(day, ladder, rung, *lines):
        return note(f"2026-03-0{day} Step", f"ladder: {ladder}", f"rung: {rung}", "shared: CANARY", *lines)

    said = journal(
        step(2, "saying it early", 3, "expected_distress: 6", "peak_distress: 4", "end_distress: 1")
        + step(3, '"[[Saying it early]]"', 1, "settled_after: 10 min")
        + step(4, "saying-it-early", 3, "expected_distress: 4", "peak_distress: 4")
        + step(5, "Another", 2, "expected_distress: 2", "peak_distress: 9")
        + step(6, "Saying it early", 3, "expected_distress: 4", "peak_distress: 5", "next_step: bigger")
    ).theme("saying it early", "theme-steps", subject="ladder")
    lines = said.splitlines()
    assert lines[0] == "## Steps, from the lowest rung"
    assert [line[line.index("Rung") : line.index(")")] for line in lines[1:5]] == [
        "Rung 1 ([3 Mar]",
        "Rung 3 ([2 Mar]",
        "Rung 3 ([4 Mar]",
        "Rung 3 ([6 Mar]",
    ]
    assert "settled after 10 minutes" in lines[1]
    assert "expected 6" in lines[2]
    assert "1 lower than expected, 1 as expected, 1 higher" in lines[5]
    assert "of 3 steps" in lines[5]
    assert "CANARY" not in said


# Of a need.


def test_a_needs_page(journal):
    said = journal("""\
=== 2026-03-02 Check-in
---
needs: [rest]
asked: CANARY
---
=== 2026-03-03 Reflection
---
needs: [Rest]
needs_met: [being heard]
---
=== 2026-03-05 Reflection
---
needs_met: [rest]
---
""").theme("rest", "theme-need", subject="need")
    assert (
        said
        == """\
## Asked for, and met
- A request planned on 1 of 2 days that name it: [2 Mar]
- Met on 1 of 2 evenings that say what was met: [5 Mar]
"""
    )


def test_regions_of_other_sorts_are_left_empty(journal):
    found = journal(SAM + TALK + TWICE + trial(9, "did not") + trial(11, "did not") + together())
    for subject, name, sections in (
        (
            "trigger",
            "slow reply",
            ("theme-talks", "theme-promises", "theme-tests", "theme-steps", "theme-need"),
        ),
        ("person", "Sam", ("theme-tests", "theme-steps", "theme-need", "seen-with", "theme-felt")),
        (
            "belief",
            BELIEF,
            ("theme-talks", "theme-promises", "theme-steps", "theme-need", "seen-with", "theme-felt"),
        ),
        ("feeling", "tense", ("theme-talks", "theme-promises", "theme-tests", "theme-steps", "theme-need")),
    ):
        for section in sections:
            assert found.theme(name, section, subject=subject) == "", (name, section)


def test_nobodys_page_says_that_they_were_not_named(journal):
    days = "=== 2026-01-05\n---\npeople: [Sam]\n---\n#trigger/doors\n=== 2026-01-06\n---\npeople: [Sam]\n---\n#trigger/doors\n"
    weeks = "".join(f"=== {date(2026, 1, 12) + timedelta(7 * n)}\nx\n" for n in range(6))
    found = journal(days + weeks)
    assert "Not named" in found.theme("doors", "theme")
    assert "Not named" not in found.theme("Sam", "theme", subject="person")
