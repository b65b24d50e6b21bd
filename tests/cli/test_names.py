"""vaultkit rename: shown first, asked, written, brought up to date; and brought back."""

import pytest
from click.testing import CliRunner

from vaultkit.cli import main, names
from vaultkit.cli.names import said
from vaultkit.patterns.likeness import Alike

FOLDER = "Journal/2026/03"
OWN, NEW = "Patterns/Themes/No answers.md", "Patterns/Themes/No answer.md"
WAYS = [
    "#trigger/no-answers\n",
    "---\nkind: reflection\ntriggers: ['[[No answers]]']\n---\n",
    '---\r\nkind: episode\r\ntrigger: "[[Patterns/Themes/No answers|No answers]]"\r\n---\r\nSo.\r\n',
    "---\ntags:\n  - trigger/No-Answers\n---\nWords. [again](../../../Patterns/Themes/No%20answers.md)\n",
    "---\nkind: reflection\ntriggers:\n  - no answers\n  - b\n---\n",
]

THEN = [
    "#trigger/no-answer\n",
    "---\nkind: reflection\ntriggers: ['[[No answer]]']\n---\n",
    '---\r\nkind: episode\r\ntrigger: "[[Patterns/Themes/No answer|No answer]]"\r\n---\r\nSo.\r\n',
    "---\ntags:\n  - trigger/no-answer\n---\nWords. [again](../../../Patterns/Themes/No%20answer.md)\n",
    "---\nkind: reflection\ntriggers:\n  - No answer\n  - b\n---\n",
]


def note(number):
    return f"{FOLDER}/2026-03-{number:02d} {'Episode' if number == 3 else 'Reflection'}.md"


@pytest.fixture
def desk(desk):
    for number, text in enumerate(WAYS, 1):
        desk.write(note(number), text)
    desk.write(f"{FOLDER}/2026-03-07 Reflection.md", "#unsafe #trigger/no-answers\n")
    return desk


@pytest.fixture
def run(desk):
    def run(*words, typed=None):
        env = {"VAULTKIT_NOW": desk.hour, "VAULTKIT_VAULT": str(desk.root)}
        return CliRunner().invoke(main, ["rename", "trigger", *words], env=env, input=typed)

    return run


@pytest.fixture
def somebody(monkeypatch):
    monkeypatch.setattr(names, "is_somebody_there", lambda: True)


def test_a_rename_from_end_to_end_and_back(desk, run):
    own = "---\nkind: trigger\naliases: [Silence]\n---\nMine: [[No answers]].\n"
    desk.write(OWN, own + "<!-- vaultkit:begin theme-days -->\n<!-- vaultkit:end theme-days -->\n")
    desk.run("refresh")
    before = desk.tree()
    done = run("no-answers", "No answer", "--yes")
    assert done.exit_code == 0, done.output
    assert f"rename from {OWN}\nrename to {NEW}\n" in done.output
    assert "-Mine: [[No answers]].\n+Mine: [[No answer]].\n" in done.output
    assert (
        "6 notes would change; the version before of each is kept: vaultkit recover --list\n" in done.output
    )
    assert "Private notes were not looked at." in done.output
    assert "2026-03-07" not in done.output
    assert [desk.read(note(number)) for number in range(1, 6)] == THEN
    assert desk.tree()[f"{FOLDER}/2026-03-07 Reflection.md"] == before[f"{FOLDER}/2026-03-07 Reflection.md"]
    assert "Mine: [[No answer]]." in desk.read(NEW)
    assert "## When" in desk.read(NEW)
    assert desk.run("refresh").output == "Everything is up to date; nothing was written.\n"
    assert desk.run("check").output == "Nothing to report.\n"
    for path in (OWN, *map(note, range(1, 6))):
        desk.run("recover", path)
        assert desk.tree()[path] == before[path]


