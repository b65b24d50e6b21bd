"""The reference pages say what the code says, and the README what the commands are."""

import importlib.util
from pathlib import Path

import pytest

from vaultkit.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent


def golden():
    spec = importlib.util.spec_from_file_location("golden", ROOT / "tests" / "golden.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["settings", "commands", "kinds", "sections"])
def test_a_reference_page_is_what_the_code_says(name):
    made = getattr(golden(), f"{name}_page")()
    assert (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") == made, "run `make golden`"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_readme_names_every_command_and_each_has_an_example(command):
    assert f"vaultkit {command.name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"vaultkit {command.name}" in (command.whole().help or "").partition("Example")[2]


def test_the_help_of_all_says_how_to_begin():
    assert "Begin:" in (main.help or "")
