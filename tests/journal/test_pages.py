"""Pages as a person sees them come, change and go."""

import pytest

from vaultkit.vault.recovery import Recovery

WEEK = "Patterns/2026/2026-W10 Patterns.md"
QUARTER = "Patterns/2026/2026-Q1 Patterns.md"
THEMES = "Patterns/Themes"
MON, TUE, WED = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3, 4))


def kept(desk, path):
    return [entry.why for entry in desk.journal().recovery.entries(path)]


def in_one_go(desk, tmp_path):
    """What a full refresh gives on the same notes."""
    other = type(desk)(tmp_path / "other")
    other.hour = desk.hour
    for path, data in desk.tree().items():
        if not path.startswith("Patterns/"):
            other.write(path, data)
    other.refresh()
    return other.pages()


def test_half_typed_tags_leave_no_pages_behind(desk, tmp_path):
    journal = desk.journal()
    journal.refresh()
    for path in (MON, TUE):
        for typed in ("", "/", "/pla", "/plans", "/plans-changed-late"):
            desk.write(path, f"What happened: #trigger{typed}\n")
            journal.look_at([path])
            journal.refresh()
    assert set(desk.tree(THEMES)) == {f"{THEMES}/Plans changed late.md"}
    for typed in ("/pla", "/plans-changed-late"):
        for path in (MON, TUE):
            desk.write(path, f"What happened: #trigger{typed}\n")
            journal.look_at([path])
        journal.refresh()
    assert desk.pages() == in_one_go(desk, tmp_path)
    assert kept(desk, f"{THEMES}/Pla.md") == ["retired"]
    assert (desk.root / THEMES / "Plans changed late.md").exists()


def test_a_week_whose_only_written_day_is_emptied_again_goes_and_comes_back_the_same(desk):
    desk.write("Journal/2026/02/2026-02-20 Reflection.md", "Some words.\n")
    desk.write(MON, "Some words.\n")
    desk.refresh()
    page = desk.read(WEEK)
    desk.write(MON, "\n")
    assert desk.refresh().retired == [QUARTER, WEEK]
    assert kept(desk, WEEK) == ["retired"]
    desk.write(MON, "Some words.\n")
    desk.refresh()
    assert desk.read(WEEK) == page


def test_a_page_with_a_persons_own_words_stays(desk):
    desk.write("Journal/2026/02/2026-02-20 Reflection.md", "Some words.\n")
    desk.write(MON, "Some words. #trigger/noise\n")
    desk.write(TUE, "Some words. #trigger/noise\n")
    desk.refresh()
    theme = f"{THEMES}/Noise.md"
    for path in (WEEK, theme):
        desk.write(path, desk.read(path) + "My own line.\n")
    for path in (MON, TUE):
        (desk.root / path).unlink()
    assert desk.refresh().retired == [QUARTER]
    for path in (WEEK, theme):
        assert desk.read(path).endswith("My own line.\n")
    assert desk.refresh().wrote == 0


def test_a_page_where_somebody_typed_inside_a_region_stays_until_that_is_in_recovery(desk):
    desk.write("Journal/2026/02/2026-02-20 Reflection.md", "Some words.\n")
    desk.write(MON, "Some words.\n")
    desk.refresh()
    desk.write(WEEK, desk.read(WEEK).replace("<!-- vaultkit:end header", "typed\n<!-- vaultkit:end header"))
    desk.write(MON, "")
    desk.refresh()
    recovery = Recovery(desk.journal().state / "recovery", now=desk.clock)
    assert any(b"typed\n" in recovery.read(entry) for entry in recovery.entries(WEEK))


def test_pages_that_go_many_at_once_are_kept_and_it_is_said(desk):
    days = [f"Journal/2025/{month:02}/2025-{month:02}-10 Reflection.md" for month in range(1, 13)]
    for path in (*days, MON):
        desk.write(path, "Some words.\n")
    desk.refresh()
    pages = set(desk.pages())
    for path in days:
        (desk.root / path).unlink()
    report = desk.refresh()
    assert report.retired == []
    assert set(desk.pages()) == pages
    assert "16 pages have nothing to say any more" in report.notices[0]
    said = desk.run("refresh")
    assert said.stdout == "Everything is up to date; nothing was written.\n"
    assert "16 pages" in said.stderr


def test_nothing_goes_while_a_folder_cannot_be_entered(desk):
    desk.write("Journal/2026/02/2026-02-20 Reflection.md", "Some words.\n")
    desk.write("Locked/2026-03-02 Reflection.md", "Some words.\n")
    desk.refresh()
    journal = desk.journal()
    (desk.root / "Locked" / "2026-03-02 Reflection.md").unlink()
    journal.look()
    journal.index.unreadable = (("Locked", "permission denied"),)
    assert journal.refresh().retired == []
    journal.index.unreadable = ()
    assert journal.refresh().retired == [QUARTER, WEEK]


def test_a_page_that_the_person_deleted_or_emptied_is_made_again(desk):
    desk.write(MON, "Some words.\n")
    desk.refresh()
    page = desk.read(WEEK)
    (desk.root / WEEK).unlink()
    assert desk.refresh().made == [WEEK]
    assert desk.read(WEEK) == page
    desk.write(WEEK, "")
    assert desk.refresh().changed == [WEEK]
    assert desk.read(WEEK) == page


