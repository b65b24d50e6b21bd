"""Still open, and next: at most five, dated, never pressing."""

from datetime import date

from vaultkit.notes.calendar import date_label
from vaultkit.notes.names import key
from vaultkit.pages.sections.mended import rift_name
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import title
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record

SHOWN = 5


ANSWERS = "mend, wait or let go, each is an answer"


def still_open(view: View) -> str:
    found = open_things(view)
    if not found:
        return ""
    lines = ["## Still open, and next", *rows(view, found[:SHOWN])]
    if len(found) > SHOWN:
        lines += ["", "Some older things are open too, when you like."]
    return "\n".join(lines) + "\n"


def rows(view: View, things: list[Episode | Rift]) -> list[str]:
    """Never called late, and no answer is better than another: said once, with the rift or below the rifts."""
    rifts = sum(isinstance(thing, Rift) for thing in things)
    answers = f": {ANSWERS}" if rifts == 1 else ""
    lines = [f"- {_said(view, thing, answers)}" for thing in things]
    return [*lines, "", f"{capital(ANSWERS)}."] if rifts > 1 else lines


def open_things(view: View) -> list[Episode | Rift]:
    """What had begun by the page's day and was not closed by then, the latest first."""
    history, day = view.history, view.as_of
    things: list[Episode | Rift] = [
        *(
            e
            for e in history.replies
            if e.day and e.day <= day and not (e.replied_on and e.replied_on <= day)
        ),
        *(rift for rift in history.rifts.all if rift.is_open(day)),
    ]
    return sorted((thing for thing in things if not is_quiet(view, thing)), key=_day, reverse=True)


def is_quiet(view: View, thing: Record | Rift) -> bool:
    """Whether it is about someone of whom nothing is prompted, or told by such a repair's notes."""
    about = {person.key for person in thing.people}
    if isinstance(thing, Rift):
        about |= {key(thing.name), *thing.notes}
    else:
        about |= {key(title(thing)), *(link.key for link in thing.links)}
        about |= {loop.name.key for loop in thing.loops}
        if isinstance(thing, Episode) and thing.repair:
            about.add(thing.repair.key)
    return not about.isdisjoint(view.quiet)


def _said(view: View, thing: Episode | Rift, answers: str) -> str:
    if isinstance(thing, Rift):
        return f"{capital(rift_name(view, thing, ', since '))}{answers}"
    meant = f", meant for {date_label(thing.reply_by, view.week.end.year)}" if thing.reply_by else ""
    return f"{view.day_link(thing.path, _day(thing))}: a reply set aside for later{meant}"


def _day(thing: Episode | Rift) -> date:
    day = thing.begun if isinstance(thing, Rift) else thing.day
    assert day is not None
    return day
