"""Carry out a plan's steps, one at a time, so that no byte a person saved is lost.

Every step ends in one of two states: done, or as if nothing had been tried. The order within each is what makes that
so, and is the same throughout: copies first, new bytes complete and on the disk under a hidden name, one atomic change
of names, then a look at what was set aside, and only then is anything removed. A kill at any point leaves complete
files, and perhaps a hidden one for :mod:`vaultkit.vault.sweep`.
"""

import contextlib
import os
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Literal

from vaultkit.errors import CannotWrite
from vaultkit.plan import Kept, Rename, Retire, Step, Write, digest
from vaultkit.vault import renames, syscalls
from vaultkit.vault.files import locate
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.walk import check_root

_ROUNDS = 9
"""How often a person may save faster than we put their bytes back, before what is aside is left to the sweep."""
_QUIET_NS = 1_000_000
"""The least that tools which compare times notice, and too little to make a note look newer than a person's."""


class Outcome(Enum):
    """What became of a step. WRITTEN: done. SAME: the bytes were there already; nothing was written.

    CHANGED: what is there is not what was expected, or somebody has it open to write in; it stays (if a person saved
    during the write, their bytes are in place and ours in the recovery store). EXISTS: a new name is taken.
    """

    WRITTEN = auto()
    SAME = auto()
    CHANGED = auto()
    EXISTS = auto()


def apply(root: Path, step: Step, recovery: Recovery) -> Outcome:
    """Carry out one step. CannotWrite if the disk refuses: what was there is then there still."""
    check_root(str(root))
    place = locate(root, step.path)
    if place is None:
        raise CannotWrite(
            f"{step.path} was not written: its folder is a symlink that leads out of the vault.",
            "vaultkit writes inside the vault only. Replace the symlink by a folder, or choose another path.",
        )
    try:
        if isinstance(step, Rename):
            return _rename(place, place.with_name(step.name), step)
        if isinstance(step, Retire):
            return _retire(place, step, recovery)
        if step.expected is None:
            return _create(Path(os.path.realpath(root)), place, step, recovery)
        # The symlink of a note that a person linked in stays; its target is what changes
        return _change(Path(os.path.realpath(place)), step, step.expected, recovery)
    except OSError as error:
        raise CannotWrite(
            f"{step.path} was not written: {error.strerror or error}.",
            "What was there is as it was. Check the disk's space and who may write there, then try again.",
        ) from error


def _change(real: Path, step: Write, expected: str, recovery: Recovery) -> Outcome:
    ours = digest(step.data)
    temporary = syscalls.temporary_beside(real)
    try:
        with syscalls.opened(real, follow=False) as original:
            there = syscalls.digest_of(original)
            if there == ours:
                return Outcome.SAME
            if there != expected:
                return Outcome.CHANGED
            _keep(step, recovery)
            with syscalls.created(temporary, 0o600) as descriptor:
                syscalls.write_all(descriptor, step.data)
                syscalls.make_like(descriptor, original)
                if step.quiet:
                    before = os.fstat(original)
                    os.utime(descriptor, ns=(before.st_atime_ns, before.st_mtime_ns + _QUIET_NS))
        # The second look makes the race rare; the exchange makes it harmless
        with syscalls.unless_finished(temporary, only=ours):
            if syscalls.digest_at(real) == expected:
                return _swap_in(temporary, real, step, expected, recovery)
            temporary.unlink()
            return Outcome.CHANGED
    except (FileNotFoundError, NotADirectoryError) as gone:
        # An editor may take a note away and write it anew: by now it can be there again
        if gone.filename != os.fspath(real) and os.path.lexists(real):
            raise
        return Outcome.CHANGED


def _swap_in(temporary: Path, real: Path, step: Write, expected: str, recovery: Recovery) -> Outcome:
    """Exchange, then look at what came out. While that is not what was expected to, it goes back in.

    A person's save always wins over ours, and their latest over their earlier ones. Whatever comes out in the end and
    is not the bytes this step was made from is put into the recovery store before it is removed.
    """
    ours = digest(step.data)
    placed, leaving = ours, expected
    aside = syscalls.swap(temporary, real)
    try:
        for _ in range(_ROUNDS):
            if aside is None:
                with contextlib.suppress(OSError):  # too late to undo; either version is complete
                    syscalls.sync_folder(real.parent)
                break
            syscalls.sync_folder(real.parent)
            store = None if placed == ours else _storing(step.path, recovery, ours=ours)
            found = syscalls.discard(aside, leaving, store)
            if found is None:
                break
            aside = syscalls.swap(aside, real)
            placed, leaving = found, placed
    except OSError:
        if placed == ours and aside is not None:
            _swap_back(aside, real, ours)
        raise
    return Outcome.WRITTEN if placed == ours else Outcome.CHANGED


def _swap_back(aside: Path, real: Path, ours: str) -> None:
    """The write failed after the swap: the original goes back to its place, and ours away."""
    try:
        back = syscalls.swap(aside, real)
    except OSError as error:
        raise _stranded(aside, real, error) from error
    with contextlib.suppress(OSError):
        if back is not None and syscalls.digest_at(back) == ours:
            back.unlink()


