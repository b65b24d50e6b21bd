"""Whether a line of a note is what a line of a template becomes: on its day, at any hour, in any language, whatever a week's rule.

Nobody knows which language Obsidian spoke, or what a week's first day was, when a note was made; so all count. The shape of
a line is looked for first, by one pattern a line, and only where it fits are days compared: most lines of a vault end there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from vaultkit.notes.calendar import ISO, WEEK_RULES, WeekRule
from vaultkit.notes.locales import LOCALES, names_of
from vaultkit.notes.moment import Token, pieces
from vaultkit.notes.placeholders import (
    CLOCK,
    CORE,
    ISO_DATE,
    Code,
    Dates,
    Filling,
    Part,
    Placeholder,
    moment_of,
    parts,
)
from vaultkit.notes.templater import left_by


@dataclass(frozen=True, slots=True)
class Formats:
    """What a person's bare `{{date}}` and `{{time}}` may stand for: the formats of their settings."""

    dates: tuple[str, ...] = (ISO_DATE,)
    times: tuple[str, ...] = (CLOCK,)
    locale: str = "en"


PLAIN = Formats()
_DAY = frozenset(
    (
        *("year", "quarter", "month", "day", "yearday", "weekday", "rule_weekday", "iso_weekday"),
        *("rule_year", "rule_week", "iso_year", "iso_week", "era", "era_year"),
    )
)
"""Numbers that are the same all day."""
_RULED = frozenset({"rule_weekday", "rule_year", "rule_week"})
# moment's pair of a locale is `dow` and `doy`; Calendar changes the first alone.
_RULES = (
    *WEEK_RULES.values(),
    *(WeekRule((dow - 1) % 7, 7 + dow - doy) for doy in (4, 6, 7) for dow in range(7)),
)
_PERIODS = (
    *(Dates(period=period) for period in ("day", "month", "quarter", "year")),
    *(Dates(rule=WeekRule(first_day, 4), period="week") for first_day in range(7)),
)
_SOME_DAY = date(2000, 1, 1)
_ANY_TIME = (time.min, time(23, 59, 59))
_SPACES = re.compile(r"^(?:\\[ \t])+|(?:\\[ \t])+$")
_MOST_ENDLESS = 3
_UNTOLD = r"(?:(?!(?<!\S)#\S).){0,200}?"
"""What code may have left; a tag is nobody's but the person's."""

Tokens = tuple[Token, ...]
"""One token as several languages write it."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """What a placeholder became. ``part`` says of which day it tells, None for a date of any day."""

    group: str
    is_title: bool
    part: Placeholder | None
    tokens: tuple[tuple[str, Tokens], ...]

    def fits(self, found: re.Match[str], day: date | None, title: str) -> bool:
        if found[self.group] is None:  # it stands as it was typed
            return True
        if self.is_title and found[self.group] == title:
            return True
        told = [(found[group], tokens) for group, tokens in self.tokens if found[group] is not None]
        if self.part is None:
            return True
        if not told:  # a format of nothing but text
            return not self.is_title
        return day is not None and _tells(told, _days(self.part, day))


class TemplateLine:
    """``is_open``: nothing of it can be known again, only the place where it stands."""

    def __init__(self, typed: str, formats: Formats) -> None:
        self.typed = typed
        self._formats = formats
        self._slots: list[_Slot] = []
        self._groups = 0
        self._unknown = 0
        found = [part for part in parts(typed) if not _is_nothing(part)]
        if found and isinstance(found[0], str):
            found[0] = found[0].lstrip()
        if found and isinstance(found[-1], str):
            found[-1] = found[-1].rstrip()
        beside = {
            n for place, part in enumerate(found) if isinstance(part, Code) for n in (place - 1, place + 1)
        }
        patterns = (self._pattern_of(part, is_loose=place in beside) for place, part in enumerate(found))
        pattern = "".join(patterns)
        endless = self._unknown + sum(slot.is_title for slot in self._slots)
        # Each may end anywhere: of many in one line there are too many ways to try.
        self._pattern = re.compile(pattern if endless <= _MOST_ENDLESS else "(?!)")
        text = "".join(part for part in found if isinstance(part, str))
        self.is_open = self._unknown > 0 and not self._slots and not any(map(str.isalnum, text))

    def gives(self, found: str, day: date | None, title: str) -> bool:
        """Whether it reads so in a note of that day and title; what tells a day never does without one."""
        if found == self.typed:
            return True
        if self.is_open or (match := self._pattern.fullmatch(found)) is None:
            return False
        return all(slot.fits(match, day, title) for slot in self._slots)

    def _pattern_of(self, part: Part, *, is_loose: bool) -> str:
        """``is_loose``: beside code, which may leave nothing, and then the space beside it goes too."""
        if isinstance(part, str):
            return _SPACES.sub("[ \\\\t]*", re.escape(part)) if is_loose else re.escape(part)
        if isinstance(part, Code):
            return f"(?:{self._after_code(part)}|{re.escape(part.typed)})"
        if part.word == "title" and not part.unit and part.form is None:
            return self._slot(part, self._formats.dates, is_title=True)
        if part.word == "week" and not part.unit and part.form is None:
            return self._slot(part, ("gggg-[W]ww",))
        if not _days(part, _SOME_DAY):
            return re.escape(part.typed)
        bare = self._formats.times if part.word == "time" and not part.unit else self._formats.dates
        slot = self._slot(part, (part.form,) if part.form else bare)
        # What Obsidian's own daily notes do not fill may stand as it was typed.
        is_filled = part.word in CORE and not part.unit
        return slot if is_filled else f"(?:{slot}|{re.escape(part.typed)})"

    def _after_code(self, code: Code) -> str:
        left = left_by(code.typed)
        if left.leaves == "date":
            return self._slot(None, (left.said,))
        if left.leaves == "title":
            return self._slot(Placeholder("", "title"), self._formats.dates, is_title=True)
        if left.leaves != "unknown":
            return ""
        self._unknown += 1
        return _UNTOLD

    def _slot(self, part: Placeholder | None, forms: tuple[str, ...], *, is_title: bool = False) -> str:
        group = self._next()
        tokens: list[tuple[str, Tokens]] = []
        shapes: list[str] = []
        for form in dict.fromkeys(forms):
            for shape in _shapes(form, self._formats.locale):
                shapes.append("")
                for piece in shape:
                    if isinstance(piece, str):
                        shapes[-1] += re.escape(piece)
                    else:
                        tokens.append((self._next(), piece))
                        shapes[-1] += f"(?P<{tokens[-1][0]}>{_pattern(piece)})"
        if is_title:
            shapes.append(".+?")
        self._slots.append(_Slot(group, is_title, part, tuple(tokens)))
        return f"(?P<{group}>{'|'.join(shapes)})"

    def _next(self) -> str:
        self._groups += 1
        return f"g{self._groups}"


@lru_cache(maxsize=1024)
def template_line(typed: str, formats: Formats = PLAIN) -> TemplateLine:
    """A line, made ready once."""
    return TemplateLine(typed, formats)


def gives(typed: str, found: str, day: date | None, title: str, formats: Formats = PLAIN) -> bool:
    """Whether a line, or a property's value, of a template reads so in a note of that day and title."""
    if "{{" not in typed and "<%" not in typed:
        return typed == found
    return template_line(typed, formats).gives(found, day, title)


