from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.names import Name
from vaultkit.notes.note import MAX_TEXT
from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
from vaultkit.notes.template_line import Formats
from vaultkit.records.checkin import Checkin
from vaultkit.records.episode import Episode
from vaultkit.records.reading import PRIVATE, Place, Reading, read
from vaultkit.records.record import Page, Tier
from vaultkit.records.reflection import Reflection
from vaultkit.records.repair import Repair
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.trigger import Trigger

DAY = date(2026, 3, 5)
DAILY = Place(day=DAY, journal=True)
NOWHERE, HOME = Place(), Place(home=True)
HEAD = "---\nkind: reflection\nday: 2026-03-05\n"


def said(text, path="2026-03-05 x.md", place=HOME):
    return read(read_note(path, text), place, Scaffold({}))


def record(text, **where):
    found = said(text, **where)
    assert found.problems == ()
    return found.record


def places(found):
    return [(problem.line, problem.column) for problem in found.problems]


# The model week, as tired people write it.


def test_a_line_typed_at_half_past_one():
    text = (
        "---\nkind: reflection\nday: 2026-03-05\nwritten: 2026-03-06T01:30\n---\n"
        "he raised his voice. #trigger/raised-voice #feeling/afraid #trigger/plans-changed-late cant write more\n"
    )
    found = record(text, path="Journal/2026/03/2026-03-05 Reflection.md")
    assert (found.day, found.kind, found.is_written) == (DAY, "reflection", True)
    assert [(mention.name.shown, mention.tier) for mention in found.triggers] == [
        ("Raised voice", Tier.TAG),
        ("Plans changed late", Tier.TAG),
    ]
    assert found.feelings == ("afraid",)


def test_tags_alone():
    found = record(f"{HEAD}---\nquiet day, walk with Ines. #feeling/calm #repair/dinner #need/play\n")
    assert (found.feelings, found.needs) == (("calm",), ("play",))
    assert [(loop.name.words, loop.opens) for loop in found.loops] == [("dinner", False)]


def test_an_episode():
    text = (
        '---\nkind: episode\nday: 2026-03-05\ntime: "17:30"\ntrigger: "[[Plans changed late]]"\npeople: ["[[Sam]]"]\n'
        "feelings: [unsettled, hurt]\nreaction: defensiveness\ndistress: 8\nsettled_after: 3 h\nbody: [tight chest]\n"
        "story_type: indifferent\nchecked: asked\npause: 20 min\nreply_by: 2026-03-06\nurge: against\n"
        'acted_on_urge: partly\nhabits: [mind-reading]\nrepair: "[[2026-03-07 Repair]]"\n---\n'
        "## What would a camera have seen?\n17:30 text: cant do tonight sorry.\n"
    )
    found = record(text, path="2026-03-05 Episode.md")
    assert isinstance(found, Episode)
    assert found.triggers[0].name == Name("Plans changed late", "Plans changed late")
    assert found.triggers[0].tier is Tier.NOTE
    assert (found.distress, found.settled_after, found.pause) == (8, 180, 20)
    assert (found.time, found.reply_by, found.habits) == ("17:30", date(2026, 3, 6), ("mind reading",))
    assert found.repair.key == "2026 03 07 repair"


def test_a_repair():
    text = (
        '---\nkind: repair\nruptured_on: 2026-03-05\nepisode: "[[2026-03-05 Episode]]"\nruptured_by: both\n'
        "repaired_on: 2026-03-07\nrepair_status: not_safe\nrepair_parts: [impact, owned]\ntrust_shift: 2\n"
        'phrasing: "I was hurt when [[2026-03-05 Episode|dinner]] went"\n---\n#rift/dinner\n'
    )
    found = record(text, path="2026-03-07 Repair.md")
    assert isinstance(found, Repair)
    assert (found.ruptured_on, found.day, found.repair_status) == (DAY, date(2026, 3, 7), "not safe")
    assert found.phrasing == "I was hurt when dinner went"
    assert found.loops[0].opens


def test_a_trigger_has_no_day_and_asks_for_none():
    text = "---\nkind: trigger\naliases: [Last minute change]\nthemes: [reliability]\nhidden: no\n---\nmy own text\n"
    found = said(text, path="Plans changed late.md")
    assert isinstance(found.record, Trigger)
    assert (found.record.day, found.record.hidden, found.undated) == (None, False, False)
    assert found.record.aliases == (Name("Last minute change"),)


