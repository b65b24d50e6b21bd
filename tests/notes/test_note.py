import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultkit.notes.note import MAX_TEXT, heading_key, plain_item, read
from vaultkit.notes.regions import Broken, Region
from vaultkit.notes.tags import TAG, without_tags

ENDINGS = ["\n", "\r\n", "\r"]
FULL = MarkdownIt("commonmark").enable("table")


def tags(text):
    return [(tag.text, tag.line, tag.column) for tag in read("Note.md", text).tags]


def tag_names(text):
    return [tag.text for tag in read("Note.md", text).tags]


def region(inside, name="words"):
    return f"<!-- vaultkit:begin {name} -->\n{inside}<!-- vaultkit:end {name} -->\n"


# Tags.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#a", ["a"]),
        ("x #a, #b. (#c) #d;", ["a", "b", "c", "d"]),
        ("#Trigger/Plans_changed-late", ["Trigger/Plans_changed-late"]),
        ("#trigger/", ["trigger"]),
        ("#été #日本 #😀 #a’b", ["été", "日本", "😀", "a"]),
        ("#1 #2026 #1a #12/3", ["1a", "12/3"]),
        ("# heading\n#no-space", ["no-space"]),
        ("## Title #a\n\nTitle #b\n===", ["a", "b"]),
        ("x#a ##b \\#c #", []),
        ("a `#a` #b", ["b"]),
        ("``#a ` #b`` #c", ["c"]),
        ("\\` #a ` #b `", ["a"]),
        ("`a\n#b` #c", ["c"]),
        ("`a #b\n\nc` #d", ["b", "d"]),
        ("#a`code`#b", ["a"]),
        ("x <!-- #a --> #b <!-- #c", ["b", "c"]),
        ("x <!-- ` --> #a ` <!-- ` -->", ["a"]),
        ("[[Note #a]] [[#b]] #c[[d]]", ["c"]),
        ("[x](Note.md#a) [y](#b) <https://e.org/#c> https://e.org/#d #e", ["e"]),
        ("- #a\n  - #b\n\n    #c\n> #d\n\n| #e | x |\n|-|-|\n| y | #f |", ["a", "b", "c", "d", "e", "f"]),
        ("```\n#a\n```\n~~~ #b\n#c\n~~~\n\n    #d\n\n#e", ["e"]),
        ("- ```\n  #a\n  ```\n  #b", ["b"]),
        ("<div>\n#a\n</div>\n\n#b", ["b"]),
        ("<!-- comment --> #a\n#b", ["b"]),
    ],
)
def test_tags_of_the_text(text, names):
    assert tag_names(text) == names


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("tags: [trigger/a, feeling/b]", [("trigger/a", 2, 8), ("feeling/b", 2, 19)]),
        ("tags:\n  - trigger/a\n  - '#feeling/b'", [("trigger/a", 3, 5), ("feeling/b", 4, 6)]),
        ("tags: trigger/a", [("trigger/a", 2, 7)]),
        ("tags: trigger/a, feeling/b", [("trigger/a", 2, 7), ("feeling/b", 2, 18)]),
        ("tags: '#trigger/a #feeling/b'", [("trigger/a", 2, 8), ("feeling/b", 2, 19)]),
        ("tags: #trigger/a #feeling/b", [("trigger/a", 2, 7), ("feeling/b", 2, 18)]),
        ("tags:\n  - #trigger/a\n  -  #feeling/b", [("trigger/a", 3, 5), ("feeling/b", 4, 6)]),
        ("tags: # a comment", []),
        ("tags: [2024, y2024, 1/2, '#7']", [("y2024", 2, 14), ("1/2", 2, 21)]),
        ("tags: [😀, trigger/😀/b]", [("😀", 2, 8), ("trigger/😀/b", 2, 11)]),
        ("tags:: a", [("a", 2, 8)]),
        ("tags: [{name: a, b: c}]", [("a", 2, 15)]),
        ("tags:", []),
        ("tags: [~, '', '#']", []),
        ("Tags: a", [("a", 2, 7)]),
        ("tag: a", [("a", 2, 6)]),
        ("tagged: a", []),
        ("tags: {a: b}", []),
    ],
)
def test_tags_of_the_properties(inner, found):
    assert tags(f"---\n{inner}\n---\n") == found


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_tag_has_the_line_and_column_an_editor_shows(ending, mark):
    body = ["`#a` #a x#a #ab #a", "\u00a0", "> - x", ">   #b #b", "", "| #c | x#c | #c |", "|-|-|-|"]
    body += ["", "### #d ###", "", "\u00a0\u2028", "\t #e", "- a", "\t#f", "x\0 #g"]
    found = [("a", 1, 6), ("ab", 1, 13), ("a", 1, 17), ("b", 4, 5), ("b", 4, 8)]
    found += [("c", 6, 3), ("c", 6, 14), ("d", 9, 5), ("e", 12, 3), ("f", 14, 2), ("g", 15, 4)]
    assert tags(mark + ending.join(body)) == found
    head = ending.join(["---", "a: 1", "---", ""])
    assert tags(mark + head + ending.join(body)) == [(name, line + 3, column) for name, line, column in found]


