"""How the pages follow the notes: the history of them all, and what is planned from it.

In a file of its own, and imported when first asked for: a third of a start, and nobody who only asks for a note's path
is to wait for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from vaultkit.journal.planned import Baseline, Planned
from vaultkit.journal.planning import Planner
from vaultkit.journal.shelf import Places
from vaultkit.journal.sources import Sources
from vaultkit.journal.weekly import weekly
from vaultkit.notes.calendar import Week
from vaultkit.patterns.gathering import Gathering
from vaultkit.patterns.history import History, OneThing
from vaultkit.patterns.likeness import Alike, alike
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

    def __post_init__(self) -> None:
        self._gathering = Gathering(self.sources.settings.rule)
        self._places = Places(self.sources.pages, self.sources.settings.rule)

    def begin_from(self, kept: Stored) -> None:
        """Where all pages said what was kept of the notes, the next plan starts from there."""
        past, changed = self.index, self.index.changed()
        if changed and kept.settled:
            past = Index(past.root, past.rules, past.scaffold)
            past.begin_from(kept)
        self._take(past, past.entries)
        if kept.settled:
            self._baseline = Baseline.settled(self._gathering.history(self._weekly), kept.settled)
        if past is not self.index:
            self._take(self.index, changed)

    def _take(self, index: Index, paths: Iterable[str]) -> None:
        for path in paths:
            self._gathering.put(path, index.record(path))
        settings = self.sources.settings
        found = weekly(index, settings.week, settings.rule)
        self._weekly = self._weekly if found == self._weekly else found

    @property
    def history(self) -> History:
        if changed := self.index.changed():
            self._take(self.index, changed)
        return self._gathering.history(self._weekly)

    @property
    def has_records(self) -> bool:
        """Whether any note says anything: as of the history that was last asked for."""
        return bool(self._gathering.records)

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
