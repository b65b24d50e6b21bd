"""What mended: rifts that were closed, the days they took, words that worked, agreements."""

from datetime import date

from vaultkit.notes.names import as_tag
from vaultkit.pages.said import Figure, Said, row
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import newest
from vaultkit.pages.view import View
from vaultkit.pages.wording import listed, quoted, sentence
from vaultkit.patterns import mending
from vaultkit.patterns.rifts import OPEN, REPAIRED, Rift, Unmatched
from vaultkit.patterns.statistics import SHOW_USUAL_TIME, Duration, kaplan_meier_median
from vaultkit.records.record import ENDINGS

SHOWN = 8
LISTED = 12
"""Of more than this many times the list is not read, and its ends say as much."""


def mended(view: View, weeks: int = 8) -> Said:
    """What was closed in the period, the latest in full; then how it is with all that began within so many weeks."""
    first, last = view.period.start, view.end
    closed = [pair for pair in mending.closed(view.history, first, last) if not is_quiet(view, pair[1])]
    ended = [((day, rift.closed_path), rift) for day, rift in closed]
    told = newest(view, ended, rift_told, SHOWN, "rifts")
    marks = view.history.rifts.unmatched
    unmatched = [mark for mark in marks if first <= mark.day <= last and not is_quiet(view, mark)]
    told += newest(view, [((mark.day, mark.path), mark) for mark in unmatched], _unmatched, SHOWN, "endings")
    return (told + _summary(view, weeks) if told else told).below(say("mended.heading"))


def _unmatched(view: View, mark: Unmatched) -> Said:
    return row(say("mended.unmatched", name=quoted(mark.name), link=view.day_link(mark.path, mark.day)))


def rift_name(view: View, rift: Rift, how: str = "mended.named") -> str:
    """Its name, "dinner", or the people, with the day it began: events, not traits.

    A rift told by a note of its own links to it while it is open; once it is closed, its end links there, and its
    beginning to what was written on that day; and so before that note was written.
    """
    people = listed([view.person(person) for person in rift.people])
    told = quoted(rift.name) if rift.name else say("mended.with", people=people) if people else ""
    path = rift.begun_path
    is_ended = path == rift.closed_path and not rift.is_open(view.as_of) and rift.begun != rift.closed
    if is_ended or (rift.told and rift.told > view.as_of):
        day = view.history.days.get(rift.begun)
        path = day.path if day else ""
    begun = view.day_link(path, rift.begun) if path else view.day_name(rift.begun)
    return say(how, name=told or say("mended.nameless"), day=begun)


def how_it_ended(view: View, rift: Rift) -> str:
    """Such as "mended 2 days after (Sat 28)", "let go", "open, mended in part"."""
    said = word("ending", rift.ending)
    if rift.is_partly(view.as_of):
        return say("open.partly", name=said)
    if rift.days_taken is not None:
        said = (
            say("mended.mended-after", days=rift.days_taken)
            if rift.days_taken
            else say("mended.mended-same-day")
        )
    if rift.closed is None:
        return said
    return say("mended.dated", ended=said, day=view.day_link(rift.closed_path, rift.closed))


def rift_told(view: View, rift: Rift) -> Said:
    told = how_it_ended(view, rift)
    if rift.ending != REPAIRED:
        told = say("mended.full-answer", ended=told)
    else:
        told += "."
        told += f" {quoted(rift.phrasing)}" if rift.phrasing else ""
        told += say("mended.agreed", agreed=sentence(rift.agreed)) if rift.agreed else ""
    line = say("mended.rift", rift=rift_name(view, rift), ended=told)
    return row(line, *_took([rift]))


def _took(rifts: list[Rift]) -> list[Figure]:
    """How many days each took, of those that mended on a day that is known."""
    return [
        Figure("days-to-mend", r.name, r.days_taken, 1, "rifts", r.begun, r.closed, (r.begun, r.closed))
        for r in rifts
        if r.days_taken is not None and r.closed is not None
    ]


def _summary(view: View, weeks: int) -> Said:
    """Such as "Weeks 3–10: of 6, mended 4 (after 4, 1, 3, 2 days), let go 1, open 1. A usual time needs 8."."""
    reach = view.reach(weeks)
    rifts = mending.begun(view.history, reach.start, reach.end)
    if not rifts:
        return Said()
    ended: dict[str, list[date]] = {}
    for rift in rifts:
        ended.setdefault(rift.ended_by(view.as_of), []).append(rift.begun)
    mended_by_then = [rift for rift in rifts if not rift.is_open(view.as_of)]
    taken = [rift.days_taken for rift in mended_by_then if rift.days_taken is not None]
    waiting = [(view.as_of - rift.begun).days for rift in rifts if rift.is_open(view.as_of)]
    usual, median = _usual_time(taken, waiting)
    parts = []
    figures = _took(mended_by_then)
    for ending in (REPAIRED, *ENDINGS, OPEN):
        if begun := ended.get(ending):
            after = _after(taken) if ending == REPAIRED and taken and median is None else ""
            parts.append(f"{word('ending', ending)} {len(begun)}{after}")
            figures.append(
                Figure(
                    f"rifts-{as_tag(ending)}",
                    "",
                    len(begun),
                    len(rifts),
                    "rifts",
                    reach.start,
                    reach.end,
                    tuple(begun),
                )
            )
    if same_day := taken.count(0):
        figures.append(
            Figure("rifts-mended-same-day", "", same_day, len(taken), "rifts", reach.start, reach.end)
        )
    if median is not None:
        count = len(taken) + len(waiting)
        figures.append(Figure("usual-days-to-mend", "", median, count, "rifts", reach.start, reach.end))
    line = say(
        "mended.summary", reach=view.reach_name(weeks), n=len(rifts), parts=", ".join(parts), usual=usual
    )
    return row(line, *figures)


def _after(taken: list[int]) -> str:
    """Such as " (after 4, 1 and 3 days)"; what mended on its own day is said so."""
    later = [days for days in taken if days]
    if not later:
        return say("mended.same-day")
    if len(taken) > LISTED:
        return say("mended.after-range", low=min(later), high=max(later))
    name = "mended.after" if len(later) == len(taken) else "mended.after-and-same-day"
    return say(name, days=[str(days) for days in later], last=later[-1], n=len(taken) - len(later))


def _usual_time(taken: list[int], waiting: list[int]) -> tuple[str, int | None]:
    """Kaplan–Meier, open rifts censored at the page's day; other endings are counted apart."""
    need, need_mended = SHOW_USUAL_TIME
    count = len(taken) + len(waiting)
    if count < need:
        return say("mended.usual-needs", need=need), None
    if len(taken) < need_mended:
        return say("mended.usual-needs-mended", need=need_mended), None
    durations = [
        *(Duration(days, ended=True) for days in taken),
        *(Duration(days, ended=False) for days in waiting),
    ]
    median = kaplan_meier_median(durations)
    if median is None:
        return say("mended.usual-open"), None
    name = "mended.usual" if median else "mended.usual-same-day"
    return say(name, days=median, n=count), median
