"""What is still open, on the week's page and in the morning, and who is never prompted about."""

import pytest

from vaultkit.notes.calendar import SUNDAY


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

For a rift: mend, wait or let go, each is an answer.

Some other things are open too, when you like.
"""
    )


def commitment(day, *lines):
    front = "".join(f"{line}\n" for line in lines)
    return f"=== {day} Commitment\n---\nkind: commitment\nmade_on: {day}\n{front}---\n"


def test_promises_either_way_quoted_only_where_they_are_the_writers(journal):
    text = (
        commitment("2026-03-02", "made_by: me", "request: I phone once", "due_on: 2026-03-21")
        + commitment("2026-03-03", "made_by: me", "request: the lighthouse book")
        + commitment("2026-03-04", "made_by: me", "due_on: 2026-03-20")
        + commitment("2026-03-05", "made_by: them", "people: [Sam]", "request: CANARY", "due_on: 2026-03-12")
        + commitment("2026-03-06", "made_by: them", "request: CANARY")
    )
    assert (
        journal(text).week("2026-W10", "open")
        == """\
## Still open, and next
- By 21 Mar: "I phone once" [Mon 2]
- By 20 Mar: a promise of yours [Wed 4]
- By 12 Mar: a promise from Sam [Thu 5]
- A promise made to you [Fri 6]
- Promised: "the lighthouse book" [Tue 3]
"""
    )
    assert journal(text).note("2026-03-07 Check-in", "morning") == ""


def test_a_repair_that_somebody_means_to_ask_after(journal):
    text = repair(
        "2026-03-07",
        "ruptured_on: 2026-03-05",
        "repaired_on: 2026-03-07",
        "people: [Sam]",
        "follow_up_on: 2026-03-14",
    )
    said = "## Still open, and next\n- Meant for 14 Mar: ask how it is with Sam ([Sat 7])\n"
    assert journal(text).week("2026-W10", "open") == said
    assert journal(text).week("2026-W12", "open") == said.replace("Sat 7", "7 Mar")
    assert "ask how it is ([Sat 7])" in journal(text.replace("people: [Sam]\n", "")).week("2026-W10", "open")


def test_what_is_meant_for_a_day_to_come_is_among_the_five(journal):
    rifts = "".join(f"=== 2026-03-0{n}\n#rift/r{n}\n" for n in range(3, 9))
    text = commitment("2026-02-02", "made_by: me", "request: I phone once", "due_on: 2026-03-14") + rifts
    lines = journal(text).week("2026-W10", "open").splitlines()
    assert [line for line in lines if line.startswith("- ")][-2:] == [
        '- "r5", since [Thu 5]',
        '- By 14 Mar: "I phone once" [2 Feb]',
    ]


@pytest.mark.parametrize(
    "about_him",
    [
        commitment("2026-03-05", "made_by: me", "people: [Dad]", "request: I ring on Sundays"),
        commitment("2026-03-05", "made_by: them", "people: ['[[People/Dad|my father]]']"),
        repair("2026-03-05", "ruptured_on: 2026-03-05", "repaired_on: 2026-03-05", "people: [Dad]", "follow_up_on: 2026-03-14"),
    ],
)  # fmt: skip
def test_no_promise_and_no_follow_up_about_someone_who_is_not_safe(journal, about_him):
    assert journal(about_him).week("2026-W10", "open")
    assert journal(about_him + UNSAFE).week("2026-W10", "open") == ""


def test_nor_under_another_of_their_names(journal):
    father = "=== P/Father\n---\nkind: person\naliases: [Dad, Papa]\n---\n"
    assert journal("=== 2026-03-05 Episode\n---\npeople: [Papa]\ndeferred: x\n---\n" + UNSAFE).week(
        "2026-W10", "open"
    )
    text = father + "=== 2026-03-05 Episode\n---\npeople: [Papa]\ndeferred: x\n---\n" + UNSAFE
    assert journal(text).week("2026-W10", "open") == ""


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

For a rift: mend, wait or let go, each is an answer.
"""
    )


def test_a_story_that_was_looked_at_is_not_asked_about(journal):
    for checked in ("asked", "observed"):
        text = episode("2026-03-06", "story: x", f"checked: {checked}")
        assert journal(text).note("2026-03-07 Check-in", "morning") == ""


def test_a_story_told_by_a_tag_is_offered_too_once_for_all(journal):
    offer = "- [Fri 6] holds a story. When you like: what was actually said?\n"
    for note in ("=== 2026-03-06\n", "=== 2026-03-06 Reflection\n", "=== 2026-03-06 Check-in\n"):
        assert (
            journal(f"{note}#story/indifferent #story/leaving\n").note("2026-03-07 Check-in", "morning")
            == offer
        )
    twice = "=== 2026-03-06 Reflection\n#story/leaving\n" + episode("2026-03-06", "story_type: leaving")
    assert journal(twice).note("2026-03-07 Check-in", "morning") == offer


def test_nor_by_a_tag_where_the_episode_says_how_it_was_checked(journal):
    text = "=== 2026-03-06 Reflection\n#story/leaving\n" + episode(
        "2026-03-06", "story_type: leaving", "checked: asked"
    )
    assert journal(text).note("2026-03-07 Check-in", "morning") == ""
    other = text.replace("#story/leaving", "#story/rejecting")
    assert "holds a story" in journal(other).note("2026-03-07 Check-in", "morning")


