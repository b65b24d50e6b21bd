"""moment.js's tokens: what each is in a day and time, how a locale spells it, and how a format falls into tokens and text.

Tokens are those of moment 2.29.4 (Obsidian's; https://momentjs.com/docs/#/displaying/format/), all of them. A day and a time
have no zone: they are written as if they were UTC's.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from vaultkit.notes.calendar import ISO, WeekRule, week_of

# Both as in moment.js. The bracket takes all it can up to a `]` before another `[`; the dot leaves
# line ends out, which is why they vanish.
_FORMATTING = re.compile(
    r"(\[[^\[]*\])|(\\)?([Hh]mm(ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|N{1,5}"
    r"|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(ggg?)?|GG(GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?"
    r"|[^\n\r\u2028\u2029])"
)
_LONG_DATES = re.compile(r"\[[^\[]*\]|\\?(?:LTS|LT|LL?L?L?|l{1,4})")

# Tokens that are other tokens or text. Z is that of UTC; z has no name, as in moment outside of UTC.
_MADE_OF: dict[str, tuple[str, ...]] = {
    **{f"{hour}mm": (hour, "mm") for hour in "hH"},
    **{f"{hour}mmss": (hour, "mm", "ss") for hour in "hH"},
    "YYYYYY": ("+", "YYYYYY"),
    **{"S" * n: ("SSS", "0" * (n - 3)) for n in range(4, 10)},
    "Z": ("+00:00",),
    "ZZ": ("+0000",),
    **dict.fromkeys(("z", "zz"), ()),
}

EPOCH = date(1970, 1, 1).toordinal()
_YEARS = {"Y": 4, "YY": 2, "YYYY": 4, "YYYYY": 5, "YYYYYY": 6}
_SHORT_YEARS = ("YY", "gg", "GG")
ERA_NAMES = {"N": "abbr", "NN": "abbr", "NNN": "abbr", "NNNN": "name", "NNNNN": "narrow"}
"""Which name of an era each token gives."""
_ERA_YEARS = {"y": 1, "yy": 2, "yyy": 3, "yyyy": 4}


def _seconds(day: date, at: time) -> int:
    return (day.toordinal() - EPOCH) * 86_400 + at.hour * 3600 + at.minute * 60 + at.second


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
    "tenth": (lambda _d, t, _r: t.microsecond // 100_000, 1, {"S": 1}),
    "hundredth": (lambda _d, t, _r: t.microsecond // 10_000, 2, {"SS": 2}),
    "thousandth": (lambda _d, t, _r: t.microsecond // 1000, 3, {"SSS": 3}),
    "epoch": (lambda d, t, _r: _seconds(d, t), 12, {"X": 1}),
    "epoch_ms": (lambda d, t, _r: _seconds(d, t) * 1000 + t.microsecond // 1000, 15, {"x": 1}),
}


@dataclass(frozen=True, slots=True)
class Era:
    """Years that are counted anew: the one of its first day has the number `first`, and `ja` calls that one by a name."""

    since: date
    first: int
    name: str
    abbr: str
    narrow: str


ANNO_DOMINI = (Era(date.min, 1, "Anno Domini", "AD", "AD"),)


@dataclass(frozen=True, eq=False)
class Spelling:
    """How a locale writes what tokens stand for; weekdays begin with Sunday, as in moment.

    Months and weekdays may be inflected ("март", "5 марта"): each set of names stands under a pattern, and the first
    whose pattern is in the format is meant; the last, under an empty one, is for every other format. `halves` are the
    names of the day's 48 half hours. `ordinals` say what stands behind a number, by token, from zero on; after the last the
    last hundred come again. `long_dates` are formats, by the tokens that stand for them. `eras` go from the newest back;
    `first_year` is what `yo` says of the first one of each, where it has a name.
    """

    months: Mapping[str, tuple[str, ...]]
    months_short: Mapping[str, tuple[str, ...]]
    weekdays: Mapping[str, tuple[str, ...]]
    weekdays_short: tuple[str, ...]
    weekdays_min: tuple[str, ...]
    halves: tuple[str, ...]
    ordinals: Mapping[str, tuple[str, ...]]
    long_dates: Mapping[str, str]
    eras: tuple[Era, ...]
    first_year: str


@dataclass(frozen=True, slots=True)
class Token:
    """One number of a day or time, written in digits, or by name where it has names.

    The rest is for years of an era: what stands `behind` such a number, and what the `first` one is called if it has a name.
    """

    text: str
    number: str
    least: int = 0
    most: int = 0
    names: tuple[str, ...] = ()
    eras: tuple[Era, ...] = ANNO_DOMINI
    behind: tuple[str, ...] = ("",)
    first: str = ""

    def value(self, day: date, at: time, rule: WeekRule) -> int:
        return _NUMBERS[self.number][0](day, at, rule)

    def write(self, day: date, at: time, rule: WeekRule) -> str:
        value = self.value(day, at, rule)
        if self.names:
            return self.names[value]
        return f"{value % 100 if self.text in _SHORT_YEARS else value:0{self.least}d}"

    @property
    def widths(self) -> Sequence[int]:
        """How many characters it may have."""
        return sorted({len(name) for name in self.names}) if self.names else range(self.least, self.most + 1)

    @property
    def pattern(self) -> str:
        if self.names:
            longest_first = sorted(set(filter(None, self.names)), key=len, reverse=True)
            return "|".join(map(re.escape, longest_first))
        return f"[0-9]{{{self.least},{self.most}}}"

    def read(self, text: str) -> int:
        if self.names:
            return [name.casefold() for name in self.names].index(text.casefold())
        return whole_year(text) if self.text in _SHORT_YEARS else int(text)


class _HalfOfDay(Token):
    """AM or PM, which some locales tell in more than two ways: the number is that of the half hour from midnight on."""

    def write(self, day: date, at: time, rule: WeekRule) -> str:  # noqa: ARG002 - as every token's
        return self.names[2 * at.hour + at.minute // 30]


class _OfEra(Token):
    """The name of a day's era."""

    def value(self, day: date, at: time, rule: WeekRule) -> int:  # noqa: ARG002 - as every token's
        return next(n for n, era in enumerate(self.eras) if era.since <= day)


