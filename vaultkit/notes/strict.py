"""A text read by a format exactly as moment reads it when told to be strict: what a plugin takes a file's name for.

`parsed` does what `moment(text, format, locale, true)` of moment 2.29.4 does
(https://momentjs.com/docs/#/parsing/string-format/), quirks and all: token by token, each taking what it can and giving
nothing back. So not every name that a format makes is read back (`Mo`, `wo` and `[W]ww]` never are); what made a name is
told by :meth:`vaultkit.notes.pathformat.PathFormat.day_of`. Where moment would fill in from today's date there is no day.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_numbered
from vaultkit.notes.locales import Names, names_of
from vaultkit.notes.moment import EPOCH, ERA_NAMES, leading_number, tokens_of, whole_year

# Any word, as moment finds one where a locale does not say how its own are found.
_WORD = (
    "(?i)[0-9]{0,256}['a-z\u00a0-\u05ff\u0700-\ud7ff\uf900-\ufdcf\ufdf0-\uff07\uff10-\uffef]{1,256}"
    r"|[\u0600-\u06FF/]{1,256}(\s*?[\u0600-\u06FF]{1,256}){1,2}"
)
_ONE_OR_TWO, _TWO, _FOUR, _SIX = "[0-9][0-9]?", "[0-9]{2}", "[0-9]{4}", "[+-]?[0-9]{6}"
_SIGNED, _UNSIGNED = "[+-]?[0-9]+", "[0-9]+"
_FINDS: dict[str, str] = {
    **dict.fromkeys(("M", "D", "H", "h", "k", "m", "s", "w", "W", "d", "e", "E"), _ONE_OR_TWO),
    **dict.fromkeys(("MM", "DD", "HH", "hh", "kk", "mm", "ss", "ww", "WW", "YY", "gg", "GG", "SS"), _TWO),
    **dict.fromkeys(("YYYY", "gggg", "GGGG"), _FOUR),
    **dict.fromkeys(("YYYYY", "YYYYYY", "ggggg", "GGGGG"), _SIX),
    **dict.fromkeys(("Y", "x", "g", "G"), _SIGNED),
    **dict.fromkeys(("y", "yy", "yyy", "yyyy", *("S" * n for n in range(4, 10))), _UNSIGNED),
    **dict.fromkeys(("Q", "S"), "[0-9]"),
    **dict.fromkeys(("hmm", "Hmm"), "[0-9]{3,4}"),
    **dict.fromkeys(("hmmss", "Hmmss"), "[0-9]{5,6}"),
    **dict.fromkeys(("Z", "ZZ"), "(?i)Z|[+-][0-9]{2}(?::?[0-9]{2})?"),
    "DDD": "[0-9]{1,3}",
    "DDDD": "[0-9]{3}",
    "SSS": "[0-9]{3}",
    "X": r"[+-]?[0-9]+(\.[0-9]{1,3})?",
}
_NUMBERS = {
    **dict.fromkeys(("Y", "YYYY", "YYYYY", "YYYYYY", "y", "yy", "yyy", "yyyy"), "year"),
    **dict.fromkeys(("D", "DD"), "day"),
    **dict.fromkeys(("DDD", "DDDD"), "yearday"),
    **dict.fromkeys(("H", "HH", "h", "hh"), "hour"),
    **dict.fromkeys(("m", "mm"), "minute"),
    **dict.fromkeys(("s", "ss"), "second"),
    **dict.fromkeys(("w", "ww"), "rule_week"),
    **dict.fromkeys(("W", "WW"), "iso_week"),
    **dict.fromkeys(("gggg", "ggggg"), "rule_year"),
    **dict.fromkeys(("GGGG", "GGGGG"), "iso_year"),
    "d": "weekday",
    "e": "rule_weekday",
    "E": "iso_weekday",
}


def _minutes(offset: str) -> int:
    hours, minutes, *_ = (*map(int, re.findall("[0-9]{2}", offset)), 0, 0)
    return (-1 if offset.startswith("-") else 1) * (60 * hours + minutes)


_OTHERS: dict[str, Callable[[str], dict[str, int]]] = {
    **dict.fromkeys(("M", "MM"), lambda text: {"month": int(text) - 1}),
    **dict.fromkeys(("k", "kk"), lambda text: {"hour": int(text) if text != "24" else 0}),
    **dict.fromkeys(("hmm", "Hmm"), lambda text: {"hour": int(text[:-2]), "minute": int(text[-2:])}),
    **dict.fromkeys(
        ("hmmss", "Hmmss"),
        lambda text: {"hour": int(text[:-4]), "minute": int(text[-4:-2]), "second": int(text[-2:])},
    ),
    **dict.fromkeys(("S" * n for n in range(1, 10)), lambda text: {"thousandth": int(f"{text:0<3}"[:3])}),
    **dict.fromkeys(("Z", "ZZ"), lambda text: {"offset": _minutes(text)}),
    "Q": lambda text: {"month": (int(text) - 1) * 3},
    "Do": lambda text: {"day": leading_number(text)},
    "yo": lambda text: {"year": leading_number(text)},
    "YY": lambda text: {"year": whole_year(text)},
    "gg": lambda text: {"rule_year": whole_year(text)},
    "GG": lambda text: {"iso_year": whole_year(text)},
    "X": lambda text: {"passed": int(float(text) // 86_400)},
    "x": lambda text: {"passed": int(text) // 86_400_000},
}
_PARTS = ("year", "month", "day", "hour", "minute", "second", "thousandth")
_ISO_WEEK = ("iso_year", "iso_week", "iso_weekday")
_WEEK = (*_ISO_WEEK, "rule_year", "rule_week", "weekday", "rule_weekday")
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parsed(text: str, form: str, locale: str = "en", rule: WeekRule | None = None) -> date | None:
    """The day moment finds in a text by a format; ``rule`` stands in for the locale's own rule of weeks.

    None where moment says that the date is invalid, where it would need to know today's, and for years that
    :class:`datetime.date` does not have. A time without a zone is UTC's, as in writing.
    """
    names = names_of(locale)
    words = _strict()[locale]
    tokens = tokens_of(form, names)
    numbers: dict[str, int] = {}
    half = ""
    for token in tokens:
        found = re.match(_finds(token, locale), text)
        if found is None or not found[0]:
            return None
        text = text[found.end() :]
        half = found[0] if token in ("a", "A") else half
        try:
            numbers |= _said(token, found[0], words, names)
        except LookupError:
            return None
    if text:
        return None
    try:
        if any(token in tokens for token in ("h", "hh", "hmm", "hmmss")):
            _require(0 < numbers["hour"] <= 12)
        return _Day(numbers, half, words, names, rule or names.week).found
    except (ValueError, OverflowError, IndexError):  # the last beyond the calendar's end
        return None


def _said(token: str, text: str, words: Mapping[str, Any], names: Names) -> dict[str, int]:
    """What a token and its text say. Months count from 0, as moment's do. Raises LookupError for a word that is no name."""
    if token in words["words"]:
        found = [n for n, name in enumerate(words["words"][token][1]) if re.search(name, text)]
        return {"month" if token.startswith("M") else "weekday": found[0]}
    if token in ERA_NAMES:
        told = [getattr(era, ERA_NAMES[token]).upper() for era in names.eras]
        return {"era": told.index(text.upper())}
    if token in _NUMBERS:
        return {_NUMBERS[token]: int(text)}
    return _OTHERS[token](text) if token in _OTHERS else {}


