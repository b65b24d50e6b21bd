"""The command status, in a file of its own: it is asked often, and is not to wait for other commands' options."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from vaultkit.cli.vault import json_option, look, open_vault, told, vault_option

if TYPE_CHECKING:
    from vaultkit.cli.shapes.status import Status, Watcher
    from vaultkit.journal import Journal
    from vaultkit.journal.planned import Planned


@click.command()
@vault_option
@click.option("--settings", is_flag=True, help="Show each setting, and what was found of Obsidian's.")
@json_option
@told
def status(vault: bytes | None, *, settings: bool, as_json_: bool) -> None:
    """Say how things stand.

    The watcher, notes, records, problems, regions left alone, undated notes, sync conflicts. With --settings: the value
    of each setting and where it comes from, and what was found of Obsidian's settings and its plugins'.

    \b
    Examples: vaultkit status --vault ~/Notes
              vaultkit status --settings
    """
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415 - see vaultkit.cli.vault

    journal = open_vault(vault)
    if settings:
        from vaultkit.cli.in_force import in_force, lines_in_force  # noqa: PLC0415 - see vaultkit.cli.vault

        found = in_force(str(journal.root), journal.sources.text, journal.sources, journal.today)
        click.echo(as_json(found) if as_json_ else "\n".join(lines_in_force(found)))
        return
    look(journal)
    planned = journal.plan()
    stands = _status(journal, planned)
    if as_json_:
        click.echo(as_json(stands))
        return
    from vaultkit.vault.lock import holder  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.vault.settled import unsettle  # noqa: PLC0415

    text = "".join(f"{line}\n" for line in _lines(stands))
    click.echo(text, nl=False)
    # A watcher changes what stands here.
    if stands.watcher is None and journal.is_up_to_date(planned):
        journal.settle("status", (text, ""))
        if holder(journal.state) is not None:  # it began in this moment
            unsettle(str(journal.root))


def _status(journal: "Journal", planned: "Planned") -> "Status":
    from vaultkit.cli.shapes.status import KindCount, Status, Watcher  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.vault.lock import holder  # noqa: PLC0415

    watcher = holder(journal.state)
    records = journal.index.records()
    kinds = Counter(record.kind for record in records)
    left_alone = journal.left_alone()
    return Status(
        vault=str(journal.root),
        watcher=Watcher(watcher.pid, watcher.since) if watcher else None,
        notes=len(journal.index.entries),
        journal_notes=len(records),
        daily_notes=own.form.text if (own := journal.sources.daily_notes) else None,
        records=tuple(KindCount(kind or None, count) for kind, count in sorted(kinds.items())),
        written_days=len(journal.history.days),
        pages_waiting=len(planned.steps),
        problems=len(journal.problems(left_alone)),
        regions_left_alone=len(left_alone),
        undated=tuple(path for path, entry in journal.index.readings() if entry.reading.undated),
        conflicts=tuple(journal.index.all_copies()),
        notices=(*journal.notices, *planned.notices),
    )


def _lines(stands: "Status") -> Iterator[str]:
    counts = sorted((each.kind or "daily note", each.count) for each in stands.records)
    rows: list[tuple[str, str, tuple[str, ...]]] = [
        ("vault", stands.vault, ()),
        ("watcher", _running(stands.watcher), ()),
        (
            "notes",
            f"{stands.notes}, of which {stands.journal_notes} journal note{'s' * (stands.journal_notes != 1)}",
            (),
        ),
        (
            "daily notes",
            stands.daily_notes or "none known; the settings daily_path and journal say where yours are",
            (),
        ),
        ("records", ", ".join(f"{kind} {count}" for kind, count in counts) or "none yet", ()),
        ("written days", str(stands.written_days), ()),
        ("pages", _up_to_date(stands.pages_waiting), ()),
        ("problems", _told(stands.problems, "vaultkit check shows them"), ()),
        ("regions left alone", _told(stands.regions_left_alone, "vaultkit check shows where"), ()),
        ("undated notes", str(len(stands.undated)), stands.undated),
        ("sync conflicts", str(len(stands.conflicts)), _copies(stands)),
    ]
    for name, value, paths in rows:
        yield f"{name + ':':20}{value}"
        yield from (f"{'':20}{path}" for path in paths[:10])
        if len(paths) > 10:
            yield f"{'':20}and {len(paths) - 10} more"
    yield from stands.notices


def _copies(stands: "Status") -> tuple[str, ...]:
    return tuple(f"{copy.path} ({copy.service})" for copy in stands.conflicts)


def _running(watcher: "Watcher | None") -> str:
    if watcher is None:
        return "not running"
    return f"process {watcher.pid}, since {watcher.since:%Y-%m-%d %H:%M}" if watcher.since else "running"


def _up_to_date(waiting: int) -> str:
    return f"{waiting} to bring up to date (vaultkit refresh)" if waiting else "up to date"


def _told(count: int, where: str) -> str:
    return f"{count} ({where})" if count else "0"
