"""Every link that stands in a note with vaultkit's regions, followed on the disk: as Obsidian does, and as an editor that
knows nothing but Markdown. It shares no code with what writes them.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

REGION = re.compile(r"<!-- vaultkit:begin ([\w-]+)[^\n]*-->\r?\n(.*?)<!-- vaultkit:end \1", re.DOTALL)
LINK = re.compile(r"(!?)\[\[([^\n]*?)\]\]|(!?)\[((?:[^\[\]\\\n]|\\.)*)\]\(([^\n]*?)\)")
FILES = re.compile(r"\.(md|canvas|base|pdf|png|jpe?g|svg|webp|gif)$", re.IGNORECASE)
KEPT = {ord(c): c for c in ";/?:@&=+$,#"}
ESCAPE = re.compile(r"((?:%[0-9A-Fa-f]{2})+)")


@dataclass(frozen=True)
class Found:
    """One link, and where it leads in Obsidian and by what it spells out; "" is nowhere."""

    page: str
    typed: str
    obsidian: str
    disk: str

    @property
    def is_broken(self) -> bool:
        return not self.disk or self.obsidian != self.disk


def follow(root: Path) -> list[Found]:
    """All links inside regions and in the properties of pages, in order."""
    vault = Vault(root)
    return [found for page in vault.notes for found in vault.followed(page)]


UNLINKABLE = re.compile(r"[#?]|&\w+;")
"""In an address these must be escaped for Markdown, and Obsidian does not take back the escape."""


def broken(root: Path) -> list[str]:
    """The links that lead nowhere, or to two places; of a path that Obsidian cannot link to, Markdown's reading counts."""
    return [
        f"{found.page}: {found.typed} -> {found.obsidian!r}, {found.disk!r}"
        for found in follow(root)
        if found.is_broken and not UNLINKABLE.search(found.disk)
    ]


class Vault:
    """The files on a disk that Obsidian would show."""

    def __init__(self, root: Path) -> None:
        self.root = root
        found = (path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file())
        self.files = [path for path in found if not any(part.startswith(".") for part in path.split("/"))]
        self.notes = [path for path in self.files if path.lower().endswith(".md")]
        self.by_name: dict[str, list[str]] = {}
        for path in self.files:
            self.by_name.setdefault(_plain(path.rpartition("/")[2]), []).append(path)

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8", "replace")

    def followed(self, page: str) -> list[Found]:
        text = self.text(page)
        regions = "\n".join(match[2] for match in REGION.finditer(text))
        head = text.split("\n---", 1)[0] if text.startswith("---") and "\nkind: theme" in text else ""
        found = [self._follow(page, match) for match in LINK.finditer(f"{head}\n{regions}")]
        # A theme's own property is a name; it has no folder, and leads to whichever note of that name.
        return [Found(page, f.typed, f.obsidian, f.obsidian) if f.typed in head else f for f in found]

    def _follow(self, page: str, match: re.Match[str]) -> Found:
        if match[2] is not None:
            target = match[2].replace("\\|", "|").partition("|")[0]
            path, _, below = target.partition("#")
            here = self.leads(path.strip(), page)
            disk = self._spelled(path)
        else:
            address = match[5].strip("<>")
            path, _, below = address.partition("#")
            here = self.leads(_decoded_by_obsidian(path), page)
            disk = self._on_disk(page, path)
        if below and here and not self._has(here, below):
            here = ""
        return Found(page, match[0], here, disk)

    def leads(self, linkpath: str, source: str) -> str:
        """Where Obsidian goes from a note; "" if nowhere."""
        wanted = normalize("NFC", linkpath.replace("\xa0", " ")).lower()
        name = wanted.rpartition("/")[2]
        candidates = self.by_name.get(name, []) if "." in name else []
        if not candidates:
            candidates, wanted = self.by_name.get(f"{name}.md", []), f"{wanted}.md"
        folder = _plain(source).rpartition("/")[0]
        if "/" not in wanted and len(candidates) == 1:
            return candidates[0]
        if wanted.startswith(("./", "../")):
            place = posixpath.normpath(posixpath.join("/", folder, wanted)).lstrip("/")
            if exact := self._exactly(place, linkpath, candidates):
                return exact
            wanted = re.sub(r"^(\.\.?/)+", "", wanted)
        rooted, wanted = wanted.startswith("/"), wanted.lstrip("/")
        if (exact := self._exactly(wanted, linkpath, candidates)) or rooted:
            return exact
        ends = [path for path in candidates if _plain(path).endswith(wanted)]
        near = [path for path in ends if _plain(path).startswith(f"{folder}/" if folder else "")]
        return min(near or ends, key=len, default="")

    @staticmethod
    def _exactly(place: str, typed: str, candidates: list[str]) -> str:
        """Of two that differ in case alone Obsidian takes either; here the one that was written counts."""
        found = [path for path in candidates if _plain(path) == place]
        return min(found, key=lambda path: typed.rpartition("/")[2] not in normalize("NFC", path), default="")

    def _spelled(self, path: str) -> str:
        """The note that a wikilink spells out, folder and all: what any other reader of wikilinks looks for."""
        ends = (path, f"{path}.md") if FILES.search(path) else (f"{path}.md",)
        return next((file for file in self.files if normalize("NFC", file) in ends), "")

    def _on_disk(self, page: str, address: str) -> str:
        if re.match(r"[a-z][a-z0-9+.-]*:", address) or "?" in address or " " in address:
            return ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))
        return path if path in self.files else ""  # byte for byte

    def _has(self, path: str, below: str) -> bool:
        text = self.text(path)
        if below.startswith("^"):
            return re.search(rf"(?:^|\s)\^{re.escape(below[1:])}\s*$", text, re.MULTILINE) is not None
        headings = {_heading(match[1]) for match in re.finditer(r"^#{1,6} +(.*)$", text, re.MULTILINE)}
        return all(_heading(each) in headings for each in unquote(below).split("#"))


def _plain(path: str) -> str:
    return normalize("NFC", path).replace("\xa0", " ").lower()


def _heading(text: str) -> str:
    return " ".join(re.sub(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\r\n]", " ", text).lower().split())


def _decoded_by_obsidian(address: str) -> str:
    """JavaScript's `decodeURI`: an escape of a letter with a meaning in an address stays."""

    def decoded(match: re.Match[str]) -> str:
        raw = bytes.fromhex(match[1].replace("%", "")).decode("utf-8")
        return "".join(f"%{ord(c):02X}" if ord(c) in KEPT else c for c in raw)

    try:
        return ESCAPE.sub(decoded, address)
    except UnicodeDecodeError:
        return address
