"""docs/kinds.md, made from the kinds, their templates and the words on offer."""

import re
from datetime import date

from vaultkit.cli.kinds import asked_for, prompts, sentences
from vaultkit.records.kinds import KINDS
from vaultkit.records.words import STORIES
from vaultkit.records.words import shipped as words_on_offer
from vaultkit.vault.templates import shipped

HEAD = """\
# Kinds of notes

Nothing here has to be learned, and nothing has to be filled in. What you want to say can be said in three ways. They
mean the same, and the lightest is enough:

1. **A tag**, in any journal note, your own daily note included: `#trigger/plans-changed-late`, `#feeling/afraid`.
2. **A list** in a day's note: `triggers: ["[[Plans changed late]]"]`.
3. **A note of its own**, for what asks for more room: one of the kinds on this page.

If several of them tell of one thing on one day, it counts once, and the fullest is gone by. A name is one name as a tag,
a link, an alias or plain text; large letters, spaces, `-` and `_` make no difference. A rift that `#rift/dinner` began is told by a note of
its own, or ended by one, where that note holds the same name: `tags: [repair/dinner]`.

| `vaultkit new …` | what it is |
| --- | --- |
"""

BY_HAND = """\
`vaultkit kinds` says the same in a terminal, and `vaultkit kinds episode` shows one of them.

## By hand

Any note with one of these kinds among its properties, the lines between two `---` at its top, is such a note, wherever
it lies; outside vaultkit's folders it needs one of the kind's own properties, a tag, or a day at the beginning of its name,
too, since a podcast may be an `episode` as well. Properties may stand in any order; those that no table names are yours, and stay. Blank means unknown, never
zero. What does not fit is told by `vaultkit check`, with the nearest word that does; the rest of the note counts all
the same. A property in **bold** is what a note of its kind counts by: from when it is there.

| what fits | how to write it |
| --- | --- |
| text | as it is; in quotes if it holds `: ` or ` #`, begins with `- ` or one of ``" ' [ { * & ! # @ ` % > \\| ?``, or is a time: `"20:30"` |
| words between slashes | one of them, spelled with spaces, `-` or `_`; nothing else fits |
| a list of words | `[afraid, let-down]` or `afraid, let-down`; any word is welcome, those [on offer](#words) are only an offer |
| a list of text | `["no, thank you", later]`, or a line with `- ` for each |
| a link or name | `"[[Slow reply]]"` in quotes, or plainly `Slow reply`; a list of them in `[ ]` |
| a date | `2026-03-05`; a list of them in `[ ]` |
| a whole number | `7`, or `7/10` where it goes up to ten |
| a span | `40 min`, `2 h`, `1 h 30`; a bare number is minutes |
| true / false | either of them |

A list of names may hold more of each, `triggers: [{name: Slow reply, distress: 7}]`, and in the text a property may
stand as Dataview has it: `distress:: 7`, `[feelings:: afraid, sad]`. In the daily note that is morning and evening at once
(`layout = "daily"`) the check-in's properties begin with `morning_`: `morning_feelings`.

In every note:

| property | what fits | what it is |
| --- | --- | --- |
| **`kind`** | one of the kinds on this page | what makes a note one of them |
"""

# A property has one type in the whole vault, so one value for its name serves in each kind's example.
SAMPLES = {
    "asked": "ten minutes together after supper",
    "belief": "If I ask, I am a burden",
    "belief_before": "8",
    "boundary_status": "respected",
    "distress": "6",
    "due_on": "2026-03-08",
    "ease": "4",
    "every_days": "7",
    "expected_distress": "7",
    "feelings": "[afraid, tense]",
    "happened_on": "2026-03-07",
    "held_on": "[2026-03-01, 2026-03-08]",
    "if_then": "If plans change late, then I breathe out and ask what changed",
    "ladder": '"[[Asking for help]]"',
    "made_by": "me",
    "needs": "[reassurance]",
    "peak_distress": "5",
    "people": '["[[Sam]]"]',
    "phrasing": "I felt alone, and I would like to hear how it was for you",
    "prediction": "They will sigh and say there is no time",
    "protects": "[rest]",
    "repair_status": "repaired",
    "repaired_on": "2026-03-06",
    "request": "book the train for Sunday",
    "ritual_type": "weekly",
    "role": "a friend from school",
    "rung": "3",
    "themes": "[reliability]",
    "trigger": '"[[Plans changed late]]"',
    "triggers": '["[[Plans changed late]]"]',
    "trusted": "true",
    "urge": "away",
    "warmth": "6",
    "wording": "I would like to talk about this tomorrow, when I have slept",
}
EVERYWHERE = [each for each in KINDS[0].common if all(each in kind.common for kind in KINDS)]


