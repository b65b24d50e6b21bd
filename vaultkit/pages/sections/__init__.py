"""The one ordered tuple of sections. A new section is one function and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from vaultkit.pages.said import Said
from vaultkit.pages.sections import (
    alike,
    body,
    came_up,
    chosen,
    commitments,
    coverage,
    day_notes,
    days,
    feared,
    grid,
    habits,
    header,
    index,
    mended,
    needs,
    new_words,
    of_belief,
    of_ladder,
    of_need,
    of_person,
    phrasebook,
    rhythms,
    seen_with,
    steps,
    still_open,
    themes,
    through,
    together,
    words,
)
from vaultkit.pages.view import View


@dataclass(frozen=True, slots=True)
class Section:
    """``tell(view, **options)`` gives what the section says on a page; nothing at all where it has nothing to say.

    ``what`` it is, for the reference. ``options`` names the whole numbers a region's marker may carry, with their least and greatest value.
    """

    name: str
    what: str
    tell: Callable[..., Said]
    options: tuple[tuple[str, int, int], ...] = ()

    def fill(self, view: View, **options: int) -> str:
        """The region's Markdown."""
        return self.tell(view, **options).text


_WEEKS = (("weeks", 1, 52),)

SECTIONS: tuple[Section, ...] = (
    Section(
        "header",
        "the title, its neighbours, how much is written, one plain sentence",
        header.header,
        (("level", 1, 6),),
    ),
    Section(
        "mended", "rifts that ended, the days they took, words that worked, agreements", mended.mended, _WEEKS
    ),
    Section("words", "your lessons, and last week's one thing", words.words),
    Section("chosen", "urge, pause and what you chose; inner voice, listening, boundaries", chosen.chosen),
    Section("feared", "what was assumed or feared, and what happened", feared.feared),
    Section("steps", "steps towards closeness: expected and actual", steps.steps_taken),
    Section(
        "came-up", "triggers and feelings, with their days and the weeks before", came_up.came_up, _WEEKS
    ),
    Section("needs", "needs that were named, asked for, met", needs.needs_named),
    Section(
        "days", "how the days felt: a picture, median and range, a direction if one can be named", days.days
    ),
    Section("alike", "earlier weeks that looked like this one, and what helped then", alike.alike, _WEEKS),
    Section("open", "at most five open things, dated", still_open.still_open),
    Section("grid", "triggers by week, as a table", grid.grid, _WEEKS),
    Section("commitments", "promises, yours and those made to you", commitments.commitments),
    Section("together", "what is seen together more often than chance would make it", together.together),
    Section("new-words", "feelings that were named for the first time", new_words.new_words),
    Section(
        "rhythms", "rituals and people: the gap you wish for, and the days between", rhythms.rhythms, _WEEKS
    ),
    Section(
        "coverage", "how much is written, so that the other numbers can be judged", coverage.coverage, _WEEKS
    ),
    Section("habits", "habits of thought that you noticed, each with a line", habits.habits),
    Section("body", "how long until the body was calm, and what it did", body.body),
    Section("through-rifts", "rifts that mended or were let go, by time", through.through_rifts),
    Section(
        "through-stories", "stories you looked at: how sure before, and afterwards", through.through_stories
    ),
    Section("through-fears", "what was feared and did not happen", through.through_fears),
    Section("through-lessons", "everything learned, by time", through.through_lessons),
    Section("phrasebook", "words that worked, by what they were for", phrasebook.phrasebook),
    Section("theme", "its name, its days and weeks, your plan", themes.theme),
    Section("theme-tests", "of a belief: each test, and what happened", of_belief.tests),
    Section("theme-steps", "of a ladder: its steps, from the lowest rung", of_ladder.rungs),
    Section("theme-need", "of a need: where it was asked for and met", of_need.asked_and_met),
    Section("theme-talks", "of a person: what you asked and said, and how it was met", of_person.talks),
    Section("theme-promises", "of a person: promises, both ways", of_person.promises),
    Section("theme-days", "its weeks and days, older ones by month and year", themes.theme_days),
    Section("theme-felt", "how those days felt", themes.felt),
    Section("seen-with", "what was named on the same days, with both rates", seen_with.seen_with),
    Section("helped", "what you did and learned on those days", themes.helped),
    Section("theme-rifts", "rifts that began on those days, or with that person", themes.theme_rifts),
    Section("themes", "everything that recurs, by sort", index.themes),
    Section("beside", "links to How I got through and the Phrasebook", index.beside),
    Section("months", "years, quarters and months", index.months),
    Section("weeks", "the latest weeks, with what came up", index.weeks),
    Section("unread", "how many notes have something that could not be read", index.unread),
    Section("nearby", "the day's other notes, the days around it, the week", day_notes.nearby),
    Section("last-week", "asks how it went with last week's one thing", day_notes.last_week),
    Section("morning", "at most three open things, and yesterday's plan", day_notes.morning),
)

BY_NAME = {section.name: section for section in SECTIONS}

__all__ = ["BY_NAME", "SECTIONS", "Section", "View"]
