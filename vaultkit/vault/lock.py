"""One watcher for one vault on one machine.

POSIX only (Linux, macOS): the lock is the kernel's ``flock`` on a file in the state folder, outside the vault, so that
it does not travel by sync. It ends with the process, however that ends: a crash leaves nothing stale, and what the
file says is only ever read while somebody holds it.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from vaultkit.errors import AlreadyWatched
from vaultkit.vault.places import make_private_folder

_NAME = "watch.lock"
_TURN = "refresh.lock"
_PATIENCE = 30.0
"""Seconds: longer than a first look at a very large vault takes."""
_TRIES = 5
_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Holder:
    """Who watches: unknown (None) in the moment between taking the lock and writing it down."""

    pid: int | None
    since: datetime | None


class WatchLock:
    """Held while a watcher runs; raises AlreadyWatched on entering if another process has it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        make_private_folder(self._folder)
        descriptor = os.open(self._folder / _NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        import json  # noqa: PLC0415 - start-up: only who watches, or asks who does, needs it

        try:
            _take(descriptor)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps({"pid": os.getpid(), "since": time.time()}).encode(), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # The file stays: removing it would let two watchers lock two files of one name
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """One refresh at a time: two that go by what each saw would write over each other's pages, back and forth.

    Waits for the other; for one that hangs not for ever, since the disk is looked at again before every write anyway.
    """
    descriptor = None
    try:
        make_private_folder(folder)
        descriptor = os.open(folder / _TURN, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        _wait(descriptor)
    except OSError:
        pass  # a state folder that cannot be written to keeps nobody from their pages
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _wait(descriptor: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return
            time.sleep(_PAUSE)
        else:
            return


def holder(folder: Path) -> Holder | None:
    """Who watches this vault now; None if nobody does. Makes nothing, and keeps no watcher from starting."""
    try:
        descriptor = os.open(folder / _NAME, os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        # Shared: two that ask do not see each other. A watcher that starts in this instant tries again.
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _said(descriptor)
    else:
        return None
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    """Lock, or raise AlreadyWatched. Somebody who only asks (see holder) has it for an instant: hence a few tries."""
    for left in range(_TRIES - 1, -1, -1):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if not left:
                raise _already_watched(_said(descriptor)) from error
            time.sleep(_PAUSE)
        else:
            return


def _said(descriptor: int) -> Holder:
    import json  # noqa: PLC0415 - as above

    try:
        facts = json.loads(os.pread(descriptor, 4096, 0))
        return Holder(int(facts["pid"]), datetime.fromtimestamp(float(facts["since"])).astimezone())
    except (ValueError, TypeError, KeyError, OverflowError):
        return Holder(None, None)


def _already_watched(other: Holder) -> AlreadyWatched:
    if other.pid is None or other.since is None:
        return AlreadyWatched(
            "This vault is already watched by another process.", "Run this again to see which one it is."
        )
    return AlreadyWatched(
        f"This vault is already watched by process {other.pid}, since {other.since:%Y-%m-%d %H:%M:%S}.",
        f"One watcher is enough; to end that one: kill {other.pid}",
    )
