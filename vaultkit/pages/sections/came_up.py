"""What came up: triggers and feelings, each with its days in the period and its weeks before."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from vaultkit.notes.calendar import week_of
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.places import dates_told, days_told
from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import listed, plain, quoted
from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import FEELING, NEED, TRIGGER, Theme

RETURNING_AFTER = 4
"""Weeks without, after which a trigger that is there again is said to be back."""
FEELINGS_SHOWN = 3
ROWS = 12
"""Triggers told in full; of the others their names and numbers, as far as a line holds them."""
MORE_NAMED = 10
ONCE_NAMED = 8
EMPTY_NAMED = 4


def came_up(view: View, weeks: int = 8) -> Said:
    themes = view.themes_of(view.days)
    themes.sort(key=lambda pair: (-len(pair[1]), _is_first(view, pair[0])))
    feelings = [pair for pair in view.themes_of(view.days, FEELING.name) if len(pair[1]) >= 2]
    told = [_trigger(view, theme, days, weeks) for theme, days in themes[:ROWS]]
    told.append(_more(view, themes[ROWS:]))
    told += [_feeling(view, theme, days, weeks) for theme, days in feelings[:FEELINGS_SHOWN]]
    told.append(_once(view))
    found = rows(told)
    return (_scope(view, weeks) + found if found else found).below(say("came-up.heading"))


def _once(view: View) -> Said:
    """On a week's page, feelings and needs of a single day: nothing that was named is lost."""
    if not view.is_week:
        return Said()
    found = [
        (theme, days)
        for subject in (FEELING.name, NEED.name)
        for theme, days in view.themes_of(view.days, subject)
        if len(days) == 1
    ]
    names = [
        say("came-up.at", name=_small(view, theme), day=view.told_link(theme, days[0]))
        for theme, days in found
    ]
    figures = (figure(f"{theme.subject}-days", theme, days, view) for theme, days in found)
    return row(say("came-up.once", names=listed(names, ONCE_NAMED)), *figures) if found else Said()


def _small(view: View, theme: Theme) -> str:
    word = theme.name.lower()
    return view.theme_link(theme, say("alike.need", word=word) if theme.subject == NEED.name else word)


def _scope(view: View, weeks: int) -> Said:
    """Such as "Days, of 6 written this week and 26 in weeks 3–9 (week 6 not written)"."""
    name = "came-up.scope" if view.period.label else "came-up.scope-any"
    here = say(name, days=len(view.days), period=view.word)
    before = view.before(weeks)
    if not before:
        return row(here)
    days, reach = view.days_before(weeks), week_range(before)
    if not days:
        return row(here + say("came-up.scope-nothing-before", weeks=reach))
    start, end = before[0].start, days[-1].date
    figures = [Figure("days-written-before", "", len(days), len(days), "days", start, end)]
    empty = [str(week.number) for week in before if not view.days_of(week)]
    if empty:
        figures.append(
            Figure("weeks-not-written", "", len(empty), len(before), "weeks", start, before[-1].end)
        )
    return row(
        here + say("came-up.scope-before", days=len(days), weeks=reach) + _not_written(empty), *figures
    )


def _not_written(empty: list[str]) -> str:
    if len(empty) > EMPTY_NAMED:
        return say("came-up.many-not-written", weeks=len(empty))
    return say("came-up.not-written", n=len(empty), weeks=listed(empty)) if empty else ""


def _is_first(view: View, theme: Theme) -> bool:
    return theme.days[0] >= view.period.start


def _trigger(view: View, theme: Theme, days: list[Day], weeks: int) -> Said:
    told = say(
        "came-up.theme", name=view.theme_link(theme), days=len(days), links=days_told(view, theme, days)
    )
    figures = [figure("trigger-days", theme, days, view)]
    if not _is_first(view, theme):
        earlier, before = _earlier(view, theme, weeks)
        told += earlier
        figures += before
    elif view.history.knows_enough(view.as_of):
        told += _first(view, theme, days)
    if theme.if_then:
        told += say("came-up.plan", plan=quoted(theme.if_then))
    return row(told, *figures)


def _first(view: View, theme: Theme, days: Sequence[Day]) -> str:
    if view.is_week or len(days) == 1:
        return say("came-up.first-time")
    return say("came-up.first-on", day=view.day_name(theme.days[0]))


def _more(view: View, themes: Sequence[tuple[Theme, list[Day]]]) -> Said:
    """Those of fewer days than the rows above."""
    if not themes:
        return Said()
    names = [say("came-up.also", name=view.theme_link(theme), n=len(days)) for theme, days in themes]
    return row(
        say("came-up.more", n=len(themes), names=listed(names, MORE_NAMED)),
        *(figure("trigger-days", theme, days, view) for theme, days in themes),
    )


def figure(what: str, theme: Theme, days: Sequence[Day], view: View) -> Figure:
    """On how many of the period's written days a theme was named."""
    dates = tuple(day.date for day in days)
    return Figure(
        what, theme.name, len(days), len(view.days), "days", view.period.start, view.period.end, dates
    )


def _earlier(view: View, theme: Theme, weeks: int) -> tuple[str, list[Figure]]:
    said, figures = _weeks_before(view, theme, weeks)
    at = bisect_left(theme.days, view.period.start)
    last, again = (week_of(day, view.history.rule) for day in theme.days[at - 1 : at + 1])
    gap = view.history.weeks_between(last, again)
    if gap >= RETURNING_AFTER and view.history.knows_enough(view.as_of):
        said += say("came-up.back", weeks=gap)
        if not figures:
            said += say("came-up.last-in", week=view.week_link(last, view.week_name(last)))
        figures.append(Figure("weeks-without", theme.name, gap, gap, "weeks", last.start, again.end))
    return said, figures


def _weeks_before(view: View, theme: Theme, weeks: int) -> tuple[str, list[Figure]]:
    """Such as "; before, 3 (weeks 3, 7, 9)": the days of the weeks before, within the window.

    A week's page names every trigger, and only some feelings: of these the days themselves are linked.
    """
    before = view.before(weeks)
    if not before:
        return "", []
    low, high = bisect_left(theme.days, before[0].start), bisect_left(theme.days, view.period.start)
    within: tuple[date, ...] = theme.days[low:high]
    if not within:
        return "", []
    known = Figure(
        "days-before",
        theme.name,
        len(within),
        len(view.days_before(weeks)),
        "days",
        before[0].start,
        min(before[-1].end, view.eve),
        within,
    )
    if theme.subject == TRIGGER.name:
        places = say("places.days", places=dates_told(view, within))
    else:
        places = days_told(view, theme, [view.history.days[day] for day in within])
    return say("came-up.before", days=len(within), places=places), [known]


def _feeling(view: View, theme: Theme, days: list[Day], weeks: int) -> Said:
    """A feeling named on two days or more of the period."""
    name = view.theme_link(theme, say("came-up.feeling", word=plain(theme.name).lower()))
    told = say("came-up.theme", name=name, days=len(days), links=days_told(view, theme, days))
    said, figures = _weeks_before(view, theme, weeks)
    return row(told + said, figure("feeling-days", theme, days, view), *figures)
