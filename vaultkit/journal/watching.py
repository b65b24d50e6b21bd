"""Watching a vault: the day's notes when their hour comes, a note's pages when it is saved."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from vaultkit.errors import CannotWrite, SettingsWrong
from vaultkit.journal.day_notes import next_due
from vaultkit.journal.journal import Journal, Report
from vaultkit.settings import FILE_NAME
from vaultkit.vault.index import under
from vaultkit.vault.lock import WatchLock
from vaultkit.vault.watch import Batch, Watcher
from vaultkit.vault.write import sweep_temporaries

_TRY_AGAIN = 60.0


@dataclass
class Ears:
    """What a watch tells, and to whom: ``said`` for the person, ``noted`` for a log (paths and counts, never text)."""

    said: Callable[[str], None]
    noted: Callable[[str], None] = field(default=lambda _line: None)
    did: Callable[[Report], None] = field(default=lambda _report: None)
    progress: Callable[[int, int], None] | None = None


@dataclass
class Watch:
    """One watch of one vault. :meth:`run` returns once :meth:`end` was called (from a signal handler, say)."""

    journal: Journal
    ears: Ears
    settle: float = 0.25
    _stop: threading.Event = field(default_factory=threading.Event)
    _watcher: Watcher | None = None
    _unfinished: bool = False

    def end(self) -> None:
        self._stop.set()
        if self._watcher is not None:
            self._watcher.stop()

    def run(self) -> None:
        """Raises AlreadyWatched, VaultGone; goes on after anything that a note or a full disk can do."""
        journal = self.journal
        with WatchLock(journal.state), Watcher(journal.root, settle=self.settle) as self._watcher:
            # The watches stand before the first look, so that nothing saved meanwhile is missed.
            for notice in journal.notices:
                self.ears.said(notice)
            sweep_temporaries(journal.root, journal.recovery)
            journal.look(self.ears.progress)
            self._refresh()
            self.ears.said(f"Watching {journal.root}. Ctrl-C ends it.")
            heard = None
            for batch in self._watcher.batches(self._stop, self._seconds_left):
                if self._watcher.notice != heard and (heard := self._watcher.notice):
                    self.ears.said(heard)
                self._take_in(batch)

    def _seconds_left(self) -> float:
        now = self.journal.clock()
        left = (next_due(now, self.journal.settings) - now).total_seconds()
        return min(left, _TRY_AGAIN) if self._unfinished else left

    def _take_in(self, batch: Batch) -> None:
        journal = self.journal
        self.ears.noted(f"{batch.why}: {', '.join(sorted(batch.paths)[:5]) or 'everything'}")
        if any(path == FILE_NAME or under(path, journal.settings.templates_folder) for path in batch.paths):
            self._reload()
            changed = True
        else:
            changed = journal.look() if batch.rescan else journal.look_at(batch.paths)
        if changed or batch.rescan or not batch.paths or self._unfinished:
            self._refresh()

    def _reload(self) -> None:
        try:
            self.journal.reload()
        except SettingsWrong as wrong:
            self.ears.said(f"{wrong.what} The settings stay as they were. {wrong.help}")
        self.journal.look()

    def _refresh(self) -> None:
        try:
            report = self.journal.refresh()
            self._unfinished = bool(report.left)
        except CannotWrite as refused:
            self.ears.said(f"{refused.what} {refused.help} vaultkit tries again in a minute.")
            self._unfinished = True
            return
        self.ears.did(report)
