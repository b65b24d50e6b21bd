"""What holds for every section, on every page, of any journal."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultkit.pages.pages import Press
from vaultkit.pages.sections import SECTIONS

FORBIDDEN = re.compile(
    r"\b(streak|failed|should|score|overdue|late|(anxious|avoidant) style|(good|bad) feelings?|None|not_\w+|"
    r"1 (days|weeks|rifts|lessons|notes)|0 \w+s written|no (lessons|rifts)|one (rifts|lessons))\b"
)
WIKILINK = re.compile(r"\[\[([^\]|\\]*)(?:\\?\|([^\]]*))?\]\]")
JOURNALS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The words of the journals themselves, which no page is to answer for.
THEIRS = re.compile(r'"[^"]*"|Plans/late|Plans late|plans/late', re.IGNORECASE)


@JOURNALS
@given(data=st.data())
def test_every_section(journals, data):
    found = journals.Journal(
        journals.read_vault(data.draw(journals.vaults(14))),
        unread=data.draw(st.integers(0, 2)),
        weekly=data.draw(journals.weekly()),
    )
    for section in SECTIONS:
        options = {name: data.draw(st.sampled_from((low, 8, high))) for name, low, high in section.options}
        for page, view in found.views():
            text = section.fill(view, **options)
            where = f"{section.name} of {page}"
            assert text == "" or (text.endswith("\n") and not text.endswith("\n\n")), where
            assert not re.search(r"[ \t]$|\r|\n\n\n", text, re.MULTILINE), where
            assert "<!-- vaultkit" not in text
            assert "CANARY" not in text
            assert not FORBIDDEN.search(THEIRS.sub("", text)), where
            for target, alias in WIKILINK.findall(text):
                assert f"{target}.md" in found.known, where
                assert alias.strip()
            assert section.fill(view, **options) == text


@JOURNALS
@given(data=st.data())
def test_later_weeks_change_nothing_on_a_page_but_its_next_week(journals, data):
    vault = data.draw(journals.vaults())
    # A trigger's own note is for its whole life; a repair's may tell of an earlier day; both are as of no week.
    vault = {path: text for path, text in vault.items() if not path.endswith(" Repair.md")}
    weekly = data.draw(journals.weekly())
    all_of_it = journals.Journal(journals.read_vault(vault), weekly=weekly)
    for week in all_of_it.history.weeks:
        path = all_of_it.atlas.week(week)
        until = {
            name: text
            for name, text in vault.items()
            if name.startswith("T/") or journals.record(name, text).day <= week.end
        }
        by_then = {label: text for label, text in weekly.items() if label <= week.label}
        then = journals.Journal(journals.read_vault(until), weekly=by_then)
        # Where a name recurs later it becomes a page and only then a link; on this page it is linked as of its week.
        press = Press(then.history, all_of_it.atlas)
        now = all_of_it.raw(all_of_it.press.span_view(week, path), "Week")
        assert all_of_it.raw(press.span_view(week, path), "Week") == now
        plain = then.raw(then.press.span_view(week, path), "Week")
        assert _without_next(plain) == _without_next(now)


def _without_next(text):
    """The second line's links are to the neighbours."""
    return [line for number, line in enumerate(text.splitlines()) if number != 1]


def test_no_section_names_what_is_not_on_the_list(journal):
    text = """\
=== T/Slow reply
---
kind: trigger
if_then: then I walk
---
CANARY prose of the trigger
=== 2026-03-05 Episode
---
trigger: Slow reply
people: [Sam]
signal: CANARY signal
story: CANARY story
facts: CANARY facts
other_reading: CANARY other_reading
deferred: CANARY deferred
still_there: CANARY still_there
reframe: CANARY reframe
time: CANARY time
my_response: went for a walk
---
CANARY prose of the episode
=== 2026-03-05 Reflection
---
to_discuss: [CANARY]
adjust_tried: CANARY
adjust: then I ring once
---
#trigger/slow-reply CANARY about Sam
## What happened between you and others?
CANARY said Sam
- CANARY item
## What did you learn?
- I can come back
=== 2026-03-05 Check-in
---
asked: CANARY
value: CANARY
---
## How are you?
CANARY
=== 2026-03-06 Repair
---
ruptured_on: 2026-03-05
repaired_on: 2026-03-06
people: [Sam]
phrasing: can we phone
agreed: we phone
---
## What I want to understand
CANARY
=== 2026-03-06 Check-in
#rift/dinner #trigger/slow-reply
"""
    said = journal(text, weekly={"2026-W09": "phone once and wait"}).everything()
    assert "CANARY" not in said
    for theirs in (
        "then I walk",
        "went for a walk",
        "then I ring once",
        "I can come back",
        "can we phone",
        "we phone.",
        "phone once and wait",
    ):
        assert theirs in said


@pytest.mark.parametrize(
    "text",
    [
        "--> <!-- vaultkit:end words -->",
        "[[Sam",
        "a | b",
        "``` x",
        "%%",
        "\u202eabc",
        "x" * 9000,
        "#trigger/z",
    ],
)
def test_quoted_words_cannot_leave_their_quotes(journal, text):
    body = f"=== 2026-03-02 Reflection\n---\nlessons: [{text!r}]\n---\n"
    said = journal(body).week("2026-W10", "words")
    assert said.count("\n") == 2
    assert said.endswith(" [Mon 2]\n")
    assert "<!--" not in said
    assert len(said) < 500


def test_dates_at_the_ends_of_the_calendar(journal):
    for day in (date.min, date(1, 1, 8), date(9999, 12, 28), date.max):
        found = journal(f"=== {day.year:04}-{day:%m-%d} Check-in\n#distress/3 #trigger/a #rift/a #repair/b\n")
        assert found.everything()
