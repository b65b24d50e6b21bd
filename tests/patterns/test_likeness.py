"""Names that look like one name with a slip."""

import pytest

from vaultkit.patterns.likeness import alike

DAYS = [f"2026-03-{day:02d}" for day in range(1, 29)]


def named(*names, field="triggers"):
    """A journal in which each name stands on as many days as it is given times."""
    notes = []
    for number, (name, times) in enumerate(names):
        notes += [
            f"=== {day} {number}\n---\nkind: reflection\n{field}: [{name}]\n---\n" for day in DAYS[:times]
        ]
    return "".join(notes)


ONE_NAME = [
    ("No answer", "No answers"),
    ("Loud criticism", "Loud critisism"),
    ("Raised voice", "Rasied voice"),
    ("Slow reply", "Slow replly"),
    ("Slow reply", "Slowreply"),
    ("Voice raised", "Raised voice"),
    ("Misunderstanding", "Missunderstandig"),
    ("Late loss", "Late losses"),
    ("Late plan", "Late plans"),
    ("Slow reply", "Slow replies"),
    ("Slow reply", "Slwo reply"),
    ("Mums call", "Mum's call"),
    ("Mum’s call", "Mum's calls"),
    ("Café noise", "Cafe noise"),
    ("Café noise", "Cafe\u0301 noises"),
]
TWO_NAMES = [
    ("Left out", "Left alone"),
    ("week 1", "week 2"),
    ("Call 12", "Calls 13"),
    ("call", "calls"),
    ("Calm", "Call"),
    ("Important talk", "Unimportant talk"),
    ("Late reply", "Date reply"),
    ("No answer", "No answer from mum"),
    ("Criticism from mum", "Criticism from dad"),
    ("At work", "At word"),
    ("On call", "No call"),
    ("calm", "clam"),
    ("कुल", "कल"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_a_slip_is_seen_whichever_is_rarer(journal, one, other):
    for rare, often in ((one, other), (other, one)):
        found = alike(journal(named((rare, 1), (often, 3))).history)
        assert [(pair.name, pair.days, pair.other, pair.other_days) for pair in found] == [
            (rare, 1, often, 3)
        ]


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_in_doubt_they_are_two_names(journal, one, other):
    assert alike(journal(named((one, 1), (other, 3))).history) == ()
    assert alike(journal(named((other, 1), (one, 3))).history) == ()


def test_aliases_hidden_ones_and_two_notes_of_a_persons_own_are_left_out(journal):
    text = named(("No answers", 1), ("No answer", 3))
    note = "=== T/No answer\n---\nkind: trigger\n{}\n---\n"
    assert alike(journal(text + note.format("aliases: [No answers]")).history) == ()
    assert alike(journal(text + note.format("hidden: true")).history) == ()
    assert (
        alike(journal(text + note.format("") + "=== T/No answers\n---\nkind: trigger\n---\n").history) == ()
    )


def test_the_name_that_has_a_note_of_its_own_is_the_one_to_keep(journal):
    text = named(("No answers", 3), ("No answer", 1)) + "=== T/No answer\n---\nkind: trigger\n---\n"
    assert [(pair.name, pair.other) for pair in alike(journal(text).history)] == [("No answers", "No answer")]


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("Sebastian", "Sebastain", True),
        ("Katherine", "Kathrine", True),
        ("Daniel", "Daniela", False),
        ("Maria", "Mario", False),
        ("Paul", "Paula", False),
        ("Martina", "Martine", False),
        ("Sam", "Sams", False),
        ("Ben", "Ken", False),
        ("Ines", "Inés", True),
        ("O'Brien", "OBrien", True),
        ("Dina", "Dian", False),
        ("Harry", "Harries", False),
    ],
)
def test_people_are_sooner_two_than_one(journal, one, other, is_slip):
    found = alike(journal(named((one, 1), (other, 3), field="people")).history)
    assert [(pair.name, pair.other, pair.is_person) for pair in found] == [(one, other, True)] * is_slip


def test_of_somebody_who_is_not_safe_nothing_is_said(journal):
    text = named(("Sebastian", 1), ("Sebastain", 2), field="people")
    repair = "=== 2026-03-03 Repair\n---\nruptured_on: 2026-03-03\npeople: [Sebastian]\nrepair_status: not safe\n---\n"
    assert alike(journal(text).history)
    assert alike(journal(text + repair).history) == ()


def test_each_pair_once_and_in_the_same_order_always(journal):
    found = alike(journal(named(("Raised voice", 3), ("Rasied voice", 1), ("Raised voices", 2))).history)
    assert [(pair.name, pair.other) for pair in found] == [
        ("Raised voices", "Raised voice"),
        ("Rasied voice", "Raised voice"),
    ]


def test_an_alias_of_a_person_is_that_person(journal):
    text = named(("Sebastian", 3), ("Sebastain", 1), ("Katherine", 1), ("Kathrine", 3), field="people")
    text += "=== People/Sebastian\n---\nkind: person\naliases: [Sebastain]\n---\n"
    text += "=== People/Katherine\n---\nkind: person\n---\n"
    found = alike(journal(text).history)
    assert [(pair.name, pair.other, pair.other_days) for pair in found] == [("Kathrine", "Katherine", 1)]
