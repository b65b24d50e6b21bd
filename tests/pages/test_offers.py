"""The sections on offer, and weeks that looked alike: what a person reads."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from tests.pages import every_kind
from vaultkit.pages.pages import Press
from vaultkit.pages.sections import BY_NAME

ON_OFFER = (
    *("alike", "grid", "commitments", "together", "new-words", "rhythms", "coverage", "habits", "body"),
    *("through-rifts", "through-stories", "through-fears", "through-lessons", "phrasebook"),
)


@pytest.mark.parametrize("section", [name for name in ON_OFFER if name != "coverage"])
def test_nothing_to_say_leaves_no_trace(journal, section):
    assert journal("=== 2026-03-02\nwalked\n").week("2026-W10", section) == ""


# Weeks that looked alike.

ALIKE = """\
=== 2026-02-24 Reflection
#trigger/slow-reply #need/rest #story/leaving #rift/dinner
=== 2026-02-26 Reflection
---
adjust_tried: CANARY
---
#trigger/slow-reply #repair/dinner
- it was a jacket #lesson
=== 2026-02-27 Episode
---
trigger: Slow reply
people: [Sam]
reframe: CANARY
my_response: walked once round
acted_on_urge: partly
---
=== 2026-03-03 Reflection
#trigger/slow-reply #need/rest #story/leaving
"""


def test_a_week_that_looked_alike_why_and_what_helped(journal):
    found = journal(ALIKE, weekly={"2026-W08": "phone once"})
    assert found.week("2026-W10", "alike").splitlines() == [
        "## Weeks that looked alike, and what helped then",
        "Beside week 10: how many of the triggers, needs and stories of both weeks they share. Shown from a quarter on, with a trigger or a story among them.",
        "- [Week 9]: 3 of 3 ([Slow reply], need for rest, assumed that someone would leave)",
        '\t- "dinner", [24 Feb]: mended 2 days after ([26 Feb]).',
        '\t- A plan: "phone once" ([where it was said]); how it went: [26 Feb]',
        '\t- You chose: "walked once round" [27 Feb]',
        "\t- Said anew: [27 Feb]",
    ]
    (shared, *_) = BY_NAME["alike"].tell(found.press.span_view(found.history.weeks[-1], "P/W.md")).figures
    assert (shared.value, shared.n) == (3, 3)
    assert shared.days == (date(2026, 2, 24), date(2026, 2, 26), date(2026, 2, 27))


def test_of_someone_who_is_not_safe_nothing_is_said_to_have_helped(journal):
    not_safe = (
        "=== 2026-03-04 Repair\n---\nruptured_on: 2026-03-04\nrepair_status: not safe\npeople: [Sam]\n---\n"
    )
    said = journal(ALIKE + not_safe).week("2026-W10", "alike")
    assert "dinner" in said
    assert "walked" not in said
    assert "Said anew" not in said


# Triggers by week.


def test_a_week_that_is_not_written_is_blank_and_not_zero(journal):
    found = journal("""\
=== 2026-02-17
#trigger/slow-reply
=== 2026-02-18
#trigger/slow-reply #trigger/left-out
=== 2026-03-03
#trigger/left-out
""")
    assert (
        found.week("2026-W10", "grid")
        == """\
## Triggers by week
Days on which each was written; a week without a written day is blank.

