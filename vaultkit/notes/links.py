"""Links: read as Obsidian and Markdown write them, written so that every editor follows them.

What vaultkit writes always carries the vault path and an alias, since a bare name changes its meaning when a namesake
appears (https://help.obsidian.md/links).
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import relpath
from typing import Literal
from urllib.parse import quote, unquote

from vaultkit.notes.names import Name

Style = Literal["wikilink", "markdown"]

WIKILINK = re.compile(r"!?\[\[([^\[\]\n]+?)\]\]")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(<?([^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)*)>?\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Inside [[…]] these end the target, start a heading or a block, or cannot be written at all.
_BREAKS_WIKILINK = re.compile(r"[\[\]|#^]|%%")


def _stem(target: str) -> str:
    path = target.split("#", 1)[0].split("^", 1)[0].strip()
    return path.removesuffix(".md")


def read_name(text: str) -> Name | None:
    """The name in a property's value: ``[[folder/Name#Heading|alias]]``, ``[alias](folder/Name.md)``, or plain text."""
    text = text.strip()
    if wiki := WIKILINK.fullmatch(text):
        stem = _stem(wiki[1].replace("\\|", "|").split("|", 1)[0])
    elif (markdown := _MARKDOWN_LINK.fullmatch(text)) and not _ELSEWHERE.match(markdown[2]):
        stem = _stem(unquote(markdown[2]))
    else:
        plain = text.lstrip("#").strip() if text.startswith("#") else text
        return Name(plain) if plain else None
    name = PurePosixPath(stem).name
    return Name(name, stem) if name else None


def find_links(text: str) -> list[Name]:
    """Every link to a note in a line or paragraph, in order."""
    found = [(m.start(), _stem(m[1].replace("\\|", "|").split("|", 1)[0])) for m in WIKILINK.finditer(text)]
    found += [
        (m.start(), _stem(unquote(m[2])))
        for m in _MARKDOWN_LINK.finditer(text)
        if not _ELSEWHERE.match(m[2]) and unquote(m[2]).split("#", 1)[0].endswith(".md")
    ]
    return [Name(PurePosixPath(stem).name, stem) for _, stem in sorted(found) if PurePosixPath(stem).name]


def flatten(text: str) -> str:
    """A quoted line with its links as plain words, so that a page never carries a link that leads nowhere."""

    def words(match: re.Match[str]) -> str:
        target, _, alias = match[1].replace("\\|", "|").partition("|")
        return alias or PurePosixPath(_stem(target)).name

    return _MARKDOWN_LINK.sub(lambda m: m[1] or unquote(m[2]), WIKILINK.sub(words, text))


@dataclass(frozen=True, slots=True)
class Linker:
    """Writes links from one page (``page`` is its vault path, which Markdown links are relative to)."""

    page: str
    style: Style = "wikilink"

    def __call__(self, path: str, alias: str) -> str:
        """A link to the note at ``path`` (vault path with ``.md``), read as ``alias``."""
        target = path.removesuffix(".md")
        shown = alias.replace("[", "(").replace("]", ")").replace("|", "/")
        if self.style == "wikilink" and not _BREAKS_WIKILINK.search(target):
            return f"[[{target}|{shown}]]"
        start = str(PurePosixPath(self.page).parent)
        return f"[{shown}]({quote(relpath(target + '.md', start), safe='/')})"
