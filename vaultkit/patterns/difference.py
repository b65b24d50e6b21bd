"""Where two histories begin to differ: no page as of an earlier day can read differently."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import TypeVar

from vaultkit.patterns.history import History
from vaultkit.records.kinds import LASTING
from vaultkit.records.record import Record

K = TypeVar("K")
V = TypeVar("V")


def first_difference(old: History, new: History) -> date | None:
    """The first day that the two tell differently; date.min if notes of triggers do, None if nothing does.

    What is the very same in both is not looked at: after one note changed, nearly all is (see
    :mod:`vaultkit.patterns.gathering`).
    """
    if old.rule != new.rule or (old.names is not new.names and old.names != new.names):
        return date.min
    changed = [*other(old.days, new.days)]
    if old.rifts is not new.rifts:
        changed += [rift.begun for rift in set(old.rifts.all) ^ set(new.rifts.all)]
        changed += [mark.day for mark in set(old.rifts.unmatched) ^ set(new.rifts.unmatched)]
    if old.told is not new.told:
        before, after = ({record.path: record for record in told} for told in (old.told, new.told))
        told = (found[path] for path in other(before, after) for found in (before, after) if path in found)
        changed += [day for record in told if (day := _begins(record)) is not None]
    # Somebody may be quiet by a note that has no day.
    if old.grounds is not new.grounds:
        changed += [each.since for each in set(old.grounds) ^ set(new.grounds)]
    # What is written on a week's page is read back in the week after.
    changed += [week.plus(1, new.rule).start for week in other(old.weekly, new.weekly)]
    return min(changed, default=None)


def other(old: Mapping[K, V], new: Mapping[K, V]) -> Iterator[K]:
    """The keys of what is not the same in both."""
    if old is new:
        return
    for key, value in new.items():
        before = old.get(key)
        if before is not value and before != value:
            yield key
    yield from old.keys() - new.keys()


def _begins(record: Record) -> date | None:
    """The first day that a note tells of; from the start where it is for somebody's or something's whole life."""
    if record.kind in LASTING:
        return date.min
    told = (getattr(record, each.name) for each in fields(record))
    return min((value for value in told if isinstance(value, date)), default=None)
