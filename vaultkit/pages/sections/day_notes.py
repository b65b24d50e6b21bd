"""Regions of the day's own notes: where the days and the week are, and what the morning may start from."""

from collections.abc import Iterator
from datetime import date, timedelta

from vaultkit.notes.calendar import Week, day_label, week_of
from vaultkit.pages.sections.still_open import is_quiet, open_things, rows
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, quoted
from vaultkit.patterns.days import Day, episodes
from vaultkit.records.episode import EPISODE, Episode
from vaultkit.records.words import shipped

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
    """A day's note of the same kind, else another; one that was written in before one that was not."""
    assert view.day is not None
    kinds = [kind for kind in (view.kind, *DAY_NOTES) if kind in DAY_NOTES]
    notes = [path for kind in kinds if (path := view.history.notes.get((kind, day)))]
    written = (
        {record.path for record in view.history.days[day].records} if day in view.history.days else set()
    )
    path = next((path for path in notes if path in written), notes[0])
    return view.link(path, day_label(day) if abs((day - view.day).days) < 7 else view.day_name(day))


def _week(view: View, day: date) -> Week:
    week = week_of(day, view.history.rule)
    return week.plus(-1, view.history.rule) if view.kind == "checkin" and day == week.start else week


def last_week(view: View) -> str:
    """The one thing that last week's page says, and how it went: asked as the week ends."""
    thing = view.history.untold(view.day, view.link.page) if view.day else None
    if thing is None:
        return ""
    said = f"Last week's one thing: {quoted(thing.text)} {view.thing_link(thing)}."
    return f"{said} If you tried it, how did it go?\n"


def morning(view: View) -> str:
    """At most three open things and what was planned; after days away, only that some are there."""
    if view.day is None:
        return ""
    found = open_things(view)
    last_written = max((day for day in view.history.days if day < view.day), default=None)
    if last_written is None:
        return ""
    if (view.day - last_written).days > QUIET_AFTER:
        return "Some things are open, when you like.\n" if found else ""
    yesterday = view.day - timedelta(days=1)
    lines = [*_from_last_week(view, yesterday), *_from_yesterday(view, yesterday)]
    lines += rows(view, found[:OPEN_SHOWN])
    return "\n".join(lines) + "\n" if lines else ""


def _from_last_week(view: View, yesterday: date) -> list[str]:
    """Where a week begins, its one thing; yesterday's plan stands below anyway."""
    thing = view.one_thing
    if view.day != view.week.start or thing is None or thing.day == yesterday:
        return []
    what = "Last week's last plan" if thing.day else "Last week's one thing"
    return [f"- {what}: {quoted(thing.text)} {view.thing_link(thing)}"]


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
    return plans[:1] + [*_stories(view, day), *_underneath(view, day)][:1]


def _stories(view: View, day: Day) -> Iterator[str]:
    """An episode tells of its story most fully, whatever tags say of it elsewhere."""
    told = {episode.story_type for episode in episodes(day)}
    for record in (*episodes(day), *day.records):
        if isinstance(record, Episode):
            waits = EPISODE.is_open(record)
        else:
            waits = not told.issuperset(record.stories)
        if waits and not is_quiet(view, record):
            link = view.day_link(record.path, day.date)
            yield f"- {link} holds a story. When you like: what was actually said?"


def _underneath(view: View, day: Day) -> Iterator[str]:
    """A word that tells what someone did, where no feeling that may be underneath was named that day."""
    for record in day.records:
        for word in record.feelings:
            under = shipped().underneath(word)
            if under and day.feelings.isdisjoint(under) and not is_quiet(view, record):
                asked = f"When you like: what was underneath – {', '.join(under)}?"
                link = view.day_link(record.path, day.date)
                yield f"- {quoted(capital(word))} yesterday tells what someone did. {asked} {link}"