def page():
    lines = [HEAD.rstrip()]
    lines += [f"| [`{asked_for(kind)}`](#{kind.name}) | {kind.what} |" for kind in KINDS]
    lines += ["", BY_HAND.rstrip(), *map(_row, EVERYWHERE)]
    lines += ["", "The tag `unsafe`, anywhere in a note, says the same as `private: true`."]
    for kind in KINDS:
        lines += ["", f"## {kind.name}", "", *_about(kind)]
    lines += ["", "## Words", "", *_words(words_on_offer())]
    lines += ["", "This page is made from the kinds in `vaultkit/records/` by `make golden`.", ""]
    return "\n".join(lines)


def _about(kind):
    own = [each for each in (*kind.common, *kind.properties) if each not in EVERYWHERE]
    yield from (f"{kind.what[:1].upper()}{kind.what[1:]}. {' '.join(sentences(kind))}", "")
    yield from ("```yaml", example(kind), "```", "")
    yield from (f"Its template asks, and each may stay open: {' · '.join(prompts(kind))}", "")
    yield from ("| property | what fits | what it is |", "| --- | --- | --- |", *map(_row, own))


def _row(wanted):
    name = f"**`{wanted.name}`**" if wanted.bold else f"`{wanted.name}`"
    offer = f" ([on offer](#{wanted.offers}))" if wanted.offers else ""
    return f"| {name} | {wanted.type.words}{offer} | {wanted.prose} |"


def example(kind):
    """The properties that its template puts into a note, with something in them."""
    head = shipped()[kind.template].fill(date(2026, 3, 5)).split("---\n")[1]
    filled = re.sub(r"^(\w+):(?: \[\])?$", _filled, head, flags=re.MULTILINE)
    return f"---\n{filled}---"


def _filled(blank):
    name = blank[1]
    return f"{name}: {SAMPLES[name]}" if name in SAMPLES else blank[0]


def _words(words):
    yield "Every word is an offer, and your own are as welcome. The settings `feelings`, `needs`, `habits` and `themes` add"
    yield "more. The words note, which `vaultkit init` makes, holds them as tags, so that any editor completes them."
    yield from ("", "### Feelings", "", "As `feelings`, or as tags: `#feeling/glad`.", "")
    yield from (f"- {name.replace('-', ', ')}: {', '.join(each)}" for name, each in words.feelings.items())
    yield from ("", "### Needs", "", "As `needs`, or as tags: `#need/rest`.", "", ", ".join(words.needs))
    yield from ("", "### Habits", "", "Of thought; as `habits`, or as tags: `#habit/mind-reading`.", "")
    yield from (f"- **{name}**: {line}" for name, line in words.habits.items())
    yield from ("", "### Words that hold a story", "")
    yield "They feel like a feeling, and tell what someone did. They are kept as they are; what may be underneath:"
    yield ""
    yield from (f"- **{word}**: {', '.join(under)}" for word, under in words.held.items())
    yield from (
        "",
        "### Stories",
        "",
        "What a story says about someone: `story_type`, or a tag, `#story/leaving`.",
        "",
    )
    yield ", ".join(STORIES)
    yield from ("", "### Themes", "", "What a trigger may be about.", "", ", ".join(words.themes))
    yield from ("", "### Blocks", "", "What may stand in the way of a promise.", "", ", ".join(words.blocks))
