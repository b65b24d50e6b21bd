"""The use cases on one vault: open it, take in what changed, plan, carry out."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vaultkit.errors import CannotWrite, VaultGone
from vaultkit.journal import sources, words_note
from vaultkit.journal.dates import is_far
from vaultkit.journal.day_notes import Ledger, Maker, due, due_between, today
from vaultkit.journal.diff import diff
from vaultkit.journal.planning import Baseline, Planned, Planner
from vaultkit.journal.shelf import Places
from vaultkit.journal.sources import Sources
from vaultkit.journal.weekly import weekly
from vaultkit.notes.calendar import Week
from vaultkit.pages.pages import Press
from vaultkit.patterns.gathering import Gathering
from vaultkit.patterns.history import History, OneThing
from vaultkit.patterns.likeness import Alike, alike
from vaultkit.plan import Plan, Retire, Write, digest
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import kind_named
from vaultkit.records.record import Problem
from vaultkit.settings import FILE_NAME
from vaultkit.vault import files, settled, templates
from vaultkit.vault.clock import Clock, system
from vaultkit.vault.index import TICK, Index
from vaultkit.vault.lock import turn
from vaultkit.vault.places import cache_folder, state_folder
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.store import Store
from vaultkit.vault.sweep import sweep_temporaries
from vaultkit.vault.version import code, short
from vaultkit.vault.walk import is_note
from vaultkit.vault.write import Outcome, apply

_ROUNDS = 5
"""A new note's regions are filled in the round after it; a note saved in between is planned for once more."""


