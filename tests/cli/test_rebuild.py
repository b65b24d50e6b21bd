"""refresh --rebuild: every note is read anew, and every page filled, whatever was kept."""

import os
from pathlib import Path

import pytest

from vaultkit.records import reading
from vaultkit.records.reading import Reading
from vaultkit.vault import files, settled
from vaultkit.vault.places import cache_folder

MON, TUE = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3))
WEEK = "Patterns/2026/2026-W10 Patterns.md"
LONG_AGO = (1_000_000_000_000_000_007,) * 2


@pytest.fixture
def still(desk):
    desk.write(MON, "Late again. #trigger/late #feeling/afraid\n")
    desk.write(TUE, "Late. #trigger/late\n- a walk #lesson\n")
    desk.write("Plain.md", "Words.\n")
    at_rest(desk)
    return desk


def at_rest(desk):
    desk.run("refresh")
    for note in desk.root.rglob("*.md"):
        os.utime(note, ns=LONG_AGO)
    desk.run("refresh")
    desk.run("status")


@pytest.fixture
def opened(monkeypatch):
    real, seen = files.read, []
    monkeypatch.setattr(files, "read", lambda root, path: (seen.append(path), real(root, path))[1])

    def notes():
        found = {path for path in seen if path.endswith(".md") and not path.startswith("Templates/")}
        seen.clear()
        return found

    return notes


def notes(desk):
    return {path for path in desk.tree() if path.endswith(".md")}


def test_every_note_is_read_once_more_and_then_none(still, opened):
    still.run("refresh")
    assert opened() == set()
    assert still.run("refresh", "--rebuild").exit_code == 0
    assert opened() == notes(still)
    still.run("refresh")
    assert opened() == set()


def test_where_nothing_changed_it_writes_nothing_and_says_so(still):
    before = still.stamps()
    said = still.run("refresh", "--rebuild")
    assert said.output == "Everything is up to date; nothing was written.\n"
    assert still.stamps() == before


def test_it_mends_what_was_kept_wrongly(still, monkeypatch):
    """As an error of vaultkit's own may have kept it."""
    right = still.tree()
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read", lambda *_: Reading())
        os.utime(still.root / TUE)
        still.run("refresh")
        os.utime(still.root / TUE, ns=LONG_AGO)
        still.run("refresh")
    still.run("refresh")
    assert "a walk" not in still.read(WEEK)
    assert still.run("refresh", "--rebuild").exit_code == 0
    assert still.tree() == right


def test_it_fills_a_page_that_is_thought_to_be_right(still):
    status, text = (still.root / WEEK).stat(), still.read(WEEK)
    assert "a walk" in text
    (still.root / WEEK).write_text(text.replace("a walk", "a talk"))
    os.utime(still.root / WEEK, ns=(status.st_atime_ns, status.st_mtime_ns))
    still.run("refresh")
    assert "a talk" in still.read(WEEK)  # by its stamp it is the one that was written
    still.run("refresh", "--rebuild")
    assert still.read(WEEK) == text


def test_what_other_code_and_settings_left_there_goes(still):
    folder = Path(cache_folder(still.root))
    for name in ("index-0123456789abcdef.sqlite", "index-0123456789abcdef.sqlite-journal"):
        (folder / name).touch()
    still.run("refresh", "--rebuild")
    assert len(list(folder.glob("index-*"))) == 1


def test_what_was_settled_is_asked_anew(still):
    root, now = str(still.root), still.clock().timestamp()
    assert settled.answer("status", root, now) is not None
    still.run("refresh", "--rebuild", "--dry-run")
    assert settled.answer("status", root, now) is None


def test_a_dry_run_of_it_writes_no_page(still):
    (still.root / WEEK).unlink()
    before = still.tree()
    assert f"+++ b/{WEEK}" in still.run("refresh", "--rebuild", "--dry-run").output
    assert still.tree() == before


def test_without_an_index_it_is_a_refresh(desk):
    desk.write(MON, "Late again. #trigger/late #feeling/afraid\n")
    said = desk.run("refresh", "--rebuild")
    assert said.exit_code == 0
    assert WEEK in desk.tree()


def test_with_a_cache_that_cannot_be_cleared_it_reads_everything_all_the_same(still, opened, monkeypatch):
    def refuses(*_, **__):
        raise PermissionError("read-only")

    opened()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuses)
        patch.setattr(os, "unlink", refuses)
        assert still.run("refresh", "--rebuild").exit_code == 0
    assert opened() == notes(still)
