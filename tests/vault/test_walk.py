"""The walk: whatever changes in a vault changes its mark, and nothing else does."""

import os
import shutil

import pytest

from vaultkit.errors import VaultGone
from vaultkit.vault import files, walk

NOTE = "Journal/a.md"


@pytest.fixture
def vault(desk):
    for path in (NOTE, "Journal/b.md", "c.md", "Deep/er/d.md"):
        desk.write(path, "Words.\n")
    return desk


def renamed(desk):
    (desk.root / NOTE).rename(desk.root / "Journal/z.md")


def moved(desk):
    (desk.root / NOTE).rename(desk.root / "a.md")


def exchanged(desk):
    """Two notes with the same size and time change places."""
    one, other = desk.root / NOTE, desk.root / "Journal/b.md"
    for place in (one, other):
        os.utime(place, ns=(7, 7))
    one.rename(desk.root / "x")
    other.rename(one)
    (desk.root / "x").rename(other)


def added(desk):
    desk.write("e.md", "")


def deleted(desk):
    (desk.root / NOTE).unlink()


def touched(desk):
    os.utime(desk.root / NOTE, ns=(8, 8))


def longer(desk):
    status = (desk.root / NOTE).stat()
    desk.write(NOTE, "Words!\n\n")
    os.utime(desk.root / NOTE, ns=(status.st_atime_ns, status.st_mtime_ns))


def another_file(desk):
    status = (desk.root / NOTE).stat()
    (desk.root / "x").write_text("Sword.\n")
    os.utime(desk.root / "x", ns=(status.st_atime_ns, status.st_mtime_ns))
    (desk.root / "x").replace(desk.root / NOTE)


def a_folder_renamed(desk):
    (desk.root / "Deep/er").rename(desk.root / "Deep/est")


def on_its_way(desk):
    desk.write("Journal/.b.md.icloud", "")


def unreadable(desk):
    os.mkfifo(desk.root / "pipe.md")


def dangling(desk):
    (desk.root / "away.md").symlink_to("nowhere")


CHANGES = [
    renamed, moved, exchanged, added, deleted, touched, longer, another_file, a_folder_renamed, unreadable, dangling,
    on_its_way,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_any_kind_changes_the_mark(vault, change):
    if change is exchanged:
        for path in (NOTE, "Journal/b.md"):
            os.utime(vault.root / path, ns=(7, 7))
    before = walk.mark(str(vault.root))
    change(vault)
    assert walk.mark(str(vault.root)) != before


def test_a_note_that_is_linked_in_changes_the_mark_where_it_is_written(vault, tmp_path):
    (tmp_path / "elsewhere.md").write_text("Words.\n")
    (vault.root / "linked.md").symlink_to(tmp_path / "elsewhere.md")
    before = walk.mark(str(vault.root))
    (tmp_path / "elsewhere.md").write_text("More words.\n")
    assert walk.mark(str(vault.root)) != before


def hidden(desk):
    desk.write(".obsidian/workspace.json", "{}")
    desk.write("Journal/.a.swp", "")


def no_note(desk):
    desk.write("picture.png", "x")
    desk.write("node_modules/a.md", "x")


@pytest.mark.parametrize("change", [hidden, no_note])
def test_what_is_no_note_does_not(vault, change):
    before = walk.mark(str(vault.root))
    change(vault)
    assert walk.mark(str(vault.root)) == before


def test_the_mark_of_a_walk_is_that_of_a_scan(vault):
    unreadable(vault)
    dangling(vault)
    vault.write("Ü/é.md", "Words.\n")
    (vault.root / os.fsdecode(b"\xff.md")).write_text("x")
    assert walk.mark(str(vault.root)) == files.scan(vault.root).mark


@pytest.mark.parametrize("away", [shutil.rmtree, lambda root: root.rename(root.with_name("other"))])
def test_a_vault_that_is_not_there_is_not_an_empty_one(vault, away):
    away(vault.root)
    with pytest.raises(VaultGone):
        walk.mark(str(vault.root))


def test_one_that_goes_during_the_walk_is_not_one_with_few_notes(vault):
    seen = walk.folders(str(vault.root), [], [])
    next(seen)
    vault.root.rename(vault.root.with_name("other"))
    vault.root.mkdir()
    with pytest.raises(VaultGone):
        list(seen)
