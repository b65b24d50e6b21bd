import fcntl
import os
import subprocess
import sys

import pytest

from vaultkit.errors import AlreadyWatched
from vaultkit.vault import lock
from vaultkit.vault.lock import Holder, WatchLock, holder

HOLD = """
import sys
from pathlib import Path
from vaultkit.vault.lock import WatchLock
with WatchLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def watcher(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_holds_it_is_known_while_it_is_held(folder):
    assert holder(folder) is None
    assert not folder.exists()
    with WatchLock(folder):
        found = holder(folder)
        assert found.pid == os.getpid()
        assert found.since.tzinfo is not None
    assert holder(folder) is None


def test_a_second_watcher_is_told_who_and_since_when(folder, watcher):
    since = holder(folder).since
    with pytest.raises(AlreadyWatched) as caught, WatchLock(folder):
        pass
    assert f"process {watcher.pid}, since {since:%Y-%m-%d %H:%M:%S}" in caught.value.what
    assert f"kill {watcher.pid}" in caught.value.help
    assert holder(folder).pid == watcher.pid


def test_a_killed_watcher_leaves_no_lock(folder, watcher):
    watcher.kill()
    watcher.wait()
    assert holder(folder) is None
    with WatchLock(folder):
        assert holder(folder).pid == os.getpid()


def test_the_lock_is_free_again_and_can_be_taken_again(folder):
    held = WatchLock(folder)
    for _ in range(2):
        with held:
            assert holder(folder) is not None
        assert holder(folder) is None


def test_file_and_folder_are_private(folder):
    with WatchLock(folder):
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_somebody_who_asks_in_the_moment_of_starting_is_no_watcher(folder, monkeypatch):
    folder.mkdir()
    (folder / "watch.lock").touch()
    asking = os.open(folder / "watch.lock", os.O_RDONLY)
    fcntl.flock(asking, fcntl.LOCK_SH)
    monkeypatch.setattr(lock.time, "sleep", lambda _: fcntl.flock(asking, fcntl.LOCK_UN))
    with WatchLock(folder):
        assert holder(folder).pid == os.getpid()
    os.close(asking)


@pytest.mark.parametrize("said", [b"", b"[]", b'{"pid": 1}', b"\xff", b'{"pid": 1, "since": 1e400}'])
def test_a_holder_that_has_not_written_yet_is_unknown(folder, said):
    folder.mkdir()
    (folder / "watch.lock").write_bytes(said)
    held = os.open(folder / "watch.lock", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    assert holder(folder) == Holder(None, None)
    with pytest.raises(AlreadyWatched, match="another process"), WatchLock(folder):
        pass
    os.close(held)


def test_what_a_dead_watcher_wrote_is_not_believed(folder):
    folder.mkdir()
    (folder / "watch.lock").write_bytes(b'{"pid": 1, "since": 1700000000}')
    assert holder(folder) is None
