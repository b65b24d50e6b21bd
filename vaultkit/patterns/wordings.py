"""Words, tones and times that worked: by what they were for, with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.patterns.choices import boundaries
from vaultkit.patterns.history import History
from vaultkit.patterns.rifts import LET_GO, REPAIRED, Rift
from vaultkit.records.episode import Episode
from vaultkit.records.exchange import Exchange
from vaultkit.records.record import Record
from vaultkit.records.test import BeliefTest

HEARD = 6
"""A talk in which somebody felt heard as much as this, of 10, went well, however it ended."""


@dataclass(frozen=True, slots=True)
class Wording:
    """``words`` and ``agreed`` may be quoted; ``note`` says it, or tells of the rift that ended with it."""

    day: date
    path: str
    note: Record | Rift
    people: tuple[Name, ...]
    words: str | None
    agreed: str | None = None
    tone: str | None = None
    timing: str | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.agreed or self.tone or self.timing)


def wordings(history: History, start: date, end: date) -> dict[str, tuple[Wording, ...]]:
    """By what they were for, each in order of its days; only what there is."""
    told = {
        purpose: sorted(
            (each for each in of_purpose if each and start <= each.day <= end),
            key=lambda each: (each.day, each.path),
        )
        for purpose, of_purpose in _every(history, start, end).items()
    }
    return {purpose: tuple(each) for purpose, each in told.items() if each}


def has_wordings(history: History) -> bool:
    """Whether there are any, of any time."""
    return any(any(found) for found in _every(history, date.min, date.max).values())


def _every(history: History, start: date, end: date) -> dict[str, Iterator[Wording]]:
    return {
        "mending": _of_rifts(history, end, REPAIRED),
        "letting go": _of_rifts(history, end, LET_GO),
        "talking": _talking(history),
        "limits": _limits(history, start, end),
        "fears": _fears(history, end),
        "moment": _in_the_moment(history),
    }


def _of_rifts(history: History, end: date, ending: str) -> Iterator[Wording]:
    """Of those that ended so by then."""
    for rift in history.rifts.all:
        if rift.begun <= end and rift.ended_by(end) == ending:
            path = rift.closed_path or rift.begun_path
            yield Wording(rift.closed or rift.begun, path, rift, rift.people, rift.phrasing, rift.agreed)


def _talking(history: History) -> Iterator[Wording]:
    """What a note calls words that worked did; its tone and its hour count where the talk went well."""
    for talk in history.of(Exchange):
        if talk.day:
            yield Wording(talk.day, talk.path, talk, talk.people, talk.phrasing, None, *_manner(talk))


def _manner(talk: Exchange) -> tuple[str | None, str | None]:
    went_well = talk.talk_ended == "solved" or (talk.felt_heard or 0) >= HEARD
    return (talk.tone, talk.timing) if went_well else (None, None)


def _limits(history: History, start: date, end: date) -> Iterator[Wording]:
    for day, boundary in boundaries(history, start, end):
        yield Wording(day, boundary.path, boundary, boundary.people, boundary.wording)


def _fears(history: History, end: date) -> Iterator[Wording]:
    """Where what was feared did not happen."""
    for test in history.of(BeliefTest):
        day = test.happened_on or test.predicted_on or test.day
        if day and day <= end and test.feared_happened == "did not":
            yield Wording(day, test.path, test, test.people, test.phrasing, None, test.tone, test.timing)


def _in_the_moment(history: History) -> Iterator[Wording]:
    """What was done instead of what an urge wanted."""
    for episode in history.of(Episode):
        if episode.day and episode.acted_on_urge == "did not":
            yield Wording(episode.day, episode.path, episode, (), episode.my_response)
