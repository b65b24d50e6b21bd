"""Of whom nothing is prompted: somebody with whom it is not safe, or who crossed a boundary."""

from vaultkit.notes.names import key
from vaultkit.pages.view import View
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import PERSON, title
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record


def is_quiet(view: View, thing: Record | Rift) -> bool:
    """Whether it is about someone of whom nothing is prompted, or told by such a repair's notes."""
    called = view.history.called(PERSON.name)
    about = {person.key for person in thing.people} | {called.theme(person) for person in thing.people}
    if isinstance(thing, Rift):
        about |= {key(thing.name), *thing.notes}
    else:
        about |= {key(title(thing)), *(link.key for link in thing.links)}
        about |= {loop.name.key for loop in thing.loops}
        if isinstance(thing, Episode) and thing.repair:
            about.add(thing.repair.key)
    return not about.isdisjoint(view.quiet)
