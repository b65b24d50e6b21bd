"""Obsidian's settings as they are found: one folder, its files, and what of them is odd."""

import json

import pytest

from vaultkit.vault import files, obsidian
from vaultkit.vault.obsidian import Obsidian


@pytest.fixture
def vault(tmp_path):
    """Settings by name, `plugins/periodic-notes` for a plugin's own; JSON, or bytes and text as they are."""

    def made(folder=".obsidian", wanted="auto", **settings):
        for name, content in settings.items():
            file = f"plugins/{name[7:]}/data.json" if name.startswith("plugin_") else f"{name}.json"
            place = tmp_path / folder / file.replace("_", "-")
            place.parent.mkdir(parents=True, exist_ok=True)
            text = content if isinstance(content, str | bytes) else json.dumps(content)
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return obsidian.read(tmp_path, wanted)

    return made


def test_a_vault_without_obsidian(tmp_path):
    assert obsidian.read(tmp_path) == Obsidian()


def test_templates_and_links(vault):
    found = vault(
        daily_notes={"template": "Forms/Day"},
        templates={"folder": "Forms/", "dateFormat": "DD.MM.YYYY", "timeFormat": "HH.mm"},
        app={"useMarkdownLinks": True, "newLinkFormat": "relative"},
    )
    assert (found.daily_template, found.templates_folder) == ("Forms/Day", "Forms")
    assert (found.date_format, found.time_format) == ("DD.MM.YYYY", "HH.mm")
    assert (found.markdown_links, found.new_link_format) == (True, "relative")
    assert found.template_places == ("Forms", "Forms/Day")
    assert not found.notices


def test_what_is_left_out_is_obsidians_default(vault):
    found = vault(app={}, templates={})
    assert (found.date_format, found.time_format) == ("YYYY-MM-DD", "HH:mm")
    assert (found.markdown_links, found.new_link_format, found.templates_folder) == (False, "shortest", None)


def test_templaters_folder_holds_templates_only_while_it_is_on(vault):
    settings = {"plugin_templater-obsidian": {"templates_folder": "/Templater"}, "templates": {"folder": "T"}}
    assert vault(**settings).template_places == ("T",)
    assert vault(community_plugins=["templater-obsidian"]).template_places == ("T", "Templater")


@pytest.mark.parametrize(
    ("filters", "ignored", "read"),
    [
        (["Archive/"], ["Archive/a.md", "archive/b/c.md"], ["Archives/a.md", "x/Archive/a.md", "Archive.md"]),
        (["Archive"], ["Archive/a.md", "Archive.md", "Archive 2/b.md"], ["x/Archive/a.md", "Arch.md"]),
        (["a+b (c)"], ["a+b (c)/x.md", "A+B (c)"], ["aab c/x.md"]),
        (["Café/"], ["Cafe\u0301/a.md"], ["Cafe/a.md"]),
        (["/\\.old\\.md$/"], ["x/y.old.md"], ["x/yoold.md"]),
        (["/^(?<year>\\d{4})\\//"], ["2019/a.md"], ["a/2019/a.md"]),
        (["", "/", "//", None, 7], [], ["a.md"]),
        ("Archive/", [], ["Archive/a.md"]),
    ],
)
def test_ignored_paths(vault, filters, ignored, read):
    found = vault(app={"userIgnoreFilters": filters})
    assert all(found.ignores(path) for path in ignored)
    assert not any(found.ignores(path) for path in read)


def test_one_filter_that_is_no_pattern_is_said_and_the_others_hold(vault):
    found = vault(app={"userIgnoreFilters": ["/(/", "Old/"]})
    assert found.notices == (
        ".obsidian/app.json: `userIgnoreFilters`: /(/ is no pattern that can be used here.",
    )
    assert found.ignores("Old/a.md")


# What is broken.

