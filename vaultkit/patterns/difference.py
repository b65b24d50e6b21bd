"""Where two histories begin to differ: no page as of an earlier day can read differently."""

from dataclasses import fields
from datetime import date

from vaultkit.patterns.history import History
from vaultkit.patterns.quiet import grounds
from vaultkit.records.kinds import LASTING
from vaultkit.records.record import Record


def first_difference(old: History, new: History) -> date | None:
    """The first day that the two tell differently; date.min if notes of triggers do, None if nothing does."""
    if old.rule != new.rule or old.names != new.names:
        return date.min
    changed = [day for day in old.days.keys() | new.days.keys() if old.days.get(day) != new.days.get(day)]
    changed += [rift.begun for rift in set(old.rifts.all) ^ set(new.rifts.all)]
    changed += [mark.day for mark in set(old.rifts.unmatched) ^ set(new.rifts.unmatched)]
    changed += [day for record in set(old.told) ^ set(new.told) if (day := _begins(record)) is not None]
    # Somebody may be quiet by a note that has no day.
    changed += [each.since for each in set(grounds(old)) ^ set(grounds(new))]
    # What is written on a week's page is read back in the week after.
    weeks = old.weekly.keys() | new.weekly.keys()
    changed += [w.plus(1, new.rule).start for w in weeks if old.weekly.get(w) != new.weekly.get(w)]
    return min(changed, default=None)


def _begins(record: Record) -> date | None:
    """The first day that a note tells of; from the start where it is for somebody's or something's whole life."""
    if record.kind in LASTING:
        return date.min
    told = (getattr(record, each.name) for each in fields(record))
    return min((value for value in told if isinstance(value, date)), default=None)
