"""The vault a command is about, and how an error of the program is told."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from vaultkit.errors import NoVault, VaultkitError

if TYPE_CHECKING:
    from vaultkit.journal import Journal

P = ParamSpec("P")
R = TypeVar("R")

SETTINGS = "vaultkit.toml"


def told(function: Callable[P, R]) -> Callable[P, R]:
    """What went wrong in one sentence, one sentence of help, and the error's exit code."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except VaultkitError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)

    return run


def vault_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option(
        "--vault",
        type=click.Path(path_type=Path),
        envvar="VAULTKIT_VAULT",
        help="The vault's folder (else VAULTKIT_VAULT, else the nearest one above with vaultkit.toml).",
    )(function)


def find(named: Path | None) -> Path:
    """The vault's folder. Raises NoVault: no folder gets pages by accident."""
    if named is not None:
        root = named.expanduser()
        if not root.is_dir():
            raise NoVault(
                f"There is no folder {root}.", "Check the path; on a removable disk, connect it first."
            )
        return root.absolute()
    here = Path(os.environ.get("PWD") or Path.cwd())
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise NoVault(
        f"No vault here: neither {here} nor a folder above it holds {SETTINGS}.",
        "Name one with --vault, or begin in this folder with: vaultkit init",
    )


def open_vault(named: Path | None) -> "Journal":
    """The journal of the vault, not read yet."""
    root = find(named)
    from vaultkit.journal import Journal  # noqa: PLC0415 - start-up: --help and --version read no note
    from vaultkit.vault.clock import clock  # noqa: PLC0415

    return Journal(root, clock())


def look(journal: "Journal") -> None:
    """The first look, with a progress bar where it takes long and someone is there to see it."""
    with progress_bar() as show:
        journal.look(show)


class progress_bar:  # noqa: N801 - read as a verb in a with statement
    """A bar on a terminal once there are many notes to read; nothing otherwise."""

    _MANY = 1000

    def __enter__(self) -> Callable[[int, int], None]:
        self._bar: object | None = None
        self._shown = 0
        return self._show

    def _show(self, done: int, total: int) -> None:
        if total < self._MANY or not sys.stderr.isatty():
            return
        percent = done * 100 // total
        if percent != self._shown:
            self._shown = percent
            click.echo(
                f"\rReading notes: {'█' * (percent // 4):<25} {percent:3d} %", err=True, nl=done == total
            )

    def __exit__(self, *_: object) -> None:
        if 0 < self._shown < 100:
            click.echo("", err=True)
