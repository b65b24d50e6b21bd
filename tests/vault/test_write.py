import contextlib
import errno
import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vaultkit.errors import CannotWrite, VaultGone
from vaultkit.plan import Kept, Rename, Retire, Write, digest
from vaultkit.vault import renames, syscalls
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.sweep import sweep_temporaries
from vaultkit.vault.write import Outcome, apply

BEFORE = b"\xef\xbb\xbfbefore\r\n\xff\x00odd"
OURS = b"\xef\xbb\xbfours\r\nmixed\nends\r\xfe\x00" * 50
THEIRS = b"a person's own\n"
NOW = datetime(2025, 3, 30, 12, tzinfo=UTC)


@pytest.fixture(params=["exchange", "replace"])
def swapping(request, monkeypatch):
    """Both ways of putting a file in another's place; the second is that of macOS and of many network disks."""
    if request.param == "replace":
        monkeypatch.setattr(renames, "_in_one_step", lambda *_: False)
    return request.param


@pytest.fixture(params=["links", "no links"])
def linking(request, monkeypatch):
    if request.param == "no links":

        def link(*_args, **_more):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "link", link)
    return request.param


@pytest.fixture
def vault(tmp_path):
    root = tmp_path / "vault"
    root.mkdir()
    return root


@pytest.fixture
def recovery(tmp_path):
    return Recovery(tmp_path / "recovery", now=lambda: NOW)


@pytest.fixture
def note(vault):
    place = vault / "days" / "a.md"
    place.parent.mkdir()
    place.write_bytes(BEFORE)
    return place


def change(data=OURS, **more):
    return Write("days/a.md", data, digest(BEFORE), **more)


def kept_before():
    return (Kept("days/a.md", BEFORE, "before"),)


def tree(root):
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def stored(recovery):
    return {recovery.read(entry) for entry in recovery.entries()}


# A change to an existing note


@pytest.mark.usefixtures("swapping", "note")
def test_a_change_is_written_and_the_prior_version_kept(vault, recovery):
    assert apply(vault, change(keep=kept_before()), recovery) is Outcome.WRITTEN
    assert tree(vault) == {"days/a.md": OURS}
    assert stored(recovery) == {BEFORE}


def test_equal_bytes_are_not_written(vault, note, recovery):
    before = note.stat()
    assert apply(vault, change(BEFORE, keep=kept_before()), recovery) is Outcome.SAME
    assert note.stat() == before
    assert recovery.entries() == ()


def test_other_bytes_than_expected_stay(vault, note, recovery):
    note.write_bytes(THEIRS)
    assert apply(vault, change(keep=kept_before()), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}


@pytest.mark.parametrize("what", ["nothing", "folder", "fifo", "no parent"])
def test_a_note_that_is_no_file_any_more_is_changed(vault, note, recovery, what):
    note.unlink()
    if what == "folder":
        note.mkdir()
    elif what == "fifo":
        os.mkfifo(note)
    elif what == "no parent":
        note.parent.rmdir()
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {}


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o644, 0o664, 0o444])
@pytest.mark.usefixtures("swapping")
def test_the_mode_is_kept(vault, note, recovery, mode):
    note.chmod(mode)
    apply(vault, change(), recovery)
    assert note.stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_is_kept(vault, note, recovery):
    os.chown(note, 12_345, 23_456)
    assert apply(vault, change(), recovery) is Outcome.WRITTEN
    assert (note.stat().st_uid, note.stat().st_gid) == (12_345, 23_456)


@pytest.mark.skipif(sys.platform != "linux", reason="the os module has extended attributes on Linux only")
def test_extended_attributes_are_kept(vault, note, recovery):
    try:
        os.setxattr(note, "user.colour", b"green")
    except OSError:
        pytest.skip("this file system has none")
    apply(vault, change(), recovery)
    assert os.getxattr(note, "user.colour") == b"green"


