import json
from datetime import date, time

from vaultkit.records.kinds import KINDS
from vaultkit.vault import obsidian, templates

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


def test_a_persons_copy_speaks_their_language_and_keeps_dates_that_are_read(tmp_path):
    (tmp_path / "T").mkdir()
    (tmp_path / "T/Week.md").write_text("{{date}} {{date:dddd}}")
    assert templates.own(tmp_path, "T", "de")[0]["Week"].fill(date(2026, 3, 5)) == "2026-03-05 Donnerstag"


def test_the_template_of_daily_notes_as_a_person_names_it(tmp_path):
    (tmp_path / "Forms").mkdir()
    (tmp_path / "Forms/Day.md").write_text("## Today\n")
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian/templates.json").write_text('{"folder": "Forms"}')

    def found(template):
        (tmp_path / ".obsidian/daily-notes.json").write_text(json.dumps({"template": template}))
        return templates.theirs(tmp_path, obsidian.read(tmp_path), "day", "en")

    # Obsidian looks it up as a link: its folder may be left out.
    for name in ("Forms/Day", "/Forms/Day.md", "Forms/Day.md", "Day", "Day.md"):
        assert [(each.path, each.text) for each in found(name)] == [("Forms/Day.md", "## Today\n")]
    assert found(None) == found("") == found("Nowhere") == found("Forms") == ()
    assert templates.theirs(tmp_path, obsidian.read(tmp_path), "week", "en") == ()


def test_it_is_filled_as_what_makes_the_note_fills_it(tmp_path):
    (tmp_path / "T.md").write_text("{{date}} {{time}} {{date:gggg-[W]ww}} {{monday:dddd}}\n")
    settings = tmp_path / ".obsidian"
    (settings / "plugins/periodic-notes").mkdir(parents=True)
    (settings / "plugins/calendar").mkdir()
    (settings / "templates.json").write_text('{"dateFormat": "DD.MM.YYYY", "timeFormat": "H.mm"}')
    (settings / "daily-notes.json").write_text('{"folder": "D", "format": "YYYYMMDD", "template": "T"}')

    def filled(period):
        (template,) = templates.theirs(tmp_path, obsidian.read(tmp_path), period, "en")
        return template.fill(date(2027, 1, 1), at=time(18, 30))

    assert (
        filled("day") == "01.01.2027 18.30 2027-W01 {{monday:dddd}}\n"
    )  # of core Daily notes, in an English Obsidian
    data = {"enabled": True, "folder": "A/B", "template": "T"}
    notes = {"daily": {**data, "format": "YYYY/DD-MM"}, "weekly": {**data, "format": "gggg [w] ww"}}
    (settings / "plugins/periodic-notes/data.json").write_text(json.dumps(notes))
    (settings / "plugins/calendar/data.json").write_text('{"localeOverride": "de"}')
    (settings / "community-plugins.json").write_text('["periodic-notes", "calendar"]')
    assert filled("day") == "2027/01-01 18.30 2026-W53 {{monday:dddd}}\n"
    assert filled("week") == "2026 w 53 18.30 2026-W53 Montag\n"


def test_an_untouched_copy_of_ones_own_template_is_not_a_written_day(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days", "template": "Forms/Day.md"}')
    desk.write("Forms/Day.md", "# {{date:dddd}}\n\n- [ ] water\n")
    desk.write("Days/2026-03-02.md", "# Monday\n\n- [ ] water\n")
    desk.write("Days/2026-03-03.md", "# Tuesday\n\n- [ ] water\nWords.\n")
    assert [day.day for day in desk.journal().history.days] == [3]


def test_whatever_the_settings_an_untouched_day_is_not_a_written_one(desk):
    """Made by Periodic Notes in German while the setting says English, with a date's format of their own."""
    data = {"enabled": True, "format": "YYYY/DD.MM.YYYY", "folder": "/Tage/", "template": "Tag"}
    desk.write(".obsidian/plugins/periodic-notes/data.json", json.dumps({"daily": data}))
    desk.write(".obsidian/community-plugins.json", '["periodic-notes"]')
    desk.write(".obsidian/templates.json", '{"folder": "Vorlagen"}')
    desk.write(
        "Vorlagen/Tag.md", "# {{title}}\n{{date:dddd}}, {{time}}, [[{{yesterday}}]], KW {{date:w}}\n- [ ] \n"
    )
    made = "# 2026/02.03.2026\nMontag, 07:12, [[2026/01.03.2026]], KW 10\n- [ ] \n"
    desk.write("Tage/2026/02.03.2026.md", made)
    desk.write("Tage/2026/03.03.2026.md", made)
    assert [day.day for day in desk.journal().history.days] == [3]


def test_notes_in_a_folder_that_is_called_as_their_template(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Daily", "template": "Daily"}')
    desk.write("Daily.md", "# {{title}} #feeling/\n")
    desk.write("Daily/2026-03-02.md", "# 2026-03-02 #feeling/\n")
    desk.write("Daily/2026-03-03.md", "# 2026-03-03 #feeling/calm\n")
    journal = desk.journal()
    assert [day.day for day in journal.history.days] == [3]
    assert journal.index.rules.is_template("Daily.md")
    assert not journal.index.rules.is_template("Daily/2026-03-02.md")


def test_the_templates_of_all_periods_are_templates(desk):
    periods = ("daily", "weekly", "monthly", "quarterly", "yearly")
    data = {
        name: {"enabled": True, "format": "", "folder": "", "template": f"Forms/{name}"} for name in periods
    }
    desk.write(".obsidian/plugins/periodic-notes/data.json", json.dumps(data))
    desk.write(".obsidian/community-plugins.json", '["periodic-notes"]')
    for name in periods:
        desk.write(f"Forms/{name}.md", "---\nkind: episode\n---\n#trigger/plans-changed\n")
    desk.write("Forms/2026-03-02 Other.md", "---\nkind: episode\n---\n#trigger/a-late-answer\n")
    assert [day.day for day in desk.journal().history.days] == [2]


def test_a_day_of_templates_that_include_each_other(desk):
    """What Templater put in from another template is nobody's either; a note elsewhere is no template for that."""
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days", "template": "T/Day"}')
    desk.write(".obsidian/templates.json", '{"folder": "T"}')
    desk.write(
        "T/Day.md",
        "# Day\n<% tp.file.include('[[Tasks]]') %>\n<% tp.file.include('[[../Secret]]') %>\n## End\n",
    )
    desk.write("T/Tasks.md", "## Tasks\n- [ ] water\n- [ ] {{date:dddd}}\n")
    desk.write("Days/2026-03-02.md", "# Day\n## Tasks\n- [ ] water\n- [ ] Monday\n## End\n")
    desk.write("Days/2026-03-03.md", "# Day\n## Tasks\n- [ ] water\n- [ ] call Sam\nSoon.\nOr not.\n## End\n")
    assert [day.day for day in desk.journal().history.days] == [3]
