import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.notes import frontmatter
from vaultkit.notes.frontmatter import MAX_BYTES, find, read
from vaultkit.notes.nodes import Mapping, Scalar, Sequence, scalars
from vaultkit.notes.regions import lines

PARTS = st.sampled_from(
    [
        *"[]{}:,-#&*!|>'\"%@`?~<= \t\n\r\0\x0b\x0c\x85\u2028\ufeff\ud800\U0010fffe",
        "---\n",
        "...\n",
        "<<: *a\n",
        "a: ",
        "é",
        "\n  ",
        "\n- ",
        "&a ",
        "*a",
        "[[",
        "]]",
        "{{date}}",
        "#x",
        "\\x",
        "\r\n",
        "private: true\n",
        ": ",
        " #",
    ]
)
TEXT = st.text(st.characters(exclude_categories=(), max_codepoint=0x3FFFF), max_size=30)
YAMLISH = st.lists(PARTS, max_size=60).map("".join)


def properties(inner):
    said = read(f"---\n{inner}\n---\n")
    assert said.fault is None
    return said.properties


def plain(node):
    """A node as nested lists and dicts of what was typed."""
    if isinstance(node, Scalar):
        return node.raw
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(entry) for name, entry in node.entries.items()}


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "yes",
        "on",
        "off",
        "0123",
        "20:30",
        "2026-03-06T01:30",
        "1e3",
        "0x1f",
        "1_000",
        "true",
        ".inf",
        "=",
        "!wow this",
        "[[Plans changed late]]",
        "[[a/b#c|d, e]]",
        "[[x: y]]",
        "[[Zoë 😀]]",
        "a b'c",
        "100%",
        "C:\\x",
    ],
)
def test_a_value_is_what_was_typed(typed):
    assert plain(properties(f"one: {typed}\ntwo: [{typed}]\nthree:\n  - {typed}")["one"]) == typed
    assert plain(properties(f"two: [{typed}]")["two"]) == [typed]
    assert plain(properties(f"three:\n  - {typed}")["three"]) == [typed]


def test_lists_stay_lists():
    said = properties("a: [[x], [y]]\nb: [[[x]], [[y z]]]\nc:\n  - [x]\nd: []\ne: [[]]")
    assert {name: plain(node) for name, node in said.items()} == {
        "a": [["x"], ["y"]],
        "b": ["[[x]]", "[[y z]]"],
        "c": [["x"]],
        "d": [],
        "e": [[]],
    }


@pytest.mark.parametrize("value", ["", "~", "null", "''", '" "', "[]", "[~, '']", "{}", "{a: }", "# nothing"])
def test_blank(value):
    assert properties(f"a: {value}")["a"].blank


@pytest.mark.parametrize("value", ["0", "false", "'~'", "[0]", "{a: 0}", "'-'"])
def test_not_blank(value):
    assert not properties(f"a: {value}")["a"].blank


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_and_where_the_body_begins(ending, mark):
    text = mark + ending.join(["--- ", "a: 1", 'b: "two"', "c:", "  - é", "  - [x, y]", "---", "body"])
    said = read(text)
    assert text[said.body :] == "body"
    places = {
        scalar.raw: (scalar.line, scalar.column)
        for node in said.properties.values()
        for scalar in scalars(node)
    }
    assert places == {"1": (2, 4), "two": (3, 4), "é": (5, 5), "x": (6, 6), "y": (6, 9)}


@pytest.mark.parametrize(
    "odd", ["\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ud83d"]
)
def test_characters_that_yaml_refuses_or_breaks_lines_at_are_text(odd):
    said = properties(f"a{odd}: x{odd}y\nb: [[c{odd}d]]\ne: 1")
    assert {name: plain(node) for name, node in said.items()} == {
        f"a{odd}": f"x{odd}y",
        "b": f"[[c{odd}d]]",
        "e": "1",
    }
    assert (said["e"].line, said["e"].column) == (4, 4)