@pytest.mark.usefixtures("swapping")
def test_a_symlink_stays_and_its_target_changes(vault, tmp_path, recovery):
    target = tmp_path / "elsewhere.md"
    target.write_bytes(BEFORE)
    (vault / "a.md").symlink_to(target)
    assert apply(vault, Write("a.md", OURS, digest(BEFORE)), recovery) is Outcome.WRITTEN
    assert (vault / "a.md").is_symlink()
    assert target.read_bytes() == OURS
    assert not list(tmp_path.glob(".*"))


def test_a_quiet_change_moves_the_time_by_a_millisecond(vault, note, recovery):
    os.utime(note, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    apply(vault, change(quiet=True), recovery)
    assert note.stat().st_mtime_ns == 1_700_000_000_124_456_789


# Somebody saves in between


def save_in_place(place):
    place.write_bytes(THEIRS)


def save_by_rename(place):
    fresh = place.with_name("editor.swp")
    fresh.write_bytes(THEIRS)
    fresh.replace(place)


def before_swap(monkeypatch, *saves):
    """Let a person act in the last instant before each swap, the first the first time and so on."""
    waiting = list(saves)
    plain = syscalls.swap

    def racing(placed, real):
        if waiting:
            waiting.pop(0)()
        return plain(placed, real)

    monkeypatch.setattr(syscalls, "swap", racing)


@pytest.mark.parametrize("save", [save_in_place, save_by_rename])
@pytest.mark.usefixtures("swapping")
def test_a_save_between_look_and_swap_wins_and_ours_is_kept(vault, note, recovery, monkeypatch, save):
    before_swap(monkeypatch, lambda: save(note))
    assert apply(vault, change(keep=kept_before()), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}
    assert stored(recovery) == {BEFORE, OURS}


@pytest.mark.usefixtures("swapping", "linking")  # without both, the second look is all there is
@pytest.mark.parametrize("save", [save_in_place, save_by_rename])
def test_a_save_while_the_new_bytes_are_prepared_wins(vault, note, recovery, monkeypatch, save):
    plain = os.fsync

    def fsync(descriptor):
        plain(descriptor)
        save(note)

    monkeypatch.setattr(os, "fsync", fsync)
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}


def test_the_latest_of_two_racing_saves_wins_and_the_earlier_is_kept(vault, note, recovery, monkeypatch):
    def save_again():
        fresh = note.with_name("editor.swp")
        fresh.write_bytes(b"later still\n")
        fresh.replace(note)

    before_swap(monkeypatch, lambda: save_by_rename(note), save_again)
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": b"later still\n"}
    assert stored(recovery) == {THEIRS}


def test_a_person_who_never_stops_saving_loses_nothing(vault, note, recovery, monkeypatch):
    saved = []

    def save():
        saved.append(b"save %d\n" % len(saved))
        fresh = note.with_name("editor.swp")
        fresh.write_bytes(saved[-1])
        fresh.replace(note)

    before_swap(monkeypatch, *[save] * 50)
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    # Each save but the last two was replaced by the person's own next one
    assert set(saved[-2:]) <= {*tree(vault).values(), *stored(recovery)}


@pytest.mark.usefixtures("swapping")
def test_a_note_deleted_in_between_is_not_made_again(vault, note, recovery, monkeypatch):
    before_swap(monkeypatch, note.unlink)
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {}


@pytest.mark.parametrize("at", ["opened", "swap"])
def test_a_note_taken_away_and_written_anew_is_to_be_tried_again(vault, note, recovery, monkeypatch, at):
    plain = getattr(syscalls, at)

    @contextlib.contextmanager
    def away(*_, **__):
        note.unlink()
        try:
            yield
        finally:
            note.write_bytes(THEIRS)

    @contextlib.contextmanager
    def opened(*given, **more):
        with away(), plain(*given, **more) as descriptor:
            yield descriptor

    monkeypatch.setattr(syscalls, at, opened if at == "opened" else away()(plain))
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}


def test_a_name_replaced_while_it_is_linked_is_linked_again(vault, note, recovery, monkeypatch):
    plain = os.link

    def link(source, target, **_more):
        # What Linux says when a rename comes between finding the file and linking it
        save_by_rename(note)
        monkeypatch.setattr(os, "link", plain)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), source, None, target)

    monkeypatch.setattr(syscalls, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "link", link)
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}
    assert stored(recovery) == {OURS}