def test_a_word_that_holds_a_story_is_asked_about(journal):
    text = "=== 2026-03-06 Reflection\n#feeling/calm #feeling/left-out #feeling/ignored\n"
    asked = '- "Left out" yesterday tells what someone did. When you like: what was underneath – lonely, sad? [Fri 6]\n'
    assert journal(text).note("2026-03-07 Check-in", "morning") == asked
    assert journal(text).note("2026-03-08 Check-in", "morning") == ""


def test_but_not_beside_a_story_nor_where_a_feeling_underneath_was_named(journal):
    ignored = "=== 2026-03-06 Reflection\n#feeling/ignored {}\n"
    told = journal(ignored.format("#story/indifferent")).note("2026-03-07 Check-in", "morning")
    assert "holds a story" in told
    assert "underneath" not in told
    assert journal(ignored.format("#feeling/lonely")).note("2026-03-07 Check-in", "morning") == ""


CROSSED = "=== N/Calls at night\n---\nkind: boundary\nboundary_status: crossed\npeople: [Dad]\nstated_on: 2026-03-02\n---\n"


@pytest.mark.parametrize("why", [UNSAFE, CROSSED], ids=["not safe", "crossed"])
@pytest.mark.parametrize(
    "about_him",
    [
        "=== 2026-03-05 Reflection\n---\npeople: [Sam, Dad]\n---\n{}\n",
        "=== 2026-03-05\n[[People/Dad|he]] did not call {}\n",
        "=== 2026-03-05\n#rift/dad {}\n#repair/dad\n",
        "=== 2026-03-05 Episode\n---\ntrigger: a\npeople: [dad]\n---\n{}\n",
    ],
)
@pytest.mark.parametrize("tag", ["#story/leaving", "#feeling/ignored"])
def test_and_never_about_someone_of_whom_nothing_is_prompted(journal, about_him, why, tag):
    assert "When you like" in journal(about_him.format(tag)).note("2026-03-06 Check-in", "morning")
    assert journal(about_him.format(tag) + why).note("2026-03-06 Check-in", "morning") == ""


def test_after_three_unwritten_days_it_says_only_that_some_things_are_open(journal):
    text = "=== 2026-03-02\n#rift/dinner\n"
    assert "dinner" in journal(text).note("2026-03-05 Check-in", "morning")
    assert journal(text).note("2026-03-06 Check-in", "morning") == "Some things are open, when you like.\n"
    assert journal("=== 2026-03-02\nx\n").note("2026-03-06 Check-in", "morning") == ""
    assert journal(text).note("2026-03-01 Check-in", "morning") == ""


# Last week's one thing.

WEEK_10 = "=== 2026-03-08 Reflection\n---\nadjust: if late, then I ring\n---\n=== 2026-03-10 Reflection\nx\n"
PHONE = {"2026-W10": "phone once and wait"}
ASKED = 'Last week\'s one thing: "phone once and wait" [week 10]. If you tried it, how did it go?\n'


def test_as_the_week_ends_the_evening_asks_after_what_last_weeks_page_says(journal):
    found = journal(WEEK_10, weekly=PHONE)
    for day in ("2026-03-14", "2026-03-15"):
        assert found.note(f"{day} Reflection", "last-week") == ASKED
    for day in ("2026-03-08", "2026-03-09", "2026-03-13", "2026-03-16"):
        assert found.note(f"{day} Reflection", "last-week") == ""
    assert journal(WEEK_10).note("2026-03-15 Reflection", "last-week") == ""


def test_and_does_not_ask_again_once_another_evening_of_the_week_has_said(journal):
    tried = "=== 2026-03-11 Reflection\n---\nadjust_tried: it was hard\n---\n"
    found = journal(WEEK_10 + tried, weekly=PHONE)
    asks = [day for day in range(9, 16) if found.note(f"2026-03-{day:02} Reflection", "last-week")]
    assert asks == []


def test_the_weeks_first_morning_begins_with_it(journal):
    found = journal(WEEK_10, weekly=PHONE)
    assert (
        found.note("2026-03-09 Check-in", "morning")
        == """\
- Last week's one thing: "phone once and wait" [week 10]
- Yesterday's plan: "if late, then I ring" [8 Mar]
"""
    )
    assert found.note("2026-03-10 Check-in", "morning") == ""
    sunday = journal("=== 2026-03-07\nx\n", rule=SUNDAY, weekly={"2026-W10": "walk"})
    assert sunday.note("2026-03-08 Check-in", "morning") == '- Last week\'s one thing: "walk" [week 10]\n'


def test_without_a_line_it_is_the_weeks_latest_plan_once(journal):
    once = '- Yesterday\'s plan: "if late, then I ring" [8 Mar]\n'
    assert journal(WEEK_10).note("2026-03-09 Check-in", "morning") == once
    earlier = WEEK_10.replace("2026-03-08", "2026-03-06")
    assert (
        journal(earlier).note("2026-03-09 Check-in", "morning")
        == '- Last week\'s last plan: "if late, then I ring" [6 Mar]\n'
    )


def test_after_days_away_the_first_morning_stays_short(journal):
    found = journal("=== 2026-03-04\n#rift/dinner\n", weekly=PHONE)
    assert found.note("2026-03-09 Check-in", "morning") == "Some things are open, when you like.\n"


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
