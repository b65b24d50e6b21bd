"""The system calls that keep a person's bytes safe, each with a plain answer where a system lacks it.

Errors of the disk come out as OSError; who called knows which note it was about.
"""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from vaultkit.plan import digest
from vaultkit.vault.renames import NO_LINKS, exchange

_PREFIX, _SUFFIX = ".vaultkit-", ".tmp"
_TAG = 8
TEMPORARIES = f"{_PREFIX}*{_SUFFIX}"
"""What hidden files in the middle of a write are called; no file of another name is ever swept away."""

_LINK_TRIES = 10
_LEASE_TRIES = 30
_LEASE_PAUSE = 0.01


@contextlib.contextmanager
def opened(path: Path, *, follow: bool) -> Iterator[int]:
    """A descriptor to read from. O_NONBLOCK: a FIFO must not hold us up before it is seen to be one."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    descriptor = os.open(path, flags if follow else flags | os.O_NOFOLLOW)
    try:
        yield descriptor
    finally:
        with contextlib.suppress(OSError):  # nothing was written through it
            os.close(descriptor)


def is_regular(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def read_all(descriptor: int, limit: int | None = None) -> bytes:
    """What the file holds, from its start; at most one byte more than the limit, which shows that it is passed."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    pieces: list[bytes] = []
    left = sys.maxsize if limit is None else limit + 1
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


@contextlib.contextmanager
def created(path: Path, mode: int) -> Iterator[int]:
    """A new file to write to, which nobody else made: on the disk when this ends well, gone again when it does not."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, mode)
    try:
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)  # not suppressed: some network disks say only here that there was no room
    except BaseException:
        unlink_quietly(path)
        raise


def write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync_folder(folder: Path) -> None:
    """Make names durable: without it a rename can be undone by a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP}:  # some network disks have none
            raise
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def make_like(descriptor: int, original: int) -> None:
    """Owner, extended attributes and mode of the original. Mode comes last: the others may change it."""
    like = os.fstat(original)
    mine = os.fstat(descriptor)
    if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.fchown(descriptor, like.st_uid, like.st_gid)
        except OSError:
            with contextlib.suppress(OSError):  # only root gives files away, but a shared group may be kept
                os.fchown(descriptor, -1, like.st_gid)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(original):
                with contextlib.suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(original, name))
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != stat.S_IMODE(like.st_mode):
        os.fchmod(descriptor, stat.S_IMODE(like.st_mode))


def nobody_writes(descriptor: int) -> bool:
    """Whether nobody has the file open to write in it, waiting a moment (about 0.3 s) for those who do.

    The kernel knows, and says so by granting a lease, which is held until the descriptor is closed. Where there are no
    leases (not Linux, a network disk, another owner) the answer is yes: there is nothing more to ask.
    """
    if sys.platform != "linux":
        return True
    import fcntl  # noqa: PLC0415 - beside ctypes: wanted only by a write

    # A lease that somebody runs into sends a signal, and the default one, SIGIO, ends the process. SIGURG is ignored.
    import signal  # noqa: PLC0415 - as above

    # A write lease is refused to a file that anybody else has open; readers are none of our concern, but are mostly
    # gone at once. For those who stay there is the read lease, which only an open writer prevents.
    for kind in (fcntl.F_WRLCK,) * _LEASE_TRIES + (fcntl.F_RDLCK,):
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, kind)
        except OSError as error:
            if error.errno not in {errno.EAGAIN, errno.EINTR}:
                return True
            time.sleep(_LEASE_PAUSE)
        else:
            return True
    return False


def digest_of(descriptor: int) -> str:
    """The digest of what an open file holds; empty, which no digest is, if it is not a regular file."""
    if not is_regular(descriptor):
        return ""
    return digest(read_all(descriptor))


def digest_at(place: Path) -> str:
    """The digest of the file of this name; empty if there is no regular file."""
    try:
        with opened(place, follow=False) as descriptor:
            return digest_of(descriptor)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:  # a symlink, a socket
            return ""
        raise


def temporary_beside(place: Path) -> Path:
    """A hidden name in the same folder: it begins with a tag of the note's name, by which the sweep knows its note."""
    import secrets  # noqa: PLC0415 - wanted only by a write

    return place.with_name(f"{_PREFIX}{_tag_of(place.name)}{secrets.token_hex(8)}{_SUFFIX}")


def _tag_of(name: str) -> str:
    return sha256(os.fsencode(name)).hexdigest()[:_TAG]


def lay_beside(name: str, note: str) -> bool:
    return name.startswith(f"{_PREFIX}{_tag_of(note)}")


@contextlib.contextmanager
def unless_finished(temporary: Path, *, only: str | None = None) -> Iterator[None]:
    """Leave no hidden file behind a failure; ``only`` one of this digest, where it may be somebody else's by then."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            if only is None or digest_at(temporary) == only:
                temporary.unlink(missing_ok=True)
        raise


def unlink_quietly(place: Path) -> None:
    with contextlib.suppress(OSError):
        place.unlink()


def swap(placed: Path, real: Path) -> Path | None:
    """Put one file in another's place, and say where that one is now.

    Without an exchange a second name is given to what is about to be replaced, so that it can still be looked at; on a
    disk that has neither there is nothing to look at (None), and only the look beforehand protects.
    """
    if exchange(placed, real):
        return placed
    aside = _second_name(real)
    try:
        placed.replace(real)
    except OSError:
        if aside is not None:
            unlink_quietly(aside)
        raise
    return aside


def _second_name(real: Path) -> Path | None:
    """A hard link beside the file; None on a disk that has none."""
    second = temporary_beside(real)
    for left in range(_LINK_TRIES, -1, -1):
        try:
            os.link(real, second, follow_symlinks=False)
        except FileNotFoundError:
            # Linux says this too of a name whose file was replaced between finding and linking it: then once more
            if not left or not os.path.lexists(real):
                raise
        except OSError as error:
            if error.errno in NO_LINKS:
                return None
            raise
        else:
            break
    return second


def discard(aside: Path, leaving: str, store: Callable[[bytes], None] | None) -> str | None:
    """Remove a file that was set aside, if it is what was meant to leave and nobody can write in it any more.

    None if it is gone; otherwise the digest of what it holds instead. An editor that still has it open may save into
    it, so the last look is under a lease.
    """
    try:
        with opened(aside, follow=False) as descriptor:
            found = digest_of(descriptor)
            if found != leaving or not nobody_writes(descriptor):
                return found
            data = read_all(descriptor)
            if digest(data) != leaving:
                return digest(data)
            if store is not None:
                store(data)
            aside.unlink()
    except FileNotFoundError:
        if os.path.lexists(aside):
            raise
    return None
