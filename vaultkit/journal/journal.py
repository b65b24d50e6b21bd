"""The use cases on one vault: open it, take in what changed, plan, carry out."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.errors import CannotWrite, VaultGone
from vaultkit.journal import sources
from vaultkit.journal.copies import copy_problems, in_icloud
from vaultkit.journal.dates import is_far
from vaultkit.journal.day_notes import Ledger, Maker, due, due_between, today
from vaultkit.journal.keeping import Keeping
from vaultkit.journal.own_notes import WAITS_FOR_OBSIDIAN
from vaultkit.journal.sources import Sources
from vaultkit.plan import Plan, Retire, Write, digest
from vaultkit.records.daily import DAY_KINDS
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import kind_named
from vaultkit.records.record import Problem
from vaultkit.settings import FILE_NAME
from vaultkit.vault import config_folder, settled
from vaultkit.vault.clock import Clock, system
from vaultkit.vault.index import Index
from vaultkit.vault.lock import turn
from vaultkit.vault.places import cache_folder, state_folder
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.store import Store, Stored
from vaultkit.vault.version import code, short
from vaultkit.vault.walk import TICK, is_note
from vaultkit.vault.write import Outcome, apply

if TYPE_CHECKING:
    from vaultkit.journal.following import Following
    from vaultkit.journal.planned import Planned
    from vaultkit.pages.pages import Press
    from vaultkit.patterns.history import History
    from vaultkit.patterns.likeness import Alike

_ROUNDS = 5
"""A new note's regions are filled in the round after it; a note saved in between is planned for once more."""


@dataclass
class Report:
    """What was done. ``left`` are paths where somebody saved in between, so that nothing was written."""

    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    """Conflict copies in which a person wrote nothing."""
    left: list[str] = field(default_factory=list)
    refused: dict[str, CannotWrite] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    """Notes in which text was found inside a region; it is in the recovery store."""
    notices: tuple[str, ...] = ()
    is_up_to_date: bool = False
    """Whether every page says what the notes say; otherwise it is worth trying again."""

    @property
    def wrote(self) -> int:
        return len(self.made) + len(self.changed) + len(self.retired) + len(self.settled)


