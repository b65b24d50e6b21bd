from datetime import date, time

import pytest

from vaultkit.errors import SettingsWrong
from vaultkit.notes.calendar import ISO, SATURDAY, SUNDAY, WeekRule, week_of
from vaultkit.settings import TABLE, commented, load


def test_the_defaults_are_those_of_the_table():
    uncommented = "\n".join(
        line.removeprefix("# ")
        for line in commented().splitlines()
        if any(f"# {s.name} = " in line for s in TABLE)
    )
    assert load(uncommented) == load() == load("\ufeff# nothing\n") == load(commented())
    assert load().reflection_at == time(18)
    assert load().checkin.format(date(2026, 3, 5)) == "Journal/2026/03/2026-03-05 Check-in"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ('reflection_at = "20:30"', "reflection_at", time(20, 30)),
        ("reflection_at = 20:30:10", "reflection_at", time(20, 30)),
        ('day_starts_at = "05:00:59+02:00"', "day_starts_at", time(5)),
        ('theme_folder = "/My themes/"', "theme_folder", "My themes"),
        ('index_path = "Home.md"', "index_path", "Home"),
        ('journal = ["/Log/", "", " Old "]', "journal", ("Log", "Old")),
        ("recovery_days = 0", "recovery_days", 0),
        ('week_rule = "sunday"', "week_path", "Patterns/gggg/gggg-[W]ww [Patterns]"),
        ('links = "markdown"', "links", "markdown"),
        ('locale = "pt-br"', "locale", "pt-br"),
        ('obsidian_folder = ".phone/"', "obsidian_folder", ".phone"),
    ],
)
def test_a_setting_is_read_as_it_is_meant(text, name, value):
    assert getattr(load(text), name) == value


@pytest.mark.parametrize(
    ("text", "what", "help_"),
    [
        ("reflection_at = ", "cannot be read: ", "Texts and times stand in quotes"),
        ('reflection_att = "20:00"', "there is no setting `reflection_att`", "`reflection_at`"),
        ("zzz = 1", "there is no setting `zzz`", "docs/settings.md"),
        ('reflection_at = "6pm"', "`reflection_at` is '6pm', expected a time", 'default is "18:00"'),
        ("reflection_at = 18", "expected a time", "default"),
        ('event_folder = "../out"', "expected a path inside the vault", "default"),
        ('event_folder = "a//b"', "expected a path inside the vault", "default"),
        ('event_folder = ".hidden/x"', "none of them hidden", "default"),
        ('event_folder = " "', "expected a text", "default"),
        ('event_folder = "a\\\\b"', "expected a path inside the vault", "default"),
        ('journal = "Log"', "expected a list of texts", "default is []"),
        ("recovery_days = -1", "expected a whole number", "default"),
        ("recovery_days = true", "expected a whole number", "default"),
        ('locale = "tlh"', '`locale` is \'tlh\', expected "auto" or "en" or ', 'default is "auto"'),
        ('obsidian_folder = "Obsidian"', "the name of a folder that begins with a dot", 'default is "auto"'),
        ('obsidian_folder = ".."', "the name of a folder that begins with a dot", 'default is "auto"'),
        ('obsidian_folder = ".a/b"', "the name of a folder that begins with a dot", 'default is "auto"'),
        ('week_rule = "isoo"', '"iso" or "sunday" or "saturday" or "locale", or ', 'default is "iso"'),
        ('week_rule = "isoo"', '(did you mean "iso"?)', "default"),
        ('week_rule = "monday"', '(did you mean "monday, 4"?)', "default"),
        ('week_rule = "mondy, 1"', '(did you mean "monday, 1"?)', "default"),
        ('week_rule = "monday, 40"', 'as in "monday, 4"', "default"),
        ('links = "html"', '"auto" or "wikilink" or "markdown"', "default"),
        ('checkin_path = "Check-in"', "`checkin_path` gives two days the same note", "YYYY-MM-DD"),
        ('reflection_path = "YYYY/[W]ww"', "`reflection_path` gives two days the same note", "YYYY-MM-DD"),
        ('week_path = "YYYY"', "`week_path` gives two weeks the same page", "GGGG-[W]WW"),
        ('week_path = "[W]WW"', "`week_path` gives two weeks the same page", "GGGG-[W]WW"),
        (
            'checkin_path = "YYYY-MM-DD"\nreflection_path = "YYYY-MM-DD"',
            "`checkin_path` and `reflection_path` give the same note, such as 2026-01-01.md",
            "its own name",
        ),
        (
            'month_path = "YYYY/MM"\nquarter_path = "YYYY/0Q"',
            "`month_path` and `quarter_path` give the same note, such as 2026/01.md",
            "its own name",
        ),
        ('week_path = "GGGG/WW"\nmonth_path = "YYYY/MM"', "`week_path` and `month_path` give", "own name"),
        (
            'month_path = "journal/YYYY/MM/YYYY-MM-[01] [reflection]"',
            "`reflection_path` and `month_path` give the same note",
            "its own name",
        ),
        ('checkin_path = "YYYY-MM-DD"\nreflection_path = "YYYY-DD-MM"', "give the same note", "own name"),
    ],
)
def test_what_does_not_fit_is_said_with_what_would(text, what, help_):
    with pytest.raises(SettingsWrong) as wrong:
        load(text)
    assert what in wrong.value.what
    assert help_ in wrong.value.help


