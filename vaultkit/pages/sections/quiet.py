"""Of whom nothing is prompted: somebody with whom it is not safe, or who crossed a boundary."""

from dataclasses import replace

from vaultkit.notes.names import Name, key
from vaultkit.pages.view import View
from vaultkit.patterns.days import Day
from vaultkit.patterns.quiet import same
from vaultkit.patterns.rifts import Rift, Unmatched
from vaultkit.patterns.themes import PERSON, title
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record


def is_quiet(view: View, thing: Record | Rift | Unmatched) -> bool:
    """Whether it is about someone of whom nothing is prompted, or told by such a repair's notes."""
    if not view.quiet:
        return False
    notes: set[str] = set()
    match thing:
        case Unmatched():
            names = [Name(thing.name)]
        case Rift():
            names = [*thing.people, *([Name(thing.name)] if thing.name else ())]
            notes.update(thing.notes)
        case _:
            names = [*thing.people, *thing.links, *(loop.name for loop in thing.loops)]
            notes.add(key(title(thing)))
            if isinstance(thing, Episode) and thing.repair:
                notes.add(thing.repair.key)
    return not view.quiet.isdisjoint(same(names, view.history.called(PERSON.name)) | notes)


def heard(view: View, days: tuple[Day, ...]) -> tuple[Day, ...]:
    """The days without what was assumed or urged about anyone of whom nothing is prompted: it may well have been so."""
    return tuple(
        replace(day, records=tuple(record for record in day.records if not is_quiet(view, record)))
        if view.quiet and any(is_quiet(view, record) for record in day.records)
        else day
        for day in days
    )
