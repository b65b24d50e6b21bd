import re

from vaultkit.notes.note import read
from vaultkit.pages.words_note import words_note
from vaultkit.records.words import extended, shipped


def test_every_word_is_a_tag_that_an_editor_completes():
    words = shipped()
    tags = {tag.text for tag in read("Words.md", words_note(words)).tags}
    feelings = [word for quadrant in words.feelings.values() for word in quadrant]
    assert len(feelings) > 40
    for prefix, known in (("feeling", feelings), ("need", words.needs), ("habit", words.habits)):
        assert {f"{prefix}/{word.replace(' ', '-')}" for word in known} <= tags
    assert {f"distress/{n}" for n in range(11)} | {"story/leaving", "lesson"} <= tags


def test_nothing_in_it_opens_or_closes_or_hides():
    tags = {tag.text for tag in read("Words.md", words_note(shipped())).tags}
    assert not [tag for tag in tags if tag.startswith(("rift", "repair", "trigger", "unsafe"))]


def test_a_persons_own_words():
    text = words_note(extended(("at sea",), ("a door",), ("ice",)))
    for tag in ("#feeling/at-sea", "#need/a-door", "#habit/ice"):
        assert re.search(rf"{tag}(\s|$)", text)


def test_tidy():
    text = words_note(shipped())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$|\r", text, re.MULTILINE)
