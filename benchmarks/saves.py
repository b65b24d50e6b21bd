"""One note is saved, and its pages are written: how long that takes in a process that goes on, as the watcher's does.

`python -m benchmarks.saves FOLDER SECONDS` opens the vault, brings it up to date, then saves reflections of the last
eight weeks in turn, for so many seconds at most. Timed is what follows a save: look at that path, refresh. The watcher's
quiet moment is left out, and fsync, which is the disk's time. Prints JSON.
"""

import gc
import json
import os
import re
import sys
import time
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

from benchmarks.running import NOW

_TIMES = 2
"""Each note is saved so often: 56 notes, 112 saves."""
_WARM = 4
"""Saves before the first that counts: imports, and what is held from one refresh to the next."""
_WORDS = ("afraid", "calm", "sad", "tender", "tense")


def notes(root: Path) -> list[Path]:
    """Reflections of the last eight weeks, the latest last."""
    return sorted((root / "Journal").rglob("* Reflection.md"), key=lambda path: path.name)[-56:]


def edited(text: str, nth: int) -> str:
    """Another number, another feeling and one more lesson: what an evening changes."""
    text = re.sub(r"(?m)^distress: \d+$", f"distress: {nth % 10}", text, count=1)
    text = re.sub(r"(?m)^(feelings: \[)[\w-]+", rf"\g<1>{_WORDS[nth % len(_WORDS)]}", text, count=1)
    return text.replace("lessons:\n", f'lessons:\n  - "The {nth}th evening was a good one."\n', 1)


def save(path: Path, nth: int) -> None:
    text = edited(path.read_text(encoding="utf-8"), nth)
    aside = path.with_name(".save.swap")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def measure(root: Path, patience: float) -> dict[str, float]:
    # The program that starts all others imports this file for notes(), and must stay small: see Ran.peak.
    from vaultkit.journal import Journal  # noqa: PLC0415

    moment = datetime.fromisoformat(NOW).astimezone()
    journal = Journal(root, lambda: moment)
    journal.look()
    journal.refresh()
    evenings, begun = notes(root), time.monotonic()
    took: list[tuple[Path, float, int]] = []
    gc.collect()
    for nth in range(_WARM + _TIMES * len(evenings)):
        path = evenings[nth * 13 % len(evenings)]  # here and there, not day after day
        save(path, nth)
        start = time.perf_counter()
        journal.look_at([path.relative_to(root).as_posix()])
        report = journal.refresh()
        took.append((path, (time.perf_counter() - start) * 1000, report.wrote))
        if time.monotonic() - begun > patience and nth > 2 * _WARM:
            break
    del took[:_WARM]
    cuts = quantiles((ms for _, ms, _ in took), n=100, method="inclusive")
    return {
        "p50": cuts[49],
        "p99": cuts[98],
        "saves": len(took),
        "pages": sum(pages for *_, pages in took) / len(took),
        "last_week": median(ms for path, ms, _ in took if path in evenings[-7:]),
    }


if __name__ == "__main__":
    os.fsync = lambda fd: None  # noqa: ARG005 - its name is part of what it stands in for
    print(json.dumps(measure(Path(sys.argv[1]), float(sys.argv[2]))))
