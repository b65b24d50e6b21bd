"""`make demo`: the real watcher on a copy of the example vault, and one whole round before your eyes.

The watcher's clock stands at the example's last evening. A reflection is saved with one tag, and the pages that follow
are shown as a short diff. With DEMO=once, or without a terminal, it ends after that round.
"""

import difflib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
EVENING = "2026-06-28T20:30"
REFLECTION = "Journal/2026/06/2026-06-28 Reflection.md"
WEEK = "Patterns/2026/2026-W26 Patterns.md"
HEADING = "## What happened between you and others?\n"
WRITTEN = """Callum's shift moved at six, so no river path tonight. I said I was sorry about it instead of saying it was fine.
#trigger/plans-changed-late #feeling/disappointed #distress/4
"""


def main() -> int:
    once = os.environ.get("DEMO") == "once" or not (sys.stdin.isatty() and sys.stdout.isatty())
    scratch = Path(tempfile.mkdtemp(prefix="vaultkit-demo-"))
    vault = scratch / "vault"
    shutil.copytree(HERE / "vault", vault)
    say(f"A copy of the example vault: {vault}\nIt is {EVENING.replace('T', ', ')} there.\n")
    environment = {**os.environ, "VAULTKIT_NOW": EVENING, "VAULTKIT_STATE": str(scratch / "state")}
    watcher = subprocess.Popen(
        [sys.executable, "-m", "vaultkit", "watch", "--vault", str(vault)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        return show(vault, watcher, once=once)
    except KeyboardInterrupt:
        return 0
    finally:
        watcher.send_signal(signal.SIGTERM)
        watcher.wait(timeout=30)


def show(vault: Path, watcher: "subprocess.Popen[str]", *, once: bool) -> int:
    ready = threading.Event()
    threading.Thread(target=relay, args=(watcher, ready), daemon=True).start()
    if not ready.wait(60):
        say("The watcher did not start.")
        return 1
    before = pages(vault)
    say(f'\nNow an evening is written, into the note that was waiting: "{REFLECTION}"')
    for line in WRITTEN.splitlines():
        say(f"    {line}")
    saved = save(vault / REFLECTION)
    if not changed(vault / WEEK, before[WEEK]):
        say("The week's page did not follow. Something is wrong; please tell us.")
        return 1
    took = time.monotonic() - saved
    settled(vault)
    say(f"\nThe week's page followed {took:.1f} s after the save. What changed, links shortened:\n")
    for path, text in pages(vault).items():
        if text != before.get(path, ""):
            show_diff(path, before.get(path, ""), text)
    say("Open these, in Obsidian or any editor:")
    for path in (
        WEEK,
        "Patterns/Patterns.md",
        "Patterns/Themes/Left out.md",
        "Journal/2026/06/2026-06-29 Check-in.md",
    ):
        say(f"    {vault / path}")
    if once:
        return 0
    say("\nThe watcher goes on: change a note there and see. Ctrl-C ends it.")
    watcher.wait()
    return 0


def say(text: str) -> None:
    print(text, flush=True)


def relay(watcher: "subprocess.Popen[str]", ready: threading.Event) -> None:
    """What the watcher says, as it says it. In a vault that was only just copied it waits until all is quiet."""
    said = ""
    for line in watcher.stdout or ():
        say(f"  vaultkit | {line.rstrip()}")
        said += line
        if "Watching" in said and Path(REFLECTION).stem in said:
            ready.set()


def save(note: Path) -> float:
    """Save as many editors do: a new file beside the note, moved over it. The moment of the save."""
    text = note.read_text(encoding="utf-8").replace(HEADING, HEADING + WRITTEN)
    aside = note.with_name(".reflection.swap")
    aside.write_text(text, encoding="utf-8")
    aside.replace(note)
    return time.monotonic()


def changed(page: Path, before: str) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if page.read_text(encoding="utf-8") != before:
            return True
        time.sleep(0.02)
    return False


def settled(vault: Path) -> None:
    """Until two looks in a row see the same pages."""
    before = None
    while before != (before := pages(vault)):
        time.sleep(0.3)


def pages(vault: Path) -> dict[str, str]:
    found = sorted((*vault.glob("Patterns/**/*.md"), *vault.glob("People and patterns/*.md")))
    return {path.relative_to(vault).as_posix(): path.read_text(encoding="utf-8") for path in found}


def show_diff(path: str, old: str, new: str) -> None:
    say(f"  {path}")
    for line in difflib.unified_diff(shortened(old), shortened(new), n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")) and "vaultkit:" not in line and line[1:].strip():
            say(f"    {line}")
    say("")


def shortened(text: str) -> list[str]:
    return re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"[[\1]]", text).split("\n")


if __name__ == "__main__":
    sys.exit(main())
