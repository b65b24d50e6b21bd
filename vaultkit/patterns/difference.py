"""Where two histories begin to differ: no page as of an earlier day can read differently."""

from datetime import date

from vaultkit.patterns.history import History, stated


def first_difference(old: History, new: History) -> date | None:
    """The first day that the two tell differently; date.min if notes of triggers do, None if nothing does."""
    if old.rule != new.rule or old.names != new.names:
        return date.min
    changed = [day for day in old.days.keys() | new.days.keys() if old.days.get(day) != new.days.get(day)]
    changed += [rift.begun for rift in set(old.rifts.all) ^ set(new.rifts.all)]
    changed += [mark.day for mark in set(old.rifts.unmatched) ^ set(new.rifts.unmatched)]
    changed += [stated(boundary) for boundary in set(old.crossed) ^ set(new.crossed)]
    # What is written on a week's page is read back in the week after.
    weeks = old.weekly.keys() | new.weekly.keys()
    changed += [w.plus(1, new.rule).start for w in weeks if old.weekly.get(w) != new.weekly.get(w)]
    return min(changed, default=None)
