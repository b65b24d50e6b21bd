"""The watch command."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vaultkit.cli.report import line
from vaultkit.cli.vault import open_vault, progress, told, vault_option

if TYPE_CHECKING:
    from vaultkit.journal import Report


@click.command()
@vault_option
@click.option("--verbose", is_flag=True, help="Say what was noticed, too, and every path that was written.")
@click.option(
    "--log-file", type=click.Path(path_type=Path, dir_okay=False), help="Add the same lines to a file."
)
@told
def watch(vault: bytes | None, log_file: Path | None, *, verbose: bool) -> None:
    """Watch the vault, until Ctrl-C.

    Makes the day's notes at their hour, and brings pages up to date as notes are saved. One watcher a vault. It ends with Ctrl-C or SIGTERM, with nothing half written.

    \b
    Example:  vaultkit watch --vault ~/Notes
    """
    from vaultkit.journal.watching import Ears, Watch  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    if log_file is not None and log_file.resolve().is_relative_to(journal.root.resolve()):
        raise click.BadParameter(
            "inside the vault, each line of it would be a change", param_hint="--log-file"
        )
    log = _Log(log_file, journal.clock)

    def show(text: str) -> None:
        with suppress(OSError):  # a terminal that was closed, a full disk behind a `>`: the watch goes on
            click.echo(f"{journal.clock():%H:%M}  {text}")

    def said(text: str) -> None:
        show(text)
        log(text)

    def noted(text: str) -> None:
        if verbose:
            show(f"({text})")
        log(text)

    def did(report: "Report") -> None:
        if text := line(report):
            said(text)
        for path in (*report.made, *report.changed, *report.retired, *report.settled) if verbose else ():
            noted(f"wrote {path}")

    running = Watch(journal, Ears(said, noted, did, progress))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: running.end())
    running.run()
    said("Ended.")


class _Log:
    """Lines with their time: paths and counts, never a note's text."""

    def __init__(self, path: Path | None, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock
        if path is not None:
            # Said at once if it cannot be; for its person alone, since paths tell something too.
            os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))

    def __call__(self, text: str) -> None:
        if self._path is not None:
            # On a full disk a line is lost, not the watch.
            with suppress(OSError), self._path.open("a", encoding="utf-8") as log:
                log.write(f"{self._clock().isoformat(timespec='seconds')} {text}\n")
