"""What Obsidian does to a vault when somebody renames or moves something in it: links to it are written anew everywhere,
in properties and inside vaultkit's regions, too.
"""

import posixpath
import re
from pathlib import Path
from urllib.parse import quote, unquote

from tests.linkcheck import LINK, Vault


def rename(root: Path, old: str, new: str, *, links: str = "shortest") -> None:
    """Give a note or folder another path. ``links``: how new links are spelled, `shortest`, `absolute`, `relative`; or
    `off`, where the person switched that off.
    """
    before = Vault(root)
    moves = {
        path: new + path[len(old) :] for path in before.files if path == old or path.startswith(f"{old}/")
    }
    texts = {} if links == "off" else {page: _rewritten(before, page, moves, links) for page in before.notes}
    for page, text in texts.items():
        if text != before.text(page):
            (root / page).write_bytes(text.encode())
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    (root / old).rename(root / new)


def _rewritten(vault: Vault, page: str, moves: dict[str, str], links: str) -> str:
    names = [path.rpartition("/")[2] for path in vault.files if path not in moves]
    names += [path.rpartition("/")[2] for path in moves.values()]
    here = moves.get(page, page)

    def spelled(path: str) -> str:
        if links == "relative":
            return posixpath.relpath(path, posixpath.dirname(here) or ".")
        name = path.rpartition("/")[2]
        return name if links == "shortest" and names.count(name) == 1 else path

    def wiki(match: re.Match[str]) -> str:
        target, bar, words = match[2].partition("|")
        path, mark, below = target.partition("#")
        to = moves.get(vault.leads(path.strip(), page))
        if to is None:
            return match[0]
        link = spelled(to).removesuffix(".md") + mark + below
        return (
            f"{match[1]}[[{link}]]" if words.lower() == link.lower() else f"{match[1]}[[{link}{bar}{words}]]"
        )

    def markdown(match: re.Match[str]) -> str:
        path, mark, below = match[5].partition("#")
        leads = vault.leads(unquote(path), page)
        to = moves.get(leads) or (leads if here != page and links == "relative" else None)
        if to is None:
            return match[0]
        return f"{match[3]}[{match[4]}]({quote(spelled(to), safe='/&,;=+$@()')}{mark}{below})"

    return LINK.sub(lambda m: wiki(m) if m[2] is not None else markdown(m), vault.text(page))
