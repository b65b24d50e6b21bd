"""Assumed or feared, and what happened: stories that were looked at, beliefs that were tested."""

from collections.abc import Mapping, Sequence
from datetime import date

from vaultkit.notes.names import as_tag
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import Place, figure, newest, place, share, told_in
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.beliefs import HAPPENED, HELD, Fear, fears, stories
from vaultkit.patterns.themes import BELIEF
from vaultkit.records.episode import Episode
from vaultkit.records.test import BeliefTest

SHOWN = 7
COUNTED = 3
"""From this many on they are counted, too."""


def feared(view: View) -> Said:
    """Nothing of anyone of whom nothing is prompted: there a fear may well be right."""
    assumed = [
        episode
        for episode in stories(view.history, view.period.start, view.end)
        if not is_quiet(view, episode)
    ]
    found = fears(view.history, view.period.start, view.end)
    found = tuple(fear for fear in found if fear.test is None or not is_quiet(view, fear.test))
    told: list[tuple[Place, Episode | Fear]] = [(place(episode), episode) for episode in assumed]
    told += [((fear.day, fear.path), fear) for fear in found]
    told.sort(key=lambda pair: pair[0])
    parts = (
        newest(view, told, _told, SHOWN, "beliefs"),
        _stories_counted(view, assumed),
        fears_counted(view, found),
    )
    return rows(parts).below(say("feared.heading"))


def _told(view: View, told: Episode | Fear) -> Said:
    return fear_told(view, told) if isinstance(told, Fear) else _story(view, told)


def _story(view: View, episode: Episode) -> Said:
    """Such as "Thu 5: assumed indifference, sure 8 of 10; asked; it did not hold; afterwards 3."."""
    parts = [word("assumed", episode.story_type or "other") + _sure(episode.belief_before)]
    parts.append(word("checked", episode.checked or ""))
    parts += [word("held", episode.story_held)] if episode.story_held else []
    parts += _afterwards(episode.belief_after)
    figures = _beliefs(view, place(episode)[0], episode)
    return row(say("feared.line", link=told_in(view, episode), parts="; ".join(parts)), *figures)


def fear_told(view: View, fear: Fear) -> Said:
    """Such as "Tue 3: a fear, written down 1 day before, sure 7 of 10; it did not happen; afterwards 4."."""
    name, test = say("feared.fear"), fear.test
    belief = view.history.themes.get(BELIEF.name, {}).get(fear.belief)
    name = view.theme_link(belief, name) if belief else name
    if test is None:
        parts = [say("feared.named", fear=name, why=say("feared.not-counted"))]
    elif not fear.came:
        parts = [name + say("feared.written-down") + _sure(test.belief_before)]
    else:
        before = say("feared.before", days=fear.days_before) if fear.days_before else ""
        parts = [name + before + _sure(test.belief_before)]
        parts += [word("happened", test.feared_happened)] if test.feared_happened else []
        parts += _afterwards(test.belief_after)
        parts += [] if before else [say("feared.not-counted")]
    line = say("feared.line", link=view.day_link(fear.path, fear.day), parts="; ".join(parts))
    if test is None:
        return row(line)
    figures = _beliefs(view, fear.day, test)
    if fear.days_before:
        figures.append(figure(view, "written-before", fear.days_before, (fear.day,)))
    return row(f"{line} {quoted(test.learned)}" if fear.came and test.learned else line, *figures)


def _beliefs(view: View, day: date, told: Episode | BeliefTest) -> list[Figure]:
    """How sure, before and afterwards."""
    sure = (("belief-before", told.belief_before), ("belief-after", told.belief_after))
    return [figure(view, what, value, (day,)) for what, value in sure if value is not None]


def _sure(belief: int | None) -> str:
    return "" if belief is None else say("feared.sure", belief=belief)


def _afterwards(belief: int | None) -> list[str]:
    return [] if belief is None else [say("feared.afterwards", belief=belief)]


def _stories_counted(view: View, assumed: Sequence[Episode]) -> Said:
    """Such as "Stories looked at: 3 of 5 did not hold, 1 held in part, 1 held"."""
    told = [(episode.story_held or "", place(episode)[0]) for episode in assumed]
    answers = {answer: word("stories-held", answer) for answer in HELD}
    return _counted(view, "stories", "feared.stories", answers, told)


def fears_counted(view: View, found: Sequence[Fear]) -> Said:
    """Only those that were written down before the day they came to."""
    tested = [(fear.test.feared_happened or "", fear.day) for fear in found if fear.test and fear.days_before]
    answers = {answer: word("fears-happened", answer) for answer in HAPPENED}
    return _counted(view, "fears", "feared.fears", answers, tested)


def _counted(
    view: View, what: str, name: str, answers: Mapping[str, str], told: Sequence[tuple[str, date]]
) -> Said:
    """The share of the first answer, from eight on with its interval; of the others how many."""
    known = [(answer, day) for answer, day in told if answer in answers]
    if len(known) < COUNTED:
        return Said()
    n = len(known)
    parts: list[str] = []
    figures = []
    for answer, shown in answers.items():
        days = tuple(day for each, day in known if each == answer)
        if days or not parts:
            count = len(days) if parts else share(len(days), n)
            parts.append(say("feared.part", count=count, answer=shown))
            figures.append(figure(view, f"{what}-{as_tag(answer)}", len(days), days, n=n, unit=what))
    return row(say(name, parts=", ".join(parts)), *figures)
