"""A theme's own page: its days and weeks, how they felt, what helped, its rifts; of each sort of theme what it has."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from vaultkit.notes.calendar import Week, week_of
from vaultkit.notes.names import Name
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.days import numbered
from vaultkit.pages.sections.mended import how_it_ended, rift_name, rift_told
from vaultkit.pages.sections.places import Found, by_year, latest
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import Place, linked, place, spread
from vaultkit.pages.view import View, week_range
from vaultkit.pages.wording import capital, plain, quoted
from vaultkit.patterns import people
from vaultkit.patterns.days import Day, Lesson
from vaultkit.patterns.direction import DAYS_A_WEEK, NEAR, WEEKS, direction_of, medians
from vaultkit.patterns.rifts import OPEN, Rift
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median
from vaultkit.patterns.themes import BELIEF, FEELING, LADDER, NEED, PERSON, SUBJECTS, TRIGGER, Subject, Theme
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record
from vaultkit.records.reflection import Reflection

WEEKS_IN_FULL = 26
QUIET_AFTER = 4
"""Written weeks without it, from which on its page says so."""
NAMED_BY = {subject.name: subject.named for subject in SUBJECTS}


def about(view: View, *subjects: Subject) -> tuple[Theme, tuple[Day, ...]] | None:
    """The page's theme and its days; None where it is of another sort, has no day, or is somebody about whom only days
    are told.
    """
    found = known(view)
    if found is None or (subjects and found[0].subject not in {subject.name for subject in subjects}):
        return None
    return None if found[0].subject == PERSON.name and found[0].key in view.quiet else found


def known(view: View) -> tuple[Theme, tuple[Day, ...]] | None:
    """The page's theme and its days, whoever it is."""
    return (view.theme, view.theme_days) if view.theme and view.theme_days else None


def tally(view: View, what: str, theme: Theme, days: Sequence[date], unit: str = "days") -> Figure:
    """How many of what is counted on the page, in order: of days, of those written from its first to its last."""
    first, last = days[0], days[-1]
    n = view.history.written_between(first, last) if unit == "days" else len(days)
    return Figure(what, theme.name, len(days), n, unit, first, last, tuple(days))


def theme(view: View) -> Said:
    """Title, how often and when, the person's own plan."""
    if (found := known(view)) is None:
        return Said()
    theme, days = found
    counted = tally(view, f"{theme.subject}-days", theme, theme.until(view.as_of))
    n = sum(view.history.by_quarter(("weeks", theme.topic), days, lambda part: _weeks(view, part)))
    rule = view.history.rule
    within = view.history.weeks_between(week_of(counted.start, rule), week_of(counted.end, rule))
    weeks = replace(
        counted,
        what=f"{theme.subject}-weeks",
        value=n,
        n=within + min(n, 2),
        unit="weeks",
    )
    title = (say("theme.title", name=plain(theme.name)), _above(view, theme), "", _when(view, counted, weeks))
    plan = ("", say("theme.plan", plan=quoted(theme.if_then))) if theme.if_then else ()
    return Said((*title, *plan), (counted, weeks))


def _weeks(view: View, days: Sequence[Day]) -> int:
    """In how many weeks they are."""
    return len(view.weeks_of(day.date for day in days))


def _above(view: View, theme: Theme) -> str:
    sort = word("theme-sort", theme.subject)
    if not view.atlas.index:
        return say("theme.sort", sort=sort)
    return say("theme.below", index=view.link(view.atlas.index, say("theme.index")), sort=sort)


def _when(view: View, days: Figure, weeks: Figure) -> str:
    """From its first to its last day no rate is said: both are days that name it."""
    first, last = view.names.date(days.start, days.end.year), view.names.date(days.end, 0)
    if days.start == days.end:
        return say("theme.once", day=last)
    said = say("theme.when", days=days.value, weeks=weeks.value, first=first, last=last)
    if view.theme is None or view.theme.subject == PERSON.name:
        return said  # nobody's page counts how long they were not named
    latest_week = week_of(days.end, view.history.rule)
    ago = view.history.weeks_between(latest_week, view.week) + (latest_week != view.week)
    return said + say("theme.since") if ago >= QUIET_AFTER else said


