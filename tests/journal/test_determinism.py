"""The same notes give the same pages: in any zone, in any order, in any process."""

import os
import random
import subprocess
import sys

import pytest

DAYS = [f"2026-0{month}-{day:02}" for month in (1, 2) for day in range(1, 28, 2)]
WORDS = [
    "#trigger/plans-changed-late",
    "#trigger/no-answer",
    "#feeling/afraid",
    "#distress/7",
    "#rift/dinner",
    "#repair/dinner",
]


def journal_of(seed):
    """A few weeks of notes in all three tiers."""
    chance = random.Random(seed)
    notes = {}
    for day in DAYS:
        words = " ".join(chance.sample(WORDS, chance.randrange(4)))
        name = chance.choice(["No answer", "no-answer", "Ärger", "ÄRGER"])
        head = (
            f'---\ntriggers: ["[[{name}]]"]\nfeelings: [tense, calm]\n---\n' if chance.random() < 0.4 else ""
        )
        notes[f"Journal/{day[:4]}/{day[5:7]}/{day} Reflection.md"] = (
            f"{head}Words. {words}\n- Rest first #lesson\n"
        )
    notes["2026-02-03 Episode.md"] = (
        '---\nkind: episode\ntrigger: "[[No answer]]"\nday: 2026-02-03\n---\nA light.\n'
    )
    notes["2026-02-05 Repair.md"] = (
        "---\nkind: repair\nruptured_on: 2026-02-01\nrepaired_on: 2026-02-05\n---\n"
    )
    notes["No answer.md"] = "---\nkind: trigger\nif_then: I wait an hour\naliases: [silence]\n---\n"
    return notes


@pytest.fixture
def desk(desk):
    desk.hour = "2026-03-05T12:00"
    return desk


def test_in_any_order_of_notes_and_in_any_zone(desk, tmp_path, zone):
    notes = journal_of(1)
    for path, text in notes.items():
        desk.write(path, text)
    desk.refresh()
    expected = desk.pages()
    assert len(expected) > 8
    for seed, name in enumerate(["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"]):
        zone(name)
        other = type(desk)(tmp_path / f"other {seed}")
        other.hour = desk.hour
        journal = other.journal()
        order = list(notes)
        random.Random(seed).shuffle(order)
        for path in order:
            other.write(path, notes[path])
            journal.look_at([path])
            journal.refresh()
        assert other.pages() == expected


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_in_any_process(desk, tmp_path, seed):
    for path, text in journal_of(2).items():
        desk.write(path, text)
    desk.refresh()
    other = type(desk)(tmp_path / "other")
    for path, text in reversed(journal_of(2).items()):
        other.write(path, text)
    env = {**os.environ, "PYTHONHASHSEED": seed, "VAULTKIT_NOW": desk.hour, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "vaultkit", "refresh", "--vault", str(other.root)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)
    assert other.pages() == desk.pages()
