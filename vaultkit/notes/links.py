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
# The address in <…>, where it may hold spaces, or bare.
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((<[^<>\n]+>|[^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)*)\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Inside [[…]] these end the target, start a heading or a block, or cannot be written at all.
_BREAKS_WIKILINK = re.compile(r"[\[\]|#^]|%%")


def _wiki_path(inner: str) -> str:
    """The path in ``folder/Name#Heading^block|alias``, without `.md`."""
    target = inner.replace("\\|", "|").split("|", 1)[0]
    return target.split("#", 1)[0].split("^", 1)[0].strip().removesuffix(".md")


def _markdown_path(link: re.Match[str]) -> str:
    """The path a Markdown link leads to, empty if it leaves the vault or stays in its note."""
    target = link[2].strip("<>")
    return "" if _ELSEWHERE.match(target) else unquote(target.split("#", 1)[0])


def read_name(text: str) -> Name | None:
    """The name in a property's value: ``[[folder/Name#Heading|alias]]``, ``[alias](folder/Name.md)``, or plain text."""
    text = text.strip()
    if wiki := WIKILINK.fullmatch(text):
        path = _wiki_path(wiki[1])
    elif (markdown := _MARKDOWN_LINK.fullmatch(text)) and (address := _markdown_path(markdown)):
        path = address.removesuffix(".md")
    else:
        plain = text.lstrip("#").strip()
        return Name(plain) if plain else None
    name = PurePosixPath(path).name
    return Name(name, path) if name else None


def find_links(text: str) -> list[Name]:
    """Every link to a note in a line or paragraph, in order."""
    found = [(m.start(), _wiki_path(m[1])) for m in WIKILINK.finditer(text)]
    found += [
        (m.start(), path.removesuffix(".md"))
        for m in _MARKDOWN_LINK.finditer(text)
        if (path := _markdown_path(m)).endswith(".md")
    ]
    return [Name(PurePosixPath(path).name, path) for _, path in sorted(found) if PurePosixPath(path).name]


def flatten(text: str) -> str:
    """A quoted line with its links as plain words, so that a page never carries a link that leads nowhere."""

    def words(match: re.Match[str]) -> str:
        target, _, alias = match[1].replace("\\|", "|").partition("|")
        return (
            alias or PurePosixPath(_wiki_path(target)).name or target.strip("#^ ")
        )  # [[#A heading of this note]]

    return _MARKDOWN_LINK.sub(lambda m: m[1] or unquote(m[2].strip("<>")), WIKILINK.sub(words, text))


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
        # From the vault as the root: of a relative path, relpath would ask the disk where it stands.
        relative = relpath(f"/{target}.md", f"/{PurePosixPath(self.page).parent}")
        return f"[{shown}]({quote(relative, safe='/')})"
