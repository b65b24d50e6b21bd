"""When two spellings are one name, and how a name looks on a page and in a file name.

A name is the same written as a tag (``plans-changed-late``), a link (``[[Plans changed late]]``), an alias or plain
text: case-folded, NFC, with runs of space, ``-`` and ``_`` equal.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

_GAPS = re.compile(r"[\s_-]+")
# Obsidian, Windows and the sync services each refuse some of these in a file name.
_FORBIDDEN = re.compile(r'[#|^:%\[\]\\/*?"<>\x00-\x1f\x7f\ud800-\udfff]+')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{p}{i}" for p in ("com", "lpt") for i in range(1, 10))}
)
_MAX_NAME_BYTES = 200


def folded(text: str) -> str:
    """In any case, and with an accent written either way, a text is the same one."""
    return normalize("NFC", normalize("NFC", text).casefold())


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What is compared when two names are: equal keys, one name."""
    return _GAPS.sub(" ", folded(text)).strip()


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it was written. ``target`` is the path a link named, None for plain text and tags."""

    text: str
    target: str | None = None
    from_tag: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        return named, (self.text, self.target, self.from_tag)

    @property
    def key(self) -> str:
        return key(self.text)

    @property
    def words(self) -> str:
        """A tag's ``plans-changed-late`` as words; anything else as it was typed."""
        return _GAPS.sub(" ", self.text).strip() if self.from_tag else self.text

    @property
    def shown(self) -> str:
        """The same with a capital, as the name of a pattern: "Plans changed late"."""
        return self.words[:1].upper() + self.words[1:]


@lru_cache(maxsize=8192)
def named(text: str, target: str | None, from_tag: bool, /) -> Name:
    """The name written so: one and the same as long as it is asked for often, and a journal names few things often."""
    return Name(text, target, from_tag)


def as_tag(text: str) -> str:
    """A name as the part of a tag behind the slash: "Plans changed late" gives ``plans-changed-late``."""
    return key(text).replace(" ", "-")


def file_name(text: str) -> str:
    """A name that every file system and Obsidian accept: NFC, at most 200 bytes, nothing reserved, never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", normalize("NFC", text)).split()).strip(" .")
    name = name.encode()[:_MAX_NAME_BYTES].decode(errors="ignore").rstrip(" .")
    if not name:
        return "Unnamed"
    return f"{name} (name)" if key(name.split(".")[0]) in _RESERVED else name


@lru_cache(maxsize=8192)
def theme_key(text: str) -> str:
    """A theme is found again by its page's name, so names that make one file name are one theme ("What now?")."""
    return key(file_name(text))


def nearest(found: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word closest to what was typed, or None if none is close (``cutoff``: 1 is equal)."""
    import difflib  # noqa: PLC0415 - only where something is misspelled

    by_key = {key(word): word for word in known}
    close = difflib.get_close_matches(key(found), by_key, n=1, cutoff=cutoff)
    return by_key[close[0]] if close else None
