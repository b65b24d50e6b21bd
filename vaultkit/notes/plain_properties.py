"""Properties in which every line is plainly one thing, read without a YAML parser.

Obsidian and vaultkit write little else than a name, and behind it nothing, a bare or quoted value, a list in brackets or
a list of lines. So much is the same in every YAML there is: 25 µs a note where nodes from parser events take 85, and no
import of a parser. A line that is anything else, or might be, is reason enough to read nothing here; the parser stays
the truth, and the tests hold each against the other.
"""

import re

from vaultkit.notes.nodes import Properties, Scalar, Sequence

# What may begin a bare value: none of YAML's own characters.
_BEGINS = r"(?:[^\s,\[\]{}\#&*!|>'\"%@`?:-]|-(?=\w))"
_QUOTED = r"\"[^\"\\\n]*+\"|'[^'\n]*+'"
_ALONE = rf"{_QUOTED}|{_BEGINS}[^\n]*+"
_IN_BRACKETS = rf"{_QUOTED}|{_BEGINS}[^\n,\[\]{{}}:?\#]*+"
_PROPERTY = re.compile(
    rf"""([^\W\d][\w-]{{0,99}}+):
        (?:[ ]++(?: ({_ALONE})
                  | (\[[ ]*+(?:(?:{_IN_BRACKETS})[ ]*+(?:,[ ]*+(?:{_IN_BRACKETS})[ ]*+)*+)?+\]) ))?+[ ]*+\n
        ((?<=:\n)([ ]*+)-[ ]++(?:{_ALONE})[ ]*+\n(?:\5-[ ]++(?:{_ALONE})[ ]*+\n)*+)?+""",
    re.VERBOSE,
)
_LISTED = re.compile(_IN_BRACKETS)
_ITEM = re.compile(rf"^ *- +({_ALONE})", re.MULTILINE)
_ENDING = re.compile(r"\r\n?")


def read(inner: str, line: int) -> Properties | None:
    """The properties between the fences, the first of them on ``line``; None where a parser has to be asked."""
    if "\r" in inner:
        inner = _ENDING.sub("\n", inner)
    if not inner.replace("\n", "").isprintable():
        return None
    found: Properties = {}
    bare: list[str] = []
    start = 0
    while match := _PROPERTY.match(inner, start):
        name, typed, listed, rows, indent = match.groups()
        if name in found:
            return None
        before, start = start - 1, match.end()  # columns count from 1
        if typed:
            found[name] = _scalar(typed, line, match.start(2) - before, bare)
        elif listed:
            first, stop = match.span(3)
            items = [
                _scalar(item[0], line, item.start() - before, bare)
                for item in _LISTED.finditer(inner, first + 1, stop)
            ]
            found[name] = Sequence(tuple(items), line, first - before)
        elif rows:
            items = [
                _scalar(item[1], line + number, item.start(1) - item.start() + 1, bare)
                for number, item in enumerate(_ITEM.finditer(rows), 1)
            ]
            found[name] = Sequence(tuple(items), line + 1, len(indent) + 1)
            line += len(items)
        else:
            found[name] = Scalar("", True, line, len(name) + 2)
        line += 1
    in_doubt = start < len(inner) or any(": " in raw or " #" in raw or raw[-1] == ":" for raw in bare)
    return None if in_doubt else found


def _scalar(typed: str, line: int, column: int, bare: list[str]) -> Scalar:
    if typed[0] in "\"'":
        return Scalar(typed[1:-1], False, line, column)
    bare.append(raw := typed.rstrip(" "))
    return Scalar(raw, True, line, column)
