from datetime import date

MON, TUE, THU = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 5)


def test_one_trigger_on_one_day_is_one_occurrence_whatever_the_tiers(journal):
    found = journal("""\
=== 2026-03-05 Check-in
#trigger/plans-changed-late
=== 2026-03-05 Reflection
---
triggers: ["[[Plans changed late]]", plans_changed  late]
---
again #trigger/Plans-Changed-Late
=== 2026-03-05 Episode
---
trigger: "[[People/Plans changed late|plans]]"
---
""")
    assert list(found.history.days[THU].occurrences) == ["plans changed late"]
    assert found.history.triggers["plans changed late"].days == (THU,)


def test_the_fullest_note_is_the_one_linked(journal):
    tag = "=== 2026-03-05 Reflection\n#trigger/slow-reply\n"
    listed = "=== 2026-03-05\n---\ntriggers: [slow reply]\n---\n"
    episode = "=== 2026-03-05 Episode\n---\ntrigger: Slow reply\n---\n"

    def linked(text):
        return journal(text).history.days[THU].occurrences["slow reply"].record.path

    assert linked(tag) == "J/2026-03-05 Reflection.md"
    assert linked(tag + listed) == "J/2026-03-05.md"
    assert linked(episode + listed + tag) == "J/2026-03-05 Episode.md"


def test_a_link_in_prose_names_a_trigger_only_if_that_note_is_one(journal):
    found = journal("""\
=== 2026-03-05 Reflection
Sat with [[Sam]] and [[Plans changed late]] again, in the [[Kitchen]]. `[[Raised voice]]`
=== T/Plans changed late
---
kind: trigger
---
=== T/Raised voice
---
kind: trigger
---
=== N/Kitchen
Just a note.
""")
    assert list(found.history.days[THU].occurrences) == ["plans changed late"]


def test_a_trigger_note_with_a_date_makes_no_day(journal):
    found = journal(
        "=== T/2026-03-05 Slow reply\n---\nkind: trigger\ndate: 2026-03-02\n---\n#feeling/calm #rift/a\n"
    )
    assert not found.history.days
    assert not found.history.rifts.all
    assert not found.history.notes


def test_a_days_number_is_its_highest(journal):
    found = journal("""\
=== 2026-03-02 Check-in
---
distress: 3
---
=== 2026-03-02 Reflection
---
distress: 2
---
#distress/7
=== 2026-03-03 Reflection
a quiet one
=== 2026-03-05 Check-in
---
distress: 0
---
""")
    assert [found.history.days[day].distress for day in (MON, TUE, THU)] == [7, None, 0]


def test_an_untouched_template_is_not_a_written_day(journal, journals):
    untouched = journals.TEMPLATES["Reflection"].fill(TUE)
    found = journal(f"=== 2026-03-02 Reflection\nwalked\n=== 2026-03-03 Reflection\n{untouched}")
    assert list(found.history.days) == [MON]
    assert ("reflection", TUE) in found.history.notes


def test_a_days_note_is_its_evening_then_its_morning_then_an_event(journal):
    morning, event = "=== 2026-03-02 Check-in\nslept\n", "=== 2026-03-02 Episode\n---\nsignal: x\n---\n"
    evening = "=== 2026-03-02 Reflection\nwalked\n"
    assert journal(event + morning + evening).history.days[MON].path.endswith("Reflection.md")
    assert journal(event + morning).history.days[MON].path.endswith("Check-in.md")
    assert journal(event).history.days[MON].path.endswith("Episode.md")


def test_a_lesson_said_twice_on_a_day_is_one(journal):
    found = journal("""\
=== 2026-03-02 Reflection
## What did you learn?
- It was a jacket.
=== 2026-03-02 Check-in
- it was a  jacket. #lesson
""")
    assert [lesson.text for lesson in found.history.days[MON].lessons] == ["It was a jacket."]
