"""Regions of the day's own notes: where the days and the week are, and what the morning may start from."""

from datetime import date, timedelta

from vaultkit.notes.calendar import Week, day_label, week_of
from vaultkit.pages.sections.still_open import open_things, said
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.days import episodes

OPEN_SHOWN = 3
QUIET_AFTER = 3
"""After this many unwritten days the morning only says that some things are open."""


def nearby(view: View) -> str:
    """The other note of the day, the nearest days with a note, and the week. Monday's morning looks back a week."""
    if view.day is None:
        return ""
    own = {
        path: day
        for (kind, day), path in _day_notes(view).items()
        if day == view.day and path != view.link.page
    }
    links = [view.link(path, path_kind(view, path)) for path in sorted(own)]
    links += [view.link(*near) for near in (_nearest(view, -1), _nearest(view, 1)) if near]
    if week := _week(view):
        links.append(view.link(view.atlas.weeks[week], f"Week {week.number}"))
    return " · ".join(links) + "\n" if links else ""


def morning(view: View) -> str:
    """At most three open things and yesterday's plan; after days away, only that some are there."""
    if view.day is None:
        return ""
    yesterday = view.day - timedelta(days=1)
    found = open_things(view)
    written = [day for day in view.history.days if day < view.day]
    if not written or (view.day - written[-1]).days > QUIET_AFTER:
        return "Some things are open, when you like.\n" if found and written else ""
    lines = [f"- {said(view, thing)}" for thing in found[:OPEN_SHOWN]]
    last = view.history.days.get(yesterday)
    for record in last.records if last else ():
        if record.adjust:
            lines.append(
                f"- Yesterday's plan: {quoted(record.adjust)} {view.day_link(record.path, yesterday)}"
            )
            break
    for episode in episodes(last) if last else ():
        unsafe = any(person.key in view.quiet_people for person in episode.people)
        if episode.story and episode.checked in (None, "not yet") and not unsafe:
            link = view.day_link(episode.path, yesterday)
            lines.append(f"- {link} holds a story, when you like: what was actually said?")
            break
    return "\n".join(lines) + "\n" if lines else ""


def _day_notes(view: View) -> dict[tuple[str, date], str]:
    return {
        (kind, day): path
        for (kind, day), path in view.history.notes.items()
        if kind in ("checkin", "reflection")
    }


def path_kind(view: View, path: str) -> str:
    """Which of the day's two notes it is, as a person calls it."""
    return "Morning" if view.history.notes.get(("checkin", view.day or date.min)) == path else "Evening"


def _nearest(view: View, step: int) -> tuple[str, str] | None:
    """The nearest day before or after with a note of the same kind, else of the other."""
    assert view.day is not None
    notes = _day_notes(view)
    days = sorted({day for _, day in notes if (day < view.day if step < 0 else day > view.day)})
    if not days:
        return None
    day = days[-1] if step < 0 else days[0]
    other = "reflection" if view.kind == "checkin" else "checkin"
    path = notes.get((view.kind, day)) or notes[(other, day)]
    return path, day_label(day) if abs((day - view.day).days) < 7 else view.day_name(day)


def _week(view: View) -> Week | None:
    assert view.day is not None
    week = week_of(view.day, view.history.rule)
    if view.kind == "checkin" and view.day == week.start:
        week = week.plus(-1, view.history.rule)
    return week if week in view.atlas.weeks else None
