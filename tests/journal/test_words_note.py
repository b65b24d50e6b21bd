"""The words note follows the settings, unless a person took that into their own hands."""

import pytest

NOTE = "Templates/vaultkit/Words.md"
SETTINGS = 'feelings = ["at sea"]\n'


@pytest.fixture
def desk(desk):
    desk.run("init", desk.root)
    return desk


def test_words_of_the_settings_arrive_and_what_stands_around_them_stays(desk):
    desk.write(NOTE, f"Mine.\n{desk.read(NOTE)}Mine too.\n")
    desk.write("vaultkit.toml", SETTINGS)
    desk.refresh()
    text = desk.read(NOTE)
    assert "#feeling/at-sea" in text
    assert text.startswith("Mine.\n")
    assert text.endswith("Mine too.\n")


@pytest.mark.parametrize("text", [None, "My own list.\n"], ids=["deleted", "without a region"])
def test_a_note_that_the_person_took_away_stays_away(desk, text):
    (desk.root / NOTE).unlink()
    if text:
        desk.write(NOTE, text)
    desk.write("vaultkit.toml", SETTINGS)
    desk.refresh()
    assert desk.tree("Templates").get(NOTE) == (text.encode() if text else None)
    assert desk.run("check").output == "Nothing to report.\n"


def test_doubled_markers_are_told_and_the_note_is_left_alone(desk):
    text = desk.read(NOTE)
    doubled = desk.write(NOTE, text + text).read_bytes()
    desk.write("vaultkit.toml", SETTINGS)
    desk.refresh()
    assert (desk.root / NOTE).read_bytes() == doubled
    line = text.count("\n") + 3
    told = desk.run("check")
    assert told.exit_code == 1
    assert f"{NOTE}:{line}:1: a second region `all-words`; this note's regions are left alone" in told.output
    assert "regions left alone: 1" in desk.run("status").output