def test_a_checkin():
    found = record(
        '---\nkind: Check-in\nday: 2026-03-05\nasked: "Ask Sam by noon"\nlooking forward: 7\n---\n'
    )
    assert isinstance(found, Checkin)
    assert (found.asked, found.looking_forward) == ("Ask Sam by noon", 7)


# Which notes, which kind.


@pytest.mark.parametrize(
    "text", ["", "words #trigger/a\n", "---\ndistress: 14\n---\n#trigger/a\n", "---\nkind: book\n---\n"]
)
def test_any_other_note_says_nothing(text):
    assert said(text) == Reading()


def test_a_daily_note_of_ones_own_is_read_with_the_properties_of_an_evening():
    found = record("---\ndistress: 3\nmood: great\n---\n- x #lesson\n", path="Daily/5.md", place=DAILY)
    assert isinstance(found, Reflection)
    assert (found.kind, found.day, found.distress, found.lessons) == ("", DAY, 3, ("x",))


def test_a_day_note_by_its_path_needs_no_kind_and_one_that_is_said_wins():
    place = Place("checkin", DAY, journal=True)
    assert isinstance(record("asked", place=place), Checkin)
    assert isinstance(record("---\nkind: reflection\n---\n", place=place), Reflection)
    assert isinstance(record("---\nkind: book\n---\n", place=place), Checkin)
    assert isinstance(record("---\nkind: [reflection]\n---\n", place=place), Reflection)


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("---\nkind: refelction\n---\n", "2026-03-05 x.md", HOME),
        ("---\nkind: refelction\nday: 2026-03-05\n---\n", "x.md", NOWHERE),
        ("---\nkind: refelction\ndate: 2026-03-05\n---\n", "x.md", HOME),
        ("---\nkind: refelction\n---\n", "x.md", DAILY),
        ("---\nkind: Reflections\n---\n", "x.md", DAILY),
    ],
)
def test_a_kind_that_is_nearly_one_is_told_of(text, path, place):
    found = said(text, path=path, place=place)
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.did_you_mean) == (2, 7, "reflection")
    assert (found.record is not None) is place.journal


@pytest.mark.parametrize(
    ("kind", "path"), [("refelction", "x.md"), ("report", "2026-03-05 x.md"), ("book", "2026-03-05 x.md")]
)
def test_a_kind_of_something_else_is_theirs(kind, path):
    assert said(f"---\nkind: {kind}\n---\n#book/a\n", path=path, place=NOWHERE) == Reading()


@pytest.mark.parametrize(
    ("inner", "page"),
    [
        ("kind: week\nweek: 2026-W10", Page("week", "2026-W10")),
        ('kind: Theme\ntheme: "[[Slow reply]]"', Page("theme", "[[Slow reply]]")),
        ("kind: theme\ntheme: [[Afraid]]\nabout: Feeling", Page("theme", "[[Afraid]]", "feeling")),
        ("kind: index", Page("index")),
    ],
)
def test_pages_are_read_for_nothing_else(inner, page):
    assert said(f"---\n{inner}\ndistress: 14\n---\n#trigger/a\n", place=HOME) == Reading(page=page)


# The day.


@pytest.mark.parametrize(
    ("inner", "path", "place", "day"),
    [
        ("day: 2026-03-01\ndate: 2026-03-02", "2026-03-03 x.md", 4, 1),
        ("DAY: 2026-03-01T23:00", "2026-03-03 x.md", 4, 1),
        ("day: '[[2026-03-01]]'", "2026-03-03 x.md", 4, 1),
        ("date: 2026-03-02", "2026-03-03 x.md", 4, 2),
        ("day:\ndate: 2026-03-02", "2026-03-03 x.md", 4, 2),
        ("written: 2026-03-01", "2026-03-03 x.md", 4, 3),
        ("a: 1", "a/2026-03-03 x.md", 4, 3),
        ("a: 1", "2026-03-09/x.md", 4, 4),
        ("a: 1", "2026-03-033.md", 4, 4),
    ],
)
def test_which_day(inner, path, place, day):
    where = Place("reflection", date(2026, 3, place), journal=True)
    assert record(f"---\n{inner}\n---\n", path=path, place=where).day == date(2026, 3, day)


def test_a_day_that_is_none_is_told_of_and_the_next_place_is_asked():
    found = said("---\nkind: reflection\nday: 2026-02-30\n---\nx\n", path="2026-03-03 x.md")
    assert places(found) == [(3, 6)]
    assert found.record.day == date(2026, 3, 3)


