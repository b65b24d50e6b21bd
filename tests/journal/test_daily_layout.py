"""`layout = "daily"`: morning and evening in the daily note that a person has already."""

import json
from datetime import date

import pytest

from vaultkit.errors import CannotWrite
from vaultkit.journal.entries import Entries
from vaultkit.records.kinds import kind_named

DAY = "2026-03-05"
NOTE = f"Daily/{DAY}.md"


@pytest.fixture
def desk(desk):
    desk.write("vaultkit.toml", 'layout = "daily"\n')
    desk.write(".obsidian/daily-notes.json", json.dumps({"folder": "Daily", "template": "Meta/Day"}))
    return desk


def at(desk, hour):
    desk.hour = f"{DAY}T{hour}"
    return desk.refresh()


def log(desk, word, *given, name=""):
    journal = desk.journal()
    entries = Entries(journal, date.fromisoformat(DAY))
    kind = kind_named(word)
    return entries.log(kind, name, entries.read(kind, given))


def test_without_a_note_the_day_gets_one_with_morning_and_evening(desk):
    at(desk, "08:00")
    text = desk.read(NOTE)
    assert text.index("## Morning") < text.index("### How are you?") < text.index("## Evening")
    assert not list(desk.root.glob("Journal/**/*.md"))


def test_a_persons_own_template_comes_first_and_as_it_is(desk):
    desk.write("Meta/Day.md", "# {{title}}\n\n- [ ] water the plants\n")
    at(desk, "08:00")
    text = desk.read(NOTE)
    assert text.startswith(f"# {DAY}\n\n- [ ] water the plants\n\n## Morning\n")
    assert desk.journal().history.days == {}


def test_what_is_there_keeps_every_byte_and_gets_the_parts_below_once(desk):
    mine = b"\xef\xbb\xbf---\r\nmood: 4\r\n---\r\n# Thursday\r\nA slow start.  \r\n\r\n"
    desk.write(NOTE, mine)
    at(desk, "08:00")
    after = (desk.root / NOTE).read_bytes()
    assert after.startswith(mine)
    assert after.count(b"## Morning\r\n") == after.count(b"## Evening\r\n") == 1
    assert b"\n" not in after.replace(b"\r\n", b"")
    at(desk, "19:00")
    assert (desk.root / NOTE).read_bytes() == after


def test_in_the_evening_a_note_gets_only_its_evening(desk):
    desk.write(NOTE, "A day.\n")
    at(desk, "19:00")
    assert "## Evening" in desk.read(NOTE)
    assert "## Morning" not in desk.read(NOTE)


def test_a_heading_that_is_there_is_not_doubled(desk):
    desk.write(NOTE, "## Evening\n\nWe cooked.\n\n## Money\n\n12\n")
    at(desk, "19:00")
    text = desk.read(NOTE)
    assert text.count("## Evening") == 1
    assert text.index("We cooked.") < text.index("### What happened") < text.index("## Money")
    assert text.endswith("## Money\n\n12\n")


@pytest.mark.parametrize(
    "mine",
    [
        "```\nopen\n",
        "<!-- open\n",
        "---\na: [\n---\nx\n",
        "%% never closed\n",
        "$$\nx\n",
        "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
        "---\nkanban-plugin: board\n---\n## Doing\n",
    ],
)
def test_in_doubt_nothing_is_put_in_and_it_is_said(desk, mine):
    desk.write(NOTE, mine)
    at(desk, "19:00")
    assert desk.read(NOTE) == mine
    assert any(each.path == NOTE and "questions" in each.message for each in desk.journal().left_alone())


def test_parts_that_were_taken_out_again_stay_out(desk):
    desk.write(NOTE, "A day.\n")
    at(desk, "19:00")
    desk.write(NOTE, "A day.\n")
    at(desk, "20:00")
    assert desk.read(NOTE) == "A day.\n"


def test_a_note_of_another_device_that_takes_the_place_of_an_untouched_one_gets_its_parts(desk):
    desk.hour = "2026-03-04T18:00"
    desk.refresh()
    assert "## Morning" in desk.read(NOTE)
    desk.write(NOTE, "From the phone.\n")
    at(desk, "08:00")
    assert "## Morning" in desk.read(NOTE)
    desk.write(NOTE, "From the phone.\n")
    at(desk, "08:10")
    assert desk.read(NOTE) == "From the phone.\n"


def test_a_note_that_was_deleted_is_not_made_again(desk):
    at(desk, "08:00")
    (desk.root / NOTE).unlink()
    at(desk, "09:00")
    at(desk, "19:00")
    assert not (desk.root / NOTE).exists()


