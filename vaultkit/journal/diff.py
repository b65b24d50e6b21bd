"""A step of a plan, as the lines of a unified diff."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from vaultkit.notes.regions import lines
from vaultkit.plan import Step, Write
from vaultkit.vault import files


def diff(root: Path, step: Step, come: Write | None = None) -> Iterator[str]:
    """What a step would change. ``come`` is the note that a file which goes is from then on."""
    found = files.read(root, step.path)
    after = come or (step if isinstance(step, Write) else None)
    # As git does: a tab ends a name that holds spaces, so that `patch` can read it.
    old = f"a/{step.path}\t" if isinstance(found, files.Read) else "/dev/null"
    new = f"b/{after.path}\t" if after else "/dev/null"
    if come is not None:
        yield f"rename from {step.path}\n"
        yield f"rename to {come.path}\n"
    before = _lines(found.data) if isinstance(found, files.Read) else []
    yield from difflib.unified_diff(before, _lines(after.data) if after else [], old, new)


def _lines(data: bytes) -> list[str]:
    """Lines for a diff, each ending in a newline."""
    return [line.rstrip("\r\n") + "\n" for line in lines(data.decode("utf-8", "replace"))]
