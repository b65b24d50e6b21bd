"""The week's title, its neighbours, how many days are written, one plain sentence."""

from bisect import bisect_left, bisect_right

from vaultkit.notes.calendar import span_label
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, counted, listed, number, plain
from vaultkit.patterns.rifts import REPAIRED

NAMED = 3


def header(view: View) -> str:
    written = f"written on {counted(len(view.days), 'day')}" if view.days else "nothing written"
    lines = [f"# Week {view.week.number}: {span_label(view.week)}", " · ".join((*_neighbours(view), written))]
    if said := _sentence(view):
        lines += ["", said]
    return "\n".join(lines) + "\n"


def _neighbours(view: View) -> list[str]:
    """The nearest weeks with a page, and the index."""
    known = sorted(view.atlas.weeks)
    before, after = known[: bisect_left(known, view.week)], known[bisect_right(known, view.week) :]
    links = [view.week_link(week, capital(view.week_name(week))) for week in (*before[-1:], *after[:1])]
    return [*links, view.link(view.atlas.index, "All weeks")] if view.atlas.index else links


def _sentence(view: View) -> str:
    mended = sum(
        rift.ending == REPAIRED and rift.closed is not None and view.week.start <= rift.closed <= view.as_of
        for rift in view.history.rifts.all
    )
    lessons = sum(len(day.lessons) for day in view.days)
    parts = []
    if mended:
        parts.append(f"{number(mended)} {'rift' if mended == 1 else 'rifts'} mended")
    if lessons:
        parts.append(f"{number(lessons)} {'lesson' if lessons == 1 else 'lessons'} written")
    if not parts and (themes := view.themes_of(view.days)):
        parts.append(f"came up: {listed([plain(theme.name) for theme, _ in themes], NAMED)}")
    return capital(", ".join(parts)) + "." if parts else ""
