"""Two devices over a real Syncthing, a watcher on each, and partitions: what becomes of notes and pages. By hand, apart
from any network (needs syncthing and Linux):

    unshare -n .venv/bin/python -m benchmarks.two_devices [ROUNDS] [SEED]

Each round, with the devices parted or together, a person adds lines to notes: on one device to some, on the other to
others, so that no copy is theirs. Then they meet, and it is counted what differs, what is lost, and which conflict copies
there are.
"""

import json
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
import xml.etree.ElementTree as ET
from contextlib import suppress
from datetime import date, timedelta
from fcntl import ioctl
from pathlib import Path

_QUIET, _PATIENCE = 3.0, 90.0
_TAGS = (
    "trigger/slow-reply",
    "trigger/noise",
    "feeling/afraid",
    "need/rest",
    "rift/dinner",
    "repair/dinner",
    "lesson",
)


class Device:
    def __init__(self, base: Path, number: int) -> None:
        self.name = "AB"[number]
        self.home, self.root, self.state = (
            base / f"{kind}-{self.name}" for kind in ("home", "vault", "state")
        )
        self.root.mkdir()
        (self.root / "vaultkit.toml").touch()
        self.gui, self.port = 28384 + number, 22100 + number
        _run("syncthing", "generate", f"--home={self.home}", "--no-default-folder", "--skip-port-probing")
        self.config = self.home / "config.xml"
        self.key = ET.parse(self.config).getroot().findtext("gui/apikey") or ""
        self.id = _run("syncthing", f"--home={self.home}", "--device-id").strip()
        self.running: list[subprocess.Popen[bytes]] = []

    def meet(self, other: "Device") -> None:
        tree = ET.parse(self.config)
        top = tree.getroot()
        for found in (*top.findall("folder"), *top.findall("device")):
            top.remove(found)
        for each in (self, other):
            device = ET.SubElement(top, "device", id=each.id, name=each.name, compression="never")
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{each.port}"
        folder = ET.SubElement(
            top, "folder", id="vault", label="vault", path=str(self.root), type="sendreceive",
            rescanIntervalS="10", fsWatcherEnabled="true", fsWatcherDelayS="1",
        )  # fmt: skip
        for each in (self, other):
            ET.SubElement(folder, "device", id=each.id)
        ET.SubElement(folder, "maxConflicts").text = "10"
        _set(top, "gui", address=f"127.0.0.1:{self.gui}")
        _set(
            top, "options", listenAddress=f"tcp://127.0.0.1:{self.port}", globalAnnounceEnabled="false",
            localAnnounceEnabled="false", relaysEnabled="false", natEnabled="false", crashReportingEnabled="false",
            urAccepted="-1", startBrowser="false", reconnectionIntervalS="1",
        )  # fmt: skip
        tree.write(self.config)

    def start(self) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        serve = ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart"]
        watch = [sys.executable, "-m", "vaultkit", "watch", "--vault", str(self.root)]
        env = {**os.environ, "VAULTKIT_STATE": str(self.state), "STNOUPGRADE": "1"}
        with (self.state.with_suffix(".log")).open("wb") as log:
            self.running.append(subprocess.Popen(serve, env=env, **quiet))  # type: ignore[call-overload]
            self.running.append(subprocess.Popen(watch, env=env, stdout=log, stderr=log))

    def end(self) -> None:
        for each in reversed(self.running):
            each.terminate()
        for each in self.running:
            try:
                each.wait(20)
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()

    def ask(self, what: str, method: str = "GET") -> object:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}/rest/{what}", headers={"X-API-Key": self.key}, method=method
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            data = answer.read()
        return json.loads(data) if data.strip() else None

    def tree(self) -> dict[str, bytes]:
        found = {}
        for path in self.root.rglob("*.md"):
            name = path.relative_to(self.root).as_posix()
            if not name.startswith(".") and "/." not in name:
                with suppress(OSError):
                    found[name] = path.read_bytes()
        return found

    def add(self, path: str, line: str) -> None:
        """As an editor does: read, add, save under the same name."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if place.exists() else ""
        place.write_text(f"{before}{line}\n", encoding="utf-8")


def _run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def _set(top: ET.Element, section: str, **values: str) -> None:
    found = top.find(section)
    assert found is not None
    for name, value in values.items():
        for old in found.findall(name):
            found.remove(old)
        ET.SubElement(found, name).text = value


def _loopback() -> None:
    """Set the loopback up, in a network namespace of one's own, where there is nothing else."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        ioctl(one, 0x8914, struct.pack("16sh22x", b"lo", 1 | 64))  # SIOCSIFFLAGS: up, running


