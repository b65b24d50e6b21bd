"""Inline fields are read as Dataview reads them; the table is made by make_inline_fields.js."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.inline_fields import find
from vaultkit.notes.names import key
from vaultkit.notes.note import read

ROWS = json.loads((Path(__file__).parent / "inline_fields.json").read_text(encoding="utf-8"))
OTHERWISE = {
    "**distress:: 7**": [("distress", "7")],  # the marks are around it all
    "[a:: (b:: c)]": [("a", "(b:: c)")],  # a field in another
    "(a:: [b:: c])": [("a", "[b:: c]")],
    # names of nothing but marks
    "😰:: 7": [], ":: 7": [], "::": [], "[:: a]": [], "_:: a": [], "-:: a": [],
    "a-:: b": [], "a--:: b": [], "a/b:: c": [("a/b", "c")],
}  # fmt: skip


def found(row):
    return [(key(each.name), row[each.start : each.stop]) for each in find(row)]


@pytest.mark.parametrize(("row", "theirs"), ROWS, ids=[repr(row) for row, _ in ROWS])
def test_a_row_is_read_as_dataview_reads_it(row, theirs):
    same = [(key(re.sub(r"[^\w\s-]+", "", name)), value) for name, value in theirs]
    assert found(row.strip()) == OTHERWISE.get(row, same)


@given(st.lists(st.sampled_from([*"[]()\\:* a-_`", "::", "a:: b", "[a:: "]), max_size=40).map("".join))
def test_any_row_can_be_read(row):
    done = 0
    for each in find(row):
        start, stop = each.whole
        assert done <= start <= each.start <= each.stop <= stop <= len(row)
        assert "::" in row[start : each.start]
        done = stop


@pytest.mark.parametrize(
    "row", ["[a:: " * 20_000, "(" * 50_000 + "a:: b", "a" * 50_000 + ":: b", "[a::]" * 6_000]
)
def test_long_rows_are_no_trouble(row):
    assert len(find(row)) in (0, 6_000)


def fields(body, head=""):
    note = read("x.md", head + body)
    return [(each.name, each.value) for each in note.inline_fields]


@pytest.mark.parametrize(
    ("body", "there"),
    [
        ("words\ndistress:: 7\nmore", [("distress", "7")]),
        ("> distress:: 7", [("distress", "7")]),
        ("## distress:: 7", [("distress", "7")]),
        ("1. distress:: 7", [("distress", "7")]),
        ("- a\n  - distress:: 7", [("distress", "7")]),
        ("- lessons:: ask\n  and wait\n- b", [("lessons", "ask and wait")]),
        ("- lessons:: ask\n  needs:: rest", [("lessons", "ask"), ("needs", "rest")]),
        ("lessons:: ask\nand wait", [("lessons", "ask")]),
        ("| a | b |\n|---|---|\n| distress:: 7 | [needs:: rest] |", [("distress", "7"), ("needs", "rest")]),
        ("distress:: 7 #evening ^id", [("distress", "7")]),
        ("distress:: 7 <!-- so -->", [("distress", "7")]),
        ("feelings:: #sad", [("feelings", "#sad")]),
        ("lessons:: use `a` first", [("lessons", "use `a` first")]),
        ("`distress:: 7`", []),
        ("```\ndistress:: 7\n```", []),
        ("    distress:: 7", []),
        ("<!-- distress:: 7 -->", []),
        ("<!-- vaultkit:begin a -->\ndistress:: 7\n<!-- vaultkit:end a -->", []),
        ("distress: 7", []),
        ("distress::", [("distress", "")]),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", ["", "\ufeff", "---\na:: b\n---\n"])
def test_fields_of_a_text(body, there, ending, head):
    assert fields(body.replace("\n", ending), head.replace("\n", ending)) == there


@pytest.mark.parametrize("box", ["[ ]", "[x]", "[/]", "[>]"])
def test_the_fields_of_a_task_are_its_own(box):
    found = read("x.md", f"- {box} distress:: 7\n- {box} go [due:: 2026-03-05]\n- ok:: yes\n").inline_fields
    assert [(each.name, each.value, each.of_task) for each in found] == [
        ("distress", "7", True),
        ("due", "2026-03-05", True),
        ("ok", "yes", False),
    ]


PARTS = st.sampled_from(
    [
        "a:: b",
        "[c:: d]",
        "(e:: f g)",
        " ",
        "\n",
        "- ",
        "words ",
        "\r\n",
        "> ",
        "`",
        "😀",
        "x | ",
        "**",
        "\t",
        "# ",
    ]
)


@given(st.lists(PARTS, max_size=20).map("".join))
def test_a_value_stands_where_it_is_said_to_stand(body):
    note = read("x.md", f"---\na: 1\n---\n{body}")
    for each in note.inline_fields:
        typed = note.lines[each.line - 1][each.column - 1 :]
        assert typed.startswith(each.value.partition(" ")[0])
