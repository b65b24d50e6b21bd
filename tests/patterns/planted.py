"""Made-up journals with something planted in them, or nothing: from a seed, as numbers at once and as text of notes."""

import math
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.patterns.journals import records
from vaultkit.notes.names import key
from vaultkit.patterns.history import history
from vaultkit.records.test import BeliefTest

FIRST = date(2026, 1, 5)
# How often each comes, on a day; the first of each are the two that may go together.
TRIGGERS = {
    "plans changed late": 0.15,
    "slow reply": 0.07,
    "raised voice": 0.1,
    "left alone": 0.2,
    "a closed door": 0.25,
    "being compared": 0.3,
}
FEELINGS = {
    "afraid": 0.15,
    "ashamed": 0.06,
    "lonely": 0.09,
    "angry": 0.12,
    "sad": 0.15,
    "tense": 0.18,
    "calm": 0.21,
    "glad": 0.24,
    "tired": 0.3,
    "grateful": 0.35,
}
TRIGGER, FEELING = next(iter(TRIGGERS)), next(iter(FEELINGS))


@dataclass(frozen=True)
class Life:
    """How somebody lives and writes. As it stands nothing is planted: what is seen in its journals is chance."""

    weeks: int = 30
    alike: float = 0.3
    """How alike a day is to the one before: distress as AR(1), triggers and feelings as chains of two states."""
    missing: float = 0.3
    """Of all days; it is .25 after an easy day and .47 after a hard one (distress of 7 or more)."""
    brief: float = 0.3
    """Of the written days: a number or a line, and nothing named."""
    spread: float = 2
    """Of distress around 5, before it is cut to 0 to 10."""
    falls: float = 0
    """Points of distress, from the first day to the last."""
    goes_with: float | None = None
    """How often the first feeling is there on days with the first trigger."""
    mends: tuple[float, float] = (6, 6)
    """Days to a repair, on average: at first, in the end."""
    tests: int = 16
    """Feared things that came to it; of one in four the fear was not written down beforehand."""
    comes_true: float = 0.5


@dataclass(frozen=True)
class Written:
    distress: int | None = None
    triggers: frozenset[str] = frozenset()
    feelings: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Made:
    """What is in a journal. ``rifts``: begun, closed; ``tests``: predicted, happened, what became of it."""

    days: dict[date, Written]
    rifts: list[tuple[date, date | None]] = field(default_factory=list)
    tests: list[tuple[date | None, date, str]] = field(default_factory=list)


def made(life, seed):
    rng = random.Random(f"{life.weeks} {life.alike} {seed}")
    length = life.weeks * 7
    numbers = _distress(rng, life, length)
    triggers = {name: _chain(rng, rate, life.alike, length) for name, rate in TRIGGERS.items()}
    feelings = {name: _chain(rng, rate, life.alike, length) for name, rate in FEELINGS.items()}
    if life.goes_with is not None:
        feelings[FEELING] = [
            rng.random() < life.goes_with if on else there
            for on, there in zip(triggers[TRIGGER], feelings[FEELING], strict=True)
        ]
    days = {}
    for n in range(length):
        if rng.random() < _missing(life, numbers, n):
            continue
        number = numbers[n] if rng.random() < 0.9 else None
        named = rng.random() >= life.brief
        days[FIRST + timedelta(n)] = Written(
            number,
            frozenset(name for name, on in triggers.items() if named and on[n]),
            frozenset(name for name, on in feelings.items() if named and on[n]),
        )
    return Made(days, _rifts(rng, life, length), _tests(rng, life, length))


def _distress(rng, life, length):
    found, z = [], rng.gauss(0, 1)
    for n in range(length):
        z = life.alike * z + math.sqrt(1 - life.alike**2) * rng.gauss(0, 1)
        found.append(min(10, max(0, round(5 + life.spread * z - life.falls * (n / length - 0.5)))))
    return found


def _chain(rng, rate, alike, length):
    """On at this rate, in clusters: neighbours correlate by ``alike``."""
    found, on = [], rng.random() < rate
    for _ in range(length):
        on = rng.random() < rate * (1 - alike) + (alike if on else 0)
        found.append(on)
    return found


def _missing(life, numbers, n):
    after_a_hard_day = n > 0 and numbers[n - 1] >= 7
    return life.missing * (0.47 if after_a_hard_day else 0.25) / 0.3


def _rifts(rng, life, length):
    """About one a week. What would be mended after the last day is open."""
    found = []
    for n in range(length):
        if rng.random() < 1 / 7:
            first, last = life.mends
            end = n + round(rng.expovariate(1 / (first + (last - first) * n / length)))
            found.append((FIRST + timedelta(n), FIRST + timedelta(end) if end < length else None))
    return found


def _tests(rng, life, length):
    found = []
    for number in range(life.tests):
        happened = FIRST + timedelta(rng.randrange(10, length))
        before = happened - timedelta(rng.randrange(1, 6))
        predicted = rng.choice((None, happened)) if number % 4 == 3 else before
        found.append((predicted, happened, "did" if rng.random() < life.comes_true else "did not"))
    return found


# The same as the text of notes, and read back.


def told(made):
    """Evenings with lists or tags, a lower number in the morning of some, a note for each rift and each test."""
    notes = []
    for n, (day, written) in enumerate(made.days.items()):
        if written.distress and n % 3 == 0:
            notes.append(f"=== {day} Check-in\n---\ndistress: {written.distress - 1}\n---\n")
        notes.append(f"=== {day} Reflection\n{_evening(written, n)}")
    for n, (begun, closed) in enumerate(made.rifts):
        end = f"repaired_on: {closed}\nrepair_status: repaired\n" if closed else ""
        notes.append(f"=== R/Rift {n}\n---\nkind: repair\nruptured_on: {begun}\n{end}---\n")
    for n, (predicted, happened, outcome) in enumerate(made.tests):
        before = f"predicted_on: {predicted}\n" if predicted else ""
        after = f"happened_on: {happened}\nfeared_happened: {outcome}\n"
        notes.append(f"=== R/Asked {n}\n---\nkind: test\nbelief: They will sigh\n{before}{after}---\n")
    return "".join(notes)


def _evening(written, n):
    number = [] if written.distress is None else [str(written.distress)]
    if n % 2:
        named = [("distress", number), ("trigger", written.triggers), ("feeling", written.feelings)]
        tags = [f"#{kind}/{name.replace(' ', '-')}" for kind, names in named for name in sorted(names)]
        return f"A day. {' '.join(tags)}\n"
    lists = f"triggers: [{', '.join(sorted(written.triggers))}]\nfeelings: [{', '.join(sorted(written.feelings))}]\n"
    return f"---\ndistress: {''.join(number)}\n{lists}---\nA day.\n"


def read(text):
    """What vaultkit makes of it."""
    found = records(text)
    told_of = history(found)
    days = {
        day.date: Written(day.distress, frozenset(day.occurrences), frozenset(map(key, day.feelings)))
        for day in told_of.days.values()
    }
    tests = sorted(
        (record for record in found if isinstance(record, BeliefTest)), key=lambda test: _number(test.path)
    )
    rifts = sorted(told_of.rifts.all, key=lambda rift: _number(rift.begun_path))
    return Made(
        days,
        [(rift.begun, rift.closed) for rift in rifts],
        [(test.predicted_on, test.happened_on, test.feared_happened) for test in tests],
    )


def _number(path):
    return int(path.removesuffix(".md").rpartition(" ")[2])