class Journal:
    """One vault, opened. Nothing is read before :meth:`look`."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self.root = root
        self.clock = clock
        self.state = state_folder(root)
        self.cache = Path(cache_folder(root))
        self._asked = settled.governing(str(root))
        self._open(sources.read(root))

    def _open(self, found: Sources) -> None:
        self.sources = found
        self.settings = found.settings
        self.templates = found.templates
        self.index = Index(self.root, found.rules, found.scaffold)
        self.store = Store(self.cache, short(code(), found.mark))
        self._keeping = Keeping(self.index, self.store, self._asked)
        self._begun: Stored | None = None
        self.came: frozenset[str] = frozenset()
        """The notes that were new, gone or another at the last look."""
        self._touched: set[str] = set()
        self._half_written = ""
        self.__dict__.pop("_following", None)
        self.recovery = Recovery(
            self.state / "recovery",
            days=self.settings.recovery_days,
            megabytes=self.settings.recovery_mb,
            now=system,  # never VAULTKIT_NOW's: what is too old to keep is decided by real time
        )

    # Reading.

    def look(self, progress: Callable[[int, int], None] | None = None) -> bool:
        """Bring the index up to date by a walk; whether anything changed."""
        if self._begun is None:
            self._begun = self._keeping.begin()
            self.__dict__.pop("_following", None)  # it would not know of what is there now
        return self._took(self.index.rescan(progress))

    def look_at(self, paths: Iterable[str]) -> bool:
        """The same for a few paths that may have changed."""
        return self._took(self.index.look_at(paths))

    def _took(self, changed: set[str]) -> bool:
        self._touched |= changed
        self.came = frozenset(changed)
        return bool(changed)

    def forget(self) -> None:
        """Forget what is kept on the disk: the first look reads every note."""
        self._keeping.forget()

    def governs(self, path: str) -> bool:
        """Whether what a path holds may change how all others are read."""
        return (
            path == FILE_NAME
            or config_folder.governs(
                path, is_folder=True
            )  # which of the two it was, nobody can tell any more
            or self.index.rules.is_template(path)
        )

    def reload(self) -> bool:
        """Open anew if the settings, Obsidian's or a template changed. Raises SettingsWrong, NoVault; keeps what was.

        So it does where a file of Obsidian's is caught half-written.
        """
        self._asked = settled.governing(str(self.root))
        found = sources.read(self.root)
        broken = sorted({*found.obsidian.unread} - {*self.sources.obsidian.unread})
        self._half_written = "".join(
            f"{path} cannot be read now; until it can, what it said before counts." for path in broken[:1]
        )
        if broken:
            return False
        if found == self.sources:
            self._keeping.governing = self._asked
            return False
        self._open(found)
        return True

    @cached_property
    def _following(self) -> "Following":
        from vaultkit.journal.following import Following  # noqa: PLC0415 - start-up: see there

        found, begun = Following(self.index, self.sources, self._touched), self._begun
        if begun is not None:
            self._begun = replace(begun, entries={})  # not to be held for as long as a watch goes on
            found.begin_from(begun)
        return found

    @property
    def history(self) -> "History":
        return self._following.history

    def alike(self) -> "tuple[Alike, ...]":
        """Names that are perhaps one, of triggers and of people."""
        return self._following.alike()

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person would want to know of how their vault is read."""
        idle = self.index.idle_private() if self.settings.private else []
        daily = self.maker.daily
        return (
            *self.sources.notices,
            *self.sources.unfollowed,
            *([self._half_written] if self._half_written else []),
            *in_icloud(self.index),
            *([WAITS_FOR_OBSIDIAN] if daily and daily.waits_for_obsidian else []),
            *(
                f"private: nothing in the vault is called {place!r}, so that keeps nothing private."
                for place in idle
            ),
        )

    @property
    def today(self) -> date:
        return today(self.clock(), self.settings)

    @property
    def maker(self) -> Maker:
        return Maker(self.settings, self.templates, self.index, self.sources.daily_note(self.index))

    # Planning and writing.

    def plan(self) -> "Planned":
        """What the pages and regions need, as of now."""
        return self._following.planner(self.today).plan()

    def left_alone(self) -> list[Problem]:
        """Regions and templates that nothing is filled into or made from, and why."""
        from vaultkit.journal import words_note  # noqa: PLC0415 - with the pages

        return [
            *self._following.planner(self.today).problems(),
            *self._parts_left_out(),
            *words_note.problems(self.root, self.settings),
        ]

    def _parts_left_out(self) -> list[Problem]:
        daily = self.maker.daily
        said = "the day's questions are not put into this note, since that would change how it is read"
        return [
            Problem(daily.path(day), 1, 1, said)
            for kind, day in due(self.clock(), self.settings)
            if daily and daily.is_left_alone(kind, day)
        ]

    @property
    def press(self) -> "Press":
        """What the pages are filled from, as of now."""
        return self._following.planner(self.today).look()

    def _plan_now(self, ledger: Ledger) -> tuple[Write, ...]:
        """What is written before any page: the notes of the hour, the words note."""
        from vaultkit.journal import words_note  # noqa: PLC0415 - with the pages

        return (
            *self.plan_day_notes(ledger),
            *self._plan_weekly_notes(ledger),
            *words_note.steps(self.root, self.settings),
        )

    def _plan_weekly_notes(self, ledger: Ledger) -> tuple[Write, ...]:
        """A week's sections for weekly notes of the person's that are there without; taken out again, they stay out."""
        weekly = self.sources.weekly(self.index)
        if weekly is None:
            return ()
        waiting = weekly.waiting(self.history)
        here = (each for each in waiting if each[0] not in self.index.waiting)
        steps = (weekly.grown(path, start) for path, start in here if not ledger.has_seen("week", start))
        return tuple(filter(None, steps))

    def plan_day_notes(self, ledger: Ledger) -> tuple[Write, ...]:
        """The notes that fit the hour and are not there; one that was there and is gone was deleted, and stays so."""
        now = self.clock()
        steps = []
        for name, day in due(now, self.settings):
            kind = kind_named(name)
            assert kind is not None
            path = self.maker.day_path(name, day)
            if self.index.has_day_note(name, day) or self.index.is_waiting(path):
                continue
            if not ledger.has_seen(name, day) or self.index.is_empty(path):
                steps.append(self.maker.day_note(kind, day, now))
        return tuple(filter(None, steps))

    def day_note(self, kind: str, day: date) -> str | None:
        """The path of the day's check-in or reflection, if there is one."""
        path = self.index.day_note(kind, day) or self.maker.day_path(kind, day)
        return path if path in self.index.entries and not self.index.is_empty(path) else None

    def note_for_now(self) -> str:
        """The path of the note that fits the hour, made if it is not there."""
        name, day = due(self.clock(), self.settings)[0]
        if there := self.day_note(name, day):
            return there
        from vaultkit.journal.entries import Entries  # noqa: PLC0415 - start-up: whoever asks twice finds it made

        kind = kind_named(name)
        assert kind is not None
        return Entries(self, day).note(kind)

    def refresh(self) -> Report:
        """Make the notes that fit the hour and bring every page up to date. Raises VaultGone on an emptied vault."""
        with turn(self.state):
            if self._keeping.is_behind():
                self.look()
            report = self._refresh()
            self._keeping.keep(self._following.mark if report.is_up_to_date else "")
        return report

    def settle(self, command: str, said: tuple[str, str]) -> None:
        """Write down that nothing is to be done, and what a command answers then; call it where that is so."""
        if self.index.is_dirty() or not self.index.mark:
            time.sleep(TICK / 1e9 if self.index.is_dirty() else 0)
            with turn(self.state):
                if self._keeping.is_behind() or self.look() or self.index.is_dirty():
                    return
                self._keeping.keep(self._following.mark)
        self.settle_answer(command, said)

    def settle_answer(self, command: str, said: tuple[str, str]) -> None:
        """The same of an answer that only asks for the notes, whatever the pages say."""
        if (
            sources.read(self.root).mark == self.sources.mark
        ):  # a template may have been saved while notes were read
            since, until = (moment.timestamp() for moment in due_between(self.clock(), self.settings))
            self._keeping.settle(command, said, since, until)

    def is_up_to_date(self, planned: "Planned") -> bool:
        """Whether a refresh would write nothing; the next plan may then start from this one."""
        if planned.steps or self._plan_now(Ledger(self.state)) or planned.baseline is None:
            return False
        self._following.starts_from(planned)
        return True

    def _refresh(self) -> Report:
        has_pages = any(entry.note and entry.reading.page for _, entry in self.index.filled())
        told = self.history
        if has_pages and not self._following.has_records and not self.index.coming_from_icloud():
            raise VaultGone(
                f"The vault at {self.root} has pages, and no journal notes any more.",
                "Nothing was changed. If that is meant, delete its pages too; else bring the notes back first.",
            )
        ledger = Ledger(self.state)
        report = Report()
        self.carry_out(self._plan_now(ledger), report)
        self._note_seen(ledger)
        for _ in range(_ROUNDS):
            told, planned = self.history, self.plan()
            report.notices = planned.notices
            before = report.wrote
            if self.carry_out(planned.steps, report) and self.history is told:
                self._following.starts_from(planned)
                report.is_up_to_date = not report.refused
                break
            if report.wrote == before:
                break
        return report

    def _note_seen(self, ledger: Ledger) -> None:
        daily = self.maker.daily
        for _, day in due(self.clock(), self.settings):
            for name in DAY_KINDS:
                if self.index.has_day_note(name, day) or (daily and daily.holds(name, day)):
                    ledger.saw(name, day)
        if weekly := self.sources.weekly(self.index):
            for start in weekly.filled():
                ledger.saw("week", start)

    def carry_out(self, plan: Plan, report: Report) -> bool:
        """Write a plan, step by step, and read back what was written: whether it all stands as it was planned.

        Not so after a page has gone, since that may make room for another.
        """
        taken = []
        copies = set(self.index.conflicts())
        for step in plan:
            try:
                outcome = apply(self.root, step, self.recovery)
            except CannotWrite as refused:
                report.refused[step.path] = refused
                continue
            if outcome is Outcome.WRITTEN and isinstance(step, Retire):
                (report.settled if step.path in copies else report.retired).append(step.path)
            elif outcome is Outcome.WRITTEN and isinstance(step, Write):
                known = report.made if step.expected is None else report.changed
                if step.path not in (*report.made, *report.changed):
                    known.append(step.path)
                if any(kept.why == "typed" for kept in step.keep):
                    report.typed.append(step.path)
            elif outcome is Outcome.EXISTS:
                taken.append(step.path)
            elif outcome is Outcome.CHANGED:
                report.left.append(step.path)
        self.look_at({step.path for step in plan})
        entries = self.index.entries
        report.left += [path for path in taken if path in entries]
        report.refused |= {path: _in_the_way(path) for path in taken if path not in entries}
        return all(
            isinstance(step, Write)
            and step.path in entries
            and entries[step.path].digest == digest(step.data)
            for step in plan
        )

    def tidy(self) -> None:
        """Drop recovery copies that are too old or too many, and what a killed write left behind."""
        from vaultkit.vault.sweep import sweep_temporaries  # noqa: PLC0415 - start-up: only refresh and watch tidy

        with suppress(OSError):  # what cannot be removed now can be another day
            self.recovery.prune()
            sweep_temporaries(self.root, self.recovery)

    def dry_run(self) -> list[str]:
        """The lines of a unified diff of what :meth:`refresh` would write first."""
        from vaultkit.journal.diff import diff  # noqa: PLC0415 - start-up: 4 ms, and only this shows any

        now = self._plan_now(Ledger(self.state))
        for note in now:
            self.index.imagine(note)
        shown: list[str] = []
        steps = (*now, *self.plan().steps)
        for step in {step.path: step for step in steps}.values():
            shown += diff(self.root, step)
        return shown

    # One note on request.

    def lasting_note(self, kind: Kind, day: date, name: str) -> Write | str:
        """A note for a name's whole life, to be made; or the path of the note that is there."""
        return self.maker.lasting_note(kind, day, name)

    def fill(self, path: str) -> None:
        """Fill the regions of one note that was just written, where no refresh follows. Raises CannotWrite."""
        self._note_seen(Ledger(self.state))
        report, entry = Report(), self.index.entries.get(path)
        if entry and entry.note:  # it holds regions
            self.carry_out(tuple(each for each in self.plan().steps if each.path == path), report)
        for refused in report.refused.values():
            raise refused

    def problems(self, left_alone: Iterable[Problem]) -> list[Problem]:
        """Everything that could not be read as meant, and what is left alone (see :meth:`left_alone`)."""
        unreadable = [
            Problem(path, 1, 1, f"not read: {reason}")
            for path, reason in self.index.unreadable
            if is_note(path) and self.index.rules.place(path).journal and not self.index.is_private(path)
        ]
        copies = copy_problems(self.index)
        two_names = self._following.two_names()
        return sorted(
            {*two_names, *self.index.problems(), *left_alone, *unreadable, *self._far_ahead(), *copies}
        )

    def _far_ahead(self) -> list[Problem]:
        day = self.today
        return [
            Problem(record.path, 1, 1, f"its day is {record.day}, more than a year ahead")
            for record in self.index.records()
            if record.kind and record.day is not None and is_far(record.day, day)
        ]


def _in_the_way(path: str) -> CannotWrite:
    return CannotWrite(
        f"{path} was not made: something that is no note has its name.", "Move that away, or rename it."
    )
