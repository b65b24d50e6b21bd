"""The one thing of a week: written on its page, there in the week after, and read back."""

import pytest

WEEK = "Patterns/2026/2026-W10 Patterns.md"
NEXT = "Patterns/2026/2026-W11 Patterns.md"
MORNING = "Journal/2026/03/2026-03-09 Check-in.md"
EVENING = "Journal/2026/03/2026-03-14 Reflection.md"
LINE = "One thing for next week:"
LINK = "[[Patterns/2026/2026-W10 Patterns|week 10]]"
SAID = f'{LINK}: "phone once and wait"'
ASKED = f'"phone once and wait" {LINK}'


@pytest.fixture
def desk(desk):
    desk.write("Journal/2026/03/2026-03-01 Reflection.md", "Some words.\n")
    desk.write("Journal/2026/03/2026-03-07 Reflection.md", "Some words.\n")
    desk.hour = "2026-03-07T20:00"
    desk.refresh()
    return desk


def fill(desk, words="phone once and wait", ending="\n", path=WEEK):
    """As an editor saves it."""
    page = desk.read(path)
    assert page.endswith(f"{LINE}\n")
    text = f"{page.rstrip()} {words}\n".replace("\n", ending)
    desk.write(path, text)
    return text


def add(desk, path, property_):
    desk.write(path, desk.read(path).replace("---\n", f"---\n{property_}\n", 1))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_from_one_week_to_the_next(desk, ending):
    filled = fill(desk, ending=ending)
    desk.hour = "2026-03-09T08:00"
    desk.refresh()
    assert desk.read(WEEK) == filled
    assert f"- Last week's one thing: {ASKED}\n" in desk.read(MORNING)
    assert not (desk.root / NEXT).exists()

    desk.hour = "2026-03-09T18:30"
    desk.refresh()
    assert "phone" not in desk.read("Journal/2026/03/2026-03-09 Reflection.md")
    desk.hour = "2026-03-14T18:30"
    desk.refresh()
    assert f"Last week's one thing: {ASKED}. If you tried it, how did it go?" in desk.read(EVENING)
    assert "phone" not in desk.read("Journal/2026/03/2026-03-15 Check-in.md")
    assert not (desk.root / NEXT).exists()

    if ending == "\n":
        add(desk, EVENING, "adjust_tried: it was hard, and I did")
    else:  # where it asks
        desk.write(
            EVENING, desk.read(EVENING).replace("how did it go?", "how did it go? it was hard, and I did")
        )
    desk.refresh()
    tried = "How it went: [[Journal/2026/03/2026-03-14 Reflection|Sat 14]]"
    assert f"## In your words\n- One thing from {SAID}. {tried}\n" in desk.read(NEXT)
    assert "it was hard" not in "".join(page.decode() for page in desk.pages().values())
    before = desk.stamps()
    assert desk.refresh().wrote == 0
    assert desk.stamps() == before

    desk.write(WEEK, filled.replace("kind: week", f"kind: week{ending}private: true"))
    desk.refresh()
    others = {
        path: data
        for path, data in desk.tree().items()
        if path.endswith(".md") and path not in (WEEK, MORNING)
    }
    assert [path for path, data in others.items() if b"phone" in data] == []
    assert desk.refresh().wrote == 0


def test_what_the_notes_say_is_gathered_anew_only_when_they_say_something_else(desk):
    journal = desk.journal()
    told = journal.history
    desk.write(WEEK, desk.read(WEEK).replace("## ", "## Still ", 1))
    desk.write("A note.md", "Words.\n")
    journal.look()
    assert journal.history is told
    fill(desk)
    journal.look_at([WEEK])
    said = journal.history
    assert (said is told, [thing.text for thing in said.weekly.values()]) == (False, ["phone once and wait"])
    desk.write("A copy.md", desk.read(WEEK))
    journal.look()
    assert journal.history is said


def test_it_changes_the_week_after_and_no_other_page(desk):
    desk.write(EVENING, "Some words.\n")
    desk.write("Journal/2026/03/2026-03-17 Reflection.md", "Some words.\n")
    desk.hour = "2026-03-20T12:00"
    journal = desk.journal()
    journal.refresh()
    fill(desk)
    journal.look_at([WEEK])
    assert journal.refresh().changed == [NEXT]
    assert journal.refresh().wrote == 0
    watched = desk.pages()
    desk.refresh()
    assert desk.pages() == watched
    desk.write(WEEK, desk.read(WEEK).replace(" phone once and wait", ""))
    journal.look_at([WEEK])
    assert journal.refresh().changed == [NEXT]
    assert "phone" not in desk.read(NEXT)


def test_a_page_with_its_line_filled_is_neither_retired_nor_made_anew(desk):
    filled = fill(desk)
    (desk.root / "Journal/2026/03/2026-03-07 Reflection.md").unlink()
    desk.write(EVENING, "Some words.\n")
    report = desk.refresh()
    assert report.retired == []
    assert desk.read(WEEK).endswith(f"{LINE} phone once and wait\n")
    assert SAID in desk.read(NEXT)
    assert filled.endswith(f"{LINE} phone once and wait\n")


def test_of_several_pages_of_one_week_the_one_in_its_place_counts(desk):
    desk.write(EVENING, "Some words.\n")
    fill(desk)
    desk.write("A copy.md", desk.read(WEEK).replace("phone", "walk"))
    desk.write(WEEK, desk.read(WEEK).replace("phone once and wait", ""))
    journal = desk.journal()
    journal.refresh()
    assert "One thing" not in desk.read(NEXT).partition(LINE)[0]
    (desk.root / WEEK).rename(desk.root / "Theirs.txt")
    journal.look()
    journal.refresh()
    assert '[[A copy|week 10]]: "walk once and wait"' in desk.read(NEXT)
    watched = desk.pages()
    assert desk.refresh().wrote == 0
    assert desk.pages() == watched


def test_a_note_about_the_week_without_regions_is_no_page(desk):
    desk.write(EVENING, "Some words.\n")
    desk.write("Mine.md", f"---\nkind: week\nweek: 2026-W10\n---\n{LINE} phone once\n")
    desk.refresh()
    assert "phone" not in desk.read(NEXT)
