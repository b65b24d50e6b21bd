"""The table of goals, as data: one goal a row of `make bench`, at each size of vault that it speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ANY = 0
"""The size of what does not depend on one."""
K1, K10, K100 = 1_000, 10_000, 100_000


@dataclass(frozen=True)
class Goal:
    key: str
    what: str
    unit: str
    most: Mapping[int, float]
    """By how many notes there are: what it may be at most."""


@dataclass(frozen=True)
class Figure:
    """What was measured; without a value, ``how`` says why there is none."""

    value: float | None
    how: str = ""


Found = dict[tuple[str, int], Figure]
Row = tuple[str, str, str, str, str, str]

_SAVED = "one note saved → its pages written"
_RESTING = {size: 30 + 60 * size / 1e6 for size in (K10, K100)}

GOALS = (
    Goal("first-1", "first index, pages written, one process", "× read floor", {K10: 5, K100: 5.5}),
    Goal("first-2", "first index, pages written, two processes", "× read floor", {K10: 3.5, K100: 3.8}),
    Goal("peak", "peak memory of the first index", "MB", {K10: 40, K100: 60}),
    Goal("unchanged", "refresh with nothing changed", "× stat floor", {K10: 1.3, K100: 1.1}),
    Goal("saved-p50", f"{_SAVED}, p50", "ms", {K1: 2, K10: 2, K100: 2}),
    Goal("saved-p99", f"{_SAVED}, p99", "ms", {K1: 10, K10: 10, K100: 10}),
    Goal("saved-growth", f"{_SAVED}, p50, 100,000 against 1,000 notes", "×", {ANY: 1.15}),
    Goal("rest-cpu", "watcher at rest, CPU", "%", {K10: 0.01, K100: 0.01}),
    Goal("rest-wakes", "watcher at rest, wake-ups", "a minute", {K10: 2, K100: 2}),
    Goal("rest-memory", "watcher at rest, memory (30 MB + 60 B a note)", "MB", _RESTING),
    Goal("start-version", "start: `--version`", "× `python -c pass`", {ANY: 4.5}),
    Goal("start-status", "start: `status`", "× `python -c pass`", {ANY: 4.5}),
    Goal("start-completion", "start: completion of a command's name", "× `python -c pass`", {ANY: 4.5}),
    Goal("start-today", "start: `today`, nothing changed", "× `python -c pass`", {ANY: 9}),
    Goal("start-check", "start: `check`, which reads what is kept", "× `python -c pass`", {ANY: 9}),
)
HEAD: Row = ("what", "notes", "measured", "goal", "met", "how")


def rows(found: Mapping[tuple[str, int], Figure]) -> list[Row]:
    """Every goal, measured or not; and what was measured at other sizes, which no goal speaks of."""
    return [
        _row(goal, size, found.get((goal.key, size), Figure(None, "not measured in this run")))
        for goal in GOALS
        for size in sorted({*goal.most, *(size for key, size in found if key == goal.key)})
    ]


def _row(goal: Goal, size: int, figure: Figure) -> Row:
    most = goal.most.get(size)
    met = "–" if most is None or figure.value is None else "yes" if figure.value <= most else "not yet"
    measured = "–" if figure.value is None else f"{number(figure.value)} {goal.unit}"
    return (
        goal.what,
        f"{size:,}" if size else "",
        measured,
        "" if most is None else f"≤ {most:g}",
        met,
        figure.how,
    )


def number(value: float) -> str:
    """Three digits that tell something; never in powers of ten."""
    return (
        f"{value:.0f}" if value >= 100 else f"{value:.3g}" if value >= 0.001 or not value else f"{value:.4f}"
    )


def as_text(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    table = [tuple(head), *(tuple(line) for line in lines)]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in table
    )


def as_markdown(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    table = [tuple(head), *(tuple(line) for line in lines)]
    drawn = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in table]
    return "\n".join((drawn[0], "|" + " --- |" * len(table[0]), *drawn[1:]))