def _is_nothing(part: Part) -> bool:
    """Whether a day's note has nothing to put there: no name is given to it."""
    return (
        isinstance(part, Placeholder) and part[2:] == (0, "", None) and part.word in ("name", "link", "about")
    )


@lru_cache(maxsize=64)
def _shapes(form: str, first: str) -> tuple[tuple[str | Tokens, ...], ...]:
    """A format in tokens and text, as each language has it; those that differ in the names alone are one shape."""
    english = pieces(form, names_of("en"))
    is_spelled = re.search("[Lly]", form) or any(
        isinstance(piece, Token) and piece.names for piece in english
    )
    locales = dict.fromkeys((first, "en", *LOCALES)) if is_spelled else ("en",)
    shapes: dict[tuple[str, ...], list[tuple[str | Token, ...]]] = {}
    for locale in locales:
        found = pieces(form, names_of(locale))
        alike = tuple(f"'{p}" if isinstance(p, str) else f"{p.number} {bool(p.names)}" for p in found)
        shapes.setdefault(alike, []).append(found)
    return tuple(tuple(_merged(pieces)) for pieces in shapes.values())


def _merged(several: list[tuple[str | Token, ...]]) -> Iterator[str | Tokens]:
    for piece, *others in zip(*several, strict=True):
        if isinstance(piece, str):
            yield piece
        else:
            yield tuple(dict.fromkeys((piece, *(other for other in others if isinstance(other, Token)))))


def _pattern(tokens: Tokens) -> str:
    if len(tokens) == 1 or not tokens[0].names:
        return tokens[0].pattern
    names = {name for token in tokens for name in token.names if name}
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))


def _tells(told: list[tuple[str, Tokens]], days: tuple[date, ...]) -> bool:
    """Whether these texts are one of the days', in any language and by any rule."""
    return any(all(_writes(tokens, text, day) for text, tokens in told) for day in days)


def _writes(tokens: Tokens, text: str, day: date) -> bool:
    if tokens[0].number not in _DAY:
        return True
    rules = _RULES if tokens[0].number in _RULED else (ISO,)
    return any(token.write(day, time.min, rule) == text for token in tokens for rule in rules)


def _days(part: Placeholder, day: date) -> tuple[date, ...]:
    """The days it can mean, by the hour at which the note was made, its period, and when a week began."""
    if part.word in ("title", "week"):
        return (day,)
    found = (
        _moment(part, day, at, dates)
        for at in (_ANY_TIME if part.unit else (time.min,))
        for dates in _PERIODS
    )
    return tuple(dict.fromkeys(moment for moment in found if moment))


def _moment(part: Placeholder, day: date, at: time, dates: Dates) -> date | None:
    try:
        found = moment_of(part, Filling(day, at=at, dates=dates))
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None
