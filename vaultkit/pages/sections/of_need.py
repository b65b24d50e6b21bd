"""On a need's page: on which of its days a request was planned, and which evenings say that it was met."""

from collections.abc import Sequence

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.themes import about
from vaultkit.pages.sections.told import Place, linked, place
from vaultkit.pages.view import View
from vaultkit.patterns.needs import Need, evenings, need
from vaultkit.patterns.themes import NEED, Theme
from vaultkit.records.checkin import Checkin


def asked_and_met(view: View) -> Said:
    if (found := about(view, NEED)) is None:
        return Said()
    theme, days = found
    asked = evenings(view.history, view.as_of)
    known = need(theme.key, days, asked)
    told = (_planned(view, theme, known), _met(view, theme, known, list(map(place, asked))))
    return rows(told).below(say("theme-need.heading"))


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


def _met(view: View, theme: Theme, known: Need, asked: Sequence[Place]) -> Said:
    """Of the evenings that name any need as met: of the others it is unknown."""
    if not known.met:
        return Said()
    met = [place(each) for each in known.met]
    counted = Figure(
        "evenings-a-need-was-met",
        theme.name,
        len(met),
        len(asked),
        "evenings",
        asked[0][0],
        asked[-1][0],
        tuple(day for day, _ in met),
    )
    return row(say("theme-need.met", n=len(met), evenings=len(asked), links=linked(view, met)), counted)
