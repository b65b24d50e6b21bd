"""Templater's code in a template (https://silentvoid13.github.io/Templater/): what it left in a note, told without running it.

Code that writes a date leaves something of that shape; code that asks (`tp.system`) leaves what a person answered; of most
other code nobody can tell. Where code has not run, it stands as it was typed.
"""

import re
from typing import Literal, NamedTuple

CODE = re.compile(r"<%(?:(?!<%).)*?%>", re.DOTALL)
_BEFORE = re.compile(r"(?:(?:\r\n|\n|\r)(?=<%-)|(?<!\s)\s+(?=<%_))")
_AFTER = re.compile(r"(?:(?<=-%>)(?:\r\n|\n|\r)|(?<=_%>)\s+)")
_ENDS = re.compile(r"<%[-_]?\s*([*+]?)(.*?)\s*[-_]?%>", re.DOTALL)

_TEXT = r"(?P<quote>[\"'`])(?P<said>(?:(?!(?P=quote))[^\\\n])*)(?P=quote)"
_LITERAL = re.compile(_TEXT)
_DATE = re.compile(
    rf"(?:await\s+)?tp\.(?:date\.(?:now|tomorrow|yesterday|weekday)|file\.(?P<file>creation_date|last_modified_date))"
    rf"\(\s*(?:\)|{_TEXT}[^()]*\))"
)
_FORMATTED = re.compile(rf"(?:tp\.)?moment\(.*\)\.format\(\s*{_TEXT}\s*\)", re.DOTALL)
_SILENT = re.compile(r"(?:await\s+)?tp\.file\.(?:cursor|move|rename)\b")
_ASKS = "tp.system."
_INCLUDED = re.compile(r"tp\.file\.include\(\s*[\"'`]\[\[([^\[\]|#^\0\n]+)\]\]")

Leaves = Literal["text", "date", "title", "nothing", "answer", "itself", "unknown"]


class Left(NamedTuple):
    """What code leaves where it stood. ``said`` is the text, or the date's moment.js format."""

    leaves: Leaves
    said: str = ""


def left_by(code: str) -> Left:
    """``code`` is from `<%` to `%>`."""
    found = _ENDS.fullmatch(code)
    if found is None:
        return Left("unknown")
    sort, body = found[1], found[2].strip()
    if sort == "+":  # it runs anew whenever the note is shown
        return Left("itself")
    if _ASKS in body:
        return Left("answer")
    if sort == "*":
        return Left("unknown" if re.search(r"\btR\b", body) else "nothing")
    if said := _LITERAL.fullmatch(body):
        return Left("text", said["said"])
    if dated := _DATE.fullmatch(body):
        return Left("date", dated["said"] or ("YYYY-MM-DD HH:mm" if dated["file"] else "YYYY-MM-DD"))
    if shown := _FORMATTED.fullmatch(body):
        return Left("date", shown["said"])
    if body == "tp.file.title":
        return Left("title")
    return Left("nothing" if _SILENT.match(body) else "unknown")


def included(text: str) -> tuple[str, ...]:
    """The notes that a template's code puts in whole, as they are named there."""
    if "tp.file.include" not in text:
        return ()
    return tuple(dict.fromkeys(name for code in CODE.findall(text) for name in _INCLUDED.findall(code)))


def joined(text: str) -> str:
    """A template with the line ends and spaces gone that its code takes away, and each code on one line."""
    text = _BEFORE.sub("", _AFTER.sub("", text))
    return CODE.sub(_on_one_line, text)


def _on_one_line(code: re.Match[str]) -> str:
    left = left_by(code[0])
    if left.leaves == "nothing":
        return ""
    return left.said if left.leaves == "text" else re.sub(r"[\r\n]+", " ", code[0])