MERGED = """{
<<<<<<< HEAD
  "folder": "Days",
=======
  "folder": "Journal",
>>>>>>> theirs
  "format": "DD.MM.YYYY"
}
"""


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        ("", "it is empty"),
        (b"\0\0", "it is empty"),
        ("\ufeff \n", "it is empty"),
        (MERGED, "it holds two versions that were not merged"),
        ("[" * 100_000, "it is not readable as JSON"),
        ('{"folder": "Days"}\0\0\0', "it is not readable as JSON"),
        (b'{"folder": "\xff"}', "it is not readable as JSON"),
        ('{"folder": "Da', "it is not readable as JSON"),
        ("nul", "it is not readable as JSON"),
        ('["Days"]', "it holds something else"),
        ("7", "it holds something else"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_its_defaults_used(vault, spoilt, why):
    found = vault(daily_notes=spoilt, app={"useMarkdownLinks": True})
    assert found.daily == "YYYY-MM-DD"
    assert found.markdown_links
    assert found.notices == (
        f".obsidian/daily-notes.json was not read: {why}. Obsidian's defaults are used.",
    )


@pytest.mark.parametrize(
    ("name", "spoilt"),
    [
        ("app", "{"),
        ("core_plugins", "<<<<<<< HEAD"),
        ("community_plugins", '{"calendar": true}'),
        ("plugin_calendar", ""),
    ],
)
def test_each_file_is_named_once_however_often_it_is_asked(vault, name, spoilt):
    settings = {"community_plugins": ["calendar"], name: spoilt}
    [notice] = vault(**settings).notices
    file = "plugins/calendar/data" if name == "plugin_calendar" else name.replace("_", "-")
    assert notice.startswith(f".obsidian/{file}.json was not read: ")


def test_a_file_with_a_byte_order_mark_is_read(vault):
    found = vault(daily_notes='\ufeff{"folder": "Days"}')
    assert (found.daily, found.notices) == ("[Days]/YYYY-MM-DD", ())


@pytest.mark.parametrize(
    ("file", "key", "value", "expected"),
    [
        ("daily_notes", "folder", 7, "a text"),
        ("daily_notes", "format", ["YYYY"], "a text"),
        ("daily_notes", "folder", "Days\0", "a text"),
        ("daily_notes", "folder", "\ud83d", "a text"),
        ("app", "useMarkdownLinks", "yes", "true or false"),
        ("app", "newLinkFormat", "longest", "one of shortest, relative, absolute"),
        ("app", "userIgnoreFilters", {"a": 1}, "a list of texts"),
    ],
)
def test_an_odd_value_is_said_with_its_key_and_the_default_used(vault, file, key, value, expected):
    found = vault(**{file: {key: value}})
    plain = vault(**{file: {}})
    assert found.notices == (
        f".obsidian/{file.replace('_', '-')}.json: `{key}`: not {expected}, so Obsidian's default is used.",
    )
    assert (found.periodic, found.ignored, found.markdown_links, found.new_link_format) == (
        plain.periodic, plain.ignored, plain.markdown_links, plain.new_link_format,
    )  # fmt: skip


def test_null_is_a_value_that_was_never_set(vault):
    found = vault(
        daily_notes={"folder": None, "format": None, "template": None}, app={"userIgnoreFilters": None}
    )
    assert (found.daily, found.notices) == ("YYYY-MM-DD", ())


def test_a_file_that_is_no_file(vault, tmp_path):
    (tmp_path / ".obsidian" / "templates.json").mkdir(parents=True)
    [notice] = vault().notices
    assert notice.startswith(".obsidian/templates.json was not read: ")


def test_two_readings_of_the_same_settings_are_equal(vault):
    settings = {"app": {"userIgnoreFilters": ["Archive/", "/x$/"]}, "daily_notes": {"folder": "Days"}}
    assert vault(**settings) == vault(**settings)


# A settings folder of another name.


@pytest.mark.parametrize("sign", ["app", "core_plugins", "workspace", "appearance"])
def test_a_renamed_settings_folder_is_found_by_what_is_in_it(vault, tmp_path, sign):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("")
    found = vault(".notes", daily_notes={"folder": "Days"}, **{sign: {}})
    assert (found.config_folder, found.daily, found.notices) == (".notes", "[Days]/YYYY-MM-DD", ())
    assert found.periodic["day"].source == ".notes/daily-notes.json"


def test_the_usual_one_wins(vault):
    vault(".a", app={}, daily_notes={"folder": "A"})
    found = vault(".obsidian", app={}, daily_notes={"folder": "Days"})
    assert (found.config_folder, found.daily, found.notices) == (".obsidian", "[Days]/YYYY-MM-DD", ())


def test_of_several_the_one_that_was_chosen_is_said_and_the_setting_picks(vault):
    vault(".desk", app={}, daily_notes={"folder": "Desk"})
    found = vault(".phone", app={}, daily_notes={"folder": "Phone"})
    assert (found.config_folder, found.daily) == (".desk", "[Desk]/YYYY-MM-DD")
    [notice] = found.notices
    assert "read from .desk; .phone could be meant too" in notice
    assert "obsidian_folder" in notice
    picked = vault(wanted=".phone")
    assert (picked.config_folder, picked.daily, picked.notices) == (".phone", "[Phone]/YYYY-MM-DD", ())


def test_a_folder_that_was_named_and_is_not_there_is_said(vault):
    found = vault(app={"useMarkdownLinks": True}, wanted=".phone")
    assert found.markdown_links
    assert found.notices == ("obsidian_folder: there is no folder .phone; .obsidian is read instead.",)


def test_settings_that_several_vaults_share_by_a_link_are_read(vault, tmp_path):
    vault("shared/settings", app={"useMarkdownLinks": True}, community_plugins=["calendar"])
    vault("shared/calendar", data={"weekStart": "sunday"})
    (tmp_path / "shared" / "settings" / "plugins").mkdir()
    (tmp_path / "shared" / "settings" / "plugins" / "calendar").symlink_to(tmp_path / "shared" / "calendar")
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / ".obsidian").symlink_to(tmp_path / "shared" / "settings")
    found = obsidian.read(tmp_path / "vault")
    assert (found.markdown_links, found.week_start, found.notices) == (True, "sunday", ())


