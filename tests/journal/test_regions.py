"""A person's note that holds a region: what is theirs stays theirs."""

import pytest

BEGIN, END = "<!-- vaultkit:begin open -->", "<!-- vaultkit:end open -->"
RIFT = "---\nkind: reflection\nday: 2026-03-04\n---\nWe argued. #rift/dinner\n"


@pytest.fixture
def desk(desk):
    desk.write("Journal/2026/03/2026-03-04 Reflection.md", RIFT)
    return desk


def halves(data):
    """What stands before and behind the region's text."""
    before, _, rest = data.partition(b"open -->")
    _, _, after = rest.partition(b"vaultkit:end open")
    return before, after[after.index(b"-->") :]


@pytest.mark.parametrize(
    ("above", "below", "ending"),
    [
        ("# Mine\n\n", "\ntail\n", "\n"),
        ("# Mine\r\n\r\n", "\r\ntail\r\n", "\r\n"),
        ("\ufeff# BOM\n", "\nno newline at the end", "\n"),
        ("a\u2028b\x0bc\x85d\n", "", "\n"),
        ("mixed\r\nendings\n", "\nand\r\n\r\nmore  \n\t\n", "\n"),
        ("---\ntitle:   spaced # why\ntags: [ a,b ]\n---\n", "\n[[x]] #rift/none-of-these-count\n", "\n"),
    ],
    ids=["LF", "CRLF", "BOM, no final newline", "U+2028", "mixed", "frontmatter"],
)
def test_bytes_outside_a_region_are_unchanged(desk, above, below, ending):
    data = f"{above}{BEGIN}{ending}{END}{below}".encode()
    note = desk.write("Notes/Board.md", data)
    note.chmod(0o640)
    desk.refresh()
    assert halves(note.read_bytes()) == halves(data)
    assert b"dinner" in note.read_bytes().lower()
    assert note.stat().st_mode & 0o777 == 0o640
    if ending == "\r\n":
        assert note.read_bytes().count(b"\n") == note.read_bytes().count(b"\r\n")


def test_a_note_that_is_a_symlink_stays_one(desk, tmp_path):
    target = tmp_path / "elsewhere.md"
    target.write_text(f"{BEGIN}\n{END}\n")
    (desk.root / "Linked.md").symlink_to(target)
    desk.refresh()
    assert (desk.root / "Linked.md").is_symlink()
    assert "inner" in target.read_text()


def test_equal_bytes_are_not_written(desk):
    desk.write("Board.md", f"{BEGIN}\n{END}\n")
    desk.refresh()
    before = desk.stamps()
    report = desk.refresh()
    assert report.wrote == 0
    assert report.is_up_to_date
    assert desk.stamps() == before


def test_what_was_typed_inside_goes_to_recovery_and_comes_back_in_a_new_file(desk):
    desk.write("Board.md", f"mine\n{BEGIN}\n{END}\n")
    desk.refresh()
    filled = desk.read("Board.md")
    desk.write("Board.md", filled.replace("<!-- vaultkit:end", "what I typed here\n<!-- vaultkit:end"))
    desk.refresh()
    assert desk.read("Board.md") == filled
    listed = desk.run("recover", "--list").output
    assert "Board.md: text found inside a region" in listed
    typed = next(entry for entry in desk.journal().recovery.entries() if entry.why == "typed")
    assert typed.id in listed
    told = desk.run("recover", typed.id)
    assert told.exit_code == 0
    [restored] = desk.root.glob("Board (recovered*).md")
    assert restored.name in told.output
    assert "what I typed here" in restored.read_text()
    assert desk.read("Board.md") == filled


def test_the_note_as_it_was_before_a_region_was_filled_can_be_restored_in_place(desk):
    first = f"mine\n{BEGIN}\nmy list\n{END}\n"
    desk.write("Board.md", first)
    desk.refresh()
    assert "my list" not in desk.read("Board.md")
    before = next(entry for entry in desk.journal().recovery.entries() if entry.why == "before")
    assert desk.run("recover", before.id).output == "Brought back to Board.md\n"
    assert desk.read("Board.md") == first


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n", "a second region `open`"),
        (f"{BEGIN}\nmy words\n", "begins and never ends"),
        (f"my words\n{END}\n", "ends without having begun"),
        (f"{BEGIN}\n<!-- vaultkit:begin days -->\n{END}\n", "begins before `open` has ended"),
        ("<!-- vaultkit:begin Open! -->\n", "not one of vaultkit's"),
    ],
)
def test_broken_markers_leave_the_note_alone_and_are_reported(desk, text, why):
    note = desk.write("Board.md", text)
    desk.refresh()
    assert note.read_text() == text
    checked = desk.run("check")
    assert checked.exit_code == 1
    assert "Board.md:" in checked.output
    assert why in checked.output
    assert "regions left alone: 1" in desk.run("status").output


