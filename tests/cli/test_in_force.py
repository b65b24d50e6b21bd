"""What `init` and `status --settings` say of the settings: each value, where it is from, and what Obsidian's say."""

import json

import pytest

from vaultkit.settings import TABLE

PERIODIC = ".obsidian/plugins/periodic-notes/data.json"
CALENDAR = ".obsidian/plugins/calendar/data.json"
SETTINGS = """# mine
reflection_at = "19:30"

"week_path" = "Weeks/GGGG-[W]WW"
journal = [
  "week_rule = nothing",
]
"""


@pytest.fixture
def settled_in(desk):
    """A vault of someone with habits."""
    files = {
        ".obsidian/app.json": {"userIgnoreFilters": ["Archive/"], "useMarkdownLinks": True},
        ".obsidian/community-plugins.json": ["periodic-notes", "calendar"],
        ".obsidian/templates.json": {"folder": "Forms"},
        PERIODIC: {
            "daily": {"enabled": True, "folder": "/Daily", "format": "YYYY/YYYY-MM-DD dddd", "template": "Forms/Day"}
        },
        CALENDAR: {"localeOverride": "de-AT", "weekStart": "sunday", "showWeeklyNote": True},
    }  # fmt: skip
    for path, content in files.items():
        desk.write(path, json.dumps(content))
    desk.write("vaultkit.toml", SETTINGS)
    return desk


def in_force(desk):
    return json.loads(desk.run("status", "--settings", "--json").output)


def test_each_setting_has_its_value_and_the_line_that_sets_it(settled_in):
    settings = {each["name"]: each for each in in_force(settled_in)["settings"]}
    assert list(settings) == [setting.name for setting in TABLE]
    given = {name: (each["value"], each["line"]) for name, each in settings.items() if each["line"]}
    assert given == {
        "reflection_at": ('"19:30"', 2),
        "week_path": ('"Weeks/GGGG-[W]WW"', 4),
        "journal": ('["week_rule = nothing"]', 5),
    }
    default = {setting.name: setting.default for setting in TABLE}
    assert {name: each["value"] for name, each in settings.items() if name not in given} == {
        name: value for name, value in default.items() if name not in given
    }


def test_what_is_left_to_obsidian_says_what_it_came_to_and_by_which_file(settled_in):
    settings = {each["name"]: each for each in in_force(settled_in)["settings"]}
    assert {name: (each["means"], each["source"]) for name, each in settings.items() if each["means"]} == {
        "daily_path": ("[Daily]/YYYY/YYYY-MM-DD dddd", PERIODIC),
        "weekly_path": ("gggg-[W]ww", CALENDAR),
        "links": ("Markdown links", ".obsidian/app.json"),
        "locale": ("de", CALENDAR),
        "obsidian_folder": (".obsidian", None),
    }


def test_a_setting_of_ones_own_leaves_nothing_to_obsidian(settled_in):
    settled_in.write("vaultkit.toml", 'links = "wikilink"\nlocale = "fr"\ndaily_path = "Tage/YYYY-MM-DD"\n')
    settings = {each["name"]: each for each in in_force(settled_in)["settings"]}
    for name in ("links", "locale", "daily_path"):
        assert (settings[name]["means"], settings[name]["source"]) == (None, None)
    assert settings["daily_path"]["example"] == "Tage/2026-03-05.md"


def test_each_path_with_a_date_shows_todays(settled_in):
    stands = in_force(settled_in)
    examples = {each["name"]: each["example"] for each in stands["settings"] if each["example"]}
    assert examples == {
        "checkin_path": "Journal/2026/03/2026-03-05 Check-in.md",
        "reflection_path": "Journal/2026/03/2026-03-05 Reflection.md",
        "daily_path": "Daily/2026/2026-03-05 Donnerstag.md",
        "event_folder": "Journal/2026/03",
        "week_path": "Weeks/2026-W10.md",
        "weekly_path": "2026-W10.md",
        "month_path": "Patterns/2026/2026-03 Patterns.md",
        "quarter_path": "Patterns/2026/2026-Q1 Patterns.md",
    }
    assert [(each["period"], each["example"], each["template"], each["source"]) for each in stands["own_notes"]] == [
        ("day", "Daily/2026/2026-03-05 Donnerstag.md", "Forms/Day", PERIODIC),
        ("week", "2026-W10.md", None, CALENDAR),
    ]  # fmt: skip


