"""Needs: named, asked, met."""

from vaultkit.pages.said import Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import figure, linked, newest, place, told_in
from vaultkit.pages.view import View
from vaultkit.patterns.needs import Need, needs, requests
from vaultkit.patterns.themes import NEED
from vaultkit.records.exchange import Exchange

NAMED_ON = 2
"""Days. One that was named once stands in its note."""
SHOWN = 6


def needs_named(view: View) -> Said:
    often = [need for need in needs(view.days) if len(need.named) >= NAMED_ON]
    made = [exchange for exchange in requests(view.days) if not is_quiet(view, exchange)]
    asked = [(place(exchange), exchange) for exchange in made]
    parts = (*(_need(view, need) for need in often[:SHOWN]), newest(view, asked, _request, SHOWN, "requests"))
    return rows(parts).below(say("needs.heading"))


def _need(view: View, need: Need) -> Said:
    """Such as "Mattering: named on 2 of 6 days (Thu 5, Fri 6), a request planned on 1 of them, met Sat 7"."""
    theme, written, often = view.history.themes[NEED.name][need.key], len(view.days), len(need.named)
    links = linked(view, ((day.date, day.named[NEED.name][need.key].record.path) for day in need.named))
    said = say("needs.named", name=view.theme_link(theme), n=often, days=written, links=links)
    counts = [("need-days", need.named, written)]
    if need.planned:
        said += say("needs.planned", n=len(need.planned))
        counts.append(("need-days-with-a-request", need.planned, often))
    figures = [
        figure(view, what, len(days), (day.date for day in days), n=n, of=theme.name)
        for what, days, n in counts
    ]
    if need.met:
        said += say("needs.met", places=linked(view, map(place, need.met)))
        met = {place(evening)[0] for evening in need.met}
        figures.append(figure(view, "need-met-days", len(met), met, n=written, of=theme.name))
    return row(said, *figures)


def _request(view: View, exchange: Exchange) -> Said:
    """A request that was made, and how it was met: such as "Fri 6: felt heard 8 of 10, ease 4 of 10"."""
    scales = (("needs.felt-heard", exchange.felt_heard), ("needs.ease", exchange.ease))
    known = [(name, number) for name, number in scales if number is not None]
    parts = [say(name, number=number) for name, number in known]
    parts += [word("help", exchange.help_taken)] if exchange.help_taken else []
    link = told_in(view, exchange)
    said = (
        say("needs.asked-met", link=link, parts=", ".join(parts)) if parts else say("needs.asked", link=link)
    )
    day, _ = place(exchange)
    return row(said, *(figure(view, name.replace(".", "-"), number, (day,)) for name, number in known))
