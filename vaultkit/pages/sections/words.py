"""In your words: lessons, linked to where they stand, and what the week before said for this one."""

from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, number, quoted

SHOWN = 3


def words(view: View) -> str:
    lessons = [(day.date, lesson) for day in view.days for lesson in day.lessons]
    shown, more = lessons[-SHOWN:], lessons[:-SHOWN]
    lines = [f"- {quoted(lesson.text)} {view.day_link(lesson.path, day)}" for day, lesson in shown]
    if more:
        links = list(dict.fromkeys(view.day_link(lesson.path, day) for day, lesson in more))
        lines.append(f"- {capital(number(len(more)))} more: {', '.join(links)}")
    lines += _one_thing(view)
    return "\n".join(("## In your words", *lines)) + "\n" if lines else ""


def _one_thing(view: View) -> list[str]:
    """With the days that say how it went; how, stands there. An evening's plan is nothing that anyone was asked about."""
    if (thing := view.one_thing) is None:
        return []
    said = f"{quoted(thing.text)} {view.thing_link(thing)}"
    if thing.day:
        return [f"- Last plan of {view.week_name(view.week_before)}: {said}"]
    links = [view.day_link(path, day) for path, day in view.history.tried(view.week, view.as_of).items()]
    went = f"; how it went: {', '.join(links)}" if links else ""
    return [f"- One thing from {view.week_name(view.week_before)}: {said}{went}."]
