"""Weeks that looked alike: which, why, and what helped then."""

from collections.abc import Iterator
from itertools import islice

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.mended import rift_told
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import linked, place, told_in
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, quoted
from vaultkit.patterns import weeks_alike
from vaultkit.patterns.themes import NEED
from vaultkit.patterns.weeks_alike import Alike, Helped, Named

LINES = 4
"""Of what helped in one week, one of each sort but repairs; the rest stands on the week's page."""


def alike(view: View, weeks: int = 52) -> Said:
    """Beside the week of the last day that counts."""
    found = weeks_alike.alike(view.history, view.week, view.as_of, weeks)
    told = rows(_week(view, each) for each in found)
    return told.below(say("alike.heading"), say("alike.scope", week=view.week_name(view.week)))


def _week(view: View, found: Alike) -> Said:
    """Such as "Week 21: 3 of 7 (Plans changed late, need for rest, assumed indifference)"."""
    week = found.week
    told = say(
        "alike.week",
        week=view.week_link(week, capital(view.week_name(week))),
        shared=len(found.shared),
        n=found.of,
        names=", ".join(_name(view, each) for each in found.shared),
    )
    figure = Figure(
        "shared-names", week.label, len(found.shared), found.of, "names", week.start, week.end, found.days
    )
    helped = rows(islice(_helped(view, found, weeks_alike.helped(view.history, week)), LINES))
    return row(told, figure) + Said(tuple(f"\t{line}" for line in helped.lines), helped.figures)


def _name(view: View, named: Named) -> str:
    sort, which = named
    theme = view.history.themes.get(sort, {}).get(which)
    if theme is None:
        return word("assumed", which)
    if sort != NEED.name:
        return view.theme_link(theme)
    return view.theme_link(theme, say("alike.need", word=theme.name.lower()))


def _helped(view: View, week: Alike, found: Helped) -> Iterator[Said]:
    """Nothing of anyone of whom nothing is prompted; a lesson of a day with what is shared before others."""
    repaired = [rift for rift in found.mended if not is_quiet(view, rift)]
    yield from (rift_told(view, rift) for rift in repaired[:2])
    if found.plan:
        plan, link = quoted(found.plan.text), view.link(found.plan.path, say("alike.said"))
        yield row(say("alike.tried", plan=plan, link=link, days=linked(view, found.tried)))
    for episode in [each for each in found.chosen if not is_quiet(view, each)][:1]:
        quote = quoted(episode.my_response or "")
        yield row(say("alike.chosen", quote=quote, day=told_in(view, episode)))
    reframed = {place(each)[0]: place(each) for each in found.reframed if not is_quiet(view, each)}
    if reframed:
        yield row(say("alike.reframed", days=linked(view, reframed.values())))
    for day, lesson in sorted(found.lessons, key=lambda pair: pair[0] not in week.days)[:1]:
        link = view.day_link(lesson.path, day)
        yield row(say("alike.lesson", quote=quoted(lesson.text), day=link))