def test_undated_tags_are_left_out_and_counted():
    journal = Place(journal=True)
    found = said("#feeling/calm\n", path="x.md", place=journal)
    assert (found.undated, found.problems, found.record.day) == (True, (), None)
    assert not said("words\n", path="x.md", place=journal).undated
    assert not said("#feeling/calm\n", path="2026-03-05.md", place=journal).undated


# Faults.


def test_a_fault_is_told_of_and_the_rest_counts():
    found = said(f"{HEAD}distress: 3\ntriggers: 'a', 'b'\nneeds: [rest]\n---\n#feeling/calm\n")
    assert places(found) == [(5, 14)]
    assert (found.record.distress, found.record.feelings, found.record.needs) == (3, ("calm",), ("rest",))
    assert found.record.triggers == ()
    assert found.record.day == DAY


@pytest.mark.parametrize("head", ["kind: episode\na: [", "a: [\nkind: episode", "a: b: c\n'Kind': 'episode'"])
def test_an_event_with_a_fault_is_not_passed_over(head):
    found = said(f"---\n{head}\n---\nwords\n", path="Journal/2026-03-05 Episode.md")
    assert isinstance(found.record, Episode)
    assert len(found.problems) == 1  # not also of what stands below the fault


def test_a_property_that_stands_twice():
    found = said(f"{HEAD}distress: 3\ndistress: 4\n---\n")
    assert places(found) == [(5, 1)]
    assert found.record.distress == 4


def test_of_too_long_a_text_the_beginning_counts():
    found = said("#feeling/calm\n" + "words\n" * MAX_TEXT + "#feeling/sad\n", place=DAILY)
    (problem,) = found.problems
    assert (problem.line, problem.column) == ((MAX_TEXT - len("#feeling/calm\n")) // 6 + 2, 1)
    assert "longer than 100 KiB" in problem.message
    assert found.record.feelings == ("calm",)


def test_a_long_text_does_not_say_what_kind_it_is():
    assert said("words\n" * MAX_TEXT + "kind: episode\n") == Reading()


@pytest.mark.parametrize(
    ("head", "meant"),
    [
        ("kind: triger\nif_then: I wait", "trigger"),
        ("kind: persn\nrole: a friend", "person"),
        ("kind: comitment\nmade_on: 2026-03-05", "commitment"),
        ("kind: repiar\nruptured_on: 2026-03-05", "repair"),
        ("kind: tests\nbelief: If I ask", "test"),
    ],
)
def test_a_slip_in_a_kind_is_told_of_wherever_the_note_lies(head, meant):
    (problem,) = said(f"---\n{head}\n---\nwords\n", path="X/Promise.md", place=NOWHERE).problems
    assert (problem.line, problem.did_you_mean) == (2, meant)


@pytest.mark.parametrize("head", ["kind: personal\naliases: [a]", "kind: report", "kind: test-run\ntitle: x"])
def test_a_kind_of_somebody_elses_is_no_slip(head):
    assert said(f"---\n{head}\n---\nwords\n", path="X/Promise.md", place=NOWHERE) == Reading()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("not saef", "not safe"),
        ("unsafe", "not safe"),
        ("not wantd", None),
        ("repaird", None),
        ("somehow", None),
    ],
)
def test_a_repair_that_may_not_be_safe_is_not(typed, status):
    found = said(f"---\nkind: repair\nrepair_status: {typed}\n---\n")
    assert found.record.repair_status == status
    assert "`repair_status`" in found.problems[0].message


@pytest.mark.parametrize(("typed", "status"), [("crosed", "crossed"), ("respectd", None)])
def test_a_boundary_that_may_have_been_crossed_was(typed, status):
    found = said(f"---\nkind: boundary\nboundary_status: {typed}\n---\n")
    assert found.record.boundary_status == status
    assert "`boundary_status`" in found.problems[0].message


@pytest.mark.parametrize(
    ("typed", "rift", "ending"),
    [
        ("sam/not safe", "sam", "not safe"),
        ("Sam/Not-Safe", "sam", "not safe"),
        ("'[[sam/let go]]'", "sam", "let go"),
        ("plans/late", "plans/late", ""),
        ("'[[People/Sam]]'", "sam", ""),
    ],
)
def test_an_ending_in_a_list_of_repairs_is_one_as_in_a_tag(typed, rift, ending):
    (loop,) = said(f"---\nkind: reflection\nrepairs: [{typed}]\n---\n").record.loops
    assert (loop.name.key, loop.opens, loop.ending) == (rift, False, ending)


def test_a_trigger_that_may_want_to_be_hidden_is():
    found = said("---\nkind: trigger\nhidden: maybe\n---\n", path="Slow reply.md", place=NOWHERE)
    assert found.record.hidden
    assert [problem.line for problem in found.problems] == [3]


