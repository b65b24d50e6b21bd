"""One step of a closeness ladder: paced, with what was expected, what came, and what the body did."""

from dataclasses import dataclass

from vaultkit.notes.names import Name
from vaultkit.records.fields import NAME, NAMES, SCALE, TEXT, enum, prop, whole_number
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Step(Record):
    """One rung of a ladder, and how it went."""

    ladder: Name | None = prop(NAME, "which ladder it belongs to", bold=True)
    rung: int | None = prop(whole_number(1, 10), "which rung, 1 the lowest", bold=True)
    shared: str | None = prop(TEXT, "what you shared or did")
    expected_distress: int | None = prop(SCALE, "how hard you thought it would be")
    peak_distress: int | None = prop(SCALE, "how hard it was at its highest")
    end_distress: int | None = prop(SCALE, "how hard it was at the end")
    settled_after: int | None = prop("settled_after")
    body: tuple[str, ...] = prop("body")
    felt_heard: int | None = prop("felt_heard")
    reassurance: str | None = prop(TEXT, "what helped you feel safe")
    witness: tuple[Name, ...] = prop(NAMES, "who knows of it", of_kind="person")
    next_step: str | None = prop(enum("smaller", "repeat", "bigger"), "what you would like next")


STEP = Kind(
    name="step",
    what="one step towards closeness",
    record=Step,
    template="Step",
    takes=("people",),
    event=True,
    named="ladder",
    asks=("end_distress", "next_step"),
)
