from datetime import date

import pytest

from vaultkit.notes.frontmatter import read
from vaultkit.notes.names import Name
from vaultkit.records.fields import (
    DAY,
    FLAG,
    NAME,
    NAMES,
    SCALE,
    SIGNED,
    SPAN,
    TEXT,
    TEXTS,
    TITLES,
    WORDS,
    enum,
    enums,
)
from vaultkit.records.record import Misfit

HELD = enum("held", "partly", "did not", "not yet")
PARTS = enums("impact", "understand", "let go")


def said(of, typed):
    """What a property of this type gives for a value as it is typed in a note."""
    found = read(f"---\nname: {typed}\n---\n")
    assert found.fault is None
    return of.read(found.properties["name"])


@pytest.mark.parametrize(
    ("of", "typed", "value"),
    [
        *(
            (SCALE, typed, 7)
            for typed in ("7", "'7'", "07", "+7", "7.0", "7/10", "7 of 10", "[7]", "\n  - 7", "٧")
        ),
        (SCALE, "0", 0),
        (SCALE, "10", 10),
        *((SIGNED, typed, -3) for typed in ("-3", "−3", "-3.00", "-3/3")),
        (SIGNED, "+2", 2),
    ],
)
def test_numbers(of, typed, value):
    assert said(of, typed) == value


@pytest.mark.parametrize(
    ("typed", "text"),
    [(word, word) for word in ("no", "on", "0123", "20:30", "2026-03-06", "1e3", "null-ish", "!wow")]
    + [("'~'", "~"), ("|\n  two\n  lines", "two lines"), ("a \u2028b", "a b"), ("[one]", "one")]
    + [("told [[Sam|him]] so", "told him so"), ("[[Sam]]", "Sam"), ("'[he](Sam.md): x'", "he: x")],
)
def test_text_is_what_was_typed_and_links_are_words(typed, text):
    assert said(TEXT, typed) == text
    assert said(TEXTS, typed) == (text,)


def test_a_list_of_text():
    assert said(TEXTS, "[on, 'a, b', [c], '', '[[D|d]]']") == ("on", "a, b", "c", "d")
    assert said(TEXTS, "one, and only one") == ("one, and only one",)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-03-06",
        "2026-03-06T01:30",
        "2026-03-06 01:30",
        "'[[2026-03-06]]'",
        "[[Journal/2026-03-06]]",
        "[2026-03-06]",
    ],
)
def test_a_day(typed):
    assert said(DAY, typed) == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("afraid", ("afraid",)),
        ("Afraid, sad ,, tight-chest", ("afraid", "sad", "tight chest")),
        ("[afraid, 'sad, tired', Afraid, no]", ("afraid", "sad", "tired", "no")),
        ("['#afraid', [[Sad]], '[[Words/Tired|tired]]']", ("afraid", "sad", "tired")),
        ("[mind-reading, Mind_reading]", ("mind reading",)),
        ("none", ()),
        ("no", ()),
        ("['', '-', '#']", ()),
    ],
)
def test_words(typed, words):
    assert said(WORDS, typed) == words


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Sam", (Name("Sam"),)),
        ("Sam, Ines", (Name("Sam"), Name("Ines"))),
        ("[[Sam]], Ines", (Name("Sam", "Sam"), Name("Ines"))),
        (
            "[[Sam, my brother]], [[Ines|I, she]]",
            (Name("Sam, my brother", "Sam, my brother"), Name("Ines", "Ines")),
        ),
        (
            "[{name: Sam, role: x}, {link: '[[Ines]]'}, Mara]",
            (Name("Sam"), Name("Ines", "Ines"), Name("Mara")),
        ),
        ("'Sam, my brother'", (Name("Sam, my brother"),)),
        ("['Sam, my brother', Ines]", (Name("Sam, my brother"), Name("Ines"))),
        ("none", ()),
        ("No", ()),
        ("'none'", (Name("none"),)),
        ("[[People/Sam|my brother]]", (Name("Sam", "People/Sam"),)),
        ("[Sam, [[sam]], SAM, Ines]", (Name("Sam"), Name("Ines"))),
        (
            "'[[Sam]], [[Ines]] and [x](Mara.md)'",
            (Name("Sam", "Sam"), Name("Ines", "Ines"), Name("Mara", "Mara")),
        ),
        ("'[[Sam]] (my brother)'", (Name("Sam", "Sam"),)),
        ("['[Sam](People/Sam)', '#ines']", (Name("Sam", "People/Sam"), Name("ines"))),
        ("['', '-', '[[#here]]']", ()),
    ],
)
def test_names(typed, names):
    assert said(NAMES, typed) == names


