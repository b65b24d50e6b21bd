"""What came up: triggers and feelings, each with its days this week and its weeks before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from vaultkit.notes.calendar import Week, week_of
from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import counted, listed, plain, quoted
from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import Theme

RETURNING_AFTER = 4
"""Weeks without, after which a trigger that is there again is said to be back."""
FEELINGS_SHOWN = 3
EMPTY_NAMED = 4


def came_up(view: View, weeks: int = 8) -> str:
    before = view.window(weeks)[:-1]
    themes = view.themes_of(view.days)
    themes.sort(key=lambda pair: (-len(pair[1]), _is_first(view, pair[0])))
    lines = [_trigger(view, theme, days, before) for theme, days in themes] + _feelings(view, before)
    return "\n".join(("## What came up", _scope(view, before), *lines)) + "\n" if lines else ""


def _scope(view: View, before: tuple[Week, ...]) -> str:
    """Such as "Days, of 6 written this week and 26 in weeks 3–9 (week 6 not written)"."""
    here = f"Days, of {len(view.days)} written this week"
    if not before:
        return here
    written = sum(len(view.days_of(week)) for week in before)
    if not written:
        return f"{here}; nothing written in {week_range(before)}"
    empty = [str(week.number) for week in before if not view.days_of(week)]
    blank = ""
    if len(empty) > EMPTY_NAMED:
        blank = f" ({len(empty)} weeks not written)"
    elif empty:
        blank = f" ({'week' if len(empty) == 1 else 'weeks'} {listed(empty)} not written)"
    return f"{here} and {written} in {week_range(before)}{blank}"


def _is_first(view: View, theme: Theme) -> bool:
    return theme.days[0] >= view.week.start


def _trigger(view: View, theme: Theme, days: list[Day], before: tuple[Week, ...]) -> str:
    links = ", ".join(view.day_link(day.occurrences[theme.key].record.path, day.date) for day in days)
    line = f"- {view.theme_link(theme)}: {len(days)} ({links})"
    if not _is_first(view, theme):
        line += _earlier(view, theme, before)
    elif view.history.knows_enough(view.as_of):
        line += ", first time written"
    return f"{line}. Your plan: {quoted(theme.if_then)}" if theme.if_then else line


def _earlier(view: View, theme: Theme, before: tuple[Week, ...]) -> str:
    earlier = theme.until(view.week.start - timedelta(days=1))
    said = _weeks_before(view, earlier, before)
    last = week_of(earlier[-1], view.history.rule)
    gap = (view.week.start - last.start).days // 7 - 1
    if gap >= RETURNING_AFTER and view.history.knows_enough(view.as_of):
        where = "" if said else f" (last in {view.week_link(last, view.week_name(last))})"
        said += f", back after {counted(gap, 'week')} without{where}"
    return said


def _weeks_before(view: View, earlier: Sequence[date], before: tuple[Week, ...]) -> str:
    """Such as "; before, 3 (weeks 3, 7, 9)": the days of the weeks before, within the window."""
    within = earlier[bisect_left(earlier, before[0].start) :] if before else ()
    if not within:
        return ""
    known = dict.fromkeys(week_of(day, view.history.rule) for day in within)
    links = ", ".join(view.week_link(week) for week in known)
    return f"; before, {len(within)} ({'week' if len(known) == 1 else 'weeks'} {links})"


def _feelings(view: View, before: tuple[Week, ...]) -> list[str]:
    """Feelings named on two days or more of the week."""
    named = Counter(feeling for day in view.days for feeling in day.feelings)
    often = sorted((f for f, days in named.items() if days >= 2), key=lambda f: (-named[f], f))
    earlier = [day for week in before for day in view.days_of(week)]
    rows = []
    for feeling in often[:FEELINGS_SHOWN]:
        links = ", ".join(
            view.day_link(next(r.path for r in day.records if feeling in r.feelings), day.date)
            for day in view.days
            if feeling in day.feelings
        )
        said = _weeks_before(view, [day.date for day in earlier if feeling in day.feelings], before)
        rows.append(f"- Feeling {plain(feeling)}: {named[feeling]} ({links}){said}")
    return rows
