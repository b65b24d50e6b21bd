"""Where two histories begin to differ: no page as of an earlier day can read differently."""

from datetime import date

from vaultkit.patterns.history import History
from vaultkit.records.episode import Episode


def first_difference(old: History, new: History) -> date | None:
    """The first day that the two tell differently; date.min if names or notes of triggers do, None if nothing does."""
    if old.rule != new.rule or old.names != new.names:
        return date.min
    shared = old.themes.keys() & new.themes.keys()
    if any(old.themes[theme].name != new.themes[theme].name for theme in shared):
        return date.min
    changed = [day for day in old.days.keys() | new.days.keys() if old.days.get(day) != new.days.get(day)]
    changed += [rift.begun for rift in set(old.rifts.all) ^ set(new.rifts.all)]
    changed += [e.day for e in _different(old.replies, new.replies) if e.day]
    return min(changed, default=None)


def _different(old: tuple[Episode, ...], new: tuple[Episode, ...]) -> list[Episode]:
    return [e for e in old if e not in new] + [e for e in new if e not in old]
