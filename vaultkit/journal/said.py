"""What is said at the command line, as the properties and the prose of a note.

``distress=7`` is a property, anything else is prose. A value is read by the same reader as in a note, so that what does
not fit is told of before anything is written; it goes in as it was typed, not as it is read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vaultkit.journal.dates import day_named
from vaultkit.notes.frontmatter import Scalar
from vaultkit.notes.links import read_name
from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.splice import Put
from vaultkit.records.fields import DAY, DAYS, TEXTS, Property
from vaultkit.records.record import Misfit, short

_GIVEN = re.compile(r"(?P<name>[^\W\d][\w-]*)(?P<gap>\s*)=(?P<value>.*)", re.DOTALL)
_COMMA = re.compile(r",(?![^\[]*\]\])")
_ONE_OF = {"person": "people"}
"""One of several, where it is not the same word with an `s`."""
_DAY = ("day", "date")
"""What a note is dated by, and an entry by --day."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One property: its values as they are to stand in a note, and as they are read there."""

    of: Property
    values: tuple[str, ...]
    read: Any = None

    @property
    def put(self) -> Put:
        of = self.of.type
        return Put(self.of.name, self.values, many=of.many, plain=of.bare)

    @property
    def called(self) -> tuple[str, ...]:
        """As it is read, without links: what a note is called."""
        several = self.read if self.of.type.many else (self.read,)
        return tuple(each.text if isinstance(each, Name) else str(each) for each in several)


@dataclass(frozen=True, slots=True)
class Said:
    """``prose`` is one text, of several paragraphs perhaps; each property is answered once."""

    answers: tuple[Answer, ...] = ()
    prose: str = ""

    def __bool__(self) -> bool:
        return bool(self.answers or self.prose)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.of.name for each in self.answers)

    def values(self, name: str) -> tuple[str, ...]:
        """What was said of a property."""
        return next((each.values for each in self.answers if each.of.name == name), ())

    def and_(self, new: Answer) -> "Said":
        """With an answer more. Raises Misfit where a single value would be two."""
        if new.of.name not in self.names:
            return replace(self, answers=(*self.answers, new))
        both = (_both(each, new) if each.of.name == new.of.name else each for each in self.answers)
        return replace(self, answers=tuple(both))


NOTHING = Said()


def is_value(word: str, properties: Sequence[Property]) -> bool:
    """Whether it is `NAME=VALUE`. With a space before the `=`, only a property's name makes it one: `a = b` is prose."""
    given = _GIVEN.fullmatch(word.strip())
    return given is not None and (not given["gap"] or _property(given["name"], properties) is not None)


def read_said(words: Iterable[str], properties: Sequence[Property], today: date) -> Said:
    """Raises Misfit for a value that does not fit, and for a property that none of these is."""
    said = NOTHING
    prose: list[str] = []
    for word in words:
        given = _GIVEN.fullmatch(word.strip())
        if given is None or not is_value(word, properties):
            prose += [word.strip()] if word.strip() else []
            continue
        of = _property(given["name"], properties)
        if of is None:
            known = [each.name for each in properties]
            close = "--day" if key(given["name"]) in _DAY else nearest(given["name"], known)
            raise Misfit(1, 1, f"there is no property {short(given['name'])} here", close)
        if given["value"].strip(" ,"):
            said = said.and_(answer(of, given["value"], today))
    return replace(said, prose="\n\n".join(prose))


def answer(of: Property, typed: str, today: date) -> Answer:
    """A property from what was typed for it: several values stand behind commas. Raises Misfit."""
    parts = [typed.strip()]
    if of.type.many and of.type is not TEXTS:
        parts = [part.strip() for part in _COMMA.split(typed) if part.strip()]
    if of.type.read in (DAY.read, DAYS.read):
        parts = [_day(of, part, today) for part in parts]
    values: list[str] = []
    read: list[Any] = []
    for part in parts:
        try:
            found = of.read(Scalar(part, plain=False, line=1, column=1))
        except Misfit as misfit:
            raise Misfit(1, 1, f"`{of.name}`: {misfit.message}", misfit.did_you_mean) from None
        several = found if of.type.many else (found,)
        read += several
        values += [_spelled(of, part, each) for each in several]
    return Answer(of, tuple(dict.fromkeys(values)), tuple(read) if of.type.many else read[0])


def _spelled(of: Property, typed: str, value: Any) -> str:
    """A number, a day and a word of a few are written as every reader has them; a name alone, without words around it."""
    if of.type.bare or of.type.allowed:
        return str(value).lower()  # of these, only True has a capital
    if not isinstance(value, Name) or (value.target and read_name(typed) == value):
        return typed
    return f"[[{value.target}]]" if value.target else value.text


def _both(one: Answer, other: Answer) -> Answer:
    """A property that was given twice: of a list both, of a single value none can be told from the other."""
    if one.of.type.many:
        return replace(one, values=one.values + other.values, read=one.read + other.read)
    if one.values != other.values:
        found = f"{short(one.values[0])} and {short(other.values[0])}"
        raise Misfit(1, 1, f"`{one.of.name}` holds one value, and two were given: {found}")
    return one


def _day(of: Property, typed: str, today: date) -> str:
    """As of today, whatever day the entry is for: `tomorrow` is said now."""
    day = day_named(typed, today, ahead=of.type.ahead)
    if day is None:
        expected = "a date such as 2026-03-05, yesterday or last monday"
        raise Misfit(1, 1, f"`{of.name}`: found {short(typed)}, expected {expected}")
    return day.isoformat()


def _property(name: str, properties: Sequence[Property]) -> Property | None:
    """By its name in any spelling; one of a list by its singular, `feeling=afraid`."""
    by_key = {key(each.name): each for each in properties}
    wanted = key(name)
    many = by_key.get(_ONE_OF.get(wanted, f"{wanted}s"))
    return by_key.get(wanted) or (many if many and many.type.many else None)
