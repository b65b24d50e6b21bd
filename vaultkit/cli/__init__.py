"""The command line: parse, call the journal, print."""

import click

from vaultkit import __version__
from vaultkit.cli import entry, kinds, names, patterns, phrases, reading, watching, writing


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
    writing.init,
    watching.watch,
    writing.refresh,
    writing.today,
    writing.new,
    entry.checkin,
    entry.reflect,
    entry.log,
    kinds.kinds,
    patterns.patterns,
    phrases.words,
    names.rename,
    reading.check,
    reading.status,
    reading.recover,
)
for command in COMMANDS:
    main.add_command(command)
