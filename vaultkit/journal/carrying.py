"""Carrying out a plan, and what was done."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from vaultkit.errors import CannotWrite
from vaultkit.plan import Plan, Retire, Write, digest
from vaultkit.vault.index import Index
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.write import Outcome, apply


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


@dataclass(frozen=True)
class Carrier:
    """``look_at`` reads paths again, whatever their stamps say."""

    root: Path
    index: Index
    recovery: Recovery
    look_at: Callable[[Iterable[str]], bool]

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
        # What is no note and stays is in the way; an editor may take a note away for a moment while it saves.
        in_the_way = {path for path in taken if path not in entries and self._is_no_file(path)}
        report.left += [path for path in taken if path not in in_the_way]
        report.refused |= {path: _in_the_way(path) for path in in_the_way}
        return all(
            isinstance(step, Write)
            and step.path in entries
            and entries[step.path].digest == digest(step.data)
            for step in plan
        )

    def _is_no_file(self, path: str) -> bool:
        place = self.root / path
        return os.path.lexists(place) and not os.path.isfile(place)  # noqa: PTH113 - Path's raises where it may not look


def _in_the_way(path: str) -> CannotWrite:
    return CannotWrite(
        f"{path} was not made: something that is no note has its name.", "Move that away, or rename it."
    )
