"""How much is written: what the other numbers rest on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from vaultkit.notes.calendar import Week, week_of
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.places import LINKED, by_year
from vaultkit.pages.view import View
from vaultkit.patterns.coverage import coverage as of_days
from vaultkit.patterns.coverage import weeks_between
from vaultkit.patterns.days import Day


def coverage(view: View, weeks: int = 8) -> Said:
    """Plain counts, and no share of all days: nobody is to write every day."""
    reach = view.reach(weeks)
    days = view.history.between(reach.start, reach.end)
    if not days:
        return Said()
    start = max(reach.start, next(iter(view.history.days)))
    dates = tuple(day.date for day in days)
    written = Figure("days-written", "", len(days), len(days), "days", start, reach.end, dates)
    parts, figures = [], [written]
    for sort, found in of_days(days).items():
        parts.append(say("coverage.part", what=word("coverage-of", sort), n=len(found)))
        figures.append(
            Figure(f"days-with-{sort}", "", len(found), len(days), "days", start, reach.end, found)
        )
    told = row(
        say("coverage.written", days=len(days), reach=view.reach_name(weeks), parts=", ".join(parts)),
        *figures,
    )
    return rows((told, _by_week(view, days, written, start))).below(say("coverage.heading"))


def _by_week(view: View, days: Sequence[Day], written: Figure, start: date) -> Said:
    """The days of each week, linked; by months where the weeks are many. Empty weeks are named if they are few."""
    weeks = weeks_between(view.history, start, written.end)
    if len(weeks.written) > LINKED:
        counts = by_year(view, written, [day.date for day in days], date.max)
    else:
        by_week = Counter(week_of(day.date, view.history.rule) for day in days)
        parts = [say("coverage.week", week=view.week_link(week), n=n) for week, n in by_week.items()]
        counts = row(
            say("coverage.by-week", parts=", ".join(parts)), *_of_weeks(by_week, [day.date for day in days])
        )
    if not weeks.empty:
        return counts
    every = len(weeks.written) + weeks.empty
    figure = Figure("weeks-empty", "", weeks.empty, every, "weeks", start, written.end)
    if not weeks.named:
        return counts + row(say("coverage.many-empty", n=weeks.empty), figure)
    named = view.weeks_named(weeks.named)
    return counts + row(say("coverage.empty", weeks=named), figure)


def _of_weeks(counts: Counter[Week], dates: Sequence[date]) -> Iterator[Figure]:
    for week, n in counts.items():
        of_week = tuple(day for day in dates if day in week)
        yield Figure("days-written", week.label, n, n, "days", week.start, week.end, of_week)
