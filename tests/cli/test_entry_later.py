"""What is told of something that is there already: afterwards, at its end, or in the place of what was told."""

import pytest

CTRL_C = "\x03"
REFLECTION = "Journal/2026/03/2026-03-05 Reflection.md"
REPAIR = "Journal/2026/03/2026-03-05 Repair.md"
EPISODE = "Journal/2026/03/2026-03-05 Episode.md"


def test_the_morning_after_a_story_is_looked_at_where_it_stands(desk):
    desk.run("log", "episode", "Slow reply", "distress=7", "story_type=indifferent", "belief_before=8")
    desk.hour = "2026-03-06T08:00"
    words = ["log", "episode", "Slow reply", "checked=asked", "story_held=did not", "belief_after=3"]
    assert desk.run(*words).output == f"Added to {EPISODE}: checked, story_held, belief_after.\n"
    assert desk.run(*words).output == f"{EPISODE} says that already.\n"
    assert desk.run("log", "episode", "other_reading=He slept", "He did.").output.startswith(
        f"Added to {EPISODE}"
    )
    assert not (desk.root / "Journal/2026/03/2026-03-06 Episode.md").exists()


def test_of_several_stories_the_one_that_waits_is_meant_or_it_is_asked_which(desk):
    desk.run("log", "episode", "Slow reply", "story=He left", "checked=not yet", "--day", "yesterday")
    desk.run("log", "episode", "Doors", "distress=4")
    said = desk.run("log", "episode", "belief_after=3").output
    assert said.startswith("Added to Journal/2026/03/2026-03-04 Episode.md")
    desk.run("log", "episode", "Doors", "story=Again", "--new")
    said = desk.run("log", "episode", "belief_after=2")
    assert (said.exit_code, said.output[:27]) == (2, "Which episode? There are: 2")


@pytest.mark.parametrize(
    "words", [["checked=asked", "distress=3"], ["checked=asked", "--new"], ["checked=asked"]]
)
def test_what_is_no_afterthought_is_another_time(desk, words):
    long_ago = words == ["checked=asked"]
    desk.run(
        "log", "episode", "Slow reply", "story=He left", "--day", "2026-02-20" if long_ago else "yesterday"
    )
    assert desk.run("log", "episode", "Slow reply", *words).output.startswith(f"Made {EPISODE}")


def test_the_questionnaire_says_where_a_story_waits_and_asks_for_it_there(desk, typed, monkeypatch):
    desk.run("log", "episode", "Slow reply", "story=He left")
    from vaultkit.cli import asking, interview  # noqa: PLC0415 - loaded only where someone answers

    told = []
    monkeypatch.setattr(interview, "Question", lambda *of: told.append(of[1]) or asking.Question(*of))
    typed(CTRL_C, "log", "episode", "Slow reply")
    assert told[0].endswith(
        'To look at the story of 2026-03-05 Episode: vaultkit log episode "2026-03-05 Episode"'
    )
    typed("asked\rdid not\r\r3\r\r", "log", "episode", "2026-03-05 Episode")
    assert "checked: asked\nstory_held: did not\nbelief_after: 3\n" in desk.read(EPISODE)


@pytest.mark.parametrize("ending", ["let go", "not wanted", "not safe"])
@pytest.mark.parametrize("more", [[], ["lesson=I may rest"]])
@pytest.mark.parametrize("is_asked", [True, False])
def test_a_rift_that_a_tag_began_ends_without_a_repair(desk, typed, ending, more, is_asked):
    desk.run("log", "rift", "the keys")
    desk.hour = "2026-03-07T21:00"
    words = ["log", "repair", "the keys", f"repair_status={ending}", *more]
    if is_asked and not more:
        said = typed(f"\r{ending}\r\r\r\r\r\r", "log", "repair", "the keys")
        assert (said.exit_code, said.stderr) == (0, "")
    else:
        assert desk.run(*words).exit_code == 0
    mended = f'- "the keys", [[Journal/2026/03/2026-03-05 Reflection|Thu 5]]: {ending} ('
    assert desk.read("Patterns/2026/2026-W10 Patterns.md").count(mended) == 1
    assert f"of 1, {ending} 1." in desk.read("Patterns/2026/2026-W10 Patterns.md")
    assert desk.run(*words).output.endswith(" says that already.\n")
    assert desk.run("check").output == "Nothing to report.\n"


def test_a_repair_of_a_rift_that_has_a_note_goes_there(desk):
    desk.run("log", "rift", "the keys")
    desk.run("log", "repair", "the keys", "repair_status=partly", "agreed=We talk")
    assert desk.run("log", "repair", "The Keys", "phrasing=Hello").output == f"Added to {REPAIR}: phrasing.\n"


# In the place of something.


def test_with_replace_lists_and_second_numbers_go(desk):
    desk.run("log", "trigger", "Slow reply", "distress=4", "feeling=sad,calm", "person=Sam")
    desk.run("log", "trigger", "Doors", "distress=8")
    said = desk.run("log", "trigger", "Noise", "distress=5", "feeling=afraid", "--replace")
    assert said.output == f'Put into {REFLECTION}: triggers "Noise", distress, feelings.\n'
    text = desk.read(REFLECTION)
    assert "feelings: [afraid]\ndistress: 5\ntriggers: [Slow reply, Doors, Noise]\npeople: [Sam]\n" in text
    assert "#distress/" not in text
    said = desk.run("log", "trigger", "Noise", "distress=5", "feeling=afraid", "--replace")
    assert said.output == f"{REFLECTION} says that already.\n"


def test_what_is_equal_when_read_is_there_already(desk):
    desk.write(REFLECTION, "---\ndistress: 4/10\nself_voice: Kind\n---\n")
    said = desk.run("reflect", "distress=4", "self_voice=kind")
    assert said.output == f"{REFLECTION} says that already.\n"
    desk.write(EPISODE, "---\nkind: episode\ntrigger: Noise\nsettled_after: 1 h\n---\n")
    assert desk.run("log", "episode", "Noise", "settled_after=60").output == f"{EPISODE} says that already.\n"
