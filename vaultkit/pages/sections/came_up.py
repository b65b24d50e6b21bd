"""What came up: triggers and feelings, each with its days this week and its weeks before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from vaultkit.notes.calendar import week_of
from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import counted, quoted
from vaultkit.patterns.themes import Theme

RETURNING_AFTER = 4
"""Weeks without, after which a trigger that is there again is said to be back."""
FEELINGS_SHOWN = 4


def came_up(view: View, weeks: int = 8) -> str:
    present = {theme for day in view.days for theme in day.occurrences}
    themes = [view.history.themes[theme] for theme in present if not view.history.themes[theme].hidden]
    rows = sorted(
        themes, key=lambda theme: (-len(_this_week(view, theme)), _is_first(view, theme), theme.key)
    )
    lines = [_trigger(view, theme, weeks) for theme in rows] + _feelings(view, weeks)
    return "\n".join(("## What came up", _scope(view, weeks), *lines)) + "\n" if lines else ""


def _scope(view: View, weeks: int) -> str:
    before = view.window(weeks)[:-1]
    here = f"Days, of {len(view.days)} written this week"
    if not before:
        return here
    written = sum(len(view.days_of(week)) for week in before)
    empty = [week for week in before if not view.days_of(week)]
    blank = ""
    if empty:
        blank = f" ({'week' if len(empty) == 1 else 'weeks'} {', '.join(str(w.number) for w in empty)} not written)"
    return f"{here} and {written} in {week_range(before)}{blank}"


def _this_week(view: View, theme: Theme) -> tuple[date, ...]:
    return tuple(day.date for day in view.days if theme.key in day.occurrences)


def _is_first(view: View, theme: Theme) -> bool:
    return theme.days[0] >= view.week.start


def _trigger(view: View, theme: Theme, weeks: int) -> str:
    days = _this_week(view, theme)
    links = ", ".join(
        view.day_link(view.history.days[day].occurrences[theme.key].record.path, day) for day in days
    )
    line = f"- {view.theme_link(theme)}: {len(days)} ({links})"
    if _is_first(view, theme):
        line += ", first time written" if view.history.knows_enough(view.as_of) else ""
    else:
        line += _before(view, theme, weeks)
    return f"{line}. Your plan: {quoted(theme.if_then)}" if theme.if_then else line


def _before(view: View, theme: Theme, weeks: int) -> str:
    earlier = theme.until(view.week.start - timedelta(days=1))
    said = _weeks_before(view, earlier, weeks)
    last = week_of(earlier[-1], view.history.rule)
    gap = (view.week.start - last.start).days // 7 - 1
    if gap >= RETURNING_AFTER and view.history.knows_enough(view.as_of):
        where = "" if said else f" (last in week {view.week_link(last)})"
        said += f", back after {counted(gap, 'week')} without{where}"
    return said


def _weeks_before(view: View, earlier: Sequence[date], weeks: int) -> str:
    """Such as "; before, 3 (weeks 3, 7, 9)": the days of the weeks before, within the window."""
    window = view.window(weeks)[:-1]
    within = earlier[bisect_left(earlier, window[0].start) :] if window else ()
    if not within:
        return ""
    known = dict.fromkeys(week_of(day, view.history.rule) for day in within)
    links = ", ".join(view.week_link(week) for week in known)
    return f"; before, {len(within)} ({'week' if len(known) == 1 else 'weeks'} {links})"


def _feelings(view: View, weeks: int) -> list[str]:
    """Feelings named on two days or more of the week."""
    named = Counter(feeling for day in view.days for feeling in day.feelings)
    often = sorted((f for f, days in named.items() if days >= 2), key=lambda f: (-named[f], f))[
        :FEELINGS_SHOWN
    ]
    before = [day for week in view.window(weeks)[:-1] for day in view.days_of(week)]
    rows = []
    for feeling in often:
        links = ", ".join(
            view.day_link(next(r.path for r in day.records if feeling in r.feelings), day.date)
            for day in view.days
            if feeling in day.feelings
        )
        earlier = [day.date for day in before if feeling in day.feelings]
        rows.append(f"- Feeling {feeling}: {named[feeling]} ({links}){_weeks_before(view, earlier, weeks)}")
    return rows