def test_a_folder_that_holds_no_date_is_taken_as_it_is():
    settings = load('event_folder = "Daily life/Mood"\ncheckin_path = "Mo/YYYY-MM-DD"')
    assert settings.events.format(date(2026, 3, 5)) == "Daily life/Mood"
    assert settings.checkin.format(date(2026, 3, 5)).endswith("/2026-03-05")


def test_dates_on_pages_are_in_the_persons_language():
    assert load().names.date(date(2026, 2, 24)) == "24 Feb"
    assert load('locale = "de"').names.date(date(2026, 2, 24)) == "24. Feb."


def test_so_are_those_in_file_names():
    settings = load('locale = "de"\ncheckin_path = "Journal/MMMM/YYYY-MM-DD dddd"')
    assert settings.checkin.format(date(2026, 3, 5)) == "Journal/März/2026-03-05 Donnerstag"
    assert settings.checkin.day_of("Journal/März/2026-03-05 Donnerstag.md") == date(2026, 3, 5)
    assert load('checkin_path = "MMMM/YYYY-MM-DD"').checkin.format(date(2026, 3, 5)) == "March/2026-03-05"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", ISO),
        ('week_rule = "Saturday"', SATURDAY),
        ('week_rule = "locale"', SUNDAY),
        ('week_rule = "locale"\nlocale = "de"', ISO),
        ('week_rule = "locale"\nlocale = "pt-br"', SUNDAY),
        ('week_rule = "monday, 2"', WeekRule(first_day=0, january_day=2)),
        ('week_rule = "Sunday 4"', WeekRule(first_day=6, january_day=4)),
    ],
)
def test_weeks_are_counted_as_the_setting_says(text, rule):
    settings = load(text)
    assert settings.rule == settings.week.rule == rule
    days = [date(2026, 12, day) for day in range(20, 32)]
    assert all(settings.week.week_of_path(settings.week.format(week_of(day, rule).start)) for day in days)


def test_years_and_weeks_that_do_not_go_together_are_a_warning():
    assert load().warnings() == ()
    [warning] = load('week_path = "YYYY/YYYY-[W]WW"').warnings()
    assert warning.startswith("week_path: Around New Year")
    [warning] = load('weekly_path = "Weeks/YYYY-[W]ww"').warnings()
    assert warning.startswith("weekly_path: Around New Year, `YYYY` and `ww` can disagree")
