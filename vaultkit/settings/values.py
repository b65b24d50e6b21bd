"""How the value of a setting is read: each reader gives the value, or raises ValueError with what is expected."""

import re
from collections.abc import Callable
from datetime import time
from typing import Any

from vaultkit.notes.calendar import WeekRule
from vaultkit.notes.pathformat import PathFormat


def text_of(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text in quotes")
    return value.strip()


def path(value: Any) -> str:
    """A path inside the vault, without ``.md``."""
    text = text_of(value).strip("/").removesuffix(".md")
    if any(not piece or piece.startswith(".") for piece in text.split("/")) or "\\" in text.split("[")[0]:
        raise ValueError("a path inside the vault, with `/` between folders, none of them hidden")
    return text


def clock(value: Any) -> time:
    try:
        at = value if isinstance(value, time) else time.fromisoformat(text_of(value))
    except ValueError:
        raise ValueError('a time in quotes such as "18:00"') from None
    return at.replace(second=0, microsecond=0, tzinfo=None)


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of texts such as ["one", "two"]')
    return tuple(text for item in value if (text := item.strip().removeprefix("./").strip("/")))


def whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError("a whole number up to 100000")
    return value


def one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = text_of(value)
        if text not in allowed:
            raise ValueError(" or ".join(f'"{word}"' for word in allowed))
        return text

    return read


_DATE = re.compile(r"YY|MM|DD|GG|gg|WW|ww|\[")
_ONE_TOKEN = re.compile(r"[MDdwW]o?|Qo?|[eE]|y+|\W+")
_WORDS = re.compile(r"[^\W\d_]+")


def path_format(path: str, rule: WeekRule) -> PathFormat:
    """A path setting as a moment.js format, with plain folder names taken as they are.

    To moment, the `a` and `l` of `Journal` are tokens. Obsidian keeps the folder out of the format; here both stand in
    one path, so a piece that holds no date and a word that is not itself one token is a name.
    """
    return PathFormat("/".join(f"[{p}]" if _is_name(p) else p for p in path.split("/")), rule)


def _is_name(piece: str) -> bool:
    return not _DATE.search(piece) and any(not _ONE_TOKEN.fullmatch(word) for word in _WORDS.findall(piece))
