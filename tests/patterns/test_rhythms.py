"""How often something is wished for, and the days between."""

from datetime import date

from vaultkit.patterns.rhythms import people, rituals

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def test_a_ritual_in_order_of_its_days(journal):
    text = "=== N/Walk\n---\nkind: ritual\nevery_days: 14\nheld_on: [2026-03-01, 2026-02-01, 2026-03-01, 2027-01-01]\n---\n"
    ((ritual, rhythm),) = rituals(journal(text).history, *YEAR)
    assert ritual.path == "N/Walk.md"
    assert rhythm.wished == 14
    assert rhythm.days == (date(2026, 2, 1), date(2026, 3, 1))
    assert rhythm.between == (28,)
    assert rituals(journal(text).history, date(2026, 4, 1), date(2026, 5, 1)) == ()


def test_people_of_whom_a_wish_is_said_under_all_their_names(journal):
    found = journal("""\
=== N/Sam
---
kind: person
every_days: 7
aliases: [Sammy]
---
=== N/Ines
---
kind: person
---
=== N/Nobody
---
kind: person
every_days: 3
---
=== 2026-03-02 Reflection
---
people: [Sam, Ines]
---
=== 2026-03-05 Reflection
---
people: [Sammy]
---
""").history
    ((theme, rhythm),) = people(found, *YEAR)
    assert theme.name == "Sam"
    assert rhythm.between == (3,)
