"""On a belief's page: each time it was feared, and what happened."""

from vaultkit.pages.said import Said
from vaultkit.pages.say import say
from vaultkit.pages.sections.feared import fear_told, fears_counted
from vaultkit.pages.sections.places import latest
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.themes import about, tally
from vaultkit.pages.view import View
from vaultkit.patterns.beliefs import fears
from vaultkit.patterns.themes import BELIEF


def tests(view: View) -> Said:
    """Counted are those that were written down beforehand; none with anyone about whom nothing is prompted."""
    if (found := about(view, BELIEF)) is None:
        return Said()
    theme, _ = found
    known = tuple(
        fear
        for fear in fears(view.history, next(iter(view.history.days)), view.as_of)
        if fear.belief == theme.key and not (fear.test and is_quiet(view, fear.test))
    )
    if not known:
        return Said()
    counted = tally(view, "fears", theme, [fear.day for fear in known], "fears")
    told = latest(view, counted, [(fear.day, fear) for fear in known], fear_told)
    return (fears_counted(view, known) + told).below(say("theme-tests.heading"))
