"""Steps towards closeness: what was expected of each, and what came."""

from collections.abc import Sequence

from vaultkit.pages.said import Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import duration, figure, newest, place, told_in
from vaultkit.pages.view import View
from vaultkit.patterns.ladders import compared, steps
from vaultkit.patterns.themes import LADDER
from vaultkit.records.step import Step

SHOWN = 8
COUNTED = 3
"""From this many on, expected and actual are counted, too."""


def steps_taken(view: View) -> Said:
    """None towards anyone about whom nothing is prompted: there, closer is not where to go next."""
    known = steps(view.days, view.history.called(LADDER.name))
    found = [(place(step), (ladder, step)) for ladder, step in known if not is_quiet(view, step)]
    told = newest(view, found, step_told, SHOWN, "steps")
    return rows((told, compared_told(view, [step for _, (_, step) in found]))).below(say("steps.heading"))


def step_told(view: View, told: tuple[str, Step]) -> Said:
    """Such as "Saying so, rung 3 (Fri 8): distress expected 5, highest 2, at the end 1, of 10; settled after 10 minutes".

    The key of its ladder, and the step.
    """
    ladder, step = told
    theme = view.history.themes.get(LADDER.name, {}).get(ladder)
    if theme and theme == view.theme and step.rung is not None:
        said = say("steps.on-its-page", rung=step.rung, link=told_in(view, step))
    else:
        name = view.theme_link(theme) if theme else say("steps.nameless")
        rung = "" if step.rung is None else say("steps.rung", rung=step.rung)
        said = say("steps.step", name=name, rung=rung, link=told_in(view, step))
    parts = [_distress(step)] if _numbers(step) else []
    if step.settled_after is not None:
        parts.append(
            say("steps.settled", span=duration(step.settled_after))
            if step.settled_after
            else say("steps.at-once")
        )
    said += say("steps.parts", parts="; ".join(parts)) if parts else say("steps.end")
    if step.next_step:
        said += say("steps.next", next=word("next", step.next_step))
    day, _ = place(step)
    figures = [figure(view, name.replace(".", "-"), number, (day,)) for name, number in _numbers(step)]
    if step.settled_after is not None:
        figures.append(figure(view, "steps-settled", step.settled_after, (day,), unit="minutes"))
    return row(said, *figures)


def _numbers(step: Step) -> list[tuple[str, int]]:
    found = (
        ("steps.expected", step.expected_distress),
        ("steps.highest", step.peak_distress),
        ("steps.at-end", step.end_distress),
    )
    return [(name, number) for name, number in found if number is not None]


def _distress(step: Step) -> str:
    return say("steps.distress", numbers=", ".join(say(name, number=n) for name, n in _numbers(step)))


def compared_told(view: View, found: Sequence[Step]) -> Said:
    """Such as "Highest distress, of 3 steps: 2 lower than expected, 1 higher than expected"."""
    sides = compared(found)
    if sides.n < COUNTED:
        return Said()
    parts, figures = [], []
    for name, side in (
        ("steps.lower", sides.lower),
        ("steps.same", sides.same),
        ("steps.higher", sides.higher),
    ):
        if side:
            parts.append(say(name, n=len(side)))
            days = tuple(place(step)[0] for step in side)
            figures.append(figure(view, name.replace(".", "-"), len(side), days, n=sides.n, unit="steps"))
    return row(say("steps.compared", n=sides.n, parts=", ".join(parts)), *figures)
