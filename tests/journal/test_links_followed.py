"""Notes, pages and folders that somebody renames or moves in Obsidian: no page twice, no link broken, nothing typed."""

import pytest

from tests import linkcheck, obsidian

THEMES = "Patterns/Themes"
PAGE, LATE = f"{THEMES}/Slow reply.md", f"{THEMES}/Late reply.md"
FORMATS = ("shortest", "absolute", "relative", "off")


def day(number, kind="Reflection", folder="Journal"):
    return f"{folder}/2026/03/2026-03-{number:02d} {kind}.md"


@pytest.fixture(params=["wikilink", "markdown", "wikilink, watched"])
def vault(desk, request, monkeypatch):
    """Ten evenings that name a trigger, half of them by a link; their pages, and a day that is not over."""
    style, _, is_watched = request.param.partition(", ")
    desk.write("vaultkit.toml", f'links = "{style}"\n')
    desk.hour = "2026-03-12T22:00"
    for number in range(2, 12):
        named = "#trigger/slow-reply" if number % 2 else "so [[Slow reply]]"
        head = (
            "" if number % 2 else '---\nkind: reflection\ntriggers: ["[[Slow reply]]"]\npeople: [Sam]\n---\n'
        )
        desk.write(day(number), f"{head}{named} #rift/phone #repair/phone\n- asked #lesson\n")
    if is_watched:
        one = desk.journal()
        monkeypatch.setattr(desk, "refresh", lambda: (one.look(), one.refresh())[1])
    desk.refresh()
    return desk


def kept(vault):
    return [entry.why for entry in vault.journal().recovery.entries()]


def of_the_person(vault):
    """Evenings without vaultkit's regions."""
    return {path: data for path, data in vault.tree("Journal").items() if b"vaultkit:begin" not in data}


@pytest.mark.parametrize("links", FORMATS)
def test_a_renamed_page_stays_one_page(vault, links):
    obsidian.rename(vault.root, PAGE, LATE, links=links)
    evenings, pages = of_the_person(vault), set(vault.pages())
    report = vault.refresh()
    assert (report.made, report.retired, report.typed, kept(vault)) == ([], [], [], [])
    assert set(vault.pages()) == pages
    assert "Named on 10 days" in vault.read(LATE)
    left = (
        [f"{LATE}: [[Slow reply]] -> '', ''"] if links == "off" else []
    )  # its property, which is the person's
    assert linkcheck.broken(vault.root) == left
    assert of_the_person(vault) == evenings
    assert vault.refresh().wrote == 0


@pytest.mark.parametrize("links", FORMATS)
def test_of_both_names_every_new_evening_counts(vault, links):
    obsidian.rename(vault.root, PAGE, LATE, links=links)
    vault.refresh()
    vault.hour = "2026-03-16T22:00"
    vault.write(day(13), "#trigger/slow-reply\n")
    vault.write(day(14), '---\nkind: reflection\ntriggers: ["[[Late reply]]"]\n---\n')
    report = vault.refresh()
    assert "Named on 12 days" in vault.read(LATE)
    assert not (vault.root / PAGE).exists()
    assert report.retired == []


def test_check_tells_of_two_names_until_they_are_one(vault):
    assert "Slow reply" not in vault.run("check").output
    obsidian.rename(vault.root, PAGE, LATE)
    vault.refresh()
    said = vault.run("check").output
    assert f'{LATE}:1:1: this page is called "Late reply", and notes still say "Slow reply"' in said
    assert 'vaultkit rename trigger "Slow reply" "Late reply"' in said
    assert vault.run("rename", "trigger", "Slow reply", "Late reply", "--yes").exit_code == 0
    assert "Nothing to report." in vault.run("check").output
    assert "# Late reply\n" in vault.read(LATE)
    assert "Named on 10 days" in vault.read(LATE)
    assert "#trigger/late-reply" in vault.read(day(3))
    assert linkcheck.broken(vault.root) == []


def test_a_heading_that_somebody_types_over_gives_a_page_no_other_name(vault):
    vault.write(PAGE, vault.read(PAGE).replace("# Slow reply\n", "# Late reply\n", 1))
    vault.write(day(1), "#trigger/late-reply\n")
    assert "still say" not in vault.run("check").output
    vault.refresh()
    assert "# Slow reply\n" in vault.read(PAGE)
    assert "Named on 10 days" in vault.read(PAGE)


def test_where_all_say_the_new_name_nothing_is_left_of_the_old_one(vault):
    for number in range(3, 12, 2):
        (vault.root / day(number)).unlink()
    vault.refresh()
    obsidian.rename(vault.root, PAGE, LATE)
    vault.refresh()
    assert "# Late reply\n" in vault.read(LATE)
    assert "Nothing to report." in vault.run("check").output
    assert linkcheck.broken(vault.root) == []


@pytest.mark.parametrize("links", FORMATS)
@pytest.mark.parametrize(
    ("old", "new"),
    [("Patterns", "Archive/Patterns"), (THEMES, "Patterns/What comes up"), ("Journal", "Diary")],
)
def test_a_moved_folder_is_followed(vault, old, new, links):
    before = len(vault.tree())
    obsidian.rename(vault.root, old, new, links=links)
    report = vault.refresh()
    assert (report.made, report.retired, report.typed, kept(vault)) == ([], [], [], [])
    assert len(vault.tree()) == before
    assert linkcheck.broken(vault.root) == []
    assert vault.refresh().wrote == 0


