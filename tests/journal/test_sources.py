"""What Obsidian's settings make of a vault: which notes are read, by which names and weeks."""

import json

import pytest

from vaultkit.journal import sources
from vaultkit.journal.setup import begin

WEEK = "Patterns/2026/2026-W10 Patterns.md"
CALENDAR = ".obsidian/plugins/calendar/data.json"
PERIODIC = ".obsidian/plugins/periodic-notes/data.json"


def plugins(desk, **settings):
    files = {
        "calendar": CALENDAR,
        "periodic": PERIODIC,
        "templater": ".obsidian/plugins/templater-obsidian/data.json",
    }
    for name, content in settings.items():
        desk.write(files[name], json.dumps(content))
    desk.write(".obsidian/community-plugins.json", '["calendar", "periodic-notes", "templater-obsidian"]')


@pytest.mark.parametrize(
    ("override", "setting", "locale"),
    [
        ("de-AT", "", "de"),
        ("de-AT", 'locale = "auto"\n', "de"),
        ("de-AT", 'locale = "fr"\n', "fr"),
        ("system-default", "", "en"),
        ("tlh", "", "en"),
    ],
)
def test_pages_say_dates_in_the_language_of_calendar_unless_a_setting_says_otherwise(
    desk, override, setting, locale
):
    plugins(desk, calendar={"localeOverride": override})
    desk.write("vaultkit.toml", setting)
    assert sources.read(desk.root).settings.locale == locale


def test_daily_notes_of_periodic_notes_are_read_with_the_names_of_calendars_language(desk):
    day = {"enabled": True, "folder": "Tage", "format": "DD. MMMM YYYY"}
    plugins(desk, calendar={"localeOverride": "de"}, periodic={"daily": day})
    desk.write("Tage/03. März 2026.md", "#trigger/noise\n")
    desk.write("Tage/04. March 2026.md", "#trigger/noise\n")
    assert [record.path for record in desk.journal().index.records()] == ["Tage/03. März 2026.md"]


def test_notes_in_folders_that_obsidian_leaves_out_are_not_read(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days"}')
    desk.write(".obsidian/app.json", '{"userIgnoreFilters": ["Days/old"]}')
    desk.write("Days/2026-03-03.md", "#trigger/noise\n")
    desk.write("Days/older/2026-03-04.md", "#trigger/noise\n")
    desk.refresh()
    assert "1 day" in desk.read(WEEK)


def test_templaters_templates_are_no_journal_notes(desk):
    plugins(desk, templater={"templates_folder": "Forms"})
    desk.write("vaultkit.toml", 'journal = ["Forms", "Days"]\n')
    desk.write("Days/2026-03-03.md", "#trigger/noise\n")
    desk.write("Forms/2026-03-04.md", "#trigger/noise\n")
    assert len(desk.journal().index.records()) == 1


def test_another_settings_folder_is_read_if_a_setting_names_it(desk):
    desk.write(".obsidian/app.json", "{}")
    desk.write(".phone/daily-notes.json", '{"folder": "Days"}')
    assert sources.read(desk.root).obsidian.daily is None
    desk.write("vaultkit.toml", 'obsidian_folder = ".phone"\n')
    assert sources.read(desk.root).obsidian.daily == "[Days]/YYYY-MM-DD"


def test_what_is_odd_in_them_is_said_with_every_refresh(desk):
    plugins(desk, calendar={"weeklyNoteFormat": "YYYY-[W]ww"})
    desk.write(".obsidian/app.json", "{")
    said = desk.run("refresh").output
    assert f"{CALENDAR}: Around New Year" in said
    assert ".obsidian/app.json was not read: it is not readable as JSON." in said


@pytest.mark.parametrize(
    ("locale", "start", "first", "second"),
    [
        ("de", "locale", "2021-W52", "2022-W01"),
        ("de", "sunday", "2021-W52", "2022-W01"),
        ("de", "saturday", "2021-W51", "2021-W52"),
        ("en", "locale", "2022-W01", "2022-W02"),
    ],
)
def test_a_weekly_note_is_of_the_week_that_holds_most_of_its_days(desk, locale, start, first, second):
    """Weeks that hold 29 December 2021 and 5 January 2022, as moment.js numbers them."""
    weekly = {"weekStart": start, "weeklyNoteFolder": "Weeks", "localeOverride": locale}
    plugins(desk, calendar=weekly)
    rules = sources.read(desk.root).rules
    assert [rules.place(f"Weeks/{name}.md").which for name in (first, second)] == ["2021-W52", "2022-W01"]


def test_a_settings_file_caught_half_written_keeps_what_it_said(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Daily"}')
    journal = desk.journal()
    desk.write(".obsidian/daily-notes.json", '{"folder": "Da')
    assert not journal.reload()
    assert journal.sources.daily_notes.folder == "Daily"
    assert any("cannot be read now" in notice for notice in journal.notices)
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days"}')
    assert journal.reload()
    assert journal.sources.daily_notes.folder == "Days"
    assert journal.notices == ()


def test_folders_are_called_as_the_vault_calls_them(desk):
    desk.write("journal/2026/old.md", "x")
    desk.write("patterns/mine.md", "x")
    desk.hour = "2026-03-05T19:00"
    desk.write("journal/2026/03/2026-03-04 Reflection.md", "#trigger/slow-reply\n")
    desk.refresh()
    assert (desk.root / "journal/2026/03/2026-03-05 Reflection.md").exists()
    assert (desk.root / "patterns/Patterns.md").exists()
    assert not (desk.root / "Journal").exists()


def test_vaultkits_templates_stand_among_a_persons_own(desk):
    (desk.root / "vaultkit.toml").unlink()
    desk.write(".obsidian/templates.json", '{"folder": "Meta/Templates"}')
    begin(desk.root, desk.clock)
    assert (desk.root / "Meta/Templates/vaultkit/Daily.md").exists()
    assert desk.journal().settings.templates_folder == "Meta/Templates/vaultkit"


def test_init_says_the_language_that_daily_notes_are_called_in(desk):
    (desk.root / "vaultkit.toml").unlink()
    desk.write(".obsidian/daily-notes.json", '{"format": "YYYY-MM-DD-dddd"}')
    for name in ("2026-03-03-Dienstag", "2026-03-04-Mittwoch"):
        desk.write(f"{name}.md", "Ein Tag.\n")
    begin(desk.root, desk.clock)
    assert desk.journal().settings.locale == "de"
    assert len(desk.journal().history.days) == 2


def test_whose_template_a_text_is_decides_how_notes_are_read(desk):
    daily = {"enabled": True, "template": "Tpl/Daily"}
    weekly = {"enabled": True, "template": "Tpl/Weekly"}
    desk.write(".obsidian/community-plugins.json", '["periodic-notes"]')
    desk.write(PERIODIC, json.dumps({"daily": daily, "weekly": weekly}))
    desk.write("Tpl/Daily.md", "A line of mine\n")
    before = desk.journal().sources.mark
    (desk.root / "Tpl/Daily.md").rename(desk.root / "Tpl/Weekly.md")
    assert desk.journal().sources.mark != before
