"""What a page could say of a made-up journal, and in how many of them that may be chance or is to be found."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from tests.patterns.planted import FEELING, FIRST, TRIGGER, Life, Made
from vaultkit.patterns.direction import direction
from vaultkit.patterns.statistics import (
    SHOW_INTERVAL,
    SHOW_USUAL_TIME,
    Duration,
    kaplan_meier_median,
    wilson,
)
from vaultkit.patterns.together import together


def pairs(made):
    companions = (
        (day.triggers, frozenset(("feeling", feeling) for feeling in day.feelings))
        for day in made.days.values()
    )
    return together(list(companions))


def marked(made):
    return [(pair.trigger, pair.companion[1]) for pair in pairs(made) if pair.marked]


def towards(made):
    numbers = ((day, written.distress) for day, written in made.days.items() if written.distress is not None)
    found = direction(numbers)
    return found and found.towards


def usual_times(life, made):
    """Of rifts of the first half and of those of the last eight weeks, each as of its end; None where only the list is
    shown, or more than half are open.
    """
    half, end = life.weeks * 7 // 2, life.weeks * 7
    return _usual_time(made, 0, half), _usual_time(made, end - 56, end)


def _usual_time(made, first, end):
    as_of = FIRST + timedelta(end - 1)
    lasted = [
        Duration(((closed if ended else as_of) - begun).days, ended=ended)
        for begun, closed in made.rifts
        if FIRST + timedelta(first) <= begun <= as_of
        for ended in [closed is not None and closed <= as_of]
    ]
    rifts, mended = SHOW_USUAL_TIME
    if len(lasted) < rifts or sum(each.ended for each in lasted) < mended:
        return None
    return kaplan_meier_median(lasted)


def became(made):
    """Of feared things that were written down beforehand."""
    return Counter(
        outcome for predicted, happened, outcome in made.tests if predicted and predicted < happened
    )


# Questions with yes or no for an answer.


def any_mark(_, made):
    return bool(marked(made))


def any_direction(_, made):
    return towards(made) is not None


def the_pair(_, made):
    return (TRIGGER, FEELING) in marked(made)


def down(_, made):
    return towards(made) == "down"


def up(_, made):
    return towards(made) == "up"


def shorter(life, made):
    before, after = usual_times(life, made)
    return before is not None and after is not None and after < before


def mostly_did_not(_, made):
    """All of the interval lies above one half."""
    counts = became(made)
    return counts.total() >= SHOW_INTERVAL and wilson(counts["did not"], counts.total())[0] > 0.5


def both_shown(life, made):
    return None not in usual_times(life, made)


def share_of_chance(_, made):
    """Of the pairs that are marked, how many are not the planted one."""
    found = marked(made)
    return sum(pair != (TRIGGER, FEELING) for pair in found) / len(found) if found else 0


def another_pair(life, made):
    return share_of_chance(life, made) > 0


@dataclass(frozen=True)
class Case:
    """``limit``: at most this share of journals where it is chance, at least this one where it is planted; None where
    nothing is promised, and the page says what was seen. ``in_suite``: looked at in every run of the tests.
    """

    claim: str
    how: str
    life: Life
    question: Callable[[Life, Made], float]
    limit: float | None = None
    in_suite: bool = False

    def __str__(self):
        return f"{self.claim}: {self.how}"


MARK, DIRECTION = "a pair is marked", "a direction is named"
SHORTER, MOSTLY = "the later usual time is shorter", "the interval of `did not` is all above one half"
AT_MOST = {MARK: (any_mark, 0.1), DIRECTION: (any_direction, 0.06)}


def _nothing(claim, how, in_suite=False, **life):
    question, limit = AT_MOST[claim]
    return Case(claim, how, Life(**life), question, limit, in_suite)


CHANCE = (
    *(
        _nothing(claim, f"{weeks} weeks, days alike by {alike}", weeks == 30, weeks=weeks, alike=alike)
        for claim in AT_MOST
        for weeks in (12, 30, 52)
        for alike in (0.0, 0.3, 0.5)
    ),
    _nothing(MARK, "six of ten written days name nothing", brief=0.6),
    _nothing(DIRECTION, "days alike by 0.5, wide swings", alike=0.5, spread=3.5),
    _nothing(DIRECTION, "days alike by 0.5, none missing", alike=0.5, missing=0),
    _nothing(DIRECTION, "days alike by 0.5, half of them missing", alike=0.5, missing=0.5),
    Case(
        "of all marks, those of other pairs",
        "a feeling on 70 % of days with a trigger",
        Life(goes_with=0.7),
        share_of_chance,
        0.1,
        True,
    ),
    Case("upwards is named", "distress falls by 3 points", Life(falls=3), up, 0.01, True),
    Case(MOSTLY, "12 fears, of which every second comes true", Life(), mostly_did_not, 0.05, True),
    Case(
        "another pair is marked",
        "a feeling on 70 % of days with a trigger",
        Life(goes_with=0.7),
        another_pair,
    ),
    Case(MARK, "days alike by 0.7", Life(alike=0.7), any_mark),
    Case(DIRECTION, "days alike by 0.7", Life(alike=0.7), any_direction),
    Case(SHORTER, "a repair takes 6 days all along", Life(), shorter),
)

PLANTED = (
    *(
        Case(
            "the pair is marked",
            f"a feeling on {100 * rate:.0f} % of days with a trigger",
            Life(goes_with=rate),
            the_pair,
            limit,
            suite,
        )
        for rate, limit, suite in (
            (0.5, 0.25, False),
            (0.6, 0.5, False),
            (0.7, 0.7, True),
            (0.8, 0.85, False),
        )
    ),
    *(
        Case(
            "downwards is named",
            f"distress falls by {falls} points, days alike by {alike}",
            Life(falls=falls, alike=alike),
            down,
            limit,
            (falls, alike) in ((3, 0.3), (4, 0.5)),
        )
        for falls, alike, limit in (
            *((2, 0.0, 0.5), (2, 0.3, 0.4), (2, 0.5, 0.35)),
            *((3, 0.0, 0.85), (3, 0.3, 0.75), (3, 0.5, 0.65)),
            *((4, 0.0, 0.95), (4, 0.3, 0.95), (4, 0.5, 0.9)),
        )
    ),
    Case("both usual times are shown", "about one rift a week", Life(), both_shown, 0.5),
    Case(SHORTER, "a repair takes 9 days, then 3", Life(mends=(9, 3)), shorter, 0.4, True),
    Case(MOSTLY, "12 fears, of which 1 of 10 comes true", Life(comes_true=0.1), mostly_did_not, 0.8, True),
    Case(MOSTLY, "12 fears, of which 2 of 10 come true", Life(comes_true=0.2), mostly_did_not, 0.5),
    Case(
        MOSTLY,
        "24 fears, of which 2 of 10 come true",
        Life(comes_true=0.2, tests=32),
        mostly_did_not,
        0.75,
    ),
)
