"""What is given in words at the command line, as the properties and the prose of a note.

``distress=7`` is a property, anything else is prose. A value is read by the same reader as in a note, so that what does
not fit is told of before anything is written.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vaultkit.notes.frontmatter import Scalar
from vaultkit.notes.frontmatter import Sequence as Items
from vaultkit.notes.names import Name, key, nearest
from vaultkit.notes.splice import Put
from vaultkit.records.fields import DAY, DAYS, SPAN, TEXTS, Property
from vaultkit.records.record import Misfit, short

DayNamed = Callable[[str, bool], date | None]
"""The day that words such as `last monday` mean, or None; the flag says that it is rather one to come."""

_GIVEN = re.compile(r"(?P<name>[^\W\d][\w-]*)(?P<gap>\s*)=(?P<value>.*)", re.DOTALL)
_COMMA = re.compile(r",(?![^\[]*\]\])")
_ONE_OF = {"person": "people"}
"""One of several, where it is not the same word with an `s`."""


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


@dataclass(frozen=True, slots=True)
class Entry:
    """``prose`` is one text, of several paragraphs perhaps; each property is answered once."""

    answers: tuple[Answer, ...] = ()
    prose: str = ""

    def __bool__(self) -> bool:
        return bool(self.answers or self.prose)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.of.name for each in self.answers)

    def and_(self, new: Answer) -> "Entry":
        """With an answer more. Raises Misfit where a single value would be two."""
        if new.of.name not in self.names:
            return replace(self, answers=(*self.answers, new))
        both = (_both(each, new) if each.of.name == new.of.name else each for each in self.answers)
        return replace(self, answers=tuple(both))


NOTHING = Entry()


def is_value(word: str, properties: Sequence[Property]) -> bool:
    """Whether it is `NAME=VALUE`. With a space before the `=`, only a property's name makes it one: `a = b` is prose."""
    given = _GIVEN.fullmatch(word.strip())
    return given is not None and (not given["gap"] or _property(given["name"], properties) is not None)


def read_entry(words: Iterable[str], properties: Sequence[Property], day_named: DayNamed) -> Entry:
    """Raises Misfit for a value that does not fit, and for a property that none of these is."""
    entry = NOTHING
    prose: list[str] = []
    for word in words:
        given = _GIVEN.fullmatch(word.strip())
        if given is None or not is_value(word, properties):
            prose += [word.strip()] if word.strip() else []
            continue
        of = _property(given["name"], properties)
        if of is None:
            known = [each.name for each in properties]
            raise Misfit(
                1, 1, f"there is no property {short(given['name'])} here", nearest(given["name"], known)
            )
        if given["value"].strip(" ,"):
            entry = entry.and_(answer(of, given["value"], day_named))
    return replace(entry, prose="\n\n".join(prose))


def answer(of: Property, typed: str, day_named: DayNamed) -> Answer:
    """A property from what was typed for it: several values stand behind commas. Raises Misfit."""
    parts = [typed.strip()]
    if of.type.many and of.type is not TEXTS:
        parts = [part.strip() for part in _COMMA.split(typed) if part.strip()]
    if of.type.read in (DAY.read, DAYS.read):
        parts = [_day(of, part, day_named) for part in parts]
    scalars = tuple(Scalar(part, plain=False, line=1, column=1) for part in parts)
    try:
        value = of.read(Items(scalars, 1, 1) if of.type.many else scalars[0])
    except Misfit as misfit:
        raise Misfit(1, 1, f"`{of.name}`: {misfit.message}", misfit.did_you_mean) from None
    if of.type is SPAN:
        return Answer(of, tuple(parts), value)  # as it was typed: nobody wrote minutes
    values = value if of.type.many else (value,)
    return Answer(of, tuple(map(_typed, values)), value)


def _both(one: Answer, other: Answer) -> Answer:
    """A property that was given twice: of a list both, of a single value none can be told from the other."""
    if one.of.type.many:
        return replace(one, values=one.values + other.values, read=one.read + other.read)
    if one.values != other.values:
        found = f"{short(one.values[0])} and {short(other.values[0])}"
        raise Misfit(1, 1, f"`{one.of.name}` holds one value, and two were given: {found}")
    return one


def _day(of: Property, typed: str, day_named: DayNamed) -> str:
    day = day_named(typed, of.type.ahead)
    if day is None:
        expected = "a date such as 2026-03-05, yesterday or last monday"
        raise Misfit(1, 1, f"`{of.name}`: found {short(typed)}, expected {expected}")
    return day.isoformat()


def _typed(value: Any) -> str:
    if isinstance(value, Name):
        return f"[[{value.target}]]" if value.target else value.text
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _property(name: str, properties: Sequence[Property]) -> Property | None:
    """By its name in any spelling; one of a list by its singular, `feeling=afraid`."""
    by_key = {key(each.name): each for each in properties}
    wanted = key(name)
    many = by_key.get(_ONE_OF.get(wanted, f"{wanted}s"))
    return by_key.get(wanted) or (many if many and many.type.many else None)
