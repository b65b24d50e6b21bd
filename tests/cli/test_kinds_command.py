"""The kinds of notes, in the terminal, as JSON and in docs/kinds.md."""

import json
import re

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests import kinds_page, schemas
from vaultkit.cli import main
from vaultkit.cli.kinds import named_kind, place, prompts
from vaultkit.cli.shapes.kinds import Kinds
from vaultkit.errors import RequestWrong
from vaultkit.notes.note import read as read_note
from vaultkit.records.kinds import KINDS, kind_named
from vaultkit.records.reading import Place, read
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.words import STORIES, shipped

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
LISTS = ("feelings", "needs", "habits", "held", "themes", "blocks")


def run(*words):
    return CliRunner().invoke(main, ["kinds", *words])


def everything(kind):
    return (*kind.common, *kind.properties)


def squeezed(text):
    """Wherever its lines are wrapped."""
    return "".join(text.split())


def part_of(kind, page):
    return re.search(rf"^## {kind.name}$.*?(?=^## )", page, re.DOTALL | re.MULTILINE)[0]


# The command.


def test_without_a_kind_each_has_one_line_and_the_next_step_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # no vault is here
    said = run()
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert max(map(len, lines)) <= 100
    for kind in KINDS:
        (line,) = (line for line in lines if line.split()[:1] == [kind.name])
        assert line.endswith(kind.what)
    assert lines[-1].startswith("vaultkit kinds KIND shows its properties")


@every_kind
def test_a_kind_is_told_with_all_it_may_hold(kind):
    said = run(kind.name)
    assert said.exit_code == 0
    assert max(map(len, said.stdout.splitlines())) <= 100
    rows = {line.split()[0] for line in said.stdout.splitlines() if line.strip()}
    text = squeezed(said.stdout)
    for wanted in everything(kind):
        assert wanted.name in rows
        offered = shipped().offered(wanted.offers) if wanted.offers else ()
        assert all(squeezed(word) in text for word in (f"{wanted.prose} – {wanted.type.words}", *offered))
    assert text.count("countsonceitisthere") == sum(wanted.bold for wanted in everything(kind))
    path, setting = place(kind)
    assert squeezed(f"`{path}` (setting `{setting}`)") in text
    assert squeezed(f"the name fills `{kind.named}`") in text or not kind.named
    assert all(squeezed(prompt) in text for prompt in prompts(kind))


@pytest.mark.parametrize("word", ["Check-in", "CHECK_IN", "check in"])
def test_a_kind_in_any_spelling(word):
    assert run(word).stdout == run("checkin").stdout


def test_an_unknown_kind_is_told_with_the_nearest():
    said = run("epsode")
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == "There is no kind 'epsode'.\nDid you mean episode?\n"
    assert "There are checkin, reflection, trigger" in run("xyz").stderr
    assert run("").exit_code == 2


@given(st.text())
def test_a_word_is_a_kind_or_is_told_of(word):
    if kind_named(word):
        assert named_kind(word) is kind_named(word)
    else:
        with pytest.raises(RequestWrong, match=r"(Did you mean|There are|A rift is begun|It is a line) "):
            named_kind(word)


@every_kind
def test_new_puts_a_note_where_it_is_said(kind, desk):
    made = desk.run("new", kind.name, *(["NAME"] if kind.lasting else [])).stdout.strip()
    path = place(kind)[0].replace("YYYY-MM-DD", "2026-03-05").replace("YYYY", "2026").replace("MM", "03")
    assert made == str(desk.root / path)


# As JSON.


def validated(said):
    inside = dict.fromkeys(schemas._inside(Kinds))
    schema = {
        "$ref": "#/$defs/Kinds",
        "$defs": {shape.__name__: schemas._object(shape) for shape in inside},
    }
    Draft202012Validator(schema).validate(value := json.loads(said.stdout))
    assert (said.exit_code, said.stderr) == (0, "")
    return value["kinds"]


def test_json_holds_every_kind_and_every_property():
    found = validated(run("--json"))
    assert [each["kind"] for each in found] == [kind.name for kind in KINDS]
    for each, kind in zip(found, KINDS, strict=True):
        assert {p["name"] for p in each["properties"]} == {wanted.name for wanted in everything(kind)}


def test_json_of_one_kind_says_what_fits():
    (episode,) = validated(run("episode", "--json"))
    assert episode["file"] == "Journal/YYYY/MM/YYYY-MM-DD Episode.md"
    assert episode["named"] == "trigger"
    by_name = {each["name"]: each for each in episode["properties"]}
    assert by_name["urge"]["allowed"] == ["toward", "away", "against", "freeze"]
    assert [name for name, each in by_name.items() if each["required"]] == ["trigger", "day"]
    assert by_name["feelings"]["many"]
    assert "afraid" in by_name["feelings"]["words"]


# The page.


@every_kind
def test_the_page_says_all_that_a_kind_may_hold(kind):
    page = kinds_page.page()
    part = part_of(kind, page)
    for wanted in everything(kind):
        row = re.search(rf"^\| (\*\*)?`{wanted.name}`(\*\*)? \| .*$", part, re.MULTILINE)
        if row is None:
            assert f"| `{wanted.name}` |" in page.split("## checkin")[0]
        else:
            assert row[0].count(" | ") == 2
            assert row[0].startswith("| **") is wanted.bold
            assert wanted.type.words in row[0]


@every_kind
def test_an_example_on_the_page_is_a_note_that_is_read_as_meant(kind):
    text = re.search(r"```yaml\n(.*?)```", part_of(kind, kinds_page.page()), re.DOTALL)[1]
    said = read(read_note("x.md", text), Place(), Scaffold({}))
    assert (said.kind, said.problems) == (kind.name, ())
    assert said.record.is_written


def test_every_word_is_on_the_page_and_every_link_leads_somewhere():
    page = kinds_page.page()
    words = page.split("\n## Words\n")[1]
    for name in LISTS:
        assert all(word in words for word in shipped().offered(name))
    assert all(word in words for word in STORIES)
    assert all(line in words for line in shipped().habits.values())
    anchors = {title.lower() for title in re.findall(r"^#+ (.*)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#(.*?)\)", page)) <= anchors
