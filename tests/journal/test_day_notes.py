"""The check-in and the reflection: when they are made, and that a note which is there is never touched."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from vaultkit.journal import Journal
from vaultkit.journal.day_notes import due, next_due, today
from vaultkit.journal.entries import Entries
from vaultkit.records.kinds import kind_named
from vaultkit.settings import load

CHECKIN = "Journal/2026/03/2026-03-05 Check-in.md"
REFLECTION = "Journal/2026/03/2026-03-05 Reflection.md"
TOMORROW = "Journal/2026/03/2026-03-06 Check-in.md"
DEFAULTS = load()


def local(text):
    return datetime.fromisoformat(text).astimezone()


def named(now, settings=DEFAULTS):
    return [f"{kind} {day:%m-%d}" for kind, day in due(now, settings)]


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        ("2026-03-05T04:00", ["checkin 03-05"]),
        ("2026-03-05T17:59", ["checkin 03-05"]),
        ("2026-03-05T18:00", ["reflection 03-05", "checkin 03-06"]),
        ("2026-03-05T23:59", ["reflection 03-05", "checkin 03-06"]),
        ("2026-03-06T00:00", ["reflection 03-05", "checkin 03-06"]),
        ("2026-03-06T03:59", ["reflection 03-05", "checkin 03-06"]),
        ("2026-03-06T04:00", ["checkin 03-06"]),
        ("2027-01-01T01:30", ["reflection 12-31", "checkin 01-01"]),
        ("2028-02-29T20:00", ["reflection 02-29", "checkin 03-01"]),
    ],
)
def test_what_is_due_round_the_clock(hour, expected):
    assert named(local(hour)) == expected


def test_an_evening_that_begins_in_the_small_hours():
    settings = load('reflection_at = "01:00"\nday_starts_at = "04:00"')
    assert named(local("2026-03-06T00:59"), settings) == ["checkin 03-05"]
    assert named(local("2026-03-06T01:00"), settings) == ["reflection 03-05", "checkin 03-06"]
    assert named(local("2026-03-06T04:00"), settings) == ["checkin 03-06"]
    assert next_due(local("2026-03-06T00:59"), settings) == local("2026-03-06T01:00")


ZONES = [
    "America/New_York",  # 2026-03-08 and 2026-11-01 at 02:00
    "Europe/Berlin",  # 2026-03-29 and 2026-10-25 at 02:00
    "Australia/Lord_Howe",  # by half an hour: 2026-04-05 and 2026-10-04
    "America/Santiago",  # at midnight: 2026-04-05 and 2026-09-06
    "Pacific/Kiritimati",
    "UTC",
]
CHANGES = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-06", "2026-10-04", "2026-10-25", "2026-11-01"]
HOURS = [("18:00", "04:00"), ("02:30", "04:00"), ("18:00", "00:00"), ("23:30", "02:00")]


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize(("reflection_at", "day_starts_at"), HOURS)
def test_nothing_changes_before_the_next_hour_that_is_due(zone, name, reflection_at, day_starts_at):
    """Through each night in which clocks change somewhere; in an hour that is skipped or comes twice it may be late."""
    zone(name)
    settings = load(f'reflection_at = "{reflection_at}"\nday_starts_at = "{day_starts_at}"')
    for change in CHANGES:
        start = datetime.fromisoformat(change).replace(tzinfo=UTC) - timedelta(hours=36)
        moments = [(start + timedelta(minutes=30 * step)).astimezone() for step in range(150)]
        asked = {pair for moment in moments for pair in due(moment, settings)}
        made, waits_for = set(), moments[0]
        for moment in moments:
            coming = next_due(moment, settings)
            assert timedelta(0) < coming - moment <= timedelta(hours=25)
            if moment >= waits_for:
                made |= set(due(moment, settings))
                waits_for = coming
        assert made == asked


def test_today_is_the_day_lived():
    assert today(local("2026-03-06T03:59"), DEFAULTS) == date(2026, 3, 5)
    assert today(local("2026-03-06T04:00"), DEFAULTS) == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("hour", "made"),
    [
        ("2026-03-05T12:00", {CHECKIN}),
        ("2026-03-05T21:00", {REFLECTION, TOMORROW}),
        ("2026-03-06T01:30", {REFLECTION, TOMORROW}),
    ],
)
def test_a_late_start_makes_only_what_fits_the_hour(desk, hour, made):
    desk.hour = hour
    assert set(desk.refresh().made) == made
    assert desk.refresh().made == []


ALREADY = {
    "by path": (CHECKIN, "mine\n"),
    "by kind and day elsewhere": ("Anywhere/Monday.md", "---\nkind: check-in\nday: 2026-03-05\n---\n"),
    "private": (CHECKIN, "---\nprivate: true\n---\n"),
    "not UTF-8": (CHECKIN, b"\xff\xfe"),
    "with broken properties": (CHECKIN, "---\nkind: [\n---\n"),
    "a blank line": (CHECKIN, "\n"),
    "moved": ("Old/2026/03/2026-03-05 Check-in.md", "mine"),
}


@pytest.mark.parametrize(("path", "text"), ALREADY.values(), ids=ALREADY)
def test_a_note_that_is_there_is_never_touched_whatever_made_it(desk, path, text):
    desk.write(path, text)
    before = desk.stamps()[path]
    desk.refresh()
    assert desk.stamps()[path] == before
    assert not [made for made in desk.tree() if made.endswith("Check-in.md") and made != path]


def test_an_empty_file_counts_as_absent(desk):
    desk.write(CHECKIN, "")
    assert desk.refresh().changed == [CHECKIN]
    assert "## How are you?" in desk.read(CHECKIN)
    desk.write(CHECKIN, "")
    assert desk.run("today").output == f"{desk.root / CHECKIN}\n"
    assert "## How are you?" in desk.read(CHECKIN)


def test_a_day_note_that_the_person_deleted_is_not_made_again_but_on_request(desk):
    desk.refresh()
    (desk.root / CHECKIN).unlink()
    assert desk.refresh().wrote == 0
    assert desk.run("today").output == f"{desk.root / CHECKIN}\n"
    (desk.root / CHECKIN).unlink()
    assert desk.refresh().wrote == 0


def test_one_that_was_made_on_request_and_deleted_is_not_made_again(desk):
    desk.run("today")
    (desk.root / CHECKIN).unlink()
    assert desk.refresh().wrote == 0


def test_a_lost_or_spoilt_ledger_stops_nothing(desk, tmp_path):
    desk.refresh()
    [ledger] = (tmp_path / "state").rglob("day-notes.json")
    assert ledger.parent.stat().st_mode & 0o077 == 0
    for spoilt in (b"\xff", b"{}", b"[1, null]", b"[[["):
        ledger.write_bytes(spoilt)
        (desk.root / CHECKIN).unlink()
        assert desk.refresh().made == [CHECKIN]


def test_the_ledger_does_not_grow_without_end(desk, tmp_path):
    for day in range(80):
        desk.hour = f"{date(2026, 3, 1) + timedelta(days=day)}T12:00"
        desk.refresh()
    [ledger] = (tmp_path / "state").rglob("day-notes.json")
    assert ledger.read_text().count("checkin") == 60


def test_regions_are_kept_while_the_day_lasts_and_left_alone_afterwards(desk):
    desk.refresh()
    assert "Wed 4" not in desk.read(CHECKIN)
    desk.write("Journal/2026/03/2026-03-04 Reflection.md", "Late, but here. #rift/dinner\n")
    desk.hour = "2026-03-06T03:30"
    desk.refresh()
    while_it_lasts = desk.read(CHECKIN)
    assert "Wed 4" in while_it_lasts
    desk.hour = "2026-03-06T04:00"
    desk.write("Journal/2026/03/2026-03-03 Reflection.md", "Later still. #rift/shoes\n")
    desk.refresh()
    assert desk.read(CHECKIN) == while_it_lasts


def test_a_note_that_nobody_wrote_in_stays_older_than_what_a_person_types(desk, zone):
    for name in ("Asia/Tokyo", "America/Los_Angeles"):
        zone(name)
        desk.hour = "2026-03-05T20:00"
        for path in (REFLECTION, TOMORROW):
            (desk.root / path).unlink(missing_ok=True)
        journal = Journal(desk.root, desk.clock)
        journal.look()
        for kind, path in (("reflection", REFLECTION), ("checkin", TOMORROW)):
            day = date(2026, 3, 5) if path == REFLECTION else date(2026, 3, 6)
            Entries(journal, day).note(kind_named(kind))
            midnight = datetime.combine(date(2026, 3, 5), time(0)).astimezone().timestamp()
            assert 0 <= (desk.root / path).stat().st_mtime - midnight < 1


@pytest.mark.parametrize("name", ["Asia/Tokyo", "America/Los_Angeles"])
def test_two_devices_make_the_same_bytes(desk, zone, name):
    zone(name)
    desk.hour = "2026-03-05T18:07"
    desk.refresh()
    assert desk.read(REFLECTION) == (
        "---\nkind: reflection\nday: 2026-03-05\nfeelings: []\ndistress:\ntriggers: []\npeople: []\n---\n"
        "One word or one tag is enough, and you can stop here.\n\n"
        "<!-- vaultkit:begin nearby -->\n[[Journal/2026/03/2026-03-06 Check-in|Fri 6]]\n"
        "<!-- vaultkit:end nearby f45b9d75 -->\n\n"
        "<!-- vaultkit:begin last-week -->\n<!-- vaultkit:end last-week e3b0c442 -->\n\n"
        "## What happened between you and others?\n\n## What mended?\n\n## What did you learn?\n\n"
        "## If it returns, then I …\n"
    )


def test_a_template_of_ones_own_is_used_with_the_scheduled_time(desk):
    desk.write("Templates/vaultkit/Check-in.md", "{{date:dddd}} at {{time}}: {{title}}\n")
    desk.hour = "2026-03-05T11:11"
    desk.refresh()
    assert desk.read(CHECKIN) == "Thursday at 04:00: 2026-03-05 Check-in\n"


def test_an_empty_template_of_ones_own_is_none(desk):
    desk.write("Templates/vaultkit/Check-in.md", " \n")
    desk.refresh()
    assert "## How are you?" in desk.read(CHECKIN)
