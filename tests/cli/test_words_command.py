"""The command `words`: what it prints, and that it does nothing else."""

import json

import pytest
from click.testing import CliRunner

from vaultkit.cli import main

FORM = "I feel … when … because I need … would you …?"


def run(*args, typed=None):
    return CliRunner().invoke(main, ["words", *map(str, args)], input=typed)


@pytest.fixture
def draft(tmp_path, monkeypatch):
    """Writes a text into an empty folder that is no vault, and gives its name there."""
    monkeypatch.chdir(tmp_path)

    def write(text):
        (tmp_path / "Draft.md").write_bytes(text if isinstance(text, bytes) else text.encode())
        return "Draft.md"

    return write


def test_it_points_offers_and_writes_nothing(draft, tmp_path):
    name = draft("So you never answer.\nI feel ignored.\nYou should know.\n")
    said = run(name)
    assert said.exit_code == 0
    assert said.output == (
        'Draft.md:1:4: "you never answer" – every time? One time is easier to hear: what happened, on which day?\n'
        'Draft.md:2:8: "ignored" tells what someone did. Underneath there may be hurt, lonely.\n'
        'Draft.md:3:1: "You should know" – a wish may be nearer than a rule.\n'
        f"\nA form, if it helps: {FORM.replace('…', '… (hurt, lonely?)', 1)}\n"
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["Draft.md"]


def test_nothing_to_point_at(draft):
    assert run(draft("We had soup.\n")).output == "Nothing to point at.\n"
    assert run(draft("")).output == "Nothing to point at.\n"


def test_a_repair_is_told_what_it_has_and_nothing_else(draft):
    said = run(draft("It must have been hard for you. Next time I phone.\n"))
    assert said.output == (
        "Nothing to point at.\n\nOf a repair it has: impact, steps.\n"
        'On offer, if you want them: "What was it like for you?" · "What would help you feel more secure next time?"\n'
    )
    whole = "That hurt you. What was it like for you? From now on I phone. What would help?"
    assert run(draft(whole)).output.endswith("Of a repair it has: impact, understand, steps, invite.\n")


def test_standard_input():
    said = run("-", typed="you never ask")
    assert said.output.startswith('-:1:1: "you never ask"')
    assert said.exit_code == 0


def test_a_private_note_is_looked_at_and_what_templates_say_is_not(draft):
    text = f"---\nkind: repair\nprivate: true\n---\n{FORM}\nYou never ask.\n## What would help you feel more secure next time?\n"
    said = run(draft(text))
    assert "Draft.md:6:1:" in said.output
    assert "Of a repair" not in said.output


def test_json(draft):
    said = run(draft("You never ask, I’m sorry.\n"), "--json")
    assert json.loads(said.output) == {
        "file": "Draft.md",
        "findings": [
            {
                "line": 1,
                "column": 1,
                "found": "You never ask",
                "what": "always",
                "offer": "every time? One time is easier to hear: what happened, on which day?",
            }
        ],
        "repair_parts": ["apology"],
    }
    assert json.loads(run(draft(""), "--json").output)["findings"] == []


def test_the_rest_of_a_very_long_text_is_said_to_be_left(draft):
    said = run(draft("You never ask.\n" + "word\n" * 30_000))
    assert said.exit_code == 0
    assert "Draft.md:1:1:" in said.stdout
    assert said.stderr.startswith("A long text: from line ")


@pytest.mark.parametrize("name", ["Missing.md", "."])
def test_a_file_that_is_not_there(draft, name):
    draft("")
    said = run(name)
    assert (said.exit_code, name in said.output) == (2, True)


def test_a_file_that_is_not_utf_8(draft):
    said = run(draft(b"you n\xe9ver"))
    assert said.exit_code == 2
    assert "Draft.md is not UTF-8 text." in said.output


def test_the_help_is_honest():
    said = run("--help").output
    assert "will miss some" in " ".join(said.split())
