"""The vault a command is about, and how an error of the program is told.

A command's module takes in only what its options need, and all else where it is used: completing an option takes no more
than click does.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from vaultkit.errors import CannotWrite, NoVault, RequestWrong, VaultkitError

if TYPE_CHECKING:
    from pathlib import Path

    from vaultkit.journal import Journal

P = ParamSpec("P")
R = TypeVar("R")

SETTINGS = "vaultkit.toml"
_MANY = 1000


def told(function: Callable[P, R]) -> Callable[P, R]:
    """What went wrong in one sentence, one sentence of help, and the error's exit code."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            _check_readable(kwargs.values())
            return function(*args, **kwargs)
        except VaultkitError as error:
            click.echo(str(error), err=True)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            raise  # click's: whoever read the output has had enough
        except OSError as error:
            click.echo(f"{error.filename or 'The disk'}: {error.strerror or error}.", err=True)
            click.echo(
                "What was being written is as it was. Check the disk, and who may write there.", err=True
            )
            sys.exit(CannotWrite.exit_code)

    return run


def _check_readable(given: Iterable[object]) -> None:
    """A terminal that is not set to UTF-8 hands on halves of letters, which no note can hold."""
    for several in given:
        for word in several if isinstance(several, tuple) else (several,):
            if isinstance(word, str) and any("\ud800" <= letter <= "\udfff" for letter in word):
                help_ = "Set the terminal to UTF-8, and try again."
                raise RequestWrong("A word that was given is not UTF-8.", help_)


def vault_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option(
        "--vault",
        type=click.Path(path_type=bytes),  # a folder's name need not be text
        envvar="VAULTKIT_VAULT",
        help="The vault's folder (else VAULTKIT_VAULT, else the nearest one above with vaultkit.toml).",
    )(function)


def json_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option(
        "--json", "as_json_", is_flag=True, help="Print JSON (its schema: docs/schema.json)."
    )(function)


def find(named: bytes | None) -> "Path":
    """The vault's folder. Raises NoVault: no folder gets pages by accident."""
    from pathlib import Path  # noqa: PLC0415 - start-up: 3 ms, and no option needs it

    if named is not None:
        root = Path(os.fsdecode(named)).expanduser()
        if not root.is_dir():
            raise NoVault(
                f"There is no folder {root}.", "Check the path; on a removable disk, connect it first."
            )
        return root.absolute()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise NoVault(
        f"No vault here: neither {here} nor a folder above it holds {SETTINGS}.",
        "Name one with --vault, or begin in this folder with: vaultkit init",
    )


def open_vault(named: bytes | None) -> "Journal":
    """The journal of the vault, not read yet."""
    root = find(named)
    from vaultkit.vault.clock import clock  # noqa: PLC0415 - start-up: --help reads no note

    return _imported()(root, clock())


@cache
def _imported() -> "type[Journal]":
    """With all that it takes. None of that is ever garbage: to look for some, now and later, takes an eighth of a start."""
    gc.disable()
    try:
        from vaultkit.journal import Journal  # noqa: PLC0415 - as above
    finally:
        gc.enable()
    gc.freeze()
    return Journal


def look(journal: "Journal") -> None:
    journal.look(progress)


def progress(done: int, total: int) -> None:
    """A bar: how far the reading is, where it takes long and someone is there to see it."""
    if total >= _MANY and sys.stderr.isatty():
        percent = done * 100 // total
        click.echo(f"\rReading notes {'█' * (percent // 4):░<25} {percent:3d} %", err=True, nl=done == total)
