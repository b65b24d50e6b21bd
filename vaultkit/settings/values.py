"""How the value of a setting is read: each reader gives the value, or raises ValueError with what is expected."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import takewhile
from typing import Any

from vaultkit.notes import calendar
from vaultkit.notes.calendar import WEEK_RULES, WEEKDAYS, WeekRule, parse_iso_day
from vaultkit.notes.names import nearest
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


AUTO = "auto"


def path_or_auto(value: Any) -> str:
    """The same, or what Obsidian says."""
    return AUTO if text_of(value) == AUTO else path(value)


def hidden_folder(value: Any) -> str:
    """A folder at the vault's root that begins with a dot, or whichever is found."""
    text = text_of(value).strip("/")
    if text != AUTO and (not text.startswith(".") or text in (".", "..") or "/" in text or "\\" in text):
        raise ValueError('"auto", or the name of a folder that begins with a dot')
    return text


def clock(value: Any) -> time:
    try:
        at = value if isinstance(value, time) else time.fromisoformat(text_of(value))
    except ValueError:
        raise ValueError('a time in quotes such as "18:00"') from None
    return at.replace(second=0, microsecond=0, tzinfo=None)


def day_or_none(value: Any) -> date | None:
    """A day as text, or as TOML has one; None for an empty text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    day = parse_iso_day(value.strip()) if isinstance(value, str) else None
    if day is None and value != "":
        raise ValueError('a day in quotes such as "2026-03-01"')
    return day


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of texts such as ["one", "two"]')
    return tuple(text for item in value if (text := item.strip().removeprefix("./").strip("/")))


LOCALE = "locale"


def week_rule(value: Any) -> str:
    """A name of a rule, "locale" for the locale's own, or a weekday and a January day."""
    text = text_of(value).lower()
    if text == LOCALE or calendar.week_rule(text):
        return text
    day, _, january = text.partition(",")
    pairs = [f"{name.lower()},{january or ' 4'}" for name in WEEKDAYS]
    known = pairs if january or day.capitalize() in WEEKDAYS else (*WEEK_RULES, LOCALE)
    close = nearest(text, known, cutoff=0.5)
    raise ValueError(
        " or ".join(f'"{name}"' for name in (*WEEK_RULES, LOCALE))
        + ', or the first day and the January day that is always in week 1, as in "monday, 4"'
        + (f' (did you mean "{close}"?)' if close and (close == LOCALE or calendar.week_rule(close)) else "")
    )


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


def path_format(path: str, rule: WeekRule, locale: str = "en") -> PathFormat:
    """A path setting as a moment.js format, with plain folder names taken as they are.

    To moment, the `a` and `l` of `Journal` are tokens. Obsidian keeps the folder out of the format; here both stand in
    one path, so a piece that holds no date and a word that is not itself one token is a name.
    """
    return PathFormat("/".join(f"[{p}]" if _is_name(p) else p for p in path.split("/")), rule, locale)


def fixed_folder(form: PathFormat) -> str:
    """The folder that all notes of a format have in common."""
    one, other = (form.format(day).split("/")[:-1] for day in (date(2001, 2, 3), date(2022, 12, 30)))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "/".join(piece for piece, _ in same)


def _is_name(piece: str) -> bool:
    return not _DATE.search(piece) and any(not _ONE_TOKEN.fullmatch(word) for word in _WORDS.findall(piece))
