"""A promise, either way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vaultkit.records.fields import DAY, DAY_AHEAD, TEXT, WORDS, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Commitment(Record):
    """A promise, and what became of it."""

    made_by: str | None = prop(enum("me", "them"), "who gave it", bold=True)
    made_on: date | None = prop(DAY, "the day it was given", bold=True)
    due_on: date | None = prop(DAY_AHEAD, "the day it is meant for")
    done_on: date | None = prop(DAY, "the day it was done")
    commitment_status: str | None = prop(
        enum("open", "kept", "told ahead", "late", "missed", "released"),
        "how it stands; saying early that you cannot is an answer",
    )
    told_on: date | None = prop(DAY, "the day you said that it would not be")
    raised_on: date | None = prop(DAY, "the day it was brought up")
    request: str | None = prop(TEXT, "what was promised, in its own words")
    blocks: tuple[str, ...] = prop(WORDS, "what stood in the way", offers="blocks")
    strategy: str | None = prop(TEXT, "what makes it easier to keep")


def _slips(commitment: Commitment) -> Iterator[tuple[str, str]]:
    if commitment.made_on and commitment.done_on and commitment.done_on < commitment.made_on:
        yield "done_on", "it lies before `made_on`"


def _is_open(commitment: Commitment) -> bool:
    return commitment.done_on is None and commitment.commitment_status in (None, "open")


COMMITMENT = Kind(
    name="commitment",
    what="a promise, yours or theirs",
    record=Commitment,
    template="Commitment",
    takes=("people",),
    dated=False,
    event=True,
    named="request",
    begins="made_on",
    ends="done_on",
    is_open=_is_open,
    slips=_slips,
)
