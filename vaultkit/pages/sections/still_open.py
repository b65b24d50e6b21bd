"""Still open, and next: at most five, dated, never pressing."""

from vaultkit.notes.calendar import date_label
from vaultkit.pages.sections.mended import rift_name
from vaultkit.pages.view import View
from vaultkit.pages.wording import counted
from vaultkit.patterns.rifts import Rift
from vaultkit.records.episode import Episode

SHOWN = 5


def still_open(view: View) -> str:
    found = open_things(view)
    if not found:
        return ""
    lines = ["## Still open, and next", *(f"- {said(view, thing)}" for thing in found[:SHOWN])]
    if len(found) > SHOWN:
        lines.append(f"- {counted(len(found) - SHOWN, 'more thing')}, when you like")
    return "\n".join(lines) + "\n"


def open_things(view: View) -> list[Episode | Rift]:
    """What had begun by the page's day and was not closed by then: replies first, then rifts, the latest first."""
    history, day = view.history, view.as_of
    replies = [
        e for e in history.replies if e.day and e.day <= day and not (e.replied_on and e.replied_on <= day)
    ]
    rifts = [rift for rift in history.rifts.all if rift.is_open(day)]
    things: list[Episode | Rift] = [*reversed(replies), *reversed(rifts)]
    return [thing for thing in things if not any(person.key in view.quiet_people for person in thing.people)]


def said(view: View, thing: Episode | Rift) -> str:
    """One open thing; never called late, and no answer is better than another."""
    if isinstance(thing, Rift):
        return f"{rift_name(view, thing)}: mend, wait or let go, each is an answer"
    assert thing.day is not None
    meant = f", meant for {date_label(thing.reply_by, view.week.end.year)}" if thing.reply_by else ""
    return f"{view.day_link(thing.path, thing.day)}: a reply that is waiting{meant}"
