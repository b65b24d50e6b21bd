"""Vaults of other people, in many languages and with the habits of years: vaultkit comes to live in them.

`VAULTKIT_FOREIGN=6000 python -m pytest tests/foreign` makes each vault of so many notes; `VAULTKIT_SEED` makes others.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from tests.foreign import days, editing, oracle
from tests.foreign.habits import HABITS
from tests.foreign.vaults import build
from vaultkit.cli import main

IS_FULL = "VAULTKIT_FOREIGN" in os.environ
SIZE = int(os.environ.get("VAULTKIT_FOREIGN", "24"))
SEED = int(os.environ.get("VAULTKIT_SEED", "1"))
NOW = "2026-03-05T20:30"
OURS = ("vaultkit.toml", "templates/vaultkit/", "journal/2026/03/", "patterns/")
LONG = 60  # seconds after which something is not slow but broken


@pytest.fixture(autouse=True)
def _without_power_cuts(monkeypatch):
    """Nothing here is about them, and waiting for the disk after every page takes ten times as long as all else."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


def run(vault, *words, now=NOW):
    env = {"VAULTKIT_NOW": now, "VAULTKIT_VAULT": str(vault.root)}
    done = CliRunner().invoke(main, list(words), env=env)
    assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exception)
    return done


def begin(vault):
    if vault.habit.toml:
        vault.write("vaultkit.toml", f"{vault.habit.toml}\n")
    assert run(vault, "init", str(vault.root)).exit_code == 0


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.name)
def test_one_tag_in_the_days_that_are_there_is_found_and_all_else_stays_as_it_was(habit, tmp_path):
    vault = build(tmp_path / "vault", habit, SIZE, SEED, plant=True, odd=IS_FULL)
    pages = at_home(vault)
    told = {aim for page in pages for aim in oracle.aims(vault.root, page)}
    assert len(vault.planted) > 1
    assert [day for day in vault.planted if day not in told] == []


def test_odd_files_and_names_and_bytes_are_nobodys_problem(tmp_path):
    at_home(build(tmp_path / "vault", HABITS[0], SIZE, SEED))


def test_days_that_say_nothing_to_vaultkit_are_no_problem_whatever_stands_in_them(tmp_path):
    vault = build(tmp_path / "vault", HABITS[0], 0, SEED, odd=False)
    for number, data in enumerate(days.ALL):
        vault.write(f"{date(2026, 3, 4) - timedelta(days=number)}.md", data)
    at_home(vault)


def test_an_evening_in_the_daily_note_takes_nothing_from_it_and_comes_once(tmp_path):
    vault = build(tmp_path / "vault", HABITS[0], 0, SEED, odd=False)
    vault.write("vaultkit.toml", 'layout = "daily"\n')
    theirs = {}
    for number, data in enumerate((*(text.encode() for text in days.GROWN), *days.LEFT)):
        place = vault.write(f"{date(2026, 3, 5) + timedelta(days=number)}.md", data)
        place.chmod(0o640)
        theirs[place] = data
    evenings = [f"{date(2026, 3, 5) + timedelta(days=number)}T20:30" for number in range(len(theirs))]
    for evening in evenings:
        done = run(vault, "refresh", now=evening)
        assert done.exit_code == 0, done.output
    assert "nothing was written" in run(vault, "refresh", now=evenings[-1]).output
    for place, data in theirs.items():
        now = place.read_bytes()
        assert oracle.holds_all_of(now, data), (data, now)
        assert place.stat().st_mode & 0o777 == 0o640
        put_in = [now.count(b"begin morning"), now.count(b"begin last-week")]
        assert (now == data) if data in days.LEFT else (put_in in ([0, 1], [1, 1])), (data, now)


def at_home(vault):
    """The first minutes in a vault of other habits; the pages that were made."""
    before = oracle.look(vault.root)
    outside = oracle.look(vault.outside) if vault.outside.exists() else None
    begin(vault)
    assert run(vault, "refresh").exit_code == 0
    after = oracle.look(vault.root)
    assert run(vault, "refresh").stdout == "Everything is up to date; nothing was written.\n"
    assert run(vault, "check").output == "Nothing to report.\n"
    assert oracle.look(vault.root) == after
    made = oracle.added(before, after)
    pages = [path for path in made if path.startswith("Patterns/")]
    assert oracle.touched(before, after) == []
    assert [path for path in made if not path.casefold().startswith(OURS)] == []
    assert oracle.broken_links(vault.root, pages) == []
    assert outside is None or oracle.look(vault.outside) == outside
    return pages


def test_a_watcher_leaves_every_save_move_and_deletion_as_the_person_made_it(tmp_path):
    vault = build(tmp_path / "vault", HABITS[0], SIZE * 3, SEED, plant=True)
    begin(vault)
    with Watcher(vault.root) as watcher:
        watcher.heard("Watching")
        held = editing.hold(vault)
        editing.work(vault, held, SIZE, SEED)
        # Saved last: when its page is there, all before it was taken in.
        held["2026-03-05.md"] = b"#trigger/said-last on two days\n"
        held["2026-03-04.md"] = b"#trigger/said-last on two days\n"
        vault.write("2026-03-04.md", held["2026-03-04.md"])
        vault.write("2026-03-05.md", held["2026-03-05.md"])
        watcher.made("Patterns/Themes/Said last.md")
    assert watcher.process.returncode == 0
    assert "Traceback" not in "".join(watcher.lines)
    assert editing.hold(vault) == held
    run(vault, "refresh")
    before = oracle.look(vault.root)
    run(vault, "refresh", "--rebuild")
    assert oracle.look(vault.root) == before


class Watcher:
    """`vaultkit watch` as a process of its own, and what it said."""

    def __init__(self, root):
        self.root = root
        self.lines = []
        env = {**os.environ, "VAULTKIT_NOW": NOW}
        command = [sys.executable, "-m", "vaultkit", "watch", "--vault", str(root)]
        self.process = subprocess.Popen(
            command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.listening = threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True)

    def __enter__(self):
        self.listening.start()
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(LONG)
        self.listening.join(LONG)
        self.process.stdout.close()

    def heard(self, words):
        self._until(lambda: any(words in line for line in self.lines), words)

    def made(self, path):
        self._until((self.root / path).exists, path)

    def _until(self, is_so, what):
        end = time.monotonic() + LONG
        while not is_so():
            assert time.monotonic() < end, (what, self.lines)
            assert self.process.poll() is None, self.lines
            threading.Event().wait(0.05)
