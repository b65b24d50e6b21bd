from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import SUNDAY, week_from_label
from vaultkit.patterns.history import OneThing, history


def test_weeks_are_those_with_a_written_day(journal):
    found = journal("=== 2025-12-29\nx\n=== 2026-01-04\nx\n=== 2026-01-19\nx\n").history
    assert [week.label for week in found.weeks] == ["2026-W01", "2026-W04"]
    assert [len(days) for days in found.by_week.values()] == [2, 1]


def test_weeks_by_another_rule(journal):
    found = journal("=== 2026-01-03\nx\n=== 2026-01-04\nx\n", rule=SUNDAY).history
    assert [week.label for week in found.weeks] == ["2026-W01", "2026-W02"]


def test_enough_is_known_from_the_eighth_written_day(journal, journals):
    found = journal(journals.many(7) + "=== 2026-02-10\nx\n").history
    assert not found.knows_enough(date(2026, 2, 9))
    assert found.knows_enough(date(2026, 2, 10))
    assert found.written_until(date(2026, 1, 3)) == 3


def test_a_reply_waits_if_it_was_deferred_or_has_a_day(journal):
    found = journal("""\
=== 2026-03-05 Episode
---
trigger: a
deferred: his text
---
=== 2026-03-02 Episode
---
trigger: a
reply_by: 2026-03-09
---
=== 2026-03-03 Episode
---
trigger: a
---
""").history
    assert [str(episode.day) for episode in found.replies] == ["2026-03-02", "2026-03-05"]


def test_not_safe_are_people_or_where_nobody_is_named_the_rift(journal):
    found = journal("""\
=== 2026-03-05 Repair
---
ruptured_on: 2026-03-02
repair_status: not safe
people: ["[[Dad]]"]
---
#rift/dinner
=== 2026-03-06 Repair
---
ruptured_on: 2026-03-06
repair_status: not safe
---
#rift/Kit
""").history
    assert found.not_safe(date(2026, 3, 1)) == frozenset()
    assert found.not_safe(date(2026, 3, 5)) == {"dad", "2026 03 05 repair"}
    assert found.not_safe(date(2026, 3, 6)) == {"dad", "2026 03 05 repair", "kit", "2026 03 06 repair"}


def test_nor_is_anything_prompted_about_someone_who_crossed_a_boundary(journal):
    found = journal("""\
=== N/Calls at night
---
kind: boundary
boundary_status: crossed
people: ["[[Dad]]"]
stated_on: 2026-03-05
---
=== N/Undated
---
kind: boundary
boundary_status: crossed
people: [Kit]
---
=== N/Respected
---
kind: boundary
boundary_status: respected
people: [Sam]
---
""").history
    assert found.not_safe(date(2026, 3, 4)) == {"kit"}
    assert found.not_safe(date(2026, 3, 5)) == {"kit", "dad"}


@pytest.mark.parametrize("kind", ["trigger", "person", "ritual"])
def test_a_note_for_a_whole_life_makes_no_day(journal, kind):
    found = journal(
        f"=== 2026-03-05 x\n---\nkind: {kind}\nday: 2026-03-05\n---\nWords. #feeling/calm\n"
    ).history
    assert (found.days, found.notes) == ({}, {})


def test_the_one_thing_of_a_week_is_its_pages_line_else_the_latest_plan_of_its_days(journal):
    text = "".join(f"=== {day} Reflection\n---\nadjust: {day}\n---\n" for day in ("2026-03-02", "2026-03-05"))
    text += "=== 2026-03-06\nWords.\n"
    week = week_from_label("2026-W10")
    assert journal(text).history.one_thing(week) == OneThing(
        "2026-03-05", "J/2026-03-05 Reflection.md", date(2026, 3, 5)
    )
    by_page = journal(text, weekly={"2026-W10": "phone once"}).history
    assert by_page.one_thing(week) == OneThing("phone once", "P/2026-W10.md")
    assert by_page.one_thing(week_from_label("2026-W09")) is None


def test_last_weeks_thing_is_asked_after_as_the_week_ends_unless_a_note_says_how_it_went(journal):
    thing = OneThing("phone once", "P/2026-W10.md")
    silent = journal("=== 2026-03-09\nWords.\n", weekly={"2026-W10": "phone once"}).history
    asked = [day for day in range(9, 17) if silent.untold(date(2026, 3, day)) == thing]
    assert asked == [14, 15]
    told = "=== 2026-03-09\nWords.\n=== 2026-03-14 Reflection\n---\nadjust_tried: it was hard\n---\n"
    found = journal(told, weekly={"2026-W10": "phone once"}).history
    path = "J/2026-03-14 Reflection.md"
    assert found.untold(date(2026, 3, 14), asking=path) == thing
    assert found.untold(date(2026, 3, 15)) is None
    week = week_from_label("2026-W11")
    assert found.tried(week, date(2026, 3, 15)) == {path: date(2026, 3, 14)}


@given(data=st.data())
def test_the_order_in_which_notes_are_found_says_nothing(journals, data):
    found = journals.read_vault(data.draw(journals.vaults(6)))
    shuffled = data.draw(st.sampled_from(list(permutations(found[:4])))) + tuple(found[4:])
    assert history(found) == history(shuffled)


def test_what_is_worked_out_of_a_part_is_kept_while_the_part_is_the_same(journal):
    found = journal("=== 2026-03-02 Reflection\n#feeling/calm\n").history
    asked = []

    def work(part):
        asked.append(part)
        return len(part)

    part, other = ["a"], ["a"]
    assert [found.once(work, each) for each in (part, part, other, other)] == [1] * 4
    assert asked == [part, other]
