"""What is typed behind a command: what is a value, what is prose, and what of it fits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.journal.said import NOTHING, answer, from_tag, is_value, name_first, read_said
from vaultkit.notes import frontmatter
from vaultkit.notes.splice import put
from vaultkit.records.checkin import CHECKIN
from vaultkit.records.episode import EPISODE
from vaultkit.records.kinds import KINDS
from vaultkit.records.record import Misfit
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.repair import REPAIR
from vaultkit.records.ritual import RITUAL
from vaultkit.records.trigger import TRIGGER

PROPERTIES = {of.name: of for kind in KINDS for of in kind.properties}
TODAY = date(2026, 3, 5)


def typed(*words, of=REFLECTION):
    entry = read_said(words, of.properties, TODAY)
    return {each.of.name: each.values for each in entry.answers}, entry.prose


@pytest.mark.parametrize(
    ("word", "kind", "values"),
    [
        ("distress=7", REFLECTION, {"distress": ("7",)}),
        ("distress = 7/10", REFLECTION, {"distress": ("7",)}),
        ("Needs-met=rest", REFLECTION, {"needs_met": ("rest",)}),
        ("feeling=Afraid, sad,sad", REFLECTION, {"feelings": ("Afraid", "sad")}),
        ("person=Sam", REFLECTION, {"people": ("Sam",)}),
        (
            "people=Sam,[[People/Ines|I, my sister]]",
            REFLECTION,
            {"people": ("Sam", "[[People/Ines|I, my sister]]")},
        ),
        ("people=#sam,[[A]] and [[B]]", REFLECTION, {"people": ("sam", "[[A]]", "[[B]]")}),
        (
            "lesson=[[House rules|the  rules]] help",
            REFLECTION,
            {"lessons": ("[[House rules|the  rules]] help",)},
        ),
        (
            "agreed=We read [[House rules]]\u2028Then  slept",
            REPAIR,
            {"agreed": ("We read [[House rules]]\u2028Then  slept",)},
        ),
        ("body=Tight [[Chest]]", CHECKIN, {"body": ("Tight [[Chest]]",)}),
        ("people=#", REFLECTION, {"people": ()}),
        ("hidden=Yes", TRIGGER, {"hidden": ("true",)}),
        ("pleasantness=−2", CHECKIN, {"pleasantness": ("-2",)}),
        ("pleasantness=-2", CHECKIN, {"pleasantness": ("-2",)}),
        ("settled_after=1 h 30", EPISODE, {"settled_after": ("1 h 30",)}),
        ("repair_parts=impact,steps", REPAIR, {"repair_parts": ("impact", "steps")}),
        ("repair_status=not_safe", REPAIR, {"repair_status": ("not safe",)}),
        ("held_on=2026-03-01,2026-03-02", RITUAL, {"held_on": ("2026-03-01", "2026-03-02")}),
        ("lesson=Ask first, then guess", REFLECTION, {"lessons": ("Ask first, then guess",)}),
        ("trigger=#trigger/plans-changed-late", REFLECTION, {"triggers": ("Plans changed late",)}),
        ("feelings=#feeling/let-down, sad", REFLECTION, {"feelings": ("let down", "sad")}),
        ("needs_met=#need/rest", REFLECTION, {"needs_met": ("rest",)}),
        ("repairs=#Repair/dinner", REFLECTION, {"repairs": ("Dinner",)}),
        ("feeling=#Feelings/sad", REFLECTION, {"feelings": ("sad",)}),
        ("story_type=#stories/leaving", EPISODE, {"story_type": ("leaving",)}),
        ("story_type=#story/leaving", EPISODE, {"story_type": ("leaving",)}),
        ("distress=#distress/7", REFLECTION, {"distress": ("7",)}),
        ("distress:7", REFLECTION, {"distress": ("7",)}),
        ("time:21:40", EPISODE, {"time": ("21:40",)}),
        ("tests=He leaves, again", REFLECTION, {"tests": ("He leaves, again",)}),
        ("lesson=#lesson ask", REFLECTION, {"lessons": ("#lesson ask",)}),
        ("adjust=if 1+1=2 then I breathe", REFLECTION, {"adjust": ("if 1+1=2 then I breathe",)}),
    ],
)
def test_a_value_is_read_as_in_a_note(word, kind, values):
    assert typed(word, of=kind) == (values, "")


@pytest.mark.parametrize(
    "word",
    [
        "1+1=2",
        "a = b",
        "He said: x=y",
        "=",
        "=7",
        "not here",
        "#distress/7",
        "7=seven",
        "distress: 7",
        "https://x.y",
    ],
)
def test_prose_may_hold_an_equals_sign(word):
    assert typed(word) == ({}, word)


@pytest.mark.parametrize("word", ["distress=", "feelings= ", "people=,", "adjust = ", " "])
def test_nothing_behind_the_sign_is_no_value(word):
    said, prose = typed(word)
    assert (set(said.values()) - {()}, prose) == (set(), "")


def test_a_value_beside_an_empty_one_is_meant():
    words = ("distress=", "distress=3", "people=Sam", "people=")
    assert typed(*words) == ({"distress": ("3",), "people": ("Sam",)}, "")


def test_several_words_of_prose_are_paragraphs_and_a_list_given_twice_is_added_to():
    said, prose = typed("One.", "lesson=a, b", "Two.", "lessons=c", "distress=3", "distress=3")
    assert said == {"lessons": ("a, b", "c"), "distress": ("3",)}
    assert prose == "One.\n\nTwo."
    assert not NOTHING


@pytest.mark.parametrize(
    ("words", "says", "near"),
    [
        (["distress=77"], "`distress`: found '77', expected a whole number from 0 to 10", None),
        (["distress=3", "distress=7"], "`distress` holds one value, and two were given: '3' and '7'", None),
        (["distrss=7"], "there is no property 'distrss' here", "distress"),
        (["distres=7"], "there is no property 'distres' here", "distress"),
        (["zzz=7"], "there is no property 'zzz' here", None),
        (["day=yesterday"], "there is no property 'day' here", "--day"),
        (["self_voice=hash"], "`self_voice`: found 'hash', expected kind, plain, harsh", "harsh"),
    ],
)
def test_what_does_not_fit_is_told_with_the_nearest_that_does(words, says, near):
    with pytest.raises(Misfit) as misfit:
        typed(*words)
    assert (misfit.value.message, misfit.value.did_you_mean) == (says, near)


def test_a_day_that_nobody_can_tell():
    with pytest.raises(Misfit, match=r"`repaired_on`: found '5.3.', expected a date such as 2026-03-05"):
        answer(PROPERTIES["repaired_on"], "5.3.", TODAY)


def meant(value):
    """A name by its key, and of a list each but once."""
    several = value if isinstance(value, tuple) else (value,)
    return list(dict.fromkeys(getattr(each, "key", each) for each in several))


@given(st.sampled_from(sorted(PROPERTIES)), st.text(min_size=1))
def test_whatever_is_accepted_is_read_back_from_a_note_as_the_same(name, text):
    of = PROPERTIES[name]
    try:
        given_ = answer(of, text, TODAY)
    except Misfit:
        return
    if not "".join(given_.values).strip() or not any(map(str.strip, given_.values)):
        return
    once = put("---\nkind: x\n---\n", [given_.put]).text
    assert put(once, [given_.put]).text == once
    there = of.read(frontmatter.read(once).properties[name])
    assert meant(there) == meant(given_.read)


@given(st.text())
def test_a_word_is_a_value_or_prose_and_never_lost(word):
    properties = REFLECTION.properties
    try:
        entry = read_said([word], properties, TODAY)
    except Misfit:
        assert is_value(word, properties)
        return
    assert entry.prose == ("" if is_value(word, properties) else word.strip())


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        ("Plans|changed|late|distress=7", "Plans changed late", "distress=7"),
        ("Slow reply|Doors|distress=7", "Slow reply", "Doors|distress=7"),
        ("Slow|reply|He went.|Then", "Slow reply", "He went.|Then"),
        ("Slow|reply|#feeling/sad", "Slow reply", "#feeling/sad"),
        ("#trigger/slow-reply", "#trigger/slow-reply", ""),
        ("needs", "needs", ""),
        ("me = bad|urge=away", "me = bad", "urge=away"),
        ("Sam|-", "Sam", "-"),
        ("-", "", "-"),
        ("urge=away|Sam", "", "urge=away|Sam"),
    ],
)
def test_words_begin_with_a_name(words, name, rest):
    properties = (*EPISODE.properties, *REFLECTION.properties)
    assert name_first(tuple(words.split("|")), properties) == (name, tuple(filter(None, rest.split("|"))))


@given(
    st.lists(st.text("ab =:#-\n", min_size=1, max_size=6)),
    st.lists(st.sampled_from(["calm", "x y", "lesson=a"])),
)
def test_no_word_is_lost(words, more):
    words = (*words, *more)
    name, rest = name_first(words, REFLECTION.properties)
    try:
        said = read_said(rest, REFLECTION.properties, TODAY)
    except Misfit:
        return
    values = " ".join(value for each in said.answers for value in each.values)
    kept = [word for word in words if word not in rest or not is_value(word, REFLECTION.properties)]
    assert f"{name} {said.prose}".split() == " ".join(kept).split()
    assert values.split() == ["a"] * more.count("lesson=a")


@pytest.mark.parametrize("typed", ["Sam", "People/Sam", "", "/x", "trigger", "a#b", "Needs/wants"])
def test_what_is_no_tag_is_as_it_is(typed):
    assert from_tag(typed, "trigger", "") == ""


def test_of_a_piped_text_only_a_property_is_a_value():
    said = read_said(
        ("need=rest", "Short."), REFLECTION.properties, TODAY, "E=mc2\nday=x\ndistress=4\nwarmth\n7\n"
    )
    assert said.names == ("needs", "distress")
    assert said.prose == "Short.\n\nE=mc2\nday=x\nwarmth\n7"
