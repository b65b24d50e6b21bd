"""The index: the triggers that recur, every week, and how much could not be read."""

from itertools import groupby

from vaultkit.notes.calendar import week_of
from vaultkit.pages.sections.came_up import RETURNING_AFTER
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, counted, listed
from vaultkit.patterns.themes import Theme

QUIET_AFTER = 4
WINDOW = 8
WEEKS_IN_FULL = 52


def themes(view: View) -> str:
    """Triggers on two days or more, by when they were last written."""
    known = (theme.as_of(view.as_of) for theme in view.history.themes.values())
    rows = sorted(
        (t for t in known if t.has_page), key=lambda theme: (-theme.days[-1].toordinal(), theme.key)
    )
    if not rows:
        return ""
    return "\n".join(("## What recurs", *(_theme(view, theme) for theme in rows))) + "\n"


def _theme(view: View, theme: Theme) -> str:
    last = week_of(theme.days[-1], view.history.rule)
    where = (
        view.link(view.atlas.weeks[last], f"week {last.number}")
        if last in view.atlas.weeks
        else f"week {last.number}"
    )
    word = status(view, theme)
    return f"- {view.theme_link(theme)}: {counted(len(theme.days), 'day')}, last in {where}{f', {word}' if word else ''}"


def status(view: View, theme: Theme) -> str:
    """new, back, or quiet, as of the latest week; no word before enough days are written."""
    if not view.history.knows_enough(view.as_of):
        return ""
    weeks = sorted({week_of(day, view.history.rule).start for day in theme.days})
    since = (view.week.start - weeks[-1]).days // 7
    if weeks[0] == view.week.start:
        return "new this week"
    if since == 0 and len(weeks) > 1 and (weeks[-1] - weeks[-2]).days // 7 - 1 >= RETURNING_AFTER:
        return "back this week"
    if QUIET_AFTER <= since < WINDOW:
        return "quiet"
    return f"not written for {counted(since, 'week')}" if since >= WINDOW else ""


def weeks(view: View) -> str:
    """Every week with a page, the latest first, by year."""
    known = sorted((week for week in view.atlas.weeks if week <= view.week), reverse=True)
    if not known:
        return ""
    lines = ["## Weeks"]
    for year, group in groupby(known, key=lambda week: week.year):
        lines += ["", f"### {year}", ""]
        for week in group:
            days = view.days_of(week)
            seen = {
                theme for day in days for theme in day.occurrences if not view.history.themes[theme].hidden
            }
            named = sorted(view.history.themes[theme].name for theme in seen)
            came = f": {listed(named)}" if named else ""
            link = view.link(view.atlas.weeks[week], f"Week {week.number}")
            lines.append(f"- {link}, {counted(len(days), 'day')} written{came}")
    return "\n".join(lines) + "\n"


def unread(view: View) -> str:
    """Notes with something that could not be read, counted; `vaultkit check` names them."""
    if not view.unread:
        return ""
    notes = counted(view.unread, "note has", "notes have")
    return (
        f"{capital(notes)} something in it that could not be read as meant; `vaultkit check` shows where.\n"
    )
