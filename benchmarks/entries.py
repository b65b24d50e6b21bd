"""Journal notes of every kind, as someone might write them: the properties, then prose under the kind's headings."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from benchmarks.dice import Dice

TRIGGERS = (
    "Plans changed late", "Left on read", "A raised eyebrow", "Door closed hard", "Asked to share feelings",
    "Not invited", "Corrected in company", "A forgotten promise",
)  # fmt: skip
PEOPLE = ("Sam", "Robin", "Kim", "Jo", "Mum", "Dr Haas")
RITUALS = ("Sunday walk", "Ten minutes after work")
BELIEFS = ("If I ask, I am a burden", "Closeness ends badly", "Anger means leaving")
LADDERS = ("Asking for help", "Saying what I feel")
FEELINGS = ("afraid", "tense", "lonely", "ashamed", "angry", "sad", "calm", "tender", "relieved", "hopeful")
NEEDS = ("reassurance", "closeness", "rest", "space", "clarity", "respect", "play", "support")
HABITS = ("mind-reading", "fortune-telling", "labelling", "magnifying", "personalizing", "mental filter")
BODY = ("tight chest", "warm hands", "short breath", "heavy legs", "clenched jaw")
RIFTS = ("dinner", "the keys", "holiday plans", "the phone call")
HELD = ("did not", "partly", "did", "unclear")

Properties = list[str]
Entry = tuple[Properties, tuple[str, ...]]


def links(names: Iterable[str]) -> str:
    return "[" + ", ".join(f'"[[{name}]]"' for name in names) + "]"


def words(names: Iterable[str]) -> str:
    return "[" + ", ".join(names) + "]"


def tag(kind: str, name: str) -> str:
    return f"{kind}/{name.lower().replace(' ', '-')}"


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def checkin(dice: Dice, day: date) -> Entry:
    return [
        f"day: {day}",
        f"written: {day}T07:{dice.between(10, 59)}",
        f"feelings: {words(dice.some(FEELINGS, 3))}",
        f"needs: {words(dice.some(NEEDS, 2))}",
        f"pleasantness: {dice.between(-3, 3)}",
        f"energy: {dice.between(-3, 3)}",
        f"distress: {dice.between(0, 9)}",
        f"body: {words(dice.some(BODY, 2))}",
        f"asked: {dice.clause()}",
        f"looking_forward: {dice.between(1, 9)}",
        f"tags: [{tag('feeling', dice.pick(FEELINGS))}]",
    ], ("How are you?", "What do you need?", "One small request for today", "What matters today?")  # fmt: skip


def reflection(dice: Dice, day: date) -> Entry:
    tags = [tag("trigger", dice.pick(TRIGGERS)), "distress/" + str(dice.between(1, 9))]
    if dice.chance(0.06):
        tags.append(tag(dice.pick(("rift", "repair")), dice.pick(RIFTS)))
    return [
        f"day: {day}",
        f"feelings: {words(dice.some(FEELINGS, 3))}",
        f"needs: {words(dice.some(NEEDS, 2))}",
        f"distress: {dice.between(0, 9)}",
        f"triggers: {links(dice.some(TRIGGERS, 2))}",
        f"people: {links(dice.some(PEOPLE, 3))}",
        f"self_voice: {dice.pick(('kind', 'plain', 'harsh'))}",
        f"warmth: {dice.between(0, 10)}",
        f"curiosity: {dice.between(0, 10)}",
        "lessons:",
        f'  - "{dice.sentence()}"',
        f'adjust: "If it returns, then I {dice.clause()}"',
        f"tags: {words(tags)}",
    ], ("What happened between you and others?", "What mended?", "What did you learn?", "If it returns, then I …")  # fmt: skip


def episode(dice: Dice, day: date) -> Entry:
    return [
        f"day: {day}",
        f'trigger: "[[{dice.pick(TRIGGERS)}]]"',
        f"people: {links(dice.some(PEOPLE, 2))}",
        f"feelings: {words(dice.some(FEELINGS, 3))}",
        f"needs: {words(dice.some(NEEDS, 2))}",
        f"reaction: {dice.pick(('fear', 'avoidance', 'defensiveness', 'other'))}",
        f"distress: {dice.between(3, 10)}",
        f"distress_later: {dice.between(0, 5)}",
        f"settled_after: {dice.between(5, 90)} min",
        f'story: "{dice.sentence()}"',
        f"story_type: {dice.pick(('indifferent', 'rejecting', 'critical', 'controlling', 'leaving'))}",
        f"story_held: {dice.pick(('held', 'partly', 'did not'))}",
        f"checked: {dice.pick(('asked', 'observed', 'not yet'))}",
        f"belief_before: {dice.between(4, 10)}",
        f"belief_after: {dice.between(0, 7)}",
        f"habits: {words(dice.some(HABITS, 2))}",
        f"urge: {dice.pick(('toward', 'away', 'against', 'freeze'))}",
        f"urge_strength: {dice.between(1, 10)}",
        f"acted_on_urge: {dice.pick(HELD[:3])}",
        f"pause: {dice.between(1, 60)} min",
        f'my_response: "{dice.sentence()}"',
    ], ("What would a camera have seen?", "What supports it, what does not?", "What is it pointing at?")  # fmt: skip


def exchange(dice: Dice, day: date) -> Entry:
    return [
        f"day: {day}",
        f"people: {links(dice.some(PEOPLE, 1))}",
        f"asked: {dice.clause()}",
        f"ask_size: {dice.between(1, 3)}",
        f"help_offered: {dice.pick(('offered', 'none'))}",
        f"felt_heard: {dice.between(0, 10)}",
        f"ease: {dice.between(0, 10)}",
        f"warmth: {dice.between(0, 10)}",
        f"listened: {words(dice.some(('summarised', 'validated', 'asked'), 2))}",
        f"talk_ended: {dice.pick(('solved', 'differ', 'paused', 'cut off'))}",
        f'phrasing: "{dice.sentence()}"',
    ], ("What did you ask for, or say?", "How was it met?")  # fmt: skip


def repair(dice: Dice, day: date) -> Entry:
    tried = after(day, dice.between(0, 2))
    lines = [
        f"ruptured_on: {day}",
        f"people: {links(dice.some(PEOPLE, 1))}",
        f"ruptured_by: {dice.pick(('me', 'them', 'both', 'unclear'))}",
        f"first_try_on: {tried}",
        f"repair_parts: {words(dice.some(('impact', 'understand', 'steps', 'invite'), 3))}",
        f"trust_shift: {dice.between(-1, 3)}",
        f'agreed: "{dice.sentence()}"',
    ]
    if dice.chance(0.9):
        how = dice.pick(("repaired",) * 9 + ("let go",))
        lines += [f"repaired_on: {after(tried, dice.between(0, 6))}", f"repair_status: {how}"]
    return lines, ("What it did to you", "What I will do")


def commitment(dice: Dice, day: date) -> Entry:
    due = after(day, dice.between(1, 10))
    lines = [
        f"made_on: {day}",
        f"made_by: {dice.pick(('me', 'them'))}",
        f"people: {links(dice.some(PEOPLE, 1))}",
        f"request: {dice.clause()}",
        f"due_on: {due}",
    ]
    if dice.chance(0.9):
        lines += [
            f"commitment_status: {dice.pick(('kept', 'kept', 'told ahead', 'late'))}",
            f"done_on: {due}",
        ]
    return lines, ("What makes it easier to keep?",)


def step(dice: Dice, day: date) -> Entry:
    return [
        f"day: {day}",
        f'ladder: "[[{dice.pick(LADDERS)}]]"',
        f"rung: {dice.between(1, 6)}",
        f'shared: "{dice.sentence()}"',
        f"expected_distress: {dice.between(4, 10)}",
        f"peak_distress: {dice.between(2, 9)}",
        f"end_distress: {dice.between(0, 5)}",
        f"body: {words(dice.some(BODY, 2))}",
        f"next_step: {dice.pick(('smaller', 'repeat', 'bigger'))}",
    ], ("What are you going to share or do?", "How was it, and what did your body do?")  # fmt: skip


def test(dice: Dice, day: date) -> Entry:
    return [
        f"predicted_on: {day}",
        f'belief: "{dice.pick(BELIEFS)}"',
        f'prediction: "{dice.sentence()}"',
        f"happened_on: {after(day, dice.between(1, 5))}",
        f"feared_happened: {dice.pick(HELD)}",
        f"belief_before: {dice.between(5, 10)}",
        f"belief_after: {dice.between(0, 8)}",
        f'learned: "{dice.sentence()}"',
    ], ("What do you fear will happen?", "What happened, as a camera would have seen it?")  # fmt: skip


Kind = Callable[[Dice, date], Entry]
DAILY: tuple[tuple[str, Kind], ...] = (("Check-in", checkin), ("Reflection", reflection))
EVENTS: tuple[tuple[str, Kind], ...] = (
    *(("Episode", episode),) * 5,
    *(("Exchange", exchange),) * 4,
    *(("Commitment", commitment),) * 3,
    *(("Repair", repair),) * 2,
    *(("Test", test),) * 2,
    *(("Step", step),) * 2,
)
"""As often as each is written."""


def note(kind: Kind, dice: Dice, day: date) -> str:
    properties, headings = kind(dice, day)
    lines = ["---", f"kind: {kind.__name__}", *properties, "---", ""]
    for heading in headings:
        lines += [f"## {heading}", "", dice.paragraph(9), ""]
        lines += [f"- {dice.sentence()}" for _ in range(dice.between(0, 3))]
        if dice.chance(0.1):
            lines.append(
                f"It was #{tag('trigger', dice.pick(TRIGGERS))} again, with [[{dice.pick(PEOPLE)}]]."
            )
        lines.append("")
    return "\n".join(lines)


def lasting() -> list[tuple[str, str]]:
    """Names that a whole life of notes links: each with its own."""
    triggers = [
        (name, f"kind: trigger\nif_then: If it is {name.lower()}, then I breathe out and ask")
        for name in TRIGGERS
    ]
    people = [(name, "kind: person\nrole: someone dear\nevery_days: 7") for name in PEOPLE]
    rituals = [(name, "kind: ritual\nritual_type: weekly\nevery_days: 7") for name in RITUALS]
    return [
        (name, f"---\n{head}\n---\n\nMore of it here.\n") for name, head in (*triggers, *people, *rituals)
    ]
