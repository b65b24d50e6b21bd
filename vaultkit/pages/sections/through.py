"""How I got through: rifts that mended, fears that did not happen, lessons. The latest in full, the older by month and year.

Nothing of anyone of whom nothing is prompted: it would say that more can be mended.
"""

from datetime import date

from vaultkit.pages.said import Figure, Said, row
from vaultkit.pages.say import say
from vaultkit.pages.sections.mended import rift_told
from vaultkit.pages.sections.places import latest
from vaultkit.pages.sections.still_open import is_quiet
from vaultkit.pages.sections.told import linked, share
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.beliefs import HAPPENED, Fear, fears
from vaultkit.patterns.days import Day, Lesson
from vaultkit.patterns.rifts import REPAIRED
from vaultkit.patterns.themes import BELIEF

DID_NOT = HAPPENED[0]


def _end(view: View) -> date:
    return min(view.period.end, view.as_of)


def through_rifts(view: View) -> Said:
    """By the day they mended; where nobody dated it, by the day they began."""
    dated = ((rift.closed or rift.begun, rift) for rift in view.history.rifts.all if rift.begun <= view.as_of)
    found = [
        (day, rift)
        for day, rift in dated
        if rift.ended_by(view.as_of) == REPAIRED and day in view.period and not is_quiet(view, rift)
    ]
    dates = tuple(sorted(day for day, _ in found))
    figure = Figure("rifts-mended", "", len(found), len(found), "rifts", view.period.start, _end(view), dates)
    return latest(view, figure, found, rift_told).below(say("through.rifts")) if found else Said()


def through_fears(view: View) -> Said:
    """Only what was written down beforehand counts; what was not is told, and not counted."""
    every = [
        fear
        for fear in fears(view.history, view.period.start, _end(view))
        if fear.test and fear.came and not is_quiet(view, fear.test)
    ]
    passed = [fear for fear in every if fear.test and fear.test.feared_happened == DID_NOT]
    counted = [fear for fear in passed if fear.days_before]
    tested = [f for f in every if f.days_before and f.test and f.test.feared_happened in HAPPENED]
    told = Said()
    if counted:
        days = tuple(fear.day for fear in counted)
        figure = Figure(
            "fears-that-did-not-happen",
            "",
            len(counted),
            len(tested),
            "fears",
            view.period.start,
            _end(view),
            days,
        )
        told = row(say("through.of", share=share(len(counted), len(tested))), figure)
        told += latest(view, figure, [(fear.day, fear) for fear in counted], _fear)
    if others := [(fear.day, fear.path) for fear in passed if not fear.days_before]:
        told += row(say("through.undated", days=linked(view, others)))
    return told.below(say("through.fears"))


def _fear(view: View, fear: Fear) -> Said:
    """Such as "3 Mar: "I am difficult", sure 7 of 10 before, 4 afterwards. "she was surprised""."""
    test, belief = fear.test, view.history.themes.get(BELIEF.name, {}).get(fear.belief)
    assert test is not None
    name = view.theme_link(belief, f'"{belief.name}"') if belief else say("through.nameless")
    sure, figures = "", []
    if test.belief_before is not None and test.belief_after is not None:
        sure = say("through.sure", before=test.belief_before, after=test.belief_after)
        figures = [
            Figure(what, belief.name if belief else "", number, 1, "fears", fear.day, fear.day, (fear.day,))
            for what, number in (("sure-before", test.belief_before), ("sure-after", test.belief_after))
        ]
    told = say("through.fear", day=view.day_link(fear.path, fear.day), belief=name, sure=sure)
    return row(told + (say("through.quote", quote=quoted(test.learned)) if test.learned else ""), *figures)


def through_lessons(view: View) -> Said:
    found = [(day.date, (day, lesson)) for day in view.days for lesson in day.lessons]
    dates = tuple(day for day, _ in found)
    figure = Figure("lessons", "", len(found), len(found), "lessons", view.period.start, _end(view), dates)
    return latest(view, figure, found, _lesson).below(say("through.lessons")) if found else Said()


def _lesson(view: View, told: tuple[Day, Lesson]) -> Said:
    day, lesson = told
    return row(say("words.lesson", text=quoted(lesson.text), link=view.day_link(lesson.path, day.date)))
