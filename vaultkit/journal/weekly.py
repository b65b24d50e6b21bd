"""What weeks' pages say for the week after."""

from vaultkit.notes.calendar import Week, WeekRule, week_from_label
from vaultkit.notes.pathformat import PathFormat
from vaultkit.patterns.history import OneThing
from vaultkit.vault.index import Index


def weekly(index: Index, home: PathFormat, rule: WeekRule) -> dict[Week, OneThing]:
    """Of several that say they are one week's page, the one where vaultkit puts it counts; the others are copies."""
    pages: dict[Week, tuple[str | None, str]] = {}
    for path, entry in index.filled():
        page = entry.reading.page
        is_week = page is not None and page.kind == "week" and not entry.is_ours_to_leave
        week = week_from_label(page.which, rule) if page and is_week else None
        if week is not None:
            is_home = path == f"{home.format(week.start)}.md"
            # Without regions, elsewhere, it is a note of somebody's own.
            adjust, there = entry.reading.adjust, pages.get(week)
            if (is_home and (adjust or not there)) or (entry.note is not None and not (there and there[0])):
                pages[week] = adjust, path
    return {week: OneThing(adjust, path) for week, (adjust, path) in pages.items() if adjust}