def theme_days(view: View) -> Said:
    """Its weeks, the latest first, each with its days; older ones by year and month."""
    if (found := known(view)) is None:
        return Said()
    theme, days = found
    dates = theme.until(view.as_of)
    told: list[Said] = []
    end = len(dates)
    while end and len(told) < WEEKS_IN_FULL:
        week = week_of(dates[end - 1], view.history.rule)
        start = bisect_left(dates, week.start, 0, end)
        told.append(row(_week(view, theme, week, days[start:end])))
        end = start
    counted = tally(view, f"{theme.subject}-days", theme, dates)
    return (rows(told) + by_year(view, counted, dates[:end], week.start)).below(say("theme-days.heading"))


def _week(view: View, theme: Theme, week: Week, days: Sequence[Day]) -> str:
    links = ", ".join(view.told_link(theme, day) for day in days)
    return say("theme-days.week", week=view.week_link(week, capital(view.week_name(week))), links=links)


def helped(view: View) -> Said:
    """The person's own words from those days: what they did, and what they learned. Not of a feeling or a need: these
    have a day in common with nearly everything.
    """
    if (found := about(view, TRIGGER, PERSON, BELIEF, LADDER)) is None:
        return Said()
    theme, days = found
    words = Found.joined(
        view.history.by_quarter(
            ("helped", theme.topic, view.quiet), days, lambda part: _words(view, theme, part)
        )
    )
    dates = frozenset(theme.days)
    tried = [each for each in view.history.once(_tried, view.history.of(Reflection)) if each[0] in dates]
    told = row(say("helped.tried", days=linked(view, tried))) if tried else Said()
    if words.dates:
        counted = tally(view, "quotes", theme, words.dates, "quotes")
        told += words.told(view, counted, _quote)
    return told.below(say("helped.heading"))


Quote = tuple[date, str, str]
"""The day, the note's path, the words."""


def _words(view: View, theme: Theme, days: Sequence[Day]) -> Found[Quote]:
    is_named = naming(view, theme)
    return Found.of((day.date, _own_words(view, theme, day, is_named)) for day in days)


def _own_words(view: View, theme: Theme, day: Day, is_named: Callable[[Record], bool]) -> list[Quote]:
    """Of a person only from notes that name them."""
    found = [
        (day.date, episode.path, episode.my_response)
        for episode in day.of(Episode)
        if episode.my_response and is_named(episode) and not is_quiet(view, episode)
    ]
    lessons: Iterable[Lesson] = day.lessons
    if theme.subject == PERSON.name and lessons:
        notes = {record.path for record in day.records if record.lessons and is_named(record)}
        lessons = [lesson for lesson in lessons if lesson.path in notes]
    return found + [(day.date, lesson.path, lesson.text) for lesson in lessons]


def _tried(evenings: Iterable[Reflection]) -> list[Place]:
    """Those that plan, and say how it went with the plan before."""
    return [place(each) for each in evenings if each.adjust and each.adjust_tried]


def _quote(view: View, said: Quote) -> Said:
    day, path, text = said
    return row(say("helped.quote", day=view.day_link(path, day), quote=quoted(text)))


def naming(view: View, theme: Theme) -> Callable[[Record], bool]:
    """Whether a note names the theme."""
    names, named_by = view.history.called(theme.subject), NAMED_BY[theme.subject]
    spelled: dict[str, bool] = {}

    def is_meant(name: Name) -> bool:
        """Asked of the same few spellings again and again."""
        if (known := spelled.get(name.text)) is None:
            known = spelled[name.text] = names.theme(name) == theme.key
        return known

    return lambda record: any(is_meant(name) for name, _ in named_by(record))


