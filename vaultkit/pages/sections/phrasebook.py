"""Phrasebook: words, tones and times that worked, by what they were for; the latest in full, the older by month and year.

Nothing that was said to anyone of whom nothing is prompted.
"""

from collections.abc import Iterator, Sequence

from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.places import latest
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.view import View
from vaultkit.pages.wording import listed, quoted
from vaultkit.patterns.wordings import Wording, wordings
from vaultkit.records.boundary import Boundary
from vaultkit.records.episode import Episode
from vaultkit.records.exchange import Exchange


def phrasebook(view: View) -> Said:
    found = wordings(view.history, view.period.start, view.end)
    told = (_group(view, purpose, each) for purpose, each in found.items())
    groups = [each for each in told if each]
    return rows(each if number == 0 else Said(("",)) + each for number, each in enumerate(groups))


def _group(view: View, purpose: str, found: Sequence[Wording]) -> Said:
    kept = [each for each in found if (each.words or each.agreed) and not is_quiet(view, each.note)]
    if not kept:
        return Said()
    days = tuple(each.day for each in kept)
    end = view.end
    figure = Figure(purpose, "", len(kept), len(kept), "wordings", view.period.start, end, days)
    return latest(view, figure, [(each.day, each) for each in kept], _wording).below(
        word("phrasebook-for", purpose)
    )


def _wording(view: View, wording: Wording) -> Said:
    """Such as "“would you tell me at the bench?”; tone: shaky (Gwen, 3 Mar)"."""
    place = view.day_link(wording.path, wording.day)
    if wording.people:
        people = listed([view.person(person) for person in wording.people])
        place = say("phrasebook.with", people=people, day=place)
    told = say("phrasebook.wording", parts="; ".join(_parts(wording)), place=place)
    match wording.note:
        case Exchange(felt_heard=int(heard)):
            day = wording.day
            return row(told, Figure("felt-heard", "", heard, 1, "exchanges", day, day, (day,)))
        case _:
            return row(told)


def _parts(wording: Wording) -> Iterator[str]:
    if wording.words:
        yield quoted(wording.words)
    if wording.agreed:
        yield say("phrasebook.agreed", quote=quoted(wording.agreed))
    if wording.tone:
        yield say("phrasebook.tone", tone=quoted(wording.tone))
    if wording.timing:
        yield say("phrasebook.timing", timing=quoted(wording.timing))
    match wording.note:
        case Boundary(boundary_status=str(stands)):
            yield word("boundary", stands)
        case Episode(urge=str(urge)):
            yield say("phrasebook.urge", urge=word("urge", urge))
        case Exchange(felt_heard=int(heard)):
            yield say("phrasebook.heard", number=heard)
        case _:
            pass
