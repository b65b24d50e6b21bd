import re

from vaultkit.notes.note import read
from vaultkit.pages.words_note import words_note
from vaultkit.records.words import extended, shipped


def _tags(words):
    """Of the note as an editor sees it, which knows nothing of regions."""
    text = re.sub(r"<!-- vaultkit.*-->", "", words_note(words))
    return {tag.text for tag in read("Words.md", text).tags}


def test_every_word_is_a_tag_that_an_editor_completes():
    words = shipped()
    tags = _tags(words)
    feelings = [word for quadrant in words.feelings.values() for word in quadrant]
    assert len(feelings) > 40
    for prefix, known in (
        ("feeling", feelings),
        ("need", words.needs),
        ("habit", words.habits),
        ("feeling", words.held),
    ):
        assert {f"{prefix}/{word.replace(' ', '-')}" for word in known} <= tags
    assert {f"distress/{n}" for n in range(11)} | {"story/leaving", "lesson"} <= tags


def test_nothing_in_it_opens_or_closes_or_hides():
    tags = _tags(shipped())
    assert not [tag for tag in tags if tag.startswith(("rift/", "repair/", "trigger/"))]
    assert {"rift", "repair", "trigger", "unsafe"} <= tags


def test_a_persons_own_words():
    text = words_note(extended(feelings=("at sea",), needs=("a door",), habits=("ice",)))
    for tag in ("#feeling/at-sea", "#need/a-door", "#habit/ice"):
        assert re.search(rf"{tag}(\s|$)", text)


def test_tidy():
    text = words_note(shipped())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$|\r", text, re.MULTILINE)
