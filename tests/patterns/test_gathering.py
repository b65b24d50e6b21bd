"""Whatever note changes, in whatever order: the history that followed is the one gathered anew."""

import os
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages import every_kind
from tests.patterns import journals
from vaultkit.notes.calendar import ISO, week_of
from vaultkit.patterns.gathering import Gathering
from vaultkit.patterns.history import OneThing, history

LINES = st.lists(
    st.sampled_from(["#trigger/slow-reply", "#feeling/afraid", "#need/rest", "#rift/dinner", "[[Sam]]", "#repair/dinner", ""]),
    max_size=3,
)  # fmt: skip
evening = st.builds(
    lambda day, lines: (f"J/{day} Reflection.md", "\n".join(("Words.", *lines, ""))), every_kind.DAYS, LINES
)
SAVES = st.lists(
    st.tuples(every_kind.note() | evening, st.booleans(), st.booleans()), min_size=1, max_size=14
)
DERIVED = ("by_week", "weeks", "long_spans", "written", "grounds", "replies", "came_through", "by_kind")


@settings(max_examples=int(os.environ.get("EXAMPLES", "100")))
@given(SAVES, st.booleans())
def test_a_history_that_followed_is_the_one_gathered_anew(saves, has_line):
    gathering, vault = Gathering(ISO), {}
    weekly = {week_of(date(2026, 1, 20), ISO): OneThing("Ask", "P.md")} if has_line else {}
    for (path, text), is_gone, is_asked in saves:
        if is_gone:
            vault.pop(path, None)
        else:
            vault[path] = journals.record(path, text)
        gathering.put(path, vault.get(path))
        if not is_asked:
            continue
        records = [record for record in vault.values() if record is not None]
        anew, found = history(records, ISO, weekly), gathering.history(weekly)
        assert found == anew
        for name in DERIVED:
            assert getattr(found, name) == getattr(anew, name), name
        assert list(found.days) == list(anew.days)
        assert {s: list(t) for s, t in found.themes.items()} == {s: list(t) for s, t in anew.themes.items()}
        assert list(found.by_week) == list(anew.by_week)


def test_what_a_note_does_not_touch_is_the_very_same_as_before(journals):
    gathering = Gathering(ISO)
    for record in journals.records(
        "=== 2026-03-02 Reflection\n#trigger/noise\n=== 2026-03-03 Reflection\n#trigger/silence\n"
        "=== 2026-03-04 Reflection\n#trigger/noise #rift/dinner\n"
    ):
        gathering.put(record.path, record)
    before = gathering.history({})
    assert gathering.history({}) is before
    [changed] = journals.records("=== 2026-03-03 Reflection\n#trigger/silence #feeling/calm\n")
    gathering.put(changed.path, changed)
    after = gathering.history({})
    assert after != before
    for day in (date(2026, 3, 2), date(2026, 3, 4)):
        assert after.days[day] is before.days[day]
    assert after.themes["trigger"] is before.themes["trigger"]
    assert (after.rifts, after.names, after.told) == (before.rifts, before.names, before.told)
    assert after.rifts is before.rifts
