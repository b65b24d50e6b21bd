"""What a person would want to know of how their vault is read: what could not be read as meant, and what is in the way."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from vaultkit.journal.copies import copy_problems, in_icloud
from vaultkit.journal.dates import is_far
from vaultkit.journal.sources import Sources
from vaultkit.records.record import Problem
from vaultkit.vault.index import Index
from vaultkit.vault.walk import is_note

if TYPE_CHECKING:
    from vaultkit.journal.own_notes import DailyNote

_WAITS_FOR_OBSIDIAN = "The template of your daily notes holds Templater's code, so Obsidian makes them; vaultkit adds its questions then."


def notices(sources: Sources, index: Index, daily: "DailyNote | None", today: date) -> Iterator[str]:
    """In sentences: of the settings, of what waits elsewhere."""
    yield from sources.notices
    yield from sources.unfollowed
    yield from in_icloud(index)
    if daily and daily.waits_for_obsidian and daily.path(today) not in index.entries:
        yield _WAITS_FOR_OBSIDIAN
    for place in index.idle_private() if sources.settings.private else ():
        yield f"private: nothing in the vault is called {place!r}, so that keeps nothing private."


def problems(index: Index, today: date) -> Iterator[Problem]:
    """In places: of what single notes say."""
    yield from index.problems()
    yield from copy_problems(index)
    for path, reason in index.unreadable:
        if is_note(path) and index.rules.place(path).journal and not index.is_private(path):
            yield Problem(path, 1, 1, f"not read: {reason}")
    for record in index.records():
        if record.kind and record.day is not None and is_far(record.day, today):
            yield Problem(record.path, 1, 1, f"its day is {record.day}, more than a year ahead")
