"""Where a person's own notes of a day, a week … are: by each plugin that can say so, and by which if several do.

The paths are those the plugins themselves make: tables by moment.js 2.29.4 and by their own way to join folder and name.
"""

import json
from datetime import date

import pytest

from vaultkit.vault import obsidian

DAY = date(2026, 3, 5)


@pytest.fixture
def vault(tmp_path):
    def made(community=(), **settings):
        plugins = {"periodic": "plugins/periodic-notes/data", "calendar": "plugins/calendar/data",
                   "journals": "plugins/journals/data"}  # fmt: skip
        for name, value in {**settings, "community_plugins": list(community)}.items():
            place = tmp_path / ".obsidian" / f"{plugins.get(name, name.replace('_', '-'))}.json"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(json.dumps(value))
        return obsidian.read(tmp_path)

    return made


def paths(found, day=DAY, locale="en"):
    return {period: found.form(period, locale).format(day) for period in found.periodic}


# Core.


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ({}, "2026-03-05"),
        ({"folder": "Days"}, "Days/2026-03-05"),
        ({"folder": "/日记/Mo/", "format": "DD.MM.YYYY"}, "日记/Mo/05.03.2026"),
        ({"folder": "_journal/"}, "_journal/2026-03-05"),
        ({"folder": "/"}, "2026-03-05"),
        ({"folder": None, "format": "YYYY/[W]ww/YYYY-MM-DD"}, "2026/W10/2026-03-05"),
        ({"folder": "", "format": ""}, "2026-03-05"),
        ({"folder": "Dad's MM/[old]", "format": "YYYYMMDD"}, "Dad's MM/[old]/20260305"),
        ({"folder": "a]b", "format": "YYYY-MM-DD"}, "a]b/2026-03-05"),
        ({"folder": "Days", "format": "YYYY]-MM-DD"}, "Days/2026]-03-05"),
        ({"folder": "./a//b/../c", "format": "./YYYY//MM"}, "a/c/2026/03"),
        ({"folder": "Days", "format": "../YYYY-MM-DD"}, "2026-03-05"),
        ({"folder": "Q\u00a0A", "format": "YYYY-MM-DD[.md]"}, "Q A/2026-03-05"),
        ({"folder": " Days ", "format": " YYYY "}, "Days/ 2026 "),
        ({"folder": "Cafe\u0301"}, "Café/2026-03-05"),
    ],
)
def test_daily_notes(vault, settings, path):
    assert paths(vault(daily_notes=settings)) == {"day": path}


@pytest.mark.parametrize(
    ("plugins", "is_on"),
    [
        ({"daily-notes": True}, True),
        (["graph", "daily-notes"], True),
        ({"daily-notes": False}, False),
        ({}, False),
        (["graph"], False),
        (7, False),
    ],
)
def test_the_core_plugin_with_its_defaults_has_no_file_of_its_own(vault, plugins, is_on):
    assert paths(vault(core_plugins=plugins)) == ({"day": "2026-03-05"} if is_on else {})


@pytest.mark.parametrize(
    ("plugins", "is_on"),
    [
        ({"daily-notes": False}, False),
        (["graph"], False),
        ({"daily-notes": True}, True),
        ({}, True),
        (7, True),
    ],
)
def test_settings_of_a_core_plugin_that_is_off_count_for_nothing(vault, plugins, is_on):
    found = vault(core_plugins=plugins, daily_notes={"folder": "Days"})
    assert paths(found) == ({"day": "Days/2026-03-05"} if is_on else {})


@pytest.mark.parametrize(
    "typed", ["Forms/Day", "/Forms/Day.md", "Forms/Day.MD", " Forms//Day ", "Forms\\Day"]
)
def test_a_template_is_named_with_its_ending_or_without(vault, typed):
    found = vault(daily_notes={"template": typed})
    assert found.periodic["day"].template == "Forms/Day"


@pytest.mark.parametrize("typed", ["", "/", None])
def test_no_template(vault, typed):
    assert vault(daily_notes={"template": typed}).periodic["day"].template is None


# Periodic Notes.

RELEASED = {
    "showGettingStartedBanner": False,
    "hasMigratedDailyNoteSettings": True,
    "daily": {"format": "YYYY/MM/YYYY-MM-DD", "folder": "Daily", "template": "Forms/Day.md", "enabled": True},
    "weekly": {"format": "", "template": "", "folder": "", "enabled": True},
    "monthly": {"format": "", "template": "", "folder": ""},
    "quarterly": {"format": "YYYY/YYYY-[Q]Q", "folder": "Quarters/", "enabled": True},
    "yearly": {"format": "", "template": "", "folder": "", "enabled": False},
}
BETA = {
    "installedVersion": "1.0.0-beta3",
    "activeCalendarSet": "Work",
    "calendarSets": [
        {"id": "Default", "day": {"enabled": True, "folder": "Home"}, "week": {"enabled": True}},
        {
            "id": "Work",
            "ctime": "2022-05-01T10:00:00+02:00",
            "day": {"enabled": True, "format": "", "folder": "/Work", "templatePath": "Forms/Work.md"},
            "week": {"enabled": False, "format": "gggg-[W]ww", "folder": "Work"},
            "month": {"enabled": True, "format": "[M]MM YYYY", "folder": "Work"},
            "year": None,
        },
    ],
}