def test_an_editor_that_saves_into_the_displaced_file_wins(vault, note, recovery, monkeypatch):
    editor = os.open(note, os.O_RDWR)
    plain = syscalls.nobody_writes

    def nobody_writes(descriptor):
        os.pwrite(editor, THEIRS, 0)
        os.ftruncate(editor, len(THEIRS))
        os.close(editor)
        monkeypatch.setattr(syscalls, "nobody_writes", plain)
        return plain(descriptor)

    monkeypatch.setattr(syscalls, "nobody_writes", nobody_writes)
    assert apply(vault, change(), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}
    assert stored(recovery) == {OURS}


def leases_work(folder):
    place = folder / "lease"
    place.touch()
    with place.open("rb") as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except (OSError, AttributeError):
            return False
    return True


def test_a_note_that_is_open_to_write_in_stays_the_editors(vault, note, recovery, monkeypatch, tmp_path):
    if not leases_work(tmp_path):
        pytest.skip("this file system has no leases")
    pauses = []
    monkeypatch.setattr(syscalls.time, "sleep", pauses.append)
    with note.open("r+b") as editor:
        assert apply(vault, change(), recovery) is Outcome.CHANGED
        editor.write(THEIRS)
        editor.truncate()
    assert tree(vault) == {"days/a.md": THEIRS}
    assert sum(pauses) < 0.35
    assert apply(vault, Write("days/a.md", OURS, digest(THEIRS)), recovery) is Outcome.WRITTEN


def test_a_reader_is_not_in_the_way(vault, note, recovery, monkeypatch):
    monkeypatch.setattr(syscalls.time, "sleep", lambda _: None)
    with note.open("rb") as reader:
        assert apply(vault, change(), recovery) is Outcome.WRITTEN
        assert reader.read() == BEFORE
    assert tree(vault) == {"days/a.md": OURS}


# A new note


def test_a_new_note_comes_with_its_folders_and_its_time(vault, recovery):
    step = Write("days/2025/a.md", OURS, None, mtime=1_700_000_000.5)
    umask = os.umask(0o027)
    try:
        assert apply(vault, step, recovery) is Outcome.WRITTEN
    finally:
        os.umask(umask)
    place = vault / "days" / "2025" / "a.md"
    assert tree(vault) == {"days/2025/a.md": OURS}
    assert place.stat().st_mtime == 1_700_000_000.5
    assert place.stat().st_mode & 0o777 == 0o640
    assert place.stat().st_nlink == 1
    assert place.parent.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("what", ["file", "dangling symlink", "folder", "same"])
@pytest.mark.usefixtures("linking")
def test_a_taken_name_is_never_written_over(vault, recovery, what):
    place = vault / "a.md"
    if what == "folder":
        place.mkdir()
    elif what == "dangling symlink":
        place.symlink_to("missing.md")
    else:
        place.write_bytes(OURS if what == "same" else THEIRS)
    before = tree(vault)
    assert apply(vault, Write("a.md", OURS, None), recovery) is Outcome.EXISTS
    assert tree(vault) == before


@pytest.mark.usefixtures("linking")
def test_a_name_taken_in_the_last_instant_is_never_written_over(vault, recovery, monkeypatch):
    plain = os.link

    def link(source, target, **more):
        Path(target).write_bytes(THEIRS)
        plain(source, target, **more)

    monkeypatch.setattr(os, "link", link)
    assert apply(vault, Write("a.md", OURS, None), recovery) is Outcome.EXISTS
    assert tree(vault) == {"a.md": THEIRS}


@pytest.mark.usefixtures("linking")
def test_a_new_note_where_there_are_no_links(vault, recovery):
    assert apply(vault, Write("x/a.md", OURS, None, mtime=1_700_000_000), recovery) is Outcome.WRITTEN
    assert tree(vault) == {"x/a.md": OURS}
    assert (vault / "x/a.md").stat().st_mtime == 1_700_000_000