@pytest.mark.parametrize("typed", ["If I ask, I am a burden", "['If I ask, I am a burden']"])
def test_what_a_belief_is_called_may_hold_a_comma(typed):
    assert said(TITLES, typed) == (Name("If I ask, I am a burden"),)
    assert said(NAME, typed) == Name("If I ask, I am a burden")


@pytest.mark.parametrize(
    "typed", ["Plans changed late", "[[Plans changed late]]", "['[[x/Plans changed late|y]]']"]
)
def test_one_name(typed):
    assert said(NAME, typed).key == "plans changed late"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2 h", 120),
        ("1 h 30", 90),
        ("1h30min", 90),
        ("40 min", 40),
        ("45", 45),
        ("1.5 h", 90),
        ("1,5 hours", 90),
        ("1 hr 5 m", 65),
        ("90 minutes", 90),
        ("0", 0),
        ("2H.", 120),
        ("3 h", 180),
        ("20 Min.", 20),
    ],
)
def test_spans(typed, minutes):
    assert said(SPAN, f"'{typed}'") == minutes


@pytest.mark.parametrize("typed", ["did not", "did-not", "did_not", "Did  Not", "'did not'", "[did not]"])
def test_one_of_a_few(typed):
    assert said(HELD, typed) == "did not"


def test_some_of_a_few():
    assert said(PARTS, "[Impact, let_go, impact]") == ("impact", "let go")
    assert said(PARTS, "let-go") == ("let go",)


@pytest.mark.parametrize(
    ("word", "flag"), [("yes", True), ("TRUE", True), ("on", True), ("no", False), ("off", False)]
)
def test_flags(word, flag):
    assert said(FLAG, word) is flag


@pytest.mark.parametrize(
    ("of", "typed", "place", "message", "nearest"),
    [
        (SCALE, "14", (2, 7), "found '14', expected a whole number from 0 to 10", None),
        (SCALE, "'-1'", (2, 7), "found '-1', expected a whole number from 0 to 10", None),
        (SCALE, "3.5", (2, 7), "found '3.5', expected a whole number from 0 to 10", None),
        (SCALE, "7/5", (2, 7), "found '7/5', expected a whole number from 0 to 10", None),
        (SCALE, "[7, 8]", (2, 7), "found a list, expected a whole number from 0 to 10", None),
        (SCALE, "9" * 5000, (2, 7), f"found '{'9' * 60}…', expected a whole number from 0 to 10", None),
        (SIGNED, "4", (2, 7), "found '4', expected a whole number from −3 to 3", None),
        (TEXT, "[a, b]", (2, 7), "found a list, expected text", None),
        (TEXT, "{a: b}", (2, 7), "found nested properties, expected text", None),
        (TEXTS, "[a, {b: c}]", (2, 11), "found nested properties, expected a list of text", '"b: c"'),
        (
            NAMES,
            "[{b: [c]}]",
            (2, 8),
            "found nested properties without a `name`, expected a list of links or names",
            None,
        ),
        (DAY, "2026-02-30", (2, 7), "found '2026-02-30', expected a date as YYYY-MM-DD", None),
        (DAY, "yesterday", (2, 7), "found 'yesterday', expected a date as YYYY-MM-DD", None),
        (NAME, "[a, b]", (2, 7), "found 2 names, expected one link or name", None),
        (NAME, "'-'", (2, 7), "found 0 names, expected one link or name", None),
        (SPAN, "a while", (2, 7), "found 'a while', expected a span such as 40 min, 2 h, or minutes", None),
        (SPAN, "-5", (2, 7), "found '-5', expected a span such as 40 min, 2 h, or minutes", None),
        (
            SPAN,
            "9" * 5000,
            (2, 7),
            f"found '{'9' * 60}…', expected a span such as 40 min, 2 h, or minutes",
            None,
        ),
        (
            SPAN,
            "9" * 400 + " h",
            (2, 7),
            f"found '{'9' * 60}…', expected a span such as 40 min, 2 h, or minutes",
            None,
        ),
        (FLAG, "treu", (2, 7), "found 'treu', expected true, false", "true"),
        (HELD, "hled", (2, 7), "found 'hled', expected held, partly, did not, not yet", "held"),
        (HELD, "zebra", (2, 7), "found 'zebra', expected held, partly, did not, not yet", None),
        (
            PARTS,
            "\n  - impact\n  - let goo",
            (4, 5),
            "found 'let goo', expected impact, understand, let go",
            "let go",
        ),
    ],
)
def test_what_does_not_fit(of, typed, place, message, nearest):
    with pytest.raises(Misfit) as caught:
        said(of, typed)
    misfit = caught.value
    assert (misfit.line, misfit.column) == place
    assert (misfit.message, misfit.did_you_mean) == (message, nearest)