def _settled(one: Device, two: Device) -> bool:
    """Wait until both hold the same, for a while."""
    end, since = time.monotonic() + _PATIENCE, 0.0
    before: dict[str, bytes] = {}
    while time.monotonic() < end:
        now, theirs = one.tree(), two.tree()
        if now != theirs or now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > _QUIET:
            return True
        time.sleep(0.3)
    return False


def _copies(tree: dict[str, bytes]) -> list[str]:
    return sorted(path for path in tree if ".sync-conflict-" in path)


class Trial:
    """Two devices and one person, over some rounds. ``lines`` is what was typed, ``seen`` every copy that ever was."""

    def __init__(self, base: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.devices = Device(base, 0), Device(base, 1)
        one, two = self.devices
        one.meet(two)
        two.meet(one)
        today = date.today()
        days = [today - timedelta(days=ago) for ago in range(1, 25)]
        self.past = [f"Journal/{day:%Y/%m}/{day} Reflection.md" for day in days]
        self.present = f"Journal/{today:%Y/%m}/{today} Check-in.md"
        self.lines: list[tuple[str, str]] = []
        self.seen: set[str] = set()
        self.unlike = 0

    def run(self, rounds: int) -> list[dict[str, bytes]]:
        """What each holds at the end."""
        try:
            for device in self.devices:
                device.start()
            _up(self.devices)
            for number in range(rounds):
                self._round(number)
            return [device.tree() for device in self.devices]
        finally:
            for device in self.devices:
                device.end()

    def _round(self, number: int) -> None:
        one, two = self.devices
        parted = self.dice.random() < 0.7
        if parted:
            one.ask(f"system/pause?device={two.id}", "POST")
        self._type(number)
        time.sleep(self.dice.random() * 3)
        self._look()
        if parted:
            one.ask(f"system/resume?device={two.id}", "POST")
        end = time.monotonic() + 6
        while time.monotonic() < end:  # copies come and settle
            self._look()
            time.sleep(0.2)
        self.unlike += not _settled(one, two)
        how = "parted" if parted else "together"
        print(f"round {number + 1}: {how}, {len(self.seen)} copies so far", flush=True)

    def _type(self, number: int) -> None:
        dice, (one, two) = self.dice, self.devices
        notes = [*dice.sample(self.past, 8), self.present]
        dice.shuffle(notes)
        cut = dice.randrange(1, len(notes))
        for device, its in ((one, notes[:cut]), (two, notes[cut:])):
            for path in dice.sample(its, min(len(its), dice.randrange(1, 4))):
                line = f"- line {number} on {device.name} #{dice.choice(_TAGS)}"
                device.add(path, line)
                self.lines.append((path, line))
                time.sleep(dice.random() * 0.6)

    def _look(self) -> None:
        for device in self.devices:
            self.seen.update(_copies(device.tree()))


def run(base: Path, rounds: int, seed: int) -> int:
    trial = Trial(base, seed)
    trees = trial.run(rounds)
    lost = [line for path, line in trial.lines for tree in trees if line.encode() not in tree.get(path, b"")]
    of_notes = sorted(path for path in trial.seen if not path.startswith("Patterns/"))
    left = _copies(trees[0])
    print(f"rounds {rounds}, lines {len(trial.lines)}, notes and pages {len(trees[0])}")
    print(f"rounds after which the devices differed for {_PATIENCE:g} s: {trial.unlike}")
    print(f"the same at the end: {trees[0] == trees[1]}; lines that are not in their note: {len(lost)}")
    print(f"conflict copies of notes: {len(of_notes)} {of_notes[:5]}")
    print(f"conflict copies of pages: {len(trial.seen) - len(of_notes)}; copies left at the end: {left}")
    for device in trial.devices:
        print(f"{device.name} said:", device.state.with_suffix(".log").read_text(encoding="utf-8")[-1500:])
    return int(bool(lost or left or trees[0] != trees[1]))


def _up(devices: tuple[Device, Device]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(OSError):
            found = devices[0].ask("system/connections")
            assert isinstance(found, dict)
            if found["connections"][devices[1].id]["connected"]:
                return
        time.sleep(0.5)
    raise SystemExit("The two never met.")


if __name__ == "__main__":
    _loopback()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left running
    given = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix="two-devices-") as folder:
        sys.exit(run(Path(folder), *(given + [30, 1][len(given) :])))
