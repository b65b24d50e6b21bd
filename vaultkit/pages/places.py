"""Where a page goes, and which page is meant: by its name alone, whatever is written. Imported at nearly every start."""

from collections.abc import Mapping
from dataclasses import dataclass

from vaultkit.notes.calendar import Week, WeekRule, week_from_label
from vaultkit.notes.links import read_name
from vaultkit.notes.names import file_name, theme_key
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.spans import Span, span_from_label
from vaultkit.records.record import Page

TRIGGER = "trigger"
FOLDERS = {
    TRIGGER: "",
    "person": "People",
    "belief": "Beliefs",
    "ladder": "Ladders",
    "need": "Needs",
    "feeling": "Feelings",
}
"""Of each sort of theme, the folder of its pages below that of triggers."""
PERIODS = ("week", "month", "quarter")
BESIDE = " (patterns)"
"""What ends the name of a page beside a person's own note."""


@dataclass(frozen=True, slots=True)
class PagePaths:
    """Where new pages go, from the settings. ``periods`` by kind of page; ``single`` paths without ``.md``, by kind."""

    periods: Mapping[str, PathFormat]
    single: Mapping[str, str]
    theme_folder: str

    def homes(self, page: Page, rule: WeekRule) -> tuple[str, ...]:
        """Where vaultkit puts a page; none if it is none of its own."""
        if page.kind in self.single:
            return (f"{self.single[page.kind]}.md",)
        if page.kind == "theme":
            stem = (
                f"{self.folder(page.about)}/{file_name(name.text)}" if (name := read_name(page.which)) else ""
            )
            return (f"{stem}.md", f"{stem}{BESIDE}.md")
        stretch = period(page, rule)
        return (f"{self.periods[page.kind].format(stretch.start)}.md",) if stretch else ()

    def folder(self, subject: str) -> str:
        below = FOLDERS.get(subject or TRIGGER, "")
        return f"{self.theme_folder}/{below}".rstrip("/")


def period(page: Page, rule: WeekRule) -> Week | Span | None:
    """The stretch of days that a week's, month's or quarter's page is about."""
    if page.kind == "week":
        return week_from_label(page.which, rule)
    found = span_from_label(page.which) if page.kind in ("month", "quarter") else None
    return found if found and ("Q" in found.label) == (page.kind == "quarter") else None


def same(page: Page) -> Page:
    """The page that is meant, however its name is spelled."""
    if page.kind != "theme":
        return page
    name = read_name(page.which)
    return Page("theme", theme_key(name.text) if name else "", page.about or TRIGGER)
