"""`vaultkit obsidian`: what Obsidian may be told, and never without being asked."""

import json

import pytest

TYPES, DAILY = ".obsidian/types.json", ".obsidian/daily-notes.json"


@pytest.fixture
def desk(desk):
    desk.run("init", desk.root)
    return desk


def test_without_a_yes_nothing_is_written(desk):
    desk.write(TYPES, "{}")
    before = desk.tree()
    told = desk.run("obsidian")
    assert told.exit_code == 0
    assert '+    "distress": "number",' in told.output
    assert desk.tree() == before


def test_types_are_added_and_none_is_changed(desk):
    desk.write(TYPES, '{"types": {"tags": "tags", "Distress": "text"}, "other": [1]}')
    assert desk.run("obsidian", "--yes").exit_code == 0
    said = json.loads(desk.read(TYPES))
    assert said["other"] == [1]
    assert said["types"]["tags"] == "tags"
    assert said["types"]["Distress"] == "text"
    assert "distress" not in said["types"]
    assert said["types"]["feelings"] == "multitext"
    assert said["types"]["morning_feelings"] == "multitext"
    assert said["types"]["ruptured_on"] == "date"
    assert "it knows them all" in desk.run("obsidian", "--yes").output


def test_the_days_template_is_the_one_of_the_layout(desk):
    desk.write("vaultkit.toml", 'layout = "daily"\n')
    desk.write(DAILY, '{"folder": "Daily", "autorun": true}')
    desk.run("obsidian", "--yes")
    assert json.loads(desk.read(DAILY)) == {
        "folder": "Daily",
        "autorun": True,
        "template": "Templates/vaultkit/Daily",
    }
    assert "chosen already" in desk.run("obsidian", "--yes").output


def test_obsidian_then_makes_the_note_that_vaultkit_makes(desk):
    desk.write(DAILY, "{}")
    desk.run("obsidian", "--yes")
    said = json.loads(desk.read(DAILY))
    assert said["template"] == "Templates/vaultkit/Reflection"
    found = desk.journal().sources.daily_notes
    desk.hour = "2026-03-05T19:00"
    desk.refresh()
    assert (desk.root / f"{found.form.format(desk.clock().date())}.md").exists()


def test_a_template_of_ones_own_stays(desk):
    desk.write("vaultkit.toml", 'layout = "daily"\n')
    desk.write(DAILY, '{"template": "Meta/Day"}')
    told = desk.run("obsidian", "--yes")
    assert "Meta/Day stays" in told.output
    assert json.loads(desk.read(DAILY)) == {"template": "Meta/Day"}


def test_no_template_is_named_that_is_not_there(desk):
    desk.write(DAILY, "{}")
    (desk.root / "Templates/vaultkit/Reflection.md").unlink()
    assert "vaultkit init puts it there" in desk.run("obsidian", "--yes").output
    assert desk.read(DAILY) == "{}"


def test_what_is_no_json_is_left_alone(desk):
    desk.write(TYPES, "<<<<<<< HEAD\n")
    told = desk.run("obsidian", "--yes")
    assert told.exit_code != 0
    assert desk.read(TYPES) == "<<<<<<< HEAD\n"


def test_a_vault_that_obsidian_never_opened(desk):
    assert "open it there once" in desk.run("obsidian", "--yes").output
    assert not (desk.root / ".obsidian").exists()


def test_daily_notes_that_are_there_keep_their_name(desk):
    desk.write(".obsidian/core-plugins.json", '["daily-notes"]')
    desk.write("2026-03-04.md", "A day.\n")
    desk.run("obsidian", "--yes")
    assert not (desk.root / DAILY).exists()
    assert len(desk.journal().history.days) == 1


def test_properties_that_are_anybodys_get_no_type(desk):
    desk.write(TYPES, "{}")
    desk.run("obsidian", "--yes")
    assert {"people", "body", "energy", "setting"}.isdisjoint(json.loads(desk.read(TYPES))["types"])