def _create(top: Path, place: Path, step: Write, recovery: Recovery) -> Outcome:
    if os.path.lexists(place):
        return Outcome.EXISTS
    _keep(step, recovery)
    _make_folders(top, place.parent)
    temporary = syscalls.temporary_beside(place)
    _write_new(temporary, step)
    with syscalls.unless_finished(temporary):
        try:
            os.link(temporary, place, follow_symlinks=False)
        except FileExistsError:
            temporary.unlink()
            return Outcome.EXISTS
        except OSError as error:
            if error.errno not in renames.NO_LINKS:
                raise
            temporary.unlink()
            return _create_in_place(place, step)
        try:
            temporary.unlink()
            syscalls.sync_folder(place.parent)
        except OSError:
            _take_back(place, digest(step.data))
            raise
    return Outcome.WRITTEN


def _create_in_place(place: Path, step: Write) -> Outcome:
    """For a disk without hard links: as exclusive, but a kill may leave the note half written."""
    try:
        _write_new(place, step)
    except FileExistsError:
        return Outcome.EXISTS
    try:
        syscalls.sync_folder(place.parent)
    except OSError:
        _take_back(place, digest(step.data))
        raise
    return Outcome.WRITTEN


def _write_new(place: Path, step: Write) -> None:
    with syscalls.created(place, 0o666) as descriptor:  # what the person's umask makes of it
        syscalls.write_all(descriptor, step.data)
        if step.mtime is not None:
            os.utime(descriptor, (step.mtime, step.mtime))


def _retire(place: Path, step: Retire, recovery: Recovery) -> Outcome:
    if place.is_symlink() or syscalls.digest_at(place) != step.expected:
        return Outcome.CHANGED
    _keep(step, recovery)
    stored = any(digest(kept.data) == step.expected for kept in step.keep)
    aside = syscalls.temporary_beside(place)
    try:
        place.rename(aside)
    except FileNotFoundError:
        return Outcome.CHANGED
    try:
        syscalls.sync_folder(place.parent)
        # A page leaves only into the store, whatever the step forgot to say
        store = None if stored else _storing(step.path, recovery, "retired")
        if syscalls.discard(aside, step.expected, store) is None:
            return Outcome.WRITTEN
    except OSError:
        _link_back(aside, place)
        raise
    _link_back(aside, place)
    return Outcome.CHANGED


def _rename(place: Path, new: Path, step: Rename) -> Outcome:
    """Whoever saves in between saves into the same file, or makes a new one of the old name: nothing is in the way."""
    if syscalls.digest_at(place) != step.expected:
        return Outcome.CHANGED
    try:
        renames.rename_to_free(place, new)
    except FileExistsError:
        return Outcome.EXISTS
    except FileNotFoundError:
        return Outcome.CHANGED
    try:
        syscalls.sync_folder(place.parent)
    except OSError:
        with contextlib.suppress(OSError):
            renames.rename_to_free(new, place)
        raise
    return Outcome.WRITTEN


def _link_back(aside: Path, place: Path) -> None:
    """A file that was to go stays: it gets its name back, unless somebody has made a new one of that name since."""
    try:
        os.link(aside, place, follow_symlinks=False)
    except FileExistsError:
        return  # theirs is in place, and what is aside goes to the recovery store at a later start
    except OSError as error:
        if error.errno not in renames.NO_LINKS or os.path.lexists(place):
            raise _stranded(aside, place, error) from error
        aside.rename(place)
    else:
        syscalls.unlink_quietly(aside)


def _make_folders(top: Path, folder: Path) -> None:
    """What is missing below the vault's own folder, which is never made: it may be a disk that is not connected."""
    place = top
    for name in folder.relative_to(top).parts:
        above, place = place, place / name
        with contextlib.suppress(FileExistsError):
            place.mkdir()
            syscalls.sync_folder(above)


def _take_back(place: Path, ours: str) -> None:
    """A new note could not be finished: its name goes, if it still holds our bytes and nobody writes in it."""
    aside = syscalls.temporary_beside(place)
    with contextlib.suppress(OSError):
        place.rename(aside)
        if syscalls.discard(aside, ours, None) is not None:
            _link_back(aside, place)


def _keep(step: Write | Retire, recovery: Recovery) -> None:
    for kept in step.keep:
        recovery.keep(kept)


def _storing(
    path: str, recovery: Recovery, why: Literal["before", "retired"] = "before", *, ours: str = ""
) -> Callable[[bytes], None]:
    """What puts bytes that lost a race into the recovery store. ``ours`` is the digest of what vaultkit itself was about
    to write.
    """

    def store(data: bytes) -> None:
        recovery.keep(Kept(path, data, "ours" if digest(data) == ours else why))

    return store


def _stranded(aside: Path, place: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        f"{place} could not be put back: {error.strerror or error}.",
        f"What was there lies beside it as {aside.name}, and goes to the recovery store at a later start.",
    )