@lru_cache
def _strict() -> dict[str, Any]:
    import json  # noqa: PLC0415 - as in vaultkit.notes.locales
    from importlib.resources import files  # noqa: PLC0415 - as there

    found: dict[str, Any] = json.loads(
        files("vaultkit.notes").joinpath("strict.json").read_text(encoding="utf-8")
    )
    return found


@lru_cache(maxsize=1024)
def _finds(token: str, locale: str) -> str:
    words = _strict()[locale]
    if token in words["words"]:
        return words["words"][token][0] or _WORD
    if token in ("a", "A"):
        return str(words["halves"])
    if token == "Do":  # noqa: S105 - a token of a format
        return str(words["days"])
    if token == "yo":  # noqa: S105 - as above
        return str(words.get("era_years", _UNSIGNED))
    if token in ERA_NAMES:
        eras = names_of(locale).eras
        return "(?i)" + "|".join(re.escape(getattr(era, ERA_NAMES[token])) for era in eras)
    return _FINDS.get(token) or re.escape(_literal(token))


def _literal(token: str) -> str:
    """The text that a piece of a format stands for when read, which after `[W]ww]` is not the one that is written."""
    return re.sub(
        r"\\(\[)|\\(\])|\[([^\]\[]*)\]|\\(.)",
        lambda found: next(filter(None, found.groups()), "undefined"),  # as moment has it, for `[]`
        token.replace("\\", "", 1),
    )