@pytest.mark.parametrize(("name", "meant"), [("opne", "open"), ("zzz", None)])
def test_an_unknown_section_is_left_alone_and_reported_also_after_a_refresh(desk, name, meant):
    text = f"<!-- vaultkit:begin {name} -->\nmine\n<!-- vaultkit:end {name} -->\n"
    note = desk.write("Board.md", text)
    desk.refresh()
    assert note.read_text() == text
    said = desk.run("check").output
    assert f"no section is called `{name}`" in said
    assert ("did you mean open?" in said) == (meant is not None)


def test_a_section_is_called_by_its_name_in_capitals_too(desk):
    desk.write("Board.md", f"{BEGIN.replace('open', 'Open')}\n{END.replace('open', 'Open')}\n")
    desk.refresh()
    assert "dinner" in desk.read("Board.md").lower()
    assert desk.read("Board.md").count(" Open ") == 2
    assert desk.run("check").exit_code == 0
    assert desk.refresh().wrote == 0


def test_an_option_said_twice_leaves_its_region_alone_and_no_other(desk):
    odd = "<!-- vaultkit:begin grid weeks=52 weeks=3 -->\nmine\n<!-- vaultkit:end grid -->\n"
    desk.write("Board.md", f"{odd}{BEGIN}\n{END}\n")
    desk.refresh()
    assert desk.read("Board.md").startswith(odd)
    assert "dinner" in desk.read("Board.md").lower()
    assert "found `weeks=52 weeks=3`" in desk.run("check").output


def test_markers_in_code_are_no_markers(desk):
    text = f"```\n{BEGIN}\n{END}\n```\n\n    {BEGIN}\n"
    note = desk.write("About.md", text)
    desk.refresh()
    assert note.read_text() == text
    assert desk.run("check").exit_code == 0


PLACES = {
    "a template": ("Templates/vaultkit/Mine.md", ""),
    "Obsidian's templates": ("Forms/Mine.md", ""),
    "an ignored path": ("Archive/2026-03-03 Old.md", ""),
    "a conflict copy": ("Journal/2026/03/2026-03-04 Reflection.sync-conflict-20260304-200000-ABCDEFG.md", ""),
    "Dropbox's": ("2026-03-03 x (laptop's conflicted copy 2026-03-04).md", ""),
    "a private folder": ("Diary/2026-03-03 x.md", ""),
    "a private note": ("2026-03-03 x.md", "private: true\n"),
    "an unsafe note": ("2026-03-03 x.md", "tags: [unsafe]\n"),
    "a hidden folder": (".trash/2026-03-03 x.md", ""),
}


@pytest.mark.parametrize(("path", "more"), PLACES.values(), ids=PLACES)
def test_where_vaultkit_does_not_look_nothing_is_filled_or_counted(desk, path, more):
    desk.write("vaultkit.toml", 'private = ["Diary"]\njournal = ["Forms", "Archive", "Diary"]\n')
    desk.write(".obsidian/templates.json", '{"folder": "Forms"}')
    desk.write(".obsidian/app.json", '{"userIgnoreFilters": ["Archive/"]}')
    desk.refresh()
    pages = desk.pages()
    text = (
        f"---\nkind: reflection\nday: 2026-03-03\n{more}---\n#trigger/canary #rift/canary\n{BEGIN}\n{END}\n"
    )
    note = desk.write(path, text)
    report = desk.refresh()
    assert note.read_text() == text
    assert report.wrote == 0
    assert desk.pages() == pages


def test_nothing_hidden_is_left_in_the_vault(desk, tmp_path):
    """Nothing of vaultkit's own is in the vault but pages and notes."""
    desk.refresh()
    assert not list(desk.root.rglob(".*"))
    assert (tmp_path / "state").is_dir()
