"""A step of a plan, as the lines of a unified diff."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from vaultkit.notes.regions import lines
from vaultkit.plan import Rename, Retire, Step, Write
from vaultkit.vault import files


def diff(root: Path, step: Step, then: Write | None = None) -> Iterator[str]:
    """What a step would change; ``then`` is what is written to a note besides its new name."""
    found = files.read(root, step.path)
    # As git does: a tab ends a name that holds spaces, so that `patch` can read it.
    old = f"a/{step.path}\t" if isinstance(found, files.Read) else "/dev/null"
    new = "/dev/null" if isinstance(step, Retire) else f"b/{step.path}\t"
    if isinstance(step, Rename):
        new = f"b/{step.to}\t"
        yield f"rename from {step.path}\n"
        yield f"rename to {step.to}\n"
    before = _lines(found.data) if isinstance(found, files.Read) else []
    write = step if isinstance(step, Write) else then
    yield from difflib.unified_diff(before, _lines(write.data) if write else [], old, new)


def _lines(data: bytes) -> list[str]:
    """Lines for a diff, each ending in a newline."""
    return [line.rstrip("\r\n") + "\n" for line in lines(data.decode("utf-8", "replace"))]
