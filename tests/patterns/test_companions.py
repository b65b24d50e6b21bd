"""What is seen on the same days."""

from hypothesis import given
from hypothesis import strategies as st

from tests.patterns import journals as random
from vaultkit.patterns.companions import seen_together
from vaultkit.patterns.stretches import Stretch, quarters
from vaultkit.patterns.together import together

TEXT = "".join(
    f"=== 2026-03-{day:02} Reflection\n{tags}\n"
    for day, tags in enumerate(
        ("#trigger/doors #feeling/tense", "#trigger/doors #feeling/calm", "#feeling/tense", "#feeling/calm")
        * 3,
        1,
    )
)


def test_the_days_of_a_pair_are_as_many_as_it_counts(journal):
    seen = seen_together(journal(TEXT).history.days.values())
    assert {pair.companion[1] for pair in seen.pairs} == {"tense", "calm"}
    for pair in seen.pairs:
        found = seen.days_with(pair)
        assert len(found) == pair.with_both == 3
        assert {day.day % 4 for day in found} == {1 if pair.companion[1] == "tense" else 2}


@given(random.vaults(size=60))
def test_counted_by_quarters_the_pairs_are_those_of_all_days(vault):
    days = tuple(random.Journal(random.read_vault(vault)).history.days.values())
    whole = together([(frozenset(day.occurrences), day.companions) for day in days])
    seen = seen_together(days)
    assert seen.pairs == whole
    for topic in {pair.companion for pair in whole} | {("trigger", pair.trigger) for pair in whole}:
        assert list(seen.of(topic)) == [p for p in whole if topic in (p.companion, ("trigger", p.trigger))]
    parts = list(quarters(days))
    assert tuple(day for part in parts for day in part.days) == days
    assert len({(day.date.year, (day.date.month + 2) // 3) for day in days}) == len(parts)


@given(st.data())
def test_stretches_are_equal_where_their_days_are(data):
    vault = data.draw(random.vaults())
    one, other = (tuple(random.Journal(random.read_vault(vault)).history.days.values()) for _ in range(2))
    assert Stretch(one) == Stretch(other)
    assert hash(Stretch(one)) == hash(Stretch(other))
    assert Stretch(one, (frozenset("a"),)) != Stretch(one)
    assert not one or Stretch(one[1:]) != Stretch(one)