def test_a_page_that_was_moved_stays_where_it_is_and_is_kept_up_to_date(desk):
    desk.write(MON, "Some words.\n")
    desk.refresh()
    (desk.root / "Mine").mkdir()
    (desk.root / WEEK).rename(desk.root / "Mine" / "March.md")
    desk.write(TUE, "Some words.\n")
    desk.refresh()
    assert not (desk.root / WEEK).exists()
    assert "2 days" in desk.read("Mine/March.md")
    assert "[[Mine/March|" in desk.read("Patterns/Patterns.md")


def test_a_copy_of_a_page_does_not_take_its_place(desk):
    desk.write(MON, "Some words.\n")
    desk.refresh()
    pages = desk.pages()
    desk.write("A copy.md", desk.read(WEEK))
    desk.write("Patterns/2026/2026-W10 Patterns (recovered 2026-03-05).md", desk.read(WEEK))
    desk.refresh()
    assert {path: data for path, data in desk.pages().items() if "recovered" not in path} == pages


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("What now? Really", "What now Really"),
        ("A/B: x", "A B x"),
        ("CON", "CON (name)"),
        ("é" * 150, "É" + "é" * 99),
    ],
)
def test_a_name_that_no_file_can_have_has_one_page_that_stays(desk, name, file):
    for path in (MON, TUE):
        desk.write(path, f'---\ntriggers: ["{name}"]\n---\nSome words.\n')
    desk.refresh()
    page = f"{THEMES}/{file}.md"
    assert f"# {name[:1].upper()}{name[1:]}" in desk.read(page)
    assert desk.refresh().wrote == 0
    for path in (MON, TUE):
        desk.write(path, "Some words.\n")
    assert desk.refresh().retired == [page]


def test_names_that_are_one_file_name_are_one_page(desk):
    for path in (MON, TUE):
        desk.write(path, '---\ntriggers: ["A/B", "A B", "a?b", "Plans", "plans!"]\n---\nSome words.\n')
    desk.refresh()
    assert len({path.casefold() for path in desk.tree(THEMES)}) == 3
    assert desk.refresh().wrote == 0


def test_a_note_of_the_persons_own_is_the_page_or_has_one_beside_it(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/noise #trigger/silence\n")
    desk.write("Noise.md", "---\nkind: trigger\n---\nMine.\n")
    region = "<!-- vaultkit:begin theme-days -->\n<!-- vaultkit:end theme-days -->\n"
    desk.write("Silence.md", f"---\nkind: trigger\n---\nMine.\n{region}")
    desk.refresh()
    assert set(desk.tree(THEMES)) == {f"{THEMES}/Noise (patterns).md"}
    assert desk.read("Noise.md") == "---\nkind: trigger\n---\nMine.\n"
    assert "2026-03-03 Reflection" in desk.read("Silence.md")
    assert desk.refresh().wrote == 0


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("no properties\n", "without `kind: week` and `week: {{week}}`"),
        ("---\nkind: week\n---\n", "without `kind: week` and `week: {{week}}`"),
        ("---\nkind: week\nweek: {{week}}\n---\n<!-- vaultkit:begin x -->\n", "begins and never ends"),
    ],
)
def test_a_template_that_makes_no_page_is_reported_and_the_shipped_one_is_used(desk, template, why):
    desk.write("Templates/vaultkit/Week.md", template)
    desk.write(MON, "Some words.\n")
    desk.refresh()
    assert "# Week 10" in desk.read(WEEK)
    assert "Templates/vaultkit/Week.md:" in desk.run("check").output
    assert why in desk.run("check").output
    assert desk.refresh().wrote == 0


def test_something_that_is_no_note_in_a_pages_place_stops_no_other_page(desk):
    desk.write(MON, "Some words.\n")
    (desk.root / WEEK).mkdir(parents=True)
    report = desk.refresh()
    assert "Patterns/Patterns.md" in report.made
    assert list(report.refused) == [WEEK]
    assert not report.is_up_to_date
    told = desk.run("refresh")
    assert told.exit_code == 7
    assert told.stdout == ""
    assert told.stderr.count("\n") == 2


def test_a_disk_that_refuses_one_page_stops_no_other(desk, monkeypatch):
    desk.write(MON, "Some words.\n")
    desk.write("Journal/2026/02/2026-02-20 Reflection.md", "Some words.\n")
    real = Recovery.keep
    desk.refresh()
    for path in desk.pages():
        desk.write(path, desk.read(path).replace("<!-- vaultkit:end", "typed\n<!-- vaultkit:end", 1))

    def full(store, kept):
        if kept.path == WEEK:
            raise OSError(28, "No space left on device")
        return real(store, kept)

    monkeypatch.setattr(Recovery, "keep", full)
    report = desk.refresh()
    assert list(report.refused) == [WEEK]
    assert "No space left on device" in report.refused[WEEK].what
    assert set(report.changed) == set(desk.pages()) - {WEEK}
    assert "typed" in desk.read(WEEK)


def test_a_themes_page_follows_when_its_latest_day_is_taken_back(desk):
    for day in ("2026-02-18", "2026-02-25", "2026-02-26", "2026-03-02"):
        desk.write(f"Journal/{day[:4]}/{day[5:7]}/{day} Reflection.md", "#trigger/late\n")
    desk.refresh()
    desk.write("Journal/2026/03/2026-03-02 Reflection.md", "#feeling/calm\n")
    desk.refresh()
    page = desk.read("Patterns/Themes/Late.md")
    assert "2 Mar" not in page
    assert "3 days" in page
