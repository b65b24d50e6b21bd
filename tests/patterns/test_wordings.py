"""Words that worked, by what they were for."""

from datetime import date

import pytest

from vaultkit.patterns.wordings import wordings

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def said(journal, kind, *lines, days=YEAR):
    front = "\n".join((f"kind: {kind.lower()}", *lines))
    found = wordings(journal(f"=== 2026-03-05 {kind}\n---\n{front}\n---\n").history, *days)
    return {
        purpose: [tuple(filter(None, (w.words, w.agreed, w.tone, w.timing))) for w in each]
        for purpose, each in found.items()
    }


RIFT = "ruptured_on: 2026-03-01", "phrasing: can we phone"


def test_words_that_mended_once_it_was_mended(journal):
    mended = *RIFT, "agreed: we phone", "repaired_on: 2026-03-04"
    assert said(journal, "Repair", *mended) == {"mending": [("can we phone", "we phone")]}
    assert said(journal, "Repair", *mended, days=(date(2026, 3, 1), date(2026, 3, 3))) == {}
    assert said(journal, "Repair", *RIFT) == {}
    assert said(journal, "Repair", *RIFT, "repair_status: not wanted", "repaired_on: 2026-03-04") == {}


def test_words_with_which_something_was_let_go_are_kept_too(journal):
    let_go = *RIFT, "repair_status: let go", "repaired_on: 2026-03-04"
    assert said(journal, "Repair", *let_go) == {"letting go": [("can we phone",)]}
    assert said(journal, "Repair", *let_go, days=(date(2026, 3, 1), date(2026, 3, 3))) == {}


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("felt_heard: 6", ("ring me", "slow")),
        ("talk_ended: solved", ("ring me", "slow")),
        ("felt_heard: 5", ("ring me",)),
        ("talk_ended: paused", ("ring me",)),
    ],
)
def test_a_tone_counts_where_the_talk_went_well(journal, how, expected):
    assert said(journal, "Exchange", "phrasing: ring me", "tone: slow", how) == {"talking": [expected]}


def test_limits_but_crossed_ones(journal):
    limit = "stated_on: 2026-03-05", "wording: not tonight"
    assert said(journal, "Boundary", *limit) == {"limits": [("not tonight",)]}
    assert said(journal, "Boundary", *limit, "boundary_status: crossed") == {}


def test_fears_that_did_not_happen_and_urges_that_were_not_followed(journal):
    test = "belief: too much", "timing: at tea", "happened_on: 2026-03-05"
    assert said(journal, "Test", *test, "feared_happened: did not") == {"fears": [("at tea",)]}
    assert said(journal, "Test", *test, "feared_happened: partly") == {}
    episode = "trigger: a", "my_response: went round the block"
    assert said(journal, "Episode", *episode, "acted_on_urge: did not") == {
        "moment": [("went round the block",)]
    }
    assert said(journal, "Episode", *episode, "acted_on_urge: did") == {}
