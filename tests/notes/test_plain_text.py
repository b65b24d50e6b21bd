"""Whatever is read without markdown-it-py must be read as markdown-it-py reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes import plain_text
from vaultkit.notes.note import read

# fmt: off
PLAIN = [
    "", "  ", "Plain words here.", "A line with `code` and [[link|x]]", "- item", "- [ ] task",
    "- [[Sam]] x", "# Heading", "## What did you learn?", "###### six", "#tag/x words", "**bold** word",
    "*emph* x", "_u_ x", "[a](b.md) x", "[ ] box", "[^1] x", "[[Link]] first", "3 pm", "10. no",
    "3.5 x", "“quoted”", "é accent", "— dash", "(paren)", "#x", "`c` d", "~~s~~ x",
    "<!-- vaultkit:begin nearby -->", "<!-- vaultkit:end nearby 60ca0777 -->", "<!-- c --> #a", "-",
    "- ", "-   spaced", "a | b", "[[a|b]] c", "x  ", "日本", "😀 hi", "! x", "![[pic.png]]", "%% c %%",
    "$x$", "\\# x", "Ends with #", '@x & y; "q" \'r\'', "/path", "{x}", "}", "]", "^block", "a ^id",
    "?x", ",x", ".x", "...", "…", "% x", "&amp;",
]
# fmt: on
# fmt: off
ODD = [
    "---", "***", "___", "===", "=", "--", "- - -", "* a", "+ a", "*", "+", "1. a", "1) a", "2. b",
    "12) x", "> q", ">", "```", "~~~", "``", "`` ` ``", "```py", "    code", "\tcode", " x", "  x",
    "   # h", "  - nested", "\t- n", "# ", "#", "##", "####### seven", "# x #", "# x ##  ", "#\tx",
    "-\tx", "- \tx", "-     code", "- # h", "- - x", "- > x", "- 1. x", "- ```", "- ---", "- ***",
    "- <div>", "- [a]: b", "[a]: b", "[a]:", "[a", "a]: x", "[a\\]: b", "[]: x", '[x]:y "t"', "|a|b|",
    "|-|-|", "a|b", "-|-", ":-|-:", ":-", "-:", "| x", "<div>", "</div>", "<!-- open", "close -->",
    "<!-->", "<a href>", "<https://x>", "<?x", "<!X", "<!-- a --> <!-- b", "\xa0", "\xa0x", "x\xa0",
    "x\u2028", "\u2028x", "x\x85", "\ufeff", "\ufeffx", "x\ufeff", "x\t", "\x0b", "x\x0c", "\x1cx",
    "\x00", "x\x00y", "* * *", "_ _ _", "*a", "**", "* a *", "__", "_", "_ x", "-x", "--x", "-5", "+5",
    "=x", "~", "~x", "`", "~~~~", "[", "[[", "[\\", "[x\\] y", "\\", "- \\", "- -", "- *", "- +", "- =",
    "- _", "- ~~~", "- |a|", "- a | b", "- ``` x", "       ", "\t", "- x  ", "-    x", "a\\", "x #",
    "# a\\#", "## ## x", "# # x", "## #|", "# a|b\\|c", "- a|b", "x\ty", "- a\tb", "# a\tb", "1",
    "12345678901. x", "٣. x", "²x", "½ x", "́x", "\u200bx", "- \u200bx", "\xadx",
    "<!-- vaultkit:begin words -->", "<!-- vaultkit:end words -->", "#a#", "# a#b", "#-", "#!", "*-",
    "*\xa0x", "_\xa0x", "#\xa0x", "-\xa0x", "- \xa0x", "1.\xa0x",
]
# fmt: on

LINE = st.sampled_from(PLAIN) | st.sampled_from(PLAIN) | st.sampled_from(PLAIN + ODD)
SIGN = st.sampled_from([*"-*_#`~<>[]:|=\\.1)+!x \t\u00a0\0"])


@st.composite
def bodies(draw):
    """Plain lines, with odd ones among them, and now and then one sign too many."""
    lines = draw(st.lists(LINE, max_size=9))
    if lines and draw(st.booleans()):
        number = draw(st.integers(0, len(lines) - 1))
        at = draw(st.integers(0, len(lines[number])))
        lines[number] = lines[number][:at] + draw(SIGN) + lines[number][at:]
    ending = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return ending.join(lines) + draw(st.sampled_from(["", ending]))


def by_parser(text):
    note = read("Note.md", text)
    note.__dict__["texts"] = tuple(note._blocks())
    return note


def parts(note):
    return note.texts, note.tags, note.prose, note.html, note.in_regions


@given(bodies(), st.sampled_from(["", "---\na: 1\n---\n"]))
def test_what_is_plain_is_what_markdown_it_says_it_is(body, head):
    if plain_text.blocks(body) is not None:
        assert parts(read("Note.md", head + body)) == parts(by_parser(head + body))


@pytest.mark.parametrize("before", ["", "x\n", "- x\n", "# x\n", "- \n", "<!-- x -->\n", "a | b\n", "x\n\n"])
def test_so_is_each_line_below_each_other(before):
    for line in PLAIN + ODD:
        for after in ("", "\nx", "\n- x", "\n-", "\n\nx"):
            body = before + line + after
            if plain_text.blocks(body) is not None:
                assert parts(read("Note.md", body)) == parts(by_parser(body))


def test_an_ordinary_day_needs_no_parser():
    body = "# Day\n\nWords, and\nmore. #trigger/a\n\n## What did you learn?\n- [[A|b]]\n- [ ] c\n-\n"
    region = "<!-- vaultkit:begin nearby -->\n[[A]] · [[B]]\n<!-- vaultkit:end nearby 1a2b3c4d -->\n"
    note = read("Note.md", region + body)
    assert [(text.shape, text.text, text.line, text.column, text.heading) for text in note.texts] == [
        ("heading", "Day", 4, 3, "day"),
        ("paragraph", "Words, and\nmore. #trigger/a", 6, 1, "day"),
        ("heading", "What did you learn?", 9, 4, "what did you learn"),
        ("item", "[[A|b]]", 10, 3, "what did you learn"),
        ("item", "[ ] c", 11, 3, "what did you learn"),
    ]
    assert "tokens" not in vars(note)


@pytest.mark.parametrize(
    "odd",
    [
        "```\nx\n```",
        "> x",
        "1. x",
        "  - x",
        "    x",
        "x\n===",
        "x\n-",
        "***",
        "|a|",
        "<div>",
        "[a]: b",
        "x\u2028",
        "# x #",
    ],
)
def test_of_anything_else_markdown_it_is_asked(odd):
    assert plain_text.blocks(f"x\n\n{odd}\n") is None
