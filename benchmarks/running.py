"""Running a program to its end: how long it took, how much memory it held at most, and what stood in its way."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".scratch" / "bench"
BIN = Path(sys.executable).parent
PATIENCE = 100.0
"""Seconds for one row's turns: five of up to 20 seconds, fewer of longer ones."""
NOW = "2026-06-28T12:00"
"""Noon of the vault's last day, whose two notes are there: no note is due, only pages."""


@dataclass(frozen=True)
class Ran:
    """One run. ``trouble`` says in a few words why it gave nothing, and is empty when it did."""

    seconds: float
    peak: int = 0
    """Bytes. The kernel counts what this process held as the other began, so it is kept small: it makes no vaults."""
    text: str = ""
    trouble: str = ""


def environment(state: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VAULTKIT_")}
    return {**kept, "VAULTKIT_STATE": str(state), "VAULTKIT_NOW": NOW, **more}


def run(words: Sequence[str | Path], *, limit: float, env: Mapping[str, str] | None = None) -> Ran:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.perf_counter()
        try:
            process = subprocess.Popen(
                [str(word) for word in words],
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,  # so that what it started ends with it
            )
        except OSError as wrong:
            return Ran(0.0, trouble=f"did not begin: {wrong.strerror}")
        status, peak = _waited(process.pid, limit)
        took = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        text, complaint = (_text(file) for file in (out, err))
    return Ran(took, peak, text, _trouble(process.returncode, complaint, late=took >= limit, limit=limit))


def _waited(pid: int, limit: float) -> tuple[int, int]:
    """How it ended, and the most memory it held, in bytes."""
    late = threading.Timer(limit, _end, [pid])
    late.start()
    try:
        _, status, used = os.wait4(pid, 0)
    except BaseException:
        _end(pid)
        raise
    finally:
        late.cancel()
    return status, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _trouble(code: int, complaint: str, *, late: bool, limit: float) -> str:
    if not code:
        return ""
    if late:
        return f"not done within {limit:g} s"
    return f"ended with {code}: {(complaint.strip().splitlines() or [''])[-1][:100]}"


def _end(pid: int) -> None:
    with suppress(ProcessLookupError):  # it ended just now
        os.killpg(pid, signal.SIGKILL)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def in_turn(runs: int, *steps: Callable[[], Ran], patience: float = PATIENCE) -> list[list[Ran]]:
    """Each step once, then each once more: what the machine does meanwhile falls on all of them alike.

    A step with trouble is not taken again.
    """
    rans: list[list[Ran]] = [[] for _ in steps]
    begun = time.monotonic()
    for turn in range(1, runs + 1):
        for step, so_far in zip(steps, rans, strict=True):
            if not (so_far and so_far[-1].trouble):
                so_far.append(step())
        if (time.monotonic() - begun) * (turn + 1) / turn > patience:
            break
    return rans


def seconds(rans: Sequence[Ran]) -> float:
    return median(ran.seconds for ran in rans)


def trouble(*several: Sequence[Ran]) -> str:
    return next((ran.trouble for rans in several for ran in rans if ran.trouble), "")
