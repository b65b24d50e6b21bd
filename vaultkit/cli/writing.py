"""Commands that make notes and pages: init, refresh, today, new."""

from datetime import datetime
from pathlib import Path

import click

from vaultkit.cli.vault import look, open_vault, progress, told, vault_option
from vaultkit.cli.words import line


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@told
def init(folder: Path) -> None:
    """Begin in FOLDER: settings, templates, the words note.

    Overwrites nothing, and says how many notes would be read and how many pages made.

    \b
    Example:  vaultkit init ~/Notes
    """
    from vaultkit.journal.setup import begin  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.vault.clock import clock  # noqa: PLC0415

    root = folder.expanduser().absolute()
    begun = begin(root, clock(), progress)
    for path in begun.made:
        click.echo(f"made   {path}")
    for path in begun.kept:
        click.echo(f"kept   {path} (it was there)")
    click.echo(
        f"\nvaultkit would read {_count(begun.notes, 'journal note')} here and make {_count(begun.pages, 'page')}."
    )
    if begun.problems:
        click.echo(
            f"{_count(begun.problems, 'thing')} could not be read as meant; vaultkit check shows where."
        )
    click.echo(f'Next: vaultkit refresh --dry-run --vault "{root}" shows the pages without writing them;')
    click.echo(f'      vaultkit watch --vault "{root}" writes them and goes on.')


@click.command()
@vault_option
@click.option("--dry-run", is_flag=True, help="Show what would be written, as a unified diff; write nothing.")
@told
def refresh(vault: Path | None, *, dry_run: bool) -> None:
    """Bring everything up to date, once.

    Makes the note that fits the hour and every page that is due; for cron and hooks.

    \b
    Example:  vaultkit refresh --dry-run
    """
    journal = open_vault(vault)
    look(journal)
    for notice in journal.notices:
        click.echo(notice, err=True)
    if dry_run:
        diff = journal.dry_run()
        click.echo("".join(diff) if diff else "Everything is up to date.", nl=not diff)
        return
    report = journal.refresh()
    journal.tidy()
    for notice in report.notices:
        click.echo(notice, err=True)
    if text := line(report):
        click.echo(text)
    elif report.is_up_to_date:
        click.echo("Everything is up to date; nothing was written.")
    for refused in report.refused.values():
        raise refused


@click.command()
@vault_option
@told
def today(vault: Path | None) -> None:
    """Print the path of the note that fits the hour.

    It is made from its template if it is not there.

    \b
    Example:  $EDITOR "$(vaultkit today)"
    """
    journal = open_vault(vault)
    look(journal)
    click.echo(journal.root / journal.note_for_now())


@click.command()
@click.argument("kind")
@click.argument("name", required=False, default="")
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day lived, as YYYY-MM-DD; today if left out.",
)
@vault_option
@told
def new(kind: str, name: str, day: datetime | None, vault: Path | None) -> None:
    """Make a note from its template, print its path.

    KIND is checkin, reflection, trigger, episode or repair. NAME is a trigger's name, for an episode the trigger it is
    one of, for a repair the person. A check-in or reflection that is there already is left as it is.

    \b
    Examples: vaultkit new episode "Plans changed late"
              vaultkit new reflection --day 2026-03-05
    """
    journal = open_vault(vault)
    look(journal)
    wanted = day.date() if day is not None else None
    click.echo(journal.root / journal.new_note(kind, name, wanted))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
