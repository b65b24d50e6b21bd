from datetime import date

import pytest

from vaultkit.notes.names import Name, file_name, theme_key

NOTE = """\
=== T/Plans changed late
---
kind: trigger
aliases: [Last minute change, "[[Moved again]]"]
if_then: if a plan moves, then I phone once
---
"""


def test_an_alias_is_the_theme_itself(journal):
    found = journal(
        NOTE
        + """\
=== 2026-03-02 Reflection
#trigger/last-minute-change
=== 2026-03-03 Reflection
---
triggers: ["[[Moved again]]"]
---
=== 2026-03-05 Reflection
Then [[Last minute change]].
"""
    )
    theme = found.history.triggers["plans changed late"]
    assert theme.name == "Plans changed late"
    assert theme.days == (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 5))
    assert list(found.history.triggers) == ["plans changed late"]


def test_an_alias_that_is_another_note_stays_that_note(journal):
    other = "=== T/Last minute change\n---\nkind: trigger\n---\n"
    found = journal(NOTE + other + "=== 2026-03-02 Reflection\n#trigger/last-minute-change\n")
    assert found.history.triggers["last minute change"].days
    assert not found.history.triggers["plans changed late"].days


def test_without_a_note_it_is_called_as_it_was_first_written(journal):
    text = "=== 2026-03-02 Reflection\n#trigger/talk-of-leaving\n"
    later = "=== 2026-03-09 Reflection\n---\ntriggers: ['[[Talk of Leaving]]']\n---\n"
    assert journal(text).history.triggers["talk of leaving"].name == "Talk of leaving"
    assert journal(later + text).history.triggers["talk of leaving"].name == "Talk of leaving"


def test_from_its_second_day_on_it_has_a_page(journal):
    once = "=== 2026-03-02 Reflection\n#trigger/a\n=== 2026-03-02 Check-in\n#trigger/a\n"
    assert not journal(once).history.triggers["a"].has_page
    assert journal(once + "=== 2026-03-03\n#trigger/a\n").history.triggers["a"].has_page


def test_as_of_a_day_it_has_the_days_until_then(journal):
    theme = journal("=== 2026-03-02\n#trigger/a\n=== 2026-03-05\n#trigger/a\n").history.triggers["a"]
    assert theme.as_of(date(2026, 3, 4)).days == (date(2026, 3, 2),)
    assert theme.until(date(2026, 3, 5)) == theme.days


@pytest.mark.parametrize(
    "text", ["What now?", "plans/late", "CON", "a" * 300, "ısrar", "😶 silent", "שתיקה", "???", "ß", "x. "]
)
def test_a_page_of_that_name_leads_back_to_its_theme(text):
    assert theme_key(file_name(text)) == theme_key(text)
    assert theme_key(file_name(Name(text).words)) == theme_key(text)


def test_two_names_that_make_one_file_are_one_theme(journal):
    found = journal("=== 2026-03-02\n#trigger/plans/late\n=== 2026-03-03\n#trigger/plans-late\n")
    assert [theme.days for theme in found.history.triggers.values()] == [(date(2026, 3, 2), date(2026, 3, 3))]


def test_a_capital_that_makes_another_name_is_not_put(journal):
    assert [t.name for t in journal("=== 2026-03-02\n#trigger/ısrar\n").history.triggers.values()] == [
        "ısrar"
    ]
