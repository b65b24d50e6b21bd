"""A whole week as tired people write it, after seven weeks of light tags; every number on its page counted by hand."""

import re

import pytest

# Weeks 3 to 9 of 2026, week 6 not written: 11 days.
BEFORE = """\
=== T/Plans changed late
---
kind: trigger
aliases: [Moved at the last minute]
if_then: if a plan moves, then I phone once
---
=== 2026-01-12 Reflection
#trigger/plans-changed-late #rift/coat
=== 2026-01-14 Reflection
#trigger/no-reply #feeling/lonely
=== 2026-01-16 Reflection
#repair/coat
=== 2026-01-20 Reflection
#trigger/no-reply #rift/list
=== 2026-01-21 Reflection
#repair/list
=== 2026-01-30 Reflection
quiet
=== 2026-02-10 Reflection
moved at the last minute again, see [[Moved at the last minute]] #rift/stairs
=== 2026-02-13 Reflection
#trigger/no-reply #repair/stairs
=== 2026-02-17 Repair
---
ruptured_on: 2026-02-17
repair_status: let go
people: [Kit]
---
=== 2026-02-24 Repair
---
ruptured_on: 2026-02-24
people: ["[[Mara]]"]
---
=== 2026-02-26 Reflection
---
triggers: [plans changed late, "[[No reply]]"]
---
"""

WEEK = """\
=== 2026-03-02 Check-in
---
feelings: [tired]
needs: [rest]
distress: 4
asked: CANARY an hour alone
---
=== 2026-03-02 Reflection
---
distress: 2
self_voice: plain
needs_met: [rest]
---
## What did you learn?
- Asking while he dries the plates is easy.
=== 2026-03-03 Check-in
---
feelings: []
needs: []
distress:
---
## How are you?

## What do you need?
=== 2026-03-03 Reflection
---
distress: 6
triggers: ["[[No reply]]"]
---
## What did you learn?
- Two hours were a dentist.
## If it returns, then I …
- if it is evening, then I ask once
=== 2026-03-04 Check-in
---
feelings: []
needs: []
distress:
---
## How are you?

## What matters today?
=== 2026-03-05 Episode
---
day: 2026-03-05
trigger: "[[Plans changed late]]"
people: ["[[Sam]]"]
feelings: [hurt, afraid]
needs: [mattering, rest]
distress: 9
urge: against
urge_strength: 7
acted_on_urge: partly
pause: 15 min
story_type: rejecting
checked: asked
belief_before: 9
belief_after: 4
story: CANARY he does not care
facts: CANARY
deferred: CANARY his message about Sunday
reply_by: 2026-03-06
my_response: shut a drawer, then said I would be back at eight
---
=== 2026-03-05 Reflection
---
written: 2026-03-06T01:10
---
too tired. #trigger/plans-changed-late #trigger/raised-voice #feeling/afraid
=== 2026-03-06 Check-in
---
needs: [mattering]
asked: CANARY half an hour on Saturday
---
=== 2026-03-06 Reflection
---
distress: 5
feelings: [ashamed, afraid]
self_voice: kind
tests: [CANARY if I say it he is silent for days]
---
## What did you learn?
- Being back at eight counted.
=== 2026-03-07 Repair
---
ruptured_on: 2026-03-05
repaired_on: 2026-03-07
repair_status: repaired
people: ["[[Sam]]"]
agreed: whoever moves it rings
phrasing: "I was hurt; can we ring instead?"
---
=== 2026-03-07 Commitment
---
kind: commitment
made_by: me
made_on: 2026-03-07
due_on: 2026-03-21
request: I ring once and wait
---
=== 2026-03-07 Reflection
---
distress: 1
needs_met: [mattering]
repairs: ["[[2026-03-07 Repair]]"]
---
## What did you learn?
- I can shut a drawer and come back.
=== 2026-03-08 Reflection
walked. #repair/dinner
"""


@pytest.fixture(scope="module")
def page(journal):
    return without_gaps(journal(BEFORE + WEEK).week("2026-W10"))


def without_gaps(page):
    """A section with nothing to say leaves an empty region."""
    return re.sub(r"\n{3,}", "\n\n", page)