@pytest.mark.usefixtures("linking", "note")
def test_a_change_on_a_disk_with_neither_links_nor_exchange(vault, recovery, monkeypatch):
    monkeypatch.setattr(syscalls, "exchange", lambda *_: False)
    assert apply(vault, change(), recovery) is Outcome.WRITTEN
    assert tree(vault) == {"days/a.md": OURS}


# A page that nothing names any more


def retire(expected=BEFORE, keep=True):
    return Retire("days/a.md", digest(expected), (Kept("days/a.md", expected, "retired"),) if keep else ())


@pytest.mark.parametrize("keep", [True, False])
def test_a_retired_page_goes_to_recovery_even_if_the_step_forgot(vault, note, recovery, keep):
    assert apply(vault, retire(keep=keep), recovery) is Outcome.WRITTEN
    assert tree(vault) == {}
    assert note.parent.is_dir()
    assert [(entry.why, recovery.read(entry)) for entry in recovery.entries()] == [("retired", BEFORE)]


@pytest.mark.parametrize("what", ["changed", "gone", "symlink"])
def test_a_page_that_is_not_as_expected_stays(vault, note, recovery, what):
    if what == "changed":
        note.write_bytes(THEIRS)
    else:
        note.unlink()
    if what == "symlink":
        note.with_name("b.md").write_bytes(BEFORE)
        note.symlink_to("b.md")
    before = tree(vault)
    assert apply(vault, retire(), recovery) is Outcome.CHANGED
    assert tree(vault) == before


@pytest.mark.parametrize("save", [save_in_place, save_by_rename])
@pytest.mark.usefixtures("linking")
def test_a_save_before_the_page_goes_brings_it_back(vault, note, recovery, monkeypatch, save):
    plain = os.rename

    def rename(source, target):
        save(note)
        monkeypatch.setattr(os, "rename", plain)
        plain(source, target)

    monkeypatch.setattr(os, "rename", rename)
    assert apply(vault, retire(), recovery) is Outcome.CHANGED
    assert tree(vault) == {"days/a.md": THEIRS}


# Another name


def rename(name="b.md", expected=BEFORE):
    return Rename("days/a.md", name, digest(expected))


@pytest.mark.usefixtures("swapping", "linking")
@pytest.mark.parametrize("name", ["b.md", "A.md"])
def test_a_note_gets_another_name_and_stays_as_it_is(vault, note, recovery, name):
    note.chmod(0o600)
    os.utime(note, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    before = note.stat()
    assert apply(vault, rename(name), recovery) is Outcome.WRITTEN
    after = note.with_name(name).stat()
    assert tree(vault) == {f"days/{name}": BEFORE}
    assert (after.st_ino, after.st_mode, after.st_mtime_ns, after.st_nlink) == (
        before.st_ino,
        before.st_mode,
        before.st_mtime_ns,
        1,
    )


@pytest.mark.usefixtures("swapping", "linking")
@pytest.mark.parametrize("what", ["file", "dangling symlink", "folder", "same"])
def test_a_name_that_is_taken_stays_whose_it_is(vault, note, recovery, what):
    place = note.with_name("b.md")
    if what == "folder":
        place.mkdir()
    elif what == "dangling symlink":
        place.symlink_to("missing.md")
    else:
        place.write_bytes(BEFORE if what == "same" else THEIRS)
    before = tree(vault)
    assert apply(vault, rename(), recovery) is Outcome.EXISTS
    assert tree(vault) == before
    assert os.path.lexists(place)


@pytest.mark.parametrize("what", ["changed", "gone", "symlink"])
def test_a_note_that_is_not_as_expected_keeps_its_name(vault, note, recovery, what):
    if what == "changed":
        note.write_bytes(THEIRS)
    else:
        note.unlink()
    if what == "symlink":
        note.with_name("c.md").write_bytes(BEFORE)
        note.symlink_to("c.md")
    before = tree(vault)
    assert apply(vault, rename(), recovery) is Outcome.CHANGED
    assert tree(vault) == before


def test_a_rename_killed_while_the_note_had_both_names_is_finished(vault, note, recovery):
    os.link(note, note.with_name("b.md"))
    assert apply(vault, rename(), recovery) is Outcome.WRITTEN
    assert tree(vault) == {"days/b.md": BEFORE}


def test_on_a_disk_that_does_not_tell_cases_apart_the_spelling_changes(vault, note, recovery, monkeypatch):
    monkeypatch.setattr(renames, "is_one_file", lambda *_: True)  # as of both names there
    assert apply(vault, rename("A.md"), recovery) is Outcome.WRITTEN
    assert tree(vault) == {"days/A.md": BEFORE}
    assert not note.exists()


def test_a_name_has_no_folder(vault, note, recovery):
    with pytest.raises(ValueError, match="Invalid name"):
        apply(vault, rename("../b.md"), recovery)
    assert note.read_bytes() == BEFORE


# What is refused


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "a/../../b.md", "", "a//b.md"])
@pytest.mark.parametrize("expected", [None, digest(BEFORE)])
def test_paths_stay_inside(vault, recovery, path, expected):
    with pytest.raises(ValueError, match="not a path inside"):
        apply(vault, Write(path, OURS, expected), recovery)


