"""A watcher at rest: what it costs a machine while nobody writes. Read from /proc, so on Linux only."""

import subprocess
import threading
import time
from pathlib import Path

from benchmarks.goals import Figure, Found
from benchmarks.ground import Ground
from benchmarks.running import BIN, ROOT, environment

_SETTLING = 5.0
"""Without any work, after it says that it watches: notes that arrived together are taken in a little later."""


def at_rest(ground: Ground, resting: float) -> Found:
    keys = [(f"rest-{what}", ground.size) for what in ("cpu", "wakes", "memory")]
    if not Path("/proc/self/schedstat").is_file():
        return dict.fromkeys(keys, Figure(None, "needs Linux's /proc"))
    watcher = subprocess.Popen(
        [BIN / "vaultkit", "watch", "--vault", ground.root],
        cwd=ROOT, env=environment(ground.state), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        return dict(zip(keys, _look(watcher, resting, ground.limit), strict=True))
    except (OSError, TimeoutError) as trouble:
        return dict.fromkeys(keys, Figure(None, str(trouble)[:120]))
    finally:
        watcher.terminate()
        try:
            watcher.wait(30)
        except subprocess.TimeoutExpired:
            watcher.kill()
            watcher.wait()


def _look(watcher: "subprocess.Popen[str]", resting: float, limit: float) -> tuple[Figure, Figure, Figure]:
    _wait_until_it_watches(watcher, limit)
    folder = Path(f"/proc/{watcher.pid}")
    _wait_until_it_rests(folder, time.monotonic() + limit)
    before, begun = _tasks(folder), time.monotonic()
    time.sleep(resting)
    after, took = _tasks(folder), time.monotonic() - begun
    ran = sum(cpu - before.get(task, (0, 0))[0] for task, (cpu, _) in after.items())
    woke = sum(times - before.get(task, (0, 0))[1] for task, (_, times) in after.items())
    memory = _field(folder / "status", "VmRSS") * 1024 / 1e6
    how = f"over {took:.0f} s, {len(after)} threads"
    return Figure(ran / 1e9 / took * 100, how), Figure(woke * 60 / took, how), Figure(memory, "resident")


def _wait_until_it_watches(watcher: "subprocess.Popen[str]", limit: float) -> None:
    ready, said = threading.Event(), []

    def listen() -> None:
        for line in watcher.stdout or ():
            said.append(line.strip())
            if "Watching" in line:
                ready.set()
        ready.set()  # it ended, or is being ended

    threading.Thread(target=listen, daemon=True).start()
    if not ready.wait(limit):
        raise TimeoutError(f"not watching within {limit:.0f} s")
    if not any("Watching" in line for line in said):
        raise TimeoutError(f"ended before it watched: {said[-1] if said else ''}")


def _wait_until_it_rests(folder: Path, latest: float) -> None:
    worked = -1
    while worked != (worked := sum(cpu for cpu, _ in _tasks(folder).values())):
        if time.monotonic() > latest:
            raise TimeoutError("not at rest in time")
        time.sleep(_SETTLING)


def _tasks(folder: Path) -> dict[str, tuple[int, int]]:
    """Of each thread: nanoseconds on a processor, and how often it went to sleep of itself."""
    return {
        task.name: (
            int((task / "schedstat").read_text().split()[0]),
            _field(task / "status", "voluntary_ctxt_switches"),
        )
        for task in (folder / "task").iterdir()
    }


def _field(status: Path, name: str) -> int:
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines[name].split()[0])
