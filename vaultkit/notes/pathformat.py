"""Paths with dates in them, written as moment.js formats, because people's vaults hold those already.

`PathFormat("YYYY/YYYY-MM-DD ddd").format(day)` gives the path (no `.md`); `.day_of(path)` reads it back.
A format means here what it means to moment (see :mod:`vaultkit.notes.moment`): in `Journal/YYYY` the `a` is am or pm and the `l` a date; `[Journal]/YYYY` is the folder.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property, lru_cache
from itertools import chain
from typing import Protocol, TypeVar

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_of
from vaultkit.notes.date_numbers import days_of, settled, time_of
from vaultkit.notes.locales import names_of
from vaultkit.notes.moment import Pieces, Token, pieces
from vaultkit.notes.spans import Span, month_of, quarter_of

_WEEKS = frozenset({"rule_week", "iso_week"})
_WEEK_YEARS = (("rule_week", "rule_year", "gggg"), ("iso_week", "iso_year", "GGGG"))
_FINER = {"day": (), "week": ("day",), "month": ("day",), "quarter": ("day", "month")}


@dataclass(frozen=True, slots=True)
class _Reader:
    """The last components of a format, as many as single out what is asked of them.

    ``tokens`` are those the pattern has a group for: each once. ``patterns`` are theirs, where there is more than one way
    to share a text out among them. ``is_finer``: a shorter stretch than the one asked for is singled out too. ``is_apt``:
    what is asked for is, without a week beside a year that does not go with it.
    """

    depth: int
    pieces: Pieces
    tokens: tuple[Token, ...]
    pattern: re.Pattern[str]
    patterns: Mapping[str, re.Pattern[str]]
    is_finer: bool
    is_apt: bool


_MOST_WAYS = 64
_MOST_PIECES = 256


@lru_cache
def _components(text: str, locale: str) -> tuple[Pieces, ...]:
    """The path's components, each of text and tokens; empty ones (`/YYYY//MM`) are left out."""
    components: list[list[str | Token]] = [[]]
    for piece in pieces(text, names_of(locale)):
        if isinstance(piece, Token):
            components[-1].append(piece)
            continue
        head, *rest = piece.split("/")
        components[-1].append(head)
        components.extend([name] for name in rest)
    if isinstance(last := components[-1][-1] if components[-1] else None, str):
        components[-1][-1] = last.removesuffix(".md")
    return tuple(filter(None, (tuple(filter(None, component)) for component in components)))


def _reader(components: tuple[Pieces, ...], goal: str) -> _Reader | None:
    """None where nothing singles it out, or where that would take long: no name is made of so many numbers in a row."""
    doubtful = None
    for depth in range(1, len(components) + 1):
        pieces = _joined(components[-depth:])
        tokens = tuple({piece.text: piece for piece in pieces if isinstance(piece, Token)}.values())
        numbers = {token.number for token in tokens}
        told = settled(numbers)
        if goal not in told:
            continue
        ways = _ways(pieces)
        if ways > _MOST_WAYS or len(pieces) > _MOST_PIECES:
            return doubtful
        apart = {week for week, year, _ in _WEEK_YEARS if year not in numbers}
        is_apt = goal in settled(numbers - apart)
        patterns = {each.text: re.compile(each.pattern, re.IGNORECASE) for each in tokens if ways > 1}
        is_finer = not told.isdisjoint(_FINER[goal])
        reader = _Reader(depth, pieces, tokens, _pattern(pieces), patterns, is_finer, is_apt)
        if is_apt:
            return reader
        doubtful = doubtful or reader
    return doubtful


def _joined(components: tuple[Pieces, ...]) -> Pieces:
    return tuple(chain.from_iterable(("/", *component) for component in components))[1:]


def _ways(pieces: Pieces) -> int:
    """In how many ways, at most, tokens that follow one another can share one text out among them."""
    ways = 1
    widths: list[int] = []
    seen: set[str] = set()
    for piece in (*pieces, "-"):
        if isinstance(piece, Token):
            widths.append(1 if piece.text in seen else len(piece.widths))
            seen.add(piece.text)
        elif not piece[0].isalnum() and not piece[-1].isalnum():
            open_ = sorted(width for width in widths if width > 1)
            for width in open_ if len(open_) > 1 else ():
                ways *= width
            widths = []
    return ways


def _pattern(pieces: Pieces) -> re.Pattern[str]:
    parts: list[str] = []
    groups: dict[str, int] = {}
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(re.escape(piece))
        elif piece.text in groups:  # the same day gives the same text
            parts.append(f"(?:\\{groups[piece.text]})")
        else:
            groups[piece.text] = len(groups) + 1
            parts.append(f"({piece.pattern})")
    return re.compile("".join(parts) + r"(?:\.md)?", re.IGNORECASE)


