"""The use cases on one vault: open it, take in what changed, plan, carry out."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import cast

from vaultkit.errors import NoVault, UnknownKind
from vaultkit.journal.day_notes import Ledger, Maker, due, today
from vaultkit.journal.planning import Baseline, Planned, Planner
from vaultkit.notes.links import Style
from vaultkit.notes.names import nearest
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.regions import lines
from vaultkit.notes.template import Template
from vaultkit.pages.pages import PagePaths
from vaultkit.patterns.history import History, history
from vaultkit.plan import Plan, Retire, Write
from vaultkit.records.kinds import KINDS, kind_named
from vaultkit.records.record import Problem
from vaultkit.records.scaffold import Scaffold
from vaultkit.settings import FILE_NAME, Settings, load
from vaultkit.vault import files, obsidian, templates
from vaultkit.vault.index import Index, Rules
from vaultkit.vault.places import state_folder
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.write import Outcome, apply

Clock = Callable[[], datetime]
_ROUNDS = 5
"""A new note's regions are filled in the round after it; a note saved in between is planned for once more."""


@dataclass
class Report:
    """What was done. ``left`` are paths where somebody saved in between, so that nothing was written."""

    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notices: tuple[str, ...] = ()

    @property
    def wrote(self) -> int:
        return len(self.made) + len(self.changed) + len(self.retired)


