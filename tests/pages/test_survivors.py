"""What no other test would notice."""

from datetime import date

from vaultkit.notes.spans import span_from_label
from vaultkit.pages.sections import BY_NAME

UNSAFE = "=== 2026-03-04 Repair\n---\nruptured_on: 2026-03-04\nrepair_status: not safe\npeople: [Sam]\n---\n"
STEP = "=== 2026-03-0{0} Step\n---\nkind: step\nday: 2026-03-0{0}\nladder: Saying so\nrung: {0}\npeople: [Sam]\n---\n"
PROMISE = "=== 2026-03-05 Commitment\n---\nkind: commitment\nmade_on: 2026-03-05\nmade_by: me\npeople: [Sam]\nrequest: call Sam\n---\n"


def test_no_step_and_no_promise_towards_someone_who_is_not_safe(journal):
    steps = STEP.format(2) + STEP.format(3)
    assert "Rung 2" in journal(steps).theme("saying so", "theme-steps", subject="ladder")
    assert journal(steps + UNSAFE).theme("saying so", "theme-steps", subject="ladder") == ""
    assert "call Sam" in journal(PROMISE).span("2026-Q1", "commitments")
    assert journal(PROMISE + UNSAFE).span("2026-Q1", "commitments") == ""


def test_an_open_rift_has_lasted_until_the_page_s_day(journal):
    """Five are open for 4 days when the fourth mends after 5: the curve knows only of those that last so long."""
    text = (
        "=== 2026-03-02 Reflection\n#rift/a #rift/b #rift/c #rift/d #rift/e\n"
        "=== 2026-03-03 Reflection\n#repair/a #repair/b #repair/c\n"
        "=== 2026-03-04 Reflection\n#rift/f #rift/g #rift/h #rift/i #rift/j\n"
        "=== 2026-03-07 Reflection\n#repair/d\n=== 2026-03-08 Reflection\n#repair/e\n"
    )
    assert "Half were mended within 5 days (n = 10)." in journal(text).week("2026-W10", "mended")


def test_the_days_before_a_month_end_on_its_eve_and_are_of_those_written_then(journal):
    days = (date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3))
    found = journal("".join(f"=== {day} Reflection\n#trigger/doors\n" for day in days))
    view = found.press.span_view(span_from_label("2026-04"), "P/M.md")
    figure = next(f for f in BY_NAME["came-up"].tell(view, weeks=8).figures if f.what == "days-before")
    assert (figure.value, figure.n, figure.end) == (2, 2, date(2026, 3, 31))


def test_words_that_come_later_are_not_counted_on_an_older_page(journal, journals):
    text = journals.many(8, "#feeling/calm") + "=== 2026-01-12 Reflection\n#feeling/glad\n"
    before = journal(text).span("2026-01", "new-words")
    assert "1 new, of 2 feeling words so far." in before
    assert journal(text + "=== 2026-02-03 Reflection\n#feeling/odd\n").span("2026-01", "new-words") == before
