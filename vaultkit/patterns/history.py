"""Everything the records say, gathered once: days, weeks, themes, rifts, what waits for a reply."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_of
from vaultkit.notes.names import Name, key
from vaultkit.patterns.days import Day, days, rank
from vaultkit.patterns.rifts import Rifts, rifts
from vaultkit.patterns.themes import Names, Theme, names, theme_key, title
from vaultkit.records.boundary import Boundary
from vaultkit.records.episode import Episode
from vaultkit.records.kinds import LASTING
from vaultkit.records.record import Record
from vaultkit.records.reflection import Reflection

ASKED_WITHIN = 1
"""Days before a week's last: time to have tried something, and no question for every evening."""
KNOWN_FROM = 8
"""No word such as new, returning or quiet is used before this many days are written."""


@dataclass(frozen=True, slots=True)
class OneThing:
    """A week's one thing for the next. ``day`` is None where the week's page says it, else the day whose plan it is."""

    text: str
    path: str
    day: date | None = None


@dataclass(frozen=True)
class History:
    """``notes``: (kind, day) to the path of the day's note, written in or not. ``weekly``: what weeks' pages say.

    ``crossed``: boundaries that were crossed.
    """

    rule: WeekRule
    days: dict[date, Day] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    rifts: Rifts = field(default_factory=Rifts)
    replies: tuple[Episode, ...] = ()
    notes: dict[tuple[str, date], str] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names({}, {}))
    weekly: Mapping[Week, OneThing] = field(default_factory=dict)
    crossed: tuple[Boundary, ...] = ()

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

    def one_thing(self, week: Week) -> OneThing | None:
        """What the week's page says, else the latest plan of its days."""
        if week in self.weekly:
            return self.weekly[week]
        plans = (
            OneThing(record.adjust, record.path, day.date)
            for day in reversed(self.by_week.get(week, ()))
            for record in day.records
            if record.adjust
        )
        return next(plans, None)

    def tried(self, week: Week, until: date) -> dict[str, date]:
        """Paths of the week's notes that say how it went with the one thing of the week before, to their days."""
        days = (day for day in self.by_week.get(week, ()) if day.date <= until)
        found = ((record, day.date) for day in days for record in day.records)
        return {r.path: day for r, day in found if isinstance(r, Reflection) and r.adjust_tried}

    def untold(self, day: date, asking: str = "") -> OneThing | None:
        """What the page of the week before says, on the last days of a week in which no note says yet how it went.

        ``asking`` is the path of a note that may say so itself.
        """
        week = week_of(day, self.rule)
        if (week.end - day).days > ASKED_WITHIN or self.tried(week, day).keys() - {asking}:
            return None
        return self.weekly.get(week.plus(-1, self.rule))

    def not_safe(self, day: date) -> frozenset[str]:
        """Keys of people (of rifts and notes, where nobody is named) with a repair that is `not safe`, or a boundary
        that was crossed, by then.

        No prompts are made about them.
        """
        unsafe = [rift for rift in self.rifts.all if rift.ending == "not safe" and rift.begun <= day]
        people = {person.key for rift in unsafe for person in rift.people}
        crossed = [boundary for boundary in self.crossed if stated(boundary) <= day]
        people |= {person.key for boundary in crossed for person in boundary.people}
        names = {key(rift.name) for rift in unsafe if rift.name and not rift.people}
        return frozenset(people.union(names, *(rift.notes for rift in unsafe)))


def stated(boundary: Boundary) -> date:
    """Since when it counts: from the start, where nobody dated it."""
    return boundary.stated_on or boundary.day or date.min


def history(
    records: Iterable[Record], rule: WeekRule = ISO, weekly: Mapping[Week, OneThing] | None = None
) -> History:
    """What these records, and the lines of weeks' pages, say together; the same for any order of them."""
    ordered = sorted(records, key=lambda record: record.path)
    known = names(ordered)
    journal = [record for record in ordered if record.kind not in LASTING]
    by_day = days(journal, known)
    written = [record for day in by_day.values() for record in day.records]
    replies = (r for r in written if isinstance(r, Episode) and (r.reply_by or r.deferred))
    return History(
        rule,
        by_day,
        _themes(by_day, known),
        rifts(record for record in journal if record.is_written),
        tuple(replies),
        _notes(journal),
        known,
        weekly or {},
        tuple(r for r in journal if isinstance(r, Boundary) and r.boundary_status == "crossed"),
    )


def _themes(by_day: dict[date, Day], known: Names) -> dict[str, Theme]:
    """Called as its note is; without one, as it was first written, so that an old page keeps its words."""
    seen: dict[str, list[date]] = {}
    called: dict[str, str] = {theme: title(note) for theme, note in known.notes.items()}
    for day in by_day.values():
        for theme, occurrence in day.occurrences.items():
            seen.setdefault(theme, []).append(day.date)
            called.setdefault(theme, _shown(theme, occurrence.name))
    return {
        theme: Theme(theme, called[theme], tuple(seen.get(theme, ())), known.notes.get(theme))
        for theme in sorted(called)
    }


def _shown(theme: str, name: Name) -> str:
    """With a capital, unless that makes another name of it (dotless `ı` becomes `I`)."""
    return name.shown if theme_key(name.shown) == theme else name.words


def _notes(ordered: list[Record]) -> dict[tuple[str, date], str]:
    found: dict[tuple[str, date], str] = {}
    for record in sorted(ordered, key=rank):
        if record.day is not None:
            found.setdefault((record.kind, record.day), record.path)
    return found
