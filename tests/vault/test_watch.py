"""Watching: on a real observer (each way an editor saves), and on clocks that are moved by hand."""

import ctypes
import errno
import itertools
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.observers import inotify_c

from vaultkit.errors import VaultGone
from vaultkit.vault import watch
from vaultkit.vault.watch import Batch, Watcher

NOTE = "Journal/day.md"


def changed(*paths):
    return Batch(frozenset(paths), rescan=False, why="files changed")


def walk(why, *paths):
    return Batch(frozenset(paths), rescan=True, why=why)


@contextmanager
def watching(root, **options):
    """A watcher and its batches, which have to come in 20 s."""
    end = time.monotonic() + 20

    def wake():
        assert time.monotonic() < end, "the batch did not come"
        return end - time.monotonic()

    with Watcher(root, **options) as watcher:
        yield watcher, watcher.batches(threading.Event(), wake)


@pytest.fixture
def vault(tmp_path):
    root = tmp_path / "vault"
    (root / "Journal").mkdir(parents=True)
    (root / ".obsidian").mkdir()
    (root / NOTE).write_text("before\n")
    return root


def in_place(note, _elsewhere):
    with note.open("w", buffering=1) as file:
        file.writelines(f"line {line}\n" for line in range(20))


def vim(note, _elsewhere):
    note.with_name("4913").touch()
    note.with_name("4913").unlink()
    backup = note.rename(f"{note}~")
    note.write_text("after\n")
    backup.unlink()


def temporary(name):
    def save(note, elsewhere):
        made = (elsewhere if name == "elsewhere" else note.parent) / name
        made.write_text("after\n")
        made.replace(note)

    return save


