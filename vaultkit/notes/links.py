"""Links: read as Obsidian and Markdown write them, written so that every editor follows them.

What vaultkit writes always carries the vault path and an alias, since a bare name changes its meaning when a namesake
appears (https://help.obsidian.md/links).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import relpath
from typing import Literal
from urllib.parse import quote, unquote

from vaultkit.notes.names import Name, named

Style = Literal["wikilink", "markdown"]

WIKILINK = re.compile(r"!?\[\[([^\[\]\n]+?)\]\]")
# The address in <…>, where it may hold spaces, or bare.
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((<[^<>\n]+>|[^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)*)\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WIKI_END = re.compile(r"\\?\||[#^]")
# Inside [[…]] these end the target, start a heading or a block, or cannot be written at all.
_BREAKS_WIKILINK = re.compile(r"[\[\]|#^]|%%")


def _wiki_path(inner: str) -> str:
    """The path in ``folder/Name#Heading^block|alias``, without `.md`."""
    target = inner.replace("\\|", "|").split("|", 1)[0]
    return target.split("#", 1)[0].split("^", 1)[0].strip().removesuffix(".md")


@lru_cache(maxsize=8192)
def _wiki_name(inner: str) -> Name:
    """The note that is named so, empty if none is: the same few people and triggers over and over."""
    path = _wiki_path(inner)
    return named(PurePosixPath(path).name, path, False)


def _markdown_path(link: re.Match[str]) -> str:
    """The path a Markdown link leads to, empty if it leaves the vault or stays in its note."""
    target = link[2].strip("<>")
    return "" if _ELSEWHERE.match(target) else unquote(target.split("#", 1)[0])


@lru_cache(maxsize=8192)
def read_name(text: str) -> Name | None:
    """The name in a property's value: ``[[folder/Name#Heading|alias]]``, ``[alias](folder/Name.md)``, or plain text."""
    text = text.strip()
    if wiki := WIKILINK.fullmatch(text):
        name = _wiki_name(wiki[1])
    elif (markdown := _MARKDOWN_LINK.fullmatch(text)) and (address := _markdown_path(markdown)):
        path = address.removesuffix(".md")
        name = Name(PurePosixPath(path).name, path)
    else:
        plain = text.lstrip("#").strip()
        return named(plain, None, False) if plain else None
    return name if name.text else None


@dataclass(frozen=True, slots=True)
class Link:
    """A link where it stands in a text: the spans of its path, and of the words it is read as (empty without any)."""

    name: Name
    path: tuple[int, int]
    words: tuple[int, int]
    style: Style


def links(text: str) -> list[Link]:
    """Every link to a note in a line or paragraph, in order."""
    found = [_wiki_link(match) for match in WIKILINK.finditer(text)]
    found += [_markdown_link(m) for m in _MARKDOWN_LINK.finditer(text) if _markdown_path(m).endswith(".md")]
    return sorted((link for link in found if link.name.text), key=lambda link: link.path)


def _wiki_link(match: re.Match[str]) -> Link:
    start, end = match.span(1)
    typed = _WIKI_END.split(match[1], maxsplit=1)[0]
    first = start + len(typed) - len(typed.lstrip())
    bar = match[1].find("|")
    words = (start + bar + 1 if bar >= 0 else end, end)
    return Link(_wiki_name(match[1]), (first, first + len(typed.strip())), words, "wikilink")


def _markdown_link(match: re.Match[str]) -> Link:
    path = _markdown_path(match).removesuffix(".md")
    typed = match[2].strip("<>").split("#", 1)[0]
    first = match.start(2) + match[2].startswith("<")
    return Link(Name(PurePosixPath(path).name, path), (first, first + len(typed)), match.span(1), "markdown")


def find_links(text: str) -> list[Name]:
    """The notes that a line or paragraph links to, in order."""
    if "](" in text:
        return [link.name for link in links(text)]
    return [name for match in WIKILINK.finditer(text) if (name := _wiki_name(match[1])).text]


def flatten(text: str) -> str:
    """A quoted line with its links as plain words, so that a page never carries a link that leads nowhere."""

    def words(match: re.Match[str]) -> str:
        target, _, alias = match[1].replace("\\|", "|").partition("|")
        return (
            alias or PurePosixPath(_wiki_path(target)).name or target.strip("#^ ")
        )  # [[#A heading of this note]]

    if "[" not in text:  # as in most
        return text
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
