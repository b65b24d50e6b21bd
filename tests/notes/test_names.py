import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.notes.links import read_name
from vaultkit.notes.names import Name, as_tag, file_name, key, nearest

# Without the ends of planes and the halves of surrogate pairs no text is odd enough.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    "spelling",
    [
        "Plans changed late",
        "plans-changed-late",
        "PLANS_CHANGED_LATE",
        "plans  changed\tlate",
        " plans-_changed late ",
        "[[Plans changed late]]",
        "[[Journal/Plans changed late|late again]]",
        "[[plans-changed-late.md#What sets it off]]",
        "![[Plans changed late^block]]",
        "[again](Journal/Plans%20changed%20late.md)",
        "[again](<Journal/Plans changed late.md>)",
        "#plans-changed-late",
    ],
)
def test_one_name_in_many_spellings(spelling):
    assert read_name(spelling).key == "plans changed late"


@pytest.mark.parametrize(("one", "other"), [("Zoë", "Zoe\u0308"), ("STRASSE", "straße"), ("Å", "\u212b")])
def test_letters_are_compared_not_their_bytes(one, other):
    assert key(one) == key(other)


def test_other_names_stay_apart():
    assert len({key(word) for word in ("Sam", "Sams", "Sam's", "S am", "Säm")}) == 5


@given(ANY_TEXT)
@example("\u01f0")  # whose small letter is written in two
def test_a_key_is_stable_under_what_changes_no_name(text):
    for form in ("NFC", "NFD"):
        assert key(unicodedata.normalize(form, text)) == key(text)
    assert key(f" {text.replace(' ', '-')}_") == key(text)
    assert key(as_tag(text)) == key(text)
    assert unicodedata.is_normalized("NFC", key(text))


def test_a_tag_is_shown_as_words_and_anything_else_as_it_was_typed():
    assert Name("plans-changed-late", from_tag=True).shown == "Plans changed late"
    assert Name("re-read, twice").shown == "Re-read, twice"
    assert Name("", from_tag=True).shown == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plans changed late", "Plans changed late"),
        ("a/b\\c:d", "a b c d"),
        ("What? [[No]]! 100%", "What No ! 100"),
        ("..", "Unnamed"),
        ("", "Unnamed"),
        (".hidden", "hidden"),
        ("ends. ", "ends"),
        (f"{'x' * 199} . cut behind a gap", "x" * 199),
        ("con", "con (name)"),
        ("LPT1.txt", "LPT1.txt (name)"),
        ("Zoe\u0308", "Zoë"),
        ("half \ud83d a pair", "half a pair"),
        ("two\u2028lines\x85", "two lines"),
    ],
)
def test_a_file_name_that_every_system_takes(text, expected):
    assert file_name(text) == expected


@given(
    ANY_TEXT | st.sampled_from("é😀あ. ").flatmap(lambda char: st.integers(1, 400).map(lambda n: char * n))
)
def test_a_file_name_always_fits(text):
    name = file_name(text)
    assert name == unicodedata.normalize("NFC", name).strip(" .")
    assert 0 < len(name.encode()) <= 200 + len(" (name)")
    assert not set(name) & set('#|^:%[]\\/*?"<>\n\r\t\0')
    assert file_name(name) == name


def test_the_nearest_word_is_one_that_was_offered():
    assert nearest("Let_Goo", ("let go", "open")) == "let go"
    assert nearest("zebra", ("let go", "open")) is None
    assert nearest("report", ("repair",)) == "repair"
    assert nearest("report", ("repair",), cutoff=0.75) is None
