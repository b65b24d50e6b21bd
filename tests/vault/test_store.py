"""The index on disk: whatever befalls it, the pages are those of a vault that has none; and it keeps no secrets."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from benchmarks.vault import notes
from tests.conftest import Desk
from vaultkit.vault import files, store
from vaultkit.vault.places import cache_folder

LONG_AGO = 1_000_000_000_000_000_007
"""A time of which no clock's tick is in doubt."""
MON, TUE, WED = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3, 4))
OF_EVERY_SORT = {
    "Plain.md": "Words of somebody's own.\n",
    "Private.md": "---\nkind: trigger\nprivate: true\n---\ncanary\n",
    "Broken.md": "---\nkind: trigger\nkind: [\n---\n",
    "Bytes.md": b"---\nkind: reflection\n---\n\xff\n",
    "Copy.sync-conflict-20260302-200000-ABCDEFG.md": "Words.\n",
    "Regions.md": "<!-- vaultkit:begin open -->\n<!-- vaultkit:end open -->\n",
    "Templates/vaultkit/Week.md": "no regions\n",
    "Empty.md": "",
}


def at_rest(desk):
    """Refreshed, with every stamp beyond doubt: the next look opens no note."""
    desk.refresh()
    for note in desk.root.rglob("*.md"):
        os.utime(note, ns=(LONG_AGO, LONG_AGO))
    assert desk.refresh().is_up_to_date


def kept(desk):
    """The file of the index."""
    [file] = Path(cache_folder(desk.root)).glob("index-*.sqlite")
    return file


def opened(desk, monkeypatch):
    """The notes that a refresh opens."""
    real, seen = files.read, []

    def read(root, path):
        seen.append(path)
        return real(root, path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "read", read)
        desk.refresh()
    return {path for path in seen if path.endswith(".md") and not path.startswith("Templates/")}


def fresh(desk, folder):
    """Every file as a refresh gives it that knows nothing of before."""
    other = Desk(folder / "fresh")
    other.hour = desk.hour
    for path, data in desk.tree().items():
        if not path.startswith("Patterns/"):
            other.write(path, data)
    other.refresh()
    found = other.tree()
    shutil.rmtree(other.root)
    return found


def written(desk):
    desk.write(MON, "Late again. #trigger/late #feeling/afraid\n- rest first #lesson\n")
    desk.write(TUE, "Late. #trigger/late\n")
    desk.write(WED, "- a walk #lesson\n")
    at_rest(desk)
    return desk


@pytest.fixture
def small(desk):
    return written(desk)


# What is kept is what was read.


def test_every_sort_of_note_is_kept_as_it_was_read(desk, monkeypatch):
    for path, text in (*notes(120), *OF_EVERY_SORT.items()):
        desk.write(path, text)
    at_rest(desk)
    first = desk.journal().index
    first.begin_from(store.Stored())
    first.rescan()
    again = desk.journal().index
    assert again.entries == first.entries
    assert again.problems() == first.problems()
    assert opened(desk, monkeypatch) == set()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_it_is_for_this_person_alone_whatever_the_umask(desk, umask):
    desk.write(MON, "#trigger/late\n")
    before = os.umask(umask)
    try:
        assert desk.run("refresh").exit_code == 0
    finally:
        os.umask(before)
    top = Path(os.environ["VAULTKIT_STATE"])
    there = [top, *top.rglob("*")]
    assert any(place.name == "settled" for place in there)
    assert any(place.suffix == ".sqlite" for place in there)
    assert {place.stat().st_mode & 0o777 for place in there if place.is_dir()} == {0o700}
    assert {place.stat().st_mode & 0o777 for place in there if place.is_file()} == {0o600}


def test_a_folder_that_was_open_is_closed(desk):
    folder = Path(cache_folder(desk.root))
    folder.mkdir(0o755, parents=True)
    desk.write(MON, "#trigger/late\n")
    desk.refresh()
    assert folder.stat().st_mode & 0o777 == 0o700


