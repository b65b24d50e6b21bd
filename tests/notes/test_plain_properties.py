"""Whatever is read without a YAML parser must be read as the parser reads it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes import frontmatter, plain_properties

# fmt: off
NAMES = [
    "kind", "day", "feelings", "a", "b", "next-step", "x_y", "Été", "_x", "k1", "tags",
]
# fmt: on
# fmt: off
ODD_NAMES = [
    "a b", "1a", "-a", "'a'", '"a"', "a:b", "", "?", "a.b", "a/b", "a ", "é é", "<<", "null", "[a]",
    "a#", "#a", "---", "...", "- a", " a", "\ta",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "²", "á", "日",
]
# fmt: on
# fmt: off
PLAIN = [
    "", "calm", "7", "-1", "−2", "+3", "20:30", "2026-03-01", "a:b", "a#b", "it's", "no", "~", "null",
    "x  y", "a, b", "[]", "[a]", "[a, b]", '[ a , \'b c\', "[[D]]" ]', "[calm, tense]", '"[[Sam]]"',
    "'x'", '""', "''", '"a: b #c"', "été", "日本 x", "if then I …", "a - b", "a [b]", "{{x", "x{y}",
    "a|b", "a>b", "a&b", "(x)", "$x", ".5", "...", "/a", "\\x", "x\\", "^a", "= x", "=", ";", "<x>",
    "<<", "x ", '"x"  ', "[a]  ", "-x", 'a"b', "1e5", "0x1F", "😀", "٣", "²", "[٣]", "[-1, -x]",
    '["a, b"]', "[a b]", "[it's]", '[a"b]', "[a-b, a/b]", "[(x)]", "[<x>]", "[.5]", "[^x]", "[=]",
]
# fmt: on
# fmt: off
ODD = [
    "- x", "-", "- ", "? x", "?x", ": x", ":x", ":", "a: b", "a:", "a :b", "a #b", "#c", " # c", "[a",
    "[a,]", "[a, ]", "[,]", "[a: b]", "[a:b]", "[#a]", "[a #b]", "[a#b]", "[?x]", "[a?b]", "[ ]",
    "[[x]]", "[[[x]]]", "[[a], b]", "[a] b", "{}", "{a: b}", "{{date}}", "[{a}]", "&x", "&x y", "*x",
    "!x", "!!str x", "|", ">", "|-", "%x", "@x", "`x`", '"a\\n"', '"a\\"b"', "'a''b'", '"a', "'a",
    '"a" b', '"a"b', '"a": b', '"a" #c', '"a"#c', "['a''b']", '["a" b]', '["a"b]', "a\tb", "\ta", "a\t",
    "\xa0a", "a\xa0", "a\xa0b", "\u2028", "a\x85b", "a\x00", "\ufeff", "a\u200d", "\ud800", "\ufffe",
    "a\n  b", '"a\n  b"', "[a,\n  b]", "- ---", "---", "--- x", "... x", "-\xa0x", "-é", "--", "-:",
    "-[", "[-]", "[- a]", "[--]", "[-[a]]", "[a-]", "[-,a]", "[a:]", "[:a]", "[a,b]", "[a ,b]",
    "[a,,b]", "*", "&", "!", ",", "]", "}", "a]", "a}", "a,", "%", "a: ", "a:  #", "a#", "#", "x:y:",
    "x: :", "\U00040041", '[""]', "['']", "[~]", '[\'a\'"b"]', "[a 'b']", "a 'b' c", '"a" ', "' ",
    '"\\"', '"\\', '["\\"]', '"\'"', '\'"\'', '["\'", \'"\']', "[']']", "[a']", "['a]",
]
# fmt: on

VALUE = st.sampled_from(PLAIN) | st.sampled_from(PLAIN) | st.sampled_from(PLAIN + ODD)
NAME = st.sampled_from(NAMES) | st.sampled_from(NAMES) | st.sampled_from(NAMES + ODD_NAMES)
SIGN = st.sampled_from([*"-:#[]{},'\"\\ \t&*!|>%@`?a"])
BETWEEN = st.sampled_from([": ", ": ", ": ", ":", ":  ", " : ", ":\t", " "])
BEFORE = st.sampled_from(["- ", "  - ", "  - ", "    - ", "  -  ", "  -\t", "\t- ", "  ", "  * "])


@st.composite
def rows(draw):
    name = draw(NAME)
    if draw(st.booleans()):
        return [name + draw(BETWEEN) + draw(VALUE)]
    before = draw(BEFORE)
    head = name + draw(st.sampled_from([":", ":", ": ", ": x"]))
    return [head, *(before + value for value in draw(st.lists(VALUE, max_size=3)))]


@st.composite
def blocks(draw):
    """Plain lines, with odd ones among them, and now and then one sign too many."""
    inner = "\n".join(line for each in draw(st.lists(rows(), max_size=6)) for line in each) + "\n"
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(inner) - 1))
        inner = inner[:at] + draw(SIGN) + inner[at:]
    return inner.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))


def check(inner):
    plain = plain_properties.read(inner, 2)
    if plain is not None:
        parsed = frontmatter._by_events(frontmatter.Block(inner, 4, len(inner) + 8, 2))
        assert (parsed.fault, parsed.duplicates) == (None, ())
        assert list(plain.items()) == list(parsed.properties.items())
    return plain


@given(blocks())
def test_what_is_plain_is_what_the_parser_says_it_is(inner):
    check(inner)


def test_so_is_each_value_at_each_place():
    for value in PLAIN + ODD:
        for put in ("a: {}\n", "a: [x, {}]\n", "a:\n  - {}\n  - x\n", "a:\n- x\n- {}\nb:\n", "a: x\n{}: y\n"):
            check(put.replace("{}", value))


TREE = Path(__file__).parents[2]


@pytest.mark.parametrize(("folder", "most"), [("templates", 1.0), ("examples/vault", 0.1)])
def test_so_are_the_notes_that_ship(folder, most):
    texts = [path.read_text(encoding="utf-8") for path in sorted((TREE / folder).rglob("*.md"))]
    found = [check(block.inner) for text in texts if (block := frontmatter.find(text)) and block.closed]
    assert sum(plain is None for plain in found) <= most * len(found)


@pytest.mark.parametrize(
    "odd",
    [
        "- x",
        "a: b: c",
        "a: b #c",
        "a: [[x]]",
        "a: {b: c}",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: |\n  b",
        "a: b\n  c",
        'a: "\\n"',
    ],
)
def test_of_anything_else_the_parser_is_asked(odd):
    assert plain_properties.read(f"x: y\n{odd}\n", 2) is None
    assert plain_properties.read("x: y\nx: y\n", 2) is None
