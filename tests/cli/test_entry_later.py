"""What is told of something that is there already: afterwards, at its end, or in the place of what was told."""

from datetime import date

import pytest

from vaultkit.journal.entries import Entries
from vaultkit.records.kinds import kind_named

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
    is_told = ending != "not safe"  # nothing is told of who is not safe
    assert desk.read("Patterns/2026/2026-W10 Patterns.md").count(mended) == is_told
    assert (f"of 1, {ending} 1." in desk.read("Patterns/2026/2026-W10 Patterns.md")) is is_told
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


@pytest.mark.parametrize(
    "name", ["the keys let go", "The keys let-go", "#repair/the-keys/let-go", "#Repair/the-keys/let-go"]
)
def test_an_ending_behind_the_name_ends_a_rift(desk, typed, name):
    desk.run("log", "rift", "the keys")
    assert typed("", "log", "repair", name).exit_code == 0
    assert "#repair/the-keys/let-go" in desk.read(REFLECTION)
    assert "of 1, let go 1." in desk.read("Patterns/2026/2026-W10 Patterns.md")
    assert desk.run("log", "repair", *name.split()).output.endswith(" says that already.\n")


def test_an_ending_behind_the_name_ends_what_a_note_tells(desk):
    desk.run("log", "repair", "Sam", "ruptured_on=monday")
    assert desk.run("log", "repair", "Sam", "let", "go").output == f"Added to {REPAIR}: repair_status.\n"
    said = desk.run("log", "repair", "Sam let go", "repair_status=repaired")
    assert (said.exit_code, "holds one value" in said.output) == (2, True)


def test_a_repair_of_nothing_that_is_open_is_not_begun_by_accident(desk):
    desk.run("log", "rift", "dinner")
    before = desk.stamps()
    said = desk.run("log", "repair", "diner")
    assert (said.exit_code, "Did you mean dinner?" in said.output) == (2, True)
    assert "ruptured_on=DATE" in desk.run("log", "repair", "the garden shed").output
    assert desk.stamps() == before


def test_when_a_rift_began_is_kept_as_it_was_said(desk):
    desk.run("log", "rift", "dinner")
    said = desk.run("log", "repair", "dinner", "ruptured_on=2026-03-02", "people=Sam")
    assert said.output == f"Made {REPAIR}: tags, ruptured_on, people.\n"
    assert "ruptured_on: 2026-03-02\n" in desk.read(REPAIR)


@pytest.mark.parametrize("name", ["#Rift/dinner", "#repair/dinner", "#rifts/dinner", "dinner"])
def test_a_rift_may_be_named_by_its_tag(desk, name):
    desk.run("log", "rift", name)
    assert "\n#rift/dinner\n" in desk.read(REFLECTION)


@pytest.mark.parametrize("name", ["#trigger/dinner", "#repair/dinner/let-go"])
def test_a_tag_of_something_else_names_no_rift(desk, name):
    assert desk.run("log", "rift", name).exit_code == 2
    assert not (desk.root / REFLECTION).exists()


def test_what_is_told_afterwards_goes_to_the_one_that_waits_also_by_name(desk):
    desk.run("log", "episode", "Slow reply", "story=He left", "checked=not yet", "--day", "yesterday")
    desk.run("log", "episode", "Slow reply", "distress=4")
    said = desk.run("log", "episode", "Slow reply", "story_held=did not").output
    assert said.startswith("Added to Journal/2026/03/2026-03-04 Episode.md")


@pytest.mark.parametrize("word", ["distress=", "people=", "adjust="])
def test_nothing_behind_the_sign_empties_a_property_only_with_replace(desk, word):
    name = word.removesuffix("=")
    desk.run("reflect", "distress=4", "people=Sam,Ines", "adjust=If so, then I wait", "need=rest")
    before = desk.read(REFLECTION)
    desk.run("reflect", word)
    assert desk.read(REFLECTION) == before
    assert desk.run("reflect", word, "--replace").output == f"Put into {REFLECTION}: {name}.\n"
    text = desk.read(REFLECTION)
    assert f"\n{name}:\n" in text
    assert "needs: [rest]\n" in text or "needs_met: [rest]\n" in text
    assert desk.run("reflect", word, "--replace").output == f"{REFLECTION} says that already.\n"


def test_only_what_is_really_gone_was_replaced(desk):
    desk.write(REFLECTION, "---\npeople: Sam, Ines\n---\n")
    assert desk.run("reflect", "person=Bo").output == f"Added to {REFLECTION}: people.\n"


def test_a_hidden_triggers_name_is_not_offered(desk):
    desk.write("Noise.md", "---\nkind: trigger\nhidden: true\n---\n")
    for name in ("Noise", "Doors"):
        desk.run("log", "episode", name, "story=He left", "checked=not yet")
    assert Entries(desk.journal(), date(2026, 3, 5)).open_names(kind_named("episode")) == ("Doors",)
