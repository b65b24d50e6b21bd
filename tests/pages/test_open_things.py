"""What is still open, on the week's page and in the morning, and who is never prompted about."""

import pytest


def episode(day, *lines):
    return f"=== {day} Episode\n---\ntrigger: a\n" + "".join(f"{line}\n" for line in lines) + "---\n"


def repair(day, *lines, body=""):
    return f"=== {day} Repair\n---\n" + "".join(f"{line}\n" for line in lines) + f"---\n{body}\n"


def test_one_rift_and_one_reply(journal):
    text = (
        episode("2026-03-05", "deferred: his text", "reply_by: 2026-03-12") + "=== 2026-03-03\n#rift/dinner\n"
    )
    assert (
        journal(text).week("2026-W10", "open")
        == """\
## Still open, and next
- [Thu 5]: a reply set aside for later, meant for 12 Mar
- "dinner", since [Tue 3]: mend, wait or let go, each is an answer
"""
    )


def test_several_rifts_and_at_most_five_things(journal):
    text = "".join(f"=== 2026-03-0{n}\n#rift/r{n}\n" for n in range(2, 9))
    assert (
        journal(text).week("2026-W10", "open")
        == """\
## Still open, and next
- "r8", since [Sun 8]
- "r7", since [Sat 7]
- "r6", since [Fri 6]
- "r5", since [Thu 5]
- "r4", since [Wed 4]

Mend, wait or let go, each is an answer.

Some older things are open too, when you like.
"""
    )


def test_as_of_the_weeks_end(journal):
    text = "=== 2026-03-03\n#rift/dinner\n=== 2026-03-10\n#repair/dinner\n" + episode(
        "2026-03-05", "deferred: x", "replied_on: 2026-03-09"
    )
    assert journal(text).week("2026-W10", "open").count("\n- ") == 2
    assert journal(text).week("2026-W11", "open") == ""


def test_an_undated_end_was_never_open(journal):
    text = repair("2026-03-05", "ruptured_on: 2026-03-02", "repair_status: not wanted", "people: [Kit]")
    assert journal(text).week("2026-W10", "open") == ""


UNSAFE = repair("2026-03-02", "ruptured_on: 2026-03-02", "repair_status: not safe", 'people: ["[[Dad]]"]')


@pytest.mark.parametrize(
    "about_him",
    [
        episode("2026-03-05", "people: [dad]", "deferred: x", "story: he means it"),
        episode("2026-03-05", 'repair: "[[2026-03-02 Repair]]"', "deferred: x", "story: he means it"),
        "=== 2026-03-05\n#rift/dad\n",
        repair("2026-03-05", "ruptured_on: 2026-03-05", "people: [Sam, '[[People/Dad|my father]]']"),
        episode("2026-03-05", "people: [Dad]") + repair("2026-03-05", "ruptured_on: 2026-03-05", 'episode: "[[2026-03-05 Episode]]"'),
    ],
)  # fmt: skip
def test_nobody_is_prompted_about_someone_who_is_not_safe(journal, about_him):
    alone = journal(about_him)
    assert alone.week("2026-W10", "open")
    assert alone.note("2026-03-06 Check-in", "morning")
    with_it = journal(about_him + UNSAFE)
    assert with_it.week("2026-W10", "open") == ""
    assert with_it.note("2026-03-06 Check-in", "morning") == ""
    assert with_it.note("2026-03-20 Check-in", "morning") == ""


def test_where_only_the_notes_are_named(journal):
    text = episode("2026-03-05", "deferred: x", "story: y") + repair(
        "2026-03-06",
        "ruptured_on: 2026-03-05",
        "repair_status: not safe",
        'episode: "[[2026-03-05 Episode]]"',
    )
    assert journal(text).week("2026-W10", "open") == ""
    assert journal(text).note("2026-03-06 Check-in", "morning") == ""


def test_the_morning_has_yesterdays_plan_a_story_and_at_most_three_open_things(journal):
    text = "".join(f"=== 2026-03-0{n}\n#rift/r{n}\n" for n in range(2, 7))
    text += episode("2026-03-06", "story: CANARY", "checked: not yet")
    text += "=== 2026-03-06 Reflection\n## If it returns, then I …\n- then I phone once\n"
    assert (
        journal(text).note("2026-03-07 Check-in", "morning")
        == """\
- Yesterday's plan: "then I phone once" [Fri 6]
- [Fri 6] holds a story. When you like: what was actually said?
- "r6", since [Fri 6]
- "r5", since [Thu 5]
- "r4", since [Wed 4]

Mend, wait or let go, each is an answer.
"""
    )


def test_a_story_that_was_looked_at_is_not_asked_about(journal):
    for checked in ("asked", "observed"):
        text = episode("2026-03-06", "story: x", f"checked: {checked}")
        assert journal(text).note("2026-03-07 Check-in", "morning") == ""


def test_after_three_unwritten_days_it_says_only_that_some_things_are_open(journal):
    text = "=== 2026-03-02\n#rift/dinner\n"
    assert "dinner" in journal(text).note("2026-03-05 Check-in", "morning")
    assert journal(text).note("2026-03-06 Check-in", "morning") == "Some things are open, when you like.\n"
    assert journal("=== 2026-03-02\nx\n").note("2026-03-06 Check-in", "morning") == ""
    assert journal(text).note("2026-03-01 Check-in", "morning") == ""


# The region that says where the other notes are.

DAYS = """\
=== 2026-03-02 Check-in
=== 2026-03-02 Reflection
x
=== 2026-02-20 Reflection
x
=== 2026-03-05
x
=== 2026-02-26 Check-in
x
"""


def test_the_other_notes_of_the_day_the_nearest_days_and_the_week(journal):
    found = journal(DAYS)
    assert found.note("2026-03-02 Reflection", "nearby") == "[Morning] · [Thu 26] · [Thu 5] · [Week 10]\n"
    assert found.note("2026-03-02 Check-in", "nearby") == "[Evening] · [Thu 26] · [Thu 5] · [Week 9]\n"
    assert found.note("2026-02-26 Check-in", "nearby") == "[Fri 20] · [Mon 2] · [Week 9]\n"
    assert found.note("2026-04-02 Check-in", "nearby") == "[5 Mar]\n"


def test_in_a_persons_own_daily_note_and_in_an_events(journal):
    found = journal(DAYS)
    assert found.note("2026-03-05", "nearby") == "[Mon 2] · [Week 10]\n"
    assert (
        found.note("2026-03-02 Episode", "nearby")
        == "[Morning] · [Evening] · [Thu 26] · [Thu 5] · [Week 10]\n"
    )


def test_mondays_morning_links_last_week(journal):
    found = journal("=== 2026-03-01\nx\n=== 2026-03-02 Check-in\n")
    assert found.note("2026-03-02 Check-in", "nearby") == "[Sun 1] · [Week 9]\n"


def test_a_lone_note_has_nothing_nearby(journal):
    assert journal("=== 2026-03-02 Check-in\n").note("2026-03-02 Check-in", "nearby") == ""
