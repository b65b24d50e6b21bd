"""What tags and fixed headings say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.names import Name, as_tag
from vaultkit.notes.note import read as read_note
from vaultkit.records.marks import closing
from vaultkit.records.reading import Place, read
from vaultkit.records.record import Tier
from vaultkit.records.scaffold import Scaffold

HEAD = "---\nkind: reflection\nday: 2026-03-05\n"


def said(text):
    return read(read_note("2026-03-05 x.md", text), Place(home=True), Scaffold({}))


def record(text):
    found = said(text)
    assert found.problems == ()
    return found.record


def evening(body):
    return record(f"{HEAD}---\n{body}")


def places(found):
    return [(problem.line, problem.column) for problem in found.problems]


def test_prefixes_in_any_case_and_names_in_any_spelling():
    found = record(
        f"{HEAD}tags: [Trigger/Slow_Reply, FEELING/Sad]\n---\n#NEED/rest #Rift/dinner #Habit/Mind-Reading\n"
    )
    assert found.triggers[0].name.key == "slow reply"
    assert (found.feelings, found.needs, found.habits) == (("sad",), ("rest",), ("mind reading",))
    assert found.loops[0].opens


@pytest.mark.parametrize(
    "tag", ["#trigger/", "#trigger", "#trigger/-", "#feeling//", "#distress/", "#story/", "#rift/_"]
)
def test_half_typed_it_names_nothing(tag):
    found = record(f"{HEAD}---\n{tag}\n")
    assert (found.triggers, found.feelings, found.distress, found.loops) == ((), (), None, ())


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_what_does_not_fit_has_its_place(ending):
    text = f"{HEAD}distress: 14\ntags: [a, distress/15]\n---\n\n- so #distress/16, #distress/3 #story/indiferent\n"
    for lead in ("", "\ufeff"):
        found = said(lead + text.replace("\n", ending))
        assert places(found) == [(4, 11), (5, 11), (8, 6), (8, 32)]
        assert [problem.did_you_mean for problem in found.problems] == [None, None, None, "indifferent"]
        assert found.record.distress == 3


def test_the_days_highest_distress_of_a_note():
    assert record(f"{HEAD}distress: 4\n---\n#distress/7 #distress/0\n").distress == 7
    assert record(f"{HEAD}---\n#distress/0\n").distress == 0


def test_a_story_is_an_episodes():
    text = "---\nkind: episode\nday: 2026-03-05\ntrigger: a\n{}---\n#story/leaving\n"
    assert record(text.format("")).story_type == "leaving"
    assert record(text.format("story_type: other\n")).story_type == "other"
    assert not hasattr(record(f"{HEAD}---\n#story/leaving\n"), "story_type")


def test_stories_told_by_tags_anywhere():
    found = record(f"{HEAD}tags: [story/rejecting]\n---\n#story/Leaving so #story/rejecting `#story/other`\n")
    assert found.stories == ("rejecting", "leaving")
    assert record(f"{HEAD}---\n").stories == ()


def test_nothing_in_code_or_regions_counts():
    text = f"{HEAD}---\n`#feeling/a`\n\n```\n#feeling/b\n```\n<!-- vaultkit:begin words -->\n- #feeling/c [[C]] #lesson\n"
    found = record(f"{text}## What did you learn?\n<!-- vaultkit:end words -->\n- d\n")
    assert (found.feelings, found.lessons, found.links) == ((), (), ())
    assert found.is_written


WORD = "[A-Za-z0-9äÖßé日本я]{1,8}"
NAMES = st.from_regex(rf"{WORD}([ _-]{{1,2}}{WORD}){{0,2}}", fullmatch=True).filter(
    lambda name: not name.isdigit()
)


@given(NAMES)
def test_three_tiers_of_one_event_give_one_name(name):
    by_tag = record(f"{HEAD}---\n#trigger/{as_tag(name)}\n").triggers
    by_property_tag = record(f"{HEAD}tags: [trigger/{as_tag(name)}]\n---\n").triggers
    by_list = record(f"{HEAD}triggers: ['{name}', '[[{name}]]', '[[Folder/{name}|x]]']\n---\n").triggers
    by_note = record(f"---\nkind: episode\nday: 2026-03-05\ntrigger: '[[{name}]]'\n---\n").triggers
    found = {(mention.name.key, mention.tier) for mention in (*by_tag, *by_property_tag, *by_list, *by_note)}
    assert found == {(Name(name).key, tier) for tier in Tier}
    assert len(by_list) == 1


# Lessons and adjust.


def test_lessons_from_everywhere_once_each():
    text = (
        f"{HEAD}lessons: [Silence was a jacket, 'see [[Sam|him]]']\n---\n"
        "- not one\n- anywhere #lesson\n\nin prose, #lesson said so\nand no more\n\n"
        "## what did you learn\n- silence  was a JACKET\n- told [[Sam|him]] [so](x.md) #lesson\n  on two lines\n"
        "  - nested\n- [ ] a task\n1. numbered #feeling/calm\n\nprose is none\n\n"
        "## What mended?\n- [x] done #lesson/\n- not one\n> - quoted #lesson\n\n## A heading #lesson\n"
    )
    assert record(text).lessons == (
        "Silence was a jacket",
        "see him",
        "anywhere",
        "in prose, said so",
        "told him so on two lines",
        "nested",
        "a task",
        "numbered",
        "done",
        "quoted",
    )


def test_lessons_keep_their_order():
    assert record(f"{HEAD}lessons: [b, a, B, c, A]\n---\n").lessons == ("b", "a", "c")


@pytest.mark.parametrize(
    ("body", "adjust"),
    [
        ("## If it returns, then I …\n- then I ask [[Sam|him]] once\n- second\n", "then I ask him once"),
        ("### if it returns, then I...\n\nthen I walk #lesson\n", "then I walk"),
        ("If it returns, then I\n---\n[ ] then I walk\n", "then I walk"),
        ("## If it returns, then I …\n\n## What else?\n- no\n", None),
        ("## If it returns, then I …\n- #lesson\n", None),
    ],
)
def test_adjust_from_its_heading(body, adjust):
    assert record(f"{HEAD}---\n{body}").adjust == adjust


def test_a_lesson_below_the_plans_is_a_lesson():
    found = record(f"{HEAD}---\n## If it returns, then I …\n- I was late too #lesson\n- I walk\n")
    assert (found.lessons, found.adjust) == (("I was late too",), "I walk")


def test_adjust_as_a_property_wins():
    assert (
        record(f"{HEAD}adjust: if x then y\n---\n## If it returns, then I …\n- z\n").adjust == "if x then y"
    )


def test_links_of_the_text():
    found = record(f"{HEAD}people: ['[[Sam]]']\n---\n[[Slow reply|slow]] and [x](Folder/A%20b.md) `[[c]]`\n")
    assert [link.key for link in found.links] == ["slow reply", "a b"]
    assert found.people == (Name("Sam", "Sam"),)


@pytest.mark.parametrize(
    ("text", "lessons"),
    [
        ("## What did you learn?\nA jacket is not a verdict.\n", ("A jacket is not a verdict.",)),
        ("## What did you learn?\n\nAsk first. #feeling/calm\n", ("Ask first.",)),
        ("## What did you learn?\n\n\n\nthree lines down\n", ()),
        ("## What did you learn?\none line\nand another\n", ("one line and another",)),
        ("Some words.\nA jacket. #lesson\nMore words.\n", ("A jacket.",)),
        ("## What mended?\nA sentence.\n", ()),
        ("#lessons\n", ()),
        ("- a jacket #lessons\n", ("a jacket",)),
    ],
)
def test_a_sentence_right_below_the_question_answers_it(text, lessons):
    assert evening(text).lessons == lessons


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("## If it returns, then I …\nphone once and wait\n", "phone once and wait"),
        ("## If it returns, then I … phone once\n", "phone once"),
        ("## If it returns, then I... phone once #feeling/calm\n", "phone once"),
        ("## If it returns, then I …\n\nGood night.\n", None),
        ("## If it returns, then I …\n\nif it does, I wait\n", "if it does, I wait"),
        ("## If it returns, then I …\n\nWhen he came home he shouted at me.\n", None),
        ("## If it returns, then I …\n\nThen he left.\n", None),
        ("## If it returns, then I …\nphone once\n\n- wait\n", "wait"),
    ],
)
def test_the_half_sentence_of_the_last_heading_may_be_finished(text, plan):
    assert evening(text).adjust == plan


def test_a_tag_may_be_called_as_the_property_is():
    found = evening(
        "#triggers/slow-reply #feelings/afraid #needs/rest #rifts/dinner #repairs/keys #stories/leaving #habits/x\n"
    )
    assert [mention.name.words for mention in found.triggers] == ["slow reply"]
    assert (found.feelings, found.needs, found.stories, found.habits) == (
        ("afraid",),
        ("rest",),
        ("leaving",),
        ("x",),
    )
    assert [(loop.name.words, loop.opens) for loop in found.loops] == [("dinner", True), ("keys", False)]


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("trigers/slow-reply", "trigger/slow-reply"),
        ("feling/sad", "feeling/sad"),
        ("distres/7", "distress/7"),
    ],
)
def test_a_slip_in_a_tag_is_told_of(tag, meant):
    (problem,) = said(f"{HEAD}---\nwords #{tag}\n").problems
    assert (problem.line, problem.column, problem.did_you_mean) == (5, 7, meant)


@pytest.mark.parametrize("tag", ["book/slow", "work/x", "needle/x", "places/home", "people/sam", "feel"])
def test_a_tag_of_ones_own_is_no_slip(tag):
    assert said(f"{HEAD}---\nwords #{tag}\n").problems == ()


@pytest.mark.parametrize("ending", ["let go", "not wanted", "not safe"])
def test_a_rift_may_end_by_a_tag_without_a_repair(ending):
    (loop,) = evening(f"#repair/Sunday-call/{ending.replace(' ', '-')}\n").loops
    assert (loop.name.words, loop.opens, loop.ending) == ("Sunday call", False, ending)
    (nested,) = evening("#repair/sunday/call\n").loops
    assert (nested.name.words, nested.ending) == ("sunday/call", "")


@pytest.mark.parametrize(
    ("below", "tried"),
    [
        ("it was hard\n", "it was hard"),
        ("\nit was hard #feeling/calm\n", "it was hard"),
        ("\n## What mended?\nnothing\n", None),
        ("\n\n\nfar below\n", None),
    ],
)
def test_what_stands_right_below_the_question_how_it_went_answers_it(below, tried):
    asks = "<!-- vaultkit:begin last-week -->\nHow did it go?\n<!-- vaultkit:end last-week 12345678 -->\n"
    assert evening(asks + below).adjust_tried == tried
    assert evening(asks.replace("How did it go?\n", "") + below).adjust_tried is None


@pytest.mark.parametrize(
    ("typed", "ending"),
    [
        ("sam/not-saf", "not safe"),
        ("sam/letgo", "let go"),
        ("sam/not-wantd", "not wanted"),
        ("work/lunch", ""),
    ],
)
def test_a_slip_in_an_ending_still_ends_it(typed, ending):
    found = closing(Name(typed, from_tag=True))
    assert (found.name.text, found.ending) == (typed.split("/")[0] if ending else typed, ending)
