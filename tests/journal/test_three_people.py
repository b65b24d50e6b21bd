"""The same two weeks, written by three people: with tags alone, with notes and properties, at the terminal alone.

Each gets pages of the same truth, and none is told that something is missing.
"""

import re

import pytest
from click.testing import CliRunner

from tests.conftest import Desk
from vaultkit.cli import main
from vaultkit.notes.links import flatten

LATEST = "2026-03-15T21:00"

TAGS = {
    "2026-03-02": "He moved dinner again, at seven. #trigger/plans-changed-late #feeling/afraid #distress/7\n",
    "2026-03-03": "Quiet.\n\n- A jacket, not a verdict. #lesson\n",
    "2026-03-05": "#trigger/raised-voice #feeling/hurt #rift/dinner\n#distress/8\n",
    "2026-03-07": "We phoned. #repair/dinner #feeling/relieved\n",
    "2026-03-09": "#trigger/plans-changed-late #distress/5 #need/reassurance #story/indifferent\n",
    "2026-03-13": "#feeling/calm #need/rest\n",
}

NOTES = {
    "2026-03-02 Episode": """\
kind: episode
day: 2026-03-02
trigger: "[[Plans changed late]]"
feelings: [afraid]
distress: 7
---
## What would a camera have seen?

He moved dinner again, at seven.
""",
    "2026-03-03 Reflection": 'kind: reflection\nday: 2026-03-03\nlessons: ["A jacket, not a verdict."]\n---\n',
    "2026-03-05 Reflection": """\
kind: reflection
day: 2026-03-05
tags: [rift/dinner]
feelings: [hurt]
distress: 8
triggers: [Raised voice]
---
""",
    "2026-03-07 Reflection": "kind: reflection\nday: 2026-03-07\nrepairs: [dinner]\nfeelings: [relieved]\n---\nWe phoned.\n",
    "2026-03-09 Episode": """\
kind: episode
day: 2026-03-09
trigger: Plans changed late
needs:
  - reassurance
distress: 5
story_type: indifferent
---
""",
    "2026-03-13 Check-in": "kind: checkin\nday: 2026-03-13\nfeelings: [calm]\nneeds: [rest]\n---\n",
}

TERMINAL = (
    (
        "2026-03-02T21:00",
        (
            "log",
            "trigger",
            "Plans changed late",
            "distress=7",
            "feeling=afraid",
            "He moved dinner again, at seven.",
        ),
    ),
    ("2026-03-03T21:00", ("reflect", "Quiet.", "lesson=A jacket, not a verdict.")),
    # Half past one: still the fifth.
    ("2026-03-06T01:30", ("log", "trigger", "Raised voice", "distress=8", "feeling=hurt")),
    ("2026-03-06T01:31", ("reflect", "#rift/dinner")),
    (
        "2026-03-08T09:00",
        ("reflect", "--day", "yesterday", "repair=dinner", "feeling=relieved", "We phoned."),
    ),
    (
        "2026-03-09T21:00",
        ("log", "episode", "plans changed late", "distress=5", "need=reassurance", "story_type=indifferent"),
    ),
    ("2026-03-13T08:00", ("checkin", "feeling=calm", "need=rest")),
)


def with_tags(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Daily"}')
    desk.write(".obsidian/core-plugins.json", '{"daily-notes": true}')
    for day, text in TAGS.items():
        desk.write(f"Daily/{day}.md", text)


def with_notes(desk):
    for name, text in NOTES.items():
        desk.write(f"Journal/2026/03/{name}.md", f"---\n{text}")


def at_the_terminal(desk):
    for now, words in TERMINAL:
        done = vaultkit(desk, now, *words)
        assert done.exit_code == 0, done.output


def vaultkit(desk, now, *words):
    env = {"VAULTKIT_VAULT": str(desk.root), "VAULTKIT_NOW": now}
    return CliRunner().invoke(main, words, env=env)


PEOPLE = (with_tags, with_notes, at_the_terminal)


@pytest.fixture
def vaults(tmp_path, monkeypatch):
    written = []
    for write in PEOPLE:
        monkeypatch.setenv("VAULTKIT_STATE", str(tmp_path / "states" / write.__name__))
        desk = Desk(tmp_path / write.__name__)
        desk.hour = LATEST
        write(desk)
        desk.refresh()
        written.append(desk)
    return written


def test_the_pages_say_the_same(vaults):
    """But for where their links lead."""
    told = [{path: plainly(data) for path, data in desk.pages().items()} for desk in vaults]
    assert told[0].keys() == {
        "Patterns/2026/2026-W10 Patterns.md",
        "Patterns/2026/2026-W11 Patterns.md",
        "Patterns/2026/2026-03 Patterns.md",
        "Patterns/How I got through.md",
        "Patterns/Patterns.md",
        "Patterns/Themes/Plans changed late.md",
    }
    assert told[0] == told[1] == told[2]
    week = told[0]["Patterns/2026/2026-W10 Patterns.md"]
    for said in ("One rift mended", "A jacket, not a verdict.", "Raised voice: 1 (Thu 5)"):
        assert said in week


def plainly(data):
    return re.sub(r"(<!-- vaultkit:end \S+) \w+", r"\1", flatten(data.decode()))


@pytest.mark.parametrize("write", PEOPLE)
def test_nobody_is_told_that_something_is_missing(write, desk):
    desk.hour = LATEST
    write(desk)
    desk.refresh()
    assert vaultkit(desk, LATEST, "check").output == "Nothing to report.\n"
    status = vaultkit(desk, LATEST, "status").output
    assert "written days:       6\n" in status
    assert "problems:           0\n" in status
    text = "".join(data.decode() for data in desk.pages().values())
    assert not re.search(r"missing|forgot|incomplete|overdue|should|empty", text, re.IGNORECASE)
