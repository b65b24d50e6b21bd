"""What is written into properties as odd as those of real vaults: every other byte, order, comment and quote stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes import frontmatter
from vaultkit.notes.names import key
from vaultkit.notes.nodes import names_apart, scalars, typed
from vaultkit.notes.splice import Put, Unspliced, put

PIECES = [
    "# mine", "#   é [a, b]: 'c'", "", "   ", "title: \"A 'quoted' one\"", "title: 'it''s #1'", "created: 2024-01-02 11:58", "sign-in: 11:58",
    "repair: no", "n: 0123", "url: https://x.org/a?b=c#d", "cssclasses:\n- wide", "tags:\n  - a\n  - b/c  # why", "tags: [ a,b , 'c d' ]",
    "aliases:\n    - One, two\n    -   Three", "text: |\n  some\n    words\n\n  more", "text: >-\n  folded\n  words # no comment", "long: one line\n  and more\n  of it",
    'dq: "a\\\n  b"', "up: [[Index]]", "related:\n  - [[A]]\n  - [[B]], [[C]]", "both: [[A]], [[B]] # so", "meta:\n  a: 1\n  b:\n    - c", "meta: {a: 1, b: [c]}",
    '"quoted key": 1', "my key: x", "odd\u2028: a\u2028b", "emoji😀: 日本語", "empty:", "tilde: ~", "dup: 1\ndup: 2", "tags:: x", "when: {{date}}", 'tp: <% tp.x(": #") %>', "? complex\n: key", "vt: a\x0bb", "nel: a\x85b",
]  # fmt: skip
MINE = [
    "feelings: [tired]", "feelings: [tired, ]", "feelings:\n  - tired\n  - 'at ease' # why", "feelings:\n- tired\n\n# c", "feelings: tired", "feelings: ''", "feelings:", "feelings: # words",
    "feelings: [{name: tired, distress: 3}]", "feelings:\n  - name: tired\n    distress: 3 # c\n  - calm", "feelings:\n  - calm\n  - text: tired\n    note: |\n      a\n      b", "feelings: [[Tired]]",
    "feelings: [[Tired]], [[Sad]]", "feelings:\n  - [[Tired]]\n  - [[Sad]], [[Calm]]", 'feelings: [[[Tired]], "[[Sad]]"]', "feelings: [\n  tired, # a\n  sad\n  ]", "Feelings: { }", "feelings: [x: y]",
    "feelings:\n  tired", "feelings: >\n  tired", 'feelings: "tired"', "distress: 4", "distress: '4' # c", "distress:", "distress: 0x4", "distress:\n  now: 4", "distress: [4]", "distress: ~",
]  # fmt: skip
FOULS = ["a: b: c", "x: &a b", "y: *a", "a: {[b]: c}", "\ttab: 1", "<<<<<<< HEAD", "words", "'open: 1", "..."]
ENDINGS = st.sampled_from(["\n", "\n", "\r\n", "\r"])
PUT_AFRAID = Put("feelings", ("afraid",), many=True, listed=names_apart)
PUTS = st.sampled_from(
    [
        PUT_AFRAID,
        Put("feelings", ("afraid", "[[Sad]]"), many=True, listed=names_apart),
        Put("distress", ("7",), plain=True),
        Put("people", ("[[Ines]]",), many=True, listed=names_apart),
        Put("adjust", ("if so: then I ask",)),
    ]
)


@st.composite
def notes(draw, fouls=()):
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=6))
    pieces.insert(draw(st.integers(0, len(pieces))), draw(st.sampled_from(MINE)))
    if fouls:
        pieces.insert(draw(st.integers(0, len(pieces))), draw(st.sampled_from(fouls)))
    mark, close = (
        draw(st.sampled_from(["", "", "\ufeff"])),
        draw(st.sampled_from(["---\n", "---", "--- \n", "---\t\n"])),
    )
    opened = draw(st.sampled_from(["---\n", "--- \n"]))
    body = (
        draw(st.sampled_from(["", "body", "\n# H\n\nfeelings:: x\n", "---\n", "a\u2028b\r\n"]))
        if close[-1] == "\n"
        else ""
    )
    inner = "\n".join(pieces)
    ending = draw(ENDINGS)
    return mark + f"{opened}{inner}\n{close}".replace("\n", ending) + body


def others(text, asked):
    said = frontmatter.read(text)
    return [(name, typed(node)) for name, node in said.properties.items() if key(name) != key(asked.name)]


def endings(text):
    """The sorts of line endings; of a note without properties none need be there."""
    return set(re.findall(r"\r\n|\n|\r", text[: frontmatter.read(text).body]))


def held(text, asked):
    said = frontmatter.read(text).properties
    nodes = [node for name, node in said.items() if key(name) == key(asked.name)]
    return [
        asked.same(value.raw) for node in nodes for value in scalars(names_apart(node)) if not value.blank
    ]


def check(text, asked, *, replace=False):
    """What is written, or None where nothing is."""
    try:
        done = put(text, [asked], replace=replace)
    except Unspliced:
        return None
    after = done.text
    start = next(
        (n for n, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), min(len(text), len(after))
    )
    tail = min(len(text), len(after)) - start
    same = next((n for n in range(tail) if text[-1 - n] != after[-1 - n]), tail)
    gone = text[start : len(text) - same]
    before = frontmatter.find(text)
    assert gone == "" or start >= before.start  # nothing of the fence, nor of what stands above it
    assert after.endswith(text[before.body :] if before else text)
    assert others(after, asked) == others(text, asked)
    wanted = [asked.same(value) for value in asked.values]
    now, was = held(after, asked), held(text, asked)
    assert done.there or set(wanted) <= set(now)
    if asked.many:
        assert now[: len(was)] == was  # what was there is there, in its order
        for comment in re.findall(r"(?:^|\s)(#[^\r\n]*)", text):
            assert comment in after
        assert put(after, [asked]).text == after
    assert endings(after) <= endings(text)
    return after


@given(notes(), PUTS, st.booleans())
def test_every_other_byte_stays(text, asked, replace):
    check(text, asked, replace=replace)


@given(notes(FOULS), PUTS)
def test_where_the_properties_have_a_fault_nothing_is_written(text, asked):
    done = check(text, asked)
    assert done is None or frontmatter.read(text).fault is None


@pytest.mark.parametrize("mine", MINE)
def test_each_beside_each(mine):
    for piece in PIECES:
        for inner in (f"{mine}\n{piece}", f"{piece}\n{mine}"):
            check(f"---\n{inner}\n---\nbody", PUT_AFRAID)


def block(inner):
    return f"---\n{inner}\n---\nbody"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("triggers: [{name: Doors, distress: 7}] # c", 'triggers: [{name: Doors, distress: 7}, "[[Late]]"] # c'),
        ("triggers:\n  - name: Doors # x\n    distress: 7\n\nb: 1", 'triggers:\n  - name: Doors # x\n    distress: 7\n  - "[[Late]]"\n\nb: 1'),
        ("triggers:\n- link: '[[Doors]]'\n  note: |\n    a\n    b\nb: 1", "triggers:\n- link: '[[Doors]]'\n  note: |\n    a\n    b\n- \"[[Late]]\"\nb: 1"),
        ("triggers: [{name: late}]", "triggers: [{name: late}]"),
        ("triggers: [[Doors]]", 'triggers: ["[[Doors]]", "[[Late]]"]'),
        ("triggers: [[Doors]], [[Left out]] # c", 'triggers: ["[[Doors]]", "[[Left out]]", "[[Late]]"] # c'),
        ("triggers:\n  - [[Doors]], [[Left out]]\nb: 1", 'triggers:\n  - [[Doors]], [[Left out]]\n  - "[[Late]]"\nb: 1'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_list_of_nested_properties_or_bare_links_gets_one_more(before, after, ending):
    asked = Put("triggers", ("[[Late]]",), many=True, listed=names_apart)
    assert put(block(before).replace("\n", ending), [asked]).text == block(after).replace("\n", ending)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    "typed_so", ["{name: Doors}", "\n  name: Doors\n  distress: 7", "[{where: kitchen, when: late}]"]
)
def test_nested_properties_that_are_no_list_of_names_are_left_alone(typed_so, whole):
    with pytest.raises(Unspliced, match="nested properties"):
        put(block(f"triggers: {typed_so}"), [Put("triggers", ("Late",), many=True, whole=whole)])


def test_nested_properties_are_never_replaced_by_another_list():
    with pytest.raises(Unspliced, match="nested properties"):
        put(
            block("triggers: [{name: Doors, distress: 7}]"),
            [Put("triggers", ("Late",), many=True, whole=True)],
        )
