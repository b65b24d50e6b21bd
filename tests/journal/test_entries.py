"""Entries: which note they go into, what is written there, and what may be completed."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vaultkit.errors import CannotWrite, RequestWrong, VaultkitError
from vaultkit.journal.entries import Entries, sayable
from vaultkit.journal.said import NOTHING
from vaultkit.records.fields import SHARED
from vaultkit.records.kinds import KINDS, kind_named

DAY = date(2026, 3, 5)
REFLECTION = "Journal/2026/03/2026-03-05 Reflection.md"
CHECKIN = "Journal/2026/03/2026-03-05 Check-in.md"
_REGION = re.compile(r"<!-- vaultkit:begin.*?<!-- vaultkit:end[^\n]*\n", re.DOTALL)
MON = "Journal/2026/03/2026-03-02 Reflection.md"


def log(desk, kind, name, *words, **options):
    entries = Entries(desk.journal(), DAY, **options)
    of = kind_named(kind)
    return entries.log(of, name, entries.read(of, words) if words else NOTHING)


def changed(before, after):
    """The lines that went and the lines that came, outside regions."""
    was, now = (_REGION.sub("", text).splitlines(keepends=True) for text in (before, after))
    return [row for row in was if row not in now], [row for row in now if row not in was]


# One note for each kind.

ONE_OF_EACH = {
    "checkin": ("", ["feeling=calm,tired", "distress=3"], ["feelings: [calm, tired]\n", "distress: 3\n"]),
    "reflection": ("", ["people=Sam", "warmth=7"], ["people: [Sam]\n", "warmth: 7\n"]),
    "trigger": ("", ["trigger=Slow reply"], ["triggers: [Slow reply]\n"]),
    "episode": ("Slow reply", ["urge=away", "time=21:40"], ["trigger: Slow reply\n", "urge: away\n", 'time: "21:40"\n']),
    "exchange": ("Sam, Ines", ["ease=4"], ["people: [Sam, Ines]\n", "ease: 4\n"]),
    "repair": ("Sam", ["ruptured_on=2026-03-01"], ["ruptured_on: 2026-03-01\n", "people: [Sam]\n"]),
    "commitment": ("I call", ["made_by=me", "due_on=friday"], ["request: I call\n", "made_by: me\n", "due_on: 2026-03-06\n"]),
    "step": ("Say no", ["rung=3", "settled_after=1 h 30"], ["ladder: Say no\n", "rung: 3\n", 'settled_after: "1 h 30"\n']),
    "test": ("Too much", ["prediction=He leaves"], ["belief: Too much\n", "prediction: He leaves\n"]),
    "person": ("Sam", ["trusted=yes"], ["trusted: true\n"]),
    "ritual": ("Sunday walk", ["held_on=today"], ["held_on: [2026-03-05]\n"]),
    "boundary": ("After ten I rest", ["protects=rest"], ["protects: [rest]\n", "wording: After ten I rest\n"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_note_is_the_templates_with_these_lines_filled(desk, kind, ending):
    of = kind_named("reflection" if kind == "trigger" else kind)
    name, words, lines = ONE_OF_EACH[kind]
    if ending == "\r\n":
        shipped = desk.journal().templates[of.template].text
        desk.write(f"Templates/vaultkit/{of.template}.md", shipped.replace("\n", "\r\n"))
    plain = desk.read(Entries(desk.journal(), DAY, new=True).note(of, "Plain" if of.lasting else ""))
    desk.root.joinpath(CHECKIN if kind == "checkin" else REFLECTION).unlink(missing_ok=True)
    [logged] = log(desk, kind, name, *words, new=True)
    went, came = changed(plain, desk.read(logged.path))
    assert sorted(came) == sorted(line.replace("\n", ending) for line in lines)
    assert {row.split(":")[0] for row in went} <= {row.split(":")[0] for row in came}
    [record] = [r for r in desk.journal().index.records() if r.path == logged.path]
    assert record.is_written
    assert desk.journal().index.problems() == []


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_the_same_again_writes_nothing(desk, kind):
    name, words, _ = ONE_OF_EACH[kind]
    words = [*words, "It was late. #feeling/sad\n\nThen not."]
    first = log(desk, kind, name, *words)
    before = desk.stamps()
    again = log(desk, kind, name, *words)
    if kind == "exchange" or name or kind in ("checkin", "reflection", "trigger"):
        assert [(each.path, each.made, each.added, each.prose) for each in again] == [
            (each.path, False, (), "") for each in first
        ]
        assert desk.stamps() == before


def test_every_other_byte_of_a_note_is_kept(desk):
    mine = "---\r\nkind: reflection # so\r\nfeelings:\r\n  - calm\r\nmine: {a: 1}\r\n---\r\nMy own  \r\n\r\n## A heading\r\n"
    desk.write(REFLECTION, mine)
    log(desk, "reflection", "", "feeling=sad", "distress=4", "Words.")
    assert (
        desk.read(REFLECTION)
        == mine.replace("  - calm\r\n", "  - calm\r\n  - sad\r\n").replace(
            "{a: 1}\r\n", "{a: 1}\r\ndistress: 4\r\n"
        )
        + "\r\nWords.\r\n"
    )
    assert [entry.why for entry in desk.journal().recovery.entries(REFLECTION)] == ["before"]


def test_prose_stands_under_the_first_heading_and_its_tags_count(desk):
    log(desk, "reflection", "", "He wrote. #feeling/relieved", "lesson=Ask first")
    text = desk.read(REFLECTION)
    assert (
        "## What happened between you and others?\n\nHe wrote. #feeling/relieved\n\n## What mended?" in text
    )
    [record] = desk.journal().index.records()
    assert (record.feelings, record.lessons) == (("relieved",), ("Ask first",))


def test_ones_own_template_without_a_property_and_with_another_heading(desk):
    desk.write(
        "Templates/vaultkit/Check-in.md", "---\nkind: checkin\nday: {{date}}\n---\n## Mine\n\n## Yours\n"
    )
    log(desk, "checkin", "", "need=rest", "Words.")
    assert desk.read(CHECKIN) == (
        "---\nkind: checkin\nday: 2026-03-05\nneeds: [rest]\n---\n## Mine\n\nWords.\n\n## Yours\n"
    )


def test_a_note_that_somebody_saves_in_between_is_read_again(desk, monkeypatch):
    desk.write(REFLECTION, "Mine.\n")
    journal = desk.journal()
    entries = Entries(journal, DAY)
    carry_out, theirs = journal.carry_out, iter([*(f"Theirs {n}.\n" for n in range(6)), "Theirs, too.\n"])

    def saved_before(plan, report):
        if (text := next(theirs, None)) is not None:
            desk.write(REFLECTION, text)
        return carry_out(plan, report)

    monkeypatch.setattr(journal, "carry_out", saved_before)
    reflection = kind_named("reflection")
    entries.log(reflection, "", entries.read(reflection, ["distress=4"]))
    assert desk.read(REFLECTION) == "---\ndistress: 4\n---\nTheirs, too.\n"


@pytest.mark.parametrize(
    ("kind", "name", "word", "path"),
    [
        ("reflection", "", "distress=4", REFLECTION),
        ("repair", "Ines", "agreed=x", "Journal/2026/03/2026-03-05 Repair.md"),
        ("person", "Sam", "role=x", "Sam.md"),
    ],
)
def test_a_note_that_has_become_private_meanwhile_is_left_alone(desk, kind, name, word, path):
    desk.write("Sam.md", "---\nkind: person\n---\n")
    log(desk, "reflection", "", "need=rest")
    log(desk, "repair", "Ines", "ruptured_on=today")
    entries, of = Entries(desk.journal(), DAY), kind_named(kind)
    desk.write(path, "---\nprivate: true\n---\n")
    before = desk.tree()
    with pytest.raises(CannotWrite, match="is private"):
        entries.log(of, name, entries.read(of, [word]))
    assert desk.tree() == before


def test_a_note_that_is_saved_all_the_time_is_left_alone(desk, monkeypatch):
    journal = desk.journal()
    carry_out = journal.carry_out

    def saved_before(plan, report):
        desk.write(REFLECTION, f"{desk.read(REFLECTION)}." if (desk.root / REFLECTION).exists() else ".")
        return carry_out(plan, report)

    monkeypatch.setattr(journal, "carry_out", saved_before)
    entries, reflection = Entries(journal, DAY), kind_named("reflection")
    with pytest.raises(CannotWrite, match="being written in by something else"):
        entries.log(reflection, "", entries.read(reflection, ["distress=4"]))
    assert set(desk.read(REFLECTION)) == {"."}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\nprivate: true\n---\n", "is private"),
        ("#unsafe\n", "is private"),
        (b"caf\xe9", "is not UTF-8"),
        ("---\nkind: [\n---\n", r"Reflection\.md:\d+:\d+: "),
        ("---\nfeelings: {a: 1}\n---\n", r"Reflection\.md:2:1\d: nested properties"),
    ],
)
def test_a_day_note_in_doubt_is_left_alone(desk, text, says):
    desk.write(REFLECTION, text)
    before = desk.stamps()
    with pytest.raises(CannotWrite, match=says):
        log(desk, "reflection", "", "feeling=sad")
    assert desk.stamps() == before


def test_a_note_that_icloud_has_not_brought_yet_is_not_made_anew(desk):
    desk.write("Journal/2026/03/.2026-03-05 Reflection.md.icloud", "")
    with pytest.raises(CannotWrite, match="in iCloud"):
        log(desk, "reflection", "", "feeling=sad")


def test_the_days_note_may_stand_elsewhere(desk):
    desk.write("Else.md", "---\nkind: reflection\nday: 2026-03-05\n---\n")
    assert [each.path for each in log(desk, "trigger", "Slow reply")] == ["Else.md"]


PIECES = [
    "---",
    "```",
    "## H",
    "- x",
    "> q",
    "#rift/x",
    "[[Sam]]",
    "<!-- vaultkit:begin x -->",
    "a: b",
    "%%",
    "é",
    "#",
]
NOTES = [
    "",
    "Mine.\r\n",
    "---\nfeelings:\n- a\n-\n---\n- a\n",
    "---\npeople: |\n  Sam\n---\n```\nx",
    "---\nneeds: [\n",
]
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), min_size=1, max_size=3).map("".join)


SAID = st.tuples(st.sampled_from(KINDS), TEXT, TEXT, TEXT, st.integers(0, 100))


@example("", (kind_named("episode"), "---[[Sam]]", "---", "---", 0))
@example("", (kind_named("commitment"), "---[[Sam|my Sam]]", "---", "---", 0))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(NOTES), SAID)
def test_whatever_is_said_is_written_or_nothing_is_and_a_second_time_nothing(desk, note, what):
    for path in desk.tree():
        if path.endswith(".md"):
            (desk.root / path).unlink()
    desk.write(REFLECTION, note)
    kind, name, prose, value, which = what
    properties = [of for of in sayable(kind) if of.name != "private"]
    of = properties[which % len(properties)]
    said = (kind.name, name.strip() or "A name", prose, f"{of.name}={value}")
    before = desk.tree()
    try:
        log(desk, *said)
    except VaultkitError:
        assert desk.tree() == before
        return
    written = desk.tree()
    if any(desk.journal().index.is_private(path) for path in written):
        return  # what has become private is not there for vaultkit, and so begins anew the second time
    assert not [
        p for p in desk.journal().index.problems() if p.path != REFLECTION and "counts once" not in p.message
    ]
    assert not any(each.added or each.prose or each.made for each in log(desk, *said))
    assert desk.tree() == written


# What is there already.


def test_a_second_number_stands_beside_the_first_and_the_day_counts_its_highest(desk):
    for number in (4, 7, 7, 2):
        log(desk, "trigger", "Slow reply", f"distress={number}")
    assert "distress: 4\n" in desk.read(REFLECTION)
    assert desk.read(REFLECTION).count("#distress/") == 2
    [record] = desk.journal().index.records()
    assert (record.distress, len(record.triggers)) == (7, 1)
    log(desk, "reflection", "", "distress=9", replace=True)
    assert "distress: 9\n" in desk.read(REFLECTION)
    assert "#distress/" not in desk.read(REFLECTION)


def test_any_other_value_that_is_there_is_replaced_on_request_only(desk):
    log(desk, "checkin", "", "asked=A call", "distress=3")
    before = desk.stamps()
    with pytest.raises(
        RequestWrong, match=r"`asked` is 'A call' in .*Check-in.md already; nothing was written"
    ) as wrong:
        log(desk, "checkin", "", "feeling=sad", "asked=A walk", "Words.")
    assert "--replace" in wrong.value.help
    assert desk.stamps() == before
    log(desk, "checkin", "", "asked=A walk", replace=True)
    assert "asked: A walk\n" in desk.read(CHECKIN)
    assert log(desk, "checkin", "", "asked=A  walk", replace=True)[0].added == ("asked",)


def test_what_is_said_to_be_added_is_what_was_added(desk):
    log(desk, "reflection", "", "Quiet.", "distress=4")
    [logged] = log(desk, "trigger", "Doors", "distress=8")
    assert (logged.added, logged.prose) == (("triggers", "distress"), "")
    [logged] = log(desk, "reflection", "", "Quiet.", "need=rest", "distress=8")
    assert (logged.added, logged.prose) == (("needs",), "")
    [logged] = log(desk, "reflection", "", "Quiet again.", "need=rest")
    assert (logged.added, logged.prose) == ((), "Quiet again.")


def test_words_go_in_as_they_were_typed(desk):
    rules = "We read [[House rules|the  rules]] at [ten](Ten.md)\u2028and slept"
    words = f"agreed={rules}", f"Afterwards:\x0c{rules}"
    [made] = log(desk, "repair", "[[People/Sam#Home|my Sam]]", *words, new=True)
    text = desk.read(made.path)
    assert f'agreed: "{rules}"\n'.replace("\u2028", "\\u2028") in text
    assert 'people: ["[[People/Sam#Home|my Sam]]"]\n' in text
    assert f"\n\nAfterwards:\x0c{rules}\n" in text
    [record] = desk.journal().index.records()
    assert record.agreed == "We read the rules at ten and slept"
    before = desk.stamps()
    assert not log(desk, "repair", "Sam", *words)[0].added
    assert desk.stamps() == before


# Notes that wait for their end.


def test_what_is_open_is_added_to_and_what_is_over_is_not_begun_by_accident(desk):
    [made] = log(desk, "repair", "Sam", "ruptured_on=2026-03-01")
    assert log(desk, "repair", "sam", "phrasing=I was hurt")[0].path == made.path
    assert log(desk, "repair", "Sam", "repaired_on=yesterday")[0].added == ("repaired_on",)
    assert log(desk, "repair", "Sam", "repaired_on=yesterday")[0].added == ()
    for words in ([], ["agreed=x"], ["repaired_on=today"], ["repair_status=not wanted"]):
        with pytest.raises(RequestWrong, match="No repair of that name is open") as wrong:
            log(desk, "repair", "Sam", *words)
        assert "ruptured_on=DATE" in wrong.value.help
    assert log(desk, "repair", "Sam", "ruptured_on=today")[0].made
    [closed] = log(desk, "repair", "2026-03-05 Repair", "trust_shift=1")
    assert closed.path == made.path


def test_of_two_that_are_open_the_notes_name_tells_which(desk):
    paths = [log(desk, "commitment", "I call", f"made_on=2026-03-0{n}")[0].path for n in (1, 2)]
    before = desk.stamps()
    with pytest.raises(
        RequestWrong, match=r'Which commitment\? There are: 2026-03-05 Commitment \(2\) \("I call"\), '
    ):
        log(desk, "commitment", "I call", "done_on=today")
    with pytest.raises(RequestWrong, match="Which commitment"):
        log(desk, "commitment", "", "done_on=today")
    assert desk.stamps() == before
    [logged] = log(desk, "commitment", "2026-03-05 Commitment (2)", "done_on=today")
    assert logged.path == paths[1]
    assert "request: I call\n" in desk.read(paths[1])
    assert log(desk, "commitment", "I call", "done_on=today")[0].path == paths[0]


def test_new_begins_another(desk):
    first = log(desk, "repair", "Sam", "ruptured_on=2026-03-01")
    assert log(desk, "repair", "Sam", new=True)[0].path != first[0].path


def test_a_test_that_nobody_foretold_has_no_date_beforehand(desk):
    [made] = log(desk, "test", "I am too much", "happened_on=today", "feared_happened=did not")
    assert made.made
    assert "predicted_on:\n" in desk.read(made.path)
    [record] = desk.journal().index.records()
    assert (record.predicted_on, record.happened_on) == (None, DAY)
    [foretold] = log(desk, "test", "I am too much", "prediction=He leaves")
    assert "predicted_on: 2026-03-05\n" in desk.read(foretold.path)
    assert log(desk, "test", "I am too much", "happened_on=today")[0].path == foretold.path


# Notes that last.


def test_a_triggers_own_properties_go_to_its_own_note(desk):
    [own] = log(desk, "trigger", "Slow reply", "if_then=I wait")
    assert own.path == "Patterns/Themes/Slow reply.md"
    assert not (desk.root / REFLECTION).exists()
    day, own = log(desk, "trigger", "slow-reply", "theme=reliability", "distress=6")
    assert (day.path, day.added) == (REFLECTION, ("triggers", "distress"))
    assert (own.path, own.added) == ("Patterns/Themes/Slow reply.md", ("themes",))
    assert 'triggers: ["[[Slow reply]]"]' in desk.read(REFLECTION)


def test_of_two_notes_neither_is_written_if_one_cannot_be(desk):
    log(desk, "trigger", "Slow reply", "if_then=I wait")
    desk.write("Sam.md", "Mine.\n")
    before = desk.stamps()
    for name, error in (("Slow reply", RequestWrong), ("Sam", CannotWrite), ("", RequestWrong)):
        with pytest.raises(error):
            log(desk, "trigger", name, "if_then=I go", "distress=6")
    assert desk.stamps() == before


def test_where_the_disk_refuses_the_second_of_two_notes_it_is_said_what_is_written(desk):
    desk.write("Patterns/Themes", "no folder")
    with pytest.raises(CannotWrite, match="Themes") as refused:
        log(desk, "trigger", "Noise", "distress=5", "if_then=I wait")
    assert f"{REFLECTION} has its part already; said again, only the rest is added." in refused.value.help
    (desk.root / "Patterns/Themes").unlink()
    day, own = log(desk, "trigger", "Noise", "distress=5", "if_then=I wait")
    assert (day.added, own.added) == ((), ("if_then",))


def test_a_trigger_called_by_an_alias_and_one_with_a_comma(desk):
    log(desk, "trigger", "Slow reply", "aliases=Silence")
    assert log(desk, "trigger", "silence", "if_then=I wait")[0].path == "Patterns/Themes/Slow reply.md"
    log(desk, "trigger", "Late, again")
    assert 'triggers: ["Late, again"]\n' in desk.read(REFLECTION)


def test_a_page_that_makes_room_for_its_triggers_note_is_kept(desk):
    for path in (MON, REFLECTION):
        desk.write(path, "#trigger/slow-reply\n")
    desk.refresh()
    page = "Patterns/Themes/Slow reply.md"
    before = desk.read(page)
    assert log(desk, "trigger", "Slow reply", "if_then=I wait")[0].made
    recovery = desk.journal().recovery
    [kept] = [entry for entry in recovery.entries(page) if entry.why == "retired"]
    assert recovery.read(kept).decode() == before


def test_a_person_is_made_or_added_to_and_no_other_note_becomes_one(desk):
    [made] = log(desk, "person", "Sam", "role=partner")
    assert made.made
    [more] = log(desk, "person", "sam", "consent=knows")
    assert (more.path, more.made) == (made.path, False)
    desk.write("Ines.md", "Mine.\n")
    with pytest.raises(CannotWrite, match=r"Ines.md is there, and is no person's note"):
        log(desk, "person", "Ines", "role=sister")


def test_a_ritual_gathers_its_dates(desk):
    log(desk, "ritual", "Sunday walk", "held_on=yesterday")
    log(desk, "ritual", "Sunday walk", "held_on=today,yesterday")
    assert "held_on: [2026-03-04, 2026-03-05]\n" in desk.read("Patterns/Themes/Sunday walk.md")


# Names.


def test_a_name_that_has_a_note_is_a_link_to_it_and_any_other_is_safe(desk):
    desk.write("People/Sam.md", "---\nkind: person\n---\n")
    desk.write("Secret.md", "---\nprivate: true\n---\n")
    log(desk, "reflection", "", 'people=sam,Secret,"Ines" [x]: # late?,[[Else]]')
    line = next(row for row in desk.read(REFLECTION).splitlines() if row.startswith("people"))
    assert line == 'people: ["[[Sam]]", Secret, "\\"Ines\\" [x]: # late?", "[[Else]]"]'


def test_what_is_known_is_offered_and_nothing_private_or_hidden(desk):
    desk.write(
        MON,
        "---\nkind: reflection\npeople: [Sam, Ines]\ntriggers: [Noise]\nfeelings: [wobbly, calm]\n---\n#rift/dinner\n",
    )
    desk.write("Ruth.md", "---\nkind: person\n---\n")
    desk.write("Gone.md", "---\nkind: trigger\nhidden: true\naliases: [Vanished]\n---\n")
    desk.write(
        "Private.md",
        "---\nkind: reflection\nday: 2026-03-03\nprivate: true\npeople: [Eve]\ntriggers: [Doors]\n---\n",
    )
    desk.write("Secret.md", "---\nkind: person\nprivate: true\n---\n")
    desk.write(
        "Journal/2026/03/2026-03-04 Reflection.md",
        "---\npeople: ['[[Ines]]']\n---\n#trigger/gone\n#repair/dinner\n#rift/shoes\n",
    )
    entries = Entries(desk.journal(), DAY)
    assert entries.known(SHARED["people"]) == ("Ines", "Sam", "Ruth")
    assert entries.known(SHARED["triggers"]) == ("Noise",)
    assert entries.known(SHARED["repairs"]) == ("shoes",)
    feelings = entries.journal.settings.words.offered("feelings")
    assert entries.known(SHARED["feelings"]) == (*feelings, "wobbly")
    assert "calm" in feelings
    assert "Sam" in entries.known(kind_named("step").by_name["witness"])
    assert entries.known(kind_named("reflection").by_name["tests"]) == ()
    everything = {word for kind in KINDS for of in sayable(kind) for word in entries.known(of)}
    assert not everything & {"Eve", "Doors", "Gone", "Vanished", "Secret"}


# Questions.


def test_the_questions_are_what_the_template_leaves_blank_and_a_few_more(desk):
    def asked(kind, *, is_there=False):
        entries = Entries(desk.journal(), DAY)
        return [of.name for of in entries.questions(kind_named(kind), every=False, is_there=is_there)]

    assert asked("checkin") == ["feelings", "needs", "distress", "asked"]
    assert asked("trigger") == ["triggers", "feelings", "distress"]
    assert asked("commitment") == ["made_on", "made_by", "people", "due_on"]
    assert asked("commitment", is_there=True) == ["done_on", "made_by", "people", "due_on"]
    desk.write("Templates/vaultkit/Check-in.md", "---\nkind: checkin\nvalue:\nMine:\nEnergy: \n---\n")
    assert asked("checkin") == ["value", "energy"]
    every = Entries(desk.journal(), DAY).questions(kind_named("episode"), every=True, is_there=False)
    assert {of.name for of in every} == {of.name for of in kind_named("episode").properties} - {"trigger"}


def test_words_of_a_day_are_said_now(desk):
    desk.hour = "2026-03-06T01:30"
    entries = Entries(desk.journal(), date(2026, 3, 2))
    ritual = kind_named("ritual")
    assert entries.read(ritual, ["held_on=yesterday"]).answers[0].values == ("2026-03-04",)
