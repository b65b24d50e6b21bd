"""The paths of a person's own notes are those that their plugins make: plugin_paths.json is what these made, run."""

import json
from datetime import date
from pathlib import Path

import pytest

from vaultkit.notes.calendar import WeekRule, week_of
from vaultkit.notes.pathformat import PathFormat
from vaultkit.vault import obsidian

CASES = json.loads(Path(__file__).with_name("plugin_paths.json").read_text(encoding="utf-8"))["cases"]
FILES = {
    "core": "daily-notes.json",
    "periodic": "plugins/periodic-notes/data.json",
    "calendar": "plugins/calendar/data.json",
}
PLUGINS = {"periodic": "periodic-notes", "calendar": "calendar"}
# A name that is empty but for its ending: no day is in it, and vaultkit puts the day there.
DIFFERENT = {"a slash too many"}
DAILY = [case for case in CASES if "day" in case["paths"] and case["about"] not in DIFFERENT]


def settle(root, **written):
    """A vault's settings folder with these settings, and the plugins on that have some."""
    for name, value in written.items():
        place = root / ".obsidian" / FILES[name]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(value), encoding="utf-8")
    on = [plugin for name, plugin in PLUGINS.items() if name in written]
    (root / ".obsidian/community-plugins.json").write_text(json.dumps(on))
    return obsidian.read(root)


def first_day(period, day, rule):
    """What the plugins ask with: the period's first day."""
    starts = {
        "day": day,
        "week": week_of(day, rule).start,
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": day.replace(month=1, day=1),
    }
    return starts[period]


def made(found, case):
    """The paths that vaultkit makes for the same periods and days."""
    rule = WeekRule(*case["week"])
    return {
        period: {
            day: f"{form.format(first_day(period, date.fromisoformat(day), rule))}.md"
            for day in days
            for form in [PathFormat(found.periodic[period].path, rule, case["locale"])]
        }
        for period, days in case["paths"].items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_paths_are_the_plugins_own(case, tmp_path):
    found = settle(tmp_path, **{name: case[name] for name in FILES if name in case})
    assert found.notices == ()
    assert (made(found, case) == case["paths"]) is (case["about"] not in DIFFERENT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_language_and_week_are_the_plugins_own(case, tmp_path):
    """Where Calendar says nothing of the language, it is Obsidian's, and a setting says which."""
    found = settle(tmp_path, **{name: case[name] for name in FILES if name in case})
    for period in case["paths"]:
        form = found.form(period, case["locale"])
        assert (form.locale, form.rule) == (case["locale"], WeekRule(*case["week"]))


@pytest.mark.parametrize("case", DAILY, ids=lambda case: case["about"])
def test_a_day_is_found_again_in_the_path_the_plugin_made(case, tmp_path):
    found = settle(tmp_path, **{name: case[name] for name in FILES if name in case})
    form = PathFormat(found.periodic["day"].path, WeekRule(*case["week"]), case["locale"])
    for day, path in case["paths"]["day"].items():
        assert form.day_of(path) == date.fromisoformat(day)


def test_there_are_enough_of_them():
    assert len(CASES) >= 40
    assert {period for case in CASES for period in case["paths"]} == {
        "day",
        "week",
        "month",
        "quarter",
        "year",
    }


class TestTheBeta:
    """Periodic Notes 1.0.0-beta is no package: what its source says, read and written down.

    https://github.com/liamcain/obsidian-periodic-notes, src/utils.ts of 61564b11 (getFormat, getNoteCreationPath) and
    src/calendarSetManager.ts of 2f41a11d: a period's own format or the default, below its folder; periods that are off make
    nothing; settings of 0.0.17 become its first set.
    """

    def sets(self, **periods):
        return {
            "showGettingStartedBanner": False,
            "calendarSets": [{"id": "Default", "ctime": "", **periods}],
        }

    def test_each_period_of_the_active_set(self, tmp_path):
        data = self.sets(
            day={
                "enabled": True,
                "format": "YYYY/YYYY-MM-DD",
                "folder": "/Journal/",
                "templatePath": "T/Day.md",
            },
            week={"enabled": True, "format": "", "folder": "", "openAtStartup": False},
            month={"enabled": False, "format": "YYYY-MM", "folder": "Months"},
            quarter={"enabled": True},
        )
        data["calendarSets"].insert(
            0, {"id": "Work", "day": {"enabled": True, "format": "[work] YYYY-MM-DD"}}
        )
        data["activeCalendarSet"] = "Default"
        found = settle(tmp_path, periodic=data)
        day = date(2026, 3, 5)
        rule = WeekRule(6, 1)
        paths = {period: PathFormat(each.path, rule).format(day) for period, each in found.periodic.items()}
        assert paths == {"day": "Journal/2026/2026-03-05", "week": "2026-W10", "quarter": "2026-Q1"}
        assert found.periodic["day"].template == "T/Day"

    def test_the_other_set(self, tmp_path):
        data = self.sets(day={"enabled": True})
        data["calendarSets"].append({"id": "Work", "day": {"enabled": True, "format": "[work] YYYY-MM-DD"}})
        found = settle(tmp_path, periodic={**data, "activeCalendarSet": "Work"})
        assert PathFormat(found.periodic["day"].path).format(date(2026, 3, 5)) == "work 2026-03-05"

    def test_its_language_and_week_stand_in_app_json(self, tmp_path):
        """src/settings/localization.ts of 8f15e5ff: `localeOverride` and `weekStart` of Obsidian's own settings."""
        (tmp_path / ".obsidian").mkdir()
        (tmp_path / ".obsidian/app.json").write_text('{"localeOverride": "de", "weekStart": "sunday"}')
        found = settle(tmp_path, periodic=self.sets(week={"enabled": True}))
        assert (found.known_locale, found.week_start) == ("de", "sunday")
