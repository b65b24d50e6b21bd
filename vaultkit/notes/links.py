"""Links: read as Obsidian and Markdown write them, written so that every editor follows them.

What vaultkit writes always carries the vault path and an alias, since a bare name changes its meaning when a namesake
appears (https://help.obsidian.md/links). Which note a link leads to is said in :mod:`.resolving`.

Where ``[[…]]`` cannot hold a path, the link is a Markdown one. Its address begins with ``./`` or ``../``: without that
Obsidian looks from the top of the vault first. Obsidian decodes an address as JavaScript's ``decodeURI`` does, which
leaves ``%26`` and its like as they are, so ``; : @ & = + $ ,`` are written as themselves; ``#`` and ``?`` cannot be, or
every other reader takes them for the end of the path (a path with ``#`` is one that Obsidian itself cannot link to).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import relpath
from typing import Literal
from unicodedata import normalize
from urllib.parse import quote, unquote

from vaultkit.notes.names import Name, named

Style = Literal["wikilink", "markdown"]

WIKILINK = re.compile(r"!?\[\[([^\[\]\n]+?)\]\]")
# The address in <…>, where it may hold spaces, or bare; a title may stand behind it.
_MARKDOWN_LINK = re.compile(
    r"!?\[([^\[\]\n]*)\]\((<[^<>\n]+>|[^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WIKI_END = re.compile(r"\\?\||[#^]")
# Inside [[…]] these end the target, start a heading or a block, are something else before they are a link, or are lost.
_BREAKS_WIKILINK = re.compile(r"[\[\]|#^<>`\\\x00-\x1f\x7f]|%%|^\s|\s$")
# Nearly every path, and the quickest way to see that nothing of the above is in it, nor anything that linkpath changes.
_SPELLED_SO = re.compile(r"[A-Za-z0-9_/](?:[A-Za-z0-9_/ ()-]*[A-Za-z0-9_/()-])?")
_AS_THEMSELVES = "/;:@&=+$,"
# A link's path before its words, or the folders of one that is read as its name.
_TARGET = re.compile(r"\[\[(?:[^\[\]|\n]*\||(?:[^\[\]|\n/]*/)+(?=[^\[\]|\n]*\]\]))")
_FILES = frozenset(
    (
        *("md", "canvas", "base", "pdf", "avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"),
        *("3gp", "flac", "m4a", "mp3", "ogg", "wav", "webm", "mkv", "mov", "mp4", "ogv"),
    )
)
"""What Obsidian takes for the ending of a file: `[[Walk.png]]` is a picture before it is `Walk.png.md`."""


def _wiki_path(inner: str) -> str:
    """The path in ``folder/Name#Heading^block|alias``, without `.md`."""
    target = inner.replace("\\|", "|").split("|", 1)[0]
    return _without_md(target.split("#", 1)[0].split("^", 1)[0].strip())


def _without_md(path: str) -> str:
    """`.md` may be written in any case."""
    return path[:-3] if path[-3:].lower() == ".md" else path


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
        path = _without_md(address)
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
    found += [_markdown_link(m) for m in _MARKDOWN_LINK.finditer(text) if _is_of_note(_markdown_path(m))]
    return sorted((link for link in found if link.name.text), key=lambda link: link.path)


def _is_of_note(path: str) -> bool:
    """Whether a Markdown link may lead to a note: its `.md` may be left out, too."""
    _, dot, ending = path.rpartition(".")
    return bool(path) and (not dot or ending.lower() == "md" or not ending.isalnum())


def _wiki_link(match: re.Match[str]) -> Link:
    start, end = match.span(1)
    typed = _WIKI_END.split(match[1], maxsplit=1)[0]
    first = start + len(typed) - len(typed.lstrip())
    bar = match[1].find("|")
    words = (start + bar + 1 if bar >= 0 else end, end)
    return Link(_wiki_name(match[1]), (first, first + len(typed.strip())), words, "wikilink")


def _markdown_link(match: re.Match[str]) -> Link:
    path = _without_md(_markdown_path(match))
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


def without_targets(text: str) -> str:
    """A text with its links by their words alone, wherever they lead: `[[folder/Name|words]]` and `[words](Name.md)`."""
    if "[[" in text:
        text = _TARGET.sub("[[", text)
    return _MARKDOWN_LINK.sub(r"[[\1]]", text) if "](" in text else text


def encoded(path: str) -> str:
    """A path as the address of a Markdown link."""
    found = quote(path, _AS_THEMSELVES, errors="surrogateescape")
    # What Markdown would take for a letter: `&copy;`.
    return re.sub(r"&(?=[A-Za-z0-9]+;)", "%26", found) if "&" in found else found


@dataclass(frozen=True, slots=True)
class Linker:
    """Writes links from one page (``page`` is its vault path, which Markdown links are relative to)."""

    page: str
    style: Style = "wikilink"

    def __call__(self, path: str, alias: str) -> str:
        """A link to the note at ``path`` (vault path with ``.md``), read as ``alias``."""
        target = path.removesuffix(".md")
        shown = alias
        if "[" in alias or "]" in alias or "|" in alias:
            shown = alias.replace("\\[", "(").replace("[", "(").replace("]", ")").replace("|", "/")
        if self.style == "wikilink":
            if _SPELLED_SO.fullmatch(target):
                return f"[[{target}|{shown}]]"
            if not _BREAKS_WIKILINK.search(target):
                return f"[[{linkpath(target)}|{shown}]]"
        return f"[{shown}]({self._address(path)})"

    def _address(self, path: str) -> str:
        """As the disk spells it, since other editors open it by that."""
        # From the vault as the root: of a relative path, relpath would ask the disk where it stands.
        relative = relpath(f"/{path}", f"/{PurePosixPath(self.page).parent}")
        return encoded(relative if relative.startswith("../") else f"./{relative}")


def bare_link(target: str) -> str:
    """A link for a property, which holds no Markdown: `[[Name]]` or `[[folder/Name]]`; "" of a path it cannot hold."""
    return "" if _BREAKS_WIKILINK.search(target) else f"[[{linkpath(target)}]]"


def linkpath(target: str) -> str:
    """As Obsidian spells it, on every disk: in NFC, and with `.md` where it would look for a file of another sort."""
    spelled = target if target.isascii() else normalize("NFC", target)
    _, dot, ending = spelled.rpartition(".")
    return f"{spelled}.md" if dot and ending.lower() in _FILES else spelled
