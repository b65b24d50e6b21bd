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

    ``options`` names the whole numbers a region's marker may carry, with their least and greatest value.
    """

    name: str
    tell: Callable[..., Said]
    options: tuple[tuple[str, int, int], ...] = ()

    def fill(self, view: View, **options: int) -> str:
        """The region's Markdown."""
        return self.tell(view, **options).text


_WEEKS = (("weeks", 1, 52),)

SECTIONS: tuple[Section, ...] = (
    Section("header", header.header),
    Section("mended", mended.mended, _WEEKS),
    Section("words", words.words),
    Section("chosen", chosen.chosen),
    Section("feared", feared.feared),
    Section("steps", steps.steps_taken),
    Section("came-up", came_up.came_up, _WEEKS),
    Section("needs", needs.needs_named),
    Section("days", days.days),
    Section("alike", alike.alike, _WEEKS),
    Section("open", still_open.still_open),
    Section("grid", grid.grid, _WEEKS),
    Section("commitments", commitments.commitments),
    Section("together", together.together),
    Section("new-words", new_words.new_words),
    Section("rhythms", rhythms.rhythms, _WEEKS),
    Section("coverage", coverage.coverage, _WEEKS),
    Section("habits", habits.habits),
    Section("body", body.body),
    Section("through-rifts", through.through_rifts),
    Section("through-stories", through.through_stories),
    Section("through-fears", through.through_fears),
    Section("through-lessons", through.through_lessons),
    Section("phrasebook", phrasebook.phrasebook),
    Section("theme", themes.theme),
    Section("theme-tests", of_belief.tests),
    Section("theme-steps", of_ladder.rungs),
    Section("theme-need", of_need.asked_and_met),
    Section("theme-talks", of_person.talks),
    Section("theme-promises", of_person.promises),
    Section("theme-days", themes.theme_days),
    Section("theme-felt", themes.felt),
    Section("seen-with", seen_with.seen_with),
    Section("helped", themes.helped),
    Section("theme-rifts", themes.theme_rifts),
    Section("themes", index.themes),
    Section("beside", index.beside),
    Section("months", index.months),
    Section("weeks", index.weeks),
    Section("unread", index.unread),
    Section("nearby", day_notes.nearby),
    Section("last-week", day_notes.last_week),
    Section("morning", day_notes.morning),
)

BY_NAME = {section.name: section for section in SECTIONS}

__all__ = ["BY_NAME", "SECTIONS", "Section", "View"]
