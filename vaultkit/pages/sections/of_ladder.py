"""On a ladder's page: its steps from the lowest rung up, and what was expected against what came."""

from itertools import groupby

from vaultkit.pages.said import Said, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.steps import compared_told, step_told
from vaultkit.pages.sections.themes import about
from vaultkit.pages.sections.told import newest, place
from vaultkit.pages.view import View
from vaultkit.patterns.ladders import steps
from vaultkit.patterns.themes import LADDER

SHOWN = 4
"""Steps of one rung in full, the last ones."""


def rungs(view: View) -> Said:
    """No step towards anyone about whom nothing is prompted."""
    if (found := about(view, LADDER)) is None:
        return Said()
    theme, days = found
    known = [
        step
        for ladder, step in steps(days, view.history.called(LADDER.name))
        if ladder == theme.key and not is_quiet(view, step)
    ]
    by_rung = sorted(known, key=lambda step: step.rung or 0)
    told = [
        newest(view, [(place(step), (theme.key, step)) for step in of_rung], step_told, SHOWN, "steps")
        for _, of_rung in groupby(by_rung, key=lambda step: step.rung or 0)
    ]
    return rows([*told, compared_told(view, known)]).below(say("theme-steps.heading"))