def test_after_a_move_what_is_new_goes_where_the_settings_say(vault):
    obsidian.rename(vault.root, "Patterns", "Archive/Patterns")
    vault.refresh()
    vault.hour = "2026-03-17T22:00"
    vault.write(day(17), "#trigger/slow-reply\n")
    assert [path for path in vault.refresh().made if "Patterns" in path] == [
        "Patterns/2026/2026-W12 Patterns.md"
    ]
    assert linkcheck.broken(vault.root) == []


def test_the_days_notes_move_with_their_folder_and_are_not_made_again(vault):
    today, tomorrow = day(12), day(13, "Check-in")
    assert {today, tomorrow} <= set(vault.tree())
    obsidian.rename(vault.root, "Journal", "Diary")
    assert vault.refresh().made == []
    vault.hour = "2026-03-13T10:00"
    assert vault.refresh().made == []


@pytest.mark.parametrize("links", ["shortest", "absolute"])
def test_a_link_that_was_written_anew_in_a_days_note_is_no_answer(vault, links):
    """Today's and tomorrow's notes link other days' notes inside their regions."""
    notes = (day(12), day(13, "Check-in"))
    prose = {path: vault.read(path).rpartition("vaultkit:end")[2] for path in notes}
    assert any(each.page in notes for each in linkcheck.follow(vault.root))
    obsidian.rename(vault.root, day(11), "Elsewhere/2026-03-11 Reflection.md", links=links)
    for hour in ("2026-03-12T23:00", "2026-03-14T12:00"):
        vault.hour = hour
        report = vault.refresh()
        assert (report.typed, kept(vault)) == ([], [])
        assert {path: vault.read(path).rpartition("vaultkit:end")[2] for path in notes} == prose


def test_what_somebody_typed_beside_a_link_that_was_written_anew_is_kept(vault):
    week = "Patterns/2026/2026-W10 Patterns.md"
    vault.write(week, vault.read(week).replace("## What came up\n", "## What came up\nMine.\n"))
    obsidian.rename(vault.root, day(3), "Elsewhere/2026-03-03 Reflection.md")
    assert vault.refresh().typed == [week]
    assert linkcheck.broken(vault.root) == []


@pytest.mark.parametrize("links", ["shortest", "off"])
def test_a_renamed_note_of_ones_own_with_its_old_name_as_an_alias(vault, links):
    own = "Triggers/Slow reply.md"
    vault.write(own, "---\nkind: trigger\n---\nMine.\n")
    vault.refresh()
    obsidian.rename(vault.root, own, "Triggers/Late reply.md", links=links)
    vault.write("Triggers/Late reply.md", "---\nkind: trigger\naliases: [Slow reply]\n---\nMine.\n")
    vault.refresh()
    pages = [path for path, data in vault.tree(THEMES).items() if b"Named on 10 days" in data]
    assert len([path for path in pages if "/People/" not in path]) == 1
    assert not (vault.root / PAGE).exists()
    assert linkcheck.broken(vault.root) == []
    assert "Nothing to report." in vault.run("check").output


def test_a_note_of_ones_own_with_regions_stays_the_page_wherever_it_goes(vault):
    own = "Triggers/Slow reply.md"
    vault.write(
        own, "---\nkind: trigger\n---\nMine.\n<!-- vaultkit:begin theme -->\n<!-- vaultkit:end theme -->\n"
    )
    vault.refresh()
    obsidian.rename(vault.root, "Triggers", "Areas/Triggers")
    report = vault.refresh()
    assert (report.made, report.typed) == ([], [])
    assert "Named on 10 days" in vault.read(f"Areas/{own}")
    assert linkcheck.broken(vault.root) == []


def test_a_page_with_the_name_of_another_theme_is_not_both(vault):
    """Two pages of two themes; one is moved away and gets the other's name."""
    for number in range(2, 6):
        vault.write(day(number), vault.read(day(number)) + "#trigger/doors\n")
    vault.refresh()
    obsidian.rename(vault.root, PAGE, f"{THEMES}/Old/Doors.md", links="off")
    vault.refresh()
    assert "Named on 4 days" in vault.read(f"{THEMES}/Doors.md")
    assert "Named on 10 days" in vault.read(f"{THEMES}/Old/Doors.md")
    assert "# Slow reply\n" in vault.read(f"{THEMES}/Old/Doors.md")


def test_two_names_come_and_go_with_what_the_notes_say(vault):
    """A vault that is watched says at every moment what one says that is looked at anew."""
    obsidian.rename(vault.root, PAGE, LATE)
    vault.refresh()
    journal = vault.journal()
    said = {number: vault.read(day(number)) for number in range(3, 12, 2)}

    def names():
        assert journal.history.themes == vault.journal().history.themes
        return sorted(theme.name for theme in journal.history.triggers.values())

    assert names() == ["Slow reply"]
    for number in said:
        vault.write(day(number), "Nothing of it.\n")
        journal.look()
        names()
    assert names() == ["Late reply"]
    vault.write(day(3), said[3])
    journal.look()
    assert names() == ["Slow reply"]


def test_links_written_anew_beside_news_are_not_typed_either(vault):
    obsidian.rename(vault.root, day(11), "Elsewhere/2026-03-11 Reflection.md")
    vault.write(day(12), vault.read(day(12)) + "#trigger/slow-reply #rift/phone\n")
    report = vault.refresh()
    assert PAGE in report.changed
    assert "Named on 11 days" in vault.read(PAGE)
    assert (report.typed, [why for why in kept(vault) if why == "typed"]) == ([], [])
