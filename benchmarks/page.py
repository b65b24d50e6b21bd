"""docs/benchmarks.md: a run's tables, with the machine they are of and what each row does."""

import os
import platform
from datetime import date
from pathlib import Path

from benchmarks import goals, peers
from benchmarks.goals import as_markdown

_PAGE = """# How fast

A time says more about a machine than about a program. So most figures are ratios to something that was measured in
turn with it, on the same machine and the same vault. The *read floor* is a bare program that walks the vault and reads
every note; the *stat floor* walks it and asks each note for its size (`benchmarks/floor.py`). No test asserts a time.

    make bench                                            # everything; less than half an hour
    make bench BENCH="--sizes 1k,10k --no-peers"          # a part of it
    make bench BENCH="--markdown docs/benchmarks.md"      # and this page anew

The vaults (`benchmarks/vault.py`) are made once and kept in `.scratch/bench`: 1,000, 10,000 and 100,000 notes, the same
bytes on every machine. Six in ten are a journal in vaultkit's own properties that ends on 28 June 2026: a check-in and a
reflection a day, up to ten years of them, then episodes, exchanges, promises, repairs, tests and steps. The rest are
plain notes in topic folders.

## This run

{machine}, {python}, {day}, `{command}`.

{table}

## What each row does

- **First index, pages written**: `vaultkit refresh` on a vault without pages and without state, from start to end, fsync
  of every page included, and the making of the pages themselves, which no floor does. `VAULTKIT_PROCESSES` is 1, then 2.
- **Peak memory**: the most that the same command ever held (`ru_maxrss`), with one process.
- **Refresh with nothing changed**: `vaultkit refresh` again, the whole process against the whole floor, start of Python
  included.
- **One note saved → its pages written**: in a process that goes on. A reflection of the last eight weeks gets another
  number, another feeling and one more lesson; timed is looking at that path and refreshing. Without the watcher's quiet
  moment and without fsync.
- **Watcher at rest**: `vaultkit watch`, once it has done nothing for five seconds: time on a processor and sleeps of all
  its threads, then what it holds in memory, from `/proc`.
- **Start**: the installed command against `python -c pass` of the same Python, on the smallest vault, indexed.

A row is the median of five turns or more; where five would take longer than {patience:.0f} seconds, of as many as fit. What did not
end within its limit, or ended badly, says so in its row. What is not met, why, and what would close it:
[decisions.md](decisions.md).
"""

_PEERS = """
## Others, on {size:,} of these notes

{table}

They do other work, some of it more than vaultkit's, and none of them writes pages. What the table says is what it takes
to parse every note in full.
"""


def page(found: goals.Found, others: list[peers.Row], size: int, command: str, patience: float) -> str:
    table = as_markdown(goals.HEAD, goals.rows(found))
    text = _PAGE.format(
        machine=machine(), python=f"Python {platform.python_version()}", day=f"{date.today():%-d %B %Y}",
        command=command, table=table, patience=patience,
    )  # fmt: skip
    return text + (_PEERS.format(size=size, table=as_markdown(peers.HEAD, others)) if others else "")


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}"
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
