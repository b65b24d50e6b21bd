"""What mended: rifts closed this week, the days it took, words that worked, agreements."""

from collections import Counter

from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import counted, quoted, sentence
from vaultkit.patterns.rifts import OPEN, REPAIRED, Rift
from vaultkit.patterns.statistics import SHOW_USUAL_TIME, Duration, kaplan_meier_median


def mended(view: View, weeks: int = 8) -> str:
    closed = [
        rift
        for rift in view.history.rifts.all
        if rift.closed and view.week.start <= rift.closed <= min(view.week.end, view.as_of)
    ]
    unmatched = [
        mark
        for mark in view.history.rifts.unmatched
        if view.week.start <= mark.day <= min(view.week.end, view.as_of)
    ]
    if not closed and not unmatched:
        return ""
    lines = ["## What mended"]
    lines += [
        _closed(view, rift) for rift in sorted(closed, key=lambda r: (r.closed or r.begun, r.begun, r.name))
    ]
    lines += [
        f"- {quoted(mark.name)} ({view.day_link(mark.path, mark.day)}): no beginning found, not counted."
        for mark in unmatched
    ]
    if summary := _summary(view, weeks):
        lines.append(summary)
    return "\n".join(lines) + "\n"


def rift_name(view: View, rift: Rift) -> str:
    """Its name, "dinner", or the people, with the day it began: events, not traits.

    A rift told by a note of its own links to it while it is open; once it is closed, its end links there, and its
    beginning to what was written on that day.
    """
    told = quoted(rift.name) if rift.name else ", ".join(person.shown for person in rift.people) or "A rift"
    path = rift.begun_path
    if path == rift.closed_path and not rift.is_open(view.as_of) and rift.begun != rift.closed:
        day = view.history.days.get(rift.begun)
        path = day.path if day else ""
    return f"{told}, {view.day_link(path, rift.begun) if path else view.day_name(rift.begun)}"


def _closed(view: View, rift: Rift) -> str:
    assert rift.closed is not None
    link = view.day_link(rift.closed_path, rift.closed)
    if rift.ending != REPAIRED:
        return f"- {rift_name(view, rift)}: {rift.ending} ({link}), a full answer."
    days = rift.days_taken or 0
    after = "the same day" if days == 0 else f"{counted(days, 'day')} after"
    line = f"- {rift_name(view, rift)}: {after} ({link})."
    if rift.phrasing:
        line += f" {quoted(rift.phrasing)}"
    if rift.agreed:
        line += f" Agreed: {sentence(rift.agreed)}"
    return line


def _summary(view: View, weeks: int) -> str:
    window = view.window(weeks)
    rifts = [rift for rift in view.history.rifts.all if window[0].start <= rift.begun <= view.as_of]
    if not rifts:
        return ""
    endings = Counter(rift.ended_by(view.as_of) for rift in rifts)
    parts = []
    if endings[REPAIRED]:
        taken = [
            rift.days_taken for rift in rifts if rift.mended_by(view.as_of) and rift.days_taken is not None
        ]
        after = f" (after {', '.join(map(str, taken))} {'day' if taken == [1] else 'days'})" if taken else ""
        parts.append(f"mended {endings[REPAIRED]}{after}")
    parts += [
        f"{ending} {endings[ending]}"
        for ending in ("let go", "not wanted", "not safe", OPEN)
        if endings[ending]
    ]
    span = week_range(window)
    return f"- {span[:1].upper()}{span[1:]}: of {len(rifts)}, {', '.join(parts)}. {_usual_time(view, rifts)}"


def _usual_time(view: View, rifts: list[Rift]) -> str:
    """Kaplan–Meier, open rifts censored at the page's day; other endings are counted apart."""
    durations = [
        Duration(rift.days_taken, ended=True)
        if rift.mended_by(view.as_of) and rift.days_taken is not None
        else Duration((view.as_of - rift.begun).days, ended=False)
        for rift in rifts
        if rift.is_open(view.as_of) or (rift.mended_by(view.as_of) and rift.days_taken is not None)
    ]
    need, need_mended = SHOW_USUAL_TIME
    if len(durations) < need:
        return f"A usual time needs {need}."
    if sum(d.ended for d in durations) < need_mended:
        return f"A usual time needs {need_mended} mended."
    median = kaplan_meier_median(durations)
    if median is None:
        return "More than half are still open."
    return f"Half were mended within {counted(median, 'day')} (n = {len(durations)})."
