"""Commands that make notes and pages: init, refresh, today, new."""

import os
from collections.abc import Iterable, Iterator

import click

from vaultkit.cli.opening import open_option, open_with
from vaultkit.cli.report import line, tell
from vaultkit.cli.vault import look, open_vault, progress, told, vault_option


@click.command()
@click.argument("folder", type=click.Path(path_type=bytes), default=".")
@told
def init(folder: bytes) -> None:
    """Begin in FOLDER: settings, templates, the words note.

    Overwrites nothing. Says what it found of Obsidian's settings and will use, how many notes would be read and how many
    pages made.

    \b
    Example:  vaultkit init ~/Notes
    """
    from pathlib import Path  # noqa: PLC0415 - see vaultkit.cli.vault

    from vaultkit.cli.in_force import lines_found  # noqa: PLC0415
    from vaultkit.journal.setup import begin  # noqa: PLC0415
    from vaultkit.vault.clock import clock  # noqa: PLC0415

    root = Path(os.fsdecode(folder)).expanduser().absolute()
    begun = begin(root, clock(), progress)
    for did, paths in (("made", begun.made), ("kept", begun.kept)):
        for row in _by_folder(paths):
            click.echo(f"{did}   {row}{' (there already)' if did == 'kept' else ''}")
    click.echo()
    for found in lines_found(begun.sources, begun.today):
        click.echo(found)
    click.echo()
    if begun.notes:
        read, made = _count(begun.notes, "journal note"), _count(begun.pages, "page")
        click.echo(f"vaultkit would read {read} here and make {made}.")
    else:
        click.echo("There are no journal notes here yet.")
    for names in begun.looks_daily[:1]:
        where = f" in {names.folder}" if names.folder else ""
        click.echo(
            f"{_count(names.count, 'note')}{where} look like daily notes ({names.form}). If they are: "
            f'daily_path = "{names.path}" in vaultkit.toml.'
        )
    if begun.daily > _MANY_DAYS and begun.sources.settings.since is None:
        click.echo(
            f'To begin with today instead, and leave older daily notes alone: since = "{begun.today}" in vaultkit.toml.'
        )
    if begun.problems:
        click.echo(
            f"{_count(begun.problems, 'thing')} could not be read as meant; vaultkit check shows where."
        )
    click.echo("vaultkit status --settings shows each setting, and where its value is from.")
    click.echo(f'Next: vaultkit refresh --dry-run --vault "{root}" shows the pages without writing them;')
    click.echo(f'      vaultkit watch --vault "{root}" writes them and goes on.')


_MANY_DAYS = 30
"""So many days of one's own, written before one began here, may not be meant to be counted."""


def _by_folder(paths: Iterable[str]) -> Iterator[str]:
    """A path of its own, or how many there are in a folder."""
    by_folder: dict[str, list[str]] = {}
    for path in paths:
        by_folder.setdefault(path.rpartition("/")[0], []).append(path)
    for folder, inside in by_folder.items():
        yield f"{_count(len(inside), 'note')} in {folder}" if len(inside) > 1 else inside[0]


UP_TO_DATE = "Everything is up to date; nothing was written.\n"


@click.command()
@vault_option
@click.option("--dry-run", is_flag=True, help="Show what would be written, as a unified diff; write nothing.")
@click.option("--rebuild", is_flag=True, help="Read every note anew, and fill every page.")
@told
def refresh(vault: bytes | None, *, dry_run: bool, rebuild: bool) -> None:
    """Bring everything up to date, once.

    Makes the note that fits the hour and every page that is due; for cron and hooks. What was read is kept in the cache
    folder, so that next time only changed notes are read; --rebuild does without it.

    \b
    Example:  vaultkit refresh --dry-run
    """
    journal = open_vault(vault)
    if rebuild:
        journal.forget()
    look(journal)
    for notice in journal.notices:
        click.echo(notice, err=True)
    if dry_run:
        diff = journal.dry_run()
        click.echo("".join(diff) if diff else "Everything is up to date.", nl=not diff)
        return
    report = journal.refresh()
    journal.tidy()
    if report.is_up_to_date:
        journal.settle(
            "refresh", (UP_TO_DATE, "".join(f"{each}\n" for each in (*journal.notices, *report.notices)))
        )
        if not line(report):
            click.echo(UP_TO_DATE, nl=False)
    tell(report)


@click.command()
@open_option
@vault_option
@told
def today(vault: bytes | None, *, open_: bool) -> None:
    """Print the path of the note that fits the hour.

    It is made from its template if it is not there.

    \b
    Examples: vaultkit today --open
              $EDITOR "$(vaultkit today)"
    """
    journal = open_vault(vault)
    look(journal)
    path = journal.note_for_now()
    place = str(journal.root / path)
    click.echo(place)
    journal.settle_answer("today", (f"{place}\n", ""))
    if open_:
        open_with(journal, path)


@click.command()
@click.argument("kind")
@click.argument("name", required=False, default="")
@click.option("--day", metavar="DATE", help="The day lived: yesterday, last monday, 2026-03-05.")
@open_option
@vault_option
@told
def new(kind: str, name: str, day: str | None, vault: bytes | None, *, open_: bool) -> None:
    """Make a note from its template, print its path.

    vaultkit kinds lists the kinds. NAME is what a trigger, a person or a ritual is called; for an episode the trigger it
    is one of, for a repair or an exchange the person, and so on. A check-in or reflection that is there already is left
    as it is.

    \b
    Examples: vaultkit new episode "Plans changed late"
              vaultkit new reflection --day yesterday
    """
    from vaultkit.cli.kinds import named_kind  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.dates import day_meant  # noqa: PLC0415
    from vaultkit.journal.entries import Entries  # noqa: PLC0415

    wanted = named_kind(kind)
    journal = open_vault(vault)
    look(journal)
    path = Entries(journal, day_meant(day, journal.today), new=True).note(wanted, name)
    click.echo(journal.root / path)
    if open_:
        open_with(journal, path)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
