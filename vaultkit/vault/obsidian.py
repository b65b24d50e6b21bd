"""What Obsidian's own settings say of this vault. Read, never written; every file and key may be missing.

Formats: https://help.obsidian.md/plugins/daily-notes and the files themselves (`.obsidian/*.json`).
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vaultkit.vault import files
from vaultkit.vault.settled import GOVERNING

FOLDER = ".obsidian"


@dataclass(frozen=True, slots=True)
class Obsidian:
    """``daily`` is the moment.js path of the person's daily notes, None where the core plugin is off and has no settings.

    ``notices`` says in a sentence what could not be read.
    """

    daily: str | None = None
    daily_folder: str = ""
    daily_template: str | None = None
    templates_folder: str | None = None
    markdown_links: bool = False
    ignored: tuple[re.Pattern[str], ...] = ()
    notices: tuple[str, ...] = ()

    def ignores(self, path: str) -> bool:
        return any(pattern.search(path) for pattern in self.ignored)


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
        daily=(f"{_literal(folder)}/{form}" if folder else form)
        if _read(root, "daily-notes.json") is not None or _is_on(root, "daily-notes")
        else None,
        daily_folder=folder,
        daily_template=_text(daily, "template") or None,
        templates_folder=_text(templates, "folder").strip("/") or None,
        markdown_links=app.get("useMarkdownLinks") is True,
        ignored=tuple(
            pattern
            for text in (filters if isinstance(filters, list) else [])
            if isinstance(text, str) and (pattern := _filter(text, notices))
        ),
        notices=tuple(notices),
    )


def _is_on(root: Path, plugin: str) -> bool:
    """Whether a core plugin is on: one whose settings were never changed has no file of its own."""
    found = _read(root, "core-plugins.json")
    try:
        plugins = json.loads(found.data) if isinstance(found, files.Read) else None
    except (ValueError, RecursionError):
        return False
    # A list of those that are on until Obsidian 1.6, since then an object of true and false.
    return plugin in plugins if isinstance(plugins, list) else _json_object(plugins).get(plugin) is True


def _json(root: Path, name: str, notices: list[str]) -> dict[str, Any]:
    found = _read(root, name)
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
    return _json_object(value)


def _read(root: Path, name: str) -> files.Read | files.Refused | None:
    path = f"{FOLDER}/{name}"
    assert path in GOVERNING, "what is read here decides how notes are read"
    return files.read(root, path)


def _json_object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""


def _literal(folder: str) -> str:
    """A folder is no format: its letters are not tokens."""
    return "/".join(f"[{piece}]" for piece in folder.split("/"))


def _filter(text: str, notices: list[str]) -> re.Pattern[str] | None:
    """Obsidian's two forms: a path prefix, or ``/regular expression/``."""
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        try:
            return re.compile(text[1:-1])
        except re.error:
            notices.append(f"{FOLDER}/app.json: the ignored path {text} is no pattern that can be read here.")
            return None
    prefix = re.escape(text.strip("/"))
    return re.compile(f"^{prefix}(?:/|$)", re.IGNORECASE) if prefix else None
