"""What a template leaves open: placeholders in double braces, and Templater's code. Filled or left alone, never run.

Obsidian's core templates (https://help.obsidian.md/plugins/templates) take `{{title}} {{date}} {{time}}` and, behind a
colon, a moment.js format. Periodic Notes 0.0.17 and Calendar take them as obsidian-daily-notes-interface 0.9.5 does:
besides, `{{date+2d:FORMAT}}`, `{{yesterday}} {{tomorrow}}`, in a week's note `{{monday:FORMAT}}`; Periodic Notes 1.0.0-beta
(src/utils.ts) `{{month+1M}} {{quarter}} {{year}}` in the notes of these. vaultkit adds `{{week}} {{name}} {{link}} {{about}}`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from vaultkit.notes.calendar import ISO, WEEKDAYS, WeekRule, week_of
from vaultkit.notes.links import linkpath
from vaultkit.notes.locales import names_of
from vaultkit.notes.moment import written
from vaultkit.notes.names import file_name
from vaultkit.notes.templater import CODE

ISO_DATE, CLOCK = "YYYY-MM-DD", "HH:mm"
_PLACEHOLDER = (
    r"\{\{[ \t]*(?P<word>[a-z]+)[ \t]*(?:(?P<amount>[+-][0-9]{1,9})(?P<unit>[yqmwdhs]))?[ \t]*"
    r"(?::(?P<form>(?:(?!\{\{|\}\})[^\n\r\u2028\u2029])*))?\}\}"
)
_OPEN = re.compile(f"(?is:{_PLACEHOLDER})|(?P<code>{CODE})")

_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_SHIFTED = {"date": 0, "time": 0, "yesterday": -1, "tomorrow": 1}
CORE = ("title", "date", "time")
_SPANS = {"month": 1, "quarter": 3, "year": 12}
# As moment.js reads one letter, by running it: `m` is a minute and `M` a month, `D` and `q` move nothing.
_MONTHS = {"y": 12, "Y": 12, "Q": 3, "M": 1}
_SECONDS = {"w": 604_800, "W": 604_800, "d": 86_400, "h": 3600, "H": 3600, "m": 60, "s": 1, "S": 1}


class Placeholder(NamedTuple):
    """`{{word+amount unit:form}}`. ``form`` is None without a colon, and without the spaces around it."""

    typed: str
    word: str
    amount: int = 0
    unit: str = ""
    form: str | None = None


class Code(NamedTuple):
    """Templater's, from `<%` to `%>`."""

    typed: str


Part = str | Placeholder | Code


@dataclass(frozen=True, slots=True)
class Dates:
    """How a template's dates are written where it does not say, which is a setting of whoever made it.

    ``date`` and ``time`` are the moment.js formats of a bare `{{date}}` and `{{time}}`; ``rule`` is what week tokens follow,
    None for the one that vaultkit goes by; ``period`` is that of its note: day, week, month, quarter or year. ``is_core``: what
    fills it knows title, date and time, and leaves all else as it is.
    """

    date: str = ISO_DATE
    time: str = CLOCK
    locale: str = "en"
    rule: WeekRule | None = None
    period: str = "day"
    is_core: bool = False


PLAIN = Dates()


@dataclass(frozen=True, slots=True)
class Filling:
    """What placeholders are filled from. ``at`` is the scheduled time, never the clock's: every device makes the same."""

    day: date
    title: str = ""
    at: time = time(0)
    name: str = ""
    about: str = ""
    rule: WeekRule = ISO
    dates: Dates = PLAIN


def parts(text: str) -> Iterator[Part]:
    """A text in order, without empty pieces. Whatever else stands in braces is text."""
    end = 0
    for found in _OPEN.finditer(text):
        if end < found.start():
            yield text[end : found.start()]
        end = found.end()
        if found["code"]:
            yield Code(found["code"])
        else:
            form = found["form"]
            amount, unit = int(found["amount"] or 0), found["unit"] or ""
            yield Placeholder(
                found[0], found["word"].lower(), amount, unit, form.strip() if form is not None else None
            )
    if end < len(text):
        yield text[end:]


def fill(part: Part, filling: Filling) -> str:
    """What a part becomes. What is not understood stays as it was typed, code in any case."""
    if isinstance(part, str):
        return part
    if isinstance(part, Code):
        return part.typed
    if filling.dates.is_core and (part.unit or part.word not in CORE):
        return part.typed
    if (fixed := _fixed(part, filling)) is not None:
        return fixed
    try:
        moment = moment_of(part, filling)
    except (ValueError, OverflowError):  # there is no day after the last one of the calendar
        return part.typed
    if moment is None:
        return part.typed
    dates = filling.dates
    bare = dates.time if part.word == "time" and not part.unit else dates.date
    spelling, rule = names_of(dates.locale), dates.rule or filling.rule
    return written(part.form or bare, spelling, moment.date(), moment.time(), rule)


def _fixed(part: Placeholder, filling: Filling) -> str | None:
    """What no format is asked of."""
    if part.unit or part.form is not None:
        return None
    match part.word:
        case "title":
            return filling.title
        case "week":
            return week_of(filling.day, filling.rule).label
        case "name":
            return filling.name
        case "link":
            return f'"[[{linkpath(file_name(filling.name))}]]"' if filling.name else ""
        case "about":
            return filling.about
    return None


def moment_of(part: Placeholder, filling: Filling) -> datetime | None:
    """The day and time it tells; None if it tells none. Raises OverflowError where the calendar ends."""
    word, day = part.word, filling.day
    if word in _SHIFTED and not (part.unit and _SHIFTED[word]):
        start = datetime.combine(day + timedelta(days=_SHIFTED[word]), filling.at)
    elif word in _WEEKDAYS and filling.dates.period == "week" and part.form and not part.unit:
        first = (filling.dates.rule or filling.rule).first_day
        since_start = (_WEEKDAYS[word] - first) % 7 - (day.weekday() - first) % 7
        return datetime.combine(day + timedelta(days=since_start), time(0))
    elif word in _SPANS and filling.dates.period == word:
        months = _SPANS[word]
        start = datetime.combine(day.replace(month=(day.month - 1) // months * months + 1, day=1), filling.at)
    else:
        return None
    return _later(start, part.amount, part.unit) if part.unit else start


def _later(start: datetime, amount: int, unit: str) -> datetime:
    """As moment adds: the last day of a shorter month where the day is not there."""
    if unit not in _MONTHS:
        return start + timedelta(seconds=amount * _SECONDS.get(unit, 0))
    years, month = divmod(start.year * 12 + start.month - 1 + amount * _MONTHS[unit], 12)
    if not date.min.year <= years <= date.max.year:
        raise OverflowError
    for last in (31, 30, 29):
        try:
            return start.replace(year=years, month=month + 1, day=min(start.day, last))
        except ValueError:
            continue
    return start.replace(year=years, month=month + 1, day=28)
