"""How I got through: rifts that mended or were let go, stories that were looked at, fears that did not happen, lessons.

The latest in full, the older by month and year.

Nothing of anyone of whom nothing is prompted: it would say that more can be mended.
"""

from collections.abc import Callable, Sequence
from datetime import date

from vaultkit.pages.said import Figure, Said, row
from vaultkit.pages.say import say
from vaultkit.pages.sections.mended import rift_name, rift_told
from vaultkit.pages.sections.places import Found, latest
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import figure, linked, place, share, spread
from vaultkit.pages.sections.words import lesson_told
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.beliefs import HAPPENED, Fear, fears, stories
from vaultkit.patterns.days import Day, Lesson
from vaultkit.patterns.rifts import LET_GO, REPAIRED, Rift
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median
from vaultkit.patterns.themes import BELIEF

DID_NOT = HAPPENED[0]


def _end(view: View) -> date:
    return view.end


def through_rifts(view: View) -> Said:
    """By the day they ended; where nobody dated it, by the day they began. Letting go is a full answer."""
    mended = _ended(view, REPAIRED, "rifts-mended", rift_told).below(say("through.rifts"))
    let_go = _ended(view, LET_GO, "rifts-let-go", _let_go).below(say("through.let-go"))
    return mended + (let_go.below("") if mended else let_go)


def _ended(view: View, ending: str, what: str, tell: Callable[[View, Rift], Said]) -> Said:
    dated = ((rift.closed or rift.begun, rift) for rift in view.history.rifts.all if rift.begun <= view.as_of)
    found = [
        (day, rift)
        for day, rift in dated
        if rift.ended_by(view.as_of) == ending and day in view.period and not is_quiet(view, rift)
    ]
    dates = [day for day, _ in found]
    counted = figure(view, what, len(found), dates, n=len(found), unit="rifts")
    return latest(view, counted, found, tell) if found else Said()


def _let_go(view: View, rift: Rift) -> Said:
    """Such as "With Kit, 4 Mar (10 May)"."""
    day = say("through.let-go-on", day=view.day_link(rift.closed_path, rift.closed)) if rift.closed else ""
    return row(say("through.let-go-rift", rift=rift_name(view, rift), day=day))


def through_stories(view: View) -> Said:
    """How sure before and afterwards, where both are known; nothing where no story became less sure."""
    looked_at = [
        episode
        for episode in stories(view.history, view.period.start, view.end)
        if not is_quiet(view, episode)
    ]
    known = [
        (place(episode), episode.belief_before, episode.belief_after)
        for episode in looked_at
        if episode.belief_before is not None and episode.belief_after is not None
    ]
    less = [where for where, before, after in known if after < before]
    if not less:
        return Said()
    places, before, after = zip(*known, strict=True)
    n, days = len(known), [day for day, _ in places]
    told = row(
        say(
            "through.stories-known" if n < len(looked_at) else "through.looked-at",
            all=len(looked_at),
            n=n,
            days=linked(view, places),
            share=share(len(less), n),
        ),
        figure(view, "less-sure", len(less), [day for day, _ in less], n=n, unit="stories"),
    )
    sure = row(
        say("through.how-sure", n=n, before=spread(before), after=spread(after)),
        *_sure(view, "before", before, days),
        *_sure(view, "afterwards", after, days),
    )
    return (told + sure).below(say("through.stories"))


def _sure(view: View, when: str, numbers: Sequence[int], days: Sequence[date]) -> list[Figure]:
    values = [("least", min(numbers)), ("most", max(numbers))]
    values += [("median", lower_median(numbers))] if len(numbers) >= SHOW_MEDIAN else []
    return [
        figure(view, f"{name}-sure-{when}", value, days, n=len(numbers), unit="stories")
        for name, value in values
    ]


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
        days = [fear.day for fear in counted]
        did_not = figure(view, "fears-that-did-not-happen", len(days), days, n=len(tested), unit="fears")
        told = row(say("through.of", share=share(len(counted), len(tested))), did_not)
        told += latest(view, did_not, [(fear.day, fear) for fear in counted], _fear)
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
    found = Found.joined(view.history.by_quarter("lessons", view.days, _lessons))
    if not found.dates:
        return Said()
    counted = figure(view, "lessons", n := len(found.dates), found.dates, n=n, unit="lessons")
    return found.told(view, counted, lesson_told).below(say("through.lessons"))


def _lessons(days: Sequence[Day]) -> Found[tuple[Day, Lesson]]:
    return Found.of((day.date, [(day, lesson) for lesson in day.lessons]) for day in days)
