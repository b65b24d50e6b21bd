"""What is seen on the same days."""

from vaultkit.patterns.companions import days_with, seen_together

TEXT = "".join(
    f"=== 2026-03-{day:02} Reflection\n{tags}\n"
    for day, tags in enumerate(
        ("#trigger/doors #feeling/tense", "#trigger/doors #feeling/calm", "#feeling/tense", "#feeling/calm")
        * 3,
        1,
    )
)


def test_the_days_of_a_pair_are_as_many_as_it_counts(journal):
    days = list(journal(TEXT).history.days.values())
    pairs = seen_together(days)
    assert {pair.companion[1] for pair in pairs} == {"tense", "calm"}
    for pair in pairs:
        found = days_with(pair, days)
        assert len(found) == pair.with_both == 3
        assert {day.date.day % 4 for day in found} == {1 if pair.companion[1] == "tense" else 2}
