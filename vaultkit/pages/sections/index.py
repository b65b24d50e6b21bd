"""The index: the triggers that recur, every week, and how much could not be read."""

from itertools import groupby

from vaultkit.notes.calendar import date_label, week_of
from vaultkit.pages.sections.came_up import RETURNING_AFTER
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, counted, listed, plain
from vaultkit.patterns.themes import Theme

QUIET_AFTER = 4
WINDOW = 8
THEMES_IN_FULL = 40
WEEKS_IN_FULL = 52
NAMED = 3


def themes(view: View) -> str:
    """Triggers on two days or more, by when they were last written."""
    known = (theme.as_of(view.as_of) for theme in view.history.themes.values())
    rows = sorted(
        (theme for theme in known if theme.has_page), key=lambda t: (-t.days[-1].toordinal(), t.key)
    )
    if not rows:
        return ""
    lines = ["## What recurs", *(_theme(view, theme) for theme in rows[:THEMES_IN_FULL])]
    if older := rows[THEMES_IN_FULL:]:
        lines.append(f"- Longer ago: {', '.join(view.theme_link(theme) for theme in older)}")
    return "\n".join(lines) + "\n"


def _theme(view: View, theme: Theme) -> str:
    last = week_of(theme.days[-1], view.history.rule)
    where = view.week_link(last, view.week_name(last))
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
    if since == 0 and (weeks[-1] - weeks[-2]).days // 7 - 1 >= RETURNING_AFTER:
        return "back this week"
    return "quiet" if QUIET_AFTER <= since < WINDOW else ""


def weeks(view: View) -> str:
    """Every week with a page, the latest first, by year; those of long ago by their numbers only."""
    known = sorted((w for w in view.atlas.weeks if w <= view.week and view.days_of(w)), reverse=True)
    if not known:
        return ""
    written = view.history.written_until(view.as_of)
    first = date_label(min(view.history.days))
    since = f"since {first} {min(view.history.days).year}"
    lines = ["## Weeks", f"Written on {counted(written, 'day')} in {counted(len(known), 'week')}, {since}."]
    for year, group in groupby(known[:WEEKS_IN_FULL], key=lambda week: week.year):
        lines += ["", f"### {year}", ""]
        for week in group:
            days = view.days_of(week)
            named = listed([plain(theme.name) for theme, _ in view.themes_of(days)], NAMED)
            link = view.week_link(week, f"Week {week.number}")
            lines.append(f"- {link}, {counted(len(days), 'day')} written{named and f': {named}'}")
    if older := known[WEEKS_IN_FULL:]:
        lines += ["", "### Before", ""]
        for year, group in groupby(older, key=lambda week: week.year):
            lines.append(
                f"- {year}: weeks {', '.join(view.week_link(week) for week in reversed(list(group)))}"
            )
    return "\n".join(lines) + "\n"


def unread(view: View) -> str:
    """Notes with something that could not be read, counted; `vaultkit check` names them."""
    if not view.unread:
        return ""
    notes = (
        "1 note has something in it" if view.unread == 1 else f"{view.unread} notes have something in them"
    )
    return f"{capital(notes)} that could not be read as meant; `vaultkit check` shows where.\n"