def _shared_out(
    pieces: Pieces, text: str, known: dict[str, str], patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[dict[str, str]]:
    """Each way to give every token its part of a text: `DM` reads 111 in two ways."""
    if not pieces:
        if text.casefold() in ("", ".md"):
            yield known
        return
    first, rest = pieces[0], pieces[1:]
    if isinstance(first, Token) and first.text not in known:
        for width in first.widths:
            if width <= len(text) and patterns[first.text].fullmatch(text, 0, width):
                yield from _shared_out(rest, text[width:], {**known, first.text: text[:width]}, patterns)
        return
    said = known[first.text] if isinstance(first, Token) else first
    if text[: len(said)].casefold() == said.casefold():
        yield from _shared_out(rest, text[len(said) :], known, patterns)


def _in_plain_digits(name: str) -> str:
    """Moment writes digits of the locale's own in Arabic, Persian, Hindi and others: `٢٠٢٦-٠٣-٠٥`."""
    return "".join(
        f"{unicodedata.digit(each)}" if unicodedata.category(each) == "Nd" else each for each in name
    )


class _Stretch(Protocol):
    @property
    def start(self) -> date: ...


_Found = TypeVar("_Found", bound=_Stretch)


@dataclass(frozen=True)
class PathFormat:
    """A moment.js format for a path. An empty one gives an empty path: its setting puts the default in."""

    text: str
    rule: WeekRule = ISO
    locale: str = "en"

    def format(self, day: date, at: time = time(0)) -> str:
        """The vault path, relative, NFC, without `.md`."""
        return self._write(_joined(_components(self.text, self.locale)), day, at)

    def day_of(self, path: str) -> date | None:
        """The day of a path this format made, wherever in the vault the note was moved since.

        Only as many of the last components are looked at as it takes to single out a day. A path
        that two days could have made has none.
        """
        reader = self._day_reader
        days = self._made_by(reader, path) if reader else ()
        return days.pop() if len(days) == 1 else None

    def week_of_path(self, path: str) -> Week | None:
        """The week, by `rule`, whose first day gives this path; if none's does, the one with another day that does.

        Where the format names days, only the first counts. Under `YYYY-[W]ww` some names around New Year are those of
        two weeks, and so of none.
        """
        return self._stretch_of(self._week_reader, path, lambda day: week_of(day, self.rule))

    def month_of_path(self, path: str) -> Span | None:
        """The month whose days give this path; as with weeks."""
        return self._stretch_of(self._month_reader, path, month_of)

    def quarter_of_path(self, path: str) -> Span | None:
        """The quarter whose days give this path; as with weeks, and its first month where months are named."""
        return self._stretch_of(self._quarter_reader, path, quarter_of)

    def warnings(self) -> tuple[str, ...]:
        """Years and weeks that do not go together, in words for the person whose setting it is."""
        spelled: dict[str, str] = {}
        components = _components(self.text, self.locale)
        last = {piece.number for piece in (components[-1] if components else ()) if isinstance(piece, Token)}
        if "day" in settled(last - _WEEKS):
            return ()  # by its name such a note is found, whatever its folders are called
        for component in components:
            tokens = [piece for piece in component if isinstance(piece, Token)]
            # A name that holds a whole date is right, whatever week number stands in it; a week and a weekday are none.
            if "day" not in settled({token.number for token in tokens} - _WEEKS):
                spelled |= {token.number: token.text for token in tokens}
        return tuple(
            f"Around New Year, `{spelled[year]}` and `{spelled[week]}` can disagree about the year a week is in; "
            f"`{right}` is the year that goes with `{spelled[week]}`."
            for week, its_year, right in _WEEK_YEARS
            if week in spelled and its_year not in spelled
            for year in spelled
            if year in ("year", "rule_year", "iso_year")
        )

    @property
    def reads(self) -> tuple[str, int]:
        """What is equal for formats that take the same paths for those of days, and how many digits those have at least."""
        if (reader := self._day_reader) is None:
            return "", 0
        return reader.pattern.pattern, sum(token.least for token in reader.tokens if not token.names)

    @cached_property
    def _day_reader(self) -> _Reader | None:
        return _reader(_components(self.text, self.locale), "day")

    @cached_property
    def _week_reader(self) -> _Reader | None:
        return _reader(_components(self.text, self.locale), "week")

    @cached_property
    def _month_reader(self) -> _Reader | None:
        return _reader(_components(self.text, self.locale), "month")

    @cached_property
    def _quarter_reader(self) -> _Reader | None:
        return _reader(_components(self.text, self.locale), "quarter")

    def _write(self, pieces: Pieces, day: date, at: time) -> str:
        return "".join(
            piece if isinstance(piece, str) else piece.write(day, at, self.rule) for piece in pieces
        )

    def _stretch_of(self, reader: _Reader | None, path: str, of: Callable[[date], _Found]) -> _Found | None:
        if reader is None or not (days := self._made_by(reader, path)):
            return None
        found = {of(day) for day in days}
        if reader.is_apt or reader.is_finer:
            starts = {each for each in found if each.start in days}
            found = starts if starts or reader.is_finer else found
        return found.pop() if len(found) == 1 else None

    def _made_by(self, reader: _Reader, path: str) -> set[date]:
        """The days that give this path's last components: written again, they must read the same."""
        days: set[date] = set()
        name = "/".join(path.rsplit("/", reader.depth)[-reader.depth :])
        if not name.isascii():
            name = _in_plain_digits(unicodedata.normalize("NFC", name))
        found = reader.pattern.fullmatch(name)
        if found is None:  # nearly every path of a vault ends here
            return days
        one = {token.text: text for token, text in zip(reader.tokens, found.groups(), strict=True)}
        ways = iter((one,))
        if reader.patterns:
            ways = _shared_out(reader.pieces, name, {}, reader.patterns)
        halves = next((token.names for token in reader.tokens if token.number == "half"), ())
        for texts in ways:
            try:
                numbers = {token.number: token.read(texts[token.text]) for token in reader.tokens}
                if "epoch_ms" in numbers:
                    numbers["epoch"], numbers["thousandth"] = divmod(numbers["epoch_ms"], 1000)
                if {"era", "era_year"} <= numbers.keys():
                    era = names_of(self.locale).eras[numbers["era"]]
                    numbers.setdefault("year", era.since.year + numbers["era_year"] - era.first)
                at = time_of(numbers, halves)
                for day in days_of(numbers, self.rule):
                    if self._write(reader.pieces, day, at).casefold() == name.casefold().removesuffix(".md"):
                        days.add(day)
            except (ValueError, OverflowError):  # 30 February, a 13th month, 25 o'clock
                continue
        return days
