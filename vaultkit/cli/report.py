"""What was done, in one calm line; and how the pages follow what a command wrote."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from vaultkit.journal import Journal, Report

_NAMED = 4


def bring_up_to_date(journal: "Journal") -> None:
    """The pages follow, unless a watcher does that anyway. Said is only what is out of the ordinary."""
    from vaultkit.vault.lock import holder  # noqa: PLC0415 - see vaultkit.cli.vault

    if holder(journal.state) is None:
        journal.look()
        report = journal.refresh()
        report.made, report.changed = [], []
        tell(report)


def tell(report: "Report") -> None:
    """What a refresh did; last, what was refused, as the error it is."""
    for notice in report.notices:
        click.echo(notice, err=True)
    if text := line(report):
        click.echo(text)
    for refused in report.refused.values():
        raise refused


def line(report: "Report") -> str:
    """Such as "Made 2026-06-28 Reflection. Brought up to date: Patterns."; empty if nothing was done."""
    parts = []
    if report.made:
        parts.append(f"Made {names(report.made)}.")
    if report.changed:
        parts.append(f"Brought up to date: {names(report.changed)}.")
    if report.retired:
        parts.append(f"No longer named, moved to recovery: {names(report.retired)}.")
    if report.settled:
        parts.append(
            f"Copies of a sync service without a word of yours, moved to recovery: {len(report.settled)}."
        )
    if report.left:
        parts.append(f"Left alone, saved in between: {names(report.left)}.")
    if report.typed:
        parts.append(
            f"What was typed inside a region of {names(report.typed)} is kept: vaultkit recover --list."
        )
    return " ".join(parts)


def names(paths: list[str]) -> str:
    from pathlib import PurePosixPath  # noqa: PLC0415 - see vaultkit.cli.vault

    stems = [PurePosixPath(path).stem for path in paths]
    if len(stems) > _NAMED + 1:
        return f"{', '.join(stems[:_NAMED])} and {len(stems) - _NAMED} more"
    return ", ".join(stems)
