"""What was once found lost, leaked or wrongly gone stays found."""

import shutil
from datetime import datetime

import pytest

from vaultkit.errors import VaultGone
from vaultkit.journal import Journal

REFLECTION = "Journal/2026/03/2026-03-{day:02} Reflection.md"
NOW = datetime(2026, 3, 8, 12).astimezone()


@pytest.fixture
def vault(tmp_path, monkeypatch):
    monkeypatch.setenv("VAULTKIT_STATE", str(tmp_path / "state"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultkit.toml").touch()

    def write(path, text):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return root, write


def opened(root):
    journal = Journal(root, lambda: NOW)
    journal.look()
    return journal


def pages(root):
    return "".join(page.read_text(encoding="utf-8") for page in sorted(root.glob("Patterns/**/*.md")))


@pytest.mark.parametrize("named", ["Diary/2026-03-05.md", "diary/2026-03-05", "Diary", "DIARY/"])
def test_a_private_path_is_private_however_it_is_spelled(vault, named):
    root, write = vault
    (root / "vaultkit.toml").write_text(f'journal = ["Diary"]\nprivate = ["{named}"]\n', encoding="utf-8")
    write("Diary/2026-03-05.md", "- canary #lesson\n")
    write(REFLECTION.format(day=6), "- kept #lesson\n")
    opened(root).refresh()
    assert "kept" in pages(root)
    assert "canary" not in pages(root)


def test_no_page_goes_while_a_journal_note_cannot_be_read(vault):
    root, write = vault
    for day in (2, 3):
        write(REFLECTION.format(day=day), "#trigger/slow-reply\n")
    write("Journal/2026/02/2026-02-24 Reflection.md", "a line\n")
    journal = opened(root)
    journal.refresh()
    assert (root / "Patterns/Themes/Slow reply.md").exists()
    write(REFLECTION.format(day=3), "x" * (2 * 1024 * 1024 + 1))
    journal.look()
    assert journal.refresh().retired == []
    assert (root / "Patterns/Themes/Slow reply.md").exists()


def test_a_page_that_goes_is_kept_with_its_text(vault):
    root, write = vault
    for day in (2, 3):
        write(REFLECTION.format(day=day), "#trigger/slow-reply\n")
    journal = opened(root)
    journal.refresh()
    before = (root / "Patterns/Themes/Slow reply.md").read_bytes()
    write(REFLECTION.format(day=3), "#trigger/slow\n")
    journal.look()
    report = journal.refresh()
    assert report.retired == ["Patterns/Themes/Slow reply.md"]
    assert report.left == []
    [entry] = journal.recovery.entries("Patterns/Themes/Slow reply.md")
    assert journal.recovery.read(entry) == before


def test_what_was_brought_back_beside_a_page_is_not_counted(vault):
    root, write = vault
    write(REFLECTION.format(day=3), "- once #lesson\n")
    journal = opened(root)
    journal.refresh()
    before = pages(root)
    write("Journal/2026/03/2026-03-03 Reflection (recovered 2026-03-04 120000).md", "- twice #lesson\n")
    journal.look()
    assert journal.refresh().wrote == 0
    assert pages(root) == before


def test_a_day_at_the_end_of_the_calendar_stops_nothing_and_is_told(vault):
    root, write = vault
    write("Journal/2026/03/2026-03-03 Repair.md", "---\nkind: repair\nday: 9999-12-31\nruptured_on: 2026-03-01\n"
          "repair_status: open\n---\nwords #repair/dinner\n")  # fmt: skip
    journal = opened(root)
    journal.refresh()
    assert any("more than a year ahead" in str(problem) for problem in journal.problems(journal.left_alone()))


def test_another_clock_does_not_empty_the_recovery_store(vault):
    root, write = vault
    for day in (2, 3):
        write(REFLECTION.format(day=day), "#trigger/slow-reply\n")
    journal = opened(root)
    journal.refresh()
    (root / "Patterns/Themes/Slow reply.md").write_text(
        (root / "Patterns/Themes/Slow reply.md").read_text(encoding="utf-8").replace("## When", "typed"),
        encoding="utf-8",
    )
    journal.look()
    journal.refresh()
    later = Journal(root, lambda: NOW.replace(year=NOW.year + 2))
    later.look()
    later.tidy()
    assert [entry.why for entry in later.recovery.entries()] == ["typed"]


def test_an_emptied_vault_keeps_every_page(vault):
    root, write = vault
    for day in (2, 3):
        write(REFLECTION.format(day=day), "#trigger/slow-reply\n")
    opened(root).refresh()
    before = pages(root)
    shutil.rmtree(root / "Journal")
    with pytest.raises(VaultGone):
        opened(root).refresh()
    assert pages(root) == before
    assert not (root / "Journal").exists()


def test_a_folder_that_is_away_keeps_every_page(vault):
    root, write = vault
    for week in range(8):
        write(REFLECTION.format(day=1 + 3 * week), "#trigger/slow-reply\n")
        write(f"Journal/2025/2025-0{1 + week}-03 Reflection.md", "#trigger/left-out\n")
    opened(root).refresh()
    before = pages(root)
    (root / "Journal/2025").rename(root.parent / "away")
    report = opened(root).refresh()
    assert "stay as they are" in report.notices[0]
    assert pages(root) == before
    (root.parent / "away").rename(root / "Journal/2025")
    assert opened(root).refresh().notices == ()


def test_pages_kept_in_doubt_are_brought_up_to_date_once_the_doubt_is_gone(vault):
    root, write = vault
    for month in range(1, 9):
        write(f"Journal/2025/2025-0{month}-03 Reflection.md", "#trigger/left-out\n")
    write("Journal/2025/2025-12-30 Reflection.md", "#trigger/left-out\n")
    for day in ("2026-01-07", "2026-01-14"):
        write(f"Journal/2026/{day} Reflection.md", "#trigger/left-out\n")
    journal = opened(root)
    journal.refresh()
    shutil.rmtree(root / "Journal/2025")
    journal.look()
    assert "stay as they are" in journal.refresh().notices[0]
    shutil.rmtree(root / "Patterns/2025")  # it was meant
    journal.look()
    journal.refresh()
    kept = pages(root)
    shutil.rmtree(root / "Patterns")
    opened(root).refresh()
    assert kept == pages(root)


def test_a_note_that_only_says_it_is_the_index_is_left_to_its_owner(vault):
    root, write = vault
    write("MOC.md", "---\nkind: index\n---\nMine.\n")
    write(REFLECTION.format(day=3), "- a line #lesson\n")
    opened(root).refresh()
    assert (root / "Patterns/Patterns.md").exists()
    assert "[[MOC" not in pages(root)


def test_a_line_at_the_end_of_an_evening_is_no_plan(vault):
    root, write = vault
    heading = "## If it returns, then I …\n"
    write(REFLECTION.format(day=7), f"{heading}\nhe cancelled again. #trigger/plans-changed-late\n")
    journal = opened(root)
    journal.refresh()
    morning = root / "Journal/2026/03/2026-03-08 Check-in.md"
    assert "cancelled" not in morning.read_text(encoding="utf-8")
    write(REFLECTION.format(day=7), f"{heading}\n- I phone once\n\nhe cancelled again.\n")
    journal.look()
    journal.refresh()
    assert '"I phone once"' in morning.read_text(encoding="utf-8")


def test_a_note_that_icloud_has_not_brought_yet_is_not_made_again(vault):
    root, write = vault
    write("Journal/2026/03/.2026-03-08 Check-in.md.icloud", "")
    opened(root).refresh()
    assert not (root / "Journal/2026/03/2026-03-08 Check-in.md").exists()


def test_a_private_entry_that_keeps_nothing_private_is_told(vault):
    root, write = vault
    (root / "vaultkit.toml").write_text('private = ["Jornal", "./Secret/"]\n', encoding="utf-8")
    write("Secret/a.md", "x\n")
    [notice] = opened(root).notices
    assert "'Jornal'" in notice


def test_a_dry_run_shows_all_that_a_run_would_change(vault):
    root, write = vault
    write("Journal/2026/03/2026-03-07 Check-in.md", "- a line #lesson\n")
    shown = "".join(opened(root).dry_run())
    report = opened(root).refresh()
    for path in (*report.made, *report.changed):
        assert f"+++ b/{path}\t" in shown
    assert "Check-in|Sat 7]]" in shown
