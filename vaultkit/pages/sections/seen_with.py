"""What is seen on the same days as a trigger, both rates as counts; of a feeling or a need, with which triggers."""

from collections.abc import Collection, Mapping
from datetime import date

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.places import DAYS_LINKED
from vaultkit.pages.sections.quiet import heard
from vaultkit.pages.sections.themes import about
from vaultkit.pages.view import View
from vaultkit.patterns.companions import seen_together
from vaultkit.patterns.days import Day
from vaultkit.patterns.themes import FEELING, NEED, TRIGGER, Theme
from vaultkit.patterns.together import Companion, Pair
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record

SHOWN = 8
SUPPORT = 2
"""Seen together on fewer days, it is not told."""


def seen_with(view: View) -> Said:
    """Up to the week before the latest: so every page of a week says the same, and no evening changes them all.

    Nothing is said to cause anything, and no person is in a pair.
    """
    if (found := about(view, TRIGGER, FEELING, NEED)) is None:
        return Said()
    theme, _ = found
    known = heard(view, view.history.between(date.min, view.week_before.end))
    seen = seen_together(known)
    pairs = [
        pair
        for pair in seen.of(theme.topic)
        if pair.with_both >= SUPPORT and not view.history.triggers[pair.trigger].hidden
    ]
    pairs.sort(key=lambda pair: (not pair.marked, -pair.with_both))
    told = [(pair.marked, _pair(view, theme, pair, seen.days_with(pair), known)) for pair in pairs[:SHOWN]]
    marked, others = (
        rows(said for is_marked, said in told if is_marked is wanted) for wanted in (True, False)
    )
    if marked:
        marked, others = marked.below("", say("seen-with.marked")), others.below("", say("seen-with.others"))
    return (marked + others).below(say("seen-with.heading"), _scope(view, theme, known)) if told else Said()


def _scope(view: View, theme: Theme, known: tuple[Day, ...]) -> str:
    first, last = known[0].date, known[-1].date
    return say(
        "seen-with.scope",
        what=word("seen-with-scope", theme.subject),
        first=view.names.date(first, last.year),
        last=view.names.date(last, 0),
    )


def _pair(view: View, theme: Theme, pair: Pair, days: Mapping[date, Day], known: tuple[Day, ...]) -> Said:
    """Such as "Feeling afraid: on 4 of 6 days with it (5 Mar, …); on 3 of 22 without"."""
    trigger = view.history.triggers[pair.trigger]
    name = companion_name(view, pair.companion) if trigger == theme else view.theme_link(trigger)
    links = _links(view, trigger if trigger != theme else None, pair.companion, days.values())
    both = say("seen-with.with", both=pair.with_both, n=pair.with_trigger, links=links)
    told = say("seen-with.pair", name=name, both=both, without=pair.without_both, n=pair.without_trigger)
    start, end, dates = known[0].date, known[-1].date, tuple(days)
    of = ", ".join((trigger.name, pair.companion[1]))
    return row(
        told,
        Figure("days-with-the-trigger", of, pair.with_both, pair.with_trigger, "days", start, end, dates),
        Figure("days-without-the-trigger", of, pair.without_both, pair.without_trigger, "days", start, end),
    )


def _links(view: View, trigger: Theme | None, companion: Companion, days: Collection[Day]) -> str:
    """The notes that name the other of the two: the page's own theme has its days above."""
    if len(days) > DAYS_LINKED:
        return ""
    places = (
        view.told_link(trigger, d) if trigger else view.day_link(_told(d, companion), d.date) for d in days
    )
    return say("places.days", places=", ".join(places))


def _told(day: Day, companion: Companion) -> str:
    """The path of the note that names it."""
    sort, which = companion
    if sort in day.named:
        return day.named[sort][which].record.path
    says = (record.path for record in day.records if which in (*record.stories, *_episodes(record, sort)))
    return next(says, day.path)


def _episodes(record: Record, sort: str) -> tuple[str | None, ...]:
    return (record.urge if sort == "urge" else record.story_type,) if isinstance(record, Episode) else ()


def companion_name(view: View, companion: Companion) -> str:
    sort, which = companion
    if sort == "urge":
        return say("chosen.urge", urge=word("urge", which))
    if sort == "story":
        return word("assumed", which)
    theme = view.history.themes[sort][which]
    return say(
        "seen-with.companion",
        sort=word("seen-with-sort", sort),
        name=view.theme_link(theme, theme.name.lower()),
    )
