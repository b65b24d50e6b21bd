"""Random journals of every kind with every property, so that every section has something to say.

What a page may not quote holds the word CANARY.
"""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.patterns import journals
from vaultkit.records import fields
from vaultkit.records.kinds import KINDS
from vaultkit.records.words import shipped

FIRST = date(2026, 1, 12)
SPAN_OF_DAYS = 40
DAYS = st.integers(0, SPAN_OF_DAYS - 1).map(lambda n: FIRST + timedelta(n))
QUOTED = (
    "lessons",
    "adjust",
    "if_then",
    "phrasing",
    "agreed",
    "my_response",
    "wording",
    "learned",
    "request",
)
SHORT = {"tone": ("quiet", "plain"), "timing": ("after supper", "on a walk")}
"""A page of words shows them as they are."""
PEOPLE = ("Sam", "Ines", "Dad")
NAMES = {
    "trigger": ("Slow reply", "Raised voice", "Left out"),
    "triggers": ("Slow reply", "Raised voice", "Left out"),
    "belief": ("They leave", "Nobody comes back"),
    "tests": ("They leave", "[[2026-01-20 Test]]"),
    "ladder": ("Saying it early", "[[saying-it-early]]"),
    "repairs": ("dinner", "lido"),
    "repair": ("2026-01-20 Repair",),
    "episode": ("2026-01-20 Episode",),
    "commitments": ("2026-01-20 Commitment",),
    "counterexamples": ("2026-01-20 Reflection",),
    "aliases": ("Anders", "Again"),
}
WORDS = {
    "feelings": ("afraid", "calm", "sad", "ignored"),
    "needs": ("rest", "reassurance"),
    "needs_met": ("rest", "reassurance"),
    "habits": tuple(shipped().habits)[:3],
    "protects": ("rest",),
}
FLAT = ("dinner", "lido")


def _value(draw, each, day, *, is_theirs):
    """A property's value as YAML, by its type."""
    kind, name = each.type, each.name
    if kind.allowed and kind is not fields.FLAG:
        some = draw(st.lists(st.sampled_from(kind.allowed), min_size=1, max_size=2, unique=True))
        return f"[{', '.join(some)}]" if kind.many else some[0]
    if kind is fields.FLAG:
        return draw(st.sampled_from(("true", "false")))
    if kind in (fields.DAY, fields.DAY_AHEAD):
        return (day + timedelta(draw(st.integers(-9, 12)))).isoformat()
    if kind is fields.DAYS:
        return f"[{', '.join(d.isoformat() for d in draw(st.lists(DAYS, min_size=1, max_size=6)))}]"
    if kind is fields.SPAN:
        return draw(st.sampled_from(("1 min", "40 min", "2 h")))
    if kind in (fields.NAME, fields.NAMES, fields.TITLES):
        some = draw(st.lists(st.sampled_from(NAMES.get(name, PEOPLE)), min_size=1, max_size=2, unique=True))
        return f'["{some[0]}"]' if kind is not fields.NAME else f'"{some[0]}"'
    if kind is fields.WORDS:
        some = draw(st.lists(st.sampled_from(WORDS.get(name, ("overload", "warm"))), min_size=1, max_size=2))
        return f"[{', '.join(some)}]"
    if kind in (fields.TEXT, fields.TEXTS):
        return _text(draw, name, is_theirs=is_theirs)
    if kind is fields.COUNT:
        return str(draw(st.sampled_from((1, 7, 30))))
    low = {"rung": 1, "ask_size": 1, "trust_shift": -3, "pleasantness": -3, "energy": -3}.get(name, 0)
    return str(draw(st.integers(low, 3)))


def _text(draw, name, *, is_theirs):
    if name in SHORT:
        return draw(st.sampled_from(SHORT[name]))
    if name in QUOTED and not (name == "request" and is_theirs):
        return f"words of {name}"
    return f"CANARY {name}"


@st.composite
def note(draw, days=DAYS, *, lasting=True):
    """A path and a note's text."""
    kind = draw(st.sampled_from([kind for kind in KINDS if lasting or not kind.lasting]))
    day = draw(days)
    is_theirs = draw(st.booleans())
    some = draw(st.sets(st.sampled_from([each.name for each in kind.properties]), min_size=1))
    some |= {each.name for each in kind.properties if each.bold}
    lines = [
        f"{each.name}: {_value(draw, each, day, is_theirs=is_theirs)}"
        for each in kind.properties
        if each.name in some and each.name != "made_by"
    ]
    if "made_by" in some:
        lines.append(f"made_by: {'them' if is_theirs else 'me'}")
    tags = " ".join(
        f"#{tag}"
        for tag in draw(
            st.lists(
                st.sampled_from(("rift/dinner", "repair/dinner", "story/leaving", "distress/4")), max_size=2
            )
        )
    )
    front = "\n".join(("---", f"kind: {kind.name}", *lines, "---", tags, ""))
    if kind.lasting:
        names = {"trigger": ("Slow reply", "Left out"), "person": PEOPLE}.get(kind.name, ("Flask walk",))
        return f"N/{draw(st.sampled_from(names))}.md", front
    return f"J/{day} {kind.template}.md", front


@st.composite
def vaults(draw, size=16):
    return dict(draw(st.lists(note(), min_size=1, max_size=size)))


def read(vault):
    return journals.read_vault(vault)
