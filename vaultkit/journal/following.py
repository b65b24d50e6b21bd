"""How the pages follow the notes: the history of them all, and what is planned from it.

In a file of its own, and imported when first asked for: a third of a start, and nobody who only asks for a note's path
is to wait for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from vaultkit.journal.planned import Baseline, Planned
from vaultkit.journal.planning import Planner
from vaultkit.journal.renamed_pages import problems, renamed_page
from vaultkit.journal.shelf import Places
from vaultkit.journal.sources import Sources
from vaultkit.journal.weekly import weekly
from vaultkit.notes.calendar import Week
from vaultkit.pages.places import same
from vaultkit.patterns.gathering import Gathering
from vaultkit.patterns.history import History, OneThing
from vaultkit.patterns.likeness import Alike, alike
from vaultkit.patterns.namesakes import Namesakes
from vaultkit.patterns.themes import RenamedPage
from vaultkit.records.record import Problem
from vaultkit.vault import templates
from vaultkit.vault.index import Index
from vaultkit.vault.store import Stored


@dataclass
class Following:
    """``touched``: the paths that changed since every page said what the notes say."""

    index: Index
    sources: Sources
    touched: set[str]
    _baseline: Baseline | None = None
    _weekly: dict[Week, OneThing] = field(default_factory=dict)
    _renamed: dict[str, RenamedPage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._gathering = Gathering(self.sources.settings.rule)
        self._namesakes, self._standing = Namesakes(), (0, 0)
        pages = self.sources.pages
        self._home = pages.periods["week"]
        self._places = Places(pages, self.sources.settings.rule)

    def begin_from(self, kept: Stored) -> None:
        """Where all pages said what was kept of the notes, the next plan starts from there."""
        past, changed = self.index, self.index.changed()
        if self.index.depends_on_copies(changed):
            # What counted then hung on the text of a copy and its original, and one of them is another by now.
            kept = replace(kept, settled="")
        if changed and kept.settled:
            past = Index(past.root, past.rules, past.scaffold)
            past.begin_from(kept)
        self._take(past, past.entries)
        if kept.settled:
            self._baseline = Baseline.settled(self._history_now(), kept.settled)
        if past is not self.index:
            self._take(self.index, changed)

    def _take(self, index: Index, paths: Iterable[str]) -> None:
        records = {path: index.record(path) for path in paths}
        names = self._namesakes
        standing = id(index), index.standing
        if names.take(records) or (names.hang_on_names and standing != self._standing):
            self._standing = standing
            if names.settle(index.bearing):
                records |= {path: index.record(path) for path in index.entries}
        for path, record in records.items():
            self._gathering.put(path, names.told(record))
            page = renamed_page(path, index.entries.get(path))
            if page is not None:
                self._renamed[path] = page
            else:
                self._renamed.pop(path, None)
        settings = self.sources.settings
        found = weekly(index, self._home, settings.rule)
        self._weekly = self._weekly if found == self._weekly else found

    def _history_now(self) -> History:
        return self._gathering.history(self._weekly, frozenset(self._of_two_names().values()))

    def _of_two_names(self) -> dict[str, RenamedPage]:
        """Pages that somebody gave a name which no other page has."""
        if not self._renamed:
            return {}
        pages = ((path, entry.reading.page) for path, entry in self.index.filled() if entry.note)
        others = {same(page) for path, page in pages if page is not None and path not in self._renamed}
        return {path: page for path, page in self._renamed.items() if page.page not in others}

    @property
    def history(self) -> History:
        if changed := self.index.changed():
            self._take(self.index, changed)
        return self._history_now()

    @property
    def has_records(self) -> bool:
        """Whether any note says anything: as of the history that was last asked for."""
        return bool(self._gathering.records)

    def two_names(self) -> Iterator[Problem]:
        """Pages that the person gave another name than notes go on to say."""
        return problems(self.history, self._of_two_names().items())

    def alike(self) -> tuple[Alike, ...]:
        return alike(self.history)

    def planner(self, today: date) -> Planner:
        return Planner(
            self.index,
            self.history,
            self._places,
            self.sources.templates,
            templates.shipped(),
            self.sources.style,
            self.sources.settings.names,
            today,
            self._baseline,
            self.sources.weekly(self.index),
            frozenset(self.touched),
        )

    @property
    def mark(self) -> str:
        """What is to be kept on the disk where every page says what the notes say; "" where that was never so."""
        return self._baseline.mark if self._baseline is not None else ""

    def starts_from(self, planned: Planned) -> None:
        """Every page says now what the notes say: the next plan looks at what changes from here on."""
        self._baseline = planned.baseline
        self.touched.clear()
