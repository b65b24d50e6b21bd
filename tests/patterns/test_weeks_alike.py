"""Which earlier weeks looked like one, and what helped then."""

from datetime import date

import pytest

from vaultkit.notes.calendar import week_from_label
from vaultkit.patterns.weeks_alike import alike, helped

WEEK = week_from_label("2026-W10")


def like(journal, text, weeks=52):
    found = alike(journal(text).history, WEEK, WEEK.end, weeks)
    return [(each.week.number, len(each.shared), each.of) for each in found]


def test_shared_names_of_all_that_either_names(journal):
    found = alike(
        journal("""\
=== 2026-02-24
#trigger/slow-reply #need/rest
=== 2026-02-26
#need/rest #story/leaving #trigger/left-out
=== 2026-03-03
#trigger/slow-reply #need/rest
=== 2026-03-05
#story/leaving #need/touch
""").history,
        WEEK,
        WEEK.end,
        52,
    )
    (week,) = found
    assert week.shared == (("trigger", "slow reply"), ("need", "rest"), ("story", "leaving"))
    assert week.of == 5
    assert week.days == (date(2026, 2, 24), date(2026, 2, 26))


def test_one_name_or_less_than_a_quarter_makes_no_likeness(journal):
    one = "=== 2026-02-24\n#trigger/a\n=== 2026-03-03\n#trigger/a\n"
    assert like(journal, one) == []
    two = "=== 2026-02-24\n#trigger/a #need/touch {}\n=== 2026-03-03\n#trigger/a #need/touch\n"
    assert like(journal, two.format(" ".join(f"#need/n{n}" for n in range(6)))) == [(9, 2, 8)]
    assert like(journal, two.format(" ".join(f"#need/n{n}" for n in range(7)))) == []


def test_needs_alone_make_no_week_alike(journal):
    text = "=== 2026-02-24\n#need/a #need/b #need/c {0}\n=== 2026-03-03\n#need/a #need/b #need/c {0}\n"
    assert like(journal, text.format("")) == []
    assert like(journal, text.format("#story/leaving")) == [(9, 4, 4)]


def test_the_two_most_alike_and_of_equally_alike_ones_the_later(journal):
    text = "=== 2026-03-03\n#trigger/a #need/b\n"
    text += "".join(f"=== {day}\n#trigger/a #need/b\n" for day in ("2026-01-20", "2026-01-27", "2026-02-03"))
    assert like(journal, text + "=== 2026-02-24\n#trigger/a #need/b #need/c\n") == [(6, 2, 2), (5, 2, 2)]
    assert like(journal, text, weeks=5) == [(6, 2, 2)]


def test_of_equally_alike_ones_first_those_that_share_more_triggers_and_stories(journal):
    text = """\
=== 2026-02-10
#trigger/a #story/leaving
=== 2026-02-17
#trigger/a #need/b
=== 2026-02-24
#story/leaving #need/b
=== 2026-03-03
#trigger/a #story/leaving #need/b
"""
    assert like(journal, text) == [(7, 2, 3), (9, 2, 3)]


@pytest.mark.parametrize("later", ["2026-03-10", "2026-03-08"])
def test_only_weeks_before_and_only_until_the_day(journal, later):
    text = f"=== 2026-03-03\n#need/a\n=== {later}\n#trigger/b #need/a\n=== 2026-02-24\n#trigger/b #need/a\n"
    assert alike(journal(text).history, WEEK, date(2026, 3, 7), 52) == ()


def test_hidden_triggers_and_other_stories_make_no_week_alike(journal):
    hidden = "=== T/A\n---\nkind: trigger\nhidden: true\n---\n"
    days = "=== 2026-02-24\n#trigger/a #need/b {0}\n=== 2026-03-03\n#trigger/a #need/b {0}\n"
    assert like(journal, days.format("")) == [(9, 2, 2)]
    assert like(journal, hidden + days.format("#need/c")) == []
    assert like(journal, hidden + days.format("#need/c #story/other")) == []


def test_what_helped_then(journal):
    found = journal(
        """\
=== 2026-02-24
#rift/dinner
=== 2026-02-26 Episode
---
trigger: a
my_response: walked once round
acted_on_urge: did not
reframe: it was the bus
---
=== 2026-02-27 Episode
---
trigger: a
my_response: shouted
acted_on_urge: did
---
=== 2026-02-28 Reflection
---
adjust_tried: went well
---
#repair/dinner
- it was a jacket #lesson
""",
        weekly={"2026-W08": "phone once"},
    ).history
    said = helped(found, week_from_label("2026-W09"))
    assert [rift.name for rift in said.mended] == ["dinner"]
    assert [episode.my_response for episode in said.chosen] == ["walked once round"]
    assert [lesson.text for _, lesson in said.lessons] == ["it was a jacket"]
    assert len(said.reframed) == 1
    assert said.plan.text == "phone once"
    assert said.tried == ((date(2026, 2, 28), "J/2026-02-28 Reflection.md"),)
    assert helped(found, week_from_label("2026-W08")).plan is None
