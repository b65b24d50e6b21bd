"""How much is written."""

from datetime import date

from vaultkit.patterns.coverage import coverage, weeks_between
from vaultkit.patterns.recurring import named


def test_days_by_the_sorts_of_their_notes(journal):
    found = journal("""\
=== 2026-03-02 Check-in
#distress/3
=== 2026-03-02 Reflection
walked
=== 2026-03-03
slept
=== 2026-03-04 Episode
---
trigger: a
---
""").history
    days = coverage(tuple(found.days.values()))
    assert {sort: len(dates) for sort, dates in days.items()} == {
        "morning": 1,
        "evening": 1,
        "daily": 1,
        "event": 1,
        "number": 1,
    }
    assert coverage(()) == {}


def test_empty_weeks_are_named_if_few_and_counted_if_many(journal):
    found = journal("=== 2026-03-02\nx\n=== 2026-03-25\nx\n").history
    weeks = weeks_between(found, date(2026, 3, 2), date(2026, 3, 29))
    assert ([w.number for w in weeks.written], weeks.empty, [w.number for w in weeks.named]) == (
        [10, 13],
        2,
        [11, 12],
    )
    slip = journal("=== 0206-03-02\nx\n=== 2026-03-25\nx\n").history
    weeks = weeks_between(slip, date(206, 3, 2), date(2026, 3, 29))
    assert weeks.empty > 90_000
    assert weeks.named == ()


def test_a_week_that_has_only_begun_is_not_empty(journal):
    found = journal("=== 2026-03-02\nx\n=== 2026-04-02\nx\n").history
    weeks = weeks_between(found, date(2026, 3, 2), date(2026, 3, 31))
    assert [week.number for week in weeks.named] == [11, 12, 13]


def test_a_word_counts_once_a_day(journal):
    found = journal("""\
=== 2026-03-02 Check-in
---
body: [Tight chest, cold]
---
=== 2026-03-02 Episode
---
trigger: a
body: [tight chest]
---
=== 2026-03-03 Check-in
---
body: tight-chest
---
""").history
    words = named(tuple(found.days.values()), lambda record: getattr(record, "body", ()))
    assert [(word.word, len(word.places)) for word in words] == [("tight chest", 2), ("cold", 1)]
