"""The watch command."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vaultkit.cli.vault import open_vault, progress_bar, told, vault_option
from vaultkit.cli.words import line

if TYPE_CHECKING:
    from vaultkit.journal import Report


@click.command()
@vault_option
@click.option("--verbose", is_flag=True, help="Say what was noticed, too, and every path that was written.")
@click.option(
    "--log-file", type=click.Path(path_type=Path, dir_okay=False), help="Add the same lines to a file."
)
@told
def watch(vault: Path | None, log_file: Path | None, *, verbose: bool) -> None:
    """Watch the vault: make the day's notes at their hour, and bring pages up to date as notes are saved.

    One watcher a vault. It ends with Ctrl-C or SIGTERM, with nothing half written.

    \b
    Example:  vaultkit watch --vault ~/Notes
    """
    from vaultkit.journal.watching import Ears, Watch  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    log = _Log(log_file, journal.clock)

    def said(text: str) -> None:
        click.echo(f"{journal.clock():%H:%M}  {text}")
        sys.stdout.flush()
        log(text)

    def noted(text: str) -> None:
        if verbose:
            click.echo(f"{journal.clock():%H:%M}  ({text})")
            sys.stdout.flush()
        log(text)

    def did(report: "Report") -> None:
        if text := line(report):
            said(text)
        for path in (*report.made, *report.changed, *report.retired) if verbose else ():
            noted(f"wrote {path}")

    with progress_bar() as show:
        running = Watch(journal, Ears(said, noted, did, show))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: running.end())
        running.run()
    said("Ended.")


class _Log:
    """Lines with their time: paths and counts, never a note's text."""

    def __init__(self, path: Path | None, clock: Any) -> None:
        self._path = path
        self._clock = clock

    def __call__(self, text: str) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as log:
                log.write(f"{self._clock().isoformat(timespec='seconds')} {text}\n")
