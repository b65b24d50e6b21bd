"""Quick entry as a tired person types it: words that fall apart, tags for names, everyday words, a pipe."""

import pytest

CTRL_C = "\x03"
REFLECTION = "Journal/2026/03/2026-03-05 Reflection.md"


# A name, a value, a text.


@pytest.mark.parametrize(
    ("words", "added", "lines"),
    [
        (["reflect", "He", "called", "at", "nine."], "your words", "\n\nHe called at nine.\n\n"),
        (["reflect", "Too", "many", "people", "today"], "your words", "\n\nToo many people today\n\n"),
        (["reflect", "One.", "need=rest", "Two", "three.", "In quotes."], "needs, your words", "\n\nOne.\n\nTwo three.\n\nIn quotes.\n\n"),
        (["log", "trigger", "Plans", "changed", "late", "distress=7"], 'triggers "Plans changed late", distress', "triggers: [Plans changed late]\n"),
        (["log", "trigger", "Different needs", "distress=7"], 'triggers "Different needs", distress', "triggers: [Different needs]\n"),
        (["log", "trigger", "Slow", "reply", "He went.", "distress:7"], 'triggers "Slow reply", distress, your words', "\n\nHe went.\n\n"),
        (["log", "trigger", "#trigger/plans-changed-late"], 'triggers "Plans changed late"', "triggers: [Plans changed late]\n"),
        (["log", "rift", "the", "keys"], "#rift/the-keys", "\n\n#rift/the-keys\n\n"),
        (["log", "rift", "#rift/dinner", "He went."], "#rift/dinner, your words", "\n\n#rift/dinner\n\nHe went.\n\n"),
        (["reflect", "trigger=#trigger/slow-reply"], "triggers", "triggers: [Slow reply]\n"),
        (["reflect", "feelings=#feeling/afraid,sad"], "feelings", "feelings: [afraid, sad]\n"),
        (["reflect", "tags=#feeling/calm,unclear", "written=late"], "tags, written", "tags: [feeling/calm, unclear]\n"),
    ],
)  # fmt: skip
def test_single_words_before_a_value_or_a_quoted_text_are_one_name_or_one_text(desk, words, added, lines):
    said = desk.run(*words)
    assert said.output.splitlines()[0] == f"Made {REFLECTION}: {added}."
    assert lines in desk.read(REFLECTION)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["log", "trigger", "Slow reply", "distress", "7"], "`distress` stands alone; write distress=7.\n"),
        (["log", "trigger", "Slow", "reply", "distress", "7"], "`distress` stands alone; write distress=7.\n"),
        (["log", "trigger", "Different", "needs"], "`needs` stands alone; write needs=….\n"),
        (["log", "episode", "Slow", "reply", "time", "21:40"], "`time` stands alone; write time=21:40.\n"),
        (["reflect", "distress:", "7"], "`distress` stands alone; write distress=7.\n"),
        (["reflect", "He", "called", "distress", "=7"], "`distress` stands alone; write distress=7.\n"),
        (["reflect", "needs", "rest"], "`needs` stands alone; write needs=rest.\n"),
        (["log", "trigger", "Slow reply", "distress"], "`distress` stands alone; write distress=….\n"),
        (["log", "repair", "Sam", "repaired_on", "today"], "`repaired_on` stands alone; write repaired_on=today.\n"),
        (["log", "trigger", "distress=7"], "A trigger needs a name, so nothing was written.\n"),
        (["reflect", "lesson=-"], "`lessons`: a - says nothing.\n"),
        (["reflect", "trigger=#feeling/afraid"], "`triggers`: found '#feeling/afraid', a tag that names nothing here.\n"),
        (["log", "reflection", "repairs=#repair/dinner/let-go"], "`repairs`: found '#repair/dinner/let-go'; that it ended so is told in the text, or by"),
        (["log", "person", "#need/rest"], "Found '#need/rest', a tag that names nothing here.\n"),
        (["log", "person", "Sam\nInes"], "A name is one line, and this is several.\n"),
        (["reflect", "people=Sam\nInes"], "`people`: a name is one line, and this is several.\n"),
        (["log", "exchange", "Sam", "day=yesterday"], "There is no property 'day' here.\nDid you mean --day?\n"),
        (["log"], "Nothing was given, so nothing was written.\nA KIND stands behind it, such as trigger or repair: vaultkit kinds"),
    ],
)  # fmt: skip
def test_what_would_be_a_wrong_name_or_a_lost_value_is_told(desk, words, says):
    before = desk.stamps()
    said = desk.run(*words)
    assert said.exit_code == 2
    assert said.stderr.startswith(says)
    assert said.stderr.count("\n") == 2
    assert desk.stamps() == before


def test_a_note_is_made_private_by_the_way(desk):
    assert desk.run("log", "exchange", "Sam", "private=true").exit_code == 0
    assert "private: true\n" in desk.read("Journal/2026/03/2026-03-05 Exchange.md")
    assert "Sam" not in "".join(text.decode() for text in desk.pages().values())


