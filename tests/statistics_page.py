"""docs/statistics.md: what the numbers on a page mean, and what was measured. `python -m tests.statistics_page` makes it.

It takes some minutes: two thousand journals of each kind. `python -m tests.statistics_page text` keeps what was measured
and makes anew what stands around it.
"""

import sys
from datetime import timedelta
from pathlib import Path

from tests.patterns.claims import CHANCE, PLANTED, any_direction, any_mark
from tests.patterns.planted import FEELING, FEELINGS, FIRST, TRIGGER, TRIGGERS, Life, Made, made
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.days import LOOKED_BACK
from vaultkit.pages.sections.told import share, spread
from vaultkit.patterns.direction import DAYS_A_WEEK, WEEK_TO_WEEK, WEEKS
from vaultkit.patterns.statistics import SHOW_INTERVAL, SHOW_MEDIAN, SHOW_USUAL_TIME, wilson
from vaultkit.patterns.together import SUPPORT

PAGE = Path(__file__).parents[1] / "docs" / "statistics.md"
JOURNALS = 2000
LOOKED_AT_WEEKLY = 500
HEADING = "## What was measured\n"
TABLES = "| chance: "
NEXT = "## Where the formulas come from\n"


def _said(name, /, **values):
    """A form as pages print it, without the mark of its list."""
    return f"`{say(name, **values).removeprefix('- ')}`"


_WEEKS = {"n": 20, "days": DAYS_A_WEEK}
_BOTH = say("seen-with.with", both=4, n=6, links="")

MEANING = f"""\
# What the numbers mean

A journal is one person, some evenings, in their own words. Such numbers can be counted, and a little can be said of
them. This page says what each one is, and how often it is only chance.

Two things hold for all of them. **A day that is not written is unknown**: it is never a zero, and never filled in. And
**none of them says why**: two things seen on one day may both belong to that day.

| on a page | what it means |
| --- | --- |
| `n = 5`, or `3 of 5` | How many days, rifts or tests it is about. Under {SHOW_INTERVAL} there is only this count. |
| `{share(6, 9)}` | From {SHOW_INTERVAL} on also the share, and the shares that go well with what was counted. With few days that is a wide span, and the span is the honest part. It takes days for separate ones; where they come in clusters, it would be wider still. |
| `{spread((3, 4, 5, 6, 8))}` | The median is the middle one, if all are put in order; of an even count the lower of the two. At least half of the days were at it or below. The range is from the lowest to the highest. Never an average: from 2 to 4 need not be as far as from 6 to 8. |
| `{spread((3, 8))}` | Under {SHOW_MEDIAN} days no median is shown. |
| {_said("days.summary", of=10, spread="…", n=6, days=7)} | The highest number of each day, in whichever note; days without one are left out of n. Of anything else written twice on a day, the lower middle. |
| {_said("days.direction-down", reach="weeks 3–26", **_WEEKS)} | The weeks' middle distress tends that way; *downwards* and *upwards* below. A week counts with {DAYS_A_WEEK} days with a number. On the page of a week, a month or a quarter it is about the {LOOKED_BACK} weeks up to its end, on a theme's page about all days that name it. At one look, chance alone gives a direction to fewer than 6 journals of 100. |
| {_said("days.direction-unclear", reach="weeks 3–26", **_WEEKS)} | It could not be said which way the weeks tend. This is not "nothing changes". |
| {_said("days.direction-needs", n=5, days=DAYS_A_WEEK, need=WEEKS)} | Nothing is said of a direction before {WEEKS} weeks count. |
| {_said("seen-with.pair", name="feeling afraid", both=_BOTH, without=3, n=22)} | Seen together, as counts, with both rates. The days are those on which something of the sort is named at all: a day that names no feeling says nothing about feeling afraid, and a day without an episode nothing about an urge. A theme's page counts up to the end of the week before the latest, so that an evening does not change it; a quarter's page up to the quarter's end. |
| {_said("seen-with.marked")} | What stands below is *marked*, as it is called further down: seen together more often than chance lets two things be that have nothing to do with each other. The bar is higher the more pairs there are to look at, and where both come in clusters (one hard fortnight is not fourteen separate days). At least {SUPPORT} days together. |
| {_said("seen-with.others")} | Of these the counts are all that can be said. And also what is marked may only belong to one part of the year, or to long evenings, on which more of everything is named. |
| {_said("mended.usual", days=3, n=9)} | The usual time to mend: after so many days half of the rifts were mended, with those that are still open taken into account: they lasted so long already. It takes {SHOW_USUAL_TIME[0]} rifts, {SHOW_USUAL_TIME[1]} of them mended; until then there is a list. |
| {_said("mended.usual-open")} | So no usual time can be said yet. Let go, not wanted and not safe are endings of their own, and counted apart. |
| {_said("feared.fears", parts=f"3 of 5 {word('fears-happened', 'did not')}")} | Counted are fears that were written down **before** the day on which it came to it. |
| {_said("feared.not-counted")} | A test whose fear has no date, or none before that day. It is worth as much to you, and it is not counted: afterwards we remember our fears as it suits what happened. |
| {_said("through.looked-at", n=5, days="…", share="4 of 5")} | Stories that were looked at, with how sure you were before and afterwards. A story that lacks one of the two is left out of the count. |

A page never says that a usual time *became* shorter: of two usual times one is always the shorter, by chance as well
(see below).
"""

