"""Two notes of one name in two folders are two: by their links, on their pages, and in what is written."""

import pytest

PERSON = "---\nkind: person\n---\n"
TRIGGER = "---\nkind: trigger\n---\n"
WORK, FAMILY = "Work/Sam.md", "Family/Sam.md"
REGION = "<!-- vaultkit:begin theme -->\n<!-- vaultkit:end theme -->\n"


def evening(desk, number, people="", text="x", folder="Journal"):
    path = f"{folder}/2026/03/2026-03-{number:02d} Reflection.md"
    desk.write(path, f"---\nkind: reflection\npeople: [{people}]\n---\n{text}\n")
    return path


def days(desk, subject="person"):
    themes = desk.journal().history.themes[subject].values()
    return {theme.name: [day.day for day in theme.days] for theme in themes if theme.days}


@pytest.fixture
def two(desk):
    desk.hour = "2026-03-20T12:00"
    desk.write(WORK, PERSON)
    desk.write(FAMILY, PERSON)
    return desk


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ('"[[Work/Sam]]"', "Sam"),
        ('"[[Work/Sam.md|him]]"', "Sam"),
        ('"[[work/sam#Early]]"', "Sam"),
        ('"[[Family/Sam]]"', "Sam (Family)"),
        ('"[Sam](Family/Sam.md)"', "Sam (Family)"),
        ('"[Sam](../../../Family/Sam.md)"', "Sam (Family)"),
        ('"[[/Family/Sam]]"', "Sam (Family)"),
        ('"[[Sam]]"', "Sam"),  # the shorter path
        ("Sam", "Sam"),
        ('"[[Gone/Sam]]"', "Sam"),  # a folder that was moved
    ],
)
def test_a_link_means_the_note_that_it_opens(two, typed, name):
    evening(two, 2, typed)
    assert days(two) == {name: [2]}


def test_by_its_name_alone_the_one_in_the_own_folder_is_meant(two):
    evening(two, 2, '"[[Sam]]"', folder="Family/Journal")
    two.write("vaultkit.toml", 'journal = ["Family/Journal"]\n')
    evening(two, 3, '"[[Sam]]"')
    two.write("Family/2026-03-04 Reflection.md", '---\nkind: reflection\npeople: ["[[Sam]]"]\n---\nx\n')
    assert days(two) == {"Sam": [2, 3], "Sam (Family)": [4]}


def test_a_link_in_a_text_counts_for_that_one(two):
    evening(two, 2, text="saw [[Family/Sam|Sam]]")
    evening(two, 3, text="saw [[Sam]]")
    evening(two, 4, text="saw [Sam](../../../Family/Sam.md)")
    assert days(two) == {"Sam (Family)": [2, 4], "Sam": [3]}


def test_a_note_of_no_kind_is_somebody_else(desk):
    desk.write(FAMILY, PERSON)
    desk.write(WORK, "A note that says nothing of itself.\n")
    desk.write("Other/Pat.md", "a file\n")
    evening(desk, 2, '"[[Work/Sam]]"', "and [[Work/Sam]], [[Sam]]")
    evening(desk, 3, '"[[Family/Sam]]", "[[Other/Pat]]"')
    evening(desk, 4, "Sam, Pat", "and [[Family/Sam]]")
    assert days(desk) == {"Sam (Work)": [2], "Sam": [3, 4], "Pat": [3, 4]}


def test_a_link_to_another_note_names_no_trigger(desk):
    desk.write("Mine/Doors.md", "---\nkind: trigger\naliases: [Work]\n---\n")
    desk.write("Projects/Doors.md", "Where they are to go.\n")
    desk.write("Areas/Work.md", "x\n")
    evening(desk, 2, text="on [[Projects/Doors]] and [[Work]]")
    evening(desk, 3, text="on [[Mine/Doors]]")
    evening(desk, 4, text="#trigger/doors #trigger/work")
    assert days(desk, "trigger") == {"Doors": [3, 4]}