# Names.


def test_the_open_ones_are_offered_first(desk, typed, monkeypatch):
    for n, promise in enumerate(("I call", "I write"), 1):
        desk.run("log", "commitment", promise, f"made_on=2026-03-0{n}")
    desk.run("log", "commitment", "I call", "done_on=today")
    desk.run("log", "rift", "dinner")
    desk.run("log", "repair", "Sam", "ruptured_on=2026-03-01")
    desk.run("reflect", "person=Ines,Sam")
    from vaultkit.cli import asking, interview  # noqa: PLC0415 - loaded only where someone answers

    offered = []
    monkeypatch.setattr(interview, "Question", lambda *of: offered.append(of[3]) or asking.Question(*of))
    typed(CTRL_C, "log", "commitment")
    typed(CTRL_C, "log", "repair")
    assert offered == [("I write",), ("Sam", "dinner", "Ines")]


def test_a_pasted_name_of_several_lines_is_refused_in_place(desk, typed):
    for kind in ("repair", "person", "trigger", "commitment"):
        pasted = f"\x1b[200~Sam\nInes\x1b[201~\r{CTRL_C}"
        assert typed(pasted, "log", kind).stderr == "Nothing was written.\n"
    assert desk.tree("Journal") == {}


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("promise", "Did you mean commitment?"),
        ("belief", "Did you mean test?"),
        ("request", "Did you mean exchange?"),
        ("fight", "A rift is begun by: vaultkit log rift NAME"),
        ("need", 'vaultkit reflect need="…"'),
        ("distress", 'vaultkit reflect distress="…"'),
        ("xyz", "There are checkin, reflection"),
    ],
)
def test_an_everyday_word_for_a_kind_leads_to_what_is_meant(desk, word, says):
    for command in (["log"], ["new"], ["kinds"]):
        said = desk.run(*command, word)
        assert (said.exit_code, said.stderr.splitlines()[0]) == (2, f"There is no kind {word!r}.")
        assert says in said.stderr


# What comes in over a pipe, and what cannot be written.


def test_in_a_piped_text_only_a_property_is_a_value_and_values_stand_before_it(desk, piped):
    assert piped("E=mc2\ndistress=4\nneeds: x\n", "reflect", "need=rest", "-").exit_code == 0
    note = desk.read(REFLECTION)
    assert "distress: 4\n" in note
    assert "needs: [rest]\n" in note
    assert "\n\nE=mc2\nneeds: x\n\n" in note


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["reflect", "self_voice=hash", "-"], "`self_voice`: found 'hash'"),
        (["log", "trigger", "-"], "A trigger needs a name, so nothing was written."),
        (["log", "person", "-"], "A person needs a name."),
    ],
)
def test_what_came_in_and_is_refused_is_printed_back(desk, piped, words, says):
    said = piped("A long text.\n\nOf two paragraphs.\n", *words)
    assert said.exit_code == 2
    assert said.stderr.startswith(f"What came in:\nA long text.\n\nOf two paragraphs.\n\n{says}")
    assert desk.tree("Journal") == {}


def test_a_note_that_would_be_too_large_to_be_read_is_left_as_it_is(desk):
    desk.write(REFLECTION, "---\nkind: reflection\n---\n<!--\n" + "x" * (2 * 1024 * 1024 - 50) + "\n-->\n")
    before = desk.stamps()
    said = desk.run("reflect", f"need={'x' * 90}")
    assert said.exit_code == 7
    assert "larger than 2 MiB" in said.stderr
    assert desk.stamps() == before


def test_an_editor_that_cannot_be_started_is_told_and_the_pages_follow(desk, monkeypatch):
    desk.run("reflect", "Quiet.", "--day", "yesterday")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    said = desk.run("log", "trigger", "Noise", "--open")
    assert said.exit_code == 0
    assert said.stderr.startswith("The note is written; no-such-editor could not be started")
    assert "Noise" in "".join(text.decode() for text in desk.pages().values())


def test_a_dash_within_a_text_is_a_dash(desk):
    assert desk.run("reflect", *["he", "went", "-", "I", "slept"]).exit_code == 0
    desk.run("log", "trigger", *["he", "went", "-", "then", "rang"], "distress=3")
    text = desk.read("Journal/2026/03/2026-03-05 Reflection.md")
    assert "\nhe went - I slept\n" in text
    assert "triggers: [he went - then rang]\n" in text


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        (("log", "trigger", "Slow reply", "story=leaving"), "#story/leaving"),
        (("reflect", "stories=leaving"), "#story/leaving"),
        (("reflect", "habit=mind reading"), "#habit/mind-reading"),
        (("checkin", "rift=dinner"), "#rift/dinner"),
    ],
)
def test_what_only_a_tag_says_is_pointed_to_the_tag(desk, words, tag):
    said = desk.run(*words)
    assert said.exit_code == 2
    assert f"Did you mean {tag}, as a word of the text?" in said.output
    assert desk.tree("Journal") == {}