class _Day:
    """The day that numbers make, in the order in which moment works it out. Raises ValueError for an invalid one."""

    def __init__(
        self, numbers: dict[str, int], half: str, words: Mapping[str, Any], names: Names, rule: WeekRule
    ) -> None:
        self.numbers = numbers
        self.rule = rule
        _require(not half or any(part in numbers for part in _PARTS))
        self._tell_half(half, words.get("twelve", {}))
        if "era" in numbers:
            era = names.eras[numbers["era"]]
            numbers["year"] = era.since.year + numbers.get("year", era.first) - era.first
        if "passed" in numbers:
            self._check()
            self.found = date.fromordinal(EPOCH + numbers["passed"])
            return
        self._date_from_weeks_and_yeardays()
        _require("year" in numbers)  # or else today's
        for part in _PARTS[1:]:
            numbers.setdefault(part, int(part == "day"))
        self._check()
        found = date(numbers["year"], numbers["month"] + 1, numbers["day"])
        _require(numbers.get("weekday", found.isoweekday() % 7) == found.isoweekday() % 7)
        at = datetime.combine(found, time(numbers["hour"] % 24, numbers["minute"]))
        moved = timedelta(days=numbers["hour"] == 24, minutes=-numbers.get("offset", 0))
        self.found = (at + moved).date()

    def _tell_half(self, half: str, twelve: Mapping[str, int]) -> None:
        """Most locales' halves never move an hour into another day; twelve more hours than 12 would."""
        below = twelve.get(half)
        if below is None:
            return
        _require(not below or "hour" in self.numbers or "passed" in self.numbers)
        if "hour" in self.numbers:
            hour = self.numbers["hour"] if self.numbers["hour"] != 12 else 0
            self.numbers["hour"] = hour + 12 if hour < below else hour

    def _date_from_weeks_and_yeardays(self) -> None:
        numbers = self.numbers
        if "day" not in numbers and "month" not in numbers and any(name in numbers for name in _WEEK):
            found = self._day_of_week()
            numbers |= {"year": found.year, "yearday": found.timetuple().tm_yday}
        if "yearday" in numbers:
            _require("year" in numbers)
            found = date(numbers["year"], 1, 1) + timedelta(days=numbers["yearday"] - 1)
            _require(found.year == numbers["year"])
            numbers |= {"month": found.month - 1, "day": found.day}

    def _day_of_week(self) -> date:
        numbers = self.numbers
        if any(name in numbers for name in _ISO_WEEK):
            week = _week(numbers.get("iso_year", numbers.get("year")), numbers.get("iso_week", 1), ISO)
            weekday = numbers.get("iso_weekday", 1)
            _require(1 <= weekday <= 7)
            return week.days[weekday - 1]
        week = _week(numbers.get("rule_year", numbers.get("year")), numbers.get("rule_week"), self.rule)
        weekday = numbers.get("rule_weekday", 0)
        if "weekday" in numbers:
            weekday = numbers["weekday"]
            _require(weekday <= 6)
            weekday = (weekday - 1 - self.rule.first_day) % 7
        _require(weekday <= 6)
        return week.days[weekday]

    def _check(self) -> None:
        """Nothing goes beyond its bounds, as far as it is known: a day of 32 that no month is said of may be."""
        numbers = self.numbers
        _require(0 <= numbers.get("month", 0) <= 11)
        if "day" in numbers and {"year", "month"} <= numbers.keys():
            is_february = numbers["month"] == 1
            _require(numbers["day"] <= _DAYS_OF_MONTHS[numbers["month"]])
            _require(not is_february or numbers["day"] <= _february(numbers["year"]))
        _require(numbers.get("day", 1) >= 1)
        _require(numbers.get("hour", 0) <= 24)
        if numbers.get("hour") == 24:
            _require(all(numbers.get(part) == 0 for part in ("minute", "second", "thousandth")))
        _require(numbers.get("minute", 0) <= 59)
        _require(numbers.get("second", 0) <= 59)


def _february(year: int) -> int:
    return 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28


def _week(year: int | None, number: int | None, rule: WeekRule) -> Week:
    _require(year is not None and number is not None)  # or else today's
    assert year is not None
    assert number is not None
    week = week_numbered(year, number, rule)
    if week is None or week.start.weekday() != rule.first_day:  # nor before its beginning
        raise ValueError
    return week


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError
