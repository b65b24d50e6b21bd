"""Commands that only tell: check, status; and recover, which brings back."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.cli.names import said
from vaultkit.cli.vault import json_option, look, open_vault, told, vault_option

if TYPE_CHECKING:
    from vaultkit.cli.shapes import Status, Watcher
    from vaultkit.journal import Journal


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@vault_option
@json_option
@told
def check(paths: tuple[Path, ...], vault: Path | None, *, as_json_: bool) -> None:
    """Say what could not be read as meant, and where.

    Each line is path:line:column, what was found, what was expected. With PATHs, only of these notes or folders. Exit code 1 if there is anything. Names that look alike come last, and are no problem.

    \b
    Example:  vaultkit check Journal/2026
    """
    from vaultkit.cli.shapes import Check, as_json  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    look(journal)
    wanted = [_in_vault(journal.root, path) for path in paths] or ["."]
    problems = [each for each in journal.problems(journal.plan()) if _is_within(each.path, wanted)]
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
@vault_option
@json_option
@told
def status(vault: Path | None, *, as_json_: bool) -> None:
    """Say how things stand.

    The watcher, notes, records, problems, regions left alone, undated notes, sync conflicts.

    \b
    Example:  vaultkit status --vault ~/Notes
    """
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    look(journal)
    stands = _status(journal)
    if as_json_:
        click.echo(as_json(stands))
    else:
        _show(stands)


def _status(journal: "Journal") -> "Status":
    from vaultkit.cli.shapes import KindCount, Status, Watcher  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.vault.lock import holder  # noqa: PLC0415

    watcher = holder(journal.state)
    records = journal.index.records()
    kinds = Counter(record.kind for record in records)
    planned = journal.plan()
    return Status(
        vault=str(journal.root),
        watcher=Watcher(watcher.pid, watcher.since) if watcher else None,
        notes=len(journal.index.entries),
        journal_notes=len(records),
        daily_notes=journal.sources.obsidian.daily,
        records=tuple(KindCount(kind or None, count) for kind, count in sorted(kinds.items())),
        written_days=len(journal.history.days),
        pages_waiting=len(planned.steps),
        problems=len(journal.problems(planned)),
        regions_left_alone=len(planned.problems),
        undated=tuple(path for path, entry in journal.index.readings() if entry.reading.undated),
        conflicts=tuple(journal.index.conflicts()),
        notices=(*journal.notices, *planned.notices),
    )


def _show(stands: "Status") -> None:
    counts = sorted((each.kind or "daily note", each.count) for each in stands.records)
    rows: list[tuple[str, str, tuple[str, ...]]] = [
        ("vault", stands.vault, ()),
        ("watcher", _running(stands.watcher), ()),
        ("notes", f"{stands.notes}, of which {stands.journal_notes} journal notes", ()),
        ("daily notes", stands.daily_notes or "none of Obsidian's; the setting journal adds folders", ()),
        ("records", ", ".join(f"{count} {kind}" for kind, count in counts) or "none yet", ()),
        ("written days", str(stands.written_days), ()),
        ("pages", _up_to_date(stands.pages_waiting), ()),
        ("problems", _told(stands.problems, "vaultkit check shows them"), ()),
        ("regions left alone", _told(stands.regions_left_alone, "vaultkit check shows where"), ()),
        ("undated notes", str(len(stands.undated)), stands.undated),
        ("sync conflicts", str(len(stands.conflicts)), stands.conflicts),
    ]
    for name, value, paths in rows:
        click.echo(f"{name + ':':20}{value}")
        _list(paths)
    for notice in stands.notices:
        click.echo(notice)


def _running(watcher: "Watcher | None") -> str:
    if watcher is None:
        return "not running"
    return f"process {watcher.pid}, since {watcher.since:%Y-%m-%d %H:%M}" if watcher.since else "running"


def _up_to_date(waiting: int) -> str:
    return f"{waiting} to bring up to date (vaultkit refresh)" if waiting else "up to date"


def _told(count: int, where: str) -> str:
    return f"{count} ({where})" if count else "0"


def _list(paths: tuple[str, ...]) -> None:
    for path in paths[:10]:
        click.echo(f"{'':20}{path}")
    if len(paths) > 10:
        click.echo(f"{'':20}and {len(paths) - 10} more")


@click.command()
@click.argument("path", required=False)
@click.option("--list", "only_list", is_flag=True, help="Show what is kept, and bring nothing back.")
@vault_option
@json_option
@told
def recover(path: str | None, vault: Path | None, *, only_list: bool, as_json_: bool) -> None:
    """Bring back a prior version, or text typed in a region.

    PATH is a note's path in the vault or an id from the list. A note is restored in place, and what stands there now is
    kept first; text from a page goes into a new file beside it. Without PATH, shows what is kept.

    \b
    Examples: vaultkit recover --list
              vaultkit recover "Patterns/2026/2026-W26 Patterns.md"
    """
    from vaultkit.cli.shapes import Copies, Copy, as_json  # noqa: PLC0415 - see vaultkit.cli.vault
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
