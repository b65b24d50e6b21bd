"""One settings folder of Obsidian: its JSON files, read with doubt. Whatever is odd is said, and the default is used.

Formats: https://help.obsidian.md/configuration-folder and the files themselves.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vaultkit.vault import files, walk
from vaultkit.vault.config_folder import FILES


@dataclass(frozen=True, slots=True)
class Found:
    """A value that a person's settings hold: in which file, under which key (dots go inside)."""

    file: str
    key: str
    value: str


@dataclass
class Config:
    """What one vault's settings folder holds. ``found`` and ``notices`` gather what was asked for and what was odd."""

    root: Path
    folder: str
    found: list[Found] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Paths of files that are there and hold nothing that can be read: half-written, perhaps."""
    _texts: dict[str, files.Read | files.Refused | None] = field(default_factory=dict)
    _values: dict[str, Any] = field(default_factory=dict)

    def object(self, name: str) -> "Keys":
        """A file that holds an object; without any keys where there is no such file."""
        value = self.value(name, dict)
        return Keys(self, self.path(name), value or {}, is_there=self._texts[name] is not None)

    def value(self, name: str, *shapes: type) -> Any:
        """What a file holds; None where it is not there, broken or of another shape."""
        assert name in FILES, "what is read here decides how notes are read"
        if name not in self._texts:
            self._texts[name] = self._read(self.path(name))
            self._values[name] = self._parsed(name, self._texts[name], shapes)
        return self._values[name]

    def _read(self, path: str) -> files.Read | files.Refused | None:
        found = files.read(self.root, path)
        # Several vaults may share their settings by a link that leads out of them; of notes that would be refused.
        if not isinstance(found, files.Refused):
            return found
        named, place = self.root / path, Path(os.path.realpath(self.root / path))
        if os.path.isfile(place):  # noqa: PTH113 - Path's raise where they may not look
            return files.read(place.parent, place.name)
        if found.reason == walk.DENIED:
            return found  # where one may not look, nothing seems to be
        return found if os.path.exists(place) or os.path.islink(named) else None  # noqa: PTH110, PTH114 - as above

    def _parsed(self, name: str, text: files.Read | files.Refused | None, shapes: tuple[type, ...]) -> Any:
        if text is None:
            return None
        if isinstance(text, files.Refused):
            return self._odd(name, text.reason)
        data = text.data.removeprefix(b"\xef\xbb\xbf")
        if not data.strip(b"\0 \t\r\n"):
            return self._odd(name, "it is empty")
        if any(line.startswith((b"<<<<<<<", b">>>>>>>")) for line in data.splitlines()):
            return self._odd(name, "it holds two versions that were not merged")
        try:
            value = json.loads(data.decode())
        except (ValueError, RecursionError):
            return self._odd(name, "it is not readable as JSON")
        return value if isinstance(value, shapes) else self._odd(name, "it holds something else")

    def path(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _odd(self, name: str, why: str) -> None:
        self.unread.append(self.path(name))
        self.notices.append(f"{self.path(name)} was not read: {why}. Obsidian's defaults are used.")


@dataclass(frozen=True)
class Keys:
    """The keys of one object of a file. ``inside`` leads to it: `daily.` for what stands under `daily`."""

    config: Config
    file: str
    values: dict[str, Any]
    is_there: bool
    inside: str = ""

    def text(self, key: str) -> str:
        """A text without spaces around it; "" where it is missing, null or odd."""
        return self.format(key).strip()

    def format(self, key: str) -> str:
        """A text as it is: in a format, spaces around it are part of the name. "" where there is nothing in it."""
        value = self.values.get(key)
        if isinstance(value, str) and _is_typed(value):
            if value.strip():
                self._known(key, value)
                return value
            return ""
        self._not(key, value, "a text")
        return ""

    def one_of(self, key: str, *allowed: str) -> str:
        """One of some words, "" for any other."""
        text = self.text(key)
        if text and text not in allowed:
            self._not(key, text, f"one of {', '.join(allowed)}")
        return text if text in allowed else ""

    def flag(self, key: str) -> bool:
        value = self.values.get(key)
        if isinstance(value, bool):
            self._known(key, str(value).lower())
            return value
        self._not(key, value, "true or false")
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if not isinstance(value, list):
            self._not(key, value, "a list of texts")
            return ()
        texts = tuple(each for each in value if isinstance(each, str) and _is_typed(each))
        if len(texts) < len(value):
            self._not(key, value, "a list of texts")
        if texts:
            self._known(key, ", ".join(texts))
        return texts

    def keys(self, key: str) -> "Keys":
        """The object under a key; without any keys where it is missing or none."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            self._not(key, value, "an object")
        return self._inner(key, value)

    def objects(self, key: str) -> tuple["Keys", ...]:
        """The objects of a list."""
        value = self.values.get(key)
        if not isinstance(value, list):
            self._not(key, value, "a list of objects")
            return ()
        return tuple(
            self._inner(f"{key}[{n}]", each) for n, each in enumerate(value) if isinstance(each, dict)
        )

    def by_name(self) -> dict[str, "Keys"]:
        """All keys that hold objects."""
        return {
            name: self._inner(name, each)
            for name, each in self.values.items()
            if isinstance(each, dict) and _is_typed(name)
        }

    def odd(self, key: str, what: str) -> None:
        self.config.notices.append(f"{self.file}: `{self.inside}{key}`: {what}.")

    def _inner(self, key: str, value: Any) -> "Keys":
        there = isinstance(value, dict)
        return Keys(self.config, self.file, value if there else {}, there, f"{self.inside}{key}.")

    def _known(self, key: str, shown: str) -> None:
        self.config.found.append(Found(self.file, self.inside + key, shown))

    def _not(self, key: str, value: Any, expected: str) -> None:
        if value is not None:
            self.odd(key, f"not {expected}, so Obsidian's default is used")


def _is_typed(text: str) -> bool:
    """Whether a person can have typed it: a null, or half a letter, is what a broken disk or sync leaves."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