@pytest.mark.parametrize(
    "make", [lambda path: Write(path, OURS, None), lambda path: Write(path, OURS, digest(BEFORE))]
)
def test_a_folder_that_leads_out_of_the_vault_is_refused(vault, tmp_path, recovery, make):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_bytes(BEFORE)
    (vault / "out").symlink_to(tmp_path / "out")
    for path in ("out/a.md", "out/deeper/a.md"):
        with pytest.raises(CannotWrite, match="leads out of the vault"):
            apply(vault, make(path), recovery)
    assert tree(tmp_path / "out") == {"a.md": BEFORE}


def test_a_vault_that_is_gone_is_not_made(tmp_path, recovery):
    with pytest.raises(VaultGone):
        apply(tmp_path / "vault", Write("a.md", OURS, None), recovery)
    assert not (tmp_path / "vault").exists()


@pytest.mark.usefixtures("note")
def test_a_store_that_refuses_stops_the_write(vault, recovery, monkeypatch):
    def keep(_kept):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(recovery, "keep", keep)
    for step in (change(keep=kept_before()), retire(), retire(keep=False)):
        with pytest.raises(CannotWrite, match="No space left"):
            apply(vault, step, recovery)
        assert tree(vault) == {"days/a.md": BEFORE}


# The disk fails at every site, and the process is killed at every site

SITES = {
    os: [
        "open",
        "fstat",
        "lseek",
        "read",
        "write",
        "fsync",
        "fchmod",
        "utime",
        "link",
        "rename",
        "replace",
        "unlink",
        "mkdir",
        "close",
    ],
    syscalls: ["exchange"],
    renames: ["_in_one_step"],
}
STEPS = {
    "change": lambda: change(keep=kept_before(), quiet=True),
    "new": lambda: Write("days/2025/b.md", OURS, None, mtime=1.0),
    "retire": retire,
    "rename": lambda: Rename("days/a.md", "b.md", digest(BEFORE)),
}


class Tripwire:
    """Counts the calls of every site, and at one of them does something else instead."""

    def __init__(self, monkeypatch, at=None, do=None):
        self.seen = []
        self.at = at
        self.do = do
        for module, names in SITES.items():
            for name in names:
                monkeypatch.setattr(module, name, self.wrapped(name, getattr(module, name)))

    def wrapped(self, name, plain):
        def site(*args, **more):
            self.seen.append(name)
            if len(self.seen) - 1 != self.at:
                return plain(*args, **more)
            if name == "close":  # a descriptor is closed even if closing it fails
                plain(*args, **more)
            return self.do()

        return site


def fresh(folder):
    """A vault with one note, and the tree it is."""
    root = folder / "vault"
    (root / "days").mkdir(parents=True)
    (root / "days" / "a.md").write_bytes(BEFORE)
    (root / "days" / "a.md").chmod(0o640)
    return root, tree(root)


def sites_of(kind, tmp_path, monkeypatch):
    """A dry run in a vault of its own, to know which calls a step makes."""
    root, _ = fresh(tmp_path / "dry")
    with monkeypatch.context() as patch:
        wire = Tripwire(patch)
        assert (
            apply(root, STEPS[kind](), Recovery(tmp_path / "dry-store", now=lambda: NOW)) is Outcome.WRITTEN
        )
    return wire.seen


