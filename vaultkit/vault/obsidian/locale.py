"""How Obsidian's moment.js is set: in which locale it spells, and when its weeks begin.

Calendar sets both for all of Obsidian, its weekday without the rule that numbers weeks: what stays is how far into
January the first week reaches, so that other days of January are always in it
(https://github.com/liamcain/obsidian-calendar-ui, src/localization.ts).
"""

from vaultkit.notes.calendar import WeekRule
from vaultkit.notes.locales import LOCALES, names_of

WEEKDAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_NORWEGIAN = {"no": "nb", "nn": "nb"}


def known(locale: str) -> str:
    """The locale vaultkit knows that is this one or close to it (`de-AT`, `en-US`); "" where none is."""
    name = locale.strip().lower().replace("_", "-")
    language = name.partition("-")[0]
    language = _NORWEGIAN.get(language, language)
    close = (each for each in LOCALES if each.partition("-")[0] == language)
    return name if name in LOCALES else next(close, "")


def week_rule(locale: str, week_start: str) -> WeekRule:
    """The rule by which `ww` and `gggg` are counted; ``week_start`` is a weekday, or "" for the locale's own."""
    rule = names_of(locale).week
    if not week_start:
        return rule
    own, other = (rule.first_day + 1) % 7, WEEKDAYS.index(week_start)
    return WeekRule((other - 1) % 7, rule.january_day + other - own)
