"""Templater's code in a template (https://silentvoid13.github.io/Templater/): what it left in a note, told without running it.

Code that writes a date leaves something of that shape; code that asks (`tp.system`) leaves what a person answered; of most
other code nobody can tell. Where code has not run, it stands as it was typed.
"""

import re
from typing import Literal, NamedTuple

# All patterns here are compiled where they are used: most vaults hold no code.
CODE = r"(?s:<%(?:(?!<%).)*?%>)"
_BEFORE = r"(?:(?:\r\n|\n|\r)(?=<%-)|(?<!\s)\s+(?=<%_))"
_AFTER = r"(?:(?<=-%>)(?:\r\n|\n|\r)|(?<=_%>)\s+)"
_ENDS = r"(?s)<%[-_]?\s*([*+]?)(.*?)\s*[-_]?%>"

_TEXT = r"(?P<quote>[\"'`])(?P<said>(?:(?!(?P=quote))[^\\\n])*)(?P=quote)"
_DATE = (
    rf"(?:await\s+)?tp\.(?:date\.(?:now|tomorrow|yesterday|weekday)|file\.(?P<file>creation_date|last_modified_date))"
    rf"\(\s*(?:\)|{_TEXT}[^()]*\))"
)
_FORMATTED = rf"(?s)(?:tp\.)?moment\(.*\)\.format\(\s*{_TEXT}\s*\)"
_SILENT = r"(?:await\s+)?tp\.file\.(?:cursor|move|rename)\b"
_ASKS = "tp.system."
_INCLUDED = r"tp\.file\.include\(\s*[\"'`]\[\[([^\[\]|#^\0\n]+)\]\]"

Leaves = Literal["text", "date", "title", "nothing", "answer", "itself", "unknown"]


class Left(NamedTuple):
    """What code leaves where it stood. ``said`` is the text, or the date's moment.js format."""

    leaves: Leaves
    said: str = ""


def left_by(code: str) -> Left:
    """``code`` is from `<%` to `%>`."""
    found = re.fullmatch(_ENDS, code)
    if found is None:
        return Left("unknown")
    sort, body = found[1], found[2].strip()
    if sort == "+":  # it runs anew whenever the note is shown
        return Left("itself")
    if _ASKS in body:
        return Left("answer")
    if sort == "*":
        return Left("unknown" if re.search(r"\btR\b", body) else "nothing")
    if said := re.fullmatch(_TEXT, body):
        return Left("text", said["said"])
    if dated := re.fullmatch(_DATE, body):
        return Left("date", dated["said"] or ("YYYY-MM-DD HH:mm" if dated["file"] else "YYYY-MM-DD"))
    if shown := re.fullmatch(_FORMATTED, body):
        return Left("date", shown["said"])
    if body == "tp.file.title":
        return Left("title")
    return Left("nothing" if re.match(_SILENT, body) else "unknown")


def included(text: str) -> tuple[str, ...]:
    """The notes that a template's code puts in whole, as they are named there."""
    if "tp.file.include" not in text:
        return ()
    return tuple(
        dict.fromkeys(name for code in re.findall(CODE, text) for name in re.findall(_INCLUDED, code))
    )


def joined(text: str) -> str:
    """A template with the line ends and spaces gone that its code takes away, and each code on one line."""
    if "<%" not in text and "%>" not in text:
        return text
    text = re.sub(_BEFORE, "", re.sub(_AFTER, "", text))
    return re.sub(CODE, _on_one_line, text)


def _on_one_line(code: re.Match[str]) -> str:
    left = left_by(code[0])
    if left.leaves == "nothing":
        return ""
    return left.said if left.leaves == "text" else re.sub(r"[\r\n]+", " ", code[0])