@pytest.mark.usefixtures("swapping")
@pytest.mark.parametrize("kind", STEPS)
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_disk_error_at_any_site_leaves_the_original(tmp_path, monkeypatch, kind, code):
    def fail():
        raise OSError(code, os.strerror(code))

    harmless = []
    sites = sites_of(kind, tmp_path, monkeypatch)
    for at, name in enumerate(sites):
        root, before = fresh(tmp_path / str(at))
        recovery = Recovery(tmp_path / f"store-{at}", now=lambda: NOW)
        with monkeypatch.context() as patch:
            Tripwire(patch, at, fail)
            try:
                outcome = apply(root, STEPS[kind](), recovery)
            except CannotWrite as error:
                outcome = error.what
        if outcome is Outcome.WRITTEN:
            harmless.append(name)
            assert not list(root.rglob(".*")), (at, name)
        else:
            assert os.strerror(code) in outcome, (at, name)
            assert tree(root) == before, (at, name)
            assert (root / "days" / "a.md").stat().st_mode & 0o777 == 0o640, (at, name)
    # Only what was open to be read, or a folder, may fail to close without harm
    assert set(harmless) <= {"close"}
    assert len(sites) - len(harmless) > 7


@pytest.mark.usefixtures("swapping")
@pytest.mark.parametrize("kind", STEPS)
def test_a_kill_at_any_site_loses_nothing(tmp_path, monkeypatch, kind):
    for at, name in enumerate(sites_of(kind, tmp_path, monkeypatch)):
        root, before = fresh(tmp_path / str(at))
        store = tmp_path / f"store-{at}"
        child = os.fork()
        if not child:
            try:
                Tripwire(monkeypatch, at, lambda: os.kill(os.getpid(), signal.SIGKILL))
                apply(root, STEPS[kind](), Recovery(store, now=lambda: NOW))
            finally:
                os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, (at, name)
        visible = {path: data for path, data in tree(root).items() if "/." not in path}
        finished = {
            "change": {"days/a.md": OURS},
            "new": {**before, "days/2025/b.md": OURS},
            "retire": {},
            "rename": {"days/b.md": BEFORE},
        }
        halfway = {**before, **finished["rename"]} if kind == "rename" else before
        assert visible in (before, finished[kind], halfway), (at, name)
        sweeper = Recovery(store, now=lambda: datetime.now(UTC) + timedelta(hours=2))
        sweep_temporaries(root, sweeper)
        assert tree(root) == visible, (at, name)
        assert BEFORE in {*visible.values(), *stored(sweeper)}, (at, name)


LOOP = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from vaultkit.plan import Kept, Write, digest
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.write import apply
root = Path(sys.argv[1])
recovery = Recovery(Path(sys.argv[2]), now=lambda: datetime.now(UTC))
print("ready", flush=True)
while True:
    before = (root / "a.md").read_bytes()
    number = int(before[:8]) + 1
    data = b"%08d\\n" % number * 5_000
    apply(root, Write("a.md", data, digest(before), (Kept("a.md", before, "before"),)), recovery)