@pytest.mark.parametrize(
    ("inner", "line", "column", "message"),
    [
        ("a: b: c", 3, 5, "put the value in quotes"),
        ("a: 'b\nc: d", 3, 4, "a quote is opened and never closed"),
        ('a: "b\nc: d', 3, 4, "a quote is opened and never closed"),
        ('a: "C:\\path"', 3, 4, "single quotes"),
        ("a: [b\nc: d", 3, 4, "never closed"),
        ("a: [#b]\nc: d", 3, 4, "never closed"),
        ("a: [[b]], [[c]]: d", 3, 16, "put the value in quotes"),
        ('a: "b", "c"', 3, 7, "put the whole value in quotes"),
        ("a: @b", 3, 4, "put the value in quotes"),
        ("a: `b`", 3, 4, "put the value in quotes"),
        ("a: *b", 3, 4, "quote the text"),
        ("a: *b*", 3, 6, "quote the text"),
        ("a: &b c", 3, 4, "quote the text"),
        ("a: &", 3, 5, "quote the text"),
        ("a:\n\tb: c", 4, 1, "a tab where only spaces may stand"),
        ("a: {[b]: c}", 3, 4, "a property's name must be plain text"),
        ("words\nmore", 3, 1, "not `name: value`"),
        ("x: 1\n...\na: b", 5, 1, "ends the properties"),
        ("? [a]\n: b", 2, 1, "a property's name must be plain text"),
    ],
)
def test_a_fault_has_a_place_and_what_stands_above_it_counts(inner, line, column, message):
    said = read(f"---\nday: 2026-03-05\n{inner}\n---\nbody\n")
    assert (said.fault.line, said.fault.column) == (line, column)
    assert message in said.fault.message
    assert plain(said.properties["day"]) == "2026-03-05"
    assert "a" not in said.properties  # a value that was half read is not what was meant
    assert said.body == len(f"---\nday: 2026-03-05\n{inner}\n---\n")


