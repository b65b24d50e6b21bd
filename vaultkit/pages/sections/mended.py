"""What mended: rifts closed this week, the days it took, words that worked, agreements."""

from collections import Counter

from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import capital, counted, listed, plain, quoted, sentence
from vaultkit.patterns.rifts import OPEN, REPAIRED, Rift
from vaultkit.patterns.statistics import SHOW_USUAL_TIME, Duration, kaplan_meier_median
from vaultkit.records.record import ENDINGS


def mended(view: View, weeks: int = 8) -> str:
    first, last = view.week.start, min(view.week.end, view.as_of)
    rifts = view.history.rifts
    closed = [rift for rift in rifts.all if rift.closed and first <= rift.closed <= last]
    closed.sort(key=lambda rift: rift.closed or rift.begun)
    lines = [f"- {capital(rift_name(view, rift))}: {_closed(view, rift)}" for rift in closed]
    lines += [
        f"- {quoted(mark.name)} ({view.day_link(mark.path, mark.day)}): no beginning found, not counted."
        for mark in rifts.unmatched
        if first <= mark.day <= last
    ]
    if not lines:
        return ""
    return "\n".join(("## What mended", *lines, *_summary(view, weeks))) + "\n"


def rift_name(view: View, rift: Rift, before_day: str = ", ") -> str:
    """Its name, "dinner", or the people, with the day it began: events, not traits.

    A rift told by a note of its own links to it while it is open; once it is closed, its end links there, and its
    beginning to what was written on that day.
    """
    people = listed([plain(person.shown) for person in rift.people])
    told = quoted(rift.name) if rift.name else f"with {people}" if people else "a rift"
    path = rift.begun_path
    if path == rift.closed_path and not rift.is_open(view.as_of) and rift.begun != rift.closed:
        day = view.history.days.get(rift.begun)
        path = day.path if day else ""
    return f"{told}{before_day}{view.day_link(path, rift.begun) if path else view.day_name(rift.begun)}"


def how_it_ended(view: View, rift: Rift) -> str:
    """Such as "mended 2 days after (Sat 28)", "let go", "open"."""
    said = rift.ending
    if rift.ending == REPAIRED:
        said = "mended"
        if rift.days_taken is not None:
            said += f" {counted(rift.days_taken, 'day')} after" if rift.days_taken else " the same day"
    return f"{said} ({view.day_link(rift.closed_path, rift.closed)})" if rift.closed else said


def _closed(view: View, rift: Rift) -> str:
    line = how_it_ended(view, rift)
    if rift.ending != REPAIRED:
        return f"{line}, a full answer."
    line += "."
    if rift.phrasing:
        line += f" {quoted(rift.phrasing)}"
    if rift.agreed:
        line += f" Agreed: {sentence(rift.agreed)}"
    return line


def _summary(view: View, weeks: int) -> list[str]:
    """Such as "Weeks 3–10: of 6, mended 4 (after 4, 1, 3, 2 days), let go 1, open 1. A usual time needs 8."."""
    window = view.window(weeks)
    rifts = [rift for rift in view.history.rifts.all if window[0].start <= rift.begun <= view.as_of]
    if not rifts:
        return []
    endings = Counter(rift.ended_by(view.as_of) for rift in rifts)
    taken = [
        rift.days_taken for rift in rifts if rift.days_taken is not None and not rift.is_open(view.as_of)
    ]
    waiting = [(view.as_of - rift.begun).days for rift in rifts if rift.is_open(view.as_of)]
    usual, is_known = _usual_time(taken, waiting)
    parts = []
    if endings[REPAIRED]:
        after = "" if is_known or not taken else f" ({_after(taken)})"
        parts.append(f"mended {endings[REPAIRED]}{after}")
    parts += [f"{ending} {endings[ending]}" for ending in (*ENDINGS, OPEN) if endings[ending]]
    return [f"- {capital(week_range(window))}: of {len(rifts)}, {', '.join(parts)}. {usual}"]


def _after(taken: list[int]) -> str:
    if taken == [0]:
        return "the same day"
    return f"after {', '.join(map(str, taken))} {'day' if taken[-1] == 1 else 'days'}"


def _usual_time(taken: list[int], waiting: list[int]) -> tuple[str, bool]:
    """Kaplan–Meier, open rifts censored at the page's day; other endings are counted apart. And whether it is known."""
    need, need_mended = SHOW_USUAL_TIME
    count = len(taken) + len(waiting)
    if count < need:
        return f"A usual time needs {need}.", False
    if len(taken) < need_mended:
        return f"A usual time needs {need_mended} mended.", False
    median = kaplan_meier_median(
        [*(Duration(days, ended=True) for days in taken), *(Duration(days, ended=False) for days in waiting)]
    )
    if median is None:
        return "More than half are still open.", True
    within = f"within {counted(median, 'day')}" if median else "on the same day"
    return f"Half were mended {within} (n = {count}).", True