def test_a_template_that_is_private_is_the_persons_to_begin(desk):
    desk.write("Meta/Day.md", "---\nprivate: true\n---\n")
    at(desk, "08:00")
    assert not (desk.root / NOTE).exists()


def test_a_template_that_is_not_there_is_told(desk):
    assert any("Meta/Day" in notice for notice in desk.journal().notices)


def test_a_private_day_is_left_alone(desk):
    desk.write(NOTE, "#unsafe\n")
    at(desk, "19:00")
    assert desk.read(NOTE) == "#unsafe\n"


def test_a_note_that_was_moved_is_the_days_note(desk):
    desk.write(f"Daily/2026/March/{DAY}.md", "A day.\n")
    at(desk, "19:00")
    assert "## Evening" in desk.read(f"Daily/2026/March/{DAY}.md")
    assert not (desk.root / NOTE).exists()


def test_templaters_code_is_left_to_obsidian(desk):
    desk.write("Meta/Day.md", "<% tp.date.now() %>\n")
    at(desk, "08:00")
    assert not (desk.root / NOTE).exists()
    with pytest.raises(CannotWrite):
        log(desk, "reflection", "warmth=3")
    desk.write(NOTE, "Thursday\n")
    at(desk, "08:10")
    assert desk.read(NOTE).startswith("Thursday\n\n## Morning\n")


def test_morning_and_evening_are_one_day(desk):
    desk.write(
        NOTE,
        "---\nmorning_feelings: [tired]\nfeelings: [afraid]\nmorning_distress: 7\ndistress: 3\nmorning_asked: a walk\n---\n",
    )
    [day] = desk.journal().history.days.values()
    assert day.feelings == {"tired", "afraid"}
    assert day.distress == 7
    [record] = day.records
    assert record.asked == "a walk"


def test_an_evening_on_the_command_line_goes_into_the_days_note(desk):
    at(desk, "19:00")
    [first] = log(desk, "checkin", "feeling=tired", "asked=a walk")
    [second] = log(desk, "reflection", "feeling=calm", "warmth=6", "He called at nine.")
    assert first.path == second.path == NOTE
    text = desk.read(NOTE)
    assert "morning_feelings: [tired]" in text
    assert "\nfeelings: [calm]" in text
    assert (
        text.index("### What happened")
        < text.index("He called at nine.")
        < text.index("### What did you learn")
    )
    [day] = desk.journal().history.days.values()
    assert day.records[0].warmth == 6


def test_words_for_the_evening_bring_its_part_back(desk):
    desk.write(NOTE, "A day.\n")
    at(desk, "08:00")
    desk.write(NOTE, "A day.\n\n## Morning\n\n### How are you?\n")
    at(desk, "19:00")
    log(desk, "reflection", "Late, but well.")
    text = desk.read(NOTE)
    assert text.index("How are you") < text.index("## Evening") < text.index("Late, but well.")
    assert text.count("## Morning") == 1


def test_a_daily_path_that_is_the_check_ins_is_the_days_note(desk):
    desk.write("vaultkit.toml", 'layout = "daily"\ncheckin_path = "Daily/YYYY-MM-DD"\n')
    desk.write(NOTE, "---\nmorning_distress: 7\ndistress: 4\n---\n")
    [day] = desk.journal().history.days.values()
    assert day.distress == 7


def test_obsidians_folder_and_template_in_another_case(desk):
    desk.write("daily/2026-03-01.md", "x\n")
    desk.write("meta/day.md", "Mine: {{title}}\n")
    at(desk, "08:00")
    assert desk.read(f"daily/{DAY}.md").startswith(f"Mine: {DAY}\n")
    assert not (desk.root / "Daily").exists()


def test_a_title_is_what_periodic_notes_takes_for_it(desk):
    desk.write(".obsidian/community-plugins.json", '["periodic-notes"]')
    daily = {"enabled": True, "format": "YYYY/MM/YYYY-MM-DD", "folder": "Daily", "template": "Meta/Day"}
    desk.write(".obsidian/plugins/periodic-notes/data.json", json.dumps({"daily": daily}))
    desk.write("Meta/Day.md", "# {{title}}\n")
    at(desk, "08:00")
    assert desk.read(f"Daily/2026/03/{DAY}.md").startswith(f"# 2026/03/{DAY}\n")


def test_mondays_note_links_the_week_before(desk):
    desk.write("Daily/2026-03-01.md", "#feeling/sad\n")
    desk.hour = "2026-03-02T08:00"
    desk.refresh()
    assert "2026-W09 Patterns|Week 9]]" in desk.read("Daily/2026-03-02.md")


