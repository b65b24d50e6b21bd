import errno
import json
import os
from datetime import UTC, datetime, timedelta, timezone

import pytest

from vaultkit.errors import NothingToRecover
from vaultkit.plan import Kept
from vaultkit.vault.recovery import Recovery

START = datetime(2025, 3, 30, 1, 30, tzinfo=timezone(timedelta(hours=2)))


class Clock:
    def __init__(self):
        self.at = START

    def __call__(self):
        return self.at

    def go(self, **by):
        self.at += timedelta(**by)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    return Recovery(tmp_path / "state" / "recovery", now=clock)


def files_in(store):
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbfa\r\n", b"\xff\x00\xfe", "grüße\n".encode()])
def test_what_is_kept_is_read_again(store, data):
    entry = store.keep(Kept("days/a.md", data, "before"))
    assert store.read(entry) == data
    assert store.entries() == (entry,)
    assert (entry.path, entry.why, entry.when, entry.size) == ("days/a.md", "before", START, len(data))


def test_everything_is_private_and_no_name_tells_the_note(store):
    store.keep(Kept("days/secret.md", b"text", "typed"))
    assert store.folder.stat().st_mode & 0o777 == 0o700
    assert {path.parent.stat().st_mode & 0o777 for path in files_in(store)} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in files_in(store)} == {0o600}
    assert not any("secret" in str(path) for path in files_in(store))


def test_a_sidecar_says_what_and_when_with_the_offset(store):
    entry = store.keep(Kept("a.md", b"text", "before"))
    sidecar = next(path for path in files_in(store) if path.suffix == ".json")
    assert json.loads(sidecar.read_bytes()) == {
        "path": "a.md",
        "why": "before",
        "when": "2025-03-30T01:30:00+02:00",
        "sha256": entry.sha256,
        "size": 4,
    }


def test_a_clock_without_an_offset_gets_one(tmp_path):
    store = Recovery(tmp_path, now=lambda: datetime(2025, 3, 30, 1, 30))  # noqa: DTZ001 - that is the case
    assert store.keep(Kept("a.md", b"text", "before")).when.utcoffset() is not None


def test_newest_first_even_within_one_moment(store, clock):
    kept = [store.keep(Kept("a.md", bytes([number]), "before")) for number in range(3)]
    clock.go(days=1)
    kept.append(store.keep(Kept("b.md", b"text", "before")))
    assert store.entries() == tuple(reversed(kept))
    assert store.entries("a.md") == tuple(reversed(kept[:3]))
    assert store.entries("c.md") == ()


def test_the_same_bytes_are_kept_once_and_stay_fresh(store, clock):
    first = store.keep(Kept("a.md", b"text", "before"))
    clock.go(days=29)
    again = store.keep(Kept("a.md", b"text", "before"))
    assert (again.id, again.when) == (first.id, clock())
    assert len(store.entries()) == 1
    clock.go(days=2)
    assert store.prune() == 0
    store.keep(Kept("a.md", b"text", "typed"))
    store.keep(Kept("b.md", b"text", "before"))
    store.keep(Kept("a.md", b"other", "before"))
    store.keep(Kept("a.md", b"text", "before"))
    assert len(store.entries()) == 5


def test_a_damaged_copy_is_not_taken_for_the_same_bytes(store):
    first = store.keep(Kept("a.md", b"text", "before"))
    next(path for path in files_in(store) if path.suffix == ".bytes").write_bytes(b"tex!")
    second = store.keep(Kept("a.md", b"text", "before"))
    assert second.id != first.id
    assert store.read(second) == b"text"
    with pytest.raises(NothingToRecover):
        store.read(first)


@pytest.mark.parametrize(
    "sidecar",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"path": "a.md", "why": "before", "when": "never", "sha256": "", "size": 4}',
        b'{"path": "a.md", "why": "before", "when": "2025-01-01T00:00:00", "sha256": "", "size": 4}',
        b'{"path": "a.md", "why": "joke", "when": "2025-01-01T00:00:00+00:00", "sha256": "", "size": 4}',
        b'{"path": "a.md", "why": "before", "when": "2025-01-01T00:00:00+00:00", "sha256": "", "size": 5}',
    ],
)
def test_damaged_sidecars_are_counted_and_hide_nothing_else(store, sidecar):
    store.keep(Kept("a.md", b"text", "before"))
    next(path for path in files_in(store) if path.suffix == ".json").write_bytes(sidecar)
    sound = store.keep(Kept("b.md", b"text", "before"))
    assert store.entries() == (sound,)
    assert store.damaged == 1
    store.entries("b.md")
    assert store.damaged == 0


def test_reading_what_is_gone_says_so(store):
    entry = store.keep(Kept("a.md", b"text", "before"))
    store.forget("a.md")
    with pytest.raises(NothingToRecover):
        store.read(entry)


def test_pruned_by_age(store, clock):
    store.keep(Kept("a.md", b"old", "before"))
    clock.go(days=20)
    young = store.keep(Kept("a.md", b"young", "before"))
    clock.go(days=11)
    assert store.prune() == 1
    assert store.entries() == (young,)
    assert len(files_in(store)) == 2


def test_pruned_by_size_oldest_first_but_never_the_last_hour(tmp_path, clock):
    store = Recovery(tmp_path / "recovery", megabytes=1, now=clock)
    kept = []
    for number in range(4):
        kept.append(store.keep(Kept(f"{number}.md", bytes(400_000), "before")))
        clock.go(minutes=10)
    assert store.prune() == 0
    clock.go(minutes=35)
    assert store.prune() == 2
    assert store.entries() == tuple(reversed(kept[2:]))


def test_damaged_copies_age_out_too(store, clock):
    store.keep(Kept("a.md", b"text", "before"))
    for path in files_in(store):
        if path.suffix == ".json":
            path.unlink()
        else:
            os.utime(path, (START.timestamp(), START.timestamp()))
    assert store.prune() == 0
    clock.go(days=31)
    assert store.prune() == 1
    assert files_in(store) == []


def test_forget_one_path_or_all(store):
    store.keep(Kept("a.md", b"1", "before"))
    store.keep(Kept("a.md", b"2", "typed"))
    other = store.keep(Kept("b.md", b"3", "before"))
    assert store.forget("a.md") == 2
    assert store.entries() == (other,)
    assert store.forget() == 1
    assert files_in(store) == []


def test_a_store_that_was_never_used_is_empty(store):
    assert store.entries() == ()
    assert store.prune() == 0
    assert store.forget() == 0
    assert not store.folder.exists()


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_full_disk_is_an_error_and_leaves_no_half_copy(store, monkeypatch, name, nth):
    first = store.keep(Kept("a.md", b"text", "before"))
    plain = getattr(os, name)
    calls = iter(range(1, 100))

    def fail(*args, **more):
        if next(calls) == nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return plain(*args, **more)

    monkeypatch.setattr(os, name, fail)
    try:
        second = store.keep(Kept("a.md", b"more", "before"))
    except OSError:
        monkeypatch.undo()
        assert store.entries() == (first,)
        assert store.read(first) == b"text"
        assert len(files_in(store)) == 2
    else:
        assert store.read(second) == b"more"
        assert next(calls) <= nth + 1


def test_entries_compare_across_offsets(store, clock):
    first = store.keep(Kept("a.md", b"1", "before"))
    clock.at = clock.at.astimezone(UTC) + timedelta(minutes=1)
    second = store.keep(Kept("a.md", b"2", "before"))
    assert store.entries() == (second, first)
