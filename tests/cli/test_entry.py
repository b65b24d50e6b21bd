"""Quick entry as it is typed: in one line, over a pipe, and through the questionnaire."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from vaultkit.records.kinds import KINDS

REFLECTION = "Journal/2026/03/2026-03-05 Reflection.md"
CHECKIN = "Journal/2026/03/2026-03-05 Check-in.md"
REPAIR = "Journal/2026/03/2026-03-05 Repair.md"
UP, CTRL_C, CTRL_D = "\x1b[A", "\x03", "\x04"


def everything(tmp_path):
    return {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}


# One line.


def test_the_line_of_the_issue(desk):
    said = desk.run("log", "trigger", "Plans changed late", "distress=7", "feeling=afraid")
    assert said.exit_code == 0
    assert said.output.startswith(f'Made {REFLECTION}: triggers "Plans changed late", distress, feelings.\n')
    text = desk.read(REFLECTION)
    assert "feelings: [afraid]\ndistress: 7\ntriggers: [Plans changed late]\npeople: []\n---\n" in text
    before = desk.stamps()
    again = desk.run("log", "trigger", "Plans changed late", "distress=7", "feeling=afraid")
    assert (again.exit_code, again.output) == (0, f"{REFLECTION} says that already.\n")
    assert desk.stamps() == before


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_takes_a_line(desk, kind):
    words = {"checkin": ["checkin", "need=rest"], "reflection": ["reflect", "need=rest"]}
    began = ["ruptured_on=today"] if kind == "repair" else []
    said = desk.run(*words.get(kind, ["log", kind, "A name", "Some words.", *began]))
    assert said.exit_code == 0
    assert said.output.startswith("Made ")
    assert all("counts once it is there" in row for row in desk.run("check").output.splitlines()[:-1])


def test_the_pages_follow(desk):
    desk.run("reflect", "Words.", "--day", "yesterday")
    said = desk.run("log", "trigger", "Noise", "--day", "last monday")
    assert said.output == 'Made Journal/2026/03/2026-03-02 Reflection.md: triggers "Noise".\n'
    assert "Noise" in "".join(text.decode() for text in desk.pages().values())
    assert desk.run("refresh").output == "Everything is up to date; nothing was written.\n"


def test_a_rift_begins_and_ends_in_the_days_notes(desk):
    desk.run("log", "rift", "dinner", "He went home without a word.", "distress=8")
    assert "\n\n#rift/dinner\n\nHe went home without a word.\n\n" in desk.read(REFLECTION)
    desk.hour = "2026-03-07T21:00"
    ended = desk.run("log", "repair", "dinner")
    assert ended.output == "Made Journal/2026/03/2026-03-07 Reflection.md: repairs.\n"
    week = desk.read("Patterns/2026/2026-W10 Patterns.md")
    assert "mended 2 days after" in week
    again = desk.run("log", "repair", "dinner")
    assert again.output == "Journal/2026/03/2026-03-07 Reflection.md says that already.\n"


def test_more_of_a_rift_that_a_tag_began_is_told_by_a_note_from_its_beginning_on(desk):
    desk.run("log", "rift", "the keys")
    desk.hour = "2026-03-08T21:00"
    desk.run("log", "repair", "The Keys", "phrasing=I was sad", "person=Sam")
    text = desk.read("Journal/2026/03/2026-03-08 Repair.md")
    assert "ruptured_on: 2026-03-05\npeople: [Sam]\n" in text
    week = desk.read("Patterns/2026/2026-W10 Patterns.md")
    assert "of 1, mended 1 (after 3 days)" in week
    assert desk.run("check").output == "Nothing to report.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rift"], "A rift needs a name that a tag can hold."),
        (["rift", "distress=7"], "A rift needs a name that a tag can hold."),
        (["rift", "Mum's call"], "A rift needs a name that a tag can hold."),
        (["lesson", "Ask first"], 'vaultkit reflect lesson="…"'),
        (["feeling", "afraid"], 'vaultkit reflect feeling="…"'),
    ],
)
def test_what_is_no_kind_is_told_where_it_goes(desk, words, says):
    said = desk.run("log", *words)
    assert said.exit_code == 2
    assert says in said.output
    assert desk.tree("Journal") == {}


def test_values_and_prose_in_any_order(desk):
    desk.run("reflect", "One.", "distress=4", "a = b", "lesson=Ask first", "lesson=Wait", "1+1=2", "people=")
    text = desk.read(REFLECTION)
    assert "distress: 4\n" in text
    assert "lessons: [Ask first, Wait]\n" in text
    assert "\n\nOne.\n\na = b\n\n1+1=2\n\n" in text


def test_a_name_that_holds_an_equals_sign_is_one_if_nothing_is_called_so(desk):
    desk.run("log", "episode", "me = bad", "urge=away")
    assert "trigger: me = bad\n" in desk.read("Journal/2026/03/2026-03-05 Episode.md")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("checkin", "distress=77"), 2, "`distress`: found '77', expected a whole number from 0 to 10.\nvaultkit kinds"),
        (("log", "episode", "x", "day=yesterday"), 2, "There is no property 'day' here.\nDid you mean --day?\n"),
        (("new", "person", "caf\udce9"), 2, "A word that was given is not UTF-8.\n"),
        (("rename", "trigger", "Noise", "caf\udce9"), 2, "A word that was given is not UTF-8.\n"),
        (("checkin", "distrss=7"), 2, "There is no property 'distrss' here.\nDid you mean distress?\n"),
        (("reflect", "self_voice=hash"), 2, "`self_voice`: found 'hash', expected kind, plain, harsh.\nDid you mean harsh?"),
        (("log", "repair", "Sam", "repaired_on=march"), 2, "`repaired_on`: found 'march', expected a date such as"),
        (("log", "repair", "Sam", "repaired_on=5.3."), 2, "`repaired_on`: found '5.3.', expected a date such as"),
        (("log", "repair", "Sam", "repaired_on=today"), 2, "No repair of that name is open, so nothing was written.\n"),
        (("log", "person", "role=partner"), 2, "A person needs a name.\n"),
        (("log", "episod", "x"), 2, "There is no kind 'episod'.\nDid you mean episode?\n"),
        (("log", "episode"), 2, "Nothing was given, so nothing was written.\nvaultkit log --help shows how.\n"),
        (("checkin",), 2, "Nothing was given, so nothing was written.\nvaultkit checkin --help shows how.\n"),
        (("reflect", "-"), 2, "Nothing was given, so nothing was written.\nvaultkit reflect --help shows how.\n"),
        (("checkin", "need=rest", "--day", "soon"), 2, "--day: 'soon' is no day.\n"),
        (("checkin", "need=rest", "--day", "2062-03-05"), 2, "--day: 2062-03-05 is more than a year ahead.\n"),
        (("checkin", "caf\udce9"), 2, "A word that was given is not UTF-8.\n"),
    ],
)  # fmt: skip
def test_what_is_off_is_told_and_nothing_is_written(desk, words, code, says):
    before = desk.stamps()
    told = desk.run(*words)
    assert told.exit_code == code
    assert told.stderr.startswith(says)
    assert told.stderr.count("\n") == 2
    assert told.stdout == ""
    assert desk.stamps() == before


@pytest.mark.parametrize("text", ["---\nprivate: true\n---\n", b"caf\xe9", "---\nkind: [\n---\n"])
def test_a_note_that_cannot_be_written_in(desk, text):
    desk.write(CHECKIN, text)
    before = desk.stamps()
    told = desk.run("checkin", "need=rest")
    assert (told.exit_code, told.stderr.count("\n")) == (7, 2)
    assert desk.stamps() == before


@pytest.mark.parametrize(
    ("hour", "words", "path"),
    [
        ("2026-03-06T01:30", ["checkin", "need=rest"], CHECKIN),
        ("2026-03-06T01:30", ["reflect", "need=rest"], REFLECTION),
        ("2026-03-06T01:30", ["log", "trigger", "Noise"], REFLECTION),
        ("2026-03-05T21:00", ["checkin", "need=rest"], CHECKIN),
        ("2026-03-06T09:00", ["reflect", "need=rest", "--day", "yesterday"], REFLECTION),
        ("2026-03-07T03:59", ["checkin", "need=rest", "--day", "yesterday"], CHECKIN),
    ],
)
def test_the_day_is_the_day_lived(desk, hour, words, path):
    desk.hour = hour
    assert desk.run(*words).output.startswith(f"Made {path}")
    assert "day: 2026-03-05\n" in desk.read(path)


def test_a_word_that_holds_a_story_is_kept_with_what_may_be_underneath(desk):
    said = desk.run("checkin", "feeling=ignored").output
    assert '"ignored" tells what someone did. Underneath there may be ' in said
    assert "feelings: [ignored]\n" in desk.read(CHECKIN)


def test_what_the_disk_refuses_while_the_pages_follow_is_told(desk):
    desk.write("Patterns", "no folder")
    said = desk.run("reflect", "Quiet.")
    assert said.exit_code == 7
    assert said.stdout == f"Made {REFLECTION}: your words.\n"
    assert said.stderr.startswith("Patterns/")


# Over a pipe.


def test_over_a_pipe_a_line_is_a_value_or_prose(desk, piped):
    text = "\ufefffeeling=calm\r\nA long talk, a good one. #person\r\n\r\n```\r\nx\r\n\r\ny\r\n```\r\ndistress=2\r\n"
    assert piped(text, "reflect").exit_code == 0
    note = desk.read(REFLECTION)
    assert "feelings: [calm]\ndistress: 2\n" in note
    assert "\n\nA long talk, a good one. #person\n\n```\nx\n\ny\n```\n\n" in note
    assert piped(text, "reflect", "-").output == f"{REFLECTION} says that already.\n"


def test_over_a_pipe_to_a_note_of_its_own(desk, piped):
    assert piped("facts=He was late\nI waited.\n", "log", "episode", "Slow reply", "-").exit_code == 0
    note = desk.read("Journal/2026/03/2026-03-05 Episode.md")
    assert "trigger: Slow reply\n" in note
    assert "facts: He was late\n" in note
    assert "## What would a camera have seen?\n\nI waited.\n" in note


def test_a_pipe_that_is_not_utf8_or_empty(desk, piped):
    before = desk.stamps()
    assert piped(b"caf\xe9", "reflect").stderr.startswith("What came in over the pipe is not UTF-8.\n")
    assert piped("\n \n", "reflect").exit_code == 2
    assert desk.stamps() == before


def test_over_a_pipe_only_a_line_feed_ends_a_line(desk, piped):
    text = "One.\u2028distress=2\x0cneed=rest\n"
    piped(text, "reflect")
    note = desk.read(REFLECTION)
    assert f"\n\n{text}\n" in note
    assert "distress:\n" in note


# The questionnaire.


def test_a_checkin_in_a_few_keys(desk, typed):
    said = typed("calm, tired\rrest\r3\r\rSlept well. #lesson\r", "checkin")
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith(f"Made {CHECKIN}: feelings, needs, distress, your words.\n")
    note = desk.read(CHECKIN)
    assert "feelings: [calm, tired]\nneeds: [rest]\ndistress: 3\nasked:\n---\n" in note
    assert "## How are you?\n\nSlept well. #lesson\n" in note


QUESTIONNAIRES = {
    "reflection": (["reflect"], "calm\r3\rNoise\rSam\r\r\r\r\r", "triggers: [Noise]\npeople: [Sam]\n"),
    "trigger": (["log", "trigger"], "Noise\rsad\r4\r\r", "triggers: [Noise]\n"),
    "episode": (["log", "episode"], "Noise\rsad\r4\raway\rHe left\r\r\r\r", "trigger: Noise\nfeelings: [sad]\n"),
    "exchange": (["log", "exchange"], "Sam\rA lift\r4\r7\r\r\r\r", "people: [Sam]\nasked: A lift\nease: 4\n"),
    "repair": (["log", "repair"], "Sam\rlast monday\ryesterday\rrepaired\r\r\r\r\r", "ruptured_on: 2026-03-02\npeople: [Sam]\n"),
    "commitment": (["log", "commitment"], "I call\r\rme\rSam\rfriday\r\r", "made_on: 2026-03-05\nmade_by: me\n"),
    "step": (["log", "step"], "Say no\r3\r6\r\r\r\r\r", "ladder: Say no\nrung: 3\nexpected_distress: 6\n"),
    "test": (["log", "test"], "Too much\r\rHe leaves\r7\r\r\r\r\r", "predicted_on: 2026-03-05\nbelief: Too much\n"),
    "person": (["log", "person"], "Sam\r\rpartner\ryes\r\r", "role: partner\ntrusted: true\n"),
    "ritual": (["log", "ritual"], "Walk\rSam\rweekly\r7\ryesterday\r\r", "held_on: [2026-03-04]\n"),
    "boundary": (["log", "boundary"], "After ten I rest\rSam\rrest\rstated\r\r", "boundary_status: stated\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_every_kind_can_be_asked_for(desk, typed, kind):
    words, keys, lines = QUESTIONNAIRES[kind]
    said = typed(keys, *words)
    assert (said.exit_code, said.stderr) == (0, "")
    [path] = [path for path in desk.tree() if path in said.stdout.splitlines()[0]]
    assert lines in desk.read(path)
    assert desk.run("check").output == "Nothing to report.\n"


@pytest.mark.parametrize("leaves", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("keys", ["", "calm\r", "calm\rrest\r3\r\rWords"])
def test_leaving_it_leaves_no_trace(desk, typed, tmp_path, leaves, keys):
    desk.run("status")
    before = everything(tmp_path)
    if leaves == CTRL_D and not keys.endswith("\r"):
        keys += "\x15"  # Ctrl-D leaves an empty line
    said = typed(keys + leaves, "checkin")
    assert (said.exit_code, said.stdout, said.stderr) == (0, "", "Nothing was written.\n")
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "words", [["checkin"], ["reflect"], ["log", "episode"], ["log", "repair"], ["log", "trigger"]]
)
def test_skipping_everything_writes_nothing(desk, typed, tmp_path, words):
    desk.run("status")
    before = everything(tmp_path)
    said = typed("\r" * 20, *words)
    assert (said.exit_code, said.stdout, said.stderr) == (0, "", "Nothing was written.\n")
    assert everything(tmp_path) == before


def test_going_back_keeps_what_was_answered_and_what_was_being_typed(desk, typed):
    # Back from the third question to the second and the first; the first is added to, the others stay.
    typed(f"calm\rrest\r3\x1b[Z\x1b[Z{UP}, sad\r\r\r\r\r", "checkin")
    assert "feelings: [calm, sad]\nneeds: [rest]\ndistress: 3\n" in desk.read(CHECKIN)


def test_going_back_from_the_first_question_stays_there(desk, typed):
    typed(f"{UP}calm\r\r\r\r\r", "checkin")
    assert "feelings: [calm]\n" in desk.read(CHECKIN)


def test_an_answer_that_does_not_fit_is_asked_for_again(desk, typed):
    typed("\r\r77\r\x154\r\r\r", "checkin")
    assert "distress: 4\n" in desk.read(CHECKIN)


def test_what_is_there_stays_where_it_is_skipped_and_is_replaced_where_it_is_answered(desk, typed):
    desk.run("checkin", "feeling=calm", "distress=3", "asked=A call")
    before = desk.read(CHECKIN)
    assert typed("\r\r\r\r\r", "checkin").stderr == "Nothing was written.\n"
    assert desk.read(CHECKIN) == before
    typed("sad\r\r\rA walk\r\r", "checkin")
    assert "feelings: [calm, sad]\nneeds: []\ndistress: 3\nasked: A walk\n" in desk.read(CHECKIN)


def test_a_second_number_of_the_day_does_not_take_the_place_of_the_first(desk, typed):
    desk.run("checkin", "distress=7", "asked=A call")
    typed("\r\r4\rA walk\r\r", "checkin")
    assert "distress: 7\nasked: A walk\n" in desk.read(CHECKIN)
    assert "\n#distress/4\n" in desk.read(CHECKIN)
    typed("\r\r5\r\r\r", "checkin", "--replace")
    assert "distress: 5\n" in desk.read(CHECKIN)


def test_a_repair_that_is_open_is_added_to_by_its_name(desk, typed):
    desk.run("log", "repair", "Sam", "ruptured_on=2026-03-01")
    said = typed("Sam\ryesterday\r\r\r\r\r\r\r", "log", "repair")
    assert said.stdout.startswith(f"Added to {REPAIR}: repaired_on.\n")
    assert "ruptured_on: 2026-03-01\n" in desk.read(REPAIR)


def test_without_a_name_another_one_begins(desk, typed):
    desk.run("log", "repair", "Sam", "ruptured_on=today")
    said = typed("\r\r\r\r\r\r\rSomething.\r", "log", "repair")
    assert said.stdout.startswith("Made Journal/2026/03/2026-03-05 Repair (2).md: your words.\n")


def test_of_two_that_are_open_the_questionnaire_asks_which(desk, typed):
    for day in (1, 2):
        desk.run("log", "repair", "Sam", f"ruptured_on=2026-03-0{day}")
    said = typed("Sam\r\x152026-03-05 Repair (2)\rtoday\r\r\r\r\r\r", "log", "repair")
    assert said.stdout.startswith("Added to Journal/2026/03/2026-03-05 Repair (2).md: repaired_on.\n")


def test_a_name_that_something_else_has_is_told_before_more_is_asked(desk, typed):
    desk.write("Sam.md", "Mine.\n")
    assert typed(f"Sam\r{CTRL_C}", "log", "person").stderr == "Nothing was written.\n"
    said = typed("", "log", "person", "Sam")
    assert (said.exit_code, said.stderr.splitlines()[0]) == (7, "Sam.md is there, and is no person's note.")


def test_a_test_that_already_happened_has_no_date_beforehand(desk, typed):
    typed("Too much\r\r\r\rtoday\rdid not\r\r\r", "log", "test")
    assert "predicted_on:\nbelief: Too much\n" in desk.read("Journal/2026/03/2026-03-05 Test.md")


def test_nothing_that_was_typed_is_lost_where_it_cannot_be_written(typed, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vaultkit.journal.carrying.apply", full)
    said = typed("calm, sad\r\r3\r\rIt's late.\r", "checkin")
    assert said.exit_code == 7
    assert said.stderr.splitlines()[0] == (
        "What you typed, as one line: vaultkit checkin feelings=calm,sad distress=3 'It'\"'\"'s late.' "
        "--day 2026-03-05"
    )
    said = typed("Sam\r\r\r\r\r\r\rWords.\r", "log", "repair")
    assert "vaultkit log repair Sam ruptured_on=2026-03-05 Words. --day 2026-03-05" in said.stderr


@pytest.mark.parametrize("theirs", [None, "---\nprivate: true\n---\n", b"caf\xe9"])
def test_a_note_that_somebody_else_changes_while_it_is_answered(desk, typed, monkeypatch, theirs):
    desk.run("log", "repair", "Sam", "ruptured_on=2026-03-01")
    from vaultkit.cli import interview  # noqa: PLC0415 - loaded only where someone answers

    asked = interview.ask

    def meanwhile(following):
        answers = asked(following)
        (desk.root / REPAIR).unlink()
        if theirs is not None:
            desk.write(REPAIR, theirs)
        return answers

    monkeypatch.setattr(interview, "ask", meanwhile)
    said = typed("Sam\ryesterday\r\r\r\r\rWords.\r", "log", "repair")
    assert said.exit_code == 2
    assert "vaultkit log repair Sam repaired_on=2026-03-04 Words. --day 2026-03-05" in said.stderr
    assert "No repair of that name is open" in said.stderr
    assert desk.tree().get(REPAIR) == (theirs.encode() if isinstance(theirs, str) else theirs)


def test_a_name_behind_the_kind_is_not_asked_for_and_a_trigger_is_logged_at_once(typed):
    assert typed("", "log", "trigger", "Noise").stdout.startswith(f'Made {REFLECTION}: triggers "Noise".\n')
    assert typed("\r\r\rHe calls me\r\r\r\r\r", "log", "repair", "Sam").stdout.startswith(f"Made {REPAIR}")


def test_everything_can_be_asked_for(desk, typed):
    keys = "\r\r\r1\r2\rtight chest\r\r6\rMy people\r\r"
    assert typed(keys, "checkin", "--all").exit_code == 0
    note = desk.read(CHECKIN)
    assert "pleasantness: 1\nenergy: 2\nbody: [tight chest]\nlooking_forward: 6\nvalue: My people\n" in note


# --open.


@pytest.fixture
def opened(monkeypatch):
    """What was opened: a file in an editor, or an address."""
    found = []
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(click, "edit", lambda *, filename: found.append(filename))
    monkeypatch.setattr(click, "launch", lambda url: found.append(url) or 0)
    return found


OPENED_WITH = {
    "nothing set": ("auto", {}, False),
    "an editor": ("auto", {"EDITOR": "vi"}, True),
    "a visual editor": ("auto", {"VISUAL": "code -w"}, True),
    "the terminal's": ("editor", {}, True),
    "Obsidian": ("obsidian", {"EDITOR": "vi"}, False),
}


@pytest.mark.parametrize("case", OPENED_WITH)
def test_a_note_is_opened_as_the_settings_and_the_environment_say(desk, opened, monkeypatch, case):
    setting, environment, is_edited = OPENED_WITH[case]
    desk.write("vaultkit.toml", f'open_with = "{setting}"\n')
    for name, editor in environment.items():
        monkeypatch.setenv(name, editor)
    for words in (["today"], ["new", "checkin"], ["checkin", "need=rest"], ["checkin"]):
        assert desk.run(*words, "--open").exit_code == 0
    place = desk.root / CHECKIN
    assert [each == str(place) for each in opened] == [is_edited] * 4
    if not is_edited:
        assert opened[0].startswith("obsidian://open?path=%2F")
        assert opened[0].endswith("Journal%2F2026%2F03%2F2026-03-05%20Check-in.md")


def test_what_is_opened_is_filled_already(desk, opened, monkeypatch):
    desk.run("reflect", "Quiet.", "--day", "yesterday")
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setattr(click, "edit", lambda *, filename: opened.append(Path(filename).read_text()))
    for words in (["today"], ["reflect", "Loud."]):
        desk.run(*words, "--open")
        assert "2026-03-04 Reflection|" in opened.pop()


def test_an_odd_path_is_escaped_in_obsidians_address(desk, opened):
    desk.write("vaultkit.toml", 'theme_folder = "Für & mich"\n')
    desk.run("log", "person", "Zoë + 1", "--open")
    assert opened[0].endswith("%2FF%C3%BCr%20%26%20mich%2FZo%C3%AB%20%2B%201.md")


@pytest.mark.usefixtures("opened")
def test_where_obsidian_is_not_the_path_is_said(desk, monkeypatch):
    monkeypatch.setattr(click, "launch", lambda _url: 1)
    said = desk.run("today", "--open")
    assert (said.exit_code, said.stderr) == (
        0,
        f"Obsidian could not be opened; the note is {desk.root / CHECKIN}.\n",
    )


def test_open_and_nothing_answered_still_opens_the_note(typed, opened):
    assert typed("\r" * 8, "checkin", "--open").stdout.startswith(f"Made {CHECKIN}.\n")
    assert len(opened) == 1
    assert typed(CTRL_C, "reflect", "--open").stdout == ""
    assert len(opened) == 1


# The start.


def test_help_loads_nothing_that_is_slow():
    code = (
        "import sys; from vaultkit.cli import main; main.main(['--help'], standalone_mode=False); "
        "print([n for n in ('dateparser', 'prompt_toolkit', 'frontmatter', 'markdown_it', 'yaml') if n in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert said.stdout.splitlines()[-1] == "[]"
