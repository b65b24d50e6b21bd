"""What is to be written before any page: the notes of the hour, and what a person's own notes of this day and week lack."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from vaultkit.journal.day_notes import Ledger, Maker, due, today
from vaultkit.plan import Write
from vaultkit.records.daily import DAY_KINDS, DAY_PLACE
from vaultkit.records.kinds import kind_named
from vaultkit.records.record import Problem

if TYPE_CHECKING:
    from vaultkit.journal.own_notes import WeeklyNotes
    from vaultkit.patterns.history import History

_LATELY = timedelta(weeks=5)
"""Weekly notes that are older are left as they are: nobody looks for sections in them any more."""
_LEFT_OUT = "are not put into this note, since that would change how it is read"


@dataclass(frozen=True)
class DueNotes:
    """As of an hour. ``weekly`` are the weekly notes that hold their weeks, if any do."""

    maker: Maker
    weekly: "WeeklyNotes | None"
    now: datetime
    history: "Callable[[], History]"
    is_in_doubt: bool = False
    """Whether nobody can say now where such notes are: then none is made."""

    def steps(self, ledger: Ledger) -> tuple[Write, ...]:
        """One that was there and is gone was deleted, and stays so; so do parts that were taken out."""
        return (*self.of_the_day(ledger), *self._of_weeks(ledger))

    def of_the_day(self, ledger: Ledger) -> Iterator[Write]:
        index, since = self.maker.index, self.maker.settings.since
        for name, day in () if self.is_in_doubt else due(self.now, self.maker.settings):
            if self.maker.daily and since and day < since:
                continue
            kind = kind_named(name)
            assert kind is not None
            path = self.maker.day_path(name, day)
            if index.has_day_note(name, day) or index.is_waiting(path):
                continue
            # A day that had its one note, be it gone or not, needs no two; parts that were taken out stay out.
            seen = (name,) if self.maker.daily and path in index.entries else (name, DAY_PLACE)
            is_wanted = not any(ledger.has_seen(each, day) for each in seen) or index.is_empty(path)
            if is_wanted and (step := self.maker.day_note(kind, day, self.now)):
                yield step

    def _of_weeks(self, ledger: Ledger) -> Iterator[Write]:
        for path, start in self._weeks_waiting():
            is_wanted = self.weekly is not None and not ledger.has_seen("week", start)
            if is_wanted and self.weekly and (step := self.weekly.grown(path, start)):
                yield step

    def note_seen(self, ledger: Ledger, grown: Container[str] = ()) -> None:
        """Remember what is there, so that it is not made again once it is gone. ``grown`` are notes that got their parts.

        Parts that nobody wrote beside may have gone because another device's note came: those are put in once more.
        """
        daily, index = self.maker.daily, self.maker.index
        for _, day in due(self.now, self.maker.settings):
            for name in DAY_KINDS:
                if index.has_day_note(name, day):
                    ledger.saw(name, day)
            there = index.entries.get(path := daily.path(day)) if daily else None
            if daily is None or there is None or there.is_empty:
                continue
            ledger.saw(DAY_PLACE, day)
            record = there.reading.record
            if path in grown or (record is not None and record.is_written):
                for name in filter(lambda name: daily.holds(name, day), DAY_KINDS):
                    ledger.saw(name, day)
        for start in self.weekly.filled() if self.weekly else ():
            ledger.saw("week", start)

    def left_out(self) -> Iterator[Problem]:
        """A person's own notes of now into which nothing can be put."""
        daily = self.maker.daily
        for kind, day in due(self.now, self.maker.settings):
            if daily and daily.is_left_alone(kind, day):
                yield Problem(daily.path(day), 1, 1, f"the day's questions {_LEFT_OUT}")
        for path, start in self._weeks_waiting():
            if self.weekly and self.weekly.grown(path, start) is None:
                yield Problem(path, 1, 1, f"the week's sections {_LEFT_OUT}")

    def _weeks_waiting(self) -> Iterator[tuple[str, date]]:
        """Weekly notes of now that lack their sections."""
        since = today(self.now, self.maker.settings) - _LATELY
        waiting = self.weekly.waiting(self.history()) if self.weekly and not self.is_in_doubt else ()
        return (each for each in waiting if each[1] >= since and each[0] not in self.maker.index.waiting)
