"""What is measured on one vault, row by row. Each function runs programs in turn and gives figures."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks import rest, saves
from benchmarks.goals import ANY, GOALS, Figure, Found, number
from benchmarks.ground import Ground
from benchmarks.running import Ran, environment, in_turn, run, seconds, trouble

_MANY = 4
"""What takes a twentieth of a second is run so many times oftener."""


@dataclass(frozen=True)
class Effort:
    runs: int
    resting: float
    """Seconds for which a watcher at rest is looked at."""


def everything(ground: Ground, effort: Effort) -> Found:
    found = first_index(ground, effort)
    if found["first-1", ground.size].value is None:
        rest_of_it = (goal.key for goal in GOALS if goal.key.startswith(("unchanged", "saved-p", "rest")))
        return found | {(key, ground.size): Figure(None, "needs a first index") for key in rest_of_it}
    ground.vaultkit(
        "refresh"
    )  # stamps of the same tick as the index are looked at once more; not in what follows
    found |= unchanged(ground, effort)
    found |= saved(ground)
    found |= rest.at_rest(ground, effort.resting)
    return found


def ratio(ours: Sequence[Ran], floor: Sequence[Ran], more: str = "") -> Figure:
    if wrong := trouble(ours, floor):
        return Figure(None, wrong)
    how = f"{_time(seconds(ours))} against {_time(seconds(floor))}{more}; median of {len(ours)}"
    return Figure(seconds(ours) / seconds(floor), how)


def _time(took: float) -> str:
    return f"{took:.2f} s" if took >= 1 else f"{took * 1000:.1f} ms"


def first_index(ground: Ground, effort: Effort) -> Found:
    """On a vault without pages and without state, to the last page written and flushed to disk."""
    ground.bare()
    ground.floor("read")  # the page cache is warm from here on

    def index(processes: str) -> Ran:
        ground.bare()
        return ground.vaultkit("refresh", VAULTKIT_PROCESSES=processes)

    def floor() -> Ran:
        ground.bare()
        return ground.floor("read")

    floors, one, two = in_turn(effort.runs, floor, lambda: index("1"), lambda: index("2"))
    pages, size = f"; {ground.pages():,} pages", ground.size
    peak = (
        Figure(None, trouble(one))
        if trouble(one)
        else Figure(median(ran.peak for ran in one) / 1e6, "one process")
    )
    return {
        ("first-1", size): ratio(one, floors, pages),
        ("first-2", size): ratio(two, floors, pages),
        ("peak", size): peak,
    }


def unchanged(ground: Ground, effort: Effort) -> Found:
    """Whole processes, the start of Python included in both."""
    floors, ours = in_turn(
        effort.runs * _MANY,
        lambda: ground.floor("stat"),
        lambda: ground.vaultkit("refresh"),
        patience=40,
    )
    return {("unchanged", ground.size): ratio(ours, floors)}


def saved(ground: Ground) -> Found:
    """In one process that goes on, as the watcher's does; see benchmarks/saves.py."""
    with ground.restored(saves.notes(ground.root)):
        ran = run(
            (sys.executable, "-m", "benchmarks.saves", ground.root, str(ground.limit / 3)),
            limit=ground.limit,
            env=environment(ground.state),
        )
    if ran.trouble:
        return {(f"saved-{p}", ground.size): Figure(None, ran.trouble) for p in ("p50", "p99")}
    told = json.loads(ran.text)
    how = f"{told['saves']} saves, {told['pages']:.1f} pages each; of the last week {number(told['last_week'])} ms at p50"
    return {(f"saved-{p}", ground.size): Figure(told[p], how) for p in ("p50", "p99")}


def growth(found: Found, small: int, big: int) -> Figure:
    pair = [found.get(("saved-p50", size), Figure(None)).value for size in (small, big)]
    if pair[0] is None or pair[1] is None:
        return Figure(None, "needs both sizes")
    return Figure(pair[1] / pair[0], f"{number(pair[1])} ms against {number(pair[0])} ms")


def start(ground: Ground, effort: Effort) -> Found:
    """Whole processes of the installed command, on a vault that is indexed."""
    typed = {"_VAULTKIT_COMPLETE": "bash_complete", "COMP_WORDS": "vaultkit re", "COMP_CWORD": "1"}
    names = ("version", "status", "completion", "today", "check")
    bares, *ours = in_turn(
        effort.runs * _MANY,
        lambda: run((sys.executable, "-c", "pass"), limit=ground.limit, env=os.environ),
        lambda: ground.vaultkit("--version"),
        lambda: ground.vaultkit("status"),
        lambda: ground.vaultkit(**typed),
        lambda: ground.vaultkit("today"),
        lambda: ground.vaultkit("check"),
    )
    on = f" with {ground.size:,} notes"
    return {(f"start-{name}", ANY): ratio(rans, bares, on) for name, rans in zip(names, ours, strict=True)}
