"""Prior versions, and text found inside a region, brought back."""

import os.path
from pathlib import PurePosixPath

from vaultkit.errors import CannotWrite, NothingToRecover
from vaultkit.journal.journal import Journal
from vaultkit.plan import Kept, Write, digest
from vaultkit.vault import files
from vaultkit.vault.recovery import Entry
from vaultkit.vault.write import Outcome, apply

MEANING = {
    "before": "the whole note, as it was before vaultkit changed it",
    "typed": "text found inside a region",
    "retired": "a page that nothing names any more",
    "ours": "vaultkit's own text, set aside because the note was saved meanwhile",
}


def copies(journal: Journal, wanted: str | None = None) -> list[Entry]:
    """What is kept, newest first: all, or of one path (with or without ``.md``, in the vault or absolute), or one id."""
    entries = journal.recovery.entries()
    if wanted is None:
        return list(entries)
    path = (
        os.path.relpath(wanted, journal.root)
        if PurePosixPath(wanted).is_absolute()
        else os.path.normpath(wanted)
    )
    return [entry for entry in entries if path in (entry.path, entry.path.removesuffix(".md"), entry.id)]


def newest(journal: Journal, wanted: str) -> Entry:
    """The newest copy of a path, or the copy of that id. Raises NothingToRecover."""
    for entry in copies(journal, wanted):
        return entry
    raise NothingToRecover(
        f"Nothing is kept for {wanted}.", "vaultkit recover --list shows what there is, with paths and ids."
    )


def restore(journal: Journal, entry: Entry) -> str:
    """Bring a copy back; the path it went to.

    A note is restored in place, what stands there now is kept first. Text from a page or a region goes into a new file,
    since the next refresh would write over it.
    """
    data = journal.recovery.read(entry)
    if entry.why != "before":
        place = PurePosixPath(entry.path)
        stem = f"{place.stem} (recovered {entry.when:%Y-%m-%d %H%M%S})"
        for number in range(1, 100):
            path = str(place.with_name(f"{stem}{f' {number}' if number > 1 else ''}.md"))
            outcome = apply(journal.root, Write(path, data, None), journal.recovery)
            if outcome is Outcome.WRITTEN:
                return path
        raise CannotWrite(
            f"No free name beside {entry.path}.", "Move the recovered files away and try again."
        )
    there = files.read(journal.root, entry.path)
    if isinstance(there, files.Refused):
        raise CannotWrite(f"{entry.path} cannot be replaced: {there.reason}.", "It was left as it is.")
    if there is None:
        step = Write(entry.path, data, None)
    else:
        step = Write(entry.path, data, digest(there.data), (Kept(entry.path, there.data, "before"),))
    if apply(journal.root, step, journal.recovery) in (Outcome.CHANGED, Outcome.EXISTS):
        raise CannotWrite(f"{entry.path} was saved in between.", "It was left as it is; try again.")
    return entry.path
