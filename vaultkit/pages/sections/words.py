"""In your words: lessons, linked to where they stand, and what the week before said for this one."""

from vaultkit.pages.said import Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.told import newest
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.days import Day, Lesson

SHOWN = {"week": 3, "month": 8}
SHOWN_ELSE = 12


def words(view: View) -> Said:
    lessons = [((day.date, lesson.path), (day, lesson)) for day in view.days for lesson in day.lessons]
    told = newest(view, lessons, lesson_told, SHOWN.get(view.word, SHOWN_ELSE), "lessons")
    return rows((told, _one_thing(view))).below(say("words.heading"))


def lesson_told(view: View, told: tuple[Day, Lesson]) -> Said:
    day, lesson = told
    return row(say("words.lesson", text=quoted(lesson.text), link=view.day_link(lesson.path, day.date)))


def _one_thing(view: View) -> Said:
    """With the days that say how it went; how, stands there. An evening's plan is nothing that anyone was asked about."""
    if not view.is_week or (thing := view.one_thing) is None:
        return Said()
    week, text, link = view.week_name(view.week_before), quoted(thing.text), view.thing_link(thing)
    if thing.day:
        return row(say("words.last-plan", week=week, text=text, link=link))
    links = [view.day_link(path, day) for path, day in view.history.tried(view.week, view.as_of).items()]
    went = say("words.went", days=", ".join(links)) if links else ""
    return row(say("words.one-thing", week=week, text=text, link=link, went=went))
