"""New words for feelings: those named for the first time. What is felt does not grow by it; what can be said of it does."""

from vaultkit.pages.said import Figure, Said, row
from vaultkit.pages.say import say
from vaultkit.pages.sections.places import latest
from vaultkit.pages.view import View
from vaultkit.patterns.themes import FEELING, Theme


def new_words(view: View) -> Said:
    """In the first days written every word is new, so none is said to be."""
    known = [
        theme
        for theme in view.history.themes.get(FEELING.name, {}).values()
        if theme.days and theme.days[0] <= view.end
    ]
    new = [
        theme
        for theme in known
        if theme.days[0] >= view.period.start and view.history.knows_enough(theme.days[0])
    ]
    if not new:
        return Said()
    first = tuple(sorted(theme.days[0] for theme in new))
    end = view.end
    figure = Figure("new-feelings", "", len(new), len(known), "words", view.period.start, end, first)
    told = latest(view, figure, [(theme.days[0], theme) for theme in new], _word)
    count = row(say("new-words.count", n=len(known), new=len(new)), figure).below("")
    return (told + count).below(say("new-words.heading"))


def _word(view: View, theme: Theme) -> Said:
    day = view.history.days[theme.days[0]]
    return row(say("new-words.word", word=view.theme_link(theme), day=view.told_link(theme, day)))