def test_nothing_is_written_into_it(vault, tmp_path):
    vault(app="{", daily_notes={})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    vault()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


# What was found, and where.


def test_what_was_found_names_its_file_and_key(vault):
    found = vault(
        app={"useMarkdownLinks": True, "vimMode": True, "userIgnoreFilters": ["Old/", "/x/"]},
        community_plugins=["periodic-notes"],
        plugin_periodic_notes={"weekly": {"enabled": True, "folder": "Weeks"}},
    )
    assert {(each.file, each.key, each.value) for each in found.found} == {
        (".obsidian/app.json", "useMarkdownLinks", "true"),
        (".obsidian/app.json", "userIgnoreFilters", "Old/, /x/"),
        (".obsidian/plugins/periodic-notes/data.json", "weekly.enabled", "true"),
        (".obsidian/plugins/periodic-notes/data.json", "weekly.folder", "Weeks"),
    }


@pytest.mark.parametrize(
    ("plugins", "calendar", "app", "expected"),
    [
        (["calendar"], {"localeOverride": "de-AT", "weekStart": "sunday"}, {}, ("de", "sunday")),
        (["calendar"], {"localeOverride": "en-US", "weekStart": "locale"}, {}, ("en", "")),
        (["calendar"], {"localeOverride": "zh-TW"}, {}, ("zh-cn", "")),
        (["calendar"], {"localeOverride": "PT"}, {}, ("pt-br", "")),
        (["calendar"], {"localeOverride": "nn"}, {}, ("nb", "")),
        (["calendar"], {"localeOverride": "system-default"}, {}, ("", "")),
        (["calendar"], {"localeOverride": "tlh"}, {}, ("", "")),
        ([], {"localeOverride": "de", "weekStart": "sunday"}, {}, ("", "")),
        (["periodic-notes"], {}, {"localeOverride": "fr", "weekStart": "monday"}, ("fr", "monday")),
        (["periodic-notes", "calendar"], {"localeOverride": "ja"}, {"localeOverride": "fr"}, ("ja", "")),
        ([], {}, {"localeOverride": "fr"}, ("", "")),
    ],
)
def test_the_locale_is_calendars(vault, plugins, calendar, app, expected):
    found = vault(community_plugins=plugins, plugin_calendar=calendar, app=app)
    assert (found.known_locale, found.week_start) == expected


def test_all_that_is_asked_is_read_once(vault, monkeypatch):
    real, asked = files.read, []
    vault(community_plugins=["calendar", "periodic-notes", "journals", "templater-obsidian"])
    monkeypatch.setattr(files, "read", lambda root, path: (asked.append(path), real(root, path))[1])
    vault()
    assert len(asked) == len(set(asked)) == 9


def test_a_link_that_leads_nowhere_is_said(vault, tmp_path):
    vault(templates={})
    (tmp_path / ".obsidian" / "app.json").symlink_to("gone.json")
    [notice] = obsidian.read(tmp_path).notices
    assert notice.startswith(".obsidian/app.json was not read: a symlink that leads nowhere")


def test_an_ignored_path_cannot_hold_everything_up(desk):
    desk.write(".obsidian/app.json", '{"userIgnoreFilters": ["/(a+)+$/", "/^Archive/"]}')
    found = obsidian.read(desk.root)
    assert not found.ignores(f"{'a' * 60}b.md")
    assert found.ignores("Archive/x.md")
    assert len(found.notices) == 1
