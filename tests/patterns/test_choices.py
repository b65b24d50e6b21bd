"""What was chosen: urges, the inner voice, one number a day, boundaries."""

from datetime import date

from vaultkit.patterns.choices import answers, boundaries, numbers, voices

EPISODE = "=== 2026-03-0{} Episode\n---\ntrigger: a\n{}\n---\n"


def days(found):
    return tuple(found.history.days.values())


def test_an_episode_answers_if_it_tells_of_an_urge_a_pause_or_what_was_done(journal):
    told = ("urge: away", "pause: 5 min", "my_response: walked", "story: x", "pause: 0 min")
    found = journal("".join(EPISODE.format(n, line) for n, line in enumerate(told, 2)))
    assert [episode.day.day for episode in answers(days(found))] == [2, 3, 4, 6]


def test_one_number_a_day_the_lower_middle(journal):
    found = journal("""\
=== 2026-03-02 Reflection
---
warmth: 7
---
=== 2026-03-02 Exchange
---
kind: exchange
warmth: 4
---
=== 2026-03-03 Exchange
---
kind: exchange
felt_heard: 4
---
""")
    assert [(record.path, n) for record, n in numbers(days(found), "warmth")] == [
        ("J/2026-03-02 Exchange.md", 4)
    ]
    assert numbers(days(found), "curiosity") == ()


def test_the_inner_voice(journal):
    found = journal("=== 2026-03-02 Reflection\n---\nself_voice: harsh\n---\n=== 2026-03-03 Reflection\nx\n")
    assert [evening.self_voice for evening in voices(days(found))] == ["harsh"]


def test_boundaries_by_the_day_they_were_said_without_the_crossed(journal):
    note = "=== 2026-03-0{} Boundary\n---\nkind: boundary\n{}\n---\n"
    told = (
        "boundary_status: respected\nstated_on: 2026-03-06",
        "boundary_status: crossed",
        "wording: not now",
        "stated_on: 2026-02-01",
    )
    found = journal("".join(note.format(n, line) for n, line in enumerate(told, 2)))
    said = boundaries(found.history, date(2026, 3, 2), date(2026, 3, 8))
    assert [(day.day, each.path[2:12]) for day, each in said] == [(4, "2026-03-04"), (6, "2026-03-02")]
