"""--open: the note in the person's editor, or in Obsidian by its address."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from vaultkit.journal import Journal

P = ParamSpec("P")
R = TypeVar("R")


def open_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option(
        "--open", "open_", is_flag=True, help="Open the note in $EDITOR or Obsidian (setting open_with)."
    )(function)


def open_with(journal: "Journal", path: str) -> None:
    """Open a note; in an editor of the terminal, until it is closed."""
    place = journal.root / path
    wanted = journal.settings.open_with
    has_editor = bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))
    if wanted == "editor" or (wanted == "auto" and has_editor):
        try:
            click.edit(filename=str(place))
        except click.ClickException:
            editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "the editor"
            click.echo(
                f"The note is written; {editor} could not be started, or broke off: {place}.", err=True
            )
        return
    from urllib.parse import quote  # noqa: PLC0415 - see vaultkit.cli.vault

    # https://help.obsidian.md/Extending+Obsidian/Obsidian+URI
    if click.launch(f"obsidian://open?path={quote(os.fsencode(place), safe='')}"):
        click.echo(f"Obsidian could not be opened; the note is {place}.", err=True)
