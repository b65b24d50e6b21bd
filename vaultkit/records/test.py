"""A belief tested by an experience: what was feared, said beforehand, and what happened."""

from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.records.fields import DAY, NAME, TEXT, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class BeliefTest(Record):
    """A belief, and what happened when it was put to the test."""

    belief: Name | None = prop(NAME, "the belief, in a few words", bold=True)
    predicted_on: date | None = prop(DAY, "the day you wrote down what you fear")
    prediction: str | None = prop(TEXT, "what you fear will happen")
    happened_on: date | None = prop(DAY, "the day it came to it")
    feared_happened: str | None = prop(
        enum("did not", "partly", "did", "unclear"), "whether the feared thing happened"
    )
    belief_before: int | None = prop("belief_before")
    belief_after: int | None = prop("belief_after")
    tone: str | None = prop("tone")
    timing: str | None = prop("timing")
    phrasing: str | None = prop("phrasing")
    learned: str | None = prop(TEXT, "what you take from it")


def _is_open(test: BeliefTest) -> bool:
    return test.happened_on is None and test.feared_happened is None


TEST = Kind(
    name="test",
    what="an old belief, tested by an experience",
    record=BeliefTest,
    template="Test",
    takes=("people",),
    dated=False,
    event=True,
    named="belief",
    begins="predicted_on",
    ends="happened_on",
    asks=("feared_happened", "learned"),
    is_open=_is_open,
)
