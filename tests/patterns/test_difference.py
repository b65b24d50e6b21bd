from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultkit.notes.calendar import SUNDAY
from vaultkit.pages.pages import Press
from vaultkit.patterns.difference import first_difference
from vaultkit.patterns.history import history

DINNER = "=== 2026-03-02 Reflection\n#rift/dinner\n=== 2026-03-20 Reflection\nx\n"


def between(journal, old, new, **how):
    return first_difference(journal(old).history, journal(new, **how).history)


def test_nothing_changed(journal):
    assert between(journal, DINNER, DINNER) is None


def test_a_day_changed_came_or_went(journal):
    assert between(journal, DINNER, DINNER.replace("x\n", "x #feeling/calm\n")) == date(2026, 3, 20)
    assert between(journal, DINNER, DINNER + "=== 2026-02-01\nx\n") == date(2026, 2, 1)
    assert between(journal, DINNER + "=== 2026-02-01\nx\n", DINNER) == date(2026, 2, 1)


def test_a_rift_closed_later_changes_from_its_beginning(journal):
    assert between(journal, DINNER, DINNER.replace("x\n", "#repair/dinner\n")) == date(2026, 3, 2)


def test_a_note_without_a_day_may_take_an_unmatched_mark(journal):
    lone = "=== 2026-03-20 Reflection\n---\nrepairs: [our talk]\n---\n"
    note = "=== N/Our talk\n---\nkind: repair\npeople: [Sam]\n---\n"
    assert between(journal, lone, lone + note) == date(2026, 3, 20)


def test_a_triggers_note_and_the_rule_of_weeks_change_everything(journal):
    assert between(journal, DINNER, DINNER + "=== T/a\n---\nkind: trigger\n---\n") == date.min
    assert between(journal, DINNER, DINNER, rule=SUNDAY) == date.min


@st.composite
def edits(draw, journals):
    """A vault before and after one note changed, came or went."""
    old = draw(journals.vaults())
    new = dict(old)
    match draw(st.sampled_from(("put", "put", "remove", "change"))):
        case "put":
            path, text = draw(st.one_of(journals.note_texts(), journals.TRIGGERS))
            new[path] = text
        case "remove":
            del new[draw(st.sampled_from(sorted(new)))]
        case "change":
            new[draw(st.sampled_from(sorted(new)))] = draw(journals.note_texts())[1]
    return old, new


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_page_as_of_an_earlier_day_reads_differently(journals, data):
    before, after = data.draw(edits(journals))
    old, new = journals.Journal(journals.read_vault(before)), history(journals.read_vault(after))
    changed = first_difference(old.history, new) or date.max
    # Where the pages are is compared by the one who asks; here both are told the same.
    press = Press(new, old.atlas)
    for week, path in old.atlas.weeks.items():
        if week.end < changed:
            was = old.raw(old.press.week_view(week, path), "Week")
            assert old.raw(press.week_view(week, path), "Week") == was
