"""What is to be written before any page: the notes of the hour, and what a person's own notes of this day and week lack."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vaultkit.journal.day_notes import Ledger, Maker, due
from vaultkit.journal.own_notes import WeeklyNotes
from vaultkit.plan import Write
from vaultkit.records.daily import DAY_KINDS
from vaultkit.records.kinds import kind_named
from vaultkit.records.record import Problem

if TYPE_CHECKING:
    from vaultkit.patterns.history import History

_LEFT_OUT = "the day's questions are not put into this note, since that would change how it is read"


@dataclass(frozen=True)
class DueNotes:
    """As of an hour. ``weekly`` are the weekly notes that hold their weeks, if any do."""

    maker: Maker
    weekly: WeeklyNotes | None
    now: datetime
    history: "Callable[[], History]"

    def steps(self, ledger: Ledger) -> tuple[Write, ...]:
        """One that was there and is gone was deleted, and stays so; so do parts that were taken out."""
        return (*self.of_the_day(ledger), *self._of_weeks(ledger))

    def of_the_day(self, ledger: Ledger) -> Iterator[Write]:
        index = self.maker.index
        for name, day in due(self.now, self.maker.settings):
            kind = kind_named(name)
            assert kind is not None
            path = self.maker.day_path(name, day)
            if index.has_day_note(name, day) or index.is_waiting(path):
                continue
            is_wanted = not ledger.has_seen(name, day) or index.is_empty(path)
            if is_wanted and (step := self.maker.day_note(kind, day, self.now)):
                yield step

    def _of_weeks(self, ledger: Ledger) -> Iterator[Write]:
        if self.weekly is None:
            return
        for path, start in self.weekly.waiting(self.history()):
            is_here = path not in self.maker.index.waiting
            if is_here and not ledger.has_seen("week", start) and (step := self.weekly.grown(path, start)):
                yield step

    def note_seen(self, ledger: Ledger) -> None:
        """Remember what is there, so that it is not made again once it is gone."""
        daily = self.maker.daily
        for _, day in due(self.now, self.maker.settings):
            for name in DAY_KINDS:
                if self.maker.index.has_day_note(name, day) or (daily and daily.holds(name, day)):
                    ledger.saw(name, day)
        for start in self.weekly.filled() if self.weekly else ():
            ledger.saw("week", start)

    def left_out(self) -> list[Problem]:
        """The day's own note, where nothing can be put into it."""
        daily = self.maker.daily
        return [
            Problem(daily.path(day), 1, 1, _LEFT_OUT)
            for kind, day in due(self.now, self.maker.settings)
            if daily and daily.is_left_alone(kind, day)
        ]
