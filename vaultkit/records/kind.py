"""A kind of note: its record, its template, and which properties it takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from vaultkit.records.fields import NAMES, SCALE, TEXT, TEXTS, WORDS, Property, Type
from vaultkit.records.record import Record

# Properties that several kinds share, declared once.
SHARED: dict[str, Type] = {
    "feelings": WORDS,
    "needs": WORDS,
    "distress": SCALE,
    "people": NAMES,
    "habits": WORDS,
    "lessons": TEXTS,
    "adjust": TEXT,
    "triggers": NAMES,
    "repairs": NAMES,
}


@dataclass(frozen=True)
class Kind:
    """``dated`` kinds ask for a day; an ``event`` is one of possibly several on its day."""

    name: str
    record: type[Record]
    template: str
    takes: tuple[str, ...] = ()
    dated: bool = True
    event: bool = False
    slips: Callable[[Any], Iterator[tuple[str, str]]] = lambda _record: iter(())
    """Values that fit each by itself and not together: (property, what is odd)."""

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        """Every property of the kind but ``kind``, ``day``, ``written`` and ``tags``, which all share."""
        own = tuple(
            Property(
                field.name, field.metadata["type"].words, field.metadata["type"].read, field.metadata["bold"]
            )
            for field in fields(self.record)
            if "type" in field.metadata
        )
        return self.shared + own

    @cached_property
    def shared(self) -> tuple[Property, ...]:
        """Those that other kinds have, too."""
        return tuple(Property(name, SHARED[name].words, SHARED[name].read) for name in self.takes)
