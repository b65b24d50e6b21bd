"""A question that stands in a region of a day's note is answered where it asks: the answer stays in the note, and counts."""

import re
from datetime import date

import pytest

EPISODE = "---\nkind: episode\nday: 2026-03-08\ntrigger: Slow reply\nstory: he does not care\n---\n"
MORNING = "Journal/2026/03/2026-03-09 Check-in.md"
ASKS = "holds a story. When you like: what was actually said?"


@pytest.fixture
def desk(desk):
    desk.write("Journal/2026/03/2026-03-08 Episode.md", EPISODE)
    desk.hour = "2026-03-09T08:00"
    desk.refresh()
    assert ASKS in desk.read(MORNING)
    return desk


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (" He said eight. #feeling/relieved", "He said eight. #feeling/relieved"),
        (
            "\n    - He said eight.\n    - Not nine. #feeling/relieved",
            "- He said eight.\n    - Not nine. #feeling/relieved",
        ),
        ("\n\n#feeling/relieved\n", "#feeling/relieved"),
    ],
    ids=["on its line", "below it", "a tag"],
)
def test_an_answer_stays_in_the_note_and_counts(desk, typed, answer, ending):
    asked = desk.read(MORNING)
    desk.write(MORNING, asked.replace(ASKS, f"{ASKS}{typed}").replace("\n", ending))
    desk.refresh()
    after = desk.read(MORNING).replace(ending, "\n")
    assert re.search(rf"vaultkit:end morning \w+ -->\n\n{re.escape(answer)}\n", after)
    assert after.replace(f"\n\n{answer}", "", 1) == asked
    assert "relieved" in desk.journal().history.days[date(2026, 3, 9)].feelings
    assert [entry.why for entry in desk.journal().recovery.entries()].count("typed") == 1
    before = desk.stamps()
    assert desk.refresh().wrote == 0
    assert desk.stamps() == before


def test_an_answer_that_arrives_late_stands_below_and_the_region_says_what_it_said(desk):
    asked = desk.read(MORNING)
    desk.hour = "2026-03-12T08:00"
    desk.refresh()
    desk.write(MORNING, asked.replace(ASKS, f"{ASKS} He said eight. #feeling/relieved"))
    desk.refresh()
    after = desk.read(MORNING)
    assert after.replace("\n\nHe said eight. #feeling/relieved", "", 1) == asked
    assert "relieved" in desk.journal().history.days[date(2026, 3, 9)].feelings
    before = desk.stamps()
    assert desk.refresh().wrote == 0
    assert desk.stamps() == before


def test_what_was_typed_in_several_places_is_in_recovery(desk):
    asked = desk.read(MORNING)
    desk.write(MORNING, asked.replace("- [[", "- one [[").replace(ASKS, f"{ASKS} two"))
    desk.refresh()
    assert desk.read(MORNING) == asked
    assert [entry.why for entry in desk.journal().recovery.entries()].count("typed") == 1


def test_a_page_keeps_to_what_it_says(desk):
    """A week's page is browsed, not answered; and what a sync merged into it is vaultkit's own."""
    path = next(path for path in desk.pages() if "W10" in path)
    page = desk.read(path)
    desk.write(path, page.replace("<!-- vaultkit:end header", "typed\n<!-- vaultkit:end header"))
    desk.refresh()
    assert desk.read(path) == page
