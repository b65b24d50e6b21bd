"""What days and months are called in a locale, and how its pages say them.

Not strftime: its names follow the locale of the process, and the same notes must give the same pages on every device.
The names are moment.js's, in locales.json; how a page says a day is one moment format a locale in the same file,
chosen by hand. English stands here, so that it is there without a file being read.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat

from vaultkit.notes.calendar import MONTHS, SUNDAY, WEEKDAYS, WeekRule
from vaultkit.notes.moment import ANNO_DOMINI, Era, Spelling, written

LOCALES = (
    *("en", "en-gb", "de", "fr", "es", "pt-br", "it", "nl", "pl", "sv", "da", "nb", "fi", "ru", "uk", "tr"),
    *("ja", "zh-cn", "ko"),
)


@dataclass(frozen=True, slots=True)
class PageFormats:
    """The moment formats in which a page says days; ``to`` is what stands between the two of a span."""

    day: str
    day_month: str
    full: str
    to: str
    date: str
    dated: str
    month: str


@dataclass(frozen=True, eq=False)
class Names(Spelling):
    """A locale: how it spells, when its weeks begin, and what its pages say.

    Names are as they stand inside a sentence, so in many locales small; some dates end in a full stop.
    """

    week: WeekRule
    pages: PageFormats

    def day(self, day: dt.date) -> str:
        """`Thu 5`"""
        return self._say(self.pages.day, day)

    def date(self, day: dt.date, relative_to_year: int | None = None) -> str:
        """`24 Feb`, or `24 Feb 2025` where the page speaks of another year."""
        said = self.pages.date if relative_to_year in (None, day.year) else self.pages.dated
        return self._say(said, day)

    def month(self, day: dt.date) -> str:
        """`March 2026`"""
        return self._say(self.pages.month, day)

    def month_name(self, day: dt.date) -> str:
        """`March`"""
        return self._say("MMMM", day)

    def span(self, start: dt.date, end: dt.date) -> str:
        """`Mon 2 – Sun 8 March 2026`, saying month and year twice only where they differ.

        They are left to the end, or, where the year comes first, said at the start.
        """
        full = self._say(self.pages.full, end)
        if start == end:
            return full
        if start.year != end.year:
            return f"{self._say(self.pages.full, start)}{self.pages.to}{full}"
        less = self.pages.day if start.month == end.month else self.pages.day_month
        if self.pages.full.startswith("Y"):
            return f"{self._say(self.pages.full, start)}{self.pages.to}{self._say(less, end)}"
        return f"{self._say(less, start)}{self.pages.to}{full}"

    def _say(self, text: str, day: dt.date) -> str:
        said = self._said.get((text, day))
        if said is None:
            said = self._said[text, day] = written(text, self, day, rule=self.week)
        return said

    @cached_property
    def _said(self) -> dict[tuple[str, dt.date], str]:
        """Kept: a page says the same few days many times."""
        return {}


def names_of(locale: str) -> Names:
    """The names of one of LOCALES."""
    return ENGLISH if locale == "en" else _read(locale)


@lru_cache
def _read(locale: str) -> Names:
    import json  # noqa: PLC0415 - English needs no file
    from importlib.resources import files  # noqa: PLC0415 - nor this, which takes 5 ms

    data = json.loads(files("vaultkit.notes").joinpath("locales.json").read_text(encoding="utf-8"))[locale]
    return Names(
        months=_inflected(data["months"]),
        months_short=_inflected(data["months_short"]),
        weekdays=_inflected(data["weekdays"]),
        weekdays_short=tuple(data["weekdays_short"]),
        weekdays_min=tuple(data["weekdays_min"]),
        halves=_unrolled(data["halves"]),
        ordinals={
            token: _unrolled(runs) for tokens, runs in data["ordinals"].items() for token in tokens.split()
        },
        long_dates=data["long_dates"],
        eras=tuple(Era(dt.date.fromisoformat(since), *told) for since, *told in data["eras"])
        if "eras" in data
        else ANNO_DOMINI,
        first_year=data.get("first_year", ""),
        week=WeekRule(**data["week"]),
        pages=PageFormats(**data["pages"]),
    )


def _inflected(forms: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    return {inside: tuple(names) for inside, names in forms.items()}


def _unrolled(runs: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Texts that are kept as each with how often it comes."""
    return tuple(chain.from_iterable(repeat(text, times) for text, times in runs))


def _english(n: int) -> str:
    return "th" if n // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


_SUNDAY_FIRST = (WEEKDAYS[-1], *WEEKDAYS[:-1])
ENGLISH = Names(
    months={"": MONTHS},
    months_short={"": tuple(name[:3] for name in MONTHS)},
    weekdays={"": _SUNDAY_FIRST},
    weekdays_short=tuple(name[:3] for name in _SUNDAY_FIRST),
    weekdays_min=tuple(name[:2] for name in _SUNDAY_FIRST),
    halves=("AM",) * 24 + ("PM",) * 24,
    ordinals=dict.fromkeys(("M", "Q", "D", "DDD", "d", "w", "W", "y"), tuple(map(_english, range(100)))),
    long_dates={
        "LT": "h:mm A",
        "LTS": "h:mm:ss A",
        "L": "MM/DD/YYYY",
        "LL": "MMMM D, YYYY",
        "LLL": "MMMM D, YYYY h:mm A",
        "LLLL": "dddd, MMMM D, YYYY h:mm A",
        "l": "M/D/YYYY",
        "ll": "MMM D, YYYY",
        "lll": "MMM D, YYYY h:mm A",
        "llll": "ddd, MMM D, YYYY h:mm A",
    },
    eras=ANNO_DOMINI,
    first_year="",
    week=SUNDAY,
    pages=PageFormats(
        day="ddd D",
        day_month="ddd D MMMM",
        full="ddd D MMMM YYYY",
        to=" – ",
        date="D MMM",
        dated="D MMM YYYY",
        month="MMMM YYYY",
    ),
)
