"""Everything the records say, gathered once: days, weeks, themes, rifts, what waits for a reply."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_of
from vaultkit.notes.names import Name
from vaultkit.patterns.days import Day, days, rank
from vaultkit.patterns.rifts import Rifts, rifts
from vaultkit.patterns.themes import Names, Theme, names, title
from vaultkit.records.episode import Episode
from vaultkit.records.record import Record

KNOWN_FROM = 8
"""No word such as new, returning or quiet is used before this many days are written."""


@dataclass(frozen=True)
class History:
    """``notes``: (kind, day) to the path of the day's note, written in or not."""

    rule: WeekRule
    days: dict[date, Day] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    rifts: Rifts = field(default_factory=Rifts)
    replies: tuple[Episode, ...] = ()
    notes: dict[tuple[str, date], str] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names({}, {}))

    @cached_property
    def by_week(self) -> dict[Week, tuple[Day, ...]]:
        """The weeks with a written day, in order."""
        weeks: dict[Week, list[Day]] = {}
        for day in self.days.values():
            weeks.setdefault(week_of(day.date, self.rule), []).append(day)
        return {week: tuple(group) for week, group in weeks.items()}

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        return tuple(self.by_week)

    @cached_property
    def _written(self) -> tuple[date, ...]:
        return tuple(self.days)

    def written_until(self, day: date) -> int:
        """How many days are written up to and with this one."""
        return bisect_right(self._written, day)

    def knows_enough(self, day: date) -> bool:
        return len(self._written) >= KNOWN_FROM and self._written[KNOWN_FROM - 1] <= day

    def not_safe(self, day: date) -> frozenset[str]:
        """Keys of people with a repair that is `not safe`, by then: no prompts are made about them."""
        return frozenset(
            person.key
            for rift in self.rifts.all
            if rift.ending == "not safe" and rift.begun <= day
            for person in rift.people
        )


def history(records: Iterable[Record], rule: WeekRule = ISO) -> History:
    """What these records say together; the same for any order of them."""
    ordered = sorted(records, key=lambda record: record.path)
    known = names(ordered)
    by_day = days(ordered, known)
    replies = (r for r in ordered if isinstance(r, Episode) and r.day and (r.reply_by or r.deferred))
    return History(
        rule,
        by_day,
        _themes(by_day, known),
        rifts(record for record in ordered if record.is_written),
        tuple(sorted(replies, key=lambda r: (r.day or date.min, r.path))),
        _notes(ordered),
        known,
    )


def _themes(by_day: dict[date, Day], known: Names) -> dict[str, Theme]:
    seen: dict[str, list[date]] = {}
    spelled: dict[str, Name] = {}
    for day in by_day.values():
        for theme, occurrence in day.occurrences.items():
            seen.setdefault(theme, []).append(day.date)
            if theme not in spelled or occurrence.name.care > spelled[theme].care:
                spelled[theme] = occurrence.name
    found: dict[str, Theme] = {}
    for theme in sorted(seen.keys() | known.notes.keys()):
        note = known.notes.get(theme)
        shown = title(note) if note else spelled[theme].shown
        found[theme] = Theme(theme, shown, tuple(seen.get(theme, ())), note)
    return found


def _notes(ordered: list[Record]) -> dict[tuple[str, date], str]:
    found: dict[tuple[str, date], str] = {}
    for record in sorted(ordered, key=rank):
        if record.day is not None:
            found.setdefault((record.kind, record.day), record.path)
    return found
