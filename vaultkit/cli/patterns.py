"""What the pages say, in the terminal."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from vaultkit.cli.vault import json_option, look, open_vault, told, vault_option
from vaultkit.errors import RequestWrong

if TYPE_CHECKING:
    from datetime import date

    from vaultkit.journal import Journal
    from vaultkit.journal.telling import Told


P = ParamSpec("P")
R = TypeVar("R")


def _period(kind: str, such_as: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    help_ = f"A {kind}, or the one of a day such as 2026-03-05; the latest if none is said."
    return click.option(f"--{kind}", metavar=such_as, is_flag=False, flag_value="", help=help_)


@click.command()
@vault_option
@_period("week", "2026-W10")
@_period("month", "2026-03")
@_period("quarter", "2026-Q1")
@click.option("--theme", metavar="NAME", help="A trigger, person, belief, ladder, need or feeling.")
@click.option("--from", "start", metavar="DAY", help="The first day of any stretch.")
@click.option("--to", "end", metavar="DAY", help="Its last day.")
@json_option
@told
def patterns(vault: bytes | None, *, as_json_: bool, **asked: str | None) -> None:
    """Say what the pages say, here.

    The latest week, unless something else is asked for. The sections are those of the page's template, and the numbers the same. Where two sorts of things have one name, --theme need/rest says which.

    \b
    Example:  vaultkit patterns --theme "Plans changed late"
    And:      vaultkit patterns --from "3 months ago" --json
    """
    from vaultkit.journal import telling  # noqa: PLC0415 - see vaultkit.cli.vault

    theme, start, end = (asked.pop(option) for option in ("theme", "start", "end"))
    periods = {kind: label for kind, label in asked.items() if label is not None}
    if len(periods) + (theme is not None) + (start is not None or end is not None) > 1:
        raise RequestWrong(
            "One at a time.", "Ask for a week, a month, a quarter, a theme, or --from and --to."
        )
    journal = open_vault(vault)
    look(journal)
    if theme is not None:
        found = telling.of_theme(journal, theme)
    elif start or end:
        found = telling.between(journal, _day(journal, "--from", start), _day(journal, "--to", end))
    else:
        kind, label = next(iter(periods.items()), ("week", ""))
        found = telling.of_period(journal, kind, label)
    _print(found, as_json_=as_json_)


def _day(journal: "Journal", option: str, said: str | None) -> "date | None":
    from vaultkit.journal.dates import day_named  # noqa: PLC0415 - see vaultkit.cli.vault

    day = day_named(said, journal.today) if said else None
    if said and day is None:
        raise RequestWrong(f"{option}: {said!r} is no day.", "Such as 2026-03-05, or: 3 months ago.")
    return day


def _print(found: "Told", *, as_json_: bool) -> None:
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.cli.shapes.patterns import Patterns, Section  # noqa: PLC0415
    from vaultkit.journal.telling import plain  # noqa: PLC0415

    if as_json_:
        sections = tuple(Section(name, said.text, said.figures) for name, said in found.sections.items())
        shape = Patterns(
            found.what, found.which, found.start, found.end, found.as_of, found.page or None, sections
        )
        click.echo(as_json(shape))
        return
    if not found.sections:
        click.echo("Nothing to tell of that.")
    for number, said in enumerate(found.sections.values()):
        click.echo("\n".join((*([""] if number else []), *plain(said))))
    if found.page:
        click.echo(f"\nIts page, with every link: {found.page}")
