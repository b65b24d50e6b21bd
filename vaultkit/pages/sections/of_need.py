"""On a need's page: on which of its days a request was planned, and which evenings say that it was met."""

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.themes import about
from vaultkit.pages.sections.told import linked, place
from vaultkit.pages.view import View
from vaultkit.patterns.days import Day
from vaultkit.patterns.needs import Need, need
from vaultkit.patterns.themes import NEED, Theme
from vaultkit.records.checkin import Checkin
from vaultkit.records.reflection import Reflection


def asked_and_met(view: View) -> Said:
    if (found := about(view, NEED)) is None:
        return Said()
    theme, _ = found
    written = view.history.between(next(iter(view.history.days)), view.as_of)
    known = need(theme.key, written)
    return rows((_planned(view, theme, known), _met(view, theme, known, written))).below(
        say("theme-need.heading")
    )


def _planned(view: View, theme: Theme, known: Need) -> Said:
    if not known.planned:
        return Said()
    asked = [place(checkin) for day in known.planned for checkin in day.of(Checkin) if checkin.asked]
    counted = Figure(
        "need-days-with-a-request-planned",
        theme.name,
        len(known.planned),
        len(known.named),
        "days",
        known.named[0].date,
        known.named[-1].date,
        tuple(day.date for day in known.planned),
    )
    line = say("theme-need.planned", n=len(known.planned), days=len(known.named), links=linked(view, asked))
    return row(line, counted)


def _met(view: View, theme: Theme, known: Need, written: tuple[Day, ...]) -> Said:
    """Of the evenings that name any need as met: of the others it is unknown."""
    if not known.met:
        return Said()
    evenings = [place(each) for day in written for each in day.of(Reflection) if each.needs_met]
    met = [place(each) for each in known.met]
    counted = Figure(
        "evenings-a-need-was-met",
        theme.name,
        len(met),
        len(evenings),
        "evenings",
        evenings[0][0],
        evenings[-1][0],
        tuple(day for day, _ in met),
    )
    return row(say("theme-need.met", n=len(met), evenings=len(evenings), links=linked(view, met)), counted)