def test_the_date_of_a_persons_own_daily_note_is_theirs():
    assert said("---\ndate: 05.03.2026\n---\n#feeling/calm\n", place=DAILY).problems == ()
    assert len(said("---\nkind: reflection\ndate: 05.03.2026\n---\n#feeling/calm\n").problems) == 1


def test_the_lists_of_an_evening_are_read_in_a_persons_own_daily_note():
    head = (
        "tests: [If I ask]\ncommitments: ['[[2026-03-01 Commitment]]']\nadjust_tried: it was hard\nwarmth: 7"
    )
    record = said(f"---\n{head}\n---\n", place=DAILY).record
    assert [name.text for name in (*record.tests, *record.commitments)] == [
        "If I ask",
        "2026-03-01 Commitment",
    ]
    assert record.adjust_tried == "it was hard"
    assert (record.warmth, record.is_written) == (None, True)


def test_a_note_that_was_only_just_given_its_name_is_told_nothing():
    head = "kind: commitment\nmade_on: 2026-03-05\nmade_by:\nrequest: I phone"
    scaffold = Scaffold({"Commitment": (Template("x", "---\nmade_on: {{date}}\n---\n"),)})
    path = "2026-03-05 Commitment.md"

    def problems(text):
        return read(read_note(path, text), Place(), scaffold).problems

    assert problems(f"---\n{head}\n---\n") == ()
    (problem,) = problems(f"---\n{head}\ndue_on: 2026-03-09\n---\n")
    assert (problem.line, problem.message) == (
        4,
        "`made_by` is blank; this commitment counts once it is there",
    )


# Anything at all.

PARTS = st.sampled_from(
    [
        "---\n",
        "kind: ",
        "reflection",
        "episode",
        "day: 2026-03-05",
        "\n",
        "\r\n",
        "- ",
        "#trigger/",
        "#lesson",
        "a",
        " ",
        "distress: ",
        "14",
        "[",
        "]",
        "[[",
        "]]",
        "`",
        "```\n",
        "## What did you learn?\n",
        "tags: ",
        "|",
        ": ",
        "\0",
        "<!-- vaultkit:begin a -->\n",
        "<!-- vaultkit:end a -->\n",
        "\ud800",
        "\u2028",
        "\ufeff",
        "private: ",
        "{{date}}",
    ]
)


@given(
    st.lists(PARTS, max_size=40).map("".join),
    st.sampled_from([Place(), DAILY, Place("checkin", DAY, journal=True)]),
)
def test_any_note_can_be_read(text, place):
    found = said(text, place=place)
    if found.private:
        assert found == PRIVATE
    if place.journal and not found.private and found.page is None:
        assert found.record.path == "2026-03-05 x.md"
    assert all(problem.line >= 1 and problem.column >= 1 and str(problem) for problem in found.problems)


def test_a_daily_note_of_ones_own_keeps_its_own_properties():
    text = "---\nenergy: high\nsetting: office\nfeelings: [calm]\ndistress: 12\n---\n"
    found = said(text, place=DAILY)
    assert found.record.feelings == ("calm",)
    assert places(found) == [(5, 11)]


def test_a_repair_before_its_rift_is_told():
    found = said("---\nkind: repair\nruptured_on: 2026-03-04\nrepaired_on: 2026-03-02\n---\nwords\n")
    assert places(found) == [(4, 14)]
    assert "before `ruptured_on`" in found.problems[0].message


@pytest.mark.parametrize(("morning", "evening", "whole"), [(2, -1, -1), (-2, 3, -2), (1, "", 1), ("", 0, 0)])
@pytest.mark.parametrize("name", ["energy", "pleasantness"])
def test_of_a_morning_and_an_evening_in_one_note_the_lower_one_is_the_days(name, morning, evening, whole):
    note = read_note("Days/2026-03-05.md", f"---\nmorning_{name}: {morning}\n{name}: {evening}\n---\n")
    place = Place("daily", date(2026, 3, 5), journal=True)
    assert getattr(read(note, place, Scaffold({})).record, name) == whole


def test_a_day_as_the_vaults_templates_write_one():
    scaffold = Scaffold({}, Formats(("DD.MM.YYYY", "YYYY-MM-DD"), locale="de"))
    note = read_note(
        "Journal/Late.md", "---\nkind: episode\nday: 05.03.2026\ntrigger: Slow reply\n---\nwords\n"
    )
    found = read(note, HOME, scaffold)
    assert (found.record.day, found.problems) == (DAY, ())
