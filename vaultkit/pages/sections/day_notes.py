"""Regions of the day's own notes: where the days and the week are, and what the morning may start from."""

from datetime import date, timedelta

from vaultkit.notes.calendar import Week, day_label, week_of
from vaultkit.pages.sections.still_open import is_quiet, open_things, rows
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.days import episodes

OPEN_SHOWN = 3
QUIET_AFTER = 3
"""After this many unwritten days the morning only says that some things are open."""
DAY_NOTES = {"checkin": "Morning", "reflection": "Evening", "": "Day"}
"""The notes that stand for a day, as a person calls them; a person's own daily note has no kind."""


def nearby(view: View) -> str:
    """The other notes of the day, the nearest days with a note, and the week. Monday's morning looks back a week."""
    if view.day is None:
        return ""
    own = ((view.history.notes.get((kind, view.day)), name) for kind, name in DAY_NOTES.items())
    links = [view.link(path, name) for path, name in own if path and path != view.link.page]
    days = {day for kind, day in view.history.notes if kind in DAY_NOTES}
    before = max((day for day in days if day < view.day), default=None)
    after = min((day for day in days if day > view.day), default=None)
    links += [_day(view, day) for day in (before, after) if day]
    if (week := _week(view, view.day)) in view.atlas.weeks:
        links.append(view.week_link(week, f"Week {week.number}"))
    return " · ".join(links) + "\n" if links else ""


def _day(view: View, day: date) -> str:
    """A day's note of the same kind, else another."""
    assert view.day is not None
    notes = (view.history.notes.get((kind, day)) for kind in (view.kind, *DAY_NOTES) if kind in DAY_NOTES)
    path = next(filter(None, notes))
    return view.link(path, day_label(day) if abs((day - view.day).days) < 7 else view.day_name(day))


def _week(view: View, day: date) -> Week:
    week = week_of(day, view.history.rule)
    return week.plus(-1, view.history.rule) if view.kind == "checkin" and day == week.start else week


def morning(view: View) -> str:
    """At most three open things and yesterday's plan; after days away, only that some are there."""
    if view.day is None:
        return ""
    found = open_things(view)
    last_written = max((day for day in view.history.days if day < view.day), default=None)
    if last_written is None:
        return ""
    if (view.day - last_written).days > QUIET_AFTER:
        return "Some things are open, when you like.\n" if found else ""
    lines = [*_from_yesterday(view, view.day - timedelta(days=1)), *rows(view, found[:OPEN_SHOWN])]
    return "\n".join(lines) + "\n" if lines else ""


def _from_yesterday(view: View, yesterday: date) -> list[str]:
    """Its plan; and a story that nobody has looked at yet, the morning after and not at night."""
    day = view.history.days.get(yesterday)
    if day is None:
        return []
    plans = [
        f"- Yesterday's plan: {quoted(record.adjust)} {view.day_link(record.path, yesterday)}"
        for record in day.records
        if record.adjust
    ]
    stories = [
        f"- {view.day_link(episode.path, yesterday)} holds a story. When you like: what was actually said?"
        for episode in episodes(day)
        if episode.story and episode.checked in (None, "not yet") and not is_quiet(view, episode)
    ]
    return plans[:1] + stories[:1]