"""
KILLS = 40


def test_kills_at_random_moments_tear_nothing(vault, tmp_path):
    chance = random.Random(7)
    place = vault / "a.md"
    place.write_bytes(b"%08d\n" % 0 * 5_000)
    numbers = []
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", LOOP, str(vault), str(tmp_path / "recovery")], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.03))  # any moment will do: nothing is expected to have happened
            child.kill()
        data = place.read_bytes()
        assert data == data[:9] * 5_000
        numbers.append(int(data[:8]))
    assert numbers == sorted(numbers)
    later = Recovery(tmp_path / "recovery", now=lambda: datetime.now(UTC) + timedelta(hours=2))
    sweep_temporaries(vault, later)
    assert list(tree(vault)) == ["a.md"]
    kept = stored(later)
    assert {b"%08d\n" % number * 5_000 for number in range(numbers[-1])} <= kept


# What a kill left behind


def leave(place, data, hours):
    leftover = syscalls.temporary_beside(place)
    leftover.write_bytes(data)
    at = NOW - timedelta(hours=hours)
    os.utime(leftover, (at.timestamp(), at.timestamp()))
    return leftover


def sweeper_at(recovery, **later):
    return Recovery(recovery.folder, now=lambda: datetime.now(UTC) + timedelta(**later))


def test_leftovers_go_to_recovery_under_the_name_of_their_note(vault, note, recovery):
    leave(note, THEIRS, 2)
    leave(note, b"", 2)
    assert sweep_temporaries(vault, sweeper_at(recovery, minutes=61)) == 2
    assert tree(vault) == {"days/a.md": BEFORE}
    assert [(entry.path, recovery.read(entry)) for entry in recovery.entries()] == [("days/a.md", THEIRS)]


def test_leftovers_whose_note_is_gone_are_kept_too(vault, note, recovery):
    leftover = leave(note, THEIRS, 2)
    note.unlink()
    sweep_temporaries(vault, sweeper_at(recovery, hours=2))
    assert [entry.path for entry in recovery.entries()] == [leftover.name]


def test_leftovers_beside_the_target_of_a_linked_note_are_found(vault, tmp_path, recovery):
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "real.md"
    target.write_bytes(BEFORE)
    (vault / "a.md").symlink_to(target)
    leave(target, THEIRS, 2)
    assert sweep_temporaries(vault, sweeper_at(recovery, hours=2)) == 1
    assert tree(tmp_path / "out") == {"real.md": BEFORE}
    assert [entry.path for entry in recovery.entries()] == ["a.md"]


@pytest.mark.usefixtures("note")
def test_nothing_else_is_swept(vault, recovery):
    for name in (".hidden", ".vaultkit", ".vaultkit-x", "x.tmp", ".vaultkit-x.tmp.md", "vaultkit-x.tmp"):
        (vault / name).write_bytes(b"text")
    (vault / ".vaultkit-folder.tmp").mkdir()
    (vault / ".vaultkit-link.tmp").symlink_to("x.tmp")
    (vault / ".git").mkdir()
    (vault / ".git" / ".vaultkit-x.tmp").write_bytes(b"text")
    before = tree(vault)
    assert sweep_temporaries(vault, sweeper_at(recovery, hours=2)) == 0
    assert tree(vault) == before
    assert (vault / ".vaultkit-link.tmp").is_symlink()


def test_a_write_in_progress_is_not_swept(vault, note, recovery):
    leave(note, THEIRS, 2)  # an old modification time, but the name was made just now
    assert sweep_temporaries(vault, sweeper_at(recovery, minutes=59)) == 0


def test_a_leftover_that_cannot_be_stored_stays(vault, note, recovery, monkeypatch):
    leftover = leave(note, THEIRS, 2)
    sweeper = sweeper_at(recovery, hours=2)

    def keep(_kept):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sweeper, "keep", keep)
    assert sweep_temporaries(vault, sweeper) == 0
    assert leftover.read_bytes() == THEIRS


def test_where_the_c_library_has_no_exchange_there_is_none(note, monkeypatch):
    monkeypatch.setattr(renames, "_renameat2", lambda: None)
    assert not syscalls.exchange(note, note)


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL])
@pytest.mark.usefixtures("note")
def test_a_file_system_without_exchange_falls_back(vault, recovery, monkeypatch, code):
    monkeypatch.setattr(renames, "_renameat2", lambda: lambda *_: code)
    assert apply(vault, change(), recovery) is Outcome.WRITTEN
    assert tree(vault) == {"days/a.md": OURS}


def test_the_c_library_is_loaded_by_the_first_write_only():
    code = (
        "import sys, vaultkit.vault.write; assert not {'ctypes', 'platformdirs', 'fcntl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_tripwire_sees_what_a_write_does(tmp_path, monkeypatch):
    seen = set(sites_of("change", tmp_path, monkeypatch))
    assert {"open", "read", "write", "fsync", "fchmod", "utime", "unlink", "replace"} <= seen
    assert "exchange" in seen
