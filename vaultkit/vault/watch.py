"""A generator of settled batches of changed paths.

Events are hints; the disk is the truth, and whoever gets a batch looks there. What no event tells (a full kernel
queue, a folder moved in, a laptop that slept) becomes a batch that asks for a walk through everything.
Enter the watcher first and walk then: what changes in between arrives as a batch.
"""

import logging
import math
import os
import stat
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Self

from vaultkit.errors import VaultGone
from vaultkit.vault import arriving, config_folder

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

POLL_EVERY = 5.0  # A look at 10,000 notes takes 0.1 s
_LONGEST_WAIT = 60.0  # So that a suspended laptop is noticed at most a minute after it wakes
_CLOCK_SLACK = 5.0
_LOOKS = 4  # In a storm of moves folders may be without a watch for a while, and no limit is reached
_MANY_PATHS = 4096  # Past this a walk costs no more than the list, and the kernel's queue may have been full
_FAR = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "ceph"})
_QUIET = logging.NullHandler()  # What watchdog logs of itself is told by `notice` and by a look at everything
_LIMIT = "The system's limit on watched folders (fs.inotify.max_user_watches or _instances) is reached"


@dataclass(frozen=True, slots=True)
class Batch:
    """What came together, once it was quiet."""

    paths: frozenset[str]
    """Files or folders in the vault that may have changed, with /; hints: look at them again."""
    rescan: bool
    """Walk through everything: something may have changed that `paths` does not name."""
    why: str
    """For a log; never a note's text."""


@dataclass(slots=True)
class _Burst:
    """Hints that come close together."""

    settle: float
    longest: float
    paths: set[str] = field(default_factory=set)
    doubt: str = ""
    first: float = math.inf
    ends: float = math.inf

    def add(self, path: str, doubt: str, now: float) -> None:
        if len(self.paths) >= _MANY_PATHS:
            doubt = doubt or "many files changed"
        elif path:
            self.paths.add(path)
        self.doubt = self.doubt or doubt
        self.first = min(self.first, now)
        self.ends = min(now + self.settle, self.first + self.longest)

    def batch(self) -> Batch:
        return Batch(frozenset(self.paths), bool(self.doubt), self.doubt or "files changed")