ABOUT = f"""\
Journals were made up, from a seed, and given to the same code. In most of them nothing is planted: whatever is found
there is chance. In the others something is, and is there to be found. Each line is {JOURNALS:,} journals (seeds 0 to
{JOURNALS - 1:,}) of 30 weeks, if it does not say otherwise, with three of ten days missing (one of four after an easy day,
nearly half after a hard one), three of ten written days that name nothing, {len(TRIGGERS)} triggers and {len(FEELINGS)} feelings, each of
which comes in clusters of its own. "Alike by 0.3", which is so where nothing else is said, is how much a day is like the
one before, in all of this; 0 is not at all. "How often" is the share of journals, and in brackets the shares that go
with what was seen, by Wilson's interval; of marks it is their share in a journal, on average.

Where a feeling is planted on days with a trigger, that trigger is there on {100 * TRIGGERS[TRIGGER]:.0f} % of days, and the feeling on {100 * FEELINGS[FEELING]:.0f} % of the
others. Distress falls evenly from the first week to the last. "The later usual time" is that of the last eight weeks,
beside that of the first half. A limit is what vaultkit promises; where there is none, the line only says what to expect.
"""

SOURCES = f"""\
| number | formula | compared with | where it differs |
| --- | --- | --- | --- |
| share | Wilson 1927 | statsmodels `proportion_confint`, scipy `binomtest` | nowhere |
| seen together | Fisher 1935, two-sided by probability (Freeman & Halton 1951) | scipy `fisher_exact` | in whole numbers, so exact; scipy rounds |
| its clusters | Bartlett 1935, by the likeness of neighbours of both | scipy `norm`; statsmodels `acf` | the plain test has no such correction; this one is never easier to pass |
| its mark | Benjamini & Hochberg 1995, at 0.10, over all triggers and companions on {SUPPORT} days or more | statsmodels `multipletests` | nowhere |
| direction, how steep | Theil 1950, Sen 1968, by the weeks' true distance | scipy `theilslopes`, pymannkendall `sens_slope` | pymannkendall knows no gaps |
| direction, whether | Mann 1945, Kendall 1975, with ties, corrected for continuity | pymannkendall `original_test` | nowhere; scipy's `kendalltau` has no such correction |
| likeness of weeks | Hamed & Rao 1998, first lag | pymannkendall `hamed_rao_modification_test` | pymannkendall estimates it, and leaves it out where it is unclear; eight weeks are too few for that, so {WEEK_TO_WEEK} is supposed of all |
| usual time | Kaplan & Meier 1958 | lifelines, statsmodels `SurvfuncRight` | exactly one half is reached, whatever floating point makes of it; the smallest such time is taken, where R takes the middle of a level stretch |

"Nowhere" is: to 1e-12, on random inputs and on the edges (none, all, one, all equal): `tests/patterns/test_oracles.py`.
vaultkit itself uses the standard library alone.

Whether weeks have a direction is decided on their medians, which are whole numbers. If the middle of all slopes is 0,
nothing is claimed, even where the test is passed. This and the supposed likeness keep chance where the table has it.

This page is made by `python -m tests.statistics_page`.
"""


def page(figures):
    return f"{MEANING}\n{HEADING}\n{ABOUT}\n{figures}\n{NEXT}\n{SOURCES}"


def measured(text):
    """The figures of a page."""
    figures = text.partition(HEADING)[2].partition(NEXT)[0]
    return figures[figures.index(TABLES) :].removesuffix("\n")


def figures():
    head = "| --- | --- | --- | --- |"
    lines = [f"{TABLES}it is claimed that … | where | how often | limit |", head]
    lines += [_row(case, "at most") for case in CHANCE]
    lines += ["", "| what is there is found: it is claimed that … | where | how often | stated |", head]
    lines += [_row(case, "at least") for case in PLANTED]
    return "\n".join((*lines, "", *_weekly()))


def _row(case, bound):
    yes = sum(case.question(case.life, made(case.life, seed)) for seed in range(JOURNALS))
    limit = "–" if case.limit is None else f"{bound} {case.limit:.0%}"
    return f"| {case.claim} | {case.how} | {_share(yes, JOURNALS)} | {limit.replace('%', ' %')} |"


def _share(yes, n):
    low, high = wilson(yes, n)
    return f"{100 * yes / n:.1f} % ({100 * low:.1f}–{100 * high:.1f})"


def _weekly():
    """Who looks every week has many chances to see chance."""
    life, ever = Life(), [0, 0]
    for seed in range(LOOKED_AT_WEEKLY):
        weekly = [_until(made(life, seed), week) for week in range(1, life.weeks + 1)]
        ever[0] += any(any_mark(life, each) for each in weekly)
        ever[1] += any(any_direction(life, each) for each in weekly)
    marks, directions = (_share(each, LOOKED_AT_WEEKLY) for each in ever)
    yield "All of this is one look. Who looks at the end of each of the 30 weeks meets chance more often: a mark that nothing"
    yield f"stands behind on at least one of the 30 pages in {marks} of journals, and a direction in"
    yield f"{directions} ({LOOKED_AT_WEEKLY} journals, days alike by 0.3). What is there next week, too, weighs more."
    yield ""


def _until(journal, week):
    end = FIRST + timedelta(7 * week)
    return Made({day: written for day, written in journal.days.items() if day < end})


if __name__ == "__main__":
    kept = measured(PAGE.read_text(encoding="utf-8")) if sys.argv[1:] == ["text"] else None
    PAGE.write_text(page(kept or figures()), encoding="utf-8")