| | [Week 8] | Week 9 | [Week 10] |
| --- | --: | --: | --: |
| [Left out] | 1 | | 1 |
| [Slow reply] | 2 | | 0 |
| *Days written* | 2 | | 1 |
"""
    )


def test_a_bar_in_a_name_or_a_link_does_not_end_a_cell(journal):
    found = journal('=== 2026-03-02 Reflection\n---\ntriggers: ["late | again"]\n---\n')
    view = found.press.span_view(found.history.weeks[0], "P/W.md")
    said = BY_NAME["grid"].fill(view)
    assert "| Late \\| again | 1 |\n" in said
    assert r"[[P/2026-W10\|Week 10]]" in said


def test_a_grid_has_rows_for_the_most_frequent(journal):
    many = " ".join(f"#trigger/t{n:02}" for n in range(14))
    said = journal(f"=== 2026-03-02\n{many}\n").week("2026-W10", "grid")
    assert said.count("\n| T") == 12
    assert said.endswith("\n\nAnd 2 others.\n")


# Promises.

PROMISES = """\
=== 2026-03-02 Commitment
---
kind: commitment
made_by: me
made_on: 2026-03-02
people: [Sam]
request: I phone, once
blocks: [overload]
{}
---
=== 2026-03-03 Commitment
---
kind: commitment
made_by: me
made_on: 2026-03-03
due_on: 2026-03-21
request: give back the book
blocks: [overload]
strategy: CANARY
---
=== 2026-03-04 Commitment
---
kind: commitment
made_by: them
made_on: 2026-03-04
people: [Ines]
request: CANARY
commitment_status: {}
---
"""


def test_promises_both_ways(journal):
    said = journal(PROMISES.format("done_on: 2026-03-05", "kept")).week("2026-W10", "commitments")
    assert said.splitlines() == [
        "## Promises, both ways",
        "- Of 2 of yours: 1 kept; 1 open",
        "- [Wed 4], from Ines; kept",
        '- [Tue 3], yours: "give back the book"; open, meant for 21 Mar',
        '- [Mon 2], yours, to Sam: "I phone, once"; kept (Thu 5)',
        "- What stood in the way of yours: overload 2 ([Mon 2], [Tue 3])",
    ]


def test_somebody_is_called_by_one_name(journal):
    sam = "=== N/Sam\n---\nkind: person\naliases: [Sammy]\n---\n"
    promises = PROMISES.format("done_on: 2026-03-05", "kept").replace("[Sam]", "[Sammy]")
    assert "yours, to Sam:" in journal(sam + promises).week("2026-W10", "commitments")


def test_not_kept_not_said_of_mine_and_nothing_of_theirs(journal):
    said = journal(PROMISES.format("commitment_status: missed", "missed")).week("2026-W10", "commitments")
    assert '"I phone, once"; not kept, not said\n' in said
    assert "Ines" not in said


def test_a_promise_is_open_on_a_page_of_before_it_was_kept(journal):
    found = journal(PROMISES.format("done_on: 2026-03-12", "kept") + "=== 2026-03-12\nx\n")
    assert '"I phone, once"; open\n' in found.week("2026-W10", "commitments")
    assert '"I phone, once"; kept (Thu 12)\n' in found.week("2026-W11", "commitments")


# Seen together.


def _evenings(texts):
    first = date(2026, 1, 5)
    return "".join(f"=== {first + timedelta(n)} Reflection\n{text}\n" for n, text in enumerate(texts))


def test_pairs_that_are_hardly_chance_and_how_many_were_looked_at(journal):
    found = journal(_evenings(["#trigger/a #feeling/sad", "#feeling/calm", "#feeling/glad"] * 8))
    said = found.span("2026-01", "together")
    assert (
        "Of 3 pairs of a trigger with a feeling, a need, a story or an urge, looked at since 5 Jan 2026, 1 came"
        in said
    )
    assert said.count("\n- ") == 1
    assert "- [A] and feeling [sad]: on 8 of 8 days with it (" in said
    assert "), on 0 of 16 without\n" in said


def test_of_no_pair_is_said_what_may_be_chance(journal):
    found = journal(
        _evenings(
            ["#trigger/a #feeling/sad", "#feeling/sad", "#feeling/calm #trigger/a", "#feeling/calm"] * 4
        )
    )
    said = found.span("2026-01", "together")
    assert "No pair came together more often than chance alone could make it" in said
    assert "\n- " not in said


def test_hidden_triggers_are_in_no_pair(journal):
    hidden = "=== T/A\n---\nkind: trigger\nhidden: true\n---\n"
    found = journal(hidden + _evenings(["#trigger/a #feeling/sad", "#feeling/calm"] * 8))
    assert found.span("2026-01", "together") == ""


# New words for feelings.


def test_no_word_is_new_before_eight_days_are_written(journal, journals):
    seven = journal(journals.many(6) + "=== 2026-01-07\n#feeling/wistful\n")
    assert seven.week("2026-W02", "new-words") == ""
    eight = journal(
        journals.many(7)
        + "=== 2026-01-08\n#feeling/wistful\n=== 2026-01-09\n#feeling/moved #feeling/wistful\n"
    )
    assert (
        eight.week("2026-W02", "new-words")
        == """\
## New words for feelings
- Moved: [Fri 9]
- Wistful: [Thu 8]

