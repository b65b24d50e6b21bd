"""What `vaultkit words` sees in a text, and what it leaves alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.note import heading_key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
from vaultkit.records.phrases import form, offers, read
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.words import shipped

FORM = "I feel … when … because I need … would you …?"
REPAIR = Path(__file__).resolve().parents[2] / "templates" / "Repair.md"


def said(text, *templates):
    return read(read_note("x.md", text), Scaffold({"Repair": templates}))


def found(text):
    return [(finding.what, finding.found) for finding in said(text).findings]


def places(text):
    return [(finding.line, finding.column) for finding in said(text).findings]


def parts(text):
    return said(text).repair_parts


# Every time?


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("you never answer", "you never answer"),
        ("You are always late.", "You are always late"),
        ("you're never there", "you're never there"),
        ("youre never there", "youre never there"),
        ("You have almost never asked", "You have almost never asked"),
        ("You always do this to me", "You always do this"),
        ("You never even asked", "You never even asked"),
        ("I said you never.", "you never"),
        ("He always leaves", "He always leaves"),
        ("she’s never wrong", "she’s never wrong"),
        ("They constantly fight", "They constantly fight"),
        ("Nobody ever listens", "Nobody ever listens"),
        ("You don't ever listen", "You don't ever listen"),
        ("Everyone always goes", "Everyone always goes"),
        ("Every time you speak", "Every time you"),
        ("You leave every single time.", "You leave every single time"),
    ],
)
def test_every_time(text, words):
    assert found(text) == [("always", words)]


@pytest.mark.parametrize(
    "text",
    [
        "I always forget. I never asked.",
        "You and I always laugh.",
        "You know I never said it.",
        "You do not always answer.",
        "You don't always answer.",
        "You never know.",
        "You can always call me.",
        "It always rains.",
        "You left. Never mind.",
        "You, as always, were kind.",
        "Thank you\n\nNever again",
        "- you\n- never\n",
    ],
)
def test_not_every_time(text):
    assert found(text) == []


# A rule where a wish would do.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You should know.", "You should know"),
        ("I should have known.", "I should have known"),
        ("I should've known.", "I should've known"),
        ("You shouldn’t say that.", "You shouldn’t say"),
        ("A partner should know.", "should know"),
        ("People ought to know.", "People ought to know"),
        ("We must talk.", "We must talk"),
        ("I must not cry.", "I must not cry"),
        ("You mustn't tell.", "You mustn't tell"),
        ("I must be perfect.", "I must be perfect"),
        ("You have to change.", "You have to change"),
        ("He has to learn it.", "He has to learn"),
    ],
)
def test_a_rule(text, words):
    assert found(text) == [("should", words)]


@pytest.mark.parametrize(
    "text",
    [
        "You must have been tired. You must be tired. You must hate me. You must've slept.",
        "He must not have seen it. He must really hate it. I must admit it.",
        "Should we talk? What should I do?",
        "I don't know what I should say, or whether I should.",
        "It should be fine. I should be home by nine. That should help.",
        "I have to catch a train. He has to work late. You don't have to stay.",
        "A habit: should-statements.",
        "It was a must.",
    ],
)
def test_no_rule(text):
    assert found(text) == []


# Words that hold a story.


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I feel ignored.", "ignored"),
        ("He ignored me.", "ignored"),
        ("When you ignored my message", "ignored"),
        ("Abandoned again", "Abandoned"),
        ("I feel so used by you.", "used"),
        ("I feel sad, lonely and used.", "used"),
        ("I was used.", "used"),
        ("He used me.", "used"),
        ("I felt attacked.", "attacked"),
        ("You attacked me.", "attacked"),
        ("I felt left out.", "left out"),
        ("They left me out again.", "left me out"),
        ("I got let down", "let down"),
        ("#feeling/let-down", "let down"),
    ],
)
def test_a_story(text, word):
    assert found(text) == [("story", word)]


@pytest.mark.parametrize(
    "text",
    [
        "I used the car. I used to go there. I was used to it. He used the car. A used car.",
        "I felt bad when he used the car.",
        "The dog attacked a cat. It threatened to rain. The form was rejected.",
        "She left the house, I left out the salt, and I put down the phone.",
        "I ignored you. I have ignored her. I just ignored it. I misunderstood you.",
        "I did not feel ignored. I wasn't ignored.",
        "She felt ignored. You were rejected. He must have felt ignored.",
        "An abandoned house.",
        "#trigger/ignored #story/other",
    ],
)
def test_no_story(text):
    assert found(text) == []


@pytest.mark.parametrize("word", shipped().held)
def test_every_word_that_holds_a_story_is_heard_with_what_may_be_underneath(word):
    (finding,) = said(f"I feel {word.replace('-', ' ')}.").findings
    assert (finding.what, finding.column) == ("story", 8)
    assert all(feeling in finding.offer for feeling in shipped().held[word])


def test_the_form_offers_what_may_be_underneath_once():
    assert form(said("You never call.").findings) == FORM
    text = "I feel IGNORED and ignored. You never call. He let me down."
    assert form(said(text).findings) == FORM.replace("…", "… (hurt, lonely, disappointed, sad?)", 1)


# Where it looks.


@pytest.mark.parametrize(
    "text",
    [
        "---\nasked: you never answer\nfeelings: [ignored]\n---\n",
        "## You never answer\n",
        "> You never answer.\nYou never answer.\n",
        "- a\n  > you never answer\n",
        "```\nyou never answer\n```\n\n    you never answer\n",
        "`you never answer` <!-- you never answer --> %%you never answer%%\n",
        "<!--\nyou never answer\n-->\n",
        "<!-- vaultkit:begin words -->\nyou never answer\n<!-- vaultkit:end words -->\n",
        "[x](you-never-answer.md) [[You never answer]] https://example.org/you-never #you-never/answer\n",
    ],
)
def test_not_looked_at(text):
    assert found(text) == []


def test_what_a_template_says_is_nobodys_words():
    template = Template("Repair.md", "You never answer.\nI will, next time I can: {{date}}\n")
    text = "You never answer.\nYou never ask.\n"
    assert [finding.line for finding in said(text, template).findings] == [2]
    assert [finding.line for finding in said(text).findings] == [1, 2]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_places_are_those_an_editor_shows(ending):
    rows = ["---", "kind: reflection", "---", "Été 😀 #trigger/a: so you **never** answer. You", "always go"]
    rows += [
        "",
        "- [ ] `x` he __always__ goes",
        "\t1. *She* never",
        "",
        "| a | you never |",
        "|-|-|",
        "| x \\| | you \\| you never |",
    ]
    assert places("\ufeff" + ending.join(rows)) == [(4, 22), (4, 44), (7, 11), (8, 6), (10, 7), (12, 17)]


GAPS = st.sampled_from([" ", "  ", "\n", " *", "** ", "\t", "\u00a0", " _", "\n  "])


@given(
    st.lists(st.sampled_from(["Ein é ", "#a/b ", "\n\n", "- ", "so, ", "😀 ", "*x* ", "`y` "])),
    GAPS,
    GAPS,
    st.booleans(),
)
def test_found_wherever_it_stands_and_however_it_is_typed(lead, first, second, loud):
    words = f"you{first}are{second}never"
    text = f"{''.join(lead)}so {words.upper() if loud else words} there"
    (finding,) = said(text).findings
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].casefold().startswith("you")
    assert finding.found.casefold() == "you are never there"


@given(
    st.lists(
        st.sampled_from(
            [
                "you",
                "never",
                "i",
                "feel",
                "used",
                ",",
                ".",
                "must",
                "be",
                "every",
                "time",
                "sorry",
                "\n",
                "> ",
            ]
        )
    )
)
def test_any_row_of_words_can_be_read(words):
    text = " ".join(words)
    rows = text.split("\n")
    for finding in said(text).findings:
        first = finding.found.split()[0]
        assert rows[finding.line - 1][finding.column - 1 :].startswith(first)


@pytest.mark.parametrize(
    "again",
    [
        "you ",
        "you just ",
        "feel and ",
        "must have been ",
        "every time ",
        "`",
        "<",
        "%% ",
        "'",
        "#",
        "a",
        " ",
        "> ",
        "i will ",
        "you–",
    ],
)
def test_a_long_text_of_one_thing_is_read(again):
    assert found(again * (100_000 // len(again)) + "\n\nso you never") in ([], [("always", "you never")])


# Parts of a repair.


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("That hurt you.", "impact"),
        ("It must have been hard for you.", "impact"),
        ("I left you alone with all of it.", "impact"),
        ("I can see that it scared the dog.", "impact"),
        ("I’d like to understand.", "understand"),
        ("Help me\nunderstand.", "understand"),
        ("What was it like for you?", "understand"),
        ("Next time I phone.", "steps"),
        ("From now on, I phone.", "steps"),
        ("What would help?", "invite"),
        ("Would you tell me?", "invite"),
        ("I'm sorry.", "apology"),
        ("I am so sorry that I left.", "apology"),
        ("I apologize.", "apology"),
        ("I was wrong to leave.", "owned"),
        ("That is my part of it.", "owned"),
        ("I raised my voice.", "owned"),
        ("I forgot to tell you.", "owned"),
        ("It was me who forgot.", "owned"),
    ],
)
def test_a_part(text, has):
    assert parts(text) == (has,)


@pytest.mark.parametrize(
    "text",
    [
        "Dinner was good.",
        "I'll go to bed. I will read. I forgot my keys.",
        "I'm sorry you feel that way. I’m sorry, but you began. Sorry but no. I'm sorry I left, but you began.",
        "I am not sorry. I was sorry to hear it. I'm sorry if you minded.",
        "I did not mean to hurt you. It was not my fault. I never raised my voice.",
        "> I'm sorry.",
        "## What it did to you\n\n## What I will do\n",
    ],
)
def test_no_part(text):
    assert parts(text) == ()


def test_everyday_words_count_beside_another_part():
    assert parts("I'm sorry. I'll phone. I forgot.") == ("steps", "apology", "owned")


def test_what_is_written_under_a_heading_of_the_repairs_template_is_that_part():
    text = (
        "## What it did to you\nYou sat there.\n## What I want to understand\n\n## What I will do\n- phone\n"
    )
    assert parts(text) == ("impact", "steps")
    template = Template("Repair.md", REPAIR.read_text(encoding="utf-8"))
    assert said(template.text, template).repair_parts == ()
    rows = template.text.splitlines()
    answered = "\n".join(f"{row}\nWords.\n" if row.startswith("#") else row for row in rows)
    assert said(answered, template).repair_parts == ("impact", "understand", "steps", "invite")


def test_a_sentence_is_on_offer_for_other_parts_and_never_an_apology():
    assert offers(("impact", "understand", "steps")) == ("What would help you feel more secure next time?",)
    assert len(offers(())) == 4
    assert heading_key(offers(())[-1]) == heading_key("What would help you feel more secure next time?")
