"""One calm line for what was done."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaultkit.journal import Report

_NAMED = 4


def line(report: "Report") -> str:
    """Such as "Made 2026-06-28 Reflection. Brought up to date: Patterns."; empty if nothing was done."""
    parts = []
    if report.made:
        parts.append(f"Made {names(report.made)}.")
    if report.changed:
        parts.append(f"Brought up to date: {names(report.changed)}.")
    if report.retired:
        parts.append(f"No longer named, moved to recovery: {names(report.retired)}.")
    if report.left:
        parts.append(f"Left alone, saved in between: {names(report.left)}.")
    if report.typed:
        parts.append(
            f"What was typed inside a region of {names(report.typed)} is kept: vaultkit recover --list."
        )
    return " ".join(parts)


def names(paths: list[str]) -> str:
    stems = [PurePosixPath(path).stem for path in paths]
    if len(stems) > _NAMED + 1:
        return f"{', '.join(stems[:_NAMED])} and {len(stems) - _NAMED} more"
    return ", ".join(stems)