# Damage.


def garbage(file):
    file.write_bytes(os.urandom(8192))


def empty(file):
    file.write_bytes(b"")


def half(file):
    os.truncate(file, file.stat().st_size // 2)


def a_folder(file):
    file.unlink()
    file.mkdir()


def a_folder_with_something_in_it(file):
    a_folder(file)
    (file / "x").touch()


def foreign(file):
    file.unlink()
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE x (y)")
    base.close()


def foreign_with_our_tables(file):
    file.unlink()
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE note (path TEXT, other INT)")
        base.execute("CREATE TABLE state (turn INT)")
    base.close()


def no_state(file):
    with sqlite3.connect(file) as base:
        base.execute("DELETE FROM state")
    base.close()


def another_settled(file):
    with sqlite3.connect(file) as base:
        base.execute("UPDATE state SET settled = 'nothing of ours'")
    base.close()


def a_path_that_is_no_text(file):
    with sqlite3.connect(file) as base:
        base.execute("UPDATE note SET path = CAST(x'ff' AS TEXT) WHERE path = ?", (MON,))
    base.close()


def a_row_that_is_no_bytes(file):
    with sqlite3.connect(file) as base:
        base.execute("INSERT INTO note (path, size, mtime, inode, said) VALUES ('Gone.md', 1, 1, 1, 7)")
    base.close()


def a_row_less(file):
    with sqlite3.connect(file) as base:
        base.execute("DELETE FROM note WHERE path = ?", (WED,))
    base.close()


def away(file):
    file.unlink()


DAMAGES = [
    garbage, empty, half, a_folder, a_folder_with_something_in_it, foreign, foreign_with_our_tables, no_state,
    another_settled, a_path_that_is_no_text, a_row_that_is_no_bytes, a_row_less,
    away,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_wrong_with_it_the_pages_are_as_without(small, damage, tmp_path):
    damage(kept(small))
    (small.root / WED).unlink()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


@pytest.mark.parametrize("damage", [each for each in DAMAGES if not each.__name__.startswith("a_folder")])
def test_a_damaged_one_is_made_anew(small, damage, monkeypatch):
    damage(kept(small))
    at_rest(small)
    assert opened(small, monkeypatch) == set()


@given_settings(max_examples=int(os.environ.get("EXAMPLES", "40")))
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), gone=st.sampled_from([MON, TUE, WED]))
@example(at=0.0, byte=0, gone=TUE)
def test_a_byte_that_flipped_changes_no_page(at, byte, gone, tmp_path_factory):
    folder = tmp_path_factory.mktemp("flip")
    desk = written(Desk(folder / "vault"))
    file = kept(desk)
    data = bytearray(file.read_bytes())
    data[int(at * len(data))] = byte
    file.write_bytes(data)
    (desk.root / gone).unlink()
    desk.refresh()
    assert desk.tree() == fresh(desk, folder)
    at_rest(desk)
    with pytest.MonkeyPatch.context() as patch:
        assert opened(desk, patch) == set()
    shutil.rmtree(folder)


def test_a_row_that_lost_its_bytes_is_no_note_that_says_nothing(small, tmp_path):
    """NULL stands for a note that is none of the journal's: one flipped byte of a row's head makes it so."""
    with sqlite3.connect(kept(small)) as base:
        base.execute("UPDATE note SET said = NULL WHERE path = ?", (MON,))
        base.execute("UPDATE state SET settled = ''")
    base.close()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


def test_a_row_whose_checksum_fails_is_read_again(small, monkeypatch):
    with sqlite3.connect(kept(small)) as base:
        [[said]] = base.execute("SELECT said FROM note WHERE path = ?", (MON,)).fetchall()
        base.execute("UPDATE note SET said = ? WHERE path = ?", (said[:-9] + b"x" + said[-8:], MON))
    base.close()
    assert MON in opened(small, monkeypatch)
    at_rest(small)
    assert opened(small, monkeypatch) == set()


