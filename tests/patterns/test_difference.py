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


def test_a_weeks_line_changes_the_week_after_and_nothing_older(journal):
    old = journal(DINNER, weekly={"2026-W10": "phone once"}).history
    for weekly in ({"2026-W10": "walk"}, {}):
        assert first_difference(old, journal(DINNER, weekly=weekly).history) == date(2026, 3, 9)
    assert first_difference(old, journal(DINNER, weekly={"2026-W10": "phone once"}).history) is None


def test_a_boundary_that_was_crossed_changes_from_its_day(journal):
    note = "=== N/Dad\n---\nkind: boundary\nboundary_status: crossed\npeople: [Dad]\n{}---\n"
    assert between(journal, DINNER, DINNER + note.format("stated_on: 2026-03-04\n")) == date(2026, 3, 4)
    assert between(journal, DINNER, DINNER + note.format("")) == date.min
    stated = note.replace("crossed", "stated").format("")
    assert between(journal, DINNER, DINNER + stated) is None


def test_a_repair_that_is_not_safe_changes_from_the_day_since_which_it_counts(journal):
    note = "=== N/Dad\n---\nkind: repair\nrepair_status: not safe\npeople: [Dad]\n{}---\n"
    for dated, since in (
        ("ruptured_on: 2026-03-04\n", date(2026, 3, 4)),
        ("day: 2026-03-06\n", date(2026, 3, 6)),
        ("repaired_on: 2026-03-06\n", date.min),
        ("", date.min),
    ):
        assert between(journal, DINNER, DINNER + note.format(dated)) == since
    lone = DINNER + "=== 2026-03-05\n#repair/sam{}\n"
    assert between(journal, lone.format(""), lone.format("/not-safe")) == date(2026, 3, 5)


@st.composite
def edits(draw, journals):
    """A vault and its weeks' lines, before and after one note or line changed, came or went."""
    old, weekly = draw(journals.vaults()), draw(journals.weekly())
    new, lines = dict(old), weekly
    match draw(st.sampled_from(("put", "put", "remove", "change", "line"))):
        case "put":
            path, text = draw(st.one_of(journals.note_texts(), journals.TRIGGERS))
            new[path] = text
        case "remove":
            del new[draw(st.sampled_from(sorted(new)))]
        case "change":
            new[draw(st.sampled_from(sorted(new)))] = draw(journals.note_texts())[1]
        case "line":
            lines = {**weekly, **draw(journals.weekly())}
    return (old, weekly), (new, lines)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_page_as_of_an_earlier_day_reads_differently(journals, data):
    (before, weekly), (after, lines) = data.draw(edits(journals))
    old = journals.Journal(journals.read_vault(before), weekly=weekly)
    new = history(journals.read_vault(after), weekly=journals.one_things(lines))
    changed = first_difference(old.history, new) or date.max
    # Where the pages are is compared by the one who asks; here both are told the same.
    press = Press(new, old.atlas)
    for week in old.history.weeks:
        path = old.atlas.week(week)
        if week.end < changed:
            was = old.raw(old.press.span_view(week, path), "Week")
            assert old.raw(press.span_view(week, path), "Week") == was
