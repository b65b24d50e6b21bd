"""Rituals and people: how often they are wished for, beside the days between. Nothing is said to be too long."""

from datetime import date

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.places import days_told
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import spread
from vaultkit.pages.view import View
from vaultkit.pages.wording import plain
from vaultkit.patterns import rhythms as patterns
from vaultkit.patterns.rhythms import Rhythm
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median
from vaultkit.patterns.themes import Theme, title
from vaultkit.records.ritual import Ritual


def rhythms(view: View, weeks: int = 26) -> Said:
    """Of nobody of whom nothing is prompted."""
    reach = view.reach(weeks)
    rituals = patterns.rituals(view.history, reach.start, reach.end)
    people = patterns.people(view.history, reach.start, reach.end)
    told = [_ritual(view, ritual, each) for ritual, each in rituals if not is_quiet(view, ritual)]
    told += [_person(view, theme, each) for theme, each in people if _may_be_told(view, theme)]
    return rows(told).below(say("rhythms.heading"), say("rhythms.scope", reach=view.reach_name(weeks)))


def _may_be_told(view: View, theme: Theme) -> bool:
    return theme.note is not None and theme.key not in view.quiet and not is_quiet(view, theme.note)


def _ritual(view: View, ritual: Ritual, rhythm: Rhythm) -> Said:
    name = view.link(ritual.path, plain(title(ritual)))
    if _has_median(rhythm):
        where = say("rhythms.held", n=len(rhythm.days))
    else:
        where = say("rhythms.held-on", days=", ".join(_day(view, day) for day in rhythm.days))
    return _row(title(ritual), name, rhythm, where, "rhythms.between")


def _day(view: View, day: date) -> str:
    """Linked to what was written on it, if anything was."""
    written = view.history.days.get(day)
    return view.day_link(written.path, day) if written else view.day_name(day)


def _person(view: View, theme: Theme, rhythm: Rhythm) -> Said:
    links = days_told(view, theme, [view.history.days[day] for day in rhythm.days])
    where = say("rhythms.named", n=len(rhythm.days), links=links)
    return _row(theme.name, view.theme_link(theme), rhythm, where, "rhythms.between-named")


def _row(of: str, name: str, rhythm: Rhythm, where: str, between_told: str) -> Said:
    """Such as "Walk: wished for about every 7 days; held on 9 days; days between: median 6, range 2–12 (n = 8)".

    Of a person not every day with them is written, so the days are said to be between being named.
    """
    told, days, between = (
        say("rhythms.row", name=name, wished=_wished(rhythm), where=where),
        rhythm.days,
        rhythm.between,
    )
    values = [("days-in-rhythm", len(days), len(days))]
    values += [("wished-every", rhythm.wished, 1)] if rhythm.wished else []
    if _has_median(rhythm):
        told += say(between_told, spread=spread(between), n=len(between))
        named = (("median", lower_median(between)), ("least", min(between)), ("most", max(between)))
        values += [(f"{name}-between", value, len(between)) for name, value in named]
    figures = (Figure(what, of, value, n, "days", days[0], days[-1], days) for what, value, n in values)
    return row(told, *figures)


def _wished(rhythm: Rhythm) -> str:
    if rhythm.wished is None:
        return ""
    return say("rhythms.wished", days=rhythm.wished) if rhythm.wished > 1 else say("rhythms.wished-daily")


def _has_median(rhythm: Rhythm) -> bool:
    return len(rhythm.between) >= SHOW_MEDIAN
