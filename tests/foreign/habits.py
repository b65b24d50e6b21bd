"""How people keep their days: the settings that stand in their vault, and where their plugin puts a day's note.

``path`` is written out by hand for each, so that no code of vaultkit's decides what is right.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.foreign.tongues import AR, DE, EMOJI, EN, ES, FR, HE, JA, KO, PT, RU, TH, ZH, Tongue

CORE = ".obsidian/daily-notes.json"
PERIODIC = ".obsidian/plugins/periodic-notes/data.json"
ON = ".obsidian/community-plugins.json"


@dataclass(frozen=True)
class Habit:
    """``path`` gives a day's note without `.md`; ``toml`` is what a person would have to tell vaultkit of it."""

    name: str
    tongue: Tongue
    path: Callable[[date, Tongue], str]
    settings: Mapping[str, object] = field(default_factory=dict)
    toml: str = ""
    folder: str = ".obsidian"
    """Of Obsidian's settings."""


def _month(day: date, tongue: Tongue) -> str:
    return tongue.months[day.month - 1]


def _of_month(day: date, tongue: Tongue) -> str:
    return (tongue.of_month or tongue.months)[day.month - 1]


def _weekday(day: date, tongue: Tongue) -> str:
    return tongue.weekdays[day.weekday()]


def _core(folder: str, form: str, **more: str) -> dict[str, object]:
    return {CORE: {"folder": folder, "format": form, "template": "", **more}}


def _periodic(folder: str, form: str) -> dict[str, object]:
    off = {"enabled": False, "format": "", "folder": "", "template": ""}
    day = {"enabled": True, "format": form, "folder": folder, "template": "Templates/Tag"}
    week = {"enabled": True, "format": "gggg-[W]ww", "folder": folder, "template": ""}
    kept = {
        "showGettingStartedBanner": False,
        "hasMigratedDailyNoteSettings": True,
        "daily": day,
        "weekly": week,
    }
    return {
        PERIODIC: {**kept, "monthly": off, "quarterly": off, "yearly": off},
        ON: ["periodic-notes", "calendar"],
    }


def _sets(folder: str, form: str) -> dict[str, object]:
    day = {"enabled": True, "openAtStartup": False, "format": form, "folder": folder, "templatePath": ""}
    week = {"enabled": True, "openAtStartup": False, "format": "", "folder": "", "templatePath": ""}
    one = {"id": "Default", "ctime": "2022-11-02", "day": day, "week": week}
    kept = {"showGettingStartedBanner": False, "activeCalendarSet": "Default"}
    return {
        PERIODIC: {**kept, "calendarSets": [{"id": "Work", "day": {"enabled": False}}, one]},
        ON: ["periodic-notes"],
    }


def _journals(folder: str, form: str, version: int) -> dict[str, object]:
    day = {"enabled": True, "nameTemplate": "{{date}}", "dateFormat": form, "folder": folder, "template": ""}
    if version == 1:
        found: object = {"calendar": {"id": "calendar", "type": "calendar", "rootFolder": "", "day": day}}
    else:
        found = {"Día": {"name": "Día", "shelves": [], "write": {"type": "day"}, **day, "templates": []}}
    return {
        ".obsidian/plugins/journals/data.json": {"version": version, "useShelves": False, "journals": found},
        ON: ["journals"],
    }


_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

