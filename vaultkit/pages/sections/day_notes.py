"""Regions of the day's own notes: where the days and the week are, and what the morning may start from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vaultkit.notes.calendar import Week, week_of
from vaultkit.pages.said import Said, row
from vaultkit.pages.say import say
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.still_open import begun, open_things, rows
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, quoted
from vaultkit.patterns.days import Day
from vaultkit.records.episode import EPISODE, Episode
from vaultkit.records.words import shipped

OPEN_SHOWN = 3
QUIET_AFTER = 3
"""After this many unwritten days the morning only says that some things are open."""
DAY_NOTES = {"checkin": "nearby.morning", "reflection": "nearby.evening", "": "nearby.day"}
"""The notes that stand for a day, and what they are called; a person's own daily note has no kind."""


def nearby(view: View) -> Said:
    """The other notes of the day, the nearest days with a note, and the week. Monday's morning looks back a week."""
    if view.day is None:
        return Said()
    own = ((view.history.notes.get((kind, view.day)), name) for kind, name in DAY_NOTES.items())
    links = [view.link(path, say(name)) for path, name in own if path and path != view.link.page]
    days = view.history.once(_noted, view.history.notes)
    before, after = bisect_left(days, view.day), bisect_right(days, view.day)
    links += [_day(view, day) for day in (*days[max(before - 1, 0) : before], *days[after : after + 1])]
    for week in _weeks(view, view.day):
        if view.atlas.week(week):
            links.append(view.week_link(week, say("nearby.week", number=week.number)))
    return row(" · ".join(links)) if links else Said()


def _noted(notes: Iterable[tuple[str, date]]) -> list[date]:
    """The days with a note that stands for them."""
    return sorted({day for kind, day in notes if kind in DAY_NOTES})


def _day(view: View, day: date) -> str:
    """A day's note of the same kind, else another; one that was written in before one that was not."""
    assert view.day is not None
    kinds = [kind for kind in (view.kind, *DAY_NOTES) if kind in DAY_NOTES]
    notes = [path for kind in kinds if (path := view.history.notes.get((kind, day)))]
    written = (
        {record.path for record in view.history.days[day].records} if day in view.history.days else set()
    )
    path = next((path for path in notes if path in written), notes[0])
    return view.link(path, view.names.day(day) if abs((day - view.day).days) < 7 else view.day_name(day))


def _weeks(view: View, day: date) -> tuple[Week, ...]:
    """On the morning that a week begins the one before; in a note that is morning and evening, both."""
    week = week_of(day, view.history.rule)
    before = (week.plus(-1, view.history.rule),) if day == week.start else ()
    return {"checkin": before or (week,), "": (*before, week)}.get(view.kind, (week,))


def last_week(view: View) -> Said:
    """The one thing that last week's page says, and how it went: asked as the week ends."""
    thing = view.history.untold(view.day, view.link.page) if view.day else None
    if thing is None:
        return Said()
    return row(say("last-week.asked", thing=quoted(thing.text), link=view.thing_link(thing)))


def morning(view: View) -> Said:
    """At most three open things and what was planned; after days away, only that some are there."""
    if view.day is None:
        return Said()
    # What began today is no news this morning: in a note that is evening, too, it stands below.
    found = [thing for thing in open_things(view) if begun(thing) < view.day]
    before = view.history.between(date.min, view.day)
    before = before[:-1] if before and before[-1].date == view.day else before
    if not before:
        return Said()
    if (view.day - before[-1].date).days > QUIET_AFTER:
        return row(say("morning.some-open")) if found else Said()
    yesterday = view.day - timedelta(days=1)
    lines = [*_from_last_week(view, yesterday), *_from_yesterday(view, yesterday)]
    return Said((*lines, *rows(view, found[:OPEN_SHOWN])))


def _from_last_week(view: View, yesterday: date) -> list[str]:
    """Where a week begins, its one thing; yesterday's plan stands below anyway."""
    thing = view.one_thing
    if view.day != view.week.start or thing is None or thing.day == yesterday:
        return []
    name = "morning.last-plan" if thing.day else "morning.one-thing"
    return [say(name, thing=quoted(thing.text), link=view.thing_link(thing))]


def _from_yesterday(view: View, yesterday: date) -> list[str]:
    """Its plan; and a story that nobody has looked at yet, the morning after and not at night."""
    day = view.history.days.get(yesterday)
    if day is None:
        return []
    plans = [
        say("morning.plan", plan=quoted(record.adjust), link=view.day_link(record.path, yesterday))
        for record in day.records
        if record.adjust
    ]
    return plans[:1] + [*_stories(view, day), *_underneath(view, day)][:1]


def _stories(view: View, day: Day) -> Iterator[str]:
    """An episode tells of its story most fully, whatever tags say of it elsewhere."""
    told = {episode.story_type for episode in day.of(Episode)}
    for record in (*day.of(Episode), *day.records):
        if isinstance(record, Episode):
            waits = EPISODE.is_open(record)
        else:
            waits = not told.issuperset(record.stories)
        if waits and not is_quiet(view, record):
            yield say("morning.story", link=view.day_link(record.path, day.date))


def _underneath(view: View, day: Day) -> Iterator[str]:
    """A word that tells what someone did, where no feeling that may be underneath was named that day."""
    for record in day.records:
        for word in record.feelings:
            under = shipped().underneath(word)
            if under and day.feelings.isdisjoint(under) and not is_quiet(view, record):
                link = view.day_link(record.path, day.date)
                yield say("morning.underneath", word=quoted(capital(word)), feelings=under, link=link)
