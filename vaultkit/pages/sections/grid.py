"""A grid of triggers: a row each, a column a week, the days on which it was written."""

from vaultkit.notes.calendar import Week
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.view import View
from vaultkit.pages.wording import capital
from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import Theme

SHOWN = 12

Columns = dict[Week, tuple[Day, ...]]


def grid(view: View, weeks: int = 8) -> Said:
    """The weeks up to the last day that counts. A week that is not written is blank, which is not zero."""
    columns = _columns(view, weeks) if view.history.weeks else {}
    themes = view.themes_of(day for days in columns.values() for day in days)
    shown = sorted((theme for theme, _ in themes[:SHOWN]), key=lambda theme: theme.key)
    if not shown:
        return Said()
    head = _line("", *(view.week_link(week, capital(view.week_name(week))) for week in columns))
    rule = _line("---", *("--:" for _ in columns))
    written = _line(say("grid.written"), *(str(len(days) or "") for days in columns.values()))
    told = Said(("", head, rule)) + rows(_row(view, theme, columns) for theme in shown) + row(written)
    if more := len(themes) - len(shown):
        start, end = next(iter(columns)).start, view.as_of
        figure = Figure("triggers-besides", "", more, len(themes), "triggers", start, end)
        told += Said(("", say("grid.more", n=more)), (figure,))
    return told.below(say("grid.heading"), say("grid.scope"))


def _columns(view: View, weeks: int) -> Columns:
    is_there = view.week.end <= view.as_of or view.days_of(view.week)
    last = view.week if is_there else view.week_before
    found = [max(last.plus(1 - weeks, view.history.rule), view.history.weeks[0])]
    while found[-1] < last:
        found.append(found[-1].plus(1, view.history.rule))
    return {week: view.days_of(week) for week in found}


def _row(view: View, theme: Theme, columns: Columns) -> Said:
    cells, figures = [], []
    for week, days in columns.items():
        on = tuple(day.date for day in days if theme.key in day.occurrences)
        cells.append(str(len(on)) if days else "")
        if days:
            figures.append(
                Figure("trigger-days", theme.name, len(on), len(days), "days", week.start, week.end, on)
            )
    return row(_line(view.theme_link(theme), *cells), *figures)


def _line(*cells: str) -> str:
    """In a table a bar ends a cell, also within a link."""
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in escaped)