2 new, of 3 feeling words so far.
"""
    )


# Rhythms.


def _person(days, wished=7, name="Sam"):
    first = date(2026, 1, 5)
    note = f"=== N/{name}\n---\nkind: person\nevery_days: {wished}\n---\n"
    return note + "".join(
        f"=== {first + timedelta(n)} Reflection\n---\npeople: [{name}]\n---\n" for n in days
    )


def test_days_between_as_a_median_from_five_else_as_dates(journal):
    few = journal(_person([0, 3, 5])).week("2026-W02", "rhythms")
    assert "- [Sam]: wished for about every 7 days; named on 3 days ([Mon 5], [Thu 8], [Sat 10])\n" in few
    many = journal(_person([0, 1, 3, 6, 10, 15])).week("2026-W04", "rhythms")
    assert "; days between being named: median 3, range 1–5 (n = 5)\n" in many


def test_daily_reads_as_daily_and_one_day_as_one(journal):
    said = journal(_person([0], wished=1)).week("2026-W02", "rhythms")
    assert "- Sam: wished for about daily; named on 1 day ([Mon 5])\n" in said


def test_nothing_of_who_is_not_safe_or_crossed_a_boundary(journal):
    ritual = "=== N/Walk\n---\nkind: ritual\npeople: [Sam]\nheld_on: [2026-01-05]\n---\n"
    assert "Walk" in journal(ritual + _person([0])).week("2026-W02", "rhythms")
    crossed = "=== 2026-01-06 Boundary\n---\nkind: boundary\npeople: [Sam]\nboundary_status: crossed\n---\n"
    assert journal(ritual + _person([0]) + crossed).week("2026-W02", "rhythms") == ""
    assert "Sam" in journal(ritual + _person([0, 9]) + crossed.replace("01-06", "01-20")).week(
        "2026-W02", "rhythms"
    )


def test_days_between_a_ritual_are_those_on_which_it_was_held(journal):
    held = ", ".join(f"2026-01-{day:02}" for day in (5, 6, 8, 11, 15, 20))
    said = journal(
        f"=== N/Walk\n---\nkind: ritual\nheld_on: [{held}]\n---\n=== 2026-01-05\nx\n=== 2026-01-20\nx\n"
    )
    assert "; days between: median 3, range 1–5 (n = 5)\n" in said.week("2026-W04", "rhythms")


def test_a_ritual_links_its_note_and_the_days_that_are_written(journal):
    said = journal(
        "=== N/Walk\n---\nkind: ritual\nevery_days: 14\nheld_on: [2026-01-06, 2026-01-05]\n---\n=== 2026-01-05\nx\n"
    ).week("2026-W02", "rhythms")
    assert "- [Walk]: wished for about every 14 days; held [Mon 5], Tue 6\n" in said


# How much is written.


def test_plain_counts_by_week(journal):
    found = journal(
        "=== 2026-02-17\n#distress/3\n=== 2026-03-02 Check-in\n#feeling/calm\n=== 2026-03-04\nx\n"
    )
    assert (
        found.week("2026-W10", "coverage")
        == """\
## How much is written
Written on 3 days (weeks 8–10): a morning on 1, a daily note on 2, a number for distress on 1.
- Days by week: [8] (1), [10] (2)
- Nothing written in week 9
"""
    )


def test_many_weeks_by_month(journal, journals):
    said = journal(journals.many(90)).span("2026-Q1", "coverage")
    assert "- 2026, 90: [January] (31), [February] (28), [March] (31)\n" in said


# Habits of thought, and the body.


def test_habits_with_their_line_and_none_with_a_must(journal):
    said = journal("""\
=== 2026-03-02
#habit/mind-reading #habit/should-statements
=== 2026-03-03
#habit/mind-reading #habit/my-own
""").week("2026-W10", "habits")
    assert said.splitlines()[1:] == [
        "Days on which each was noticed, of 2 written.",
        "- Mind reading: 2 ([Mon 2], [Tue 3]). Knowing what someone thinks without having asked.",
        "- My own: 1 ([Tue 3])",
        "- Musts and oughts: 1 ([Mon 2]). A rule for oneself or others where a wish would do.",
    ]


def _settled(*spans, more=""):
    first = date(2026, 3, 2)
    return "".join(
        f"=== {first + timedelta(n)} Episode\n---\ntrigger: a\nsettled_after: {span}\n{more}\n---\n"
        for n, span in enumerate(spans)
    )


def test_settled_as_a_list_and_from_five_as_a_median(journal):
    few = journal(_settled("40 min", "0")).week("2026-W10", "body")
    assert few == "## In the body\n- Settled after: 40 minutes ([Mon 2]), at once ([Tue 3])\n"
    five = journal(_settled("40 min", "10 min", "2 h", "90", "20")).week("2026-W10", "body")
    assert "median 40 minutes, range 10 minutes – 2 hours (n = 5 days: [Mon 2]" in five
    same = journal(_settled("5", "5", "5", "5", "5")).week("2026-W10", "body")
    assert "median 5 minutes, each time 5 minutes" in same


def test_still_there_is_never_quoted_and_body_words_recur(journal):
    text = _settled("5", more="body: [tight chest]") + _settled(
        "5", more="still_there: CANARY\nbody: [tight chest]"
    )
    said = journal(text.replace("03-02 Episode", "03-06 Episode", 1)).week("2026-W10", "body")
    assert "- What was still there the day after: told in 1 of 2 episodes ([Mon 2])\n" in said
    assert "- Tight chest: 2 days ([Mon 2], [Fri 6])\n" in said
    assert "CANARY" not in said


# What holds of all of them.


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(vault=every_kind.vaults(25))
def test_what_is_told_later_changes_no_earlier_page(journal, vault):
    """Of one's own note of something, which is of no day, and of what an earlier day tells, nothing is left out."""
    records = every_kind.read(vault)
    whole = journal(records)
    for week in whole.history.weeks[:-1]:
        then = journal([record for record in records if _first_day(record) <= week.end])
        press = Press(then.history, whole.atlas)
        for section in ON_OFFER:
            now = BY_NAME[section].fill(whole.press.span_view(week, "P/W.md"))
            assert BY_NAME[section].fill(press.span_view(week, "P/W.md")) == now, section


def _first_day(record):
    told = (getattr(record, each.name) for each in fields(record))
    return min((day for day in told if isinstance(day, date)), default=date.min)
