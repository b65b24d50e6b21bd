"""One occurrence of a trigger."""

from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.records.fields import DAY, NAME, NAMES, SCALE, SPAN, TEXT, WORDS, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record
from vaultkit.records.words import STORIES


@dataclass(frozen=True, kw_only=True)
class Episode(Record):
    time: str | None = prop(TEXT)
    trigger: Name | None = prop(NAME, bold=True)
    reaction: str | None = prop(enum("fear", "avoidance", "defensiveness", "other"))
    distress_later: int | None = prop(SCALE)
    settled_after: int | None = prop(SPAN)
    still_there: str | None = prop(TEXT)
    body: tuple[str, ...] = prop(WORDS, default=())
    signal: str | None = prop(TEXT)
    story: str | None = prop(TEXT)
    story_type: str | None = prop(enum(*STORIES))
    story_held: str | None = prop(enum("held", "partly", "did not", "unclear"))
    checked: str | None = prop(enum("asked", "observed", "not yet"))
    facts: str | None = prop(TEXT)
    other_reading: str | None = prop(TEXT)
    belief_before: int | None = prop(SCALE)
    belief_after: int | None = prop(SCALE)
    counterexamples: tuple[Name, ...] = prop(NAMES, default=())
    reframe: str | None = prop(TEXT)
    urge: str | None = prop(enum("toward", "away", "against", "freeze"))
    urge_strength: int | None = prop(SCALE)
    acted_on_urge: str | None = prop(enum("did", "partly", "did not"))
    pause: int | None = prop(SPAN)
    deferred: str | None = prop(TEXT)
    reply_by: date | None = prop(DAY)
    replied_on: date | None = prop(DAY)
    my_response: str | None = prop(TEXT)
    repair: Name | None = prop(NAME)


EPISODE = Kind(
    "episode",
    Episode,
    template="Episode",
    takes=("feelings", "needs", "distress", "people", "habits"),
    event=True,
)
