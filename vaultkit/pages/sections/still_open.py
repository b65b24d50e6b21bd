"""Still open, and next: at most five, dated, never pressing."""

from collections.abc import Sequence
from datetime import date

from vaultkit.pages.said import Said
from vaultkit.pages.say import say
from vaultkit.pages.sections.mended import rift_name
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.view import View
from vaultkit.pages.wording import listed, quoted
from vaultkit.patterns import loops
from vaultkit.patterns.rifts import Rift
from vaultkit.records.commitment import Commitment
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record
from vaultkit.records.repair import Repair

SHOWN = 5
REPLIES = 2

Thing = Episode | Rift | Commitment | Repair
"""A reply set aside, a rift, a promise, a repair to be asked after."""
ORDER = (Episode, Rift, Commitment, Repair)


def still_open(view: View) -> Said:
    """What is meant for a day to come before what was begun last; of each sort together."""
    found: list[Thing] = [
        *open_things(view),
        *(each for each in loops.promises(view.history, view.as_of) if not is_quiet(view, each)),
        *(each for each in loops.follow_ups(view.history, view.as_of) if not is_quiet(view, each)),
    ]
    found.sort(key=_nearness, reverse=True)
    replies = [thing for thing in found if isinstance(thing, Episode)][:REPLIES]
    first = [thing for thing in found if not isinstance(thing, Episode) or thing in replies][:SHOWN]
    shown = sorted(first, key=lambda thing: ORDER.index(type(thing)))
    more = ("", say("open.more", n=len(found) - len(shown))) if len(found) > len(shown) else ()
    return Said((*rows(view, shown), *more) if shown else ()).below(say("open.heading"))


def rows(view: View, things: Sequence[Thing]) -> list[str]:
    """Never called late, and no answer is better than another: said once, with the rift or below them."""
    rifts = sum(isinstance(thing, Rift) for thing in things)
    lines = [_line(view, thing, alone=rifts == 1) for thing in things]
    return [*lines, "", say("open.answers", answers=say("open.each"))] if rifts > 1 else lines


def open_things(view: View) -> list[Episode | Rift]:
    """Replies and rifts, the latest first. Promises are on offer, and are nothing to be reminded of every morning."""
    history, day = view.history, view.as_of
    things: tuple[Episode | Rift, ...] = (*loops.replies(history, day), *loops.rifts(history, day))
    return sorted((thing for thing in things if not is_quiet(view, thing)), key=begun, reverse=True)


def _line(view: View, thing: Thing, *, alone: bool) -> str:
    match thing:
        case Rift():
            name = rift_name(view, thing, "mended.named-since")
            if thing.is_partly(view.as_of):
                name = say("open.partly", name=name)
            return (
                say("open.rift-alone", name=name, each=say("open.each"))
                if alone
                else say("open.rift", name=name)
            )
        case Commitment():
            return _promise(view, thing)
        case Repair():
            name = say("open.ask-with", people=_people(view, thing)) if thing.people else say("open.ask")
            return say(
                "open.follow-up", when=_when(thing.follow_up_on, view), what=name, link=_link(view, thing)
            )
        case Episode():
            meant = say("open.meant", day=_when(thing.reply_by, view)) if thing.reply_by else ""
            return say("open.reply", link=_link(view, thing), meant=meant)


def _promise(view: View, promise: Commitment) -> str:
    """Quoted only where it is the writer's own."""
    link, is_quoted = _link(view, promise), promise.made_by == "me" and promise.request is not None
    if promise.made_by == "me":
        what = quoted(promise.request) if promise.request else say("open.yours")
    else:
        what = say("open.from", people=_people(view, promise)) if promise.people else say("open.theirs")
    if promise.due_on:
        return say("open.by", day=_when(promise.due_on, view), what=what, link=link)
    return say("open.promised" if is_quoted else "open.promise", what=what, link=link)


def _people(view: View, record: Record) -> str:
    return listed([view.person(person) for person in record.people])


def _when(day: date | None, view: View) -> str:
    """A day that is meant for something, by its date: it is mostly one of another week."""
    return view.names.date(day, view.period.end.year) if day else ""


def _link(view: View, thing: Episode | Commitment | Repair) -> str:
    return view.day_link(thing.path, begun(thing))


def _nearness(thing: Thing) -> date:
    return max(begun(thing), _meant(thing) or date.min)


def _meant(thing: Thing) -> date | None:
    """The day it is meant for, if it is for one."""
    match thing:
        case Episode():
            return thing.reply_by
        case Commitment():
            return thing.due_on
        case Repair():
            return thing.follow_up_on
        case Rift():
            return None


def begun(thing: Thing) -> date:
    match thing:
        case Rift():
            day: date | None = thing.begun
        case Commitment():
            day = loops.made(thing)
        case Repair():
            day = loops.told(thing)
        case Episode():
            day = thing.day
    assert day is not None
    return day
