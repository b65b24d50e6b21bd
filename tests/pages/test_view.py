from datetime import date

from vaultkit.notes.calendar import SUNDAY, week_from_label, week_of
from vaultkit.notes.spans import month_of
from vaultkit.pages.view import week_range


def view_of(found, label):
    week = week_from_label(label, found.history.rule)
    return found.press.span_view(week, found.atlas.week(week) or "P/W.md")


def test_days_are_named_by_weekday_within_the_week_else_by_date(journal, journals):
    found = journal(journals.many(3))
    view = view_of(found, "2026-W02")
    days = (date(2026, 1, 5), date(2026, 1, 11), date(2026, 1, 12), date(2025, 12, 31))
    assert [view.day_name(day) for day in days] == ["Mon 5", "Sun 11", "12 Jan", "31 Dec 2025"]


def test_the_window_begins_with_the_first_written_week_and_crosses_the_year(journal):
    found = journal("=== 2025-12-10\nx\n=== 2026-01-08\nx\n")
    view = view_of(found, "2026-W02")
    labels = [week.label for week in view.before(8)]
    assert labels == ["2025-W50", "2025-W51", "2025-W52", "2026-W01"]
    assert [week.label for week in view.before(2)] == labels[-1:]
    assert view.before(1) == ()
    assert view.reach_name(8) == "weeks 50 of 2025 – 2 of 2026"


def test_before_a_month_stand_the_weeks_that_began_before_it(journal, journals):
    found = journal(journals.many(120))
    view = found.press.span_view(month_of(date(2026, 4, 10)), "P/M.md")
    assert [week.number for week in view.before(4)] == [12, 13, 14]
    assert view.before(4)[-1].end > view.period.start
    assert [day.date for day in view.days_before(2)] == [date(2026, 3, 30), date(2026, 3, 31)]
    assert view.reach_name(2) == "30 Mar – 30 Apr"


def test_ranges_of_weeks():
    def ranged(*days, **rule):
        return week_range(tuple(week_of(date.fromisoformat(day), **rule) for day in days))

    assert ranged("2026-03-02") == "week 10"
    assert ranged("2026-03-02", "2026-03-09", "2026-03-16") == "weeks 10–12"
    assert ranged("2025-12-10", "2026-01-28") == "weeks 50 of 2025 – 5 of 2026"
    assert ranged("2025-12-28", "2026-01-10", rule=SUNDAY) == "weeks 1–2"  # 28 Dec begins week 1 of 2026


def test_weeks_are_links_where_they_have_a_page(journal):
    view = view_of(journal("=== 2026-03-05\nx\n=== 2025-12-10\nx\n"), "2026-W10")
    before, empty = week_from_label("2025-W50"), week_from_label("2026-W09")
    assert view.week_link(before, view.week_name(before)) == "[[P/2025-W50|week 50 of 2025]]"
    assert view.week_link(empty) == "9"


def test_a_themes_name_is_a_link_from_its_second_day_on(journal):
    found = journal("=== 2026-03-02\n#trigger/a\n=== 2026-03-10\n#trigger/a\n")
    theme = found.history.triggers["a"]
    assert view_of(found, "2026-W10").theme_link(theme) == "A"
    assert view_of(found, "2026-W11").theme_link(theme) == "[[P/Themes/A|A]]"


def test_the_triggers_of_days_those_of_most_days_first_the_hidden_left_out(journal):
    found = journal("""\
=== T/Old thing
---
kind: trigger
hidden: true
---
=== 2026-03-02
#trigger/b #trigger/a #trigger/old-thing
=== 2026-03-03
#trigger/b
""")
    view = view_of(found, "2026-W10")
    assert [(theme.name, len(days)) for theme, days in view.themes_of(view.days)] == [("B", 2), ("A", 1)]
