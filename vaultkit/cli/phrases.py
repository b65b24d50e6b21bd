"""A command on words, asked for and never automatic."""

from typing import TYPE_CHECKING

import click

from vaultkit.cli.vault import json_option, told

if TYPE_CHECKING:
    from vaultkit.records.phrases import Phrases


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@json_option
@told
def words(file: str, *, as_json_: bool) -> None:
    """Point at words that are hard to hear.

    Looks at one text, FILE, or - for what is typed or piped in. Points at "you always" and "you never", at rules where a wish may be meant, at words that hold a story about the other; and says which parts of a repair the text has. Headings, quotes and code are not looked at.

    It goes by a list of English words and phrases: it will miss some, and point at some that are fine. An offer, and nothing is written.

    \b
    Example:  vaultkit words "Letter to Sam.md"
    """
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.notes.note import read as read_note  # noqa: PLC0415
    from vaultkit.records.phrases import read  # noqa: PLC0415
    from vaultkit.records.scaffold import Scaffold  # noqa: PLC0415
    from vaultkit.vault.templates import shipped  # noqa: PLC0415

    with click.open_file(file, "rb") as stream:
        data = stream.read()
    try:
        note = read_note(file, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise click.BadParameter(
            f"{click.format_filename(file)} is not UTF-8 text.", param_hint="FILE"
        ) from error
    phrases = read(note, Scaffold({each: (template,) for each, template in shipped().items()}))
    if as_json_:
        click.echo(as_json(phrases))
    else:
        _tell(phrases)
    if note.first_unread_line:
        click.echo(f"A long text: from line {note.first_unread_line} on it was not looked at.", err=True)


def _tell(phrases: "Phrases") -> None:
    from vaultkit.records.phrases import form, offers  # noqa: PLC0415 - see vaultkit.cli.vault

    file = click.format_filename(phrases.file)
    for finding in phrases.findings:
        dash = "" if finding.what == "story" else " –"
        click.echo(f'{file}:{finding.line}:{finding.column}: "{finding.found}"{dash} {finding.offer}')
    if phrases.findings:
        click.echo(f"\nA form, if it helps: {form(phrases.findings)}")
    else:
        click.echo("Nothing to point at.")
    if phrases.repair_parts:
        click.echo(f"\nOf a repair it has: {', '.join(phrases.repair_parts)}.")
        if more := offers(phrases.repair_parts):
            quoted = " · ".join(f'"{each}"' for each in more)
            click.echo(f"On offer, if you want them: {quoted}")
