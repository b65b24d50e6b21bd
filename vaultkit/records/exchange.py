"""An everyday exchange: asking in a small way, saying something, listening, and how it was met."""

from dataclasses import dataclass

from vaultkit.records.fields import SCALE, TEXT, enum, enums, prop, whole_number
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Exchange(Record):
    """One talk with somebody, as it went."""

    asked: str | None = prop("asked")
    ask_size: int | None = prop(whole_number(1, 3), "how big the request was: 1 small, 3 big")
    help_offered: str | None = prop(enum("offered", "none"), "whether help was offered")
    help_taken: str | None = prop(enum("taken", "partly", "declined"), "whether you took it")
    their_response: str | None = prop(TEXT, "what they said or did; never quoted")
    felt_heard: int | None = prop("felt_heard")
    ease: int | None = prop(SCALE, "how easy it was to do")
    warmth: int | None = prop("warmth")
    feedback_given: str | None = prop(TEXT, "what you told them about it")
    i_said: str | None = prop(TEXT, 'what you said with an "I"')
    listened: tuple[str, ...] = prop(enums("summarised", "validated", "asked"), "how you listened")
    disclosed: str | None = prop(TEXT, "what you told about yourself")
    talk_ended: str | None = prop(enum("solved", "differ", "paused", "cut off"), "how the talk ended")
    place: str | None = prop(TEXT, "where it was")
    tone: str | None = prop("tone")
    timing: str | None = prop("timing")
    phrasing: str | None = prop("phrasing")


EXCHANGE = Kind(
    name="exchange",
    what="an everyday exchange: a request, a talk, a moment of listening",
    record=Exchange,
    template="Exchange",
    takes=("people",),
    event=True,
    named="people",
    asks=("felt_heard", "phrasing"),
)
