from datetime import date

import pytest

from vaultkit.notes.names import Name
from vaultkit.records.record import Loop
from vaultkit.records.repair import REPAIR, Repair

DAYS = {
    "Mon": "2026-03-02",
    "Tue": "2026-03-03",
    "Wed": "2026-03-04",
    "Thu": "2026-03-05",
    "Fri": "2026-03-06",
}


def told(rifts):
    """Each rift in a line: name or people, its beginning, how it ended and when."""
    short = {day: name for name, day in DAYS.items()}

    def day(at):
        return short.get(str(at), str(at))

    lines = []
    for rift in rifts.all:
        who = rift.name or ", ".join(person.text for person in rift.people)
        end = f" {day(rift.closed)}" if rift.closed else ""
        lines.append(f"{who} {day(rift.begun)} {rift.ending}{end}".strip())
    return lines + [f"unmatched {mark.name} {day(mark.day)}" for mark in rifts.unmatched]


@pytest.fixture
def week(journal):
    """Evenings from `Mon #rift/dinner`, a line each; `Mon Check-in | …` is another note; returns what is told."""

    def read(*lines, repair=""):
        text = ""
        for line in lines:
            day, _, said = line.partition(" ")
            kind, _, rest = said.partition(" | ") if " | " in said else ("Reflection", "", said)
            text += f"=== {DAYS[day]} {kind}\n{rest}\n"
        return told(journal(text + repair).history.rifts)

    return read


def note(properties, body="", name="2026-03-05 Repair"):
    return f"=== {name}\n---\nkind: repair\n{properties}---\n{body}"


def test_a_rift_and_its_repair_are_a_pair(week):
    assert week("Mon #rift/dinner", "Wed #repair/dinner") == ["dinner Mon repaired Wed"]
    assert week("Mon #rift/Late-Dinner", "Wed #repair/late_dinner") == ["Late Dinner Mon repaired Wed"]


def test_the_latest_open_one_of_that_name_is_closed(week):
    assert week("Mon #rift/a", "Tue #rift/a", "Wed #repair/a") == ["a Mon open", "a Tue repaired Wed"]
    assert week("Mon #rift/a", "Tue #rift/b", "Wed #repair/a") == ["a Mon repaired Wed", "b Tue open"]


def test_on_one_day_the_repair_may_be_written_first(week):
    assert week("Mon #repair/a then #rift/a") == ["a Mon repaired Mon"]
    assert week("Mon #rift/a", "Tue #repair/a #rift/a") == ["a Mon repaired Tue", "a Tue open"]
    assert week("Mon Check-in | #rift/a", "Mon #repair/a") == ["a Mon repaired Mon"]


def test_what_has_no_beginning_is_shown_and_not_counted(week):
    assert week("Mon #repair/a") == ["unmatched a Mon"]
    assert week("Mon #rift/a", "Tue #repair/a", "Wed #repair/a") == ["a Mon repaired Tue", "unmatched a Wed"]
    assert week("Mon #repair/a", "Tue #rift/a") == ["a Tue open", "unmatched a Mon"]


def test_said_twice_on_a_day_it_is_one(week):
    assert week("Mon #rift/a #rift/a", "Mon Check-in | #rift/a", "Tue #repair/a #repair/a") == [
        "a Mon repaired Tue"
    ]


def test_an_item_of_repairs_closes_like_a_tag(week):
    assert week("Mon #rift/a", "Wed ---\nrepairs: [a]\n---") == ["a Mon repaired Wed"]


def test_a_repair_note_is_a_rift_of_its_own(week):
    assert week(repair=note("ruptured_on: 2026-03-02\npeople: [Sam]\n")) == ["Sam Mon open"]
    dated = note("ruptured_on: 2026-03-02\nrepaired_on: 2026-03-05\npeople: [Sam]\n")
    assert week(repair=dated) == ["Sam Mon repaired Thu"]


def test_a_repair_note_that_carries_the_rifts_tag_is_counted_once(week):
    both = note("ruptured_on: 2026-03-02\nrepaired_on: 2026-03-05\n", "#rift/a\n")
    assert week("Mon #rift/a", repair=both) == ["a Mon repaired Thu"]
    assert week("Mon #rift/a", "Thu #repair/a", repair=both) == ["a Mon repaired Thu"]
    assert week("Tue #rift/a", repair=both) == ["a Mon repaired Thu"]  # written down a day later
    assert week("Thu #repair/a", repair=note("ruptured_on: 2026-03-02\n", "#rift/a\n")) == [
        "a Mon repaired Thu"
    ]


def test_it_leaves_an_older_pair_of_the_name_alone(week):
    later = note("ruptured_on: 2026-03-05\n", "#rift/a\n")
    assert week("Mon #rift/a", "Tue #repair/a", repair=later) == ["a Mon repaired Tue", "a Thu open"]


