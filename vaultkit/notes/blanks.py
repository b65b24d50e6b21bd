"""What is blanked out of a text before tags and words are looked for in it: code, comments, links. Nothing moves."""

import re

from vaultkit.notes.links import WIKILINK

_OPENS = re.compile(r"\\[\\`<]|`+|<!--")
_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[a-z][a-z0-9+.-]*:[^<>\s]*>", re.IGNORECASE)


def without_code(text: str) -> str:
    """Code spans and comments blanked, by the rule of CommonMark: a run of backticks ends at the next one as long."""
    if "`" not in text and "<!--" not in text:
        return text
    last_comment = text.rfind("-->")
    ends: dict[int, list[int]] = {}
    for run in re.finditer(r"`+", text):
        ends.setdefault(len(run[0]), []).append(run.end())
    for runs in ends.values():
        runs.reverse()  # the next one is the last
    pieces: list[str] = []
    done = at = 0
    while found := _OPENS.search(text, at):
        at = found.end()
        if found[0] == "<!--":
            end = text.find("-->", at) + 3 if at <= last_comment else 0
        else:
            runs = ends.get(len(found[0]), []) if found[0][0] == "`" else []
            while runs and runs[-1] <= at:
                runs.pop()
            end = runs[-1] if runs else 0
        if end:
            pieces += [text[done : found.start()], _blank(text[found.start() : end])]
            done = at = end
    return "".join((*pieces, text[done:]))


def without_links(row: str) -> str:
    """A row with its links and addresses blanked: what is left may hold tags and words."""
    text = WIKILINK.sub(lambda link: _blank(link[0]), row)
    return _ADDRESS.sub(lambda link: _blank(link[0]), text)


def _blank(text: str) -> str:
    """As long and on as many lines; a backtick ends a tag, begins none and is in no link."""
    return re.sub(r"[^\n]", "`", text)