class Watcher:
    """Watches a vault while it is entered.

    `notice` is a sentence for the person once the vault is looked at every few seconds (`polling`) because it cannot
    be listened to; this may be so later on, so look after each batch too.
    """

    def __init__(
        self,
        root: Path,
        *,
        settle: float = 0.25,
        longest: float = 10.0,
        rescan_every: float = 600.0,
        force_polling: bool = False,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.root = root
        self.polling = force_polling
        self.notice: str | None = None
        self._settle = settle
        self._longest = longest
        self._rescan_every = rescan_every
        self._wall = wall
        self._monotonic = monotonic
        # A SimpleQueue's put may interrupt its own get: a signal handler can use it where a Condition would deadlock
        self._hints: SimpleQueue[tuple[str, str] | None] = SimpleQueue()
        self._observer: BaseObserver | None = None
        self._restarts = 0
        self._stopped = False

    def __enter__(self) -> Self:
        # A watch on a symlink hears nothing of the folder it leads to, so the folder itself is watched
        self._real = os.path.realpath(self.root)
        try:
            status = self.root.stat()
        except OSError as error:
            raise self._gone("there is no such folder") from error
        self._identity = (status.st_dev, status.st_ino)
        self._scanned = self._monotonic()
        self._drift = self._wall() - self._scanned
        if not self.polling and (kind := _far_file_system(status.st_dev)):
            self._poll_instead(f"Changes made elsewhere may not be told on this file system ({kind})")
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._halt()

    def poke(self) -> None:
        """End the wait, to look at `stop` and `wake` again. Safe in any thread and any signal handler."""
        self._hints.put(None)

    def stop(self) -> None:
        """End `batches`. Safe in a signal handler, where a second signal in the middle of `Event.set` would hang."""
        self._stopped = True
        self.poke()

    def batches(self, stop: threading.Event, wake: Callable[[], float | None]) -> Iterator[Batch]:
        """Batches, until `stop` is set (then `poke`) or the vault is gone, which raises VaultGone.

        `wake` gives the seconds until the caller has something due, or None; when they run out an empty batch comes.
        """
        burst = _Burst(self._settle, self._longest)
        while not (self._stopped or stop.is_set()):
            self._look_at_root()
            self._look_at_observer()
            now = self._monotonic()
            if doubt := self._doubt_by_clock(now):
                burst.add("", doubt, now)
                burst.ends = now
            if burst.ends <= now:
                batch, burst = burst.batch(), _Burst(self._settle, self._longest)
                if batch.rescan:
                    self._scanned = now
                    if self._unwatched():
                        self._poll_instead(_LIMIT)
                        self._start()
                yield batch
                continue
            due = wake()
            if due is not None and due <= 0:
                yield Batch(frozenset(), rescan=False, why="hour")
            wait = min(_LONGEST_WAIT, burst.ends - now, self._scanned + self._rescan_every - now)
            self._gather(burst, max(0.0, wait if due is None else min(wait, due)))

    def _gather(self, burst: _Burst, wait: float) -> None:
        """Wait for a hint and take those that came with it."""
        with suppress(Empty):
            hints = [self._hints.get(timeout=wait)]
            hints += [self._hints.get_nowait() for _ in range(self._hints.qsize())]
            now = self._monotonic()
            for hint in filter(None, hints):
                burst.add(*hint, now)

    def _doubt_by_clock(self, now: float) -> str:
        drift = self._wall() - now
        if abs(drift - self._drift) > _CLOCK_SLACK:
            self._drift = drift
            return "the clock moved"
        return "time for a full look" if now - self._scanned >= self._rescan_every else ""

    def _look_at_root(self) -> None:
        try:
            for status in (self.root.stat(), Path(self._real).stat()):
                if (status.st_dev, status.st_ino) != self._identity:
                    raise self._gone("another folder is in its place")
        except OSError as error:
            raise self._gone("its folder was moved or deleted, or cannot be reached") from error

    def _gone(self, reason: str) -> VaultGone:
        return VaultGone(
            f"The vault at {self.root} cannot be watched: {reason}.",
            "Nothing was changed. Connect the disk or restore the folder, then run this again.",
        )

    def _look_at_observer(self) -> None:
        """Every thread of it: the observer stays alive when what feeds it has died."""
        observer = self._observer
        assert observer is not None, "enter the watcher first"
        if not all(emitter.should_keep_running() for emitter in observer.emitters):
            # It stopped by itself. A folder made anew in the same place can have the same inode
            raise self._gone("its folder was deleted")
        reader = getattr(observer, "_inotify_fd", observer)
        if all(thread.is_alive() for thread in (observer, reader, *observer.emitters)):
            return
        self._restarts += 1
        if self._restarts > 3 and not self.polling:
            self._poll_instead("Listening for changes broke off several times")
        self._start()
        self._hints.put(("", "listening had broken off"))

    def _watches(self) -> Any:
        """The inotify watches of watchdog 7.1, which has no public door to them; None when polling."""
        emitters = self._observer.emitters if self._observer else ()
        return next(
            (getattr(each, "_inotify", None) for each in emitters if each.watch.path == self._real), None
        )

    def _unwatched(self) -> set[bytes]:
        """Folders without a watch: watchdog keeps it to itself when the system's limit is reached."""
        watched: dict[bytes, int] | None = getattr(self._watches(), "_active_callbacks_by_path", None)
        if watched is None:
            return set()
        missing = {folder for folder in _visible_folders(os.fsencode(self._real)) if folder not in watched}
        for _ in range(_LOOKS):
            if not missing:
                break
            time.sleep(self._settle)  # A folder that was made just now gets its watch in this time
            missing = {folder for folder in missing if folder not in watched and os.path.lexists(folder)}
        return missing

    def _poll_instead(self, reason: str) -> None:
        self.polling = True
        self.notice = f"{reason}: the vault is looked at every {POLL_EVERY:g} seconds instead."

    def _start(self) -> None:
        from watchdog.observers import Observer, polling  # noqa: PLC0415 - 46 ms, and only watching needs it

        if not self.polling:
            with suppress(OSError):
                self._observe(Observer)
                if not self._unwatched():
                    return
            self._poll_instead(_LIMIT)
        try:
            self._observe(
                lambda: polling.PollingObserverVFS(_status, os.scandir, polling_interval=int(POLL_EVERY))
            )
        except OSError as error:
            self._halt()
            raise self._gone("its folder cannot be read") from error

    def _observe(self, make: Callable[[], "BaseObserver"]) -> None:
        from watchdog import events  # noqa: PLC0415 - as above

        # Said when a folder is made inside one made a moment ago; harmless, and no news for a person
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning, r"watchdog\.")
        # Neither opened nor closed_no_write: reading a note would be an event, and each event a reading
        kinds = "FileCreated FileModified FileClosed FileMoved FileDeleted DirCreated DirMoved DirDeleted"
        wanted = [getattr(events, f"{kind}Event") for kind in kinds.split()]
        ear = events.FileSystemEventHandler()
        ear.on_any_event = self._hear  # type: ignore[method-assign]
        self._halt()
        logging.getLogger("watchdog").addHandler(_QUIET)  # adding it again does nothing
        self._observer = make()
        self._observer.schedule(ear, self._real, recursive=True, event_filter=wanted)
        self._observer.start()
        if not self.polling:  # that the root itself is moved away is told of by its parent alone
            parent = events.FileSystemEventHandler()
            parent.on_any_event = self._hear_above  # type: ignore[method-assign]
            moves: list[type[FileSystemEvent]] = [events.DirMovedEvent, events.DirDeletedEvent]
            with suppress(OSError):
                self._observer.schedule(parent, os.path.dirname(self._real), event_filter=moves)  # noqa: PTH120 - a realpath
        if hasattr(watches := self._watches(), "on_queue_overflow"):
            set_anew = watches.on_queue_overflow  # By itself it tells nobody that events were lost

            def tell() -> None:
                set_anew()
                self._hints.put(("", "the system's queue of events overflowed"))

            watches.on_queue_overflow = tell

    def _halt(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            if observer.ident is not None:
                observer.join(timeout=5)

    def _hear_above(self, event: "FileSystemEvent") -> None:
        if os.fsdecode(event.src_path) == self._real:
            self.poke()

    def _hear(self, event: "FileSystemEvent") -> None:
        """In the observer's thread: keep what matters."""
        for raw in (event.src_path, event.dest_path):
            place = os.fsdecode(raw)
            if place == self._real:  # Of the root only its end is told
                self.poke()
            path = place.removeprefix(self._real.rstrip(os.sep) + os.sep).replace(os.sep, "/")
            path = (arriving.coming(path) or (path,))[0]  # what stands in for a note is a hint of that note
            governs = config_folder.governs(path, is_folder=event.is_directory)
            if path == place or ((path.startswith(".") or "/." in path) and not governs):
                continue
            doubt = f"a folder was {event.event_type}" if event.is_directory and not governs else ""
            if path != path.encode(errors="ignore").decode():
                path, doubt = "", "a name is not UTF-8"
            if doubt or governs or path.lower().endswith(".md") or path.rpartition("/")[2] == "vaultkit.toml":
                self._hints.put((path, doubt))


def _visible_folders(top: bytes) -> Iterator[bytes]:
    waiting = [top]
    while waiting:
        yield (folder := waiting.pop())
        with suppress(OSError), os.scandir(folder) as entries:
            waiting += [e.path for e in entries if e.name[:1] != b"." and e.is_dir(follow_symlinks=False)]


def _far_file_system(device: int) -> str:
    """The kind of file system, if it is one where changes made on another machine, or below it, are no events."""
    with suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            mount, _, source = line.partition(" - ")
            kind = source.partition(" ")[0]
            if mount.split()[2] == f"{os.major(device)}:{os.minor(device)}":
                return kind if kind in _FAR or kind.startswith("fuse.") else ""
    return ""


def _status(path: str) -> os.stat_result:
    """Of a link to a note, the note's; of a link to a folder its own: those are not entered, they may lead in circles."""
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        with suppress(OSError):
            aim = os.stat(path)  # noqa: PTH116 - as above
            return status if stat.S_ISDIR(aim.st_mode) else aim
    return status