@dataclass
class Report:
    """What was done. ``left`` are paths where somebody saved in between, so that nothing was written."""

    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    refused: dict[str, CannotWrite] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    """Notes in which text was found inside a region; it is in the recovery store."""
    notices: tuple[str, ...] = ()
    is_up_to_date: bool = False
    """Whether every page says what the notes say; otherwise it is worth trying again."""

    @property
    def wrote(self) -> int:
        return len(self.made) + len(self.changed) + len(self.retired)


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
        self._governing = self._asked
        self.sources = found
        self.settings = found.settings
        self.templates = found.templates
        self.index = Index(self.root, found.rules, found.scaffold)
        self.store = Store(self.cache, short(code(), found.mark))
        self._turn: int | None = None
        self._is_begun = False
        self._gathering = Gathering(self.settings.rule)
        self._weekly: dict[Week, OneThing] = {}
        self._was_settled = self._kept = ""
        self._baseline: Baseline | None = None
        self._touched: set[str] = set()
        self._places = Places(self.sources.pages, self.settings.rule)
        self.recovery = Recovery(
            self.state / "recovery",
            days=self.settings.recovery_days,
            megabytes=self.settings.recovery_mb,
            now=system,  # never VAULTKIT_NOW's: what is too old to keep is decided by real time
        )

    # Reading.

    def look(self, progress: Callable[[int, int], None] | None = None) -> bool:
        """Bring the index up to date by a walk; whether anything changed."""
        if not self._is_begun:
            self._begin()
        return self._took(self.index.rescan(progress))

    def look_at(self, paths: Iterable[str]) -> bool:
        """The same for a few paths that may have changed."""
        return self._took(self.index.look_at(paths))

    def _begin(self) -> None:
        """From what was kept on the disk; where all pages said what that says, the next plan starts from there."""
        kept = self.store.load()
        self._is_begun, self._turn = True, kept.turn
        self._was_settled = self._kept = kept.settled
        self.index.begin_from(kept)
        self._gather()

    def _took(self, changed: set[str]) -> bool:
        self._touched |= changed
        return bool(changed)

    def _gather(self) -> None:
        changed = self.index.changed()
        for path in changed:
            self._gathering.put(path, self.index.record(path))
        if changed:
            found = weekly(self.index, self.settings.week, self.settings.rule)
            self._weekly = self._weekly if found == self._weekly else found

    def forget(self) -> None:
        """Forget what is kept on the disk: the first look reads every note."""
        settled.unsettle(str(self.root))
        self.store.forget()

    def governs(self, path: str) -> bool:
        """Whether what a path holds may change how all others are read."""
        return path == FILE_NAME or self.index.rules.is_template(path)

    def reload(self) -> bool:
        """Open anew if the settings, Obsidian's or a template changed. Raises SettingsWrong, NoVault; keeps what was."""
        self._asked = settled.governing(str(self.root))
        found = sources.read(self.root)
        if found == self.sources:
            self._governing = self._asked
            return False
        self._open(found)
        return True

    @property
    def history(self) -> History:
        if self._was_settled:
            self._baseline = Baseline.settled(self._gathering.history(self._weekly), self._was_settled)
            self._was_settled = ""
        self._gather()
        return self._gathering.history(self._weekly)

    def alike(self) -> tuple[Alike, ...]:
        """Names that are perhaps one, of triggers and of people."""
        return alike(self.history)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person would want to know of how their vault is read."""
        idle = self.index.idle_private() if self.settings.private else []
        return (
            *self.sources.notices,
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
        return Maker(self.settings, self.templates, self.index)

    # Planning and writing.

    def plan(self) -> Planned:
        """What the pages and regions need, as of now."""
        return self._planner().plan()

    def left_alone(self) -> list[Problem]:
        """Regions and templates that nothing is filled into or made from, and why."""
        return [*self._planner().problems(), *words_note.problems(self.root, self.settings)]

    @property
    def press(self) -> Press:
        """What the pages are filled from, as of now."""
        return self._planner().look()

    def _planner(self) -> Planner:
        settings = self.settings
        return Planner(
            self.index,
            self.history,
            self._places,
            self.templates,
            templates.shipped(),
            self.sources.style,
            settings.names,
            self.today,
            self._baseline,
            frozenset(self._touched),
        )

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
        return tuple(steps)

    def refresh(self) -> Report:
        """Make the notes that fit the hour and bring every page up to date. Raises VaultGone on an emptied vault."""
        with turn(self.state):
            if self.store.turn() != self._turn:
                self.look()  # another process was here in between
            report = self._refresh()
            self._keep(report)
        return report

    def _keep(self, report: Report) -> None:
        """Keep on the disk what the notes say, and whether all pages say it too."""
        mark = self._baseline.mark if self._baseline is not None and report.is_up_to_date else ""
        if self.index.has_unsaved() or mark != self._kept:
            self._turn, self._kept = self.store.save(*self.index.unsaved(), mark), mark

    def settle(self, command: str, said: tuple[str, str]) -> None:
        """Write down that nothing is to be done, and what a command answers then; call it where that is so."""
        if self.index.is_dirty() or not self.index.mark:
            time.sleep(TICK / 1e9 if self.index.is_dirty() else 0)
            if self.look() or self.index.is_dirty():
                return
            self._keep(Report(is_up_to_date=True))
        is_seen = all(entry.stamp != files.UNREAD for entry in self.index.entries.values())
        has_hidden = any("/." in f"/{place}" for place in self.index.rules.templates)
        if is_seen and not has_hidden:
            since, until = (moment.timestamp() for moment in due_between(self.clock(), self.settings))
            settled.settle(str(self.root), (self.index.mark, self._governing, since, until), command, said)

    def is_up_to_date(self, planned: Planned) -> bool:
        """Whether a refresh would write nothing; the next plan may then start from this one."""
        now = (*self.plan_day_notes(Ledger(self.state)), *words_note.steps(self.root, self.settings))
        if planned.steps or now or planned.baseline is None:
            return False
        self._baseline, self._touched = planned.baseline, set()
        return True

    def _refresh(self) -> Report:
        has_pages = any(entry.note and entry.reading.page for _, entry in self.index.filled())
        told = self.history
        if has_pages and not self._gathering.records:
            raise VaultGone(
                f"The vault at {self.root} has pages, and no journal notes any more.",
                "Nothing was changed. If that is meant, delete its pages too; else bring the notes back first.",
            )
        ledger = Ledger(self.state)
        report = Report()
        self.carry_out((*self.plan_day_notes(ledger), *words_note.steps(self.root, self.settings)), report)
        self._note_seen(ledger)
        for _ in range(_ROUNDS):
            told, planned = self.history, self.plan()
            report.notices = planned.notices
            before = report.wrote
            if self.carry_out(planned.steps, report) and self.history is told:
                self._baseline, self._touched = planned.baseline, set()
                report.is_up_to_date = not report.refused
                break
            if report.wrote == before:
                break
        return report

    def _note_seen(self, ledger: Ledger) -> None:
        for name, day in due(self.clock(), self.settings):
            if self.index.has_day_note(name, day):
                ledger.saw(name, day)

    def carry_out(self, plan: Plan, report: Report) -> bool:
        """Write a plan, step by step, and read back what was written: whether it all stands as it was planned.

        Not so after a page has gone, since that may make room for another.
        """
        taken = []
        for step in plan:
            try:
                outcome = apply(self.root, step, self.recovery)
            except CannotWrite as refused:
                report.refused[step.path] = refused
                continue
            if outcome is Outcome.WRITTEN and isinstance(step, Retire):
                report.retired.append(step.path)
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
        with suppress(OSError):  # what cannot be removed now can be another day
            self.recovery.prune()
            sweep_temporaries(self.root, self.recovery)

    def dry_run(self) -> list[str]:
        """The lines of a unified diff of what :meth:`refresh` would write first."""
        made = self.plan_day_notes(Ledger(self.state))
        for note in made:
            self.index.imagine(note)
        shown: list[str] = []
        steps = (*made, *words_note.steps(self.root, self.settings), *self.plan().steps)
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

    def problems(self) -> list[Problem]:
        """Everything that could not be read as meant, and every region that was left alone."""
        unreadable = [
            Problem(path, 1, 1, f"not read: {reason}")
            for path, reason in self.index.unreadable
            if is_note(path) and not self.index.is_private(path)
        ]
        return sorted({*self.index.problems(), *self.left_alone(), *unreadable, *self._far_ahead()})

    def _far_ahead(self) -> list[Problem]:
        day = self.today
        return [
            Problem(record.path, 1, 1, f"its day is {record.day}, more than a year ahead")
            for record in self.index.records()
            if record.day is not None and is_far(record.day, day)
        ]


def _in_the_way(path: str) -> CannotWrite:
    return CannotWrite(
        f"{path} was not made: something that is no note has its name.", "Move that away, or rename it."
    )