def felt(view: View) -> Said:
    """The distress of its days, and where the weeks tend to. Not of a person: nobody is measured by it."""
    if (found := about(view, TRIGGER, NEED, FEELING)) is None:
        return Said()
    theme, days = found
    if not (known := numbered(days)):
        return Said()
    dates, felt = zip(*known, strict=True)
    measured = [("lowest-distress", min(felt)), ("highest-distress", max(felt))]
    measured += [("median-distress", lower_median(felt))] if len(felt) >= SHOW_MEDIAN else []
    figures = (
        Figure(what, theme.name, value, len(felt), "days", dates[0], dates[-1], dates)
        for what, value in measured
    )
    told = Figure(
        "days-with-a-number", theme.name, len(dates), len(days), "days", days[0].date, days[-1].date, dates
    )
    line = say("theme-felt.summary", spread=spread(felt), n=len(felt), days=len(days))
    said = row(line, told, *figures)
    direct = _direction(view, theme, days)
    return row(" ".join((*said.lines, *direct.lines)), *said.figures, *direct.figures).below(
        say("theme-felt.heading")
    )


def _direction(view: View, theme: Theme, days: Sequence[Day]) -> Said:
    """Nothing of it where few weeks count: most themes are of single days."""
    rule = view.history.rule
    known = view.history.by_quarter(("felt", theme.topic), days, lambda part: medians(numbered(part), rule))
    found = direction_of({week: middle for part in known for week, middle in part.items()})
    if found is None or found.weeks < NEAR:
        return Said()
    if found.needed:
        return row(say("theme-felt.needs", n=found.weeks, days=DAYS_A_WEEK, need=WEEKS))
    reach = week_range((week_of(found.start, rule), week_of(found.end, rule)))
    if found.towards is None:
        return row(say("theme-felt.unclear", n=found.weeks, days=DAYS_A_WEEK, reach=reach))
    slope = round(found.slope, 3)
    counted = Figure(
        "points-a-week-of-distress", theme.name, slope, found.weeks, "weeks", found.start, found.end
    )
    towards = word("towards", found.towards)
    return row(
        say("theme-felt.direction", towards=towards, n=found.weeks, days=DAYS_A_WEEK, reach=reach), counted
    )


def theme_rifts(view: View) -> Said:
    """Rifts that began on its days, of a person those with them, and how they ended, whenever that was; none with anyone
    about whom nothing is prompted.
    """
    if (found := about(view, TRIGGER, PERSON, BELIEF, LADDER)) is None:
        return Said()
    theme, _ = found
    is_person = theme.subject == PERSON.name
    begun = people.rifts(view.history, theme.key, view.as_of) if is_person else _begun_on(view, theme)
    rifts = [rift for rift in begun if not is_quiet(view, rift)]
    if not rifts:
        return Said()
    counted = tally(view, "rifts", theme, [rift.begun for rift in rifts], "rifts")
    told = latest(view, counted, [(rift.begun, rift) for rift in rifts], _rift)
    return told.below(say("theme-rifts.with" if is_person else "theme-rifts.heading"))


def _begun_on(view: View, theme: Theme) -> tuple[Rift, ...]:
    by_day = view.history.once(_by_day, view.history.rifts.all)
    return tuple(rift for day in theme.until(view.as_of) if day in by_day for rift in by_day[day])


def _by_day(rifts: Iterable[Rift]) -> dict[date, list[Rift]]:
    found: dict[date, list[Rift]] = {}
    for rift in rifts:
        found.setdefault(rift.begun, []).append(rift)
    return found


def _rift(view: View, rift: Rift) -> Said:
    if rift.ending != OPEN:
        return rift_told(view, rift)
    return row(say("mended.rift", rift=rift_name(view, rift), ended=how_it_ended(view, rift)))
