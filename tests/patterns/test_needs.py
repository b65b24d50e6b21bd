"""Needs: on which days they were named, asked for, met."""

from vaultkit.patterns.needs import needs, requests

TEXT = """\
=== 2026-03-02 Check-in
---
needs: [rest, Mattering]
asked: an hour alone
---
=== 2026-03-03 Reflection
#need/mattering
=== 2026-03-04 Reflection
---
needs_met: [mattering, play]
---
=== 2026-03-05 Exchange
---
kind: exchange
asked: a hand
---
=== 2026-03-05 Exchange (2)
---
kind: exchange
ease: 3
---
"""


def test_named_planned_met(journal):
    days = tuple(journal(TEXT).history.days.values())
    assert [
        (
            need.key,
            [d.date.day for d in need.named],
            [d.date.day for d in need.planned],
            [r.day.day for r in need.met],
        )
        for need in needs(days)
    ] == [("mattering", [2, 3], [2], [4]), ("rest", [2], [2], [])]


def test_requests_that_were_made(journal):
    days = tuple(journal(TEXT).history.days.values())
    assert [exchange.path for exchange in requests(days)] == ["J/2026-03-05 Exchange.md"]
