"""The commands check, which only tells, and recover, which brings back."""

import sys
from pathlib import Path

import click

from vaultkit.cli.vault import json_option, look, open_vault, told, vault_option


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@vault_option
@json_option
@told
def check(paths: tuple[Path, ...], vault: bytes | None, *, as_json_: bool) -> None:
    """Say what could not be read as meant, and where.

    Each line is path:line:column, what was found, what was expected. With PATHs, only of these notes or folders. Exit code 1 if there is anything. Names that look alike come last, and are no problem.

    \b
    Example:  vaultkit check Journal/2026
    """
    from vaultkit.cli.names import said  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415
    from vaultkit.cli.shapes.check import Check  # noqa: PLC0415

    journal = open_vault(vault)
    look(journal)
    wanted = [_in_vault(journal.root, path) for path in paths] or ["."]
    problems = [each for each in journal.problems(journal.left_alone()) if _is_within(each.path, wanted)]
    names = [each for each in journal.alike() if _is_within(each.path, wanted)]
    if as_json_:
        click.echo(as_json(Check(tuple(problems), tuple(names))))
    else:
        for problem in problems:
            click.echo(problem)
        if names:
            click.echo("Names that look alike:")
        for pair in names:
            click.echo(said(pair))
        if not problems and not names:
            click.echo("Nothing to report.")
    if problems:
        sys.exit(1)


def _is_within(path: str, places: list[str]) -> bool:
    return any(place in (".", path) or path.startswith(f"{place}/") for place in places)


def _in_vault(root: Path, path: Path) -> str:
    """A path as given, from here or from the vault's root."""
    for place in (path.expanduser(), root / path):
        # Of a note that is a symlink, the place counts where it stands.
        absolute = place.parent.resolve() / place.name if place.is_symlink() else place.resolve()
        if absolute.exists() and absolute.is_relative_to(root.resolve()):
            return absolute.relative_to(root.resolve()).as_posix()
    raise click.BadParameter(f"{path} is not in the vault {root}", param_hint="PATHS")


@click.command()
@click.argument("path", required=False)
@click.option("--list", "only_list", is_flag=True, help="Show what is kept, and bring nothing back.")
@vault_option
@json_option
@told
def recover(path: str | None, vault: bytes | None, *, only_list: bool, as_json_: bool) -> None:
    """Bring back a prior version, or text typed in a region.

    PATH is a note's path in the vault or an id from the list. A note is restored in place, and what stands there now is
    kept first; text from a page goes into a new file beside it. Without PATH, shows what is kept.

    \b
    Examples: vaultkit recover --list
              vaultkit recover "Patterns/2026/2026-W26 Patterns.md"
    """
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.cli.shapes.copies import Copies, Copy  # noqa: PLC0415
    from vaultkit.journal.recovering import MEANING, copies, newest, restore  # noqa: PLC0415

    if path is not None and as_json_ and not only_list:
        raise click.UsageError("--json is for the list: add --list, or leave --json out.")
    journal = open_vault(vault)
    if path is not None and not only_list:
        click.echo(f"Brought back to {restore(journal, newest(journal, path))}")
        return
    kept = Copies(
        tuple(
            Copy(entry.when, entry.size, entry.id, entry.path, entry.why, MEANING[entry.why])
            for entry in copies(journal, path)
        )
    )
    if as_json_:
        click.echo(as_json(kept))
        return
    for copy in kept.copies:
        click.echo(f"{copy.when:%Y-%m-%d %H:%M}  {copy.size:7d} B  {copy.id}  {copy.path}: {copy.meaning}")
    if not kept.copies:
        click.echo("Nothing is kept.")
