"""What Obsidian's own settings say of this vault. Read, never written; every file and key may be missing.

Formats: https://help.obsidian.md/plugins/daily-notes and the files themselves (`.obsidian/*.json`).
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vaultkit.vault import files

FOLDER = ".obsidian"


@dataclass(frozen=True, slots=True)
class Obsidian:
    """``daily`` is the moment.js path of the person's daily notes, None without the core plugin's settings.

    ``notices`` says in a sentence what could not be read.
    """

    daily: str | None = None
    daily_folder: str = ""
    daily_template: str | None = None
    templates_folder: str | None = None
    markdown_links: bool = False
    ignored: tuple[Callable[[str], bool], ...] = ()
    notices: tuple[str, ...] = ()

    def ignores(self, path: str) -> bool:
        return any(matches(path) for matches in self.ignored)


def read(root: Path) -> Obsidian:
    """The settings found; all defaults where there is no such folder."""
    notices: list[str] = []
    app = _json(root, "app.json", notices)
    daily = _json(root, "daily-notes.json", notices)
    templates = _json(root, "templates.json", notices)
    folder = _text(daily, "folder").strip("/")
    form = _text(daily, "format") or "YYYY-MM-DD"
    filters = app.get("userIgnoreFilters")
    return Obsidian(
        daily=(f"{_literal(folder)}/{form}" if folder else form) if daily else None,
        daily_folder=folder,
        daily_template=_text(daily, "template") or None,
        templates_folder=_text(templates, "folder").strip("/") or None,
        markdown_links=app.get("useMarkdownLinks") is True,
        ignored=tuple(
            matches
            for text in (filters if isinstance(filters, list) else [])
            if isinstance(text, str) and (matches := _filter(text, notices))
        ),
        notices=tuple(notices),
    )


def _json(root: Path, name: str, notices: list[str]) -> dict[str, Any]:
    found = files.read(root, f"{FOLDER}/{name}")
    if found is None:
        return {}
    if isinstance(found, files.Refused):
        notices.append(f"{FOLDER}/{name} was not read: {found.reason}. Obsidian's default is used.")
        return {}
    try:
        value = json.loads(found.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        notices.append(f"{FOLDER}/{name} is not readable as JSON. Obsidian's default is used.")
        return {}
    return value if isinstance(value, dict) else {}


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""


def _literal(folder: str) -> str:
    """A folder is no format: its letters are not tokens."""
    return "/".join(f"[{piece}]" for piece in folder.split("/"))


def _filter(text: str, notices: list[str]) -> Callable[[str], bool] | None:
    """Obsidian's two forms: a path prefix, or ``/regular expression/``."""
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        try:
            pattern = re.compile(text[1:-1])
        except re.error:
            notices.append(f"{FOLDER}/app.json: the ignored path {text} is no pattern that can be read here.")
            return None
        return lambda path: pattern.search(path) is not None
    prefix = text.strip("/").casefold()
    if not prefix:
        return None
    return lambda path: path.casefold() == prefix or path.casefold().startswith(prefix + "/")
