"""A day's one note: a person's own daily note, with the morning in it as much as the evening.

It says no kind. The morning's properties begin with ``morning_`` in it, since one property name has one meaning in a note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from vaultkit.records.checkin import CHECKIN, Checkin
from vaultkit.records.fields import Property
from vaultkit.records.kind import Kind
from vaultkit.records.reflection import OF_ANY_EVENING, REFLECTION, Reflection

DAY_KINDS = (CHECKIN.name, REFLECTION.name)
"""The two notes of a day."""
DAY_PLACE = "daily"
"""What the path of a day's one note says of it, where morning and evening are written in that."""
PREFIX = "morning_"


@dataclass(frozen=True, kw_only=True)
class Daily(Reflection, Checkin):
    """A day, from its morning to its evening."""


DAILY = Kind(
    name="",
    what="the day's one note",
    record=Daily,
    template="Daily",
    takes=REFLECTION.takes,
)

MORNING: tuple[Property, ...] = tuple(
    replace(each, name=f"{PREFIX}{each.name}") for each in CHECKIN.properties
)
WHOLE_DAY: tuple[Property, ...] = (*REFLECTION.properties, *MORNING)
"""What is read in a note that is the day's check-in and reflection at once."""
ANY_DAILY: tuple[Property, ...] = (
    *(each for each in REFLECTION.properties if each.name in OF_ANY_EVENING),
    *MORNING,
)
"""What is read in any other daily note of a person's own, since the rest may be theirs."""
_HIGHEST, _LOWER = frozenset({"distress"}), frozenset({"pleasantness", "energy"})


def with_morning(values: Mapping[str, Any]) -> dict[str, Any]:
    """A day's values, those of its morning among them: the day's highest distress, the lower middle of other numbers."""
    day = {name: value for name, value in values.items() if not name.startswith(PREFIX)}
    for each in MORNING:
        name, said = each.name.removeprefix(PREFIX), values.get(each.name)
        evening = day.get(name)
        if said is None:
            continue
        if each.type.many:
            day[name] = (*said, *(evening or ()))
        elif evening is None:
            day[name] = said
        elif name in _HIGHEST:
            day[name] = max(said, evening)
        elif name in _LOWER:
            day[name] = min(said, evening)
    return day
