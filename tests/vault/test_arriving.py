"""When a vault is being filled, and what stands in for a note; no clock runs here but the one that is given."""

import os

import pytest

from vaultkit.vault.arriving import Arrival, coming, is_bringing, placed, stand_ins


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        (".a.md.icloud", "iCloud"),
        (".syncthing.a.md.tmp", "Syncthing"),
        ("~syncthing~a.md.tmp", "Syncthing"),
        (".a.md.~5f2c", "Nextcloud"),
        (".a.md.!sync", "Resilio Sync"),
        ("a.md.!sync", "Resilio Sync"),
        ("a.md.1a2b3c4d.partial", "rclone"),
    ],
)
def test_what_a_note_is_called_on_its_way(name, whose):
    assert coming(f"x y/{name}") == ("x y/a.md", whose)
    assert coming(name) == ("a.md", whose)


@pytest.mark.parametrize(
    "name", ["a.md", ".a.md", ".a.md.swp", "a.md.bak", "a.md~", ".a.png.icloud", ".md.icloud", "a.md.orig"]
)
def test_what_is_no_note_on_its_way(name):
    assert coming(f"x/{name}") is None


def test_the_stand_ins_of_a_note_are_its_own():
    assert {coming(each) for each in stand_ins("x/a.md")} == {("x/a.md", "iCloud"), ("x/a.md", "Syncthing")}


def some(count, first=0):
    return [f"{number}.md" for number in range(first, first + count)]


def test_one_note_after_another_is_a_person_and_waits_for_nothing():
    arrival = Arrival()
    for second in range(100):
        arrival.heard(["a.md", f"{second // 2}.md"], second)
        assert arrival.left(second) == 0


def test_many_at_once_wait_until_it_is_quiet():
    arrival = Arrival(quiet=4, many=10)
    arrival.heard(some(10), 100)
    assert arrival.left(100) == 4
    arrival.heard(some(3, first=10), 102.5)
    assert arrival.left(103) == 3.5
    assert arrival.left(106.5) == 0
    assert not arrival.took_long
    assert arrival.left(200) == 0


def test_many_in_a_few_batches_are_as_many():
    arrival = Arrival(quiet=4, many=10)
    for second in range(5):
        arrival.heard(some(3, first=3 * second), second)
    assert arrival.left(4) == 4


def test_a_note_that_is_typed_in_meanwhile_prolongs_nothing():
    arrival = Arrival(quiet=4, many=10)
    arrival.heard(some(10), 100)
    arrival.heard(["mine.md"], 102)
    for moment in (103, 104, 105, 105.9):
        arrival.heard(["mine.md"], moment)
    assert arrival.left(106) == 0


def test_what_never_becomes_quiet_waits_no_longer_than_that_and_then_waits_anew():
    arrival = Arrival(quiet=4, longest=180, many=10)
    moments = [
        moment
        for moment in range(1000)
        if not (arrival.heard(some(10, 10 * moment), moment), arrival.left(moment))[1]
    ]
    assert moments == [180, 361, 542, 723, 904]
    assert arrival.took_long


def test_one_that_is_just_being_brought_is_waited_for():
    arrival = Arrival(quiet=4)
    arrival.heard([], 100, is_coming=True)
    assert arrival.left(101) == 3
    arrival.heard([], 103, is_coming=True)
    assert arrival.left(106) == 1
    assert arrival.left(107) == 0


def test_what_was_put_there_a_moment_ago_is_told_whatever_its_time_says(tmp_path):
    (tmp_path / "a.md").touch()
    os.utime(tmp_path / "a.md", (7, 7))
    assert placed(tmp_path, ["a.md", "gone.md"], 60) == ["a.md"]
    assert placed(tmp_path, ["a.md"], -60) == []


def test_an_icloud_stand_in_may_lie_there_for_years_and_is_no_sign(tmp_path):
    (tmp_path / ".a.md.icloud").touch()
    assert not is_bringing(tmp_path, {"a.md": "iCloud"})
    (tmp_path / ".syncthing.a.md.tmp").touch()
    assert is_bringing(tmp_path, {"a.md": "Syncthing"})
