"""Paths with dates in them, written as moment.js formats, because people's vaults hold those already.

`PathFormat("YYYY/YYYY-MM-DD ddd").format(day)` gives the path (no `.md`); `.day_of(path)` reads it back.
A format means here what it means to moment (see :mod:`vaultkit.notes.moment`): in `Journal/YYYY` the `a` is am or pm and the `l` a date; `[Journal]/YYYY` is the folder.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from itertools import chain, islice

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_numbered, week_of
from vaultkit.notes.moment import EPOCH, Pieces, Token, split

_WEEK_YEARS = (("rule_week", "rule_year", "gggg"), ("iso_week", "iso_year", "GGGG"))


def _settles(numbers: set[str]) -> str:
    """What numbers such as these single out: a day, a week, or neither."""
    whole = ({"epoch"}, {"epoch_ms"}, {"year", "yearday"}, {"year", "month", "day"})
    if any(each <= numbers for each in whole):
        return "day"
    if numbers & {"year", "rule_year", "iso_year"} and numbers & {"rule_week", "iso_week"}:
        return "day" if numbers & {"weekday", "rule_weekday", "iso_weekday"} else "week"
    return ""


def _days(numbers: dict[str, int], rule: WeekRule) -> Iterator[date]:
    """Every day the numbers can mean; writing each again shows which they do mean."""
    if "epoch" in numbers:
        yield date.fromordinal(EPOCH + numbers["epoch"] // 86_400)
    elif {"year", "month", "day"} <= numbers.keys():
        yield date(numbers["year"], numbers["month"], numbers["day"])
    elif {"year", "yearday"} <= numbers.keys():
        yield date(numbers["year"], 1, 1) + timedelta(days=numbers["yearday"] - 1)
    else:
        known = [numbers[name] for name in ("year", "rule_year", "iso_year") if name in numbers]
        for kind, its_rule in (("rule", rule), ("iso", ISO)):
            own = numbers.get(f"{kind}_year")
            # A week beside another sort of year: that year, or a neighbour around New Year.
            years = [own] if own is not None else sorted({near + n for near in known for n in (-1, 0, 1)})
            for its_year in years:
                week = week_numbered(its_year, numbers.get(f"{kind}_week", 0), its_rule)
                yield from week.days if week else ()


def _time(numbers: dict[str, int]) -> time:
    if "epoch" in numbers:
        minutes, second = divmod(numbers["epoch"] % 86_400, 60)
        return time(*divmod(minutes, 60), second, numbers.get("thousandth", 0) * 1000)
    half = numbers.get("half", 0) * 12
    hour = numbers.get("hour", numbers.get("hour24", numbers.get("hour12", 0) % 12 + half) % 24)
    thousandth = numbers.get("thousandth", 0)
    return time(hour, numbers.get("minute", 0), numbers.get("second", 0), thousandth * 1000)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The last components of a format, as many as single out what is asked of them."""

    depth: int
    pieces: Pieces
    tokens: tuple[Token, ...]
    pattern: re.Pattern[str]


def _reader(components: tuple[Pieces, ...], *goals: str) -> _Reader | None:
    for depth in range(1, len(components) + 1):
        pieces = _joined(components[-depth:])
        tokens = tuple(piece for piece in pieces if isinstance(piece, Token))
        if _settles({token.number for token in tokens}) in goals:
            return _Reader(depth, pieces, tokens, _pattern(pieces))
    return None


def _joined(components: tuple[Pieces, ...]) -> Pieces:
    return tuple(chain.from_iterable(("/", *component) for component in components))[1:]


def _pattern(pieces: Pieces) -> re.Pattern[str]:
    texts = (re.escape(piece) if isinstance(piece, str) else f"({piece.pattern})" for piece in pieces)
    return re.compile("".join(texts) + r"(?:\.md)?", re.IGNORECASE)