@pytest.mark.parametrize("words", [["--dry-run"], []])
def test_shown_and_not_written(desk, run, words):
    before = desk.tree()
    shown = run("No answers", "No answer", *words)
    assert shown.exit_code == 0
    assert "-#trigger/no-answers\n+#trigger/no-answer\n" in shown.output
    assert ("Nothing was written. To change them, add --yes" in shown.output) == (not words)
    assert desk.tree() == before


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(
    ("typed", "is_written"), [("y\n", True), ("Yes\n", True), ("\n", False), ("a\n", False)]
)
def test_asked_first(desk, run, typed, is_written):
    before = desk.tree()
    done = run("No answers", "No answer", typed=typed)
    assert "Change them? [y/N]" in done.output
    assert (desk.tree() != before) == is_written
    assert ("Nothing was written." in done.output) != is_written


@pytest.mark.usefixtures("somebody")
def test_where_many_notes_would_change_an_alias_is_offered_and_touches_one(desk, run):
    desk.write(note(6), "#trigger/no-answers\n")
    desk.run("refresh")
    before = desk.tree(FOLDER)
    done = run("No answers", "No answer", typed="a\n")
    assert "[y/a/N]" in done.output
    assert "1 note would change" in done.output
    assert desk.tree(FOLDER) == before
    assert "aliases: [No answers]" in desk.read(NEW)
    assert "Named on 6 days" in desk.read(NEW)
    assert not (desk.root / OWN).exists()
    assert desk.run("refresh").output == "Everything is up to date; nothing was written.\n"


def test_an_alias_on_request(desk, run):
    desk.write("Triggers/No answer.md", "---\nkind: trigger\n---\nMine.\n")
    desk.run("refresh")
    before = desk.tree(FOLDER)
    assert "or only let" in run("No answers", "No answer").output
    assert run("No answers", "No answer", "--alias").exit_code == 0
    assert desk.read("Triggers/No answer.md") == "---\nkind: trigger\naliases: [No answers]\n---\nMine.\n"
    assert desk.tree(FOLDER) == before
    assert "Nothing to change." in run("No answers", "No answer", "--alias").output


def test_a_note_saved_while_it_was_asked_stays(desk, run, monkeypatch):
    def answers():
        desk.write(note(1), "Mine. #trigger/no-answers\n")
        return True

    monkeypatch.setattr(names, "is_somebody_there", answers)
    done = run("No answers", "No answer", typed="y\n")
    assert "Left alone, saved in between: 2026-03-01 Reflection." in done.output
    assert desk.read(note(1)) == "Mine. #trigger/no-answers\n"
    assert run("No answers", "No answer", "--yes").exit_code == 0
    assert desk.read(note(1)) == "Mine. #trigger/no-answer\n"


def test_what_cannot_be_renamed_is_said_in_a_sentence(desk, run):
    before = desk.tree()
    unknown = run("No ansers", "No answer")
    assert unknown.exit_code == 2
    assert 'Did you mean "No answers"?' in unknown.output
    person = CliRunner().invoke(main, ["rename", "person", "Sam", "Samuel", "--vault", str(desk.root)])
    assert person.exit_code == 2
    assert "So far only triggers can" in person.output
    assert desk.tree() == before


def test_names_that_look_alike_are_said_in_a_sentence_with_the_command_that_mends_it():
    assert said(Alike("No answers", 1, "No answer", 7, "J/x.md")) == (
        'J/x.md: "No answers" (1 day) looks like "No answer" (7 days). '
        'One name? vaultkit rename trigger "No answers" "No answer"'
    )
    assert said(Alike("Sebastain", 1, "Sebastian", 7, "J/x.md", is_person=True)).endswith("One name?")


def test_what_a_shell_would_take_for_its_own_is_quoted_otherwise():
    pair = Alike("No $(answers)", 1, "No $(answer)", 2, "J/x.md")
    assert said(pair).endswith("rename trigger 'No $(answers)' 'No $(answer)'")
