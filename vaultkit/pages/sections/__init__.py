"""The one ordered tuple of sections. A new section is one function and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from vaultkit.pages.sections import came_up, day_notes, days, header, index, mended, still_open, themes, words
from vaultkit.pages.view import View


@dataclass(frozen=True, slots=True)
class Section:
    """``fill(view, **options)`` gives the region's Markdown, LF, ending in a newline, or nothing to say: ''.

    ``options`` names the whole numbers a region's marker may carry, with their least and greatest value.
    """

    name: str
    fill: Callable[..., str]
    options: tuple[tuple[str, int, int], ...] = ()


_WEEKS = (("weeks", 1, 52),)

SECTIONS: tuple[Section, ...] = (
    Section("header", header.header),
    Section("mended", mended.mended, _WEEKS),
    Section("words", words.words),
    Section("came-up", came_up.came_up, _WEEKS),
    Section("days", days.days),
    Section("open", still_open.still_open),
    Section("theme", themes.theme),
    Section("theme-days", themes.theme_days),
    Section("seen-with", themes.seen_with),
    Section("helped", themes.helped),
    Section("theme-rifts", themes.theme_rifts),
    Section("themes", index.themes),
    Section("weeks", index.weeks),
    Section("unread", index.unread),
    Section("nearby", day_notes.nearby),
    Section("last-week", day_notes.last_week),
    Section("morning", day_notes.morning),
)

BY_NAME = {section.name: section for section in SECTIONS}

__all__ = ["BY_NAME", "SECTIONS", "Section", "View"]
