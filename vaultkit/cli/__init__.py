"""The command line: parse, call the journal, print."""

import click

from vaultkit import __version__
from vaultkit.cli.late import Late


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="vaultkit")
def main() -> None:
    """A companion for a Markdown journal: the day's notes waiting, and weekly pages that link what recurs.

    \b
    Begin:    vaultkit init ~/Notes
    Then:     vaultkit watch --vault ~/Notes

    The vault is --vault, else VAULTKIT_VAULT, else the nearest folder above that holds vaultkit.toml.

    A journal, not diagnosis, treatment or emergency help.
    """


COMMANDS = (
    Late("init", "writing", "Begin in FOLDER: settings, templates, the words note."),
    Late("watch", "watching", "Watch the vault, until Ctrl-C."),
    Late("refresh", "writing", "Bring everything up to date, once."),
    Late("today", "writing", "Print the path of the note that fits the hour."),
    Late("new", "writing", "Make a note from its template, print its path."),
    Late("checkin", "entry", "Write the morning's check-in in a few short questions, or in one line."),
    Late("reflect", "entry", "Write the evening's reflection in a few short questions, or in one line."),
    Late(
        "log",
        "entry",
        "Write down one thing of a KIND: a trigger in the day's note, anything else in a note of its own.",
    ),
    Late("kinds", "kinds", "Say which kinds of notes there are; of KIND, what it may hold."),
    Late("patterns", "patterns", "Say what the pages say, here."),
    Late("words", "phrases", "Point at words that are hard to hear."),
    Late("rename", "names", "Give a trigger another name, in every note that names it."),
    Late("check", "reading", "Say what could not be read as meant, and where."),
    Late("status", "status", "Say how things stand."),
    Late(
        "obsidian", "obsidian", "Offer Obsidian the template of the day's note, and the types of properties."
    ),
    Late("recover", "reading", "Bring back a prior version, or text typed in a region."),
)
for command in COMMANDS:
    main.add_command(command)
