"""Seen together: the pairs that are hardly chance, and how many were looked at."""

from datetime import date

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.places import days_told
from vaultkit.pages.sections.quiet import heard
from vaultkit.pages.sections.seen_with import companion_name
from vaultkit.pages.view import View
from vaultkit.patterns.companions import Seen, seen_together
from vaultkit.patterns.together import Pair

SHOWN = 8


def together(view: View) -> Said:
    """Over all days up to the last that counts. Nothing is said to cause anything."""
    known = heard(view, view.history.between(date.min, view.as_of))
    seen = seen_together(known)
    pairs = [each for each in seen.pairs if not view.history.triggers[each.trigger].hidden]
    if not pairs:
        return Said()
    marked = [each for each in pairs if each.marked]
    marked.sort(key=lambda pair: -pair.with_both)
    told = rows(_pair(view, each, seen) for each in marked[:SHOWN])
    if more := len(marked) - SHOWN if len(marked) > SHOWN else 0:
        told += row(
            say("together.more", n=more),
            Figure("pairs-more", "", more, len(marked), "pairs", known[0].date, known[-1].date),
        )
    since = view.names.date(known[0].date, 0)
    name = "together.some" if marked else "together.none"
    looked = Figure("pairs-marked", "", len(marked), len(pairs), "pairs", known[0].date, known[-1].date)
    scope = say(name, n=len(pairs), marked=len(marked), since=since)
    return (row(scope, looked) + told).below(say("together.heading"))


def _pair(view: View, pair: Pair, seen: Seen) -> Said:
    """Such as "Plans changed late and feeling afraid: on 4 of 6 days with it (5 Mar, …), on 3 of 22 without"."""
    trigger, days = view.history.triggers[pair.trigger], seen.days_with(pair)
    name = say(
        "together.names", trigger=view.theme_link(trigger), companion=companion_name(view, pair.companion)
    )
    links = days_told(view, trigger, tuple(days.values()))
    both = say("seen-with.with", both=pair.with_both, n=pair.with_trigger, links=links)
    told = say("seen-with.pair", name=name, both=both, without=pair.without_both, n=pair.without_trigger)
    start, end, dates = seen.days[0].date, seen.days[-1].date, tuple(days)
    of = f"{trigger.name}, {pair.companion[1]}"
    return row(
        told,
        Figure("days-with-the-trigger", of, pair.with_both, pair.with_trigger, "days", start, end, dates),
        Figure("days-without-the-trigger", of, pair.without_both, pair.without_trigger, "days", start, end),
    )
