"""A vault of one's own for every test, with its state beside it and a clock that is set by hand."""

import os
import time
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from tests.patterns import journals as of_days
from vaultkit.cli import main
from vaultkit.journal import Journal

settings.register_profile("vaultkit", deadline=None)  # no test asserts a time
settings.load_profile("vaultkit")


@pytest.fixture(autouse=True)
def _apart(tmp_path, monkeypatch):
    monkeypatch.setenv("VAULTKIT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("VAULTKIT_VAULT", raising=False)
    monkeypatch.delenv("VAULTKIT_NOW", raising=False)


@pytest.fixture
def zone(monkeypatch):
    """Sets the process's time zone for the test."""

    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def journals():
    """Journals in a few lines: see tests/patterns/journals.py."""
    return of_days


@pytest.fixture(scope="session")
def journal():
    """A journal from the text of its notes."""
    return of_days.Journal


class Desk:
    """One vault and the hour on the wall, in local time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hour = "2026-03-05T12:00"
        root.mkdir(parents=True)
        (root / "vaultkit.toml").touch()
        os.utime(
            root / "vaultkit.toml", (1_700_000_000, 1_700_000_000)
        )  # not as if it was saved a moment ago

    def clock(self):
        return datetime.fromisoformat(self.hour).astimezone()

    def write(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def read(self, path):
        return (self.root / path).read_bytes().decode()

    def journal(self):
        journal = Journal(self.root, self.clock)
        journal.look()
        return journal

    def refresh(self):
        return self.journal().refresh()

    def tree(self, under="."):
        """The bytes of every file below a folder, hidden ones too."""
        top = self.root / under
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }

    def pages(self):
        return self.tree("Patterns")

    def stamps(self):
        """What a write of any kind changes."""
        found = {path.relative_to(self.root).as_posix(): path.stat() for path in self.root.rglob("*")}
        return {path: (status.st_mtime_ns, status.st_ino) for path, status in found.items()}

    def run(self, *words):
        """A command of vaultkit on this vault, at this hour."""
        env = {"VAULTKIT_NOW": self.hour, "VAULTKIT_VAULT": str(self.root)}
        return CliRunner().invoke(main, [str(word) for word in words], env=env)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "vault")
