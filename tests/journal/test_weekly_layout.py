"""`week_layout = "weekly"`: a week's sections in the weekly note that a person has already."""

import json

import pytest

PERIODIC = ".obsidian/plugins/periodic-notes/data.json"
WEEK = "Weekly/2026-W10.md"


@pytest.fixture
def desk(desk):
    desk.write("vaultkit.toml", 'week_layout = "weekly"\n')
    desk.write(".obsidian/community-plugins.json", '["periodic-notes"]')
    weekly = {"enabled": True, "format": "GGGG-[W]WW", "folder": "Weekly", "template": "Meta/Week"}
    desk.write(PERIODIC, json.dumps({"weekly": weekly}))
    desk.write("Journal/2026/03/2026-03-04 Reflection.md", "#trigger/slow-reply\n")
    return desk


def test_without_a_note_the_week_gets_one_from_the_persons_template(desk):
    desk.write("Meta/Week.md", "# Week {{title}}\n\n## Plans\n")
    desk.refresh()
    text = desk.read(WEEK)
    assert text.startswith("# Week 2026-W10\n\n## Plans\n\n<!-- vaultkit:begin header level=2 -->\n")
    assert "[[Journal/2026/03/2026-03-04 Reflection|Wed 4]]" in text
    assert text.endswith("One thing for next week:\n")
    assert not list(desk.root.glob("Patterns/2026/*W*.md"))
    assert desk.refresh().wrote == 0


def test_what_is_there_stays_and_the_sections_follow_below(desk):
    mine = "Mine, without an end"
    desk.write(WEEK, mine)
    desk.refresh()
    text = desk.read(WEEK)
    assert text.startswith(f"{mine}\n\n<!-- vaultkit:begin header level=2 -->\n## Week 10")
    assert "Wed 4" in text
    assert f"[[{WEEK.removesuffix('.md')}|" in desk.read("Patterns/Patterns.md")


def test_sections_that_were_taken_out_stay_out(desk):
    desk.write(WEEK, "Mine\n")
    desk.refresh()
    desk.write(WEEK, "Mine\n")
    desk.refresh()
    assert desk.read(WEEK) == "Mine\n"


def test_weekly_notes_of_long_ago_are_left_as_they_are(desk):
    desk.write("Weekly/2025-W50.md", "Old\n")
    desk.write("Journal/2025/12/2025-12-10 Reflection.md", "#feeling/sad\n")
    desk.refresh()
    assert desk.read("Weekly/2025-W50.md") == "Old\n"


def test_weeks_that_hold_nothing_are_left_as_they_are(desk):
    weeks = {
        f"Weekly/2025-W{n:02}.md": f"Week {n}\n<!-- vaultkit:begin header -->\n<!-- vaultkit:end header -->\n"
        for n in range(1, 30)
    }
    for path, text in weeks.items():
        desk.write(path, text)
    report = desk.refresh()
    assert report.notices == ()
    assert report.retired == []
    assert WEEK in report.made
    assert all((desk.root / path).exists() for path in weeks)


def test_the_one_thing_for_next_week_is_read_from_it(desk):
    desk.write(WEEK, "Mine\n")
    desk.refresh()
    desk.write(WEEK, desk.read(WEEK).replace("One thing for next week:", "One thing for next week: ask Ines"))
    desk.write("Journal/2026/03/2026-03-08 Reflection.md", "A quiet day.\n")
    desk.hour = "2026-03-09T08:00"
    desk.refresh()
    assert "ask Ines" in desk.read("Journal/2026/03/2026-03-09 Check-in.md")


def test_a_section_in_a_persons_weekly_note_is_about_its_week(desk):
    desk.write("vaultkit.toml", "")
    desk.write(WEEK, "Mine\n<!-- vaultkit:begin header -->\n<!-- vaultkit:end header -->\n")
    desk.refresh()
    assert "# Week 10" in desk.read(WEEK)
    assert (desk.root / "Patterns/2026/2026-W10 Patterns.md").exists()


SUNDAYS = json.dumps({"weekly": {"enabled": True, "format": "gggg-[W]ww", "folder": "Weekly"}})


def test_notes_that_count_weeks_otherwise_are_left_alone_and_it_is_said(desk):
    desk.write(PERIODIC, SUNDAYS)
    assert any("week_rule" in notice for notice in desk.journal().notices)
    desk.refresh()
    assert not (desk.root / WEEK).exists()


def test_with_their_own_week_rule_they_hold_their_own_weeks(desk):
    desk.write(PERIODIC, SUNDAYS)
    desk.write("vaultkit.toml", 'week_layout = "weekly"\nweek_rule = "locale"\n')
    assert desk.journal().notices == ()
    desk.refresh()
    assert "Sun 1 – Sat 7 March" in desk.read(WEEK)


def test_without_weekly_notes_it_is_said_and_the_page_is_made(desk):
    (desk.root / PERIODIC).unlink()
    assert any("week_layout" in notice for notice in desk.journal().notices)
    desk.refresh()
    assert (desk.root / "Patterns/2026/2026-W10 Patterns.md").exists()


def test_a_conflict_copy_of_a_persons_weekly_note_is_theirs_to_merge(desk):
    desk.write(WEEK, "Mine\n")
    desk.refresh()
    theirs = desk.read(WEEK)
    desk.write(WEEK, theirs.replace("Mine\n", "Mine\nAnd more\n"))
    copy = desk.write(WEEK.replace(".md", ".sync-conflict-20260305-120000-ABCDEFG.md"), theirs)
    desk.refresh()
    assert copy.exists()


def test_the_version_before_of_a_persons_weekly_note_is_kept(desk):
    desk.write(WEEK, "Mine\n")
    desk.refresh()
    before = desk.read(WEEK)
    desk.write("Journal/2026/03/2026-03-05 Reflection.md", "#trigger/noise\n")
    desk.refresh()
    recovery = desk.journal().recovery
    assert before.encode() in [recovery.read(entry) for entry in recovery.entries(WEEK)]