HABITS: tuple[Habit, ...] = (
    Habit("root", EN, lambda d, _: f"{d}", {".obsidian/core-plugins.json": ["file-explorer", "daily-notes"]}),
    Habit(
        "dated-folders",
        EN,
        lambda d, t: f"Daily Notes/{d:%Y}/{d:%m}-{_month(d, t)}/{d}-{_weekday(d, t)}",
        _core("Daily Notes/", "YYYY/MM-MMMM/YYYY-MM-DD-dddd"),
    ),
    Habit(
        "tagebuch",
        DE,
        lambda d, _: f"Tagebuch/{d:%d.%m.%Y}",
        _periodic("Tagebuch", "DD.MM.YYYY"),
        'locale = "de"',
    ),
    Habit(
        "journal-intime",
        FR,
        lambda d, t: f"Journal intime/{d:%Y}/{_weekday(d, t)} {d.day} {_month(d, t)} {d:%Y}",
        _sets("Journal intime", "YYYY/dddd D MMMM YYYY"),
        'locale = "fr"',
    ),
    Habit(
        "diario",
        ES,
        lambda d, _: f"Diario/{d:%Y}/{d:%m}/{d}",
        _journals("Diario/{{date:YYYY}}/{{date:MM}}", "YYYY-MM-DD", 3),
        'locale = "es"',
    ),
    Habit(
        "diário", PT, lambda d, _: f"Diário/{d:%Y_%m_%d}", _core("/Diário", "YYYY_MM_DD"), 'locale = "pt-br"'
    ),
    Habit(
        "дневник",
        RU,
        lambda d, t: f"Дневник/{d:%Y}/{_of_month(d, t)}/{d.day} {_of_month(d, t)} {d:%Y}",
        _core("Дневник", "YYYY/MMMM/D MMMM YYYY"),
        'locale = "ru"',
    ),
    Habit(
        "日記", JA, lambda d, _: f"日記/{d:%Y年%m月%d日}", _core("日記", "YYYY年MM月DD日"), 'locale = "ja"'
    ),
    Habit(
        "日记",
        ZH,
        lambda d, _: f"日记/{d:%Y}/{d}日记",
        _core("/日记/", "YYYY/YYYY-MM-DD日记"),
        'locale = "zh-cn"',
    ),
    Habit(
        "일기",
        KO,
        lambda d, t: f"일기/{d} {_weekday(d, t)}",
        _core("일기", "YYYY-MM-DD dddd"),
        'locale = "ko"',
    ),
    Habit("يوميات", AR, lambda d, _: f"يوميات/{d}", _core("يوميات", "YYYY-MM-DD")),
    Habit("ar-digits", AR, lambda d, _: f"يوميات/{d}".translate(_EASTERN), _core("يوميات", "YYYY-MM-DD")),
    Habit("יומן", HE, lambda d, _: f"יומן/{d:%d-%m-%Y}", _core("יומן", "DD-MM-YYYY")),
    Habit("บันทึก", TH, lambda d, _: f"บันทึกประจำวัน/{d:%Y%m%d}", _core("บันทึกประจำวัน", "YYYYMMDD")),
    Habit("emoji", EMOJI, lambda d, _: f"🗓️ Days/{d:%y-%m-%d} 🌞", _core("🗓️ Days", "YY-MM-DD 🌞")),
    Habit(
        "weeks",
        EN,
        lambda d, _: f"_journal/{d:%G}/W{d:%V}/{d} {d:%a}",
        _core("_journal/", "GGGG/[W]WW/YYYY-MM-DD ddd"),
    ),
    Habit(
        "renamed",
        EN,
        lambda d, _: f"log/{d}",
        {".obsidian-mobile/daily-notes.json": {"folder": "log"}, ".obsidian-mobile/app.json": {}},
        folder=".obsidian-mobile",
    ),
    Habit(
        "logseq",
        EN,
        lambda d, _: f"journals/{d:%Y_%m_%d}",
        {"logseq/config.edn": '{:meta/version 1\n :journal/page-title-format "MMM do, yyyy"}\n'},
        'daily_path = "journals/YYYY_MM_DD"',
    ),
    Habit(
        "dendron",
        EN,
        lambda d, _: f"vault/daily.journal.{d:%Y.%m.%d}",
        {"dendron.yml": "version: 5\n"},
        'daily_path = "vault/[daily.journal.]YYYY.MM.DD"',
    ),
    Habit(
        "foam",
        EN,
        lambda d, _: f"journal/{d}",
        {".vscode/settings.json": '{\n  // mine\n  "foam.openDailyNote.directory": "journal",\n}\n'},
        'daily_path = "journal/YYYY-MM-DD"',
    ),
    Habit(
        "merge-markers",
        EN,
        lambda d, _: f"{d}",
        {CORE: '{\n<<<<<<< HEAD\n  "folder": "a"\n=======\n  "folder": "b"\n>>>>>>> x\n}\n'},
    ),
    Habit(
        "nul-settings",
        EN,
        lambda d, _: f"{d}",
        {CORE: "\0" * 64, ".obsidian/app.json": "", ".obsidian/types.json": "null"},
    ),
    Habit(
        "odd-settings",
        EN,
        lambda d, _: f"{d}",
        {
            CORE: {"folder": None, "format": 7, "template": ["x"]},
            ".obsidian/app.json": {
                "userIgnoreFilters": "Archive/",
                "useMarkdownLinks": "yes",
                "newLinkFormat": 3,
            },
            ".obsidian/templates.json": ["Templates"],
            PERIODIC: {"daily": "YYYY", "weekly": None, "calendarSets": {}},
            ".obsidian/plugins/calendar/data.json": {"weekStart": 9, "localeOverride": "xx-yy"},
            ".obsidian/plugins/journals/data.json": {"journals": []},
            ON: {"periodic-notes": True},
        },
    ),
)


def as_text(value: object) -> str:
    """A settings file as it stands on the disk."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
