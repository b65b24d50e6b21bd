"""Of whom nothing is prompted: somebody with whom it is not safe, or who crossed a boundary."""

from vaultkit.notes.names import Name, key
from vaultkit.pages.view import View
from vaultkit.patterns.quiet import same
from vaultkit.patterns.rifts import Rift, Unmatched
from vaultkit.patterns.themes import PERSON, title
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record


def is_quiet(view: View, thing: Record | Rift | Unmatched) -> bool:
    """Whether it is about someone of whom nothing is prompted, or told by such a repair's notes."""
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
