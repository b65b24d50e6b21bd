"""What was between the writer and somebody."""

from datetime import date

from vaultkit.patterns.people import rifts, talks

DAY = date(2026, 3, 31)


def test_by_any_of_their_names_and_up_to_a_day(journal):
    found = journal("""\
=== P/Sam
---
kind: person
aliases: [Sammy]
---
=== 2026-03-02 Exchange
---
kind: exchange
people: [Sammy, Ines]
---
=== 2026-03-03 Exchange
---
kind: exchange
people: [Ines]
---
=== 2026-03-06 Repair
---
ruptured_on: 2026-03-01
people: [Sam]
---
=== 2026-03-07 Reflection
#rift/sammy #rift/other
""").history
    assert [talk.path for talk in talks(found, "sam", DAY)] == ["J/2026-03-02 Exchange.md"]
    assert [rift.begun for rift in rifts(found, "sam", DAY)] == [date(2026, 3, 1), date(2026, 3, 7)]
    before = date(2026, 3, 1)
    assert talks(found, "sam", before) == ()
    assert len(rifts(found, "sam", before)) == 1
    assert rifts(found, "nobody", DAY) == ()