def test_the_page(page):
    assert (
        page
        == """\
# Week 10: Mon 2 – Sun 8 March 2026
[Week 9] · [All weeks] · written on 6 days

One rift mended, four lessons written.

## What mended
- With Sam, [Thu 5]: mended 2 days after ([Sat 7]). "I was hurt; can we ring instead?" Agreed: whoever moves it rings.
- "dinner" ([Sun 8]): no beginning found, not counted.
- Weeks 3–10: of 6, mended 4 (after 4, 1, 3 and 2 days), let go 1, open 1. A usual time needs 8 that mended or are open.

## In your words
- "Two hours were a dentist." [Tue 3]
- "Being back at eight counted." [Fri 6]
- "I can shut a drawer and come back." [Sat 7]
- One more: [Mon 2]

## What you chose
- [Thu 5]: urge to push back, 7 of 10, partly followed; paused 15 minutes. "shut a drawer, then said I would be back at eight"
- Inner voice, noted on 2 of 6 days: plain [Mon 2], kind [Fri 6]

## Assumed or feared, and what happened
- [Thu 5]: assumed rejection, sure 9 of 10; asked; afterwards 4.
- [Fri 6]: a fear, written without a date beforehand, so not counted.

## What came up
Days, of 6 written this week and 11 in weeks 3–9 (week 6 not written)
- [No reply]: 1 ([Tue 3]); before, 4 (weeks [3], [4], [7], [9])
- [Plans changed late]: 1 ([Thu 5]); before, 3 (weeks [3], [7], [9]); your plan: "if a plan moves, then I phone once"
- Raised voice: 1 ([Thu 5]), first time written
- Feeling afraid: 2 ([Thu 5], [Fri 6])
- Named once: ashamed [Fri 6], hurt [Thu 5] and tired [Mon 2]

## Needs
- Mattering: named on 2 of 6 days ([Thu 5], [Fri 6]), a request planned on 1 of them, met [Sat 7]
- Rest: named on 2 of 6 days ([Mon 2], [Thu 5]), a request planned on 1 of them, met [Mon 2]

## How the days felt
- `████░░░░░░` 4 · [Mon 2]
- `██████░░░░` 6 · [Tue 3]
- `··········` Wed 4
- `█████████░` 9 · [Thu 5]
- `█████░░░░░` 5 · [Fri 6]
- `█░░░░░░░░░` 1 · [Sat 7]
- `··········` [Sun 8], no number

Each day's highest distress, of 10: median 5, range 1–9 (n = 5 of 6 days written).

## Weeks that looked alike, and what helped then
Beside week 10: how many of the triggers, needs and stories of both weeks they share. Shown from a quarter on, with a trigger or a story among them.
- [Week 9]: 2 of 6 ([No reply], [Plans changed late])
- [Week 7]: 2 of 6 ([No reply], [Plans changed late])
\t- "stairs", [10 Feb]: mended 3 days after ([13 Feb]).

## Still open, and next
- [Thu 5]: a reply set aside for later, meant for 6 Mar
- With Mara, since [24 Feb]: mend, wait or let go, each is an answer
- By 21 Mar: "I ring once and wait" [Sat 7]
"""
    )


def test_nothing_is_quoted_that_is_not_on_the_list(page):
    assert "CANARY" not in page


def test_weeks_that_come_later_change_its_next_link_and_nothing_else(journal, page):
    later = """\
=== 2026-03-10 Reflection
#repair/mara #trigger/raised-voice #trigger/no-reply #lesson
=== 2026-03-11 Episode
---
trigger: "[[Raised voice]]"
deferred: x
---
=== 2026-04-01 Reflection
#rift/dinner
"""
    again = without_gaps(journal(BEFORE + WEEK + later).week("2026-W10"))
    assert again == page.replace("[Week 9] ·", "[Week 9] · [Week 11] ·")


def test_the_links_lead_to_the_fullest_note(journal):
    found = journal(BEFORE + WEEK)
    week = next(week for week in found.history.weeks if week.number == 10)
    raw = found.raw(found.press.span_view(week, "P/2026-W10.md"), "Week")
    assert (
        "[[P/Themes/Plans changed late (patterns)|Plans changed late]]: 1 ([[J/2026-03-05 Episode|Thu 5]])"
        in raw
    )
    assert "- `█████████░` 9 · [[J/2026-03-05 Episode|Thu 5]]" in raw
    assert "mended 2 days after ([[J/2026-03-07 Repair|Sat 7]])" in raw
    assert "- With Sam, [[J/2026-03-05 Reflection|Thu 5]]: mended" in raw