def test_the_released_schema(vault):
    found = vault(["periodic-notes"], periodic=RELEASED)
    assert paths(found) == {
        "day": "Daily/2026/03/2026-03-05", "week": "2026-W10", "quarter": "Quarters/2026/2026-Q1",
    }  # fmt: skip
    assert found.periodic["day"].template == "Forms/Day"
    assert found.periodic["day"].folder == "Daily"
    assert not found.notices


def test_the_beta_schema(vault):
    found = vault(["periodic-notes"], periodic=BETA)
    assert paths(found) == {"day": "Work/2026-03-05", "month": "Work/M03 2026"}
    assert found.periodic["day"].template == "Forms/Work"
    assert not found.notices


def test_the_beta_takes_its_sets_and_not_what_stood_there_before(vault):
    assert paths(vault(["periodic-notes"], periodic={**RELEASED, **BETA})) == {
        "day": "Work/2026-03-05", "month": "Work/M03 2026",
    }  # fmt: skip
    assert paths(vault(["periodic-notes"], periodic={**RELEASED, "calendarSets": []}))["week"] == "2026-W10"


def test_without_a_name_the_set_called_default_is_active(vault):
    sets = {"calendarSets": BETA["calendarSets"]}
    assert paths(vault(["periodic-notes"], periodic=sets))["day"] == "Home/2026-03-05"


def test_an_active_set_that_is_not_there_is_said(vault):
    found = vault(
        ["periodic-notes"], periodic={**BETA, "activeCalendarSet": "Gone"}, daily_notes={"folder": "Days"}
    )
    assert paths(found) == {"day": "Days/2026-03-05"}
    [notice] = found.notices
    assert notice == (
        ".obsidian/plugins/periodic-notes/data.json: `activeCalendarSet`: there is no set Gone."
    )


def test_every_blank_format_has_the_default_of_its_period(vault):
    names = ("daily", "weekly", "monthly", "quarterly", "yearly")
    found = vault(["periodic-notes"], periodic={name: {"enabled": True} for name in names})
    assert paths(found) == {
        "day": "2026-03-05", "week": "2026-W10", "month": "2026-03", "quarter": "2026-Q1", "year": "2026",
    }  # fmt: skip


# Which of them.


def test_periodic_notes_comes_before_the_core_plugin_and_calendar(vault):
    others = {
        "daily_notes": {"folder": "Core"},
        "core_plugins": {"daily-notes": True},
        "calendar": {"showWeeklyNote": True, "weeklyNoteFolder": "Calendar"},
    }
    on = {name: {"enabled": True, "folder": "Periodic"} for name in ("daily", "weekly")}
    off = {name: {"enabled": False, "folder": "Periodic"} for name in ("daily", "weekly")}
    both = ["periodic-notes", "calendar"]
    assert paths(vault(both, periodic=on, **others)) == {
        "day": "Periodic/2026-03-05",
        "week": "Periodic/2026-W10",
    }
    assert paths(vault(both, periodic=off, **others)) == {
        "day": "Core/2026-03-05",
        "week": "Calendar/2026-W10",
    }
    assert paths(vault(["calendar"], periodic=on, **others)) == {
        "day": "Core/2026-03-05", "week": "Calendar/2026-W10",
    }  # fmt: skip
    assert paths(vault([], periodic=on, **others)) == {"day": "Core/2026-03-05"}


@pytest.mark.parametrize(
    ("calendar", "path"),
    [
        ({"showWeeklyNote": True}, "2026-W10"),
        ({"showWeeklyNote": False, "weeklyNoteFolder": "Weeks"}, "Weeks/2026-W10"),
        ({"weeklyNoteFormat": "gggg-ww[W]", "weeklyNoteFolder": "日记/周记"}, "日记/周记/2026-10W"),
        ({"weekStart": "monday", "weeklyNoteFormat": "", "showWeeklyNote": False}, None),
        ({}, None),
    ],
)
def test_calendars_weekly_notes(vault, calendar, path):
    assert paths(vault(["calendar"], calendar=calendar)) == ({"week": path} if path else {})


