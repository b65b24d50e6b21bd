"""Notes on request: today and new."""

import pytest

from vaultkit.records.kinds import KINDS

MON, TUE = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3))
CHECKIN = "Journal/2026/03/2026-03-05 Check-in.md"


def test_today_prints_the_note_that_fits_the_hour_and_leaves_one_that_is_there(desk):
    assert desk.run("today").output == f"{desk.root / CHECKIN}\n"
    desk.write(CHECKIN, "mine\n")
    assert desk.run("today").output == f"{desk.root / CHECKIN}\n"
    assert desk.read(CHECKIN) == "mine\n"
    desk.hour = "2026-03-06T01:30"
    assert desk.run("today").output.endswith("2026-03-05 Reflection.md\n")


@pytest.mark.parametrize("kind", ["Check-in", *(kind.name for kind in KINDS)])
def test_a_new_note_of_each_kind_is_one_that_is_read_and_not_yet_written(desk, kind):
    name = ["Slow reply"] if kind in ("trigger", "person", "ritual") else []
    path = desk.run("new", kind, *name, "--day", "2026-03-03").output.strip()
    assert path.endswith(".md")
    record = next(iter(desk.journal().index.records()))
    assert record.kind == kind.lower().replace("-", "")
    assert not record.is_written
    assert desk.run("check").output == "Nothing to report.\n"


def test_a_second_episode_of_a_day_is_numbered_and_both_count(desk):
    for name in ("Slow reply", "Slow reply"):
        desk.run("new", "episode", name)
    folder = desk.root / "Journal/2026/03"
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-03-05 Episode (2).md",
        "2026-03-05 Episode.md",
    ]
    assert "trigger: Slow reply\n" in (folder / "2026-03-05 Episode.md").read_text()
    assert len(desk.journal().index.records()) == 2


def test_a_new_reflection_of_a_missed_day_and_one_that_is_there(desk):
    path = desk.run("new", "reflection", "--day", "2026-03-03").output.strip()
    assert "day: 2026-03-03" in (desk.root / TUE).read_text()
    desk.write(TUE, "mine\n")
    assert desk.run("new", "reflection", "--day", "2026-03-03").output.strip() == path
    assert desk.read(TUE) == "mine\n"
    desk.write("Else.md", "---\nkind: reflection\nday: 2026-03-02\n---\n")
    assert desk.run("new", "reflection", "--day", "2026-03-02").output == f"{desk.root}/Else.md\n"


def test_a_new_trigger_takes_the_place_of_its_page_or_is_the_one_that_is_there(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/slow-reply\n")
    desk.run("refresh")
    page = "Patterns/Themes/Slow reply.md"
    assert "kind: theme" in desk.read(page)
    assert desk.run("new", "trigger", "slow reply").output == f"{desk.root / page}\n"
    assert "kind: trigger" in desk.read(page)
    assert "## What sets it off" in desk.read(page)
    assert "Named on 2 days" in desk.read(page)
    assert [entry.why for entry in desk.journal().recovery.entries(page)] == ["retired"]
    assert desk.run("refresh").output == "Everything is up to date; nothing was written.\n"
    assert desk.run("new", "trigger", "Slow_Reply").output == f"{desk.root / page}\n"


def test_a_page_that_a_person_wrote_in_becomes_the_trigger_and_keeps_every_word(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/slow-reply\n")
    desk.run("refresh")
    page = "Patterns/Themes/Slow reply.md"
    mine = desk.read(page) + "\r\nMy own line: kind: words\n"
    desk.write(page, mine)
    desk.run("new", "trigger", "Slow reply")
    assert desk.read(page) == mine.replace("kind: theme", "kind: trigger", 1)
    assert desk.journal().history.called("trigger").notes


@pytest.mark.parametrize("text", ["---\nprivate: true\n---\nMine.\n", b"caf\xe9", "---\nkind: [\n---\n"])
def test_a_day_note_that_vaultkit_cannot_write_in_is_still_the_one_of_the_day(desk, text):
    desk.write(CHECKIN, text)
    before = desk.stamps()
    for words in (["today"], ["new", "checkin"]):
        assert desk.run(*words).output == f"{desk.root / CHECKIN}\n"
    assert desk.stamps()[CHECKIN] == before[CHECKIN]


def test_a_name_fills_what_its_kind_is_called_by(desk):
    desk.write("Sam.md", "---\nkind: person\n---\n")
    made = {
        kind: (desk.root / desk.run("new", kind, name).output.strip()).read_text()
        for kind, name in (("repair", "Sam, Ines"), ("test", "I am too much"), ("commitment", "Yes: I call"))
    }
    assert 'people: ["[[Sam]]", Ines]\n' in made["repair"]
    assert "belief: I am too much\n" in made["test"]
    assert 'request: "Yes: I call"\n' in made["commitment"]


def test_a_template_as_it_was_shipped_once_puts_the_link_itself(desk):
    desk.write("Templates/vaultkit/Episode.md", "---\nkind: episode\nday: {{date}}\ntrigger: {{link}}\n---\n")
    desk.write("Templates/vaultkit/Repair.md", "---\nkind: repair\npeople: [{{link}}]\n---\n{{name}}\n")
    episode = desk.run("new", "episode", "Sam: late? [x]").output.strip()
    assert (desk.root / episode).read_text().count("late") == 1
    repair = (desk.root / desk.run("new", "repair", "Sam").output.strip()).read_text()
    assert repair == '---\nkind: repair\npeople: ["[[Sam]]"]\n---\nSam\n'
    several = (desk.root / desk.run("new", "repair", "Sam, Ines").output.strip()).read_text()
    assert "people: [Sam, Ines]\n" in several


def test_a_new_person_stands_beside_the_page_of_a_trigger_of_that_name(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/slow\n")
    desk.run("refresh")
    page = "Patterns/Themes/Slow.md"
    desk.write(page, desk.read(page) + "\nMy own words.\n")
    before = desk.read(page)
    assert desk.run("new", "person", "slow").output == f"{desk.root}/Patterns/Themes/People/slow.md\n"
    assert desk.run("new", "person", "slow").output == f"{desk.root}/Patterns/Themes/People/slow.md\n"
    assert desk.run("new", "ritual", "SLOW walk").output == f"{desk.root}/Patterns/Themes/SLOW walk.md\n"
    assert desk.read(page) == before
    desk.run("refresh")
    assert "kind: theme" in desk.read(page)
    assert desk.read(page).endswith("\nMy own words.\n")
    assert {record.kind for record in desk.journal().index.records()} >= {"person", "ritual"}


def test_a_new_ritual_of_a_triggers_name_gets_a_longer_one(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/slow\n")
    desk.run("refresh")
    for _ in range(2):
        assert desk.run("new", "ritual", "Slow").output == f"{desk.root}/Patterns/Themes/Slow (ritual).md\n"
    assert "about: trigger" in desk.read("Patterns/Themes/Slow.md")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "---\nkind: trigger\n---\n",
            'N/Rest.md is there, and is a trigger\'s note.\nGive the person another name, such as "Rest (person)".',
        ),
        ("---\nkind: episode\nday: 2026-03-03\n---\n", "is an episode's note."),
        ("Mine.\n", "is no person's note.\nTo make it one, write `kind: person` into its properties."),
    ],
)
def test_a_note_that_has_a_name_already_keeps_its_kind(desk, text, said):
    desk.write("N/Rest.md", text)
    told = desk.run("new", "person", "Rest")
    assert told.exit_code == 7
    assert said in told.stderr
    assert desk.read("N/Rest.md") == text