def test_past_days_are_left_alone(desk):
    at(desk, "08:00")
    before = desk.read(NOTE)
    desk.write("Daily/2026-03-04.md", "#trigger/slow-reply\n")
    desk.hour = "2026-03-07T08:00"
    desk.refresh()
    assert desk.read(NOTE) == before


def test_daily_notes_before_the_day_one_began_are_none_of_vaultkits(desk):
    desk.write("vaultkit.toml", 'since = "2026-03-01"\n')
    desk.write("Daily/2026-02-28.md", "Before. #feeling/sad\n")
    desk.write("Daily/2026-03-01.md", "After.\n")
    assert [str(day) for day in desk.journal().history.days] == ["2026-03-01"]


def test_a_daily_note_with_a_kind_of_somebody_elses_is_a_day(desk):
    desk.write(NOTE, "---\nkind: week\n---\nA day. #feeling/calm\n")
    at(desk, "19:00")
    assert [str(day) for day in desk.journal().history.days] == [DAY]


def test_what_is_typed_at_the_end_is_no_plan(desk):
    at(desk, "19:00")
    desk.write(NOTE, desk.read(NOTE) + "cannot sleep\n")
    [day] = desk.journal().history.days.values()
    assert day.records[0].adjust is None
    assert day.lessons == ()


def test_a_note_that_templater_is_about_to_fill_is_left_until_it_did(desk):
    desk.write("Meta/Day.md", "<% tp.date.now() %>\n")
    desk.write(NOTE, "<% tp.date.now() %>\n")
    at(desk, "08:00")
    assert desk.read(NOTE) == "<% tp.date.now() %>\n"
    desk.write(NOTE, "2026-03-05\n")
    at(desk, "08:01")
    assert desk.read(NOTE).startswith("2026-03-05\n\n## Morning")


def test_notes_that_are_never_read_are_not_made(desk):
    desk.write(".obsidian/templates.json", '{"folder": "Daily"}')
    assert any(notice.startswith("layout: your daily notes lie where") for notice in desk.journal().notices)
    at(desk, "08:00")
    assert not (desk.root / NOTE).exists()
    assert (desk.root / f"Journal/2026/03/{DAY} Check-in.md").exists()


def test_where_the_days_note_is_cannot_be_told_nothing_is_made(desk):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Da')
    at(desk, "19:00")
    assert [path for path in desk.tree() if path.endswith(".md")] == []
    with pytest.raises(CannotWrite):
        log(desk, "reflection", "warmth=3")


def test_a_part_that_was_taken_out_stays_out_while_the_other_stands(desk):
    at(desk, "08:00")
    text = desk.read(NOTE)
    desk.write(NOTE, text[: text.index("## Evening")])
    at(desk, "19:00")
    assert "## Evening" not in desk.read(NOTE)


def test_a_day_is_not_asked_twice_when_the_layout_changes(desk):
    at(desk, "08:00")
    desk.write("vaultkit.toml", "")
    at(desk, "08:01")
    assert not (desk.root / f"Journal/2026/03/{DAY} Check-in.md").exists()
    desk.hour = "2026-03-07T08:00"
    desk.refresh()
    desk.write("vaultkit.toml", 'layout = "daily"\n')
    desk.hour = "2026-03-07T19:00"
    desk.refresh()
    text = desk.read("Daily/2026-03-07.md")
    assert "## Morning" not in text
    assert "## Evening" in text


def test_what_began_today_is_no_news_this_morning(desk):
    desk.write("Daily/2026-03-04.md", "#rift/keys\n")
    at(desk, "08:00")
    desk.write(NOTE, desk.read(NOTE) + "#rift/dinner\n")
    at(desk, "23:00")
    morning = desk.read(NOTE).split("## Evening")[0]
    assert "keys" in morning
    assert "dinner" not in morning


def test_words_are_not_put_into_another_plugins_note(desk):
    desk.write(NOTE, "---\nkanban-plugin: board\n---\n## Doing\n")
    with pytest.raises(CannotWrite):
        log(desk, "reflection", "A long talk.")


def test_what_only_periodic_notes_fills_stays_in_a_note_of_obsidians_own_daily_notes(desk):
    desk.write("Meta/Day.md", "{{date}} {{yesterday}} {{date+1d:dddd}}\n")
    at(desk, "08:00")
    assert desk.read(NOTE).startswith(f"{DAY} {{{{yesterday}}}} {{{{date+1d:dddd}}}}\n")
    assert desk.journal().history.days == {}
