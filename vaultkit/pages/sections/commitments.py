"""Promises, both ways: how they stand, and what stood in the way. Counted are the writer's own, and quoted, too."""

from collections import Counter
from collections.abc import Sequence

from vaultkit.notes.names import as_tag
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.places import latest
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import figure, linked
from vaultkit.pages.view import View
from vaultkit.pages.wording import listed, plain, quoted
from vaultkit.patterns.promises import OPEN, STANDINGS, Promise, promises

COUNTED = 2
"""One promise is told, and needs no count."""
RECURS = 2
"""What stood in the way once is told by its note."""


def commitments(view: View) -> Said:
    start, end = view.period.start, view.end
    found = [each for each in promises(view.history, start, end) if not is_quiet(view, each.note)]
    own = [each for each in found if each.is_own]
    parts = (
        promises_counted(view, own),
        latest(
            view, _figure(view, "promises", found, found), [(each.made, each) for each in found], promise_told
        ),
        _blocks(view, own),
    )
    return rows(parts).below(say("commitments.heading")) if found else Said()


def promise_told(view: View, promise: Promise) -> Said:
    """Such as "Yours, to Ruth, 2 May: "frame the photo"; told ahead (12 May)."."""
    note = promise.note
    people = listed([view.person(person) for person in note.people])
    name = ("commitments.to" if promise.is_own else "commitments.from") if people else ""
    whose = say("commitments.yours") if promise.is_own else say("commitments.theirs")
    if name:
        whose = say(name, people=people)
    what = say("commitments.quote", quote=quoted(note.request)) if promise.is_own and note.request else ""
    link = view.day_link(note.path, promise.made)
    return row(say("commitments.promise", whose=whose, day=link, what=what, stands=_stands(view, promise)))


def _stands(view: View, promise: Promise) -> str:
    stands = word("promise", promise.standing)
    if promise.ended:
        return say("commitments.on", stands=stands, day=view.day_name(promise.ended))
    if promise.standing == OPEN and promise.note.due_on:
        return say("commitments.meant", stands=stands, day=view.day_name(promise.note.due_on))
    return stands


def promises_counted(view: View, own: Sequence[Promise]) -> Said:
    """Such as "Of 4 of yours: 2 kept; 1 told ahead; 1 open"."""
    if len(own) < COUNTED:
        return Said()
    counts = Counter(each.standing for each in own)
    told = [each for each in STANDINGS if counts[each]]
    parts = [say("commitments.count", stands=word("promise", each), n=counts[each]) for each in told]
    figures = [
        _figure(view, f"promises-{as_tag(each)}", [p for p in own if p.standing == each], own)
        for each in told
    ]
    return row(say("commitments.counts", n=len(own), parts="; ".join(parts)), *figures)


def _figure(view: View, what: str, some: Sequence[Promise], of: Sequence[Promise]) -> Figure:
    return figure(view, what, len(some), (each.made for each in some), n=len(of), unit="promises")


def _blocks(view: View, own: Sequence[Promise]) -> Said:
    """What stood in the way of several."""
    found: dict[str, list[Promise]] = {}
    for each in own:
        for block in each.note.blocks:
            found.setdefault(block, []).append(each)
    recur = sorted(
        (pair for pair in found.items() if len(pair[1]) >= RECURS), key=lambda p: (-len(p[1]), p[0])
    )
    parts = [
        say(
            "commitments.block",
            block=plain(block),
            n=len(some),
            days=linked(view, [(each.made, each.note.path) for each in some]),
        )
        for block, some in recur
    ]
    figures = [_figure(view, f"blocks-{as_tag(block)}", some, own) for block, some in recur]
    return row(say("commitments.blocks", parts=", ".join(parts)), *figures) if parts else Said()