SAVES = {
    "in place": in_place,
    "delete and create": lambda note, _: (note.unlink(), note.write_text("after\n")),
    "vim with a backup": vim,
    "sed -i": lambda note, _: subprocess.run(["sed", "-i", "s/before/after/", note], check=True),
    "a hidden temporary": temporary(".day.md.tmp"),
    "a visible temporary": temporary("day.md.tmp.77"),
    "a temporary elsewhere": temporary("elsewhere"),
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_a_save_is_one_batch_that_names_the_note_and_reading_is_none(vault, tmp_path, save):
    with watching(vault) as (_, batches):
        save(vault / NOTE, tmp_path)
        assert next(batches) == changed(NOTE)
        for _ in range(50):
            (vault / NOTE).read_bytes()
            list(vault.rglob("*"))
        (vault / "sentinel.md").touch()
        assert next(batches) == changed("sentinel.md")


def test_which_names_count(vault):
    with watching(vault) as (_, batches):
        hidden_or_no_notes = ".new.md", "Journal/.day.md.swp", ".obsidian/a.md", "a.png", "4913", "day.md~"
        for name in (*hidden_or_no_notes, "LOUD.MD", "vaultkit.toml", "Zoë – été.md", "draft.txt"):
            (vault / name).touch()
        (vault / ".obsidian" / "plugins").mkdir()
        (vault / "draft.txt").rename(vault / "draft.md")
        assert next(batches) == changed(
            "LOUD.MD", "vaultkit.toml", "Zoë – été.md", "draft.md", ".obsidian/plugins"
        )
        (vault / "draft.md").rename(vault / "Journal" / "final.md")
        assert next(batches) == changed("draft.md", "Journal/final.md")
        Path(os.fsdecode(os.fsencode(vault) + b"/caf\xe9.md")).touch()
        assert next(batches) == walk("a name is not UTF-8")


PLUGIN = ".notes/plugins/periodic-notes"


def test_obsidians_settings_count_and_what_it_saves_with_every_click_does_not(vault):
    (vault / PLUGIN).mkdir(parents=True)
    quiet = "workspace.json", "workspace-mobile.json", "graph.json", "plugins/dataview.json", "a.md"
    with watching(vault) as (_, batches):
        for name in quiet:
            (vault / ".obsidian" / name).parent.mkdir(exist_ok=True)
            (vault / ".obsidian" / name).write_text("{}")
        (vault / ".hidden.json").write_text("{}")
        (vault / PLUGIN / "main.js").write_text("")
        (vault / "sentinel.md").touch()
        assert next(batches).paths - {".obsidian/plugins"} == {"sentinel.md"}
        (vault / ".obsidian" / "app.json").write_text("{}")
        assert next(batches) == changed(".obsidian/app.json")
        made = vault / PLUGIN / "data.json.tmp"
        made.write_text("{}")
        made.rename(vault / PLUGIN / "data.json")
        assert next(batches) == changed(f"{PLUGIN}/data.json")


def test_a_settings_folder_that_goes_or_gets_another_name_is_heard_of(vault, tmp_path):
    (vault / PLUGIN).mkdir(parents=True)
    (vault / PLUGIN / "data.json").write_text("{}")
    with watching(vault) as (_, batches):
        shutil.rmtree(vault / PLUGIN)
        assert next(batches).paths >= {f"{PLUGIN}/data.json"}
        (vault / ".notes").rename(vault / ".desk")
        assert next(batches).paths >= {".notes", ".desk"}
        (vault / ".desk").rename(tmp_path / "out")
        assert next(batches) == changed(".desk")


@pytest.mark.parametrize("many", [4096, 500])
def test_two_thousand_files_at_once_all_arrive(vault, monkeypatch, many):
    monkeypatch.setattr(watch, "_MANY_PATHS", many)
    names = {f"Journal/{number}.md" for number in range(2000)}
    with watching(vault) as (_, batches):
        for name in names:
            (vault / name).write_text("")
        got = set()
        while not got >= names:
            got |= names if (batch := next(batches)).rescan else batch.paths
        assert batch.rescan == (many < 2000)


def test_folders_that_come_and_go_ask_for_a_walk(vault, tmp_path):
    with watching(vault) as (_, batches):
        (vault / "Journal").rename(vault / "Diary")
        assert next(batches).why == "a folder was moved"
        (vault / "Diary" / "day.md").write_text("still watched")
        assert next(batches) == changed("Diary/day.md")
        (vault / "Diary").rename(tmp_path / "out")
        assert next(batches) == walk("a folder was deleted", "Diary")
        (tmp_path / "out").rename(vault / "Back")
        assert next(batches).rescan
        (vault / "Back" / "day.md").write_text("watched again")
        assert "Back/day.md" in next(batch for batch in batches if not batch.rescan).paths


def test_a_tree_made_at_once_is_watched_to_its_leaves_through_a_symlink_too(vault, tmp_path):
    (tmp_path / "link").symlink_to(vault)
    with watching(tmp_path / "link") as (watcher, batches):
        for number in range(30):
            (vault / f"{number}/a/b/c").mkdir(parents=True)
        assert next(batches).why == "a folder was created"
        (vault / "29/a/b/c/leaf.md").write_text("")
        assert "29/a/b/c/leaf.md" in next(batch for batch in batches if not batch.rescan).paths
        assert not watcher.polling


@pytest.mark.parametrize("end", ["deleted", "deleted and made again", "renamed", "replaced"])
def test_a_vault_that_is_not_there_any_more_is_gone_not_empty(vault, tmp_path, end):
    with watching(vault) as (_, batches):
        if end.startswith("deleted"):
            shutil.rmtree(vault)
        else:
            (vault.rename(tmp_path / "elsewhere") / "day.md").write_text("told under the old name")
        if end in {"deleted and made again", "replaced"}:
            vault.mkdir()
        with pytest.raises(VaultGone, match=r"cannot be watched: .*\n.*restore the folder"):
            list(batches)
    with pytest.raises(VaultGone, match="no such folder"):
        Watcher(tmp_path / "never there").__enter__()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("method", ["queue_events", "read_events", "dispatch_events"])
def test_a_thread_that_died_is_replaced_and_one_that_keeps_dying_is_not(vault, monkeypatch, method):
    monkeypatch.setattr(watch, "POLL_EVERY", 0.05)
    with watching(vault, settle=0.05) as (watcher, batches):
        for turn in range(4):
            observer = watcher._observer
            listening = (each for each in observer.emitters if each.watch.path == watcher._real)
            threads = *listening, observer._inotify_fd, observer
            thread = next(each for each in threads if hasattr(each, method))
            setattr(thread, method, sys.exit)
            (vault / ".wake").write_text("")
            thread.join(10)
            watcher.poke()
            assert next(batches) == walk("listening had broken off")
            assert watcher.polling == (turn == 3)
            (vault / NOTE).write_text(f"heard {turn}" * (turn + 1))
            assert next(batches) == changed(NOTE)
        assert "broke off" in watcher.notice


def test_an_overflow_asks_for_a_walk_and_watching_goes_on(vault):
    with watching(vault) as (watcher, batches):
        reader = watcher._observer._inotify_fd
        reader.handle_event(inotify_c.InotifyEvent(-1, inotify_c.InotifyConstants.IN_Q_OVERFLOW, 0, b""))
        assert next(batches) == walk("the system's queue of events overflowed")
        (vault / NOTE).write_text("heard")
        assert next(batches) == changed(NOTE)


@pytest.mark.parametrize("granted", [0, 1, 3])  # With 3 it is reached once a folder is made
def test_past_the_limit_on_watches_the_vault_is_polled_and_it_is_said(vault, monkeypatch, granted):
    monkeypatch.setattr(watch, "POLL_EVERY", 0.05)
    add, asked = inotify_c.inotify_add_watch, itertools.count(1)

    def limited(*arguments):
        ctypes.set_errno(errno.ENOSPC)
        return add(*arguments) if next(asked) <= granted else -1

    monkeypatch.setattr(inotify_c, "inotify_add_watch", limited)
    with watching(vault) as (watcher, batches):
        assert watcher.polling == (granted < 3)
        (vault / "new").mkdir()
        assert next(batches) == walk("a folder was created", "new")
        assert watcher.polling
        assert "max_user_watches" in watcher.notice
        (vault / "new" / "day.md").write_text("seen all the same")
        assert next(batches) == changed("new/day.md")


def test_a_vault_on_a_network_file_system_is_polled(vault, monkeypatch):
    number = vault.stat().st_dev
    line = f"36 25 {os.major(number)}:{os.minor(number)} / /mnt rw - fuse.sshfs host: rw\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: line)
    with Watcher(vault) as watcher:
        assert watcher.polling
        assert "fuse.sshfs" in watcher.notice


@pytest.mark.parametrize("by_event", [True, False])
def test_a_storm_of_signals_ends_it_and_leaves_nothing_open(vault, by_event):
    """The handler runs again and again in the middle of the main thread's wait."""
    stop, runs, descriptors = threading.Event(), itertools.count(1), Path("/proc/self/fd")

    def handler(*_):
        if next(runs) == 1000:
            (stop.set if by_event else watcher.stop)()
        watcher.poke()

    before = threading.active_count(), len([*descriptors.iterdir()])
    with Watcher(vault) as watcher:
        handler_before = signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
        assert list(watcher.batches(stop, lambda: None)) == []
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler_before)
    assert (threading.active_count(), len([*descriptors.iterdir()])) == before


