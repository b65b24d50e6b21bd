"""What was once found lost, leaked or wrongly gone stays found."""

from datetime import datetime

import pytest

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
    assert any("more than a year ahead" in str(problem) for problem in journal.problems(journal.plan()))


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
