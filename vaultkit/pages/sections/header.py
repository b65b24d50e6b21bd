"""The week's title, its neighbours, how many days are written, one plain sentence."""

from vaultkit.notes.calendar import span_label
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, counted, listed, number


def header(view: View) -> str:
    parts = [*_neighbours(view), f"written on {counted(len(view.days), 'day')}"]
    lines = [f"# Week {view.week.number}: {span_label(view.week)}", " · ".join(parts)]
    if said := _sentence(view):
        lines += ["", said]
    return "\n".join(lines) + "\n"


def _neighbours(view: View) -> list[str]:
    """The nearest weeks with a page, and the index."""
    known = sorted(view.atlas.weeks)
    before = [week for week in known if week < view.week]
    after = [week for week in known if week > view.week]
    links = [view.link(view.atlas.weeks[week], f"Week {week.number}") for week in (*before[-1:], *after[:1])]
    return [*links, view.link(view.atlas.index, "All weeks")] if view.atlas.index else links


def _sentence(view: View) -> str:
    mended = sum(
        1
        for rift in view.history.rifts.all
        if rift.days_taken is not None and rift.closed and view.week.start <= rift.closed <= view.as_of
    )
    lessons = sum(len(day.lessons) for day in view.days)
    parts = []
    if mended:
        parts.append(f"{number(mended)} {'rift' if mended == 1 else 'rifts'} mended")
    if lessons:
        parts.append(f"{number(lessons)} {'lesson' if lessons == 1 else 'lessons'} written")
    if not parts and (themes := {theme for day in view.days for theme in day.occurrences}):
        parts.append(f"{listed(sorted(view.history.themes[theme].name for theme in themes))} came up")
    return capital(", ".join(parts)) + "." if parts else ""