# Without escapes and emphasis, which change the text of a block and not what is code in it.
PARTS = st.sampled_from(
    [*"`~#ab1/>-\n\t ", "#a", " #b", "``", "```", "~~~", "\n\n", "\n    ", "- ", "> ", "## "]
)


def tags_outside_code(text):
    """By the whole of markdown-it-py, with its inline pass: what is code there is blanked here."""
    for token in FULL.parse(text):
        if token.type == "inline":
            bare = ("`" if part.type == "code_inline" else part.content or "\n" for part in token.children)
            yield from (tag.strip("/") for tag in TAG.findall("".join(bare)))


@given(st.lists(PARTS, max_size=25).map("".join))
def test_code_is_what_markdown_it_says_it_is(text):
    assert tag_names(text) == [tag for tag in tags_outside_code(text) if tag]


@given(st.lists(st.sampled_from(["`", "``", "```", "\\", "\\`", "x", " ", "<"]), max_size=20).map("".join))
def test_a_code_span_is_what_markdown_it_says_it_is(text):
    text = f"a{text}"
    (token,) = (token for token in FULL.parse(text) if token.type == "inline")
    in_code = "".join(part.content for part in token.children if part.type == "code_inline").count("x")
    named = "".join(" #x " if char == "x" else char for char in text)
    assert len(tag_names(named)) == text.count("x") - in_code


ROW = st.lists(st.sampled_from(["#a", "#b", "x", "\\|", "\\\\|", "x\\|x", "`x\\|`", "[[x\\|x]]"]), max_size=4)


@given(st.sampled_from(["", "- ", "> ", "1. ", "> - "]), st.lists(ROW, min_size=6, max_size=6), st.booleans())
def test_a_tag_stands_where_it_was_typed_in_tables_lists_and_quotes(before, rows, is_table):
    typed = [" ".join(row) for row in rows]
    lines = [f"x {row} x" for row in typed]
    if is_table:
        lines = [f"|{' | '.join(typed[:3])}|", "|-|-|-|", f"| {'|'.join(typed[3:])} |"]
    then = before if before == "> " else before.replace("-", " ").replace("1.", "  ")
    lines = [(then if number else before) + line for number, line in enumerate(lines)]
    found = [
        (row[at + 1], n, at + 1) for n, row in enumerate(lines, 1) for at in range(len(row)) if row[at] == "#"
    ]
    assert tags("\n".join(lines)) == found


ODD = st.sampled_from(
    ["\r\n", "\r", "\0", "\ud800", "\u2028", "\ufeff", "|", "<!--", "-->", "[[", "](x)", "\\", "*"]
)


@given(st.lists(PARTS | ODD))
def test_every_tag_stands_where_it_is_said_to_stand(parts):
    text = "".join(parts)
    note = read("Note.md", text)
    for tag in note.tags:
        assert 1 <= tag.line <= len(note.lines)
        typed = note.lines[tag.line - 1][tag.column - 1 :]
        assert typed.startswith("#")
        assert typed.lstrip("#/").startswith(tag.text)
    for block in note.texts:
        assert 1 <= block.line <= len(note.lines)
        assert all(link.text for link in block.links)


# Blocks.


def test_blocks_by_shape_and_heading():
    text = "above\n# One?\n- a\n- [ ] b\n  more\n  - c\n\n  para\n- > quote\n\nTwo!\n---\n1. d\n\n| x | y |\n|-|-|\n| z | |\n"
    assert [
        (block.text, block.line, block.heading, block.shape) for block in read("Note.md", text).texts
    ] == [
        ("above", 1, "", "paragraph"),
        ("One?", 2, "one", "heading"),
        ("a", 3, "one", "item"),
        ("[ ] b\nmore", 4, "one", "item"),
        ("c", 6, "one", "item"),
        ("para", 8, "one", "paragraph"),
        ("quote", 9, "one", "paragraph"),
        ("Two!", 11, "two", "heading"),
        ("d", 13, "two", "item"),
        ("x", 15, "two", "paragraph"),
        ("y", 15, "two", "paragraph"),
        ("z", 17, "two", "paragraph"),
        ("", 17, "two", "paragraph"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If it returns, then I …",
        "if it returns, then i...",
        " If it  returns, then I: ",
        "If it returns, then I!",
    ],
)
def test_a_heading_however_it_is_typed(text):
    assert heading_key(text) == "if it returns, then i"


