"""Days as people say them: `yesterday`, `last monday`, `3 march`."""

import re
import warnings
from calendar import day_name
from datetime import date, datetime, time, timedelta

from vaultkit.errors import RequestWrong
from vaultkit.notes.calendar import parse_iso_day

# dateparser finds a day in nearly anything: `march` is its fifth if today is a fifth, `at nine` is in September. What is
# none of these shapes is therefore no day at all.
_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ORDINAL = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:day|week|month|year)s?"
# Compiled where it is used: that takes as long as ten modules, and hardly any command is told a day in words.
_SHAPE = (
    r"today|tonight|yesterday|tomorrow|last night|(?:the )?day (?:before yesterday|after tomorrow)"
    rf"|{_COUNT} ago|in {_COUNT}"
    rf"|(?:(?:on|last|next|this) )?{_WEEKDAY}"
    rf"|(?:{_WEEKDAY.replace('weekday', 'with_day')},? )?"
    rf"(?:{_ORDINAL}(?: of)? {_MONTH}|{_MONTH} {_ORDINAL})(?:,? \d{{4}})?"
)
_FULL = {name[:3].casefold(): name.casefold() for name in day_name}
"""dateparser knows no `thurs`, and `sat` only alone."""
_A_YEAR = timedelta(days=366)


def day_named(said: str, today: date, *, ahead: bool = False) -> date | None:
    """The day that is meant, or None. ``ahead``: `friday` is the one to come, otherwise the one that was.

    Digits alone count only as YYYY-MM-DD: whether 5.3. is in March or in May nobody can tell.
    """
    said = " ".join(said.casefold().split())
    if day := parse_iso_day(said):
        return day
    shape = re.fullmatch(_SHAPE, said)
    if shape is None:
        return None
    weekday = shape["weekday"] or shape["with_day"] or ""
    full = _FULL.get(weekday[:3], "")
    for prefers in ("future", "past") if ahead else ("past", "future"):
        found = _parsed(said.replace(weekday, full, 1), today, prefers)
        # `friday 6 march` is the one that is a Friday.
        if found and f"{found:%A}".casefold().startswith(full):
            return found
    return None


def day_meant(said: str | None, today: date) -> date:
    """The day an entry is for: today if nothing is said. Raises RequestWrong."""
    day = day_named(said, today) if said else today
    if day is None:
        raise RequestWrong(f"--day: {said!r} is no day.", "Such as yesterday, last monday or 2026-03-05.")
    if is_far(day, today):
        raise RequestWrong(f"--day: {day} is more than a year ahead.", "Perhaps another year is meant.")
    return day


def is_far(day: date, today: date) -> bool:
    """More than a year ahead: a slip in the year, after which the latest week would be decades away."""
    return day > today + _A_YEAR


def _parsed(said: str, today: date, prefers: str) -> date | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, about its own code
        import dateparser  # noqa: PLC0415 - 0.15 s, and only for a date in words

        found = dateparser.parse(
            said,
            languages=["en"],
            settings={
                "RELATIVE_BASE": datetime.combine(today, time(12)),
                "PREFER_DATES_FROM": prefers,
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    return found.date() if found else None
