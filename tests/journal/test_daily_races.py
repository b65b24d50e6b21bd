"""`layout = "daily"`, `week_layout = "weekly"`: somebody saves the note at that moment, vaultkit is killed, two devices do it."""

import json
import os
from datetime import date, timedelta

import pytest

from vaultkit.journal import carrying
from vaultkit.vault import syscalls

DAY = "2026-03-05"
NOTE, WEEK = f"Daily/{DAY}.md", "Weeks/2026-W10.md"
MINE, LATER = "A slow start.\n", "A slow start.\n\nThen the letter came.\n"
SETTINGS = 'layout = "daily"\nweek_layout = "weekly"\nweekly_path = "Weeks/GGGG-[W]WW"\n'
MARKS = ("vaultkit:begin last-week", "### What happened", "vaultkit:begin header", "## Evening")


@pytest.fixture
def desk(desk):
    return begun(desk)


def begun(desk):
    desk.write("vaultkit.toml", SETTINGS)
    desk.write(".obsidian/daily-notes.json", json.dumps({"folder": "Daily", "template": "Meta/Day"}))
    desk.write("Meta/Day.md", "# {{title}}, {{time}}\n\n- [ ] water the plants\n")
    desk.hour = f"{DAY}T19:00"
    return desk


@pytest.fixture
def other(desk, tmp_path):
    """The same vault on another device, with a state of its own."""
    return begun(type(desk)(tmp_path / "other"))


def parts_of(desk):
    """How often each part stands in any note of the day and of the week: never more than once."""
    texts = [desk.read(path) for path in (NOTE, WEEK) if (desk.root / path).exists()]
    counts = {mark: max(text.count(mark) for text in texts) for mark in MARKS}
    assert set(counts.values()) <= {0, 1}
    return {mark for mark, count in counts.items() if count}


def whole(desk):
    return {path: data for path, data in desk.tree().items() if not path.startswith(".")}


# An editor saves.


def by_rename(place, text):
    aside = place.with_name("4913")
    aside.write_text(text)
    aside.replace(place)


def in_place(place, text):
    place.write_text(text)


def at_its_end(place, text):
    with place.open("a") as file:
        file.write(text.removeprefix(MINE))


def by_taking_it_away(place, text):
    place.rename(place.with_name("Thursday.md~"))
    place.write_text(text)
    place.with_name("Thursday.md~").unlink()


SAVES = [by_rename, in_place, at_its_end, by_taking_it_away]


@pytest.mark.parametrize("is_before", [True, False], ids=["before the exchange", "after it"])
@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("path", [NOTE, WEEK])
def test_what_an_editor_saves_while_parts_are_put_in_is_there(desk, monkeypatch, path, save, is_before):
    desk.write(path, MINE)
    desk.write("Daily/2026-03-03.md", "#trigger/late\n")
    real, saved = syscalls.swap, []

    def swap(placed, place):
        is_it = place.name == path.partition("/")[2] and not saved
        if is_it:
            saved.append(path)
        if is_it and is_before:
            save(place, LATER)
        aside = real(placed, place)
        if is_it and not is_before:
            save(place, LATER)
        return aside

    with monkeypatch.context() as patch:
        patch.setattr(syscalls, "swap", swap)
        desk.refresh()
    desk.refresh()
    assert saved
    assert "Then the letter came." in desk.read(path)
    assert desk.read(path).count("A slow start.") == 1
    parts_of(desk)


def test_a_note_caught_empty_between_two_writes_of_an_editor_is_the_editors(desk, monkeypatch):
    """It is opened, emptied, and only then written: to vaultkit, a note that is not there."""
    place = desk.write(NOTE, "")
    real = syscalls.swap
    with place.open("w") as editor, monkeypatch.context() as patch:

        def swap(placed, real_place):
            aside = real(placed, real_place)
            if real_place.name == place.name and not editor.closed:
                editor.write(LATER)
                editor.close()
            return aside

        patch.setattr(syscalls, "swap", swap)
        desk.refresh()
    desk.refresh()
    assert desk.read(NOTE).startswith(LATER)
    assert "## Evening" in parts_of(desk)


# Killed.


def test_a_kill_between_any_two_writes_leaves_whole_notes_and_the_next_refresh_the_same(desk, other):
    for each in (desk, other):
        each.write(NOTE, MINE)
        each.write(WEEK, "# My week\n")
        each.write("Daily/2026-03-03.md", "#trigger/late #feeling/afraid\n")
        each.write("Daily/2026-02-26.md", "#trigger/late\n")
    kills = 0
    while killed_at(desk, 3 * kills):  # every third write: it goes on where the one before was ended
        kills += 1
        parts_of(desk)
        assert desk.read(NOTE).startswith(MINE)
        assert desk.read(WEEK).startswith("# My week\n")
    other.refresh()
    assert desk.refresh().wrote == 0
    assert kills > 1
    assert whole(desk) == whole(other)
    assert parts_of(desk) == set(MARKS)


def killed_at(desk, step):
    """A refresh in a process of its own, which ends without a word before that write; whether it did."""
    child = os.fork()
    if not child:
        done = []

        def apply(*given):
            if len(done) == step:
                os._exit(9)
            done.append(1)
            return real(*given)

        try:
            real, carrying.apply = carrying.apply, apply
            desk.refresh()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


# Two devices.


def test_two_devices_write_the_same_at_whatever_hour_of_the_evening(desk, other):
    for each, hours in ((desk, ("08:00", "18:00", "22:00")), (other, ("21:30",))):
        each.write(f"Daily/{DAY}.md", MINE)
        each.write("Weeks/2026-W09.md", "# My week\n")
        each.write("Daily/2026-02-26.md", "#trigger/late\n- rest first #lesson\n")
        for hour in hours:
            each.hour = f"{DAY}T{hour}"
            each.refresh()
    tomorrow = "Daily/2026-03-06.md"
    assert desk.read(tomorrow) == other.read(tomorrow)
    assert desk.read("Weeks/2026-W09.md") == other.read("Weeks/2026-W09.md")
    assert desk.pages() == other.pages()


@pytest.mark.parametrize("brings", ["theirs", "ours"])
def test_whichever_device_brings_its_note_the_other_adds_nothing(desk, other, brings):
    for each in (desk, other):
        each.write(NOTE, MINE)
        each.refresh()
    source, target = (other, desk) if brings == "theirs" else (desk, other)
    source.write(NOTE, source.read(NOTE) + "\nSlept well.\n")
    target.write(NOTE, source.read(NOTE))
    assert target.refresh().made == source.refresh().made == []
    assert whole(desk) == whole(other)
    parts_of(desk)


# Layouts that change.


def test_going_back_and_forth_between_layouts_changes_no_note_of_the_days_before(desk):
    day = date.fromisoformat(DAY)
    for back in range(1, 4):
        desk.write(f"Daily/{day - timedelta(days=back)}.md", f"Day {back}. #trigger/late\n")
    for turn in range(4):
        desk.hour = f"{day + timedelta(days=turn)}T19:00"
        past = {path: data for path, data in desk.tree("Daily").items() if path < f"Daily/{desk.hour[:10]}"}
        desk.write("vaultkit.toml", SETTINGS if turn % 2 else "")
        desk.refresh()
        desk.refresh()
        seen = whole(desk)
        assert past
        assert past.items() <= seen.items()
        assert desk.run("refresh", "--rebuild").exit_code == 0
        assert whole(desk) == seen
