"""Properties as people write them: bare links, nested lists, inline fields, old spellings; and what they are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
from vaultkit.records.reading import Place, read
from vaultkit.records.record import Tier
from vaultkit.records.scaffold import Scaffold

DAY = date(2026, 3, 5)
DAILY = Place(day=DAY, journal=True)
KIND = "kind: reflection\n"


def said(text, place=None, templates=None):
    note = read_note("2026-03-05 x.md", text)
    return read(note, place or Place(), Scaffold(templates or {}))


def evening(inner, body=""):
    return said(f"---\n{KIND}{inner}\n---\n{body}")


def told(found):
    return [(problem.line, problem.column, problem.message) for problem in sorted(found.problems)]


def names(found):
    return [name.text for name in found]


def triggers(found):
    return [mention.name.text for mention in found.record.triggers]


# Bare links.


@pytest.mark.parametrize(
    ("typed", "place", "people", "words"),
    [
        ("[[Sam]]", (3, 9), ["Sam"], "a list in a list"),
        ("[[People/Sam|my brother]]", (3, 9), ["Sam"], "a list in a list"),
        ("[[Sam]], [[Ines]]", (3, 9), ["Sam", "Ines"], "cannot read"),
        ("[[Sam]],[[Ines]] # both", (3, 9), ["Sam", "Ines"], "cannot read"),
        ("[[Sam]], Ines", (3, 9), ["Sam", "Ines"], "cannot read"),
        ("[[Sam]] (my brother)", (3, 9), ["Sam"], "cannot read"),
        ("[[[Sam]], [[Ines]]]", (3, 10), ["Sam", "Ines"], "a list in a list"),
        ("[Mara, [[Sam]]]", (3, 16), ["Mara", "Sam"], "a list in a list"),
        ("\n  - [[Sam]]\n  - Ines", (4, 5), ["Sam", "Ines"], "a list in a list"),
        ("\n- [[Sam]], [[Ines]]\n- Mara", (4, 3), ["Sam", "Ines", "Mara"], "cannot read"),
        ("\n  - name: [[Sam]]\n    distress: 3", (4, 11), ["Sam"], "a list in a list"),
    ],
)
def test_bare_links_are_read_as_they_were_meant_and_told_of_once(typed, place, people, words):
    found = evening(f"people: {typed}\nneeds: [rest]")
    assert names(found.record.people) == people
    assert found.record.needs == ("rest",)
    (problem,) = found.problems
    assert (problem.line, problem.column) == place
    assert words in problem.message


@pytest.mark.parametrize(
    "inner", ["up: [[Index]]", "related:\n  - [[A]]\n  - [[B]], [[C]]", "up: [[A]], [[B]]"]
)
def test_of_other_properties_nothing_is_told(inner):
    assert told(evening(inner)) == []


@pytest.mark.parametrize("inner", ["people: [[Sam]]", "tests: [[A]]"])
def test_nor_of_a_daily_note_that_says_nothing_else(inner):
    assert told(said(f"---\n{inner}\n---\n", DAILY)) == []


def test_quoted_links_are_nothing_to_tell_of():
    assert told(evening("people: ['[[Sam]]', \"[[Ines]]\"]\ntriggers:\n  - '[[A]]'")) == []


# Nested properties.


@pytest.mark.parametrize(
    "typed",
    [
        "[{name: Slow reply, distress: 7, feelings: afraid, needs: [rest, play]}]",
        "\n  - name: Slow reply\n    distress: 7\n    feelings: [afraid]\n    needs:\n      - rest\n      - play",
        "\n- link: '[[Slow reply]]'\n  distress: '7'\n  Feelings: afraid\n  needs: rest, play",
        "\n  text: Slow reply\n  distress: 7/10\n  feelings: afraid\n  needs: rest, play",
        "{Name: Slow reply, distress: 7, feelings: afraid, needs: [rest, play]}",
    ],
)
def test_nested_properties_tell_more_of_what_they_name(typed):
    found = evening(f"triggers: {typed}\ndistress: 4\nfeelings: [sad]")
    assert told(found) == []
    record = found.record
    assert [(each.name.key, each.tier) for each in record.triggers] == [("slow reply", Tier.LIST)]
    assert (record.distress, record.feelings, record.needs) == (7, ("sad", "afraid"), ("rest", "play"))
    assert record.is_written


def test_nested_beside_plain_ones():
    found = evening(
        "triggers: [Doors, {name: Slow reply, distress: 2}]\ndistress: 4\nlessons: [{text: Ask first}, b]"
    )
    assert triggers(found) == ["Doors", "Slow reply"]
    assert (found.record.distress, found.record.lessons) == (4, ("Ask first", "b"))


def test_what_is_told_of_one_thing_is_not_the_days():
    record = evening("triggers: [{name: Slow reply, self_voice: harsh, warmth: 2}]").record
    assert (record.self_voice, record.warmth) == (None, None)


def test_a_nested_property_is_told_of_only_if_it_is_nearly_one():
    found = evening("triggers:\n  - name: a\n    distres: 7\n    where: kitchen\n    url: x")
    assert told(found) == [(5, 14, "`distres`, nested in `triggers`, says nothing here")]
    assert found.problems[0].did_you_mean == "distress"


def test_a_nested_value_that_does_not_fit_has_its_place():
    found = evening("triggers:\n  - name: a\n    distress: 14")
    assert told(found) == [(5, 15, "`distress`: found '14', expected a whole number from 0 to 10")]
    assert triggers(found) == ["a"]


def test_what_names_nothing_is_told_of_and_the_others_count():
    found = evening("lessons:\n  - Ask first: it helps\n  - wait\ntriggers: [{where: a, when: b}, c]")
    assert found.record.lessons == ("wait",)
    assert triggers(found) == ["c"]
    assert [(problem.line, problem.did_you_mean) for problem in sorted(found.problems)] == [
        (4, '"Ask first: it helps"'),
        (6, None),
    ]


def test_nested_properties_of_others_are_theirs():
    assert told(evening("books: [{title: x, feelins: 1}]\nmeta:\n  distres: 4")) == []


# Inline fields.


@pytest.mark.parametrize(
    "body",
    [
        "distress:: 7\nfeelings:: afraid, sad\npeople:: [[Sam]], Ines\n",
        "- **distress**:: 7\n- feelings:: afraid, sad\n- people:: [[Sam]], [[Ines]]\n",
        "It was [distress:: 7] with (people:: [[Sam]]) and (people:: Ines): [feelings:: afraid, sad].\n",
        "> Distress:: 7/10\n\n## feelings:: afraid\n\nfeelings:: Sad\n\n- people:: Sam\n- people:: [[Ines]]\n",
    ],
)
@pytest.mark.parametrize("text", [f"---\n{KIND}---\n", ""])
def test_inline_fields_are_properties(body, text):
    found = said(text + body, DAILY)
    assert told(found) == []
    record = found.record
    assert (record.distress, record.feelings, names(record.people)) == (7, ("afraid", "sad"), ["Sam", "Ines"])
    assert record.is_written


def test_lists_join_and_of_distress_the_highest_counts():
    found = evening(
        "feelings: [Sad]\ndistress: 4\ntriggers: ['[[A]]']",
        "feelings:: afraid, sad\ndistress:: 7\ntriggers:: a, B\n",
    )
    assert told(found) == []
    assert (found.record.feelings, found.record.distress) == (("sad", "afraid"), 7)
    assert triggers(found) == ["A", "B"]
    assert evening("distress: 8", "distress:: 7\n\ndistress:: 3\n").record.distress == 8


def test_of_single_values_the_properties_above_the_text_count():
    found = evening("self_voice: kind", "self_voice:: harsh\nadjust:: if a, then b\nself_voice:: kind\n")
    assert (found.record.self_voice, found.record.adjust) == ("kind", "if a, then b")
    assert told(found) == [(5, 14, "`self_voice` stands here a second time; the first one counts")]
    assert evening("self_voice:", "self_voice:: harsh\n").record.self_voice == "harsh"


@pytest.mark.parametrize(
    ("value", "lessons"),
    [('"a, b", "c"', ("a, b", "c")), ('"a, b"', ("a, b",)), ("a, b", ("a, b",)), ('say "a"', ('say "a"',))],
)
def test_texts_in_quotes_are_several(value, lessons):
    assert evening("", f"lessons:: {value}\n").record.lessons == lessons


def test_a_misfit_has_the_place_of_its_value():
    found = evening("", "words [self_voice:: hrash] more\n\n- distress:: 14\n")
    assert told(found) == [
        (5, 21, "`self_voice`: found 'hrash', expected kind, plain, harsh"),
        (7, 14, "`distress`: found '14', expected a whole number from 0 to 10"),
    ]
    assert [problem.did_you_mean for problem in sorted(found.problems)] == ["harsh", None]


@pytest.mark.parametrize(
    "body",
    [
        "```\ndistress:: 7\n```\n",
        "`distress:: 7`\n",
        "<!-- distress:: 7 -->\n",
        "<!-- vaultkit:begin words -->\ndistress:: 7\n<!-- vaultkit:end words -->\n",
        "- [ ] distress:: 7\n- [ ] phone [distress:: 7]\n",
        "that was distress:: 7\n",
        "distress: 7\n",
    ],
)
def test_what_is_no_field_of_the_note(body):
    assert evening("", body).record.distress is None


def test_a_field_that_is_somebody_elses_stays_theirs():
    found = said(
        "energy:: high\nsetting:: office\nmood:: 12\ndate:: 05.03.2026\nday:: monday\nfeelings:: calm\n",
        DAILY,
    )
    assert told(found) == []
    assert found.record.feelings == ("calm",)


@pytest.mark.parametrize(
    "field", ["distress::", "- distress::", "**distress**:: ", "mood::", "- feelings:: <!-- so -->"]
)
def test_a_blank_field_is_nothing_that_was_written(field):
    assert not said(f"{field}\n", DAILY).record.is_written
    template = {"Daily": (Template("Daily.md", f"{field}\n"),)}
    assert not said(f"{field}\n", DAILY, template).record.is_written
    filled = field.replace("::", ":: 7", 1)
    assert said(f"{filled}\n", DAILY, template).record.is_written


def test_a_field_of_the_day():
    text = "---\nkind: episode\ntrigger: a\n---\nday:: 2026-03-04\n[[b]] was late\n"
    assert said(text).record.day == date(2026, 3, 4)
    assert said(text.replace("trigger: a", "trigger: a\nday: 2026-03-03")).record.day == date(2026, 3, 3)
    assert said("day:: 2026-03-04\n#feeling/sad\n", DAILY).record.day == DAY


def test_properties_of_an_event_in_its_text():
    found = said(
        "---\nkind: episode\n---\ntrigger:: [[Slow reply]]\nstory_type:: leaving\n[belief_before:: 8]\n"
    )
    assert told(found) == []
    record = found.record
    assert (triggers(found), record.story_type, record.belief_before) == (["Slow reply"], "leaving", 8)


@pytest.mark.parametrize(
    ("body", "lessons", "adjust"),
    [
        (
            "## What did you learn?\n- Ask first [distress:: 9]\n- needs:: rest\n- lessons:: wait\n",
            ("wait", "Ask first"),
            None,
        ),
        ("## What did you learn?\nAsk first. (feelings:: sad)\nneeds:: rest\n", ("Ask first.",), None),
        ("## What did you learn?\n- mood:: good\n", ("mood:: good",), None),
        ("## If it returns, then I …\n- distress:: 3\n- I walk (distress:: 3)\n", (), "I walk"),
        ("- see [std:: x] #lesson\n", ("see [std:: x]",), None),
    ],
)
def test_a_field_is_no_lesson_and_no_plan(body, lessons, adjust):
    record = evening("", body).record
    assert (record.lessons, record.adjust) == (lessons, adjust)


# Old spellings, and tags that Obsidian does not see.


def test_a_colon_too_many():
    found = evening("distress:: 7\nother:: x")
    assert found.record.distress == 7
    assert told(found) == [
        (3, 12, "`distress::` has one `:` too many; Obsidian takes it for another property")
    ]
    assert evening("tags:: [feeling/sad]").record.feelings == ("sad",)


@pytest.mark.parametrize(
    ("typed", "aliases"),
    [("alias: Late", ["Late"]), ("alias: [a, b]", ["a", "b"]), ("aliases: c\nalias: d", ["c"])],
)
def test_an_alias_as_it_once_was_spelled(typed, aliases):
    found = said(f"---\nkind: trigger\n{typed}\n---\n")
    assert names(found.record.aliases) == aliases


@pytest.mark.parametrize(
    ("typed", "line", "column", "instead"),
    [
        ("tags: feeling/sad, trigger/a", 3, 7, "[feeling/sad, trigger/a]"),
        ("tags: '#feeling/sad b'", 3, 8, "[feeling/sad, b]"),
        ("tags: #feeling/sad", 3, 7, "[feeling/sad]"),
        ("tags:\n  - a, feeling/sad\n  - b", 4, 5, "[a, feeling/sad]"),
        ("tag: feeling/sad, a", 3, 6, "[feeling/sad, a]"),
    ],
)
def test_tags_that_obsidian_does_not_see_are_read_and_told_of(typed, line, column, instead):
    found = evening(typed)
    assert found.record.feelings == ("sad",)
    assert told(found) == [(line, column, f"`tags`: to Obsidian, this is no tag; write {instead}")]


@pytest.mark.parametrize(
    "typed",
    [
        "tags: feeling/sad", "tags: '#feeling/sad'", "tags: [Feeling/Sad, a]", "tags:\n  - '#feeling/sad'", "tags: [2024, feeling/sad]",
        "tag: feeling/sad", "TAGS: [feeling/sad]",
    ],
)  # fmt: skip
def test_tags_that_it_sees(typed):
    found = evening(typed)
    assert (found.record.feelings, told(found)) == (("sad",), [])


@pytest.mark.parametrize("typed", ["tags: a, b", "tags: work home", "tags: #daily", "tags: feelings, x"])
def test_of_tags_that_are_none_of_its_own_nothing_is_told(typed):
    assert told(said(f"---\n{typed}\n---\nwords\n", DAILY)) == []


# Numbers as YAML has them.


@pytest.mark.parametrize(
    "typed", ["7", "'7'", "7.0", "7.", "07", "+7", "0x7", "0o7", "7e0", "0.7e1", "７", "7/10", "[7]"]
)
def test_a_number_however_it_is_typed(typed):
    found = evening(f"distress: {typed}")
    assert (found.record.distress, told(found)) == (7, [])


@pytest.mark.parametrize(
    "typed",
    [
        "'0x7'",
        "0xB",
        "7.5",
        ".inf",
        ".nan",
        "1e9",
        "1e-1",
        "0b11",
        "seven",
        "7-8",
        "²",
        "1e99999",
        "0x" + "f" * 99,
    ],
)
def test_what_is_none_is_told_of(typed):
    found = evening(f"distress: {typed}")
    assert found.record.distress is None
    assert [(problem.line, problem.column) for problem in found.problems] == [(3, 11)]


PARTS = st.sampled_from(
    ["distress", "triggers", "feelings", "people", "tags", "alias", ": ", ":: ", ":", "[[A]]", "[[B|b]], ", "{name: ", "}", "[", "]", "- ",
     "  ", "\n", "\r\n", "---\n", "7", "private", "'", '"', "#feeling/x", "name", "text: ", ", ", "(", ")", "`", "**", "day", "~"]
)  # fmt: skip


@given(
    st.lists(PARTS, max_size=30).map("".join),
    st.lists(PARTS, max_size=30).map("".join),
    st.sampled_from([Place(), DAILY]),
)
def test_anything_can_be_read(inner, body, place):
    for text in (f"---\n{KIND}{inner}\n---\n{body}", f"---\n{inner}\n---\n{body}", inner + body):
        found = said(text, place)
        assert all(problem.line >= 1 and problem.column >= 1 and str(problem) for problem in found.problems)


@pytest.mark.parametrize("line", ["%% distress:: 7 %%", "distress:: 7 %% why %%"])
def test_a_field_hidden_in_obsidians_comment_says_its_value(line):
    found = read(
        read_note("2026-03-05 x.md", f"{line}\n"), Place(day=date(2026, 3, 5), journal=True), Scaffold({})
    )
    assert found.record.distress == 7
    assert found.problems == ()


def test_of_a_daily_note_that_speaks_to_vaultkit_bare_links_are_told():
    assert [line for line, *_ in told(said("---\npeople: [[Sam]]\ntriggers: [[A]]\n---\n", DAILY))] == [2, 3]