def test_each_has_a_page_of_its_own(two):
    two.write(WORK, f"{PERSON}Mine.\n{REGION}")
    two.write(FAMILY, f"{PERSON}Mine, too.\n{REGION}")
    for number in (2, 3):
        evening(two, number, '"[[Work/Sam]]"')
    for number in (4, 5, 6):
        evening(two, number, '"[[Family/Sam]]"')
    two.refresh()
    assert "# Sam\n" in two.read(WORK)
    assert "Named on 2 days" in two.read(WORK)
    assert "# Sam (Family)\n" in two.read(FAMILY)
    assert "Named on 3 days" in two.read(FAMILY)
    assert "[[Work/Sam|Sam]]" in two.read("Patterns/Patterns.md")
    assert "[[Family/Sam|Sam (Family)]]" in two.read("Patterns/Patterns.md")
    assert two.refresh().wrote == 0


def test_a_page_of_the_other_ones_is_called_by_its_folder(two):
    for number in (2, 3):
        evening(two, number, '"[[Family/Sam]]"')
    two.refresh()
    assert "# Sam (Family)\n" in two.read("Patterns/Themes/People/Sam (Family).md")


def test_an_own_note_is_its_page_whatever_else_has_its_name(desk):
    desk.write("Z/Doors.md", TRIGGER + REGION)
    desk.write("A/Doors.md", "Where they are to go.\n")
    for number in (2, 3):
        evening(desk, number, text="#trigger/doors")
    desk.refresh()
    assert "Named on 2 days" in desk.read("Z/Doors.md")
    assert [path for path in desk.tree("Patterns") if "Doors" in path] == []


def test_what_follows_a_note_that_comes_or_goes(desk):
    desk.hour = "2026-03-20T12:00"
    desk.write(FAMILY, PERSON)
    evening(desk, 2, '"[[Work/Sam]]"', "saw [[Sam]]")
    evening(desk, 3, '"[[Family/Sam]]"')
    journal = desk.journal()

    def counted():
        assert journal.history.themes == desk.journal().history.themes
        assert journal.history.days == desk.journal().history.days
        return {theme.name: len(theme.days) for theme in journal.history.themes["person"].values()}

    assert counted() == {"Sam": 2}
    desk.write(WORK, PERSON)
    journal.look()
    assert counted() == {"Sam": 1, "Sam (Family)": 1}
    desk.write(WORK, "no kind any more\n")
    journal.look()
    assert counted() == {"Sam": 1, "Sam (Work)": 1}
    (desk.root / WORK).unlink()
    journal.look()
    assert counted() == {"Sam": 2}


def test_a_repair_finds_its_own_episode(desk):
    for folder, who in (("Work", "Ann"), ("Family", "Ben")):
        episode = f"---\nkind: episode\nday: 2026-03-02\ntrigger: x\npeople: [{who}]\n---\n"
        desk.write(f"{folder}/2026-03-02 Episode.md", episode)
        repair = f'---\nkind: repair\nruptured_on: 2026-03-02\nepisode: "[[{folder}/2026-03-02 Episode]]"\n---\nx\n'
        desk.write(f"Journal/2026/03/2026-03-03 Repair {who}.md", repair)
    rifts = desk.journal().history.rifts.all
    assert {rift.begun_path[-6:-3]: [name.text for name in rift.people] for rift in rifts} == {
        "Ann": ["Ann"],
        "Ben": ["Ben"],
    }


@pytest.mark.parametrize(
    ("notes", "asked", "link"),
    [
        ({WORK: PERSON}, "Sam", "[[Sam]]"),
        ({WORK: PERSON, FAMILY: PERSON}, "Sam", "[[Work/Sam]]"),
        ({WORK: PERSON, FAMILY: PERSON}, "Sam (Family)", "[[Family/Sam]]"),
        ({WORK: PERSON, FAMILY: PERSON}, "[[Family/Sam]]", "[[Family/Sam]]"),
        ({"A/Sam.md": "x\n", FAMILY: PERSON}, "Sam", "[[Family/Sam]]"),
        ({"Patterns/sam.md": "x\n", FAMILY: PERSON}, "sam", "[[Family/Sam]]"),
        ({"People/Sam [old].md": PERSON}, "Sam [old]", "Sam [old]"),
        ({"People/Sam.png.md": PERSON}, "Sam.png", "[[Sam.png.md]]"),
    ],
)
def test_quick_entry_writes_a_link_that_opens_that_note(desk, notes, asked, link):
    for path, text in notes.items():
        desk.write(path, text)
    assert desk.run("log", "reflection", f"people={asked}").exit_code == 0
    assert f'"{link}"' in desk.read("Journal/2026/03/2026-03-05 Reflection.md")
