"""What weeks' pages say for the week after."""

from vaultkit.notes.calendar import Week, WeekRule, week_from_label
from vaultkit.notes.pathformat import PathFormat
from vaultkit.patterns.history import OneThing
from vaultkit.vault.index import Index


def weekly(index: Index, home: PathFormat, rule: WeekRule) -> dict[Week, OneThing]:
    """Of several that say they are one week's page, the one where vaultkit puts it counts; the others are copies.

    But a person's own weekly note that says nothing leaves the word to the page that was there before.
    """
    pages: dict[Week, tuple[int, str | None, str]] = {}
    for path, entry in index.filled():
        page = entry.reading.page
        is_week = page is not None and page.kind == "week" and not entry.is_ours_to_leave
        week = week_from_label(page.which, rule) if page and is_week else None
        if week is not None:
            adjust, is_home = entry.reading.adjust, path == f"{home.format(week.start)}.md"
            # Without regions, elsewhere, it is a note of somebody's own.
            if not is_home and entry.note is None:
                continue
            rank = 2 if is_home and (adjust or entry.place.kind != "week") else int(not is_home)
            if week not in pages or rank > pages[week][0]:
                pages[week] = rank, adjust, path
    return {week: OneThing(adjust, path) for week, (_, adjust, path) in pages.items() if adjust}
