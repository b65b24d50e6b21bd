"""A trigger's own page: its days and weeks, what was written beside it, what helped, its rifts.

What it says changes only when its own days do, the days written between its first and last week, or its rifts.
"""

from collections import Counter
from itertools import groupby

from vaultkit.notes.calendar import Week, date_label, week_of
from vaultkit.pages.sections.mended import how_it_ended, rift_name
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, counted, plain, quoted, sentence
from vaultkit.patterns.days import Day, episodes
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import Theme
from vaultkit.records.episode import Episode

WEEKS_IN_FULL = 26
FEELINGS_SHOWN = 4
SUPPORT = 2
ROWS = 12


def theme(view: View) -> str:
    """Title, how often and when, the person's own plan."""
    if view.theme is None or not (days := _days(view, view.theme)):
        return ""
    weeks = _weeks(view, days)
    first, last = days[0].date, days[-1].date
    until = f"{date_label(last)} {last.year}"
    when = f"between {date_label(first, last.year)} and {until}" if first != last else f"on {until}"
    lines = [f"# {plain(view.theme.name)}"]
    lines += [view.link(view.atlas.index, "All weeks")] if view.atlas.index else []
    lines += ["", f"Written on {counted(len(days), 'day')} in {counted(len(weeks), 'week')}, {when}."]
    if view.theme.if_then:
        lines += ["", f"Your plan: {quoted(view.theme.if_then)}"]
    return "\n".join(lines) + "\n"


def theme_days(view: View) -> str:
    """Its weeks, the latest first, each with its days; older ones by year."""
    if view.theme is None or not (days := _days(view, view.theme)):
        return ""
    by_week = _weeks(view, days)
    weeks = sorted(by_week, reverse=True)
    shown, older = weeks[:WEEKS_IN_FULL], weeks[WEEKS_IN_FULL:]
    rows = []
    for week in shown:
        links = (
            view.day_link(day.occurrences[view.theme.key].record.path, day.date) for day in by_week[week]
        )
        rows.append(f"- {view.week_link(week, capital(view.week_name(week)))}: {', '.join(links)}")
    for year, group in groupby(older, key=lambda week: week.year):
        of_year = list(group)
        links = (view.week_link(week) for week in reversed(of_year))
        earlier = "Earlier in " if year == shown[-1].year else ""
        count = counted(sum(len(by_week[week]) for week in of_year), "day")
        rows.append(
            f"- {earlier}{year}: {count}, {'week' if len(of_year) == 1 else 'weeks'} {', '.join(links)}"
        )
    return "\n".join(("## When", *rows)) + "\n"


def seen_with(view: View) -> str:
    """Feelings on the same days, with both rates; nothing is marked and nothing is said to cause anything."""
    if view.theme is None or len(days := _days(view, view.theme)) < SUPPORT:
        return ""
    start, end = (week_of(day.date, view.history.rule) for day in (days[0], days[-1]))
    others = [
        day
        for day in view.history.days.values()
        if start.start <= day.date <= end.end and view.theme.key not in day.occurrences
    ]
    counts = Counter(feeling for day in days for feeling in day.feelings)
    often = sorted((f for f, n in counts.items() if n >= SUPPORT), key=lambda f: (-counts[f], f))
    if not often:
        return ""
    rows = []
    for feeling in often[:FEELINGS_SHOWN]:
        without = sum(feeling in day.feelings for day in others)
        beside = f", {without} of {len(others)} without" if others else ""
        rows.append(f"- {capital(plain(feeling))}: {counts[feeling]} of {len(days)} days with it{beside}")
    scope = "Of the days written from its first week to its last:"
    return "\n".join(("## Feelings on the same days", scope, *rows)) + "\n"


def helped(view: View) -> str:
    """The person's own words from those days: what they did, and what they learned."""
    if view.theme is None:
        return ""
    rows: list[str] = []
    for day in reversed(_days(view, view.theme)):
        said = [(episode.path, episode.my_response) for episode in episodes(day) if _tells_of(view, episode)]
        said += [(lesson.path, lesson.text) for lesson in day.lessons]
        rows += [f"- {view.day_link(path, day.date)}: {quoted(text)}" for path, text in said if text]
        if len(rows) >= ROWS:
            break
    return "\n".join(("## What you did and learned on those days", *rows[:ROWS])) + "\n" if rows else ""


def theme_rifts(view: View) -> str:
    """Rifts that began on its days, and how they ended, whenever that was."""
    dates = {day.date for day in _days(view, view.theme)} if view.theme else set()
    rifts = [rift for rift in view.history.rifts.all if rift.begun in dates]
    if not rifts:
        return ""
    rows = [_rift(view, rift) for rift in rifts[: -ROWS - 1 : -1]]
    if len(rifts) > ROWS:
        rows.append(f"- {len(rifts) - ROWS} before these")
    return "\n".join(("## Rifts that began on those days", *rows)) + "\n"


def _tells_of(view: View, episode: Episode) -> bool:
    """Whether this theme is the trigger that the episode names."""
    names, theme = view.history.names, view.theme
    return theme is not None and episode.trigger is not None and names.theme(episode.trigger) == theme.key


def _days(view: View, theme: Theme) -> list[Day]:
    return [view.history.days[day] for day in theme.until(view.as_of)]


def _weeks(view: View, days: list[Day]) -> dict[Week, list[Day]]:
    found: dict[Week, list[Day]] = {}
    for day in days:
        found.setdefault(week_of(day.date, view.history.rule), []).append(day)
    return found


def _rift(view: View, rift: Rift) -> str:
    agreed = f". Agreed: {sentence(rift.agreed)}" if rift.agreed else ""
    return f"- {capital(rift_name(view, rift))}: {how_it_ended(view, rift)}{agreed}"