def test_a_row_that_was_lost_is_no_note_that_was_never_counted(small, tmp_path):
    """The pages still speak of it: that it is gone from the vault, too, is to be seen."""
    with sqlite3.connect(kept(small)) as base:
        base.execute("UPDATE note SET said = x'00' WHERE path = ?", (WED,))
    base.close()
    (small.root / WED).unlink()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


# A pickle may name any function there is.


def runs(module, name, *arguments):
    """Bytes that, loaded by pickle itself, call that with these."""
    text = lambda word: b"\x8c" + bytes([len(word)]) + word.encode()  # noqa: E731
    said = b"".join(map(text, arguments))
    return b"\x80\x05" + text(module) + text(name) + b"\x93(" + said + b"tR."


EVIL = [
    ("os", "system", "touch {}"),
    ("posix", "system", "touch {}"),
    ("builtins", "eval", "open('{}', 'w')"),
    ("builtins", "exec", "open('{}', 'w')"),
    ("subprocess", "getoutput", "touch {}"),
    ("vaultkit.vault.store", "os.system", "touch {}"),
    ("vaultkit.vault.store", "pickle.loads", "no bytes"),
    ("vaultkit.journal.watching", "threading._os.system", "touch {}"),
    ("vaultkit.notes.note", "re.enum.bltns.eval", "open('{}', 'w')"),
    ("vaultkit.records.reading", "notes.re.enum.bltns.eval", "open('{}', 'w')"),
    ("vaultkit.no such module", "x", ""),
    ("vaultkit.vault.store", "nothing there", ""),
]


@pytest.mark.parametrize("evil", EVIL, ids=lambda evil: f"{evil[0]} {evil[1]}")
def test_a_row_that_names_a_function_runs_nothing_and_stops_nothing(small, tmp_path, evil, monkeypatch):
    module, name, argument = evil
    trace = tmp_path / "ran"
    with monkeypatch.context() as patch:
        patch.setattr(store.pickle, "dumps", lambda *_, **__: runs(module, name, argument.format(trace)))
        small.write(MON, "Late again. #trigger/late #feeling/sad\n")
        small.refresh()
    (small.root / WED).unlink()
    small.refresh()
    assert not trace.exists()
    assert small.tree() == fresh(small, tmp_path)
    at_rest(small)
    assert opened(small, monkeypatch) == set()


# Who wrote it.


def written_by(desk):
    return sorted(file.name for file in Path(cache_folder(desk.root)).glob("index-*"))


@pytest.mark.parametrize("other", ["code", "settings", "Obsidian", "a template"])
def test_what_other_code_or_settings_wrote_is_never_read_and_goes(small, other, monkeypatch, tmp_path):
    before = written_by(small)
    if other == "code":
        monkeypatch.setattr("vaultkit.journal.journal.code", lambda: "another")
    elif other == "settings":
        small.write("vaultkit.toml", f'private = ["{TUE}"]\n')
    elif other == "Obsidian":
        small.write(".obsidian/daily-notes.json", '{"folder": "Days"}')
    else:
        small.write("Templates/vaultkit/Reflection.md", "---\nkind: reflection\n---\nLate.\n")
    assert opened(small, monkeypatch) >= {MON, WED}
    [now] = written_by(small)
    assert [now] != before
    assert small.tree() == fresh(small, tmp_path)


# No disk for it.


class Full(sqlite3.Connection):
    def executemany(self, *_):
        raise sqlite3.OperationalError("database or disk is full")


def full(patch):
    real = sqlite3.connect
    patch.setattr(sqlite3, "connect", lambda *args, **kwargs: real(*args, **kwargs, factory=Full))


