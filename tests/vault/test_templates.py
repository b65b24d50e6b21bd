from vaultkit.records.kinds import KINDS
from vaultkit.vault import templates

FOLDER = "Templates/vaultkit"


def test_every_kind_and_page_has_a_template_that_ships():
    assert {kind.template for kind in KINDS} <= set(templates.NAMES)
    assert set(templates.shipped()) == set(templates.NAMES)


def test_a_persons_copy_is_found_with_its_byte_order_mark_off(tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "Week.md").write_bytes("\ufeff---\r\nkind: week\r\n".encode())
    (tmp_path / FOLDER / "Other.md").write_text("not one of ours")
    (tmp_path / FOLDER / "Index.md").write_text(" \n")
    (tmp_path / FOLDER / "Theme.md").write_bytes(b"\xff")
    (tmp_path / FOLDER / "Episode.md").mkdir()
    own, notices = templates.own(tmp_path, FOLDER)
    assert {name: template.text for name, template in own.items()} == {"Week": "---\r\nkind: week\r\n"}
    assert notices == (
        f"{FOLDER}/Episode.md was not read: not a regular file; vaultkit's own template is used.",
        f"{FOLDER}/Theme.md is not UTF-8; vaultkit's own template is used.",
    )


def test_the_template_of_daily_notes_with_and_without_md(tmp_path):
    (tmp_path / "Day.md").write_text("## Today\n")
    for path in ("Day", "/Day.md", "Day.md"):
        assert [template.text for template in templates.daily(tmp_path, path)] == ["## Today\n"]
    assert templates.daily(tmp_path, None) == templates.daily(tmp_path, "Nowhere") == ()


def test_an_untouched_copy_of_ones_own_template_is_not_a_written_day(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days", "template": "Forms/Day.md"}')
    desk.write("Forms/Day.md", "# {{date:dddd}}\n\n- [ ] water\n")
    desk.write("Days/2026-03-02.md", "# Monday\n\n- [ ] water\n")
    desk.write("Days/2026-03-03.md", "# Tuesday\n\n- [ ] water\nWords.\n")
    assert [day.day for day in desk.journal().history.days] == [3]
