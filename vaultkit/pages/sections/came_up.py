"""What came up: triggers and feelings, each with its days this week and its weeks before."""

from collections.abc import Sequence
from datetime import date

from vaultkit.notes.calendar import Week, week_of
from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import counted, quoted
from vaultkit.patterns.themes import Theme

RETURNING_AFTER = 4
"""Weeks without, after which a trigger that is there again is said to be back."""
FEELINGS_SHOWN = 4


def came_up(view: View, weeks: int = 8) -> str:
    present = {theme for day in view.days for theme in day.occurrences}
    themes = [view.history.themes[theme] for theme in present if not view.history.themes[theme].hidden]
    rows = sorted(themes, key=lambda theme: (-len(_this_week(view, theme)), _is_first(view, theme), theme.key))
    lines = [_trigger(view, theme, weeks) for theme in rows]
    if feelings := _feelings(view):
        lines.append(feelings)
    if not lines:
        return ""
    return "\n".join(("## What came up", _scope(view, weeks), *lines)) + "\n"


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
    earlier = [day for day in theme.days if day < view.week.start]
    window = view.window(weeks)[:-1]
    within = [day for day in earlier if window and day >= window[0].start]
    said = ""
    if within:
        known = list(dict.fromkeys(week_of(day, view.history.rule) for day in within))
        said = f"; before, {len(within)} ({_weeks(view, known)})"
    last = week_of(earlier[-1], view.history.rule)
    gap = (view.week.start - last.start).days // 7 - 1
    if gap >= RETURNING_AFTER and view.history.knows_enough(view.as_of):
        said += f", back after {counted(gap, 'week')} without"
        if not within:
            said += f" (last in week {view.week_link(last)})"
    return said


def _weeks(view: View, weeks: Sequence[Week]) -> str:
    links = ", ".join(view.week_link(week) for week in weeks)
    return f"week {links}" if len(weeks) == 1 else f"weeks {links}"


def _feelings(view: View) -> str:
    """Feelings named on two days or more of the week."""
    named: dict[str, list[str]] = {}
    for day in view.days:
        for feeling in day.feelings:
            path = next(record.path for record in day.records if feeling in record.feelings)
            named.setdefault(feeling, []).append(view.day_link(path, day.date))
    often = sorted((f for f, links in named.items() if len(links) >= 2), key=lambda f: (-len(named[f]), f))
    shown = ", ".join(f"{feeling} {len(named[feeling])} ({', '.join(named[feeling])})" for feeling in often[:FEELINGS_SHOWN])
    return f"- Feelings named on more than one day: {shown}" if shown else ""
