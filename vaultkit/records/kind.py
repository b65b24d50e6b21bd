"""A kind of note: its record, its template, which properties it takes, and how it is asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vaultkit.records.fields import DAY, FLAG, SHARED, TEXT, WORDS, Property, own
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Kind:
    """``dated`` kinds ask for a day; an ``event`` is one of possibly several on its day."""

    name: str
    what: str
    """What it is, in a few words."""
    record: type[Record]
    template: str
    takes: tuple[str, ...] = ()
    """The properties of :data:`~vaultkit.records.fields.SHARED` that every record has a field for."""
    dated: bool = True
    event: bool = False
    named: str = ""
    """The property that a name given at the command line fills; empty where the note itself is called so."""
    begins: str = ""
    ends: str = ""
    """The properties that hold the day on which something begins, and the one on which it ends."""
    closes: bool = False
    """Whether to log one tells of an ending, unless its beginning is said."""
    told_in: str = ""
    """The property of the evening's note in which it is logged; a note of its own is only for what it is always."""
    asks: tuple[str, ...] = ()
    """What quick entry asks for, behind what the template leaves blank, or behind :attr:`told_in`."""
    later: tuple[str, ...] = ()
    """The properties that are told of something afterwards: given alone, they go to the note that is there."""
    is_open: Callable[[Any], bool] = lambda _record: False
    """Whether what a note tells has not ended: quick entry adds to such a note."""
    slips: Callable[[Any], Iterator[tuple[str, str]]] = lambda _record: iter(())
    """Values that fit each by itself and not together: (property, what is odd)."""

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        """Every property of the kind but those of :attr:`common`."""
        return self.shared + own(self.record)

    @cached_property
    def shared(self) -> tuple[Property, ...]:
        return tuple(SHARED[name] for name in self.takes)

    @cached_property
    def common(self) -> tuple[Property, ...]:
        """What every note may hold."""
        day = Property("day", DAY, "the day lived", bold=self.dated)
        return ((day,) if self.dated or self.event else ()) + _COMMON

    @cached_property
    def by_name(self) -> dict[str, Property]:
        return {each.name: each for each in (*self.common, *self.properties)}

    @property
    def lasting(self) -> bool:
        """One note for its whole life, called what it is about: a date in it makes no day."""
        return not self.dated and not self.event


_COMMON = (
    Property("written", TEXT, "when you typed it, if you like; never filled in for you"),
    Property("tags", WORDS, "tags such as `feeling/afraid`; they say the same as properties"),
    Property("private", FLAG, "true: vaultkit does not read this note at all"),
)
