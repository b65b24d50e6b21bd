"""How the days felt: a picture in text, median and range with their n, and where the weeks tend to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from vaultkit.notes.calendar import Week, week_of
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.told import spread
from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import capital
from vaultkit.patterns.days import Day
from vaultkit.patterns.direction import DAYS_A_WEEK, NEAR, WEEKS, direction
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median

WIDTH = 10
LOOKED_BACK = 26
"""Weeks: as far as the rows of a long page and a direction reach back."""
TOWARDS = {"down": "days.direction-down", "up": "days.direction-up", None: "days.direction-unclear"}
FULL, REST, NOTHING = "█", "░", "·"


def days(view: View) -> Said:
    known = numbered(view.days)
    if not known:
        return Said()
    picture = rows(_days(view)) if isinstance(view.period, Week) else rows(_weeks(view))
    summary = _summary(view, known) + _direction(view)
    said = row(" ".join(summary.lines), *summary.figures)
    return rows((picture, row(""), said)).below(say("days.heading"))


def numbered(found: Sequence[Day]) -> list[tuple[date, int]]:
    return [(day.date, day.distress) for day in found if day.distress is not None]


def _days(view: View) -> Iterator[Said]:
    """A row a day: as many blocks as the day's highest distress; an empty row where no number or nothing is written."""
    written = {day.date: day for day in view.days}
    for each in view.period.days if isinstance(view.period, Week) else ():
        day = written.get(each)
        if each > view.as_of:
            continue
        if day is None:
            yield row(say("days.unwritten", picture=NOTHING * WIDTH, day=view.day_name(each)))
        elif day.distress is None:
            yield row(say("days.no-number", picture=NOTHING * WIDTH, day=view.day_link(day.path, each)))
        else:
            told = next(record for record in day.records if record.distress == day.distress)
            picture = FULL * day.distress + REST * (WIDTH - day.distress)
            link = view.day_link(told.path, each)
            figure = Figure("highest-distress", "", day.distress, 1, "days", each, each, (each,))
            yield row(say("days.day", picture=picture, number=day.distress, day=link), figure)


def _weeks(view: View) -> Iterator[Said]:
    """A row a week, from its lowest to its highest day; of a long stretch the last weeks, and one row for those before."""
    shown = _shown(view)
    if before := [day for day in view.days if day.date < shown[0].start]:
        yield _stretch(say("days.before"), before)
    for week in shown:
        name = view.week_link(week, capital(view.week_name(week)))
        whole = view.period.start <= week.start and week.end <= view.period.end
        written = [day for day in view.days if day.date in week]
        yield _stretch(name if whole or not written else say("days.in-part", week=name), written)


def _shown(view: View) -> tuple[Week, ...]:
    """The weeks from the first written day to the last: what comes after the last may be still to come."""
    first, last = view.days[0].date, view.days[-1].date
    found = [week_of(last, view.history.rule)]
    while len(found) < LOOKED_BACK and first < found[-1].start:
        found.append(found[-1].plus(-1, view.history.rule))
    return tuple(reversed(found))


def _stretch(name: str, written: Sequence[Day]) -> Said:
    """Its range and n. The middle of a week feeds the direction and is not shown."""
    known = numbered(written)
    if not known:
        return row(
            say("days.no-number" if written else "days.unwritten", picture=NOTHING * (WIDTH + 1), day=name)
        )
    numbers = _ordered(known)
    low, high = numbers[0], numbers[-1]
    picture = REST * low + FULL * (high - low + 1) + REST * (WIDTH - high)
    values = (("lowest-distress", low), ("highest-distress", high))
    reach = str(low) if low == high else say("days.reach", low=low, high=high)
    said = say("days.week", picture=picture, reach=reach, name=name, n=len(known), days=len(written))
    return row(said, *_figures(known, values, written))


def _summary(view: View, known: Sequence[tuple[date, int]]) -> Said:
    numbers = _ordered(known)
    enough = len(numbers) >= SHOW_MEDIAN
    name = "days.summary" if enough else "days.summary-few"
    said = say(name, of=WIDTH, spread=spread(numbers), n=len(numbers), days=len(view.days), need=SHOW_MEDIAN)
    middle = (("median-distress", lower_median(numbers)),) if enough else ()
    values = (*middle, ("lowest-distress", numbers[0]), ("highest-distress", numbers[-1]))
    return row(said, *_figures(known, values, view.days))


def _ordered(known: Sequence[tuple[date, int]]) -> list[int]:
    return sorted(number for _, number in known)


def _figures(
    known: Sequence[tuple[date, int]], values: Sequence[tuple[str, int]], written: Sequence[Day]
) -> Iterator[Figure]:
    dates = tuple(day for day, _ in known)
    found = (
        ("days-with-a-number", len(known), len(written)),
        *((what, value, len(known)) for what, value in values),
    )
    return (
        Figure(what, "", value, n, "days", written[0].date, written[-1].date, dates)
        for what, value, n in found
    )


def _direction(view: View) -> Said:
    """Over half a year up to the page's day; nothing of it while few weeks count."""
    rule = view.history.rule
    last = view.end
    since = week_of(last, rule).plus(1 - LOOKED_BACK, rule).start
    found = direction(numbered(view.history.between(since, last)), rule)
    if found is None or found.weeks < NEAR:
        return Said()
    n, days = found.weeks, DAYS_A_WEEK
    counted = Figure("weeks-that-count", "", n, n, "weeks", found.start, found.end)
    if found.needed:
        return row(say("days.direction-needs", n=n, days=days, need=WEEKS), counted)
    weeks = week_range((week_of(found.start, rule), week_of(found.end, rule)))
    said = say(TOWARDS[found.towards], reach=weeks, n=n, days=days)
    if not found.towards:
        return row(said, counted)
    slope = round(found.slope, 3)
    return row(said, counted, replace(counted, what="distress-points-a-week", value=slope))