class Journal:
    """One vault, opened. Nothing is read before :meth:`look`."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self.root = root
        self.clock = clock
        self.state = state_folder(root)
        self.settings = _settings(root)
        self._open()

    def _open(self) -> None:
        self.obsidian = obsidian.read(self.root)
        settings = self.settings
        own, notices = templates.own(self.root, settings.templates_folder)
        self.notices: tuple[str, ...] = (*settings.warnings(), *self.obsidian.notices, *notices)
        self.shipped = templates.shipped()
        self.templates: dict[str, Template] = {**self.shipped, **own}
        groups = {name: (self.shipped[name], *([own[name]] if name in own else [])) for name in self.shipped}
        groups["daily"] = templates.daily(self.root, self.obsidian.daily_template)
        self.index = Index(self.root, _rules(settings, self.obsidian), Scaffold(groups))
        self._history: History | None = None
        self._gathered = 0
        self._baseline: Baseline | None = None
        self._touched: set[str] = set()
        self.recovery = Recovery(
            self.state / "recovery",
            days=settings.recovery_days,
            megabytes=settings.recovery_mb,
            now=self.clock,
        )

    # Reading.

    def look(self, progress: Callable[[int, int], None] | None = None) -> bool:
        """Bring the index up to date by a walk; whether anything changed."""
        return self._took(self.index.rescan(progress))

    def look_at(self, paths: Iterable[str]) -> bool:
        """The same for a few paths that may have changed."""
        return self._took(self.index.look_at(paths))

    def _took(self, changed: set[str]) -> bool:
        self._touched |= changed
        return bool(changed)

    def reload(self) -> None:
        """Settings, Obsidian's settings and templates anew. Raises SettingsWrong and keeps what was."""
        self.settings = _settings(self.root)
        self._open()

    @property
    def history(self) -> History:
        if self._history is None or self._gathered != self.index.version:
            self._gathered = self.index.version
            self._history = history(self.index.records(), self.settings.rule)
        return self._history

    @property
    def today(self) -> date:
        return today(self.clock(), self.settings)

    @property
    def maker(self) -> Maker:
        return Maker(self.settings, self.templates, self.index)

    # Planning and writing.

    def plan(self) -> Planned:
        """What the pages and regions need, as of now."""
        planner = self._planner()
        planned = planner.plan()
        if not planned.steps:
            self._baseline, self._touched = planner.baseline, set()
        return planned

    def _planner(self) -> Planner:
        settings = self.settings
        style = settings.links
        if style == "auto":
            style = "markdown" if self.obsidian.markdown_links else "wikilink"
        paths = PagePaths(settings.week, settings.theme_folder, settings.index_path)
        return Planner(
            self.index,
            self.history,
            paths,
            self.templates,
            self.shipped,
            cast("Style", style),
            self.today,
            self._baseline,
            frozenset(self._touched),
        )

    def plan_day_notes(self, ledger: Ledger) -> Plan:
        """The notes that fit the hour and are not there; one that was there and is gone was deleted, and stays so."""
        now = self.clock()
        steps = []
        for name, day in due(now, self.settings):
            kind = kind_named(name)
            assert kind is not None
            if self.index.has_day_note(name, day):
                continue
            if not ledger.has_seen(name, day) or self.index.is_empty(self.maker.day_path(name, day)):
                steps.append(self.maker.day_note(kind, day, now))
        return tuple(steps)

    def refresh(self) -> Report:
        """Make the notes that fit the hour and bring every page up to date."""
        ledger = Ledger(self.state)
        report = Report()
        self.carry_out(self.plan_day_notes(ledger), report)
        for name, day in due(self.clock(), self.settings):
            if self.index.has_day_note(name, day):
                ledger.saw(name, day)
        for _ in range(_ROUNDS):
            planned = self.plan()
            report.notices = planned.notices
            if not planned.steps:
                break
            before = report.wrote
            self.carry_out(planned.steps, report)
            if report.wrote == before:
                break
        self.recovery.prune()
        return report

    def carry_out(self, plan: Plan, report: Report) -> None:
        """Write a plan, step by step, and read back what was written."""
        for step in plan:
            outcome = apply(self.root, step, self.recovery)
            if outcome is Outcome.WRITTEN and isinstance(step, Retire):
                report.retired.append(step.path)
            elif outcome is Outcome.WRITTEN and isinstance(step, Write):
                known = report.made if step.expected is None else report.changed
                if step.path not in (*report.made, *report.changed):
                    known.append(step.path)
            elif outcome in (Outcome.CHANGED, Outcome.EXISTS):
                report.left.append(step.path)
        self.look_at({step.path for step in plan})

    def dry_run(self) -> list[str]:
        """The lines of a unified diff of what :meth:`refresh` would write first."""
        shown: list[str] = []
        for step in (*self.plan_day_notes(Ledger(self.state)), *self.plan().steps):
            found = files.read(self.root, step.path)
            before = _lines(found.data) if isinstance(found, files.Read) else []
            after = _lines(step.data) if isinstance(step, Write) else []
            old = f"a/{step.path}" if isinstance(found, files.Read) else "/dev/null"
            new = f"b/{step.path}" if isinstance(step, Write) else "/dev/null"
            shown += difflib.unified_diff(before, after, old, new)
        return shown

    # Notes on request.

    def note_for_now(self) -> str:
        """The path of the note that fits the hour, made if it is not there."""
        kind, day = due(self.clock(), self.settings)[0]
        return self.new_note(kind, "", day)

    def new_note(self, kind_name: str, name: str, day: date | None) -> str:
        """Make a note of a kind; its path, or that of the one that is there. Raises UnknownKind."""
        kind = kind_named(kind_name)
        if kind is None:
            names = [known.name for known in KINDS]
            close = nearest(kind_name, names)
            help_ = f"Did you mean {close}?" if close else f"There are {', '.join(names)}."
            raise UnknownKind(f"There is no kind {kind_name!r}.", help_)
        day = day or self.today
        step: Write | str
        if kind.event:
            step = self.maker.event_note(kind, day, name)
        elif not kind.dated:
            if not name.strip():
                raise UnknownKind(
                    f"A {kind.name} needs a name.", f'For example: vaultkit new {kind.name} "Slow reply"'
                )
            step = self.maker.lasting_note(kind, day, name)
        else:
            there = self.history.notes.get((kind.name, day))
            step = there or self.maker.day_note(kind, day, self.clock())
        if isinstance(step, str):
            return step
        report = Report()
        self.carry_out((step,), report)
        self.carry_out(tuple(each for each in self.plan().steps if each.path == step.path), report)
        return step.path

    def problems(self) -> list[Problem]:
        """Everything that could not be read as meant, and every region that was left alone."""
        unreadable = [
            Problem(path, 1, 1, f"not read: {reason}")
            for path, reason in self.index.unreadable
            if files.is_note(path)
        ]
        return sorted({*self.index.problems(), *self.plan().problems, *unreadable})


def _lines(data: bytes) -> list[str]:
    """Lines for a diff, each ending in a newline."""
    return [line.rstrip("\r\n") + "\n" for line in lines(data.decode("utf-8", "replace"))]


def _settings(root: Path) -> Settings:
    found = files.read(root, FILE_NAME)
    if not isinstance(found, files.Read):
        files.check_root(root)
        raise NoVault(
            f"{root} has no {FILE_NAME}, so vaultkit leaves it alone.",
            f'To begin here: vaultkit init "{root}"',
        )
    return load(found.data.decode("utf-8", "replace"))


def _rules(settings: Settings, found: obsidian.Obsidian) -> Rules:
    template_places = [settings.templates_folder, found.templates_folder, found.daily_template]
    return Rules(
        settings.checkin,
        settings.reflection,
        PathFormat(found.daily, settings.rule) if found.daily else None,
        found.daily_folder,
        settings.journal,
        settings.private,
        tuple(place.strip("/").removesuffix(".md") for place in template_places if place),
        found.ignores,
    )
