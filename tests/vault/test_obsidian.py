import json

import pytest

from vaultkit.vault import obsidian
from vaultkit.vault.obsidian import Obsidian


@pytest.fixture
def vault(tmp_path):
    def made(**files):
        (tmp_path / ".obsidian").mkdir()
        for name, text in files.items():
            place = tmp_path / ".obsidian" / f"{name.replace('_', '-')}.json"
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return obsidian.read(tmp_path)

    return made


def test_a_vault_without_obsidian(tmp_path):
    assert obsidian.read(tmp_path) == Obsidian()


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("{}", "YYYY-MM-DD"),
        ('{"folder": "Days"}', "[Days]/YYYY-MM-DD"),
        ('{"folder": "/日记/Mo/", "format": "DD.MM.YYYY"}', "[日记]/[Mo]/DD.MM.YYYY"),
        ('{"folder": null, "format": "YYYY/[W]ww/YYYY-MM-DD"}', "YYYY/[W]ww/YYYY-MM-DD"),
        ('{"folder": "", "format": ""}', "YYYY-MM-DD"),
    ],
)
def test_where_daily_notes_are(vault, settings, path):
    assert vault(daily_notes=settings).daily == path


@pytest.mark.parametrize(
    ("plugins", "path"),
    [
        ('{"daily-notes": true}', "YYYY-MM-DD"),
        ('["graph", "daily-notes"]', "YYYY-MM-DD"),
        ('{"daily-notes": false}', None),
        ('["graph"]', None),
        ("7", None),
        ("<<<<<<< HEAD", None),
    ],
)
def test_the_daily_plugin_with_its_defaults_has_no_file_of_its_own(vault, plugins, path):
    assert vault(core_plugins=plugins).daily == path


def test_templates_and_links(vault):
    found = vault(
        daily_notes='{"template": "Forms/Day"}',
        templates='{"folder": "Forms/"}',
        app='{"useMarkdownLinks": true}',
    )
    assert (found.daily_template, found.templates_folder, found.markdown_links) == (
        "Forms/Day",
        "Forms",
        True,
    )


@pytest.mark.parametrize(
    ("filters", "ignored", "read"),
    [
        (["Archive/"], ["Archive/a.md", "archive/b/c.md"], ["Archives/a.md", "x/Archive/a.md", "Archive.md"]),
        (["a+b (c)"], ["a+b (c)/x.md", "A+B (c)"], ["aab c/x.md"]),
        (["/\\.old\\.md$/"], ["x/y.old.md"], ["x/yoold.md"]),
        (["", "/", "//", None, 7], [], ["a.md"]),
        ("Archive/", [], ["Archive/a.md"]),
    ],
)
def test_ignored_paths(vault, filters, ignored, read):
    found = vault(app=json.dumps({"userIgnoreFilters": filters}))
    assert all(found.ignores(path) for path in ignored)
    assert not any(found.ignores(path) for path in read)


@pytest.mark.parametrize("spoilt", ["", "<<<<<<< HEAD\n{}", "[" * 100_000, b"\0\0", b"\xff", "{", "nul"])
def test_a_file_that_cannot_be_read_is_said_and_the_default_used(vault, spoilt):
    found = vault(app=spoilt, daily_notes='{"folder": "Days"}')
    assert found.daily == "[Days]/YYYY-MM-DD"
    assert found.notices == (".obsidian/app.json is not readable as JSON. Obsidian's default is used.",)


@pytest.mark.parametrize(
    "odd", ["[]", "7", "null", '{"userIgnoreFilters": {"a": 1}, "useMarkdownLinks": "yes"}']
)
def test_what_is_of_another_shape_is_the_default(vault, odd):
    assert vault(app=odd) == Obsidian()


def test_a_pattern_that_is_none_and_a_file_that_is_no_file(vault, tmp_path):
    found = vault(app='{"userIgnoreFilters": ["/(/"]}')
    assert "no pattern" in found.notices[0]
    (tmp_path / ".obsidian" / "templates.json").mkdir()
    said = obsidian.read(tmp_path).notices
    assert any(line.startswith(".obsidian/templates.json was not read: ") for line in said)


def test_two_readings_of_the_same_settings_are_equal(tmp_path, vault):
    found = vault(app='{"userIgnoreFilters": ["Archive/", "/x$/"]}', daily_notes='{"folder": "Days"}')
    assert obsidian.read(tmp_path) == found