class _YearOfEra(_OfEra):
    """The year as its era counts it."""

    def value(self, day: date, at: time, rule: WeekRule) -> int:
        era = self.eras[_OfEra.value(self, day, at, rule)]
        return day.year - era.since.year + era.first


class _NthYear(_YearOfEra):
    """The same with what stands behind a number."""

    def write(self, day: date, at: time, rule: WeekRule) -> str:
        year = self.value(day, at, rule)
        return (self.first if year == 1 else "") or f"{year}{_nth(self.behind, year)}"

    @property
    def widths(self) -> Sequence[int]:
        return range(1, 5 + max(map(len, self.behind)))

    @property
    def pattern(self) -> str:
        behind = "|".join(map(re.escape, sorted(set(self.behind), key=len, reverse=True)))
        return f"[0-9]{{1,4}}(?:{behind})" + (f"|{re.escape(self.first)}" if self.first else "")

    def read(self, text: str) -> int:
        return leading_number(text)


def whole_year(text: str) -> int:
    """The year of its last two digits, as moment has it."""
    return int(text) + (1900 if int(text) > 68 else 2000)


def leading_number(text: str) -> int:
    """Of `5th` the 5, of `元年` the 1."""
    return int(found[0]) if (found := re.match("[0-9]+", text)) else 1


def _nth(behind: tuple[str, ...], n: int) -> str:
    period = min(len(behind), 100)
    return behind[n if n < len(behind) else len(behind) - period + (n - len(behind)) % period]


@lru_cache
def _tokens(spelling: Spelling) -> dict[str, Token]:
    """All whose text is the same in every format."""
    tokens = [
        Token("ddd", "weekday", names=spelling.weekdays_short),
        Token("dd", "weekday", names=spelling.weekdays_min),
        _HalfOfDay("A", "half", names=spelling.halves),
        _HalfOfDay("a", "half", names=tuple(half.lower() for half in spelling.halves)),
    ]
    for number, (_, most, texts) in _NUMBERS.items():
        for text, least in texts.items():
            tokens.append(Token(text, number, least, least if text in _SHORT_YEARS else max(least, most)))
            if behind := spelling.ordinals.get(text):
                names = tuple(f"{n}{_nth(behind, n)}" for n in range(367 if number == "yearday" else 54))
                tokens.append(Token(f"{text}o", number, names=names))
    return {token.text: token for token in (*tokens, *_of_eras(spelling))}


def _of_eras(spelling: Spelling) -> Iterator[Token]:
    eras = spelling.eras
    for text, called in ERA_NAMES.items():
        yield _OfEra(text, "era", names=tuple(getattr(era, called) for era in eras), eras=eras)
    number = "year" if len(eras) == 1 else "era_year"
    for text, least in _ERA_YEARS.items():
        yield _YearOfEra(text, number, least, 4, eras=eras)
    yield _NthYear("yo", number, eras=eras, behind=spelling.ordinals["y"], first=spelling.first_year)


def _inflected(spelling: Spelling, text: str) -> dict[str, Token]:
    """Those that are written one way in `D MMMM`, another in `MMMM`."""

    def names(forms: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        return next(names for inside, names in forms.items() if re.search(inside, text))

    return {
        "MMMM": Token("MMMM", "month", names=("", *names(spelling.months))),
        "MMM": Token("MMM", "month", names=("", *names(spelling.months_short))),
        "dddd": Token("dddd", "weekday", names=names(spelling.weekdays)),
    }


Pieces = tuple[str | Token, ...]


@lru_cache(maxsize=512)
def pieces(text: str, spelling: Spelling) -> Pieces:
    """The tokens of a format and the texts between them."""
    text = _expanded(unicodedata.normalize("NFC", text), spelling)
    tokens = _tokens(spelling) | _inflected(spelling, text)
    return tuple(
        tokens.get(part) or (part.removeprefix("[").removesuffix("]") if found[1] else part.replace("\\", ""))
        for found in _FORMATTING.finditer(text)
        for part in _MADE_OF.get(found[0], (found[0],))
    )


def tokens_of(text: str, spelling: Spelling) -> tuple[str, ...]:
    """The same as they stand in the format, brackets and all."""
    return tuple(found[0] for found in _FORMATTING.finditer(_expanded(text, spelling)))


def _expanded(text: str, spelling: Spelling) -> str:
    for _ in range(6):  # as often as moment looks again at what came out of them
        text = _LONG_DATES.sub(lambda found: spelling.long_dates.get(found[0], found[0]), text)
    return text


def written(text: str, spelling: Spelling, day: date, at: time = time(0), rule: WeekRule = ISO) -> str:
    """A day and time in a format, as moment writes them."""
    return "".join(
        piece if isinstance(piece, str) else piece.write(day, at, rule) for piece in pieces(text, spelling)
    )
