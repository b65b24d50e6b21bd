"""What is said at the command line, as the properties and the prose of a note.

``distress=7`` is a property, anything else is prose. A value is read by the same reader as in a note, so that what does
not fit is told of before anything is written; it goes in as it was typed, not as it is read. What was in quotes is known
by the spaces in it, the rest of what a shell hands on are single words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vaultkit.errors import RequestWrong
from vaultkit.journal.dates import day_named
from vaultkit.notes import regions
from vaultkit.notes.links import read_name
from vaultkit.notes.names import Name, as_tag, key, nearest
from vaultkit.notes.nodes import Scalar
from vaultkit.notes.note import Tag
from vaultkit.notes.splice import Put
from vaultkit.records.fields import DAY, DAYS, NAME, NAMES, TEXT, TEXTS, TITLES, Property
from vaultkit.records.marks import is_mark, parts
from vaultkit.records.record import ENDINGS, Misfit, short

_GIVEN = re.compile(r"(?P<name>[^\W\d][\w-]*)(?:(?P<gap>\s*)=|:(?=\S))(?P<value>.*)", re.DOTALL)
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
    by_name: bool = False
    """What the name of an entry says: it is added to a list, though another value may take the place of one."""

    @property
    def put(self) -> Put:
        of = self.of.type
        return Put(self.of.name, self.values, many=of.many, plain=of.bare, listed=of.listed)

    @property
    def called(self) -> tuple[str, ...]:
        """As it is read, without links: what a note is called."""
        several = self.read if self.of.type.many else (self.read,) if self.values else ()
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

    def under(self, prefix: str) -> "Said":
        """The same, of properties that begin so."""
        if not prefix:
            return self
        named = (replace(each, of=replace(each.of, name=f"{prefix}{each.of.name}")) for each in self.answers)
        return replace(self, answers=tuple(named))

    def and_(self, new: Answer) -> "Said":
        """With an answer more. Raises Misfit where a single value would be two."""
        if new.of.name not in self.names:
            return replace(self, answers=(*self.answers, new))
        both = (_both(each, new) if each.of.name == new.of.name else each for each in self.answers)
        return replace(self, answers=tuple(both))


NOTHING = Said()
ONE_LINE = "a name is one line, and this is several"


def is_value(word: str, properties: Sequence[Property], *, is_piped: bool = False) -> bool:
    """Whether it is `NAME=VALUE`.

    In a text over a pipe, with a space before the `=`, and with a `:`, only a property's name makes it one.
    """
    given = _GIVEN.fullmatch(word.strip())
    is_sure = given is not None and given["gap"] == "" and not is_piped
    return is_sure or (given is not None and _property(given["name"], properties) is not None)


def name_first(words: tuple[str, ...], properties: Sequence[Property]) -> tuple[str, tuple[str, ...]]:
    """The name that words begin with, and the rest: what is in quotes, or all up to a value, a tag, a text in quotes."""
    name: list[str] = []
    for word in words:
        is_piped = words[len(name) :] == ("-",)
        if is_piped or is_value(word, properties) or (name and (_is_quoted(word) or word[:1] == "#")):
            break
        _check_joined(word, words[len(name) + 1 :], properties, is_sure=bool(name))
        name.append(word.strip())
        if _is_quoted(word):
            break
    return " ".join(name), words[len(name) :]


def read_said(words: Sequence[str], properties: Sequence[Property], today: date, piped: str = "") -> Said:
    """Single words go on as one text; what came over a pipe is another. Raises Misfit, RequestWrong."""
    rows = [row.rstrip("\r\n") for row in regions.lines(piped)]
    values = [row for row in rows if is_value(row, properties, is_piped=True)]
    said = NOTHING
    prose: list[str] = []
    was_single = False
    for n, word in enumerate((*words, *values)):
        is_given = is_value(word, properties)
        is_single = not is_given and not _is_quoted(word)
        if is_single:
            _check_joined(word, words[n + 1 :], properties, is_sure=not was_single)
        if is_given:
            said = said.and_(_answered(word, properties, today))
        elif is_single and was_single:
            prose[-1] += f" {word.strip()}"
        else:
            prose.append(word.strip())
        was_single = is_single
    text = "\n".join(row for row in rows if row not in values)
    return replace(said, prose="\n\n".join(filter(str.strip, (*prose, text.strip()))))


def _is_quoted(word: str) -> bool:
    return len(word.split()) != 1


def _check_joined(word: str, behind: Sequence[str], properties: Sequence[Property], *, is_sure: bool) -> None:
    """Raises RequestWrong for `distress 7`: a property's name alone.

    Surely within a name, which would be a wrong one, and where a text begins; within a sentence only with such a value.
    """
    name, value = word.rstrip("=:"), next(iter(behind), "")
    of = next((each for each in properties if each.name == name), None)
    if of is None:
        return
    is_one = of.type.bare or of.type.allowed
    if is_sure or "_" in name or value[:1] == "=" or (is_one and _fits(of, value)):
        value = value.removeprefix("=") or next(iter(behind[1:]), "")
        help_ = "Nothing was written. If it is a part of a name or a text, put that in quotes."
        raise RequestWrong(f"`{name}` stands alone; write {name}={value or '…'}.", help_)


def _fits(of: Property, typed: str) -> bool:
    try:
        of.read(Scalar(typed, plain=False, line=1, column=1))
    except Misfit:
        return False
    return True


def _answered(word: str, properties: Sequence[Property], today: date) -> Answer:
    """What a word such as `distress=7` says; where nothing stands behind the `=`, an answer without a value."""
    given = _GIVEN.fullmatch(word.strip())
    assert given is not None
    of = _property(given["name"], properties)
    if of is None:
        raise Misfit(1, 1, f"there is no property {short(given['name'])} here", _meant(given, properties))
    value = given["value"].strip(" ,")
    if value == "-":
        help_ = "A - by itself reads the text from the standard input."
        raise RequestWrong(f"`{of.name}`: a - says nothing.", help_)
    return answer(of, given["value"], today) if value else Answer(of, (), () if of.type.many else None)


def _meant(given: re.Match[str], properties: Sequence[Property]) -> str | None:
    """A day is said by --day, and what only a tag says by the tag: `story=leaving` is no property of an evening."""
    tag = Tag(f"{given['name']}/{as_tag(given['value'])}", 1, 1)
    if is_mark(tag) and given["value"].strip():
        return "/".join(("#" + parts(tag)[0], parts(tag)[1])) + ", as a word of the text"
    return (
        "--day" if key(given["name"]) in _DAY else nearest(given["name"], [each.name for each in properties])
    )


def from_tag(typed: str, *whats: str) -> str:
    """What a tag names that was typed for a name, in words: `#trigger/slow-reply`; empty if it is none.

    Raises Misfit for a tag of something else. That a rift ended without a repair is said only where a repair is logged.
    """
    tag = typed.strip()
    as_read = Tag(tag.removeprefix("#"), 1, 1)
    prefix, rest = parts(as_read)
    is_bare = "/" not in tag
    wanted = {_stem(what.partition("_")[0]) for what in whats if what}
    is_ending = prefix == "repair" and "/" in rest and key(rest.rpartition("/")[2]) in ENDINGS
    if tag.startswith("#") and is_ending and prefix not in whats:
        raise Misfit(1, 1, f"found {short(tag)}; that it ended so is told in the text, or by repair_status")
    if rest and _stem(prefix) in wanted:
        return Name(rest, from_tag=True).shown
    if tag.startswith("#") and not is_bare and is_mark(as_read):
        raise Misfit(1, 1, f"found {short(tag)}, a tag that names nothing here")
    return Name(as_read.text, from_tag=True).words if tag.startswith("#") and is_bare else ""


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def has_commas(of: Property) -> bool:
    """Whether commas stand between several: what a text or a title holds is its own."""
    return of.type.many and of.type not in (TEXTS, TITLES)


def answer(of: Property, typed: str, today: date) -> Answer:
    """A property from what was typed for it: several values stand behind commas. Raises Misfit."""
    parts = [typed.strip()]
    if has_commas(of):
        parts = [part.strip() for part in _COMMA.split(typed) if part.strip()]
    if of.type.read in (DAY.read, DAYS.read):
        parts = [_day(of, part, today) for part in parts]
    values: list[str] = []
    read: list[Any] = []
    for part in parts:
        try:
            bare = _untagged(of, part)
            found = of.read(Scalar(bare, plain=False, line=1, column=1))
        except Misfit as misfit:
            raise Misfit(1, 1, f"`{of.name}`: {misfit.message}", misfit.did_you_mean) from None
        several = found if of.type.many else (found,)
        read += several
        values += [_spelled(of, bare, each) for each in several]
    return Answer(of, tuple(dict.fromkeys(values)), tuple(read) if of.type.many else read[0])


def _untagged(of: Property, typed: str) -> str:
    """A value without the tag that says the same; a name of one line."""
    if of.type in (TEXT, TEXTS):
        return typed
    if of.name == "tags":
        return typed.removeprefix("#")
    is_name = of.type in (NAME, NAMES, TITLES)
    if is_name and len(typed.splitlines()) > 1:
        raise Misfit(1, 1, ONE_LINE)
    name = from_tag(typed, of.name)
    return (name if is_name else name.lower()) or typed


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
    if not (one.values and other.values):
        return one if one.values else other
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
