"""A page that is said to be untouched by a change says word for word what it said."""

from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.pages import every_kind
from vaultkit.notes import regions
from vaultkit.pages.sections import BY_NAME
from vaultkit.pages.untouched import SECTIONS, Change
from vaultkit.records.kinds import LASTING


def told(journal, theme):
    view = journal.press.theme_view(theme, "P/T.md")
    return {name: BY_NAME[name].fill(view) for name in sorted(SECTIONS)}


def is_of(record, week):
    return record.kind not in LASTING and record.day is not None and record.day in week


@given(st.data())
def test_an_untouched_page_says_what_it_said(journal, data):
    vault = data.draw(every_kind.vaults(size=40))
    before = journal(every_kind.read(vault))
    assume(before.history.weeks)
    week = before.history.weeks[-1]
    changed = dict([data.draw(every_kind.note(st.sampled_from(week.days), lasting=False))])
    gone = [record.path for record in every_kind.read(vault) if is_of(record, week)]
    removed = data.draw(st.sampled_from([None, *gone]))
    after = journal(
        every_kind.read({path: text for path, text in (vault | changed).items() if path != removed})
    )
    assume(before.atlas.paths == after.atlas.paths)
    for themes in after.history.themes.values():
        for theme in themes.values():
            change = Change(before.history, after.history)
            untouched, left = change.leaves(theme), change.left(theme)
            event(
                f"{theme.subject}: {'untouched' if untouched else f'{len(left)} left' if left else 'touched'}"
            )
            if theme.hidden or not (untouched or left):
                continue
            was, now = told(before, theme), told(after, theme)
            assert [name for name in (SECTIONS if untouched else left) if was[name] != now[name]] == []


def test_a_page_is_touched_by_its_own_days_and_left_alone_by_others(journal):
    text = (
        "=== 2026-03-02 Reflection\n#trigger/doors #feeling/calm\n=== 2026-03-03 Reflection\n#trigger/doors\n"
    )
    old = journal(text).history
    for evening, expected in (
        ("#trigger/silence", True),
        ("- a lesson #lesson", True),
        ("#trigger/doors", False),
    ):
        new = journal(f"{text}=== 2026-03-05 Reflection\n{evening}\n").history
        assert Change(old, new).leaves(new.triggers["doors"]) is expected


def test_of_a_page_that_is_touched_only_what_may_change_is_told_anew(journal):
    days = "=== 2026-03-02 Reflection\n#trigger/doors #distress/3\n=== 2026-03-03 Reflection\n#trigger/doors"
    old = journal(f"{days} #distress/4\n").history
    for evening, changed in (
        ("#distress/4 Words.", set()),
        ("#distress/7", {"theme-felt"}),
        ("#distress/4\n- a lesson #lesson", {"helped"}),
        ("#distress/4 #need/rest #feeling/calm", set()),
    ):
        new = journal(f"{days} {evening}\n").history
        assert SECTIONS - Change(old, new).left(new.triggers["doors"]) == changed
    gone = journal(days.replace("doors #distress/3", "doors")).history
    assert Change(old, gone).left(gone.triggers["doors"]) == SECTIONS - {"theme-felt"}
    first = journal("=== 2026-03-02 Reflection\n#trigger/doors\n").history
    assert Change(old, first).left(first.triggers["doors"]) == frozenset()


def test_every_section_of_a_themes_own_templates_is_one_of_these(journals):
    for name in ("Theme", "Trigger", "Person"):
        found = regions.find(journals.TEMPLATES[name].text)
        assert {region.name for region in found} <= SECTIONS
