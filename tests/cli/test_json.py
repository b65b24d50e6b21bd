"""With --json: what the schema says, on standard output alone, and nothing else about the command changes."""

import json
import os
from datetime import datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests import schemas
from tests.schemas import SHAPES
from vaultkit.cli import COMMANDS
from vaultkit.cli.shapes import as_json
from vaultkit.vault.lock import WatchLock

MON, TUE = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3))
every_shape = pytest.mark.parametrize(("command", "shape"), SHAPES, ids=[command for command, _ in SHAPES])


def validated(text, shape):
    """The value, once it is what docs/schema.json says of this shape and of what a command may print."""
    schema = json.loads((schemas.DOCS / "schema.json").read_text(encoding="utf-8"))
    value = json.loads(text)
    for asked in (schema, {**schema, "anyOf": [{"$ref": f"#/$defs/{shape.__name__}"}]}):
        Draft202012Validator(asked).validate(value)
    return value


def lists(value):
    """Every list that a value holds, however deep."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if isinstance(value, list) else []) + [found for each in inside for found in lists(each)]


@pytest.mark.parametrize("place", schemas.PAGES, ids=lambda place: place.name)
def test_the_docs_are_what_the_shapes_say(place):
    assert place.read_text(encoding="utf-8") == schemas.PAGES[place](), "run `make golden`"


def test_the_schema_is_one_and_asks_for_every_field():
    schema = schemas.schema()
    Draft202012Validator.check_schema(schema)
    for definition in schema["$defs"].values():
        assert definition["required"] == list(definition["properties"])


def test_every_command_that_takes_json_has_a_shape():
    whole = [command.whole() for command in COMMANDS]
    takes = {command.name for command in whole if any("--json" in param.opts for param in command.params)}
    assert takes == {command.split()[0] for command, _ in SHAPES}


@every_shape
def test_a_command_prints_what_the_schema_says(tmp_path, command, shape):
    vault = schemas.small_vault(tmp_path)
    plain, said = (schemas.run(vault, *schemas.call(command), *more) for more in ((), ("--json",)))
    validated(said.stdout, shape)
    assert said.stderr == plain.stderr == ""
    assert said.exit_code == plain.exit_code


@pytest.mark.parametrize("command", ["check", "status", "recover"])
def test_lists_are_there_in_an_empty_vault_too(desk, tmp_path, command):
    vault = schemas.small_vault(tmp_path / "small")
    full, said = schemas.run(vault, *schemas.call(command), "--json"), desk.run(command, "--json")
    assert said.exit_code == 0
    empty = lists(validated(said.stdout, dict(SHAPES)[command]))
    assert empty
    assert not any(empty)
    assert any(lists(json.loads(full.stdout)))


def test_check_says_in_values_what_it_says_in_words(desk):
    desk.write(MON, "Words. #story/indiferent\n")
    desk.write(TUE, "Words. #distress/77\n")
    said = desk.run("check", "--json", MON)
    assert said.exit_code == 1
    (problem,) = json.loads(said.stdout)["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == (MON, 1, 8)
    assert problem["did_you_mean"] == "indifferent"
    assert f"{problem['path']}:1:8: {problem['message']} (did you mean indifferent?)\n" == (
        desk.run("check", MON).stdout
    )
    assert desk.run("check", "--json", "vaultkit.toml").exit_code == 0


def test_names_that_look_alike_are_said_last_and_are_no_problem(desk):
    desk.write(MON, "Words. #trigger/plans-changed-late\n")
    desk.write(TUE, "Words. #trigger/plan-changed-late\n")
    said = desk.run("check")
    assert said.exit_code == 0
    assert said.stdout.startswith("Names that look alike:\n")
    (pair,) = json.loads(desk.run("check", "--json").stdout)["alike"]
    assert {pair["name"], pair["other"]} == {"Plans changed late", "Plan changed late"}
    assert desk.run("check", pair["path"]).stdout == said.stdout
    (elsewhere,) = {MON, TUE} - {pair["path"]}
    assert desk.run("check", elsewhere).stdout == "Nothing to report.\n"
    desk.write(elsewhere, "Words. #trigger/plans-changed-late #distress/77\n")
    both = desk.run("check")
    assert both.exit_code == 1
    assert both.stdout.splitlines()[1] == "Names that look alike:"


def test_status_names_the_watcher_the_kinds_and_what_is_worth_knowing(desk):
    desk.write("vaultkit.toml", 'journal = ["Diary"]\nprivate = ["Nowhere"]\n')
    desk.write("Diary/2026-03-02.md", "Words.\n")
    desk.write(MON, "Words.\n")
    with WatchLock(desk.journal().state):
        said = desk.run("status", "--json")
    status = validated(said.stdout, dict(SHAPES)["status"])
    assert status["watcher"]["pid"] == os.getpid()
    assert datetime.fromisoformat(status["watcher"]["since"]).tzinfo is not None
    assert status["records"] == [{"kind": None, "count": 1}, {"kind": "reflection", "count": 1}]
    assert status["notices"]
    assert said.stderr == ""
    assert set(status["notices"]) <= set(desk.run("status").stdout.splitlines())


def test_recover_brings_nothing_back_with_json(tmp_path):
    vault = schemas.small_vault(tmp_path)
    (copy,) = json.loads(schemas.run(vault, "recover", "--json").stdout)["copies"]
    assert json.loads(schemas.run(vault, "recover", copy["id"], "--list", "--json").stdout)["copies"] == [
        copy
    ]
    refused = schemas.run(vault, "recover", copy["id"], "--json")
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert "add --list" in refused.stderr
    assert not (vault / "Patterns").exists()
    assert schemas.run(vault, "recover", copy["id"]).exit_code == 0
    assert list((vault / "Patterns").rglob("*.md"))


HALVES = st.sampled_from([chr(code) for code in range(0xDC80, 0xDD00)])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]) | HALVES)))
def test_any_text_comes_back_as_it_was_a_name_that_is_not_utf_8_too(texts):
    said = as_json(texts)
    assert json.loads(said.encode()) == texts
