"""In your words: lessons, linked to where they stand."""

from vaultkit.pages.view import View
from vaultkit.pages.wording import capital, number, quoted

SHOWN = 3


def words(view: View) -> str:
    lessons = [(day.date, lesson) for day in view.days for lesson in day.lessons]
    if not lessons:
        return ""
    shown, more = lessons[-SHOWN:], lessons[:-SHOWN]
    lines = ["## In your words"]
    lines += [f"- {quoted(lesson.text)} {view.day_link(lesson.path, day)}" for day, lesson in shown]
    if more:
        links = list(dict.fromkeys(view.day_link(lesson.path, day) for day, lesson in more))
        lines.append(f"- {capital(number(len(more)))} more: {', '.join(links)}")
    return "\n".join(lines) + "\n"
