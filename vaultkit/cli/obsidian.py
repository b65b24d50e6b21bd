"""The command obsidian: what Obsidian may be told, shown first and asked for."""

import click

from vaultkit.cli.names import is_somebody_there
from vaultkit.cli.vault import look, open_vault, told, vault_option


@click.command()
@click.option("--yes", is_flag=True, help="Write it without asking.")
@vault_option
@told
def obsidian(vault: bytes | None, *, yes: bool) -> None:
    """Offer Obsidian the template of the day's note, and the types of properties.

    With the template, Obsidian on the phone makes the same note as vaultkit does. Shows each change to Obsidian's settings,
    and asks; no other command writes there. Nothing that you chose is replaced. Close Obsidian first: it reads its settings
    when it starts.

    \b
    Example:  vaultkit obsidian --vault ~/Notes
    """
    from vaultkit.journal.carrying import Report  # noqa: PLC0415
    from vaultkit.journal.diff import diff  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.offering import offers  # noqa: PLC0415

    journal = open_vault(vault)
    look(journal)
    for offer in offers(journal):
        click.echo(offer.what)
        if offer.step is None:
            continue
        click.echo("".join(diff(journal.root, offer.step)), nl=False)
        if not yes and not (is_somebody_there() and click.confirm("Write this?", default=False)):
            click.echo(
                "Nothing was written."
                if is_somebody_there()
                else "Nothing was written. To write it, add --yes."
            )
            continue
        report = Report()
        journal.carry_out((offer.step,), report)
        for refused in report.refused.values():
            raise refused
        if report.left:
            click.echo(f"{report.left[0]} was saved by something else in between, and left alone. Try again.")
        else:
            click.echo(f"Written: {offer.step.path}.")