def test_an_evening_may_link_the_note_that_tells_it(week):
    link = 'Thu ---\nrepairs: ["[[2026-03-05 Repair]]"]\n---'
    dated = note("ruptured_on: 2026-03-02\nrepaired_on: 2026-03-04\npeople: [Sam]\n")
    assert week(link, repair=dated) == ["Sam Mon repaired Wed"]
    assert week(link, repair=note("ruptured_on: 2026-03-02\npeople: [Sam]\n")) == ["Sam Mon repaired Thu"]
    partly = note("ruptured_on: 2026-03-02\nrepair_status: partly\npeople: [Sam]\n")
    assert week(link, repair=partly) == ["Sam Mon open"]
    assert week(link, repair=note("people: [Sam]\n")) == []  # a note without a day is no rift yet


@pytest.mark.parametrize(
    ("status", "dated", "ending"),
    [
        ("", "", "open"),
        ("open", "", "open"),
        ("partly", "", "open"),
        ("partly", "2026-03-04", "open"),
        ("repaired", "", "repaired"),
        ("repaired", "2026-03-04", "repaired Wed"),
        ("open", "2026-03-04", "repaired Wed"),  # a date says more than a status that was forgotten
        ("", "2026-03-04", "repaired Wed"),
        ("let go", "2026-03-04", "let go Wed"),
        ("not_wanted", "", "not wanted Thu"),  # where nobody says when, its note does
        ("not-safe", "", "not safe Thu"),
        ("repaired", "2025-03-04", "repaired"),  # a slip of the year: it ended, nobody knows when
    ],
)
def test_how_a_note_says_that_it_ended(week, status, dated, ending):
    properties = f"ruptured_on: 2026-03-02\nrepair_status: {status}\nrepaired_on: {dated}\npeople: [Sam]\n"
    assert week(repair=note(properties)) == [f"Sam Mon {ending}"]


def test_what_was_partly_mended_may_be_closed_later_by_a_tag(week):
    partly = note("ruptured_on: 2026-03-02\nrepair_status: partly\n", "#rift/a\n", "2026-03-03 Repair")
    assert week("Thu #repair/a", repair=partly) == ["a Mon repaired Thu"]
    assert week("Tue #repair/a", repair=partly) == ["a Mon open"]


def test_open_as_of_a_day(journal):
    rift = journal("=== 2026-03-02\n#rift/a\n=== 2026-03-05\n#repair/a\n").history.rifts.all[0]
    assert [rift.is_open(date(2026, 3, day)) for day in (1, 2, 4, 5, 6)] == [False, True, True, False, False]
    assert rift.ended_by(date(2026, 3, 4)) == "open"
    assert rift.ended_by(date(2026, 3, 5)) == "repaired"
    assert rift.days_taken == 3


def test_an_undated_close_counts_as_closed_from_the_start(journal):
    text = note("ruptured_on: 2026-03-02\nrepair_status: repaired\n")
    rift = journal(text).history.rifts.all[0]
    assert not rift.is_open(date(2026, 3, 2))
    assert rift.days_taken is None


def test_the_people_of_the_episode_are_the_rifts(week):
    episode = '=== 2026-03-02 Episode\n---\ntrigger: a\npeople: ["[[Sam]]"]\n---\n'
    repair = note('ruptured_on: 2026-03-02\nepisode: "[[2026-03-02 Episode]]"\n')
    assert week(repair=episode + repair) == ["Sam Mon open"]


def test_a_tag_may_end_a_rift_without_a_repair(week):
    assert week("Mon #rift/dinner", "Wed #repair/dinner/let-go") == ["dinner Mon let go Wed"]
    assert week("Mon #rift/dinner", "Wed #repair/dinner/not-safe") == ["dinner Mon not safe Wed"]


def test_a_note_that_is_open_takes_the_ending_of_its_tag(week):
    told_by_a_note = note("ruptured_on: 2026-03-02\n", "#rift/dinner\n", "2026-03-02 Repair")
    assert week("Wed #repair/dinner/not-wanted", repair=told_by_a_note) == ["dinner Mon not wanted Wed"]
    in_its_text = note("ruptured_on: 2026-03-02\n", "#repair/dinner/let-go\n")
    assert week(repair=in_its_text) == ["dinner Mon let go Thu"]


def test_a_repair_that_its_tag_ended_is_not_open():
    ended = Repair(path="x.md", loops=(Loop(Name("dinner"), opens=False),))
    begun = Repair(path="x.md", loops=(Loop(Name("dinner"), opens=True),))
    assert [REPAIR.is_open(repair) for repair in (ended, begun, Repair(path="x.md"))] == [False, True, True]


def test_a_later_note_of_the_same_name_is_another_rift(journal):
    text = "=== 2026-01-14\n#rift/dad\n" + note(
        "ruptured_on: 2026-03-10\nrepaired_on: 2026-03-12\n", "#repair/dad\n", "2026-03-12 Repair"
    )
    found = journal(text).history.rifts.all
    assert [(rift.begun, rift.ending) for rift in found] == [
        (date(2026, 1, 14), "open"),
        (date(2026, 3, 10), "repaired"),
    ]
