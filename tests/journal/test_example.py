"""The example vault: its pages are the ones in the tree, and say what is true of it."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.golden import without_pages
from vaultkit.notes.calendar import week_of

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "vault"
LINK = re.compile(r"\[\[([^\]|#]+)")
MARKDOWN_LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture
def desk(tmp_path, desk):
    root = tmp_path / "example"
    without_pages(root)
    desk.root = root
    desk.hour = "2026-06-28T17:00"
    return desk


def test_the_pages_are_those_in_the_tree(desk):
    desk.refresh()
    golden = EXAMPLE / "Patterns"
    expected = {p.relative_to(EXAMPLE).as_posix(): p.read_bytes() for p in golden.rglob("*") if p.is_file()}
    assert expected, "run `make golden`"
    made = desk.pages()
    assert made.keys() == expected.keys()
    for path, data in made.items():
        assert data.decode() == expected[path].decode(), f"{path} differs: run `make golden`"


def test_a_second_refresh_writes_nothing(desk):
    desk.refresh()
    before = desk.stamps()
    assert desk.refresh().wrote == 0
    assert desk.stamps() == before


def test_every_link_on_a_page_leads_to_a_note(desk):
    desk.refresh()
    for path, data in desk.pages().items():
        properties, body = data.decode().removeprefix("---\n").split("\n---\n", 1)
        for target in LINK.findall(body):
            assert (desk.root / f"{target}.md").is_file(), f"{path} links {target}"
        for name in LINK.findall(properties):
            assert list(desk.root.rglob(f"{name}.md")), f"{path} names {name}"
    desk.write("vaultkit.toml", 'links = "markdown"\n')
    desk.refresh()
    links = 0
    for path, data in desk.pages().items():
        for target in MARKDOWN_LINK.findall(data.decode()):
            links += 1
            assert ((desk.root / path).parent / unquote(target)).is_file(), f"{path} links {target}"
    assert links > 100


def test_what_is_private_is_on_no_page(desk):
    assert any(b"side door" in data for data in desk.tree().values())
    desk.refresh()
    for path, data in desk.pages().items():
        assert b"side door" not in data.lower(), path
        assert b"side-door" not in data.lower(), path


def test_its_counts(desk):
    journal = desk.journal()
    history = journal.history
    assert sum(theme.has_page for theme in history.triggers.values()) == 6
    assert len(history.rifts.all) == 12
    assert len(history.days) == 92
    weeks = {week_of(day) for day in history.days}
    assert len(weeks) >= 16
    journal.refresh()
    assert len(list((desk.root / "Patterns" / "2026").glob("*-W* Patterns.md"))) == len(weeks)


def test_only_pages_that_read_a_day_change_when_it_does(desk):
    desk.write("Journal/2026/06/2026-06-28 Reflection.md", "A calm evening.\n")
    journal = desk.journal()
    journal.refresh()
    before = desk.stamps()
    desk.write("Journal/2026/06/2026-06-28 Reflection.md", "A calm evening. #trigger/plans-changed-late\n")
    journal.look_at(["Journal/2026/06/2026-06-28 Reflection.md"])
    report = journal.refresh()
    changed = {
        path for path, stamp in desk.stamps().items() if before.get(path) != stamp and path.endswith(".md")
    }
    assert "Patterns/2026/2026-W26 Patterns.md" in report.changed
    assert {path for path in changed if "W" in path} == {"Patterns/2026/2026-W26 Patterns.md"}
    assert "People and patterns/Plans changed late.md" in changed
    assert not any(f"Themes/{name}.md" in path for path in changed for name in ("Raised voice", "Left out"))