def read_only(patch):
    real, making = sqlite3.connect, os.open

    def refuses(path, flags, mode=0o777, **more):
        if flags & os.O_CREAT and "index-" in str(path):
            raise OSError(errno.EROFS, "Read-only file system")
        return making(path, flags, mode, **more)

    patch.setattr(os, "open", refuses)
    patch.setattr(sqlite3, "connect", lambda file, **more: real(f"file:{file}?mode=ro", uri=True, **more))


@pytest.mark.parametrize("disk", [full, read_only])
@pytest.mark.parametrize("is_there", [True, False])
def test_without_room_for_it_all_works_and_it_is_kept_again_later(
    small, monkeypatch, tmp_path, disk, is_there
):
    if not is_there:
        kept(small).unlink()
    with monkeypatch.context() as patch:
        disk(patch)
        small.write(MON, "Late again. #trigger/late #feeling/sad\n")
        assert small.refresh().is_up_to_date
    (small.root / WED).unlink()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)
    at_rest(small)
    assert opened(small, monkeypatch) == set()


def test_a_watch_that_could_not_keep_what_it_saw_loses_no_page(small, monkeypatch, tmp_path):
    """One disk that was full for a moment, in a process that goes on."""
    journal = small.journal()
    other = "Journal/2026/03/2026-03-01 Reflection.md"
    small.write(other, "- slowly #lesson\n")
    with monkeypatch.context() as patch:
        full(patch)
        journal.look()
        journal.refresh()
    small.write(MON, "Late again. #trigger/late #feeling/sad\n")
    journal.look()
    journal.refresh()
    (small.root / other).unlink()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


def test_while_another_process_writes_all_works_and_it_is_kept_again_later(small, monkeypatch, tmp_path):
    monkeypatch.setattr(store, "_BUSY", 0.01)
    other = sqlite3.connect(kept(small), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    small.write(MON, "Late again. #trigger/late #feeling/sad\n")
    assert small.refresh().is_up_to_date
    (small.root / WED).unlink()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)
    other.execute("ROLLBACK")
    other.close()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)
    at_rest(small)
    assert opened(small, monkeypatch) == set()


def test_a_note_that_was_away_while_the_index_was_busy_is_counted_when_it_is_back(
    small, monkeypatch, tmp_path
):
    """Moved out and in again, it has the stamp it had; what the pages say is another matter."""
    monkeypatch.setattr(store, "_BUSY", 0.01)
    (small.root / WED).rename(tmp_path / "away.md")
    other = sqlite3.connect(kept(small), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    small.refresh()
    other.execute("ROLLBACK")
    other.close()
    small.refresh()
    (tmp_path / "away.md").rename(small.root / WED)
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


# Secrets.


def words_kept():
    top = Path(os.environ["VAULTKIT_STATE"])
    # What went to recovery went there to be brought back; `vaultkit forget` is for that.
    return b"".join(
        path.read_bytes() for path in top.rglob("*") if path.is_file() and "recovery" not in path.parts
    )


TEXT = (
    "---\nfeelings: [canary-one]\nlessons: [canary two]\n---\nOf canary three. #trigger/canary-four\n"
    "- canary five #lesson\n" + "canary six " * 600 + "\n"
)
OPEN = "<!-- vaultkit:begin open -->\n<!-- vaultkit:end open -->\n"


def deleted(desk):
    (desk.root / WED).unlink()


def private(desk):
    desk.write(WED, TEXT.replace("---\n", "---\nprivate: true\n", 1))


def unsafe(desk):
    desk.write(WED, TEXT + "\n#unsafe\n")


def emptied(desk):
    desk.write(WED, "")


@pytest.mark.parametrize("later", [deleted, private, unsafe, emptied])
def test_of_a_note_that_became_private_or_went_no_word_stays(small, later):
    small.write(WED, TEXT + OPEN)
    small.refresh()
    assert b"canary" in words_kept()
    later(small)
    small.refresh()
    assert b"canary" not in words_kept().lower()


def test_of_a_private_note_no_word_is_ever_kept(small):
    private(small)
    small.refresh()
    assert b"canary" not in words_kept()