def test_what_is_no_list_of_properties():
    for inner in ("- a", "words"):
        said = read(f"---\n{inner}\n---\n")
        assert said.properties == {}
        assert "no list of `name: value`" in said.fault.message


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_two_versions_that_a_merge_left_are_told_of_where_they_begin(ending):
    merged = [
        "---",
        "a: 1",
        "<<<<<<< HEAD",
        "b: 2",
        "=======",
        "b: 3",
        ">>>>>>> theirs",
        "c: 4",
        "---",
        "body",
    ]
    said = read(ending.join(merged))
    assert (said.fault.line, said.fault.column) == (3, 1)
    assert "two versions meet here" in said.fault.message
    assert said.properties.keys() <= {"a", "b"}  # nobody has said which of them counts
    assert read(ending.join(("---", *merged[2:]))).properties == {}


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("tags:: x", "tags:", "x"),
        ("sign-in: 11:58", "sign-in", "11:58"),
        ("a: 2026-02-30", "a", "2026-02-30"),
        ("a: <% tp.date.now() %>", "a", "<% tp.date.now() %>"),
        ('a: <% tp.file.title.split(": #")[0] %>', "a", '<% tp.file.title.split(": #")[0] %>'),
        ('a: "<% tp.date.now("YYYY") %>"', "a", '<% tp.date.now("YYYY") %>'),
        ("a: {{date}}", "a", "{{date}}"),
        ("a: {{date:YYYY-MM-DD}} and {{time}}", "a", "{{date:YYYY-MM-DD}} and {{time}}"),
        ("a: '{{date}}'", "a", "{{date}}"),
        ('a: "{{date}}\\\\"', "a", "{{date}}\\"),
        ("a: [{{date}}, b]", "a", ["{{date}}", "b"]),
        ("a:\n  - {{date}}", "a", ["{{date}}"]),
        ("a: {b: {{date}}}", "a", {"b": "{{date}}"}),
        ("a: 'x\u2028y'", "a", "x\u2028y"),
        ("a: x\x0by\x0cz\x85", "a", "x\x0by\x0cz\x85"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n", "\nbody"])
def test_traps_of_real_vaults(typed, name, value, ending, last):
    said = read(f"---\nfirst: no\n{typed}\nlast: 0123\n---{last}".replace("\n", ending))
    assert said.fault is None
    found = {key: plain(node) for key, node in said.properties.items()}
    assert found == {"first": "no", name: value, "last": "0123"}


def test_line_endings_of_several_sorts():
    said = read("\ufeff---\r\na: 1\nb:\r\n  - x\n  - y\r---\nbody")
    assert {name: plain(node) for name, node in said.properties.items()} == {"a": "1", "b": ["x", "y"]}


@pytest.mark.parametrize(
    "slip",
    [
        "x: if a plan moves: I phone",
        'x: "and so',
        "x: [a, b",
        "x: *wow",
        "x:\n\t- a",
        "x: {[y]: z}",
        "x: - a",
        "x: 'a' b",
    ],
)
def test_a_slip_takes_its_own_property_with_it_and_no_other(slip):
    head = f"---\nfirst: 1\n{slip}\n"
    said = read(f"{head}y: no\nz: [b]\n---\nbody\n")
    assert said.properties.keys() - {"x"} == {"first", "y", "z"}
    assert plain(said.properties["y"]) == "no"
    assert said.properties["y"].line == head.count("\n") + 1
    assert said.fault.line == 3 + slip.startswith("x:\n")


def test_a_quote_that_swallows_lines_is_told_of_where_it_begins_and_gives_them_back():
    said = read('---\nadjust: "if he\ndistress: 7\nlessons: "ask"\nfeelings: [sad]\n---\n')
    assert said.properties.keys() >= {"distress", "lessons", "feelings"}
    assert "adjust" not in said.properties
    assert said.fault.line == 2


def test_slip_upon_slip():
    said = read("---\n" + "a: b: c\n" * 5 + "d: 1\ne: f: g\nh: 2\n---\n")
    assert said.properties.keys() == {"d", "h"}
    assert said.fault.line == 2
    assert read("---\n" + "a: b: c\n" * 6000 + "---\n").properties == {}


def test_a_second_document_is_a_fault():
    said = read("---\na: 1\n--- # no fence\nb: 2\n---\n")
    assert said.fault.message == "a second document begins here"
    assert set(said.properties) == {"a"}


def test_the_later_of_two_counts_and_the_first_is_told_of():
    said = read("---\na: 1\nb: 2\na: 3\n---\n")
    assert plain(said.properties["a"]) == "3"
    assert [(twice.key, twice.line, twice.column) for twice in said.duplicates] == [("a", 4, 1)]


def test_nested_properties_are_kept():
    assert isinstance(properties("a: {b: {c: d}}")["a"], Mapping)
    assert plain(properties("a:\n  b:\n    - c\n")["a"]) == {"b": ["c"]}


@pytest.mark.parametrize(
    "text", ["", "body", " ---\na: 1\n---\n", "\n---\na: 1\n---\n", "----\na: 1\n---\n", "---x\n"]
)
def test_no_block(text):
    assert find(text) is None
    assert read(text) == frontmatter.Read({}, 0)


def test_an_empty_block():
    assert read("---\n---\nbody").body == len("---\n---\n")
    assert read("---\n# only a comment\n---").properties == {}


@pytest.mark.parametrize(
    ("first", "is_fault"), [("kind: x", True), ("Überblick:", True), ("A rule above", False)]
)
def test_a_block_that_is_never_closed_takes_nothing_from_the_body(first, is_fault):
    said = read(f"---\n{first}\n\nprose\n")
    assert (said.body, said.properties, said.fault is not None) == (0, {}, is_fault)


def test_a_block_may_be_so_long_and_no_longer():
    head, foot = "---\na: ", "\n---\n"
    fits = f"{head}{'x' * (MAX_BYTES - len('a: ' + foot))}{foot}"
    assert read(fits).body == len(fits)
    assert read(f"{fits}body").body == 0  # whether the fence ends there cannot be told
    assert read(fits.replace("x", "xx", 1)).fault


@pytest.mark.parametrize(
    "inner",
    [
        "a: " + "[" * 30_000,
        "a: " + "{" * 30_000,
        "a: " + "{a: " * 10_000,
        "- " * 30_000,
        "? " * 30_000,
        "a:\n" + "".join(" " * depth + "- a:\n" for depth in range(1, 300)),
        "a: &a [x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c]",
        "a: &a {x: 1}\n" + "<<: *a\n" * 8000,
        "a: " + "'" * 60_001,
        'a: "' + "\\" * 60_000,
        "!" * 60_000,
        "a: |\n" + " \t\n" * 20_000,
    ],
    ids=lambda inner: inner[:12],
)
def test_what_takes_other_readers_down_is_a_fault(inner):
    said = read(f"---\nprivate: true\n{inner}\n---\nbody")
    assert said.fault is not None or inner.startswith("a: |")
    assert said.properties.keys() <= {"private", "a"}


@given(YAMLISH)
@example("\ufeff")
@example("a: \U0010ffff\0")
def test_any_text_can_be_read(inner):
    for text in (inner, f"---\n{inner}", f"---\n{inner}\n---\nbody"):
        said = read(text)
        assert 0 <= said.body <= len(text)
        height = len(lines(text)) + 1
        if said.fault is not None:
            assert 1 <= said.fault.line <= height
            assert said.fault.column >= 1
        for node in said.properties.values():
            for scalar in scalars(node):
                assert 1 <= scalar.line <= height


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), TEXT, max_size=5))
def test_what_is_single_quoted_is_read_as_it_is(said):
    # Line breaks are folded inside quotes; every other character stays.
    said = {name: "".join(value.split("\n")).replace("\r", "") for name, value in said.items()}
    inner = "\n".join("{}: '{}'".format(name, value.replace("'", "''")) for name, value in said.items())
    assert {name: plain(node) for name, node in properties(inner).items()} == said
