"""What was assumed or feared, and what happened."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vaultkit.patterns.history import History
from vaultkit.patterns.themes import BELIEF
from vaultkit.records.episode import Episode
from vaultkit.records.reflection import Reflection
from vaultkit.records.test import BeliefTest

LOOKED_AT = ("asked", "observed")
HELD = ("did not", "partly", "held")
HAPPENED = ("did not", "partly", "did")
"""What a count is made of. "Unclear" is an answer, and left out of every count."""


def stories(history: History, start: date, end: date) -> Sequence[Episode]:
    """Stories that somebody looked at: what was assumed, and how it was afterwards."""
    days, found = history.once(_looked_at, history.of(Episode))
    return found[bisect_left(days, start) : bisect_right(days, end)]


def _looked_at(episodes: Iterable[Episode]) -> tuple[list[date], list[Episode]]:
    found = [(each.day, each) for each in episodes if each.checked in LOOKED_AT and each.day]
    return [day for day, _ in found], [each for _, each in found]


@dataclass(frozen=True, slots=True)
class Fear:
    """A belief that was named or tested, on the day that tells it.

    ``test`` is None where an evening's note names it and nothing more. ``came``: the test came to an end by then.
    """

    day: date
    path: str
    belief: str
    """The theme's key."""
    test: BeliefTest | None = None
    came: bool = False

    @property
    def days_before(self) -> int | None:
        """How long before it came to it, where it was written down on an earlier day: only then it counts."""
        test = self.test
        if not self.came or test is None or test.predicted_on is None or test.happened_on is None:
            return None
        return max((test.happened_on - test.predicted_on).days, 0) or None


def fears(history: History, start: date, end: date) -> tuple[Fear, ...]:
    """In order of their days, each note once: on the day it came to it, else on the one it was written down."""
    dates, tests = history.once(_by_day, history.of(BeliefTest))
    found = {test.path: test for test in tests[bisect_left(dates, start) : bisect_right(dates, end)]}
    told = [
        fear
        for test in found.values()
        if (fear := _tested(history, test, end)) is not None and start <= fear.day <= end
    ]
    return tuple(sorted([*told, *_named(history, start, end)], key=lambda fear: (fear.day, fear.path)))


def _by_day(tests: Sequence[BeliefTest]) -> tuple[list[date], list[BeliefTest]]:
    """Each under every day that it tells of."""
    dated = sorted((day, n) for n, test in enumerate(tests) for day in _dates(test))
    return [day for day, _ in dated], [tests[n] for _, n in dated]


def _dates(test: BeliefTest) -> Iterator[date]:
    return filter(None, (test.happened_on, test.predicted_on, test.day))


def _tested(history: History, test: BeliefTest, end: date) -> Fear | None:
    came = test.happened_on <= end if test.happened_on else test.feared_happened is not None
    day = (test.happened_on if came else test.predicted_on) or test.predicted_on or test.day
    if day is None:
        return None
    belief = history.called(BELIEF.name).theme(test.belief) if test.belief else ""
    return Fear(day, test.path, belief, test, came)


def _named(history: History, start: date, end: date) -> Iterator[Fear]:
    """Beliefs that an evening names, and that no note of the same day tells more of."""
    names = history.called(BELIEF.name)
    dates, tests = history.once(_by_day, history.of(BeliefTest))
    days, evenings = history.once(_naming, history.of(Reflection))
    for n in range(bisect_left(days, start), bisect_right(days, end)):
        day, evening = days[n], evenings[n]
        of_day = tests[bisect_left(dates, day) : bisect_right(dates, day)]
        told = {names.theme(test.belief) for test in of_day if test.belief}
        for name in evening.tests:
            belief = names.theme(name)
            if name.key not in names.elsewhere and belief not in told:
                yield Fear(day, evening.path, belief)


def _naming(evenings: Sequence[Reflection]) -> tuple[list[date], list[Reflection]]:
    """Those that name beliefs, by their days."""
    found = [(each.day, each) for each in evenings if each.tests and each.day]
    return [day for day, _ in found], [each for _, each in found]