def test_what_was_found_is_listed_with_file_and_key(settled_in):
    found = {(each["file"], each["key"]): each["value"] for each in in_force(settled_in)["found"]}
    assert found[PERIODIC, "daily.folder"] == "/Daily"
    assert found[CALENDAR, "weekStart"] == "sunday"
    assert found[".obsidian/app.json", "userIgnoreFilters"] == "Archive/"


def test_weeks_that_are_others_in_obsidian_are_said_with_the_setting_that_follows_them(settled_in):
    stands = in_force(settled_in)
    assert stands["week_rule"] == "a week begins on Monday, and the first of a year holds 4 January"
    assert stands["own_week_rule"] == "a week begins on Sunday, and the first of a year holds 3 January"
    [hint] = [each for each in stands["notices"] if "week_rule" in each]
    settled_in.write("vaultkit.toml", hint.partition("; ")[2].removesuffix(" would follow it.") + "\n")
    after = in_force(settled_in)
    assert after["week_rule"] == stands["own_week_rule"]
    assert after["own_week_rule"] is None
    assert not after["notices"]


def test_a_person_reads_the_same(settled_in):
    said = settled_in.run("status", "--settings").output
    stands = in_force(settled_in)
    rows = [line.split() for line in said.splitlines()]
    for each in stands["settings"]:
        origin = ["vaultkit.toml,", "line", str(each["line"])] if each["line"] else ["default"]
        assert [each["name"], *each["value"].split(), *origin] in rows
        assert each["means"] is None or f"so {each['means']}" in said
        assert each["example"] is None or f"today {each['example']}" in said
    for each in stands["found"]:
        assert [each["key"], *each["value"].split(), each["file"]] in rows
    assert all(notice in said for notice in stands["notices"])
    assert "a day begins at 04:00" in said


def test_a_vault_without_obsidian_says_so(desk):
    stands = in_force(desk)
    assert stands["obsidian_folder"] is None
    assert (stands["own_notes"], stands["found"], stands["notices"], stands["own_week_rule"]) == (
        [],
        [],
        [],
        None,
    )
    assert "No settings of Obsidian's were found." in desk.run("status", "--settings").output


def test_what_is_broken_is_said_there_too(settled_in):
    settled_in.write(PERIODIC, "{")
    assert (
        f"{PERIODIC} was not read: it is not readable as JSON."
        in settled_in.run("status", "--settings").output
    )


def test_it_reads_no_note_and_writes_nothing(settled_in):
    settled_in.write("Journal/2026/03/2026-03-02 Reflection.md", "Late. #trigger/late\n")
    before = settled_in.stamps()
    settled_in.run("status", "--settings")
    assert settled_in.stamps() == before
    assert "1 journal note" in settled_in.run("status").output  # which is as it was


# init


def test_init_says_what_it_found_and_will_use_and_writes_nothing_there(settled_in):
    before = {path: data for path, data in settled_in.tree().items() if path.startswith(".obsidian")}
    said = settled_in.run("init", settled_in.root).output
    rows = {tuple(line.split()) for line in said.splitlines()}
    assert "Your Obsidian settings (.obsidian) say:" in said
    assert {
        ("daily", "notes", "Daily/2026/2026-03-05", "Donnerstag.md", PERIODIC),
        ("weekly", "notes", "2026-W10.md", CALENDAR),
        ("templates", "Forms,", "Forms/Day"),
        ("links", "Markdown", "links"),
        ("left", "out", "Archive/"),
        ("dates", "in", "the", "language", "de", CALENDAR),
    } <= rows
    assert "week_rule = " in said
    after = {path: data for path, data in settled_in.tree().items() if path.startswith(".obsidian")}
    assert after == before


def test_init_in_a_vault_without_obsidian(desk):
    said = desk.run("init", desk.root).output
    assert "No settings of Obsidian's are here." in said
