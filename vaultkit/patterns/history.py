"""Everything the records say, gathered once: days, weeks, themes, rifts, and the notes that tell of other days."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from vaultkit.notes.calendar import ISO, Week, WeekRule, week_of
from vaultkit.notes.names import theme_key
from vaultkit.notes.spans import Span, month_of, quarter_of
from vaultkit.patterns import quiet
from vaultkit.patterns.days import Day, Occurrence, days, rank
from vaultkit.patterns.rifts import LET_GO, REPAIRED, Rifts, rifts
from vaultkit.patterns.themes import NEED, SUBJECTS, TRIGGER, Names, RenamedPage, Theme, names, title
from vaultkit.records.episode import Episode
from vaultkit.records.kinds import ELSEWHEN, LASTING
from vaultkit.records.record import Record
from vaultkit.records.reflection import Reflection
from vaultkit.records.test import BeliefTest

R = TypeVar("R", bound=Record)
S = TypeVar("S")
A = TypeVar("A")

ALIKE = (TRIGGER.name, NEED.name, "story")
"""The sorts of names by which weeks are alike, in the order in which they are told."""

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

    ``themes`` and ``names`` are by subject, then by key. ``told``: the notes that tell of other days than their own, and
    those that are of no day.
    """

    rule: WeekRule
    days: dict[date, Day] = field(default_factory=dict)
    themes: Mapping[str, Mapping[str, Theme]] = field(default_factory=dict)
    rifts: Rifts = field(default_factory=Rifts)
    notes: dict[tuple[str, date], str] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)
    weekly: Mapping[Week, OneThing] = field(default_factory=dict)
    told: tuple[Record, ...] = ()

    @property
    def triggers(self) -> Mapping[str, Theme]:
        return self.themes.get(TRIGGER.name, {})

    def called(self, subject: str) -> Names:
        """Which names of a subject are one."""
        return self.names.get(subject, Names())

    def of(self, kind: type[R]) -> Sequence[R]:
        """The notes of one kind, in order of their days."""
        return cast("Sequence[R]", self.by_kind.get(kind, ()))

    def once(self, work: Callable[[S], A], part: S) -> A:
        """What is worked out of a part of the history, such as the notes of one kind: kept as long as that part is the
        same object.
        """
        kept = self.kept.get(work)
        if kept is None or kept[0] is not part:
            kept = self.kept[work] = (part, work(part))
        return cast("A", kept[1])

    def by_quarter(
        self, name: Hashable, days: Sequence[Day], work: Callable[[Sequence[Day]], A]
    ) -> Iterator[A]:
        """What is worked out of some days of each quarter: kept as long as no day of that quarter changes.

        ``name`` says what it is, which days of all, and what else it hangs on.
        """
        for quarter, part in _by_quarter(days, self.rule):
            _, kept = self._quarters[quarter]
            key = name, part[0].date, part[-1].date
            if key not in kept:
                kept[key] = work(part)
            yield cast("A", kept[key])

    @cached_property
    def _quarters(self) -> dict[date, tuple[Sequence[Day], dict[Hashable, object]]]:
        """The days of each quarter, and what is kept of them."""
        known, _ = self.kept.get("quarters", ({}, None))
        assert isinstance(known, dict)
        found = {}
        for quarter, part in _by_quarter(self._in_order, self.rule):
            before = known.get(quarter)
            found[quarter] = before if before and before[0] == part else (part, {})
        self.kept["quarters"] = found, None
        return found

    @cached_property
    def kept(self) -> dict[object, tuple[object, object]]:
        """One answer for each work, with what it was worked out of."""
        return {}

    @cached_property
    def by_kind(self) -> dict[type[Record], list[Record]]:
        """The notes of each kind, in order."""
        found = {record.path: record for day in self.days.values() for record in day.records}
        found |= {record.path: record for record in self.told}
        by_kind: dict[type[Record], list[Record]] = {}
        for record in sorted(found.values(), key=in_order):
            by_kind.setdefault(type(record), []).append(record)
        return by_kind

    @cached_property
    def replies(self) -> tuple[Episode, ...]:
        """What was set aside for later."""
        return tuple(e for e in self.of(Episode) if e.day and (e.reply_by or e.deferred))

    @cached_property
    def came_through(self) -> bool:
        """Whether anything mended, was learned, or was feared and did not happen."""
        return (
            any(rift.ending in (REPAIRED, LET_GO) for rift in self.rifts.all)
            or any(day.lessons for day in self.days.values())
            or any(test.feared_happened == "did not" for test in self.of(BeliefTest))
        )

    @cached_property
    def by_week(self) -> dict[Week, tuple[Day, ...]]:
        """The weeks with a written day, in order."""
        weeks: dict[Week, list[Day]] = {}
        for day in self.days.values():
            weeks.setdefault(week_of(day.date, self.rule), []).append(day)
        return {week: tuple(group) for week, group in weeks.items()}

    @cached_property
    def long_spans(self) -> tuple[Span, ...]:
        """Months with two written weeks, quarters with two written months: before that they say what another says."""
        parts: dict[Span, set[object]] = {}
        for week, written in self.by_week.items():
            for month in {month_of(day.date) for day in written}:
                parts.setdefault(month, set()).add(week)
                parts.setdefault(quarter_of(month.start), set()).add(month)
        return tuple(span for span, within in parts.items() if len(within) > 1)

    def names_in(self, week: Week) -> frozenset[tuple[str, str]]:
        """What a week names; see :meth:`named_on`."""
        found = self._names_in.get(week)
        if found is None:
            found = self._names_in[week] = self.named_on(self.by_week.get(week, ()))
        return found

    @cached_property
    def _names_in(self) -> dict[Week, frozenset[tuple[str, str]]]:
        """Of the weeks that were asked for: a week's page looks at those of a year."""
        return {}

    def named_on(self, days: Iterable[Day]) -> frozenset[tuple[str, str]]:
        """(sort, key) of the triggers, needs and stories of some days, by which weeks are alike.

        Hidden triggers make no week alike, and neither do stories of which only is known that they are others.
        """
        found: set[tuple[str, str]] = set()
        for day in days:
            found |= {(TRIGGER.name, theme) for theme in day.occurrences if not self.triggers[theme].hidden}
            found |= {each for each in day.companions if each[0] in ALIKE and each != ("story", "other")}
        return frozenset(found)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        return tuple(self.by_week)

    @cached_property
    def written(self) -> tuple[date, ...]:
        """The days with something written, in order."""
        return tuple(self.days)

    @cached_property
    def _in_order(self) -> tuple[Day, ...]:
        return tuple(self.days.values())

    def weeks_from(self, first: Week, until: Week) -> tuple[Week, ...]:
        """The weeks with a written day, from one week to the one before another."""
        return self.weeks[bisect_left(self.weeks, first) : bisect_left(self.weeks, until)]

    def weeks_between(self, one: Week, other: Week) -> int:
        """How many weeks with a written day lie between two such weeks."""
        return max(0, bisect_left(self.weeks, other) - bisect_right(self.weeks, one))

    def between(self, start: date, end: date) -> tuple[Day, ...]:
        """The days written from one day to another, both counted."""
        low, high = bisect_left(self.written, start), bisect_right(self.written, end)
        return self._in_order[low:high]

    def written_until(self, day: date) -> int:
        """How many days are written up to and with this one."""
        return bisect_right(self.written, day)

    def written_between(self, start: date, end: date) -> int:
        """How many days are written from one day to another, both counted."""
        return bisect_right(self.written, end) - bisect_left(self.written, start)

    def knows_enough(self, day: date) -> bool:
        return len(self.written) >= KNOWN_FROM and self.written[KNOWN_FROM - 1] <= day

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

    @cached_property
    def grounds(self) -> tuple[quiet.Ground, ...]:
        """What quiets, and since when; see :mod:`vaultkit.patterns.quiet`."""
        return tuple(quiet.grounds(self))

    def not_safe(self, day: date) -> frozenset[str]:
        """Keys of people, rifts and notes about which nothing is prompted by a day."""
        return frozenset[str]().union(*(each.keys for each in self.grounds if each.since <= day))


