"""Still open, and next: at most five, dated, never pressing."""

from collections.abc import Iterator

from vaultkit.notes.calendar import date_label
from vaultkit.pages.sections.mended import rift_name
from vaultkit.pages.view import View
from vaultkit.pages.wording import counted

SHOWN = 5


def still_open(view: View) -> str:
    found = open_things(view)
    if not found:
        return ""
    lines = ["## Still open, and next", *(f"- {thing}" for thing in found[:SHOWN])]
    if more := len(found) - SHOWN:
        if more > 0:
            lines.append(f"- {counted(more, 'more thing')}, when you like")
    return "\n".join(lines) + "\n"


def open_things(view: View) -> list[str]:
    """What had begun by the page's day and was not closed by then: replies first, then rifts, the latest first."""
    return [*_replies(view), *_rifts(view)]


def _replies(view: View) -> Iterator[str]:
    for episode in reversed(view.history.replies):
        assert episode.day is not None
        if episode.day > view.as_of or (episode.replied_on and episode.replied_on <= view.as_of):
            continue
        if any(person.key in view.quiet_people for person in episode.people):
            continue
        meant = f", meant for {date_label(episode.reply_by, view.week.end.year)}" if episode.reply_by else ""
        yield f"{view.day_link(episode.path, episode.day)}: a reply that is waiting{meant}"


def _rifts(view: View) -> Iterator[str]:
    for rift in reversed(view.history.rifts.all):
        if not rift.is_open(view.as_of) or any(person.key in view.quiet_people for person in rift.people):
            continue
        yield f"{rift_name(view, rift)}: mend, wait or let go, each is an answer"
