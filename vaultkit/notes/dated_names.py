"""Notes whose names are dates, in a vault of which nobody says where its daily notes are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from vaultkit.notes.pathformat import PathFormat

FORMS = (
    "YYYY-MM-DD",
    "YYYY_MM_DD",
    "YYYYMMDD",
    "YYYY.MM.DD",
    "DD.MM.YYYY",
    "DD-MM-YYYY",
    "[daily.journal.]YYYY.MM.DD",
)
"""As Foam, Logseq, Dendron and people without any of these call them."""
_FEW = 5


@dataclass(frozen=True, slots=True)
class DatedNames:
    """So many notes below a folder ("" for the root) that a moment.js format reads as days."""

    folder: str
    form: str
    count: int

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.form}" if self.folder else self.form


def dated_names(paths: Iterable[str]) -> list[DatedNames]:
    """Those that look like daily notes, most first; a handful of dated notes is nothing."""
    forms = [PathFormat(form) for form in FORMS]
    found = Counter(
        (folder, form.text)
        for path in paths
        for form in forms
        if form.day_of(path)
        for folder in ["/".join(_undated(path))]
    )
    several = (DatedNames(folder, form, count) for (folder, form), count in found.items() if count >= _FEW)
    return sorted(several, key=lambda each: (-each.count, each.folder, each.form))


def _undated(path: str) -> Iterator[str]:
    """The folders of a path as long as no date stands in them: `journals/2026/03` is below `journals`."""
    return takewhile(lambda piece: not any(map(str.isdigit, piece)), path.split("/")[:-1])
