"""The blocks of a body in which every line is plainly one thing, found without markdown-it-py.

A heading, a `- ` item, a paragraph and a comment of one line need no Markdown parser, and days are written in little
else: 27 µs a note instead of 460. A line that is anything else, or might be, is reason enough to read nothing here;
markdown-it-py stays the truth, and the tests hold each against the other.
"""

import re
from typing import Literal

Shape = Literal["heading", "item", "paragraph"]
Block = tuple[Shape, str, int, int]
"""Its shape, its text, its first line (from 0) and the column (from 1) where its words begin."""

# How a line may begin that begins nothing but text: no list, rule, fence, quote, table, HTML, underline or reference.
_TEXT = r"""(?:[^\W\d_]|[^\w\s+*`~\#>|:=<\[\0-]|\d++(?![.)])|\#[^\s\#]|\*{1,3}+[^\s*]|_{1,3}+[^\s_]|`{1,2}+(?!`)|~{1,2}+(?!~)
    |\[[^][\\\n]*+(?:\[|\](?!:)))[^\n]*+"""
# A lone `-` is an item without words; below a paragraph it would make a heading of it.
_BLOCK = re.compile(
    rf"""(?:[ ]*+\n)*+
    (?: \#{{1,6}}+[ ]++([^\s\#][^\n]*+)
      | -[ ]{{1,4}}+({_TEXT}(?:\n{_TEXT})*+)
      | ({_TEXT}(?:\n{_TEXT})*+)(?!\n-[ ]*+(?:\n|\Z))
      | <!--[^\n]*?-->[^\n]*+
      | -[ ]*+(?=\n|\Z)
    )(?:\n|\Z)""",
    re.VERBOSE,
)
_SHAPES: tuple[Shape, ...] = ("heading", "item", "paragraph")
_ENDING = re.compile(r"\r\n?")
# Markdown and Python strip different sets of these from the end of a line.
_ODD = re.compile(r"[^\S \n] *(?:\n|\Z)|\0")


def blocks(body: str) -> list[Block] | None:
    """The blocks in order; None where markdown-it-py has to be asked."""
    if "\r" in body:
        body = _ENDING.sub("\n", body)
    if not body.replace("\n", "").isprintable() and (_ODD.search(body) or body.startswith("\ufeff")):
        return None
    found: list[Block] = []
    end = line = counted = 0
    while match := _BLOCK.match(body, end):
        end = match.end()
        if (group := match.lastindex) is None:
            continue
        start = match.start(group)
        line += body.count("\n", counted, start)
        counted = start
        shape, text = _SHAPES[group - 1], match[group].rstrip(" ")
        if group == 1 and text[-1] == "#":  # it may close the heading
            return None
        column = 1 if group == 3 else start - body.rfind("\n", 0, start)
        found.append((shape, text, line, column))
    return None if body[end:].strip(" \n") else found
