"""The command that keeps names clean: rename; and the sentence that offers it for two names that look alike."""

import sys
from typing import TYPE_CHECKING

import click

from vaultkit.cli.report import bring_up_to_date, names
from vaultkit.cli.vault import look, open_vault, told, vault_option

if TYPE_CHECKING:
    from vaultkit.journal import Journal
    from vaultkit.journal.renaming import Renaming
    from vaultkit.patterns.likeness import Alike

_RISKY = frozenset('"$`\\!')


@click.command()
@click.argument("kind")
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change, as a unified diff; write nothing.")
@click.option("--yes", is_flag=True, help="Change the notes without asking.")
@click.option(
    "--alias", is_flag=True, help="Let OLD be another name of NEW instead, in NEW's own note alone."
)
@vault_option
@told
def rename(
    kind: str, old: str, new: str, vault: bytes | None, *, dry_run: bool, yes: bool, alias: bool
) -> None:
    """Give a trigger another name, in every note that names it.

    KIND is trigger. Tags, lists, episodes, the trigger's own note and the links to it change; all else stays. Shows the
    changes and asks; the version before of each note is kept. If NEW is a trigger already, the two become one.

    \b
    Example:  vaultkit rename trigger "No answers" "No answer"
    """
    from vaultkit.journal.renaming import plan_alias, plan_rename  # noqa: PLC0415 - see vaultkit.cli.vault

    _check(kind)
    journal = open_vault(vault)
    look(journal)
    renaming = (plan_alias if alias else plan_rename)(journal, old, new)
    _show(journal, renaming)
    if dry_run or renaming.is_nothing:
        return
    answer = "y" if yes or alias else _ask(renaming)
    if answer == "a":
        renaming = plan_alias(journal, old, new)
        _show(journal, renaming)
    if answer and not renaming.is_nothing:
        _carry_out(journal, renaming)


def _check(kind: str) -> None:
    from vaultkit.errors import RequestWrong  # noqa: PLC0415
    from vaultkit.notes.names import key  # noqa: PLC0415

    if key(kind) != "trigger":
        raise RequestWrong(
            f"A {kind} cannot be renamed here.",
            'So far only triggers can: vaultkit rename trigger "OLD" "NEW"',
        )


def _show(journal: "Journal", renaming: "Renaming") -> None:
    from vaultkit.journal.renaming import shown  # noqa: PLC0415

    click.echo("".join(shown(journal, renaming)), nl=False)
    for left in renaming.left:
        click.echo(f"{left}; the note stays as it is")
    for sentence in renaming.said:
        click.echo(sentence)
    count = len(renaming.notes)
    if renaming.is_nothing:
        click.echo("Nothing to change.")
    else:
        click.echo(
            f"{count} note{'' if count == 1 else 's'} would change; "
            "the version before of each is kept: vaultkit recover --list"
        )


def _ask(renaming: "Renaming") -> str:
    """`y`, `a` for an alias, or empty: nothing is to be written."""
    gentler = renaming.is_alias_gentler
    if not is_somebody_there():
        or_alias = f', or only let "{renaming.old}" be an alias with --alias' if gentler else ""
        click.echo(f"Nothing was written. To change them, add --yes{or_alias}.")
        return ""
    if gentler:
        click.echo(
            f'Gentler: a, "{renaming.old}" becomes an alias of "{renaming.new}", and no other note changes.'
        )
    choices = "y/a/N" if gentler else "y/N"
    answer = click.prompt(f"Change them? [{choices}]", default="n", show_default=False, prompt_suffix=" ")
    letter = str(answer).strip().casefold()[:1]
    if letter == "y" or (letter == "a" and gentler):
        return letter
    click.echo("Nothing was written.")
    return ""


def is_somebody_there() -> bool:
    return sys.stdin.isatty()


def _carry_out(journal: "Journal", renaming: "Renaming") -> None:
    from vaultkit.journal.renaming import carry_out  # noqa: PLC0415

    report = carry_out(journal, renaming)
    written = [*report.made, *report.changed]
    if written:
        click.echo(f"Changed: {names(written)}.")
    if report.left:
        click.echo(
            f"Left alone, saved in between: {names(report.left)}. The same command goes on from there."
        )
    journal.tidy()
    bring_up_to_date(journal)
    for refused in report.refused.values():
        raise refused


def said(pair: "Alike") -> str:
    """Two names that look alike, with the command that makes them one; people are two until somebody says otherwise."""
    question = (
        f'{pair.path}: "{pair.name}" ({_days(pair.days)}) looks like '
        f'"{pair.other}" ({_days(pair.other_days)}). One name?'
    )
    if pair.is_person:
        return question
    return f"{question} vaultkit rename trigger {_quoted(pair.name)} {_quoted(pair.other)}"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _quoted(name: str) -> str:
    """As one word of a command line."""
    import shlex  # noqa: PLC0415 - see vaultkit.cli.vault

    return shlex.quote(name) if _RISKY & set(name) else f'"{name}"'
