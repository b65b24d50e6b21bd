"""Of somebody about whom nothing is prompted all sections say as little."""

import pytest

FATHER = "=== P/Father\n---\nkind: person\naliases: [Dad, Papa]\n---\n"
UNSAFE = "=== N/Us\n---\nkind: repair\nrepair_status: not safe\npeople: [Father]\n---\n"
LIGHT = "=== 2026-03-01\n#repair/dad/not-safe\n"
WHY = pytest.mark.parametrize("why", [UNSAFE, LIGHT], ids=["note", "tag"])


def note(name, *lines):
    front = "\n".join((f"kind: {name.split()[-1].casefold()}", *lines))
    return f"=== {name}\n---\n{front}\n---\n"


@WHY
@pytest.mark.parametrize(
    ("section", "about_him"),
    [
        ("open", "=== 2026-03-05\n#rift/papa\n"),
        ("open", "=== 2026-03-05 Episode\n---\ntrigger: a\ndeferred: x\n---\n[[Papa]] rang\n"),
        ("steps", note("2026-03-05 Step", "ladder: Saying it", "people: [Dad]", "peak_distress: 3")),
        ("needs", note("2026-03-05 Exchange", "asked: a hand", "people: [Dad]", "felt_heard: 3")),
        ("chosen", note("2026-03-05 Boundary", "wording: not at night", "people: [Dad]")),
        ("chosen", note("2026-03-05 Episode", "my_response: rang off", "people: [Dad]")),
        ("mended", "=== 2026-03-05\n#repair/papa\n"),
    ],
)
def test_a_week_leaves_it_out(journal, section, about_him, why):
    assert journal(FATHER + about_him).week("2026-W10", section) != ""
    assert journal(FATHER + about_him + why).week("2026-W10", section) == ""


def test_an_ending_that_is_not_safe_needs_no_beginning(journal):
    text = "=== 2026-03-05\n#repair/sam{}\n"
    assert "no beginning found" in journal(text.format("/let-go")).week("2026-W10", "mended")
    assert journal(text.format("/not-safe")).week("2026-W10", "mended") == ""


@WHY
def test_an_urge_is_told_without_what_was_said_to_them(journal, why):
    episode = note("2026-03-05 Episode", "urge: away", "my_response: rang off", "people: [Dad]")
    assert '. "rang off"' in journal(FATHER + episode).week("2026-W10", "chosen")
    said = journal(FATHER + episode + why).week("2026-W10", "chosen")
    assert "urge to" in said
    assert "rang off" not in said


@WHY
def test_a_triggers_page_has_neither_the_answer_nor_the_rift(journal, why):
    text = FATHER + "=== 2026-03-03\n#trigger/late\n"
    text += note("2026-03-05 Episode", "trigger: late", "my_response: rang off", "people: [Dad]")
    text += note("2026-03-05 Repair", "ruptured_on: 2026-03-05", "repaired_on: 2026-03-06", "people: [Dad]", "agreed: we phone")  # fmt: skip
    for section, word in (("helped", "rang off"), ("theme-rifts", "we phone")):
        assert word in journal(text).theme("late", section)
        assert journal(text + why).theme("late", section) == ""


@WHY
def test_on_somebody_elses_page_nothing_that_was_with_both(journal, why):
    text = FATHER + "=== 2026-03-02 Reflection\n---\npeople: [Ruth]\n---\n"
    text += note("2026-03-05 Exchange", "people: [Ruth, Dad]", "felt_heard: 3")
    text += note("2026-03-05 Commitment", "made_by: me", "made_on: 2026-03-05", "people: [Ruth, Dad]")
    text += note("2026-03-05 Repair", "ruptured_on: 2026-03-05", "repaired_on: 2026-03-06", "people: [Ruth, Dad]")  # fmt: skip
    for section in ("theme-talks", "theme-promises", "theme-rifts"):
        assert journal(text).theme("Ruth", section, subject="person") != ""
        assert journal(text + why).theme("Ruth", section, subject="person") == ""


def test_what_was_assumed_of_them_is_no_habit_and_is_seen_with_nothing(journal):
    def evening(day, *lines):
        return f"=== 2026-03-{day:02} Episode\n---\nkind: episode\ntrigger: Doors\n" + "".join(
            f"{line}\n" for line in (*lines, "---\n")
        )

    text = "".join(
        evening(day, "people: [Sam]", "story_type: controlling", "habits: [mind-reading]")
        for day in (2, 3, 4)
    )
    text += "".join(evening(day, "people: [Ines]", "story_type: leaving") for day in (5, 6, 7))
    text += "".join(
        f"=== 2026-03-{day:02} Episode\n---\ntrigger: Rain\nstory_type: critical\n---\n"
        for day in (10, 11, 12)
    )
    text += "=== 2026-03-20 Reflection\nx\n"
    unsafe = "=== 2026-03-19 Repair\n---\nkind: repair\npeople: [Sam]\nruptured_on: 2026-03-18\nrepair_status: not safe\n---\n"
    open_, quiet = journal(text), journal(text + unsafe)
    assert "Assumed control" in open_.theme("Doors", "seen-with")
    assert "Assumed control" not in quiet.theme("Doors", "seen-with")
    assert "Assumed that someone would leave" in quiet.theme("Doors", "seen-with")
    assert "Mind reading" in open_.span("2026-03", "habits")
    assert "Mind reading" not in quiet.span("2026-03", "habits")