class Script:
    """In place of the queue: hints come at their time, and waiting moves the clock."""

    def __init__(self, *coming):
        self.now, self.ahead, self.waits, self.coming = 0.0, 0.0, [], list(coming)

    def qsize(self):
        return 0

    def get(self, *, timeout):
        self.waits.append(timeout)
        if not self.coming or self.coming[0][0] > self.now + timeout:
            self.now += timeout or 0.1
            raise queue.Empty
        at, what, doubt = self.coming.pop(0)
        self.now = max(self.now, at)
        if isinstance(what, str):
            return what, doubt
        self.ahead += what
        return None

    def run(self, vault, count, wake=lambda: None):
        with Watcher(vault, wall=lambda: self.now + self.ahead, monotonic=lambda: self.now) as watcher:
            watcher._hints = self
            batches = watcher.batches(threading.Event(), wake)
            return [(batch, round(self.now, 2)) for batch in itertools.islice(batches, count)]


LOOK = walk("time for a full look")
SCRIPTS = {
    "settles": ([(1, "x", ""), (1.2, "y", "")], [(changed("x", "y"), 1.45), (LOOK, 600)]),
    "is capped": ([(1 + n / 10, "x", "") for n in range(120)], [(changed("x"), 11), (changed("x"), 13.15)]),
    "one doubt": ([(1, "x", "why"), (1.2, "y", "not first")], [(walk("why", "x", "y"), 1.45)]),
    "ten minutes": ([], [(LOOK, 600), (LOOK, 1200)]),
    "ten minutes since a walk": ([(100, "", "full")], [(walk("full"), 100.25), (LOOK, 700.25)]),
    "clock ahead": ([(30, 3600.0, "")], [(walk("the clock moved"), 30), (LOOK, 630)]),
    "clock back": ([(30, -6.0, "")], [(walk("the clock moved"), 30), (LOOK, 630)]),
    "clock in a burst": ([(1, "x", ""), (1.1, 60.0, "")], [(walk("the clock moved", "x"), 1.1)]),
    "clock corrected": ([(30, 4.0, "")], [(LOOK, 600)]),
}


@pytest.mark.parametrize(("coming", "expected"), SCRIPTS.values(), ids=SCRIPTS)
def test_on_clocks_moved_by_hand(vault, coming, expected):
    script = Script(*coming)
    assert script.run(vault, len(expected)) == expected
    assert max(script.waits) <= 60


def test_an_hour_that_comes_is_an_empty_batch_and_makes_nobody_deaf(vault):
    script = Script((50, "x", ""), (91, "y", ""))
    got = script.run(vault, 20, wake=lambda: 90 - script.now)
    assert got[:2] == [(changed("x"), 50.25), (Batch(frozenset(), rescan=False, why="hour"), 90)]
    assert changed("y") in dict(got)


def test_a_polled_vault_does_not_follow_folders_that_are_linked(tmp_path):
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "loop").symlink_to(tmp_path)
    (tmp_path / "links" / "up").symlink_to("../..")
    with Watcher(tmp_path, force_polling=True) as watcher:
        assert watcher.polling
