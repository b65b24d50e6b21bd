"""One occurrence of a trigger."""

from dataclasses import dataclass
from datetime import date

from vaultkit.notes.names import Name
from vaultkit.records.fields import DAY, DAY_AHEAD, NAME, SCALE, SPAN, TEXT, TITLES, enum, prop
from vaultkit.records.kind import Kind
from vaultkit.records.record import Record
from vaultkit.records.words import STORIES


@dataclass(frozen=True, kw_only=True)
class Episode(Record):
    """One time that something hurt, and what was made of it."""

    time: str | None = prop(TEXT, "about when: 21:40, after supper")
    trigger: Name | None = prop(NAME, "what set it off", bold=True, of_kind="trigger")
    reaction: str | None = prop(enum("fear", "avoidance", "defensiveness", "other"), "how it took hold")
    distress_later: int | None = prop(SCALE, "how hard it still was, later")
    settled_after: int | None = prop("settled_after")
    still_there: str | None = prop(TEXT, "what was still there the day after")
    body: tuple[str, ...] = prop("body")
    signal: str | None = prop(TEXT, "the first sign that you noticed")
    story: str | None = prop(TEXT, "what you told yourself it meant; never quoted")
    story_type: str | None = prop(enum(*STORIES), "what the story says about them")
    story_held: str | None = prop(
        enum("held", "partly", "did not", "unclear"), "whether the story held, once checked"
    )
    checked: str | None = prop(enum("asked", "observed", "not yet"), "how you checked the story")
    facts: str | None = prop(TEXT, "what a camera would have seen; never quoted")
    other_reading: str | None = prop(TEXT, "another way to read the same facts")
    belief_before: int | None = prop("belief_before")
    belief_after: int | None = prop("belief_after")
    counterexamples: tuple[Name, ...] = prop(TITLES, "notes that tell of the opposite")
    reframe: str | None = prop(TEXT, "how you would say it now")
    urge: str | None = prop(enum("toward", "away", "against", "freeze"), "what you wanted to do")
    urge_strength: int | None = prop(SCALE, "how strong the pull was")
    acted_on_urge: str | None = prop(enum("did", "partly", "did not"), "whether you followed it")
    pause: int | None = prop(SPAN, "how long you waited before you answered")
    deferred: str | None = prop(TEXT, "what you set aside for later")
    reply_by: date | None = prop(DAY_AHEAD, "when you mean to answer")
    replied_on: date | None = prop(DAY, "when you did")
    my_response: str | None = prop(TEXT, "what you chose to do or say")
    repair: Name | None = prop(NAME, "the note of its repair", of_kind="repair")


def _is_open(episode: Episode) -> bool:
    """Whether it holds a story that nobody has looked at yet."""
    return bool(episode.story or episode.story_type) and episode.checked in (None, "not yet")


EPISODE = Kind(
    name="episode",
    what="one time a trigger came up",
    record=Episode,
    template="Episode",
    takes=("feelings", "needs", "distress", "people", "habits"),
    event=True,
    named="trigger",
    asks=("facts", "story", "my_response"),
    later=(
        "checked",
        "story_held",
        "other_reading",
        "belief_after",
        "distress_later",
        "settled_after",
        "still_there",
        "reframe",
        "replied_on",
        "repair",
    ),
    is_open=_is_open,
)
