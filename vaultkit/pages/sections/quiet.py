"""Of whom nothing is prompted: somebody with whom it is not safe, or who crossed a boundary."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from vaultkit.notes.names import Name, key
from vaultkit.pages.view import View
from vaultkit.patterns.days import Day
from vaultkit.patterns.rifts import Rift, Unmatched
from vaultkit.patterns.stretches import Stretch, quarters
from vaultkit.patterns.themes import PERSON, Names, title
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record


def is_quiet(view: View, thing: Record | Rift | Unmatched) -> bool:
    """Whether it is about someone of whom nothing is prompted, or told by such a repair's notes."""
    return bool(view.quiet) and _is_of(view.quiet, view.history.called(PERSON.name), thing)


def _is_of(quiet: frozenset[str], called: Names, thing: Record | Rift | Unmatched) -> bool:
    match thing:
        case Unmatched():
            return _is_named(quiet, called, (Name(thing.name),))
        case Rift():
            names = (*thing.people, Name(thing.name)) if thing.name else thing.people
            return not quiet.isdisjoint(thing.notes) or _is_named(quiet, called, names)
        case _:
            names = (*thing.people, *thing.links, *(loop.name for loop in thing.loops))
            if isinstance(thing, Episode) and thing.repair and thing.repair.key in quiet:
                return True
            return key(title(thing)) in quiet or _is_named(quiet, called, names)


def _is_named(quiet: frozenset[str], called: Names, names: Iterable[Name]) -> bool:
    """Somebody may be quiet as they are written, and as whom that means."""
    return any(name.key in quiet or called.theme(name) in quiet for name in names)


def heard(view: View, days: tuple[Day, ...]) -> tuple[Day, ...]:
    """The days without what was assumed or urged about anyone of whom nothing is prompted: it may well have been so.

    By quarters, as they are kept.
    """
    if not view.quiet:
        return days
    beside = (view.quiet, view.history.called(PERSON.name))
    return tuple(day for quarter in quarters(days, beside) for day in _heard(quarter))


@lru_cache(maxsize=64)
def _heard(stretch: Stretch) -> tuple[Day, ...]:
    quiet, called = stretch.beside
    assert isinstance(quiet, frozenset)
    assert isinstance(called, Names)
    return tuple(
        replace(day, records=tuple(kept)) if len(kept) < len(day.records) else day
        for day in stretch.days
        for kept in [[record for record in day.records if not _is_of(quiet, called, record)]]
    )
