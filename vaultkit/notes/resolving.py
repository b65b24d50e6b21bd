r"""Which note a link leads to, as Obsidian's ``metadataCache.getFirstLinkpathDest`` finds it.

Its documentation says only "the best match for a linkpath" (obsidian.d.ts, ``MetadataCache``) and that folders are
written from the top of the vault (https://obsidian.md/help/links). What it does was learned from those who ran it:
1.13.7 through its console (github.com/pvliesdonk/markdown-vault-mcp, issues 1350 and 1358, pull request 1385), 1.13.6
through its command line, and its own program executed apart from the window. In order, in any case, in NFC:

1. ``./`` and ``../`` begin at the note's own folder, and mean that one path. Where nothing is there, the rest counts.
2. The very path from the top of the vault, with or without ``/`` before it; with it, nothing else is looked for. So
   ``[[Sam]]`` is ``Sam.md`` at the top, even beside another ``Sam.md``.
3. Any note whose path ends so: those below the folder of the note that links come first, then the shorter path.

`.md` is put behind a name that is no file as it stands ("v1.2 notes"). What follows ``#`` (headings ``#A#B``, blocks
``#^id``) and ``|`` (in a table ``\|``) is no part of a path. Markdown links, decoded, are found the same way. An alias
leads nowhere by itself: Obsidian writes ``[[Note|alias]]``.

Two differences, where Obsidian's answer hangs on chance: ``[[ary/Index]]`` does not mean ``Glossary/Index``, and of two
paths of one length the first by name is meant.
"""

from collections.abc import Iterable
from functools import lru_cache
from posixpath import normpath
from unicodedata import normalize


def first(target: str, source: str, paths: Iterable[str]) -> str | None:
    """The note that a link of the note at ``source`` leads to; ``""`` is nowhere in particular.

    ``target`` is the link's path without `.md`, ``paths`` the vault's notes of that name, or all of them.
    """
    known = [(_folded(path), path) for path in paths]
    wanted, home = _folded(f"{target}.md"), _folded(source).rpartition("/")[0]
    if wanted.startswith(("./", "../")):
        if found := _at(normpath(f"/{home}/{wanted}")[1:], target, known):
            return found
        wanted = wanted[wanted.rfind("./") + 2 :]
    is_rooted = wanted.startswith("/")
    wanted = wanted.lstrip("/")
    if (found := _at(wanted, target, known)) or is_rooted:
        return found
    ends = [(folded, path) for folded, path in known if folded.endswith(f"/{wanted}")]
    below = f"{home}/" if home else ""
    return min(
        ends, key=lambda each: (not each[0].startswith(below), len(each[1]), each[1]), default=(None, None)
    )[1]


def shortest(path: str, paths: Iterable[str]) -> str:
    """A note by its name, where no other of these has it; else by its whole path. Without `.md`."""
    name, end = path[path.rfind("/") + 1 : -len(".md")], f"/{_folded(path).rpartition('/')[2]}"
    bearing = (each for each in paths if f"/{_folded(each)}".endswith(end))
    return name if next(bearing, None) and next(bearing, None) is None else path.removesuffix(".md")


def _at(place: str, target: str, known: list[tuple[str, str]]) -> str | None:
    """The note at a path; of two that differ in case alone, the one that is spelled as the link."""
    found = [path for folded, path in known if folded == place]
    return min(found, key=lambda path: (not path.endswith(f"{target}.md"), path), default=None)


@lru_cache(maxsize=8192)
def _folded(path: str) -> str:
    return normalize("NFC", path).replace("\xa0", " ").lower()