def _shared_out(pieces: Pieces, text: str) -> Iterator[tuple[str, ...]]:
    """Each way to give every token its part of a text: `DM` reads 111 in two ways."""
    if not pieces:
        if text.casefold() in ("", ".md"):
            yield ()
        return
    first, rest = pieces[0], pieces[1:]
    if isinstance(first, str):
        if text[: len(first)].casefold() == first.casefold():
            yield from _shared_out(rest, text[len(first) :])
        return
    for width in range(1, len(text) + 1):
        if re.fullmatch(first.pattern, text[:width], re.IGNORECASE):
            for others in _shared_out(rest, text[width:]):
                yield text[:width], *others


_MOST_WAYS = 256


@dataclass(frozen=True)
class PathFormat:
    """A moment.js format for a path. An empty one gives an empty path: its setting puts the default in."""

    text: str
    rule: WeekRule = ISO
    locale: str = "en"

    def format(self, day: date, at: time = time(0)) -> str:
        """The vault path, relative, NFC, without `.md`."""
        return self._write(_joined(split(self.text, self.locale)), day, at)

    def day_of(self, path: str) -> date | None:
        """The day of a path this format made, wherever in the vault the note was moved since.

        Only as many of the last components are looked at as it takes to single out a day. A path
        that two days could have made has none.
        """
        days = self._made_by(self._day_reader, path)
        return days.pop() if len(days) == 1 else None

    def week_of_path(self, path: str) -> Week | None:
        """The week, by `rule`, whose first day gives this path."""
        days = self._made_by(self._week_reader, path)
        starts = [day for day in days if week_of(day, self.rule).start == day]
        return week_of(starts[0], self.rule) if len(starts) == 1 else None

    def warnings(self) -> tuple[str, ...]:
        """Years and weeks that do not go together, in words for the person whose setting it is."""
        spelled: dict[str, str] = {}
        for component in split(self.text, self.locale):
            tokens = [piece for piece in component if isinstance(piece, Token)]
            # A name that holds a whole date is right, whatever week number stands in it.
            if _settles({token.number for token in tokens}) != "day":
                spelled |= {token.number: token.text for token in tokens}
        return tuple(
            f"Around New Year, `{spelled[year]}` and `{spelled[week]}` can disagree about the year a week is in; "
            f"`{right}` is the year that goes with `{spelled[week]}`."
            for week, its_year, right in _WEEK_YEARS
            if week in spelled and its_year not in spelled
            for year in spelled
            if year in ("year", "rule_year", "iso_year")
        )

    @cached_property
    def _day_reader(self) -> _Reader | None:
        return _reader(split(self.text, self.locale), "day")

    @cached_property
    def _week_reader(self) -> _Reader | None:
        return _reader(split(self.text, self.locale), "day", "week")

    def _write(self, pieces: Pieces, day: date, at: time) -> str:
        return "".join(
            piece if isinstance(piece, str) else piece.write(day, at, self.rule) for piece in pieces
        )

    def _made_by(self, reader: _Reader | None, path: str) -> set[date]:
        """The days that give this path's last components: written again, they must read the same."""
        days: set[date] = set()
        if reader is None:
            return days
        name = unicodedata.normalize("NFC", "/".join(path.rsplit("/", reader.depth)[-reader.depth :]))
        found = reader.pattern.fullmatch(name)
        if found is None:  # nearly every path of a vault ends here
            return days
        ways = iter((found.groups(),))
        if sum(token.least < token.most for token in reader.tokens) > 1:
            ways = islice(_shared_out(reader.pieces, name), _MOST_WAYS)
        for texts in ways:
            try:
                read = zip(reader.tokens, texts, strict=True)
                numbers = {token.number: token.read(text) for token, text in read}
                if "epoch_ms" in numbers:
                    numbers["epoch"], numbers["thousandth"] = divmod(numbers["epoch_ms"], 1000)
                at = _time(numbers)
                for day in _days(numbers, self.rule):
                    if self._write(reader.pieces, day, at).casefold() == name.casefold().removesuffix(".md"):
                        days.add(day)
            except (ValueError, OverflowError):  # 30 February, a 13th month, 25 o'clock
                continue
        return days
