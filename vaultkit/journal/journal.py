"""The use cases on one vault: open it, take in what changed, plan, carry out."""

import time
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.errors import VaultGone
from vaultkit.journal import sources
from vaultkit.journal.carrying import Carrier, Report
from vaultkit.journal.day_notes import Ledger, Maker, due, due_between, today
from vaultkit.journal.due_notes import DueNotes
from vaultkit.journal.keeping import Keeping
from vaultkit.journal.shortcomings import notices, problems
from vaultkit.journal.sources import Sources
from vaultkit.plan import Plan, Write
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
from vaultkit.vault.walk import TICK

if TYPE_CHECKING:
    from vaultkit.journal.following import Following
    from vaultkit.journal.planned import Planned
    from vaultkit.pages.pages import Press
    from vaultkit.patterns.history import History
    from vaultkit.patterns.likeness import Alike

_ROUNDS = 5
"""A new note's regions are filled in the round after it; a note saved in between is planned for once more."""


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
        self.came: AbstractSet[str] = frozenset()
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
        self.came = changed
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

        Where a file of Obsidian's is caught half-written, what it said before counts on.
        """
        self._asked = settled.governing(str(self.root))
        found = sources.read(self.root, self.sources.obsidian)
        self._half_written = found.half_written
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
        half_written = (self._half_written,) if self._half_written else ()
        return (*notices(self.sources, self.index, self.maker.daily, self.today), *half_written)

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
            *self._due.left_out(),
            *words_note.problems(self.root, self.settings),
        ]

    @property
    def press(self) -> "Press":
        """What the pages are filled from, as of now."""
        return self._following.planner(self.today).look()

    def _plan_now(self, ledger: Ledger) -> tuple[Write, ...]:
        """What is written before any page: the notes of the hour, the words note."""
        from vaultkit.journal import words_note  # noqa: PLC0415 - with the pages

        return (*self._due.steps(ledger), *words_note.steps(self.root, self.settings))

    @property
    def _due(self) -> DueNotes:
        weekly, is_in_doubt = self.sources.weekly(self.index), self.sources.is_in_doubt
        return DueNotes(self.maker, weekly, self.clock(), lambda: self.history, is_in_doubt)

    def plan_day_notes(self, ledger: Ledger) -> tuple[Write, ...]:
        """The notes that fit the hour and are not there."""
        return tuple(self._due.of_the_day(ledger))

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
        self._due.note_seen(ledger, report.changed)
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

    def carry_out(self, plan: Plan, report: Report) -> bool:
        """Write a plan; see :class:`~vaultkit.journal.carrying.Carrier`."""
        return Carrier(self.root, self.index, self.recovery, self.look_at).carry_out(plan, report)

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
        self._due.note_seen(Ledger(self.state))
        report, entry = Report(), self.index.entries.get(path)
        if entry and entry.note:  # it holds regions
            self.carry_out(tuple(each for each in self.plan().steps if each.path == path), report)
        for refused in report.refused.values():
            raise refused

    def problems(self, left_alone: Iterable[Problem]) -> list[Problem]:
        """Everything that could not be read as meant, and what is left alone (see :meth:`left_alone`)."""
        two_names = self._following.two_names()
        return sorted({*problems(self.index, self.today), *left_alone, *two_names})
