"""Names of files changed in one step where the system can, and as safely as may be where it cannot."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_RENAME_NOREPLACE = 1
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NO_RENAMEAT2 = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM})
"""EPERM is here for sandboxes that refuse calls they do not know; where it is meant, the plain way meets it too."""
NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK})


@cache
def _renameat2() -> Callable[[bytes, bytes, int], int] | None:
    """The system's call as a function that gives an errno (0: done), or None. libc is loaded at the first write."""
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 - most commands write nothing

    libc = ctypes.CDLL(None, use_errno=True)
    try:
        call = libc.renameat2
    except AttributeError:  # a C library older than the call
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    call.restype = ctypes.c_int

    def rename(first: bytes, second: bytes, how: int) -> int:
        if call(_AT_FDCWD, first, _AT_FDCWD, second, how) == 0:
            return 0
        return ctypes.get_errno()

    return rename


def _in_one_step(first: Path, second: Path, how: int) -> bool:
    """False where the system or the file system cannot."""
    call = _renameat2()
    code = errno.ENOSYS if call is None else call(os.fsencode(first), os.fsencode(second), how)
    if code and code not in _NO_RENAMEAT2:
        raise OSError(code, os.strerror(code), os.fspath(second))
    return code == 0


def exchange(first: Path, second: Path) -> bool:
    """Give two files each other's name in one step; False where the system or the file system cannot."""
    return _in_one_step(first, second, _RENAME_EXCHANGE)


def rename_to_free(old: Path, new: Path) -> None:
    """Give a file another name; FileExistsError if that is taken. At no moment is it without a name.

    Where no one step does this, the file has both names for a moment; on a disk that has no second names either, only
    the look beforehand protects.
    """
    if is_one_file(old, new):
        if _is_listed(old) and _is_listed(new):  # an earlier try was killed while it had both names
            old.unlink()
        else:  # one name to a disk that does not tell cases apart
            old.rename(new)
    elif not _in_one_step(old, new, _RENAME_NOREPLACE):
        _rename_in_two_steps(old, new)


def _rename_in_two_steps(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if os.path.lexists(new):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(new)) from error
        old.rename(new)
        return
    try:
        old.unlink()
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def is_one_file(first: Path, second: Path) -> bool:
    """Whether two names are of one file; a symlink is a file of its own."""
    try:
        return os.path.samestat(first.lstat(), second.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_listed(place: Path) -> bool:
    """Whether its folder has this very name."""
    return place.name in os.listdir(place.parent)  # noqa: PTH208 - names are all that is asked