def test_links_of_a_text():
    (block,) = read("Note.md", "[[A]] `[[B]]` [c](x/C.md) <!-- [[D]] --> [[E|e]]").texts
    assert [link.text for link in block.links] == ["A", "C", "E"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[ ] a  b\nc", "a b c"),
        ("[x] a", "a"),
        ("[-] a", "a"),
        ("a [ ] b", "a [ ] b"),
        ("[[A]] b", "[[A]] b"),
    ],
)
def test_the_words_of_an_item(text, words):
    assert plain_item(text) == words


def test_without_tags_but_with_numbers():
    assert without_tags("rule #1 holds #lesson (#a/b) x#c") == "rule #1 holds () x#c"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_prose(ending, mark):
    rows = ["---", "a: 1", "---", " x ", "", "\u2028", "y\u2028z", *region("old\n").split("\n"), "- b", "c"]
    assert read("Note.md", mark + ending.join(rows)).prose == ("x", "y\u2028z", "- b", "c")
    assert read("Note.md", mark + ending.join(rows[3:])).prose == ("x", "y\u2028z", "- b", "c")


@pytest.mark.parametrize(
    ("path", "stem"), [("a/2026-03-05 x.md", "2026-03-05 x"), ("a.b.md", "a.b"), (".md", ".md")]
)
def test_the_stem(path, stem):
    assert read(path, "").stem == stem


# Regions.


def test_nothing_inside_a_region_is_read():
    note = read("Note.md", f"#a\n{region('## What mended?' + chr(10) + '- #b [[B]]' + chr(10))}#c\n")
    assert isinstance(note.regions[0], Region)
    assert [tag.text for tag in note.tags] == ["a", "c"]
    assert [block.text for block in note.texts] == ["#a", "#c"]
    assert note.prose == ("#a", "#c")


@pytest.mark.parametrize(
    "markers",
    [
        ["<!-- vaultkit:begin words -->", "<!-- vaultkit:begin words -->"],
        ["<!-- vaultkit:end words -->", "<!-- vaultkit:end words -->"],
        ["<!-- vaultkit:begin words -->", "<!-- vaultkit:end open -->"],
        ["<!-- vaultkit:begin words -->", "<!-- vaultkit:end words --> #x"],
        ["<!-- vaultkit:start words -->", "<!-- vaultkit:stop words -->"],
    ],
)
def test_between_broken_markers_nothing_is_read(markers):
    first, last = markers
    code = "```\n<!-- vaultkit:begin words -->\n```\n"
    note = read("Note.md", f"{code}#a\n{first}\n#b\n\n- #c\n{last}\n#d\n")
    assert isinstance(note.regions, Broken)
    assert [tag.text for tag in note.tags] == ["a", "d"]
    assert not set(note.prose) & {"#b", "- #c"}


@pytest.mark.parametrize("fence", ["```", "~~~~", "  ```"])
def test_markers_in_code_do_not_count(fence):
    note = read("Note.md", f"{fence}\n{region('x' + chr(10))}{fence.strip()}\n#a\n{region('#b' + chr(10))}")
    (found,) = note.regions
    assert found.line == 7
    assert [tag.text for tag in note.tags] == ["a"]


@pytest.mark.parametrize("tag", ["pre", "script", "STYLE", "textarea"])
def test_nor_do_they_in_raw_html(tag):
    marked = region("words\n")
    lead = f"<{tag}>\n\n{marked}</{tag}>\n\n"
    assert [found.line for found in read("Note.md", lead + marked).regions] == [lead.count("\n") + 1]
    assert len(read("Note.md", f"<details>\n\n{marked}\n</details>\n").regions) == 1


def test_an_unclosed_fence_is_code_to_the_end():
    assert read("Note.md", f"```\n{region('')}").regions == ()


# Too much text.


def long_text(lead=""):
    return f"{lead}#first\n\n" + "- a\n" * (MAX_TEXT // 4) + "#last\n"


def test_of_a_long_text_the_beginning_is_read():
    note = read("Note.md", long_text())
    assert [tag.text for tag in note.tags] == ["first"]
    assert note.lines[note.first_unread_line - 1] in note.unread
    assert note.text.endswith(note.unread)
    assert note.unread.endswith("#last\n")
    assert note.prose[-1] == "#last"


def test_a_text_of_one_long_line_is_cut_in_it():
    note = read("Note.md", "x" * MAX_TEXT + " #last")
    assert note.tags == ()
    assert note.unread == " #last"


def test_the_properties_do_not_count_for_its_length():
    head = "---\na: " + "x" * 1000 + "\n---\n"
    assert read("Note.md", head + "x" * MAX_TEXT).first_unread_line is None
    assert read("Note.md", head + "x\n" * MAX_TEXT).first_unread_line == 4 + MAX_TEXT // 2


def test_regions_are_found_in_a_text_of_any_length():
    (found,) = read("Note.md", long_text() + region("#x\n")).regions
    assert found.name == "words"


def test_where_markers_cannot_be_told_from_code_the_note_is_left_alone():
    note = read("Note.md", long_text("```\n") + region("#x\n"))
    assert isinstance(note.regions, Broken)
    assert note.tags == ()
