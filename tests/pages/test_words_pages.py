"""The two pages of what was come through, and of words that worked."""

from datetime import date, timedelta

MENDED = """\
=== 2026-03-02 Reflection
#rift/dinner
- it was a jacket #lesson
=== 2026-03-04 Reflection
#repair/dinner
=== 2026-03-07 Repair
---
ruptured_on: 2026-03-05
repaired_on: 2026-03-07
people: [Sam]
phrasing: can we phone
agreed: we phone
---
=== 2026-03-08 Repair
---
ruptured_on: 2026-03-08
people: [Ines]
phrasing: CANARY
---
"""


def _test(day, *lines):
    return f"=== {day} Test\n---\nkind: test\nbelief: too much\n" + "\n".join(lines) + "\n---\n"


BEFOREHAND = _test(
    "2026-03-03",
    "predicted_on: 2026-03-02",
    "happened_on: 2026-03-03",
    "feared_happened: did not",
    "belief_before: 8",
    "belief_after: 4",
    "learned: nobody left",
    "prediction: CANARY",
)
CAME = _test("2026-03-05", "predicted_on: 2026-03-04", "happened_on: 2026-03-05", "feared_happened: did")
UNDATED = _test("2026-03-06", "happened_on: 2026-03-06", "feared_happened: did not")


def test_how_i_got_through_from_top_to_bottom(journal):
    said = journal(MENDED + BEFOREHAND + CAME + UNDATED + _story(6, 8, 3)).single("through")
    assert (
        said
        == """\
## What mended
- With Sam, [5 Mar]: mended 2 days after ([7 Mar]). "can we phone" Agreed: we phone.
- "dinner", [2 Mar]: mended 2 days after ([4 Mar]).

## Assumed, and looked at
- 1 story looked at ([6 Mar]): less sure afterwards in 1 of 1.
- How sure, of 10 (n = 1): before, 8; afterwards, 3.

## Feared, and did not happen
Of fears written down beforehand, 1 of 2 did not happen.
- [3 Mar]: ["Too much"], sure 8 of 10 before, 4 afterwards. "nobody left"
- Written without a date beforehand, so not counted: [6 Mar]

## Learned
- "it was a jacket" [2 Mar]
"""
    )


LET_GO = """\
=== 2026-03-10 Repair
---
ruptured_on: 2026-03-04
repaired_on: 2026-03-10
repair_status: let go
people: [Kit]
phrasing: I keep the good year
---
"""


def test_what_was_let_go_is_told_after_what_mended(journal):
    let_go = "## Let go, a full answer\n- With Kit, 4 Mar ([10 Mar])\n"
    assert journal(LET_GO).single("through", "through-rifts") == let_go
    assert (
        journal(MENDED + LET_GO)
        .single("through", "through-rifts")
        .endswith("4 Mar]).\n\n" + let_go.replace("4 Mar (", "[4 Mar] ("))
    )
    assert journal(LET_GO).single("phrasebook") == (
        '## For letting go\n- "I keep the good year" (Kit, [10 Mar])\n'
    )


def _story(day, before, after, checked="asked"):
    sure = "".join(
        f"{name}: {number}\n"
        for name, number in (("belief_before", before), ("belief_after", after))
        if number is not None
    )
    return f"=== 2026-03-{day:02} Episode\n---\ntrigger: a\nstory: CANARY\nchecked: {checked}\n{sure}---\n"


def test_stories_that_were_looked_at_and_how_sure_afterwards(journal):
    two = _story(2, 8, 3) + _story(3, 7, 7, "observed") + _story(4, 9, 1, "not yet")
    assert journal(two).single("through", "through-stories").splitlines() == [
        "## Assumed, and looked at",
        "- 2 stories looked at ([2 Mar], [3 Mar]): less sure afterwards in 1 of 2.",
        "- How sure, of 10 (n = 2): before, range 7–8; afterwards, range 3–7.",
    ]
    assert (
        "- 3 stories looked at; how sure, before and afterwards, is said of 2 ([2 Mar], [3 Mar]): less sure"
        in journal(two + _story(5, 6, None)).single("through")
    )
    assert journal(_story(2, 8, 8) + _story(3, None, 3)).single("through", "through-stories") == ""


def test_stories_from_eight_on_with_their_share(journal):
    said = journal("".join(_story(day, 8, 3) for day in range(2, 11))).single("through", "through-stories")
    assert "less sure afterwards in 9 of 9 (100 %; 95 % interval 70–100 %).\n" in said
    assert "(n = 9): before, median 8, each time 8; afterwards, median 3, each time 3.\n" in said


def test_nothing_of_someone_who_is_not_safe(journal):
    crossed = "=== 2026-03-09 Boundary\n---\nkind: boundary\npeople: [Sam]\nboundary_status: crossed\n---\n"
    about_sam = BEFOREHAND.replace("belief:", "people: [Sam]\nbelief:")
    said = journal(MENDED + about_sam + crossed)
    assert "dinner" in said.single("through")
    assert "Sam" not in said.single("through")
    assert "nobody left" not in said.single("through")
    assert said.single("phrasebook") == ""
    of_sam = LET_GO.replace("Kit", "Sam") + _story(2, 8, 3).replace("trigger:", "people: [Sam]\ntrigger:")
    assert "Let go" in journal(of_sam).single("through")
    assert journal(of_sam + crossed).single("through").strip() == ""


def test_somebody_is_called_by_one_name(journal):
    sam = "=== N/Sam\n---\nkind: person\naliases: [Sammy]\n---\n"
    assert "(Sam, [7 Mar])" in journal(sam + MENDED.replace("[Sam]", "[Sammy]")).single("phrasebook")


def test_a_week_tells_its_own(journal):
    found = journal(MENDED + "=== 2026-03-10\n- rest #lesson\n")
    assert found.week("2026-W11", "through-lessons") == '## Learned\n- "rest" [Tue 10]\n'
    assert found.week("2026-W11", "through-rifts") == ""
    assert found.week("2026-W10", "phrasebook").startswith("## For mending\n")


def test_the_latest_in_full_and_the_older_by_month(journal):
    first = date(2025, 11, 1)
    days = (first + timedelta(3 * n) for n in range(40))
    said = journal("".join(f"=== {day}\n- lesson of {day} #lesson\n" for day in days)).single("through")
    assert said.count('- "lesson') == 12
    assert "\n- Earlier in 2026, 7: [January] (7)\n- 2025, 21: [November] (10), [December] (11)\n" in said


def test_the_phrasebook_by_what_words_were_for(journal):
    text = MENDED + BEFOREHAND.replace("learned:", "tone: shaky\nphrasing: would you say so?\nlearned:")
    text += """\
=== 2026-03-05 Exchange
---
kind: exchange
people: [Sam, Ines]
phrasing: ring me
timing: in the morning
felt_heard: 8
their_response: CANARY
---
=== 2026-03-06 Boundary
---
kind: boundary
wording: not tonight
boundary_status: respected
---
=== 2026-03-06 Episode
---
trigger: a
urge: against
acted_on_urge: did not
my_response: went round the block
story: CANARY
---
"""
    assert (
        journal(text).single("phrasebook")
        == """\
## For mending
- "can we phone"; agreed: "we phone" (Sam, [7 Mar])

## For asking and talking
- "ring me"; timing: "in the morning"; felt heard 8 of 10 (Sam and Ines, [5 Mar])

## For a limit that keeps the door open
- "not tonight"; said and respected ([6 Mar])

## When something was feared and did not happen
- "would you say so?"; tone: "shaky" ([3 Mar])

## In the moment
- "went round the block"; instead of an urge to push back ([6 Mar])
"""
    )
