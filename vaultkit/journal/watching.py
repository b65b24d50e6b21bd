"""Watching a vault: the day's notes when their hour comes, a note's pages when it is saved."""

import threading
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import PurePath

from vaultkit.errors import NoVault, SettingsWrong, VaultkitError
from vaultkit.journal.carrying import Report
from vaultkit.journal.day_notes import next_due
from vaultkit.journal.journal import Journal
from vaultkit.vault.arriving import Arrival, is_bringing, placed
from vaultkit.vault.lock import WatchLock
from vaultkit.vault.settled import unsettle
from vaultkit.vault.watch import Batch, Watcher

_SETTLE = 0.2
"""Seconds of quiet after a save before its pages follow: longer than an editor's save takes, short to wait for."""
_TRY_AGAIN = timedelta(minutes=1)
_PATIENCE = 10


@dataclass
class Ears:
    """What a watch tells, and to whom: ``said`` for the person, ``noted`` for a log (paths and counts, never text)."""

    said: Callable[[str], None]
    noted: Callable[[str], None] = field(default=lambda _line: None)
    did: Callable[[Report], None] = field(default=lambda _report: None)
    progress: Callable[[int, int], None] | None = None


class _Ended(Exception):
    """The watch was ended during its first look."""


@dataclass
class Watch:
    """One watch of one vault. :meth:`run` returns once :meth:`end` was called (from a signal handler, say)."""

    journal: Journal
    ears: Ears
    monotonic: Callable[[], float] = time.monotonic
    _has_ended: bool = False
    _is_done: bool = False
    _in_doubt: bool = False
    _is_held: bool = False
    """Whether nothing is written because the vault is being filled."""
    _wrong: str = ""
    _told: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._arrival = Arrival()
        self._watcher = Watcher(self.journal.root, settle=_SETTLE)

    def end(self) -> None:
        self._has_ended = True
        self._watcher.stop()

    def run(self) -> None:
        """Raises AlreadyWatched, VaultGone, NoVault; goes on after anything that a note or a full disk can do."""
        journal = self.journal
        with WatchLock(journal.state):
            unsettle(str(journal.root))
            journal.tidy()
            # The long look comes first: once something listens, it is not shared with another process any more.
            try:
                journal.look(self._progress)
            except _Ended:
                return
            if not self._has_ended:
                self._begin()
                self._listen()

    def _listen(self) -> None:
        journal = self.journal
        with self._watcher:
            # What was saved meanwhile is seen now.
            journal.look()
            self._begin()
            self.ears.said(f"Watching {journal.root}. Ctrl-C ends it.")
            for batch in self._watcher.batches(threading.Event(), self._seconds_left):
                self._take_in(batch)

    def _progress(self, done: int, total: int) -> None:
        if self._has_ended:
            raise _Ended
        if self.ears.progress is not None:
            self.ears.progress(done, total)

    def _seconds_left(self) -> float:
        left = (self._due - self.journal.clock()).total_seconds()
        return min(left, self._arrival.left(self.monotonic())) if self._is_held else left

    def _take_in(self, batch: Batch) -> None:
        try:
            changed = self._look(batch)
        except VaultkitError:
            raise
        except Exception as error:  # noqa: BLE001 - see _refresh
            self._tell({*self._told, _own_error(error)})
            self._in_doubt = True
            return
        # An empty batch is the hour of a note. What could not be done is tried again with every batch.
        if changed or batch.rescan or not batch.paths or not self._is_done:
            if batch.paths or batch.rescan or self._is_held:
                self._hear(may_begin=batch.rescan)
            self._refresh_when_quiet()

    def _begin(self) -> None:
        """A vault that is just being filled (at the start of the day, say) is not one in which the notes are missing."""
        self._hear(may_begin=True)
        self._refresh_when_quiet()

    def _hear(self, *, may_begin: bool) -> None:
        """Of what the last look found; after new settings that is every note, and hardly any came just now."""
        journal, is_template = self.journal, self.journal.index.rules.is_template
        came = frozenset(path for path in journal.came if not is_template(path))  # `init` puts many there
        if len(came) >= self._arrival.many:
            came = frozenset(placed(journal.root, came, self._arrival.quiet))
        is_coming = (may_begin or self._is_held) and is_bringing(journal.root, journal.index.waiting)
        self._arrival.heard(came, self.monotonic(), is_coming=is_coming)

    def _refresh_when_quiet(self) -> None:
        if self._arrival.left(self.monotonic()) > 0:
            if not self._is_held:
                self.ears.noted("Notes are arriving: the pages follow as soon as it is quiet.")
                self._due = next_due(self.journal.clock(), self.journal.settings)
            self._is_held, self._is_done = True, False
            return
        if self._is_held and self._arrival.took_long:
            self.ears.said("Notes keep arriving, so the pages follow now, and again afterwards.")
        self._is_held = False
        self._refresh()

    def _look(self, batch: Batch) -> bool:
        journal = self.journal
        everything = batch.rescan or self._in_doubt
        is_new = (everything or any(map(journal.governs, batch.paths))) and self._reload()
        changed = journal.look() if everything or is_new else journal.look_at(batch.paths)
        self._in_doubt = False
        paths = [path for path in sorted(batch.paths) if not journal.index.is_private(path)]
        self.ears.noted(f"{batch.why}: {', '.join(paths[:5]) or len(batch.paths) or 'everything'}")
        if batch.rescan:
            journal.tidy()
        return changed or is_new

    def _reload(self) -> bool:
        self._wrong = ""
        try:
            return self._reload_patiently()
        except SettingsWrong as wrong:
            self._wrong = f"{wrong.what} {wrong.help} Until then the settings stay as they were."
            self._tell({*self._told, self._wrong})
            return False

    def _reload_patiently(self) -> bool:
        """Some editors and sync services take vaultkit.toml away for a moment when they write it."""
        for left in range(_PATIENCE, -1, -1):
            try:
                return self.journal.reload()
            except NoVault:
                if not left or self._has_ended:
                    raise
                time.sleep(1)
        return False

    def _refresh(self) -> None:
        now = self.journal.clock()
        standing = {*self.journal.notices, self._watcher.notice or "", self._wrong}
        try:
            report = self.journal.refresh()
        except VaultkitError:
            raise
        except Exception as error:  # noqa: BLE001 - what nobody foresaw must not end a watch that runs for months
            standing.add(_own_error(error))
            self._is_done = False
        else:
            self.ears.did(report)
            standing |= {
                *report.notices,
                *(f"{refused.what} {refused.help}" for refused in report.refused.values()),
            }
            self._is_done = report.is_up_to_date
        self._tell(standing)
        self._due = next_due(now, self.journal.settings)
        if not self._is_done:
            self._due = min(self._due, self.journal.clock() + _TRY_AGAIN)

    def _tell(self, standing: Iterable[str]) -> None:
        """Say what stands in the way, once for as long as it does."""
        now = frozenset(standing)
        for sentence in sorted(now - self._told - {""}):
            self.ears.said(sentence)
        self._told = now


def _own_error(error: Exception) -> str:
    """Where, and of what type; never its message, which may hold a note's text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno}"
    return f"An error of vaultkit's own: {type(error).__name__} in {place}. The notes are as they were."