def _by_quarter(days: Sequence[Day], rule: WeekRule) -> Iterator[tuple[date, Sequence[Day]]]:
    """Days in order, by the quarter in which their week begins."""
    start = 0
    while start < len(days):
        quarter = quarter_of(week_of(days[start].date, rule).start)
        last = week_of(quarter.end, rule).end
        stop = bisect_right(days, last, start, key=lambda day: day.date)
        yield quarter.start, days[start:stop]
        start = stop


def in_order(record: Record) -> tuple[date, str]:
    """By days; what has none comes first."""
    return record.day or date.min, record.path


def history(
    records: Iterable[Record],
    rule: WeekRule = ISO,
    weekly: Mapping[Week, OneThing] | None = None,
    renamed: Iterable[RenamedPage] = (),
) -> History:
    """What these records, and the lines of weeks' pages, say together; the same for any order of them."""
    ordered = sorted(records, key=lambda record: record.path)
    known = names(ordered, renamed)
    journal = [record for record in ordered if record.kind not in LASTING]
    by_day = days(journal, known)
    return History(
        rule,
        by_day,
        _themes(by_day, known),
        rifts(record for record in journal if record.is_written),
        _notes(journal),
        known,
        weekly or {},
        tuple(r for r in ordered if r.kind in ELSEWHEN and (r.is_written or r.kind in LASTING)),
    )


def _themes(by_day: dict[date, Day], known: Mapping[str, Names]) -> dict[str, dict[str, Theme]]:
    return {subject.name: _of_subject(subject.name, by_day, known[subject.name]) for subject in SUBJECTS}


def _of_subject(subject: str, by_day: dict[date, Day], known: Names) -> dict[str, Theme]:
    """Called as its note is; without one, as it was first written, so that an old page keeps its words."""
    seen: dict[str, list[date]] = {}
    names: dict[str, str] = {theme: title(note) for theme, note in known.notes.items()}
    for day in by_day.values():
        for theme, occurrence in day.named.get(subject, {}).items():
            seen.setdefault(theme, []).append(day.date)
            names.setdefault(theme, called(theme, occurrence, known))
    return {
        theme: Theme(subject, theme, names[theme], tuple(seen.get(theme, ())), known.notes.get(theme))
        for theme in sorted(names)
    }


def called(theme: str, first: Occurrence, known: Names) -> str:
    """As it was first written, with a capital, unless that makes another name of it (dotless `ı` becomes `I`)."""
    if theme in known.renamed:
        return known.renamed[theme].before
    name = first.name
    return name.shown if theme_key(name.shown) == theme else name.words


def _notes(ordered: list[Record]) -> dict[tuple[str, date], str]:
    found: dict[tuple[str, date], str] = {}
    for record in sorted(ordered, key=rank):
        if record.day is not None:
            found.setdefault((record.kind, record.day), record.path)
    return found
