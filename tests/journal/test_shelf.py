"""A page whose place is taken by a note of somebody's own is not made, and that is said."""

import pytest


@pytest.fixture
def desk(desk):
    """Two weeks of January, one of February: pages of the three, a month, a quarter."""
    for day in ("2026-01-05", "2026-01-13", "2026-02-03"):
        desk.write(f"Journal/{day[:4]}/{day[5:7]}/{day} Reflection.md", "One word.\n")
    return desk


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("Patterns/2026/2026-W02 Patterns.md", "Week 2 of 2026 has no page"),
        ("Patterns/2026/2026-01 Patterns.md", "January 2026 has no page"),
        ("Patterns/2026/2026-Q1 Patterns.md", "January – March 2026 has no page"),
        ("Patterns/Patterns.md", "The index has no page"),
    ],
)
def test_the_page_and_the_note_in_its_place_are_named(desk, path, said):
    desk.write(path, "Mine.\n")
    report = desk.refresh()
    assert report.notices == (f"{said}: {path} is a note of yours.",)
    assert report.is_up_to_date
    assert desk.read(path) == "Mine.\n"
    assert f"{said}: {path}" in desk.run("status").output
    (desk.root / path).unlink()
    assert desk.refresh().notices == ()
    assert "vaultkit:begin" in desk.read(path)


def test_of_many_the_number_is_said(desk):
    for label in ("W02", "W03", "W06", "01", "Q1"):
        desk.write(f"Patterns/2026/2026-{label} Patterns.md", "Mine.\n")
    *named, rest = desk.refresh().notices
    assert len(named) == 3
    assert rest.startswith("2 more pages are not made")


def test_of_a_private_note_nothing_is_said(desk):
    desk.write("vaultkit.toml", 'private = ["Patterns/2026/2026-Q1 Patterns"]\n')
    desk.write("Patterns/2026/2026-Q1 Patterns.md", "Mine.\n")
    desk.write("Patterns/2026/2026-01 Patterns.md", "---\nkind: person\nprivate: true\n---\n")
    assert desk.refresh().notices == ()


def test_a_themes_page_finds_a_place_beside(desk):
    for day in ("05", "13"):
        desk.write(f"Journal/2026/01/2026-01-{day} Reflection.md", "#trigger/slow-reply\n")
    desk.write("Patterns/Themes/Slow reply.md", "Mine.\n")
    assert desk.refresh().notices == ()
    assert "# Slow reply" in desk.read("Patterns/Themes/Slow reply (patterns).md")


def test_a_note_that_was_emptied_makes_room_at_once(desk):
    path = "Patterns/2026/2026-W02 Patterns.md"
    desk.write(path, "Mine.\n")
    journal = desk.journal()
    journal.refresh()
    assert "is a note of yours" in journal.refresh().notices[0]
    desk.write(path, "")
    journal.look_at([path])
    report = journal.refresh()
    assert report.notices == ()
    assert "# Week 2" in desk.read(path)