def journal(period, **settings):
    return {"write": {"type": period}, "nameTemplate": "{{date}}", "dateFormat": "YYYY-MM-DD", **settings}


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ({}, "2026-03-05"),
        ({"folder": "500 Journal/Daily"}, "500 Journal/Daily/2026-03-05"),
        ({"folder": "Days/{{date:YYYY}}/{{date:MM}}"}, "Days/2026/03/2026-03-05"),
        ({"nameTemplate": "{{journal_name}} {{date:DD.MM.}}"}, "Mine 05.03."),
        ({"dateFormat": ""}, "2026-03-05"),
        ({"dateFormat": "YYYY/MM/DD dddd"}, "2026/03/05 Thursday"),
        ({"nameTemplate": "{{index}} {{date}}"}, None),
    ],
)
def test_journals(vault, settings, path):
    data = {"version": 3, "journals": {"Mine": journal("day", **settings), "Odd": journal("custom")}}
    found = vault(["journals"], journals=data)
    assert paths(found) == ({"day": path} if path else {})
    assert bool(found.notices) == (path is None)


def test_the_first_journal_of_a_period_counts(vault):
    journals = {
        "Home": journal("day", folder="Home", templates=["Forms/Day.md", "Forms/Other.md"]),
        "Work": journal("day", folder="Work"),
        "Weeks": journal("week", folder="Weeks", dateFormat="GGGG-[W]WW"),
    }
    found = vault(["journals"], journals={"journals": journals})
    assert paths(found) == {"day": "Home/2026-03-05", "week": "Weeks/2026-W10"}
    assert found.periodic["day"].template == "Forms/Day"
    assert paths(vault([], journals={"journals": journals})) == {}


def test_journals_comes_after_daily_notes_that_were_set_up_and_before_those_that_never_were(vault):
    mine = {"journals": {"Mine": journal("day", folder="Mine")}}
    on = {"daily-notes": True}
    assert paths(vault(["journals"], journals=mine, core_plugins=on)) == {"day": "Mine/2026-03-05"}
    assert paths(vault(["journals"], journals=mine, core_plugins=on, daily_notes={"folder": "Core"})) == {
        "day": "Core/2026-03-05"
    }


# By which weeks.

WEEKS = {
    # locale, weekStart: 2020-12-31, 2021-01-03, 2023-01-01, 2024-12-30, 2027-01-01
    ("en", "locale"): "2021-W01 2021-W02 2023-W01 2025-W01 2027-W01",
    ("en", "monday"): "2021-W01 2021-W01 2022-W53 2025-W01 2027-W01",
    ("en", "saturday"): "2020-W52 2021-W01 2022-W53 2024-W52 2026-W52",
    ("de", "locale"): "2020-W53 2020-W53 2022-W52 2025-W01 2026-W53",
    ("de", "sunday"): "2020-W53 2021-W01 2023-W01 2025-W01 2026-W53",
    ("pt-br", "locale"): "2021-W01 2021-W02 2023-W01 2025-W01 2027-W01",
}


@pytest.mark.parametrize(("setting", "weeks"), WEEKS.items())
def test_weeks_are_numbered_as_calendar_makes_moment_number_them(vault, setting, weeks):
    locale, start = setting
    found = vault(
        ["calendar"], calendar={"localeOverride": locale, "weekStart": start, "showWeeklyNote": True}
    )
    days = ((2020, 12, 31), (2021, 1, 3), (2023, 1, 1), (2024, 12, 30), (2027, 1, 1))
    assert [found.form("week", "ja").format(date(*day)) for day in days] == weeks.split()


def test_without_calendar_the_locale_of_the_settings_counts(vault):
    found = vault(["periodic-notes"], periodic={"weekly": {"enabled": True, "format": "gggg-[W]ww MMMM"}})
    assert paths(found, date(2021, 1, 3), "de") == {"week": "2020-W53 Januar"}
    assert paths(found, date(2021, 1, 3), "en") == {"week": "2021-W02 January"}


# What is allowed, and probably not meant.


def test_years_and_weeks_that_do_not_go_together_are_said_with_the_file_that_holds_them(vault):
    found = vault(
        ["periodic-notes"],
        periodic={"daily": {"enabled": True}, "weekly": {"enabled": True, "format": "YYYY-[W]ww"}},
    )
    [warning] = found.warnings("en")
    assert warning.startswith(".obsidian/plugins/periodic-notes/data.json: ")
    assert "`gggg` is the year that goes with `ww`" in warning
    mended = vault(["periodic-notes"], periodic={"weekly": {"enabled": True, "format": "GGGG-[W]WW"}})
    assert mended.warnings("en") == ()


def test_a_week_and_a_day_with_one_path_are_said(vault):
    same = {"enabled": True, "format": "YYYY-MM-DD", "folder": "Notes"}
    found = vault(["periodic-notes"], periodic={"daily": same, "weekly": same})
    assert any("a week's note has the path of the daily note" in each for each in found.warnings("en"))
    apart = {**same, "folder": "Weeks"}
    assert vault(["periodic-notes"], periodic={"daily": same, "weekly": apart}).warnings("en") == ()
