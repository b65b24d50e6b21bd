"""What a command imports: what it needs, and nothing that takes long. A start-up is mostly imports.

The numbers are milliseconds on a machine where bare Python takes 12 and click 28 more; they say why a name is here.
"""

import json
import os
import subprocess
import sys

import pytest

from vaultkit.cli import COMMANDS

HEAVY = {
    "asyncio": 24,
    "dateparser": 44,
    "email": 9,
    "frontmatter": 13,
    "importlib.metadata": 19,
    "importlib.resources": 4,
    "json": 1,
    "logging": 3,
    "markdown_it": 23,
    "multiprocessing": 6,
    "pickle": 2,
    "platformdirs": 5,
    "prompt_toolkit": 74,
    "shutil": 2,
    "sqlite3": 1,
    "statistics": 3,
    "tempfile": 3,
    "tomllib": 2,
    "unittest": 7,
    "vaultkit.journal.journal": 260,
    "vaultkit.pages": 160,
    "vaultkit.patterns": 66,
    "watchdog": 19,
    "yaml": 11,
}
LIGHT = {"vaultkit", "vaultkit.cli", "vaultkit.cli.late"}
"""All of vaultkit that is wanted where no command is run."""

RUN = """
import sys
from vaultkit.cli import main
try:
    main(sys.argv[1:], prog_name="vaultkit")
finally:
    names = list(sys.modules)
    import json
    sys.stderr.write(json.dumps(names))
"""


@pytest.fixture
def imported(desk, tmp_path):
    """The modules that are there when a command has run, as it is run by a person: with the usual places for its state."""
    usual = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("STATE", "CACHE")}
    env = {name: value for name, value in os.environ.items() if not name.startswith("VAULTKIT_")} | usual
    env |= {"HOME": str(tmp_path), "VAULTKIT_VAULT": str(desk.root), "VAULTKIT_NOW": desk.hour}

    def run(*words, **more):
        ran = subprocess.run(
            [sys.executable, "-c", RUN, *words],
            env=env | more, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout, set(json.loads(ran.stderr.splitlines()[-1]))

    return run


def completing(*typed):
    """As the shell asks when Tab is pressed behind these."""
    return {
        "_VAULTKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("vaultkit", *typed)),
        "COMP_CWORD": str(len(typed)),
    }


def heavy(modules):
    return {name for name in HEAVY if name in modules}


def ours(modules):
    return {name for name in modules if name.partition(".")[0] == "vaultkit"}


@pytest.mark.parametrize(("word", "of_click"), [("--version", set()), ("--help", {"shutil"})])
def test_what_is_said_of_all_commands_imports_none(imported, word, of_click):
    said, modules = imported(word)
    assert "vaultkit" in said
    assert heavy(modules) == of_click  # it asks for the window's width
    assert ours(modules) == LIGHT


def test_completing_a_commands_name_imports_no_command(imported):
    said, modules = imported(**completing("re"))
    assert said.split() == ["plain,recover", "plain,reflect", "plain,refresh", "plain,rename"]
    assert heavy(modules) == set()
    assert ours(modules) == LIGHT


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_completing_an_option_imports_the_one_command_and_nothing_heavy(imported, command):
    said, modules = imported(**completing(command.name, "--he"))
    assert said.split() == ["plain,--help"]
    assert heavy(modules) == set()
    assert all(name in ("vaultkit", "vaultkit.errors") or "cli" in name for name in ours(modules))


def test_kinds_imports_what_the_kinds_are_and_nothing_heavy(imported):
    said, modules = imported("kinds")
    assert "vaultkit new …" in said
    assert heavy(modules) == set()


INDEX = {"json", "pickle", "sqlite3", "vaultkit.journal.journal", "vaultkit.pages"}
"""What it takes to know what the notes say; of pages only where they are."""
PAGES = {"importlib.resources", "shutil", "statistics", "tempfile", "tomllib", "vaultkit.patterns"}
"""What it takes beside to know what the pages say."""


@pytest.fixture
def settled(imported, desk):
    """A vault that was looked at, long after everything in it was written."""
    desk.write(
        "Journal/2026/03/2026-03-02 Reflection.md", "The plans moved late. #trigger/plans-changed-late\n"
    )
    for _ in range(2):
        imported("refresh")
        for note in desk.root.rglob("*.md"):
            os.utime(note, (1, 1))  # long ago: a stamp as young as the index proves nothing


@pytest.mark.usefixtures("settled")
def test_a_status_imports_no_more_than_the_pages_take(imported):
    said, modules = imported("status")
    assert "up to date" in said
    assert heavy(modules) <= INDEX | PAGES | {"frontmatter", "yaml"}  # for what the templates hold


@pytest.mark.usefixtures("settled")
def test_the_path_of_the_days_note_waits_for_no_page(imported):
    said, modules = imported("today")
    assert said.endswith(".md\n")
    assert heavy(modules) <= INDEX | {"shutil", "tempfile"}
    assert not {"vaultkit.pages.pages", "vaultkit.journal.entries", "vaultkit.journal.following"} & modules


@pytest.mark.usefixtures("settled")
def test_after_one_note_changed_a_status_reads_it_and_takes_no_more(imported, desk):
    desk.write("Journal/2026/03/2026-03-02 Reflection.md", "A walk. #feeling/calm\n")
    said, modules = imported("status")
    assert "to bring up to date" in said
    assert heavy(modules) <= INDEX | PAGES | {"frontmatter", "yaml"}  # for what the templates hold


# The tuple.


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_line_of_a_command_is_the_first_of_its_help(command):
    whole = command.whole()
    assert whole.name == command.name
    assert (whole.help or "").partition("\n")[0] == command.help
    assert whole.get_short_help_str() == command.get_short_help_str()
