"""Commands that only tell: check, status; and recover, which brings back."""

import sys
from collections import Counter
from pathlib import Path

import click

from vaultkit.cli.vault import look, open_vault, told, vault_option


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@vault_option
@told
def check(paths: tuple[Path, ...], vault: Path | None) -> None:
    """Say what could not be read as meant, and where.

    Each line is path:line:column, what was found, what was expected. With PATHs, only of these notes or folders. Exit code 1 if there is anything.

    \b
    Example:  vaultkit check Journal/2026
    """
    journal = open_vault(vault)
    look(journal)
    wanted = [_in_vault(journal.root, path) for path in paths]
    problems = [
        problem
        for problem in journal.problems(journal.plan())
        if not wanted
        or any(problem.path == w or problem.path.startswith(f"{w}/") or w == "." for w in wanted)
    ]
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo("Nothing to report.")


def _in_vault(root: Path, path: Path) -> str:
    """A path as given, from here or from the vault's root."""
    for place in (path.expanduser(), root / path):
        # Of a note that is a symlink, the place counts where it stands.
        absolute = place.parent.resolve() / place.name if place.is_symlink() else place.resolve()
        if absolute.exists() and absolute.is_relative_to(root.resolve()):
            return absolute.relative_to(root.resolve()).as_posix()
    raise click.BadParameter(f"{path} is not in the vault {root}", param_hint="PATHS")


@click.command()
@vault_option
@told
def status(vault: Path | None) -> None:
    """Say how things stand.

    The watcher, notes, records, problems, regions left alone, undated notes, sync conflicts.

    \b
    Example:  vaultkit status --vault ~/Notes
    """
    from vaultkit.vault.lock import holder  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    look(journal)
    watcher = holder(journal.state)
    running = "not running"
    if watcher is not None:
        running = (
            f"process {watcher.pid}, since {watcher.since:%Y-%m-%d %H:%M}" if watcher.since else "running"
        )
    records = journal.index.records()
    kinds = Counter(record.kind or "daily note" for record in records)
    planned = journal.plan()
    undated = [path for path, entry in journal.index.readings() if entry.reading.undated]
    rows = [
        ("vault", str(journal.root)),
        ("watcher", running),
        ("notes", f"{len(journal.index.entries)}, of which {len(records)} journal notes"),
        (
            "daily notes",
            journal.sources.obsidian.daily or "none of Obsidian's; the setting journal adds folders",
        ),
        ("records", ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "none yet"),
        ("written days", str(len(journal.history.days))),
        ("pages", f"{_up_to_date(len(planned.steps))}"),
        ("problems", _told(len(journal.problems(planned)), "vaultkit check shows them")),
        ("regions left alone", _told(len(planned.problems), "vaultkit check shows where")),
        ("undated notes", str(len(undated))),
        ("sync conflicts", str(len(journal.index.conflicts()))),
    ]
    for name, value in rows:
        click.echo(f"{name + ':':20}{value}")
        if name == "undated notes":
            _list(undated)
        if name == "sync conflicts":
            _list(journal.index.conflicts())
    for notice in (*journal.notices, *planned.notices):
        click.echo(notice)


def _up_to_date(waiting: int) -> str:
    return f"{waiting} to bring up to date (vaultkit refresh)" if waiting else "up to date"


def _told(count: int, where: str) -> str:
    return f"{count} ({where})" if count else "0"


def _list(paths: list[str]) -> None:
    for path in paths[:10]:
        click.echo(f"{'':20}{path}")
    if len(paths) > 10:
        click.echo(f"{'':20}and {len(paths) - 10} more")


@click.command()
@click.argument("path", required=False)
@click.option("--list", "only_list", is_flag=True, help="Show what is kept, and bring nothing back.")
@vault_option
@told
def recover(path: str | None, vault: Path | None, *, only_list: bool) -> None:
    """Bring back a prior version, or text typed in a region.

    PATH is a note's path in the vault or an id from the list. A note is restored in place, and what stands there now is
    kept first; text from a page goes into a new file beside it. Without PATH, shows what is kept.

    \b
    Examples: vaultkit recover --list
              vaultkit recover "Patterns/2026/2026-W26 Patterns.md"
    """
    from vaultkit.journal.recovering import MEANING, copies, newest, restore  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    if path is None or only_list:
        entries = copies(journal, path)
        for entry in entries:
            click.echo(
                f"{entry.when:%Y-%m-%d %H:%M}  {entry.size:7d} B  {entry.id}  {entry.path}: {MEANING[entry.why]}"
            )
        if not entries:
            click.echo("Nothing is kept.")
        return
    entry = newest(journal, path)
    click.echo(f"Brought back to {restore(journal, entry)}")
