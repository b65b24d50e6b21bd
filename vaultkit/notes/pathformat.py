"""Paths with dates in them, written as moment.js formats, because people's vaults hold those already.

`PathFormat("YYYY/YYYY-MM-DD ddd").format(day)` gives the path (no `.md`); `.day_of(path)` reads it back.
Tokens are those of moment 2.29.4 (Obsidian's), but for `S`, `SS` and `yo`, so a format means here what it
means there: in `Journal/YYYY` the `a` is am or pm and the `l` a date; `[Journal]/YYYY` is the folder.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property, lru_cache
from itertools import chain, islice

from vaultkit.notes.calendar import ISO, NAMES, Week, WeekRule, week_numbered, week_of

# Both as in moment.js. The bracket takes all it can up to a `]` before another `[`; the dot leaves
# line ends out, which is why they vanish.
_FORMATTING = re.compile(
    r"(\[[^\[]*\])|(\\)?([Hh]mm(ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|N{1,5}"
    r"|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(ggg?)?|GG(GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?"
    r"|[^\n\r\u2028\u2029])"
)
_LONG_DATES = re.compile(r"\[[^\[]*\]|\\?(?:LTS|LT|LL?L?L?|l{1,4})")

# Tokens that are other tokens or text. A day and a time have no zone: Z is that of UTC, z has no name.
_MADE_OF: dict[str, tuple[str, ...]] = {
    **{f"{hour}mm": (hour, "mm") for hour in "hH"},
    **{f"{hour}mmss": (hour, "mm", "ss") for hour in "hH"},
    "YYYYYY": ("+", "YYYYYY"),
    **{"S" * n: ("SSS", "0" * (n - 3)) for n in range(4, 10)},
    **dict.fromkeys(("N", "NN", "NNN", "NNNNN"), ("AD",)),
    "NNNN": ("Anno Domini",),
    "Z": ("+00:00",),
    "ZZ": ("+0000",),
    **dict.fromkeys(("z", "zz"), ()),
}

_EPOCH = date(1970, 1, 1).toordinal()
_YEARS = {"Y": 4, "YY": 2, "YYYY": 4, "YYYYY": 5, "YYYYYY": 6, "y": 1, "yy": 2, "yyy": 3, "yyyy": 4}
_WEEK_YEARS = (("rule_week", "rule_year", "gggg"), ("iso_week", "iso_year", "GGGG"))
_SHORT_YEARS = ("YY", "gg", "GG")


def _seconds(day: date, at: time) -> int:
    return (day.toordinal() - _EPOCH) * 86_400 + at.hour * 3600 + at.minute * 60 + at.second


# number: how a day, a time and the week rule give it; its most digits; its tokens with their least
_NUMBERS: dict[str, tuple[Callable[[date, time, WeekRule], int], int, dict[str, int]]] = {
    "year": (lambda d, _t, _r: d.year, 4, _YEARS),
    "quarter": (lambda d, _t, _r: (d.month + 2) // 3, 1, {"Q": 1}),
    "month": (lambda d, _t, _r: d.month, 2, {"M": 1, "MM": 2}),
    "day": (lambda d, _t, _r: d.day, 2, {"D": 1, "DD": 2}),
    "yearday": (lambda d, _t, _r: d.timetuple().tm_yday, 3, {"DDD": 1, "DDDD": 3}),
    "weekday": (lambda d, _t, _r: d.isoweekday() % 7, 1, {"d": 1}),
    "rule_weekday": (lambda d, _t, r: (d.weekday() - r.first_day) % 7, 1, {"e": 1}),
    "iso_weekday": (lambda d, _t, _r: d.isoweekday(), 1, {"E": 1}),
    "rule_year": (lambda d, _t, r: week_of(d, r).year, 4, {"gg": 2, "gggg": 4, "ggggg": 5}),
    "rule_week": (lambda d, _t, r: week_of(d, r).number, 2, {"w": 1, "ww": 2}),
    "iso_year": (lambda d, _t, _r: week_of(d, ISO).year, 4, {"GG": 2, "GGGG": 4, "GGGGG": 5}),
    "iso_week": (lambda d, _t, _r: week_of(d, ISO).number, 2, {"W": 1, "WW": 2}),
    "half": (lambda _d, t, _r: t.hour // 12, 0, {}),
    "hour": (lambda _d, t, _r: t.hour, 2, {"H": 1, "HH": 2}),
    "hour12": (lambda _d, t, _r: t.hour % 12 or 12, 2, {"h": 1, "hh": 2}),
    "hour24": (lambda _d, t, _r: t.hour or 24, 2, {"k": 1, "kk": 2}),
    "minute": (lambda _d, t, _r: t.minute, 2, {"m": 1, "mm": 2}),
    "second": (lambda _d, t, _r: t.second, 2, {"s": 1, "ss": 2}),
    "thousandth": (lambda _d, t, _r: t.microsecond // 1000, 3, {"SSS": 3}),
    "epoch": (lambda d, t, _r: _seconds(d, t), 12, {"X": 1}),
    "epoch_ms": (lambda d, t, _r: _seconds(d, t) * 1000 + t.microsecond // 1000, 15, {"x": 1}),
}
_WITH_ORDINALS = ("M", "D", "DDD", "d", "w", "W", "Q")


@dataclass(frozen=True, slots=True)
class _Token:
    """One number of a day or time, written in digits, or by name where it has names."""

    text: str
    number: str
    least: int = 0
    most: int = 0
    names: tuple[str, ...] = ()

    def write(self, day: date, at: time, rule: WeekRule) -> str:
        value = _NUMBERS[self.number][0](day, at, rule)
        if self.names:
            return self.names[value]
        return f"{value % 100 if self.text in _SHORT_YEARS else value:0{self.least}d}"

    @property
    def pattern(self) -> str:
        if self.names:
            longest_first = sorted(filter(None, self.names), key=len, reverse=True)
            return "|".join(map(re.escape, longest_first))
        return f"[0-9]{{{self.least},{self.most}}}"

    def read(self, text: str) -> int:
        if self.names:
            return [name.casefold() for name in self.names].index(text.casefold())
        century = (1900 if int(text) > 68 else 2000) if self.text in _SHORT_YEARS else 0  # as moment has it
        return century + int(text)


@lru_cache
def _tokens(locale: str) -> dict[str, _Token]:
    names = NAMES[locale]
    tokens = [
        _Token("MMMM", "month", names=("", *names.months)),
        _Token("MMM", "month", names=("", *names.months_short)),
        _Token("dddd", "weekday", names=names.weekdays),
        _Token("ddd", "weekday", names=names.weekdays_short),
        _Token("dd", "weekday", names=names.weekdays_min),
        _Token("A", "half", names=names.halves),
        _Token("a", "half", names=tuple(half.lower() for half in names.halves)),
    ]
    for number, (_, most, texts) in _NUMBERS.items():
        for text, least in texts.items():
            tokens.append(_Token(text, number, least, least if text in _SHORT_YEARS else max(least, most)))
            if text in _WITH_ORDINALS:
                ordinals = tuple(map(names.ordinal, range(367 if number == "yearday" else 54)))
                tokens.append(_Token(f"{text}o", number, names=ordinals))
    return {token.text: token for token in tokens}


_Pieces = tuple[str | _Token, ...]


@lru_cache
def _split(text: str, locale: str) -> tuple[_Pieces, ...]:
    """The path's components, each of text and tokens; empty ones (`/YYYY//MM`) are left out."""
    long_dates = NAMES[locale].long_dates
    text = unicodedata.normalize("NFC", text)
    text = _LONG_DATES.sub(lambda found: long_dates.get(found[0], found[0]), text)
    tokens = _tokens(locale)
    components: list[list[str | _Token]] = [[]]
    for found in _FORMATTING.finditer(text):
        for part in _MADE_OF.get(found[0], (found[0],)):
            if part in tokens:
                components[-1].append(tokens[part])
                continue
            literal = part.removeprefix("[").removesuffix("]") if found[1] else part.replace("\\", "")
            head, *rest = literal.split("/")
            components[-1].append(head)
            components.extend([piece] for piece in rest)
    if isinstance(last := components[-1][-1] if components[-1] else None, str):
        components[-1][-1] = last.removesuffix(".md")
    return tuple(filter(None, (tuple(filter(None, component)) for component in components)))


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
        yield date.fromordinal(_EPOCH + numbers["epoch"] // 86_400)
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
    pieces: _Pieces
    tokens: tuple[_Token, ...]
    pattern: re.Pattern[str]


def _reader(components: tuple[_Pieces, ...], *goals: str) -> _Reader | None:
    for depth in range(1, len(components) + 1):
        pieces = _joined(components[-depth:])
        tokens = tuple(piece for piece in pieces if isinstance(piece, _Token))
        if _settles({token.number for token in tokens}) in goals:
            return _Reader(depth, pieces, tokens, _pattern(pieces))
    return None


def _joined(components: tuple[_Pieces, ...]) -> _Pieces:
    return tuple(chain.from_iterable(("/", *component) for component in components))[1:]


def _pattern(pieces: _Pieces) -> re.Pattern[str]:
    texts = (re.escape(piece) if isinstance(piece, str) else f"({piece.pattern})" for piece in pieces)
    return re.compile("".join(texts) + r"(?:\.md)?", re.IGNORECASE)


def _shared_out(pieces: _Pieces, text: str) -> Iterator[tuple[str, ...]]:
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
        return self._write(_joined(_split(self.text, self.locale)), day, at)

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
        for component in _split(self.text, self.locale):
            tokens = [piece for piece in component if isinstance(piece, _Token)]
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
        return _reader(_split(self.text, self.locale), "day")

    @cached_property
    def _week_reader(self) -> _Reader | None:
        return _reader(_split(self.text, self.locale), "day", "week")

    def _write(self, pieces: _Pieces, day: date, at: time) -> str:
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
