"""A trigger's own page: its days and weeks, what was written beside it, what helped, its rifts.

The page is as of the last week in which the trigger was written, so that it changes only when its own days do.
"""

from collections import Counter
from datetime import date

from vaultkit.notes.calendar import date_label, week_of
from vaultkit.pages.sections.mended import rift_name
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, counted, listed, quoted, sentence
from vaultkit.patterns.days import Day
from vaultkit.patterns.rifts import REPAIRED, Rift

WEEKS_IN_FULL = 26
FEELINGS_SHOWN = 4
SUPPORT = 2


def _days(view: View) -> list[Day]:
    return [view.history.days[day] for day in view.theme.until(view.as_of)] if view.theme else []


def theme(view: View) -> str:
    """Title, how often and when, the person's own plan."""
    if view.theme is None:
        return ""
    days = _days(view)
    if not days:
        return f"# {view.theme.name}\n"
    weeks = {week_of(day.date, view.history.rule) for day in days}
    first, last = days[0].date, days[-1].date
    when = (
        f"between {date_label(first, last.year)} and {date_label(last)}"
        if first != last
        else f"on {date_label(last)}"
    )
    line = f"Written on {counted(len(days), 'day')} in {counted(len(weeks), 'week')}, {when}."
    links = f"\n{view.link(view.atlas.index, 'All weeks')}" if view.atlas.index else ""
    plan = f"\n\nYour plan: {quoted(view.theme.if_then)}" if view.theme.if_then else ""
    return f"# {view.theme.name}{links}\n\n{line}{plan}\n"


def theme_days(view: View) -> str:
    """Its weeks, the latest first, each with its days; older ones by year."""
    days = _days(view)
    if not days or view.theme is None:
        return ""
    by_week: dict[tuple[date, int], list[str]] = {}
    for day in days:
        week = week_of(day.date, view.history.rule)
        path = day.occurrences[view.theme.key].record.path
        by_week.setdefault((week.start, week.number), []).append(view.at(week).day_link(path, day.date))
    rows = []
    for start, _ in sorted(by_week, reverse=True)[:WEEKS_IN_FULL]:
        week = week_of(start, view.history.rule)
        page = view.atlas.weeks.get(week)
        label = f"Week {week.number}" if week.year == view.week.year else f"Week {week.number} of {week.year}"
        links = ", ".join(by_week[start, week.number])
        rows.append(f"- {view.link(page, label) if page else label}: {links}")
    older = Counter(start.year for start, _ in sorted(by_week, reverse=True)[WEEKS_IN_FULL:])
    rows += [f"- {year}: {counted(count, 'week')} more" for year, count in older.items()]
    return "\n".join(("## When", *rows)) + "\n"


def seen_with(view: View) -> str:
    """Feelings on the same days, with both rates; nothing is marked and nothing is said to cause anything."""
    days = _days(view)
    if len(days) < SUPPORT or view.theme is None:
        return ""
    start = week_of(days[0].date, view.history.rule).start
    others = [
        day
        for day in view.history.days.values()
        if start <= day.date <= view.as_of and view.theme.key not in day.occurrences
    ]
    counts = Counter(feeling for day in days for feeling in day.feelings)
    often = sorted((f for f, n in counts.items() if n >= SUPPORT), key=lambda f: (-counts[f], f))[
        :FEELINGS_SHOWN
    ]
    if not often:
        return ""
    lines = [
        "## Feelings on the same days",
        f"Of {counted(len(days), 'day')} with it and {len(others)} written days without, from its first week to its last:",
    ]
    for feeling in often:
        without = sum(feeling in day.feelings for day in others)
        lines.append(
            f"- {capital(feeling)}: on {counts[feeling]} of {len(days)}; on {without} of {len(others)} without"
        )
    return "\n".join(lines) + "\n"


def helped(view: View) -> str:
    """The person's own words from those days: what they did, and what they learned."""
    rows = []
    for day in reversed(_days(view)):
        assert view.theme is not None
        occurrence = day.occurrences[view.theme.key]
        response = getattr(occurrence.record, "my_response", None)
        name = view.day_link(occurrence.record.path, day.date)
        if response:
            rows.append(f"- {name}: {quoted(response)}")
        rows += [f"- {view.day_link(lesson.path, day.date)}: {quoted(lesson.text)}" for lesson in day.lessons]
    return "\n".join(("## What you did and learned on those days", *rows[:12])) + "\n" if rows else ""


def theme_rifts(view: View) -> str:
    """Rifts that began on its days, and how they ended by the page's day."""
    dates = {day.date for day in _days(view)}
    rifts = [rift for rift in view.history.rifts.all if rift.begun in dates]
    if not rifts:
        return ""
    return (
        "\n".join(("## Rifts that began on those days", *(_rift(view, rift) for rift in reversed(rifts))))
        + "\n"
    )


def _rift(view: View, rift: Rift) -> str:
    ending = rift.ended_by(view.as_of)
    line = f"- {rift_name(view, rift)}: "
    if ending != REPAIRED:
        return line + ending
    if rift.days_taken is None or rift.closed is None:
        return line + "mended"
    taken = "the same day" if rift.days_taken == 0 else f"{counted(rift.days_taken, 'day')} after"
    line += f"mended {taken} ({view.day_link(rift.closed_path, rift.closed)})"
    words = [f"agreed: {sentence(rift.agreed)}"] if rift.agreed else []
    return f"{line}; {listed(words)}" if words else line
