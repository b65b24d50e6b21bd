"""What is generated and kept in the tree: the example's pages, and in docs settings, commands, kinds and sections.

`make golden` writes them anew; tests compare them with what the code gives.
"""

import os
import re
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import click

from tests import schemas
from tests.kinds_page import page as kinds_page
from vaultkit import errors
from vaultkit.cli import COMMANDS, main
from vaultkit.journal import Journal
from vaultkit.pages.sections import SECTIONS
from vaultkit.settings import TABLE
from vaultkit.vault.templates import shipped

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "vault"
# The afternoon of the example's last day: the evening's reflection is not due yet.
MOMENT = datetime(2026, 6, 28, 17).astimezone()


def settings_page() -> str:
    rows = [f"| `{s.name}` | `{s.default}` | {s.prose} |" for s in TABLE]
    return "\n".join(
        (
            "# Settings",
            "",
            "`vaultkit.toml` at the vault's root. Anything left out keeps its default. Paths are inside the vault and",
            "speak moment.js, as Obsidian's daily notes do: `YYYY`, `MM`, `DD`, `[text in brackets]`; a folder that holds",
            "no date is taken as it is. A running watcher takes in a change at once.",
            "",
            "| setting | default | what it is |",
            "| --- | --- | --- |",
            *rows,
            "",
            "This page is made from the table in `vaultkit/settings/table.py` by `make golden`.",
            "",
        )
    )


def commands_page() -> str:
    lines = [
        "# Commands",
        "",
        "The vault is `--vault`, else the environment's `VAULTKIT_VAULT`, else the nearest folder above that holds",
        "`vaultkit.toml`.",
        "",
        "| exit code | when |",
        "| --- | --- |",
        "| 0 | done |",
        "| 1 | `check` found something; anything unforeseen |",
        "| 2 | the command's words are off |",
    ]
    leaves = sorted(
        (leaf.exit_code, leaf.__doc__) for leaf in vars(errors).values() if isinstance(leaf, type)
    )
    lines += [f"| {code} | {doc.splitlines()[0]} |" for code, doc in leaves if code > 2]
    for command in (main, *(each.whole() for each in COMMANDS)):
        name = "vaultkit" if command is main else f"vaultkit {command.name}"
        context = click.Context(command, info_name=name, terminal_width=100, **main.context_settings)
        lines += ["", f"## {name}", "", "```text", command.get_help(context), "```"]
    lines += [
        "",
        "## Environment",
        "",
        "| variable | what it does |",
        "| --- | --- |",
        "| `VAULTKIT_VAULT` | the vault, where `--vault` is left out |",
        "| `VAULTKIT_STATE` | another folder for the lock and the recovery store (the user's state folder otherwise) |",
        "| `VAULTKIT_NOW` | starts the clock at a moment such as `2026-06-28T20:30` and lets it run on |",
        "",
        "This page is made from the commands' own help by `make golden`.",
        "",
    ]
    return "\n".join(lines)


def sections_page() -> str:
    """Each section, in words: what its function says of itself."""
    templates = {name: template.text for name, template in shipped().items()}
    lines = [
        "# Sections",
        "",
        "A region of a note holds one section. Put one into any note between two lines of its own:",
        "",
        "```markdown",
        "<!-- vaultkit:begin grid weeks=8 -->",
        "<!-- vaultkit:end grid -->",
        "```",
        "",
        "On a week's page a section speaks of that week, on a month's or a quarter's page of that time, in a day's own note of",
        "that day; in any other note of everything, as of the latest week. On a theme's page those called `theme`, with",
        "`seen-with` and `helped`, speak of the theme; any other of all days from its first to its last. Where a section has",
        "nothing to say it leaves no trace.",
        "",
        "| section | what it says | on |",
        "| --- | --- | --- |",
    ]
    for section in SECTIONS:
        options = "".join(f" `{name}={low}…{high}`" for name, low, high in section.options)
        on = ", ".join(name for name, text in templates.items() if f"vaultkit:begin {section.name} " in text)
        lines.append(f"| `{section.name}`{options} | {section.what} | {on or 'any note of yours'} |")
    lines += ["", "This page is made from `SECTIONS` in `vaultkit/pages/sections` by `make golden`.", ""]
    return "\n".join(lines)


def without_pages(vault: Path) -> None:
    """Copy the example as Nora wrote it: of vaultkit's pages only those on whose last line she wrote something."""
    shutil.copytree(EXAMPLE, vault, ignore=shutil.ignore_patterns("Patterns"))
    for page in (EXAMPLE / "Patterns").rglob("*.md"):
        if re.search(r"^One thing for next week:[ \t]*\S", page.read_text(encoding="utf-8"), re.MULTILINE):
            place = vault / page.relative_to(EXAMPLE)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, place)


def refreshed_example(scratch: Path) -> Path:
    """A copy of the example vault with its pages made anew."""
    os.environ["VAULTKIT_STATE"] = str(scratch / "state")
    vault = scratch / "vault"
    without_pages(vault)
    journal = Journal(vault, lambda: MOMENT)
    journal.look()
    journal.refresh()
    return vault


def write() -> None:
    (ROOT / "docs" / "settings.md").write_text(settings_page(), encoding="utf-8")
    (ROOT / "docs" / "commands.md").write_text(commands_page(), encoding="utf-8")
    (ROOT / "docs" / "kinds.md").write_text(kinds_page(), encoding="utf-8")
    (ROOT / "docs" / "sections.md").write_text(sections_page(), encoding="utf-8")
    schemas.write()
    with tempfile.TemporaryDirectory() as scratch:
        vault = refreshed_example(Path(scratch))
        shutil.rmtree(EXAMPLE / "Patterns", ignore_errors=True)
        for page in sorted(vault.rglob("*.md")):
            kept = EXAMPLE / page.relative_to(vault)
            if page.is_relative_to(vault / "Patterns") or kept.read_bytes() != page.read_bytes():
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, kept)


if __name__ == "__main__":
    write()
