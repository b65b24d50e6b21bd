"""The settings: one table of name, type, default and prose."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vaultkit.notes.locales import LOCALES
from vaultkit.settings import values


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table. ``default`` is written as TOML, as ``init`` writes it."""

    name: str
    default: str
    read: Callable[[Any], Any]
    prose: str


# The ones a person changes first come first. `init`, the reference and the reader all go over this table.
TABLE: tuple[Setting, ...] = (
    Setting(
        "reflection_at",
        '"18:00"',
        values.clock,
        "When the evening reflection is made, and tomorrow's check-in with it.",
    ),
    Setting(
        "day_starts_at",
        '"04:00"',
        values.clock,
        "Until this hour the day before goes on: for the notes that are made, and for what you log.",
    ),
    Setting(
        "layout",
        '"separate"',
        values.one_of("separate", "daily"),
        "daily: morning and evening stand in the daily note that you have already, as headings; separate: in two notes.",
    ),
    Setting(
        "checkin_path",
        '"Journal/YYYY/MM/YYYY-MM-DD [Check-in]"',
        values.path,
        "Where the morning note goes (moment.js tokens, text in brackets).",
    ),
    Setting(
        "reflection_path",
        '"Journal/YYYY/MM/YYYY-MM-DD [Reflection]"',
        values.path,
        "Where the evening note goes.",
    ),
    Setting(
        "daily_path",
        '"auto"',
        values.path_or_auto,
        "Where your own daily notes are; auto follows Obsidian (Daily notes, Periodic Notes).",
    ),
    Setting(
        "event_folder",
        '"Journal/YYYY/MM"',
        values.path,
        "Where a note of its own goes: an episode, a repair, a promise.",
    ),
    Setting("week_path", '"Patterns/GGGG/GGGG-[W]WW [Patterns]"', values.path, "Where a week's page goes."),
    Setting(
        "week_layout",
        '"separate"',
        values.one_of("separate", "weekly"),
        "weekly: a week's sections stand below what you write in your own weekly note; separate: on a page of their own.",
    ),
    Setting(
        "weekly_path",
        '"auto"',
        values.path_or_auto,
        "Where your own weekly notes are; auto follows Obsidian (Periodic Notes, Calendar).",
    ),
    Setting("month_path", '"Patterns/YYYY/YYYY-MM [Patterns]"', values.path, "Where a month's page goes."),
    Setting(
        "quarter_path", '"Patterns/YYYY/YYYY-[Q]Q [Patterns]"', values.path, "Where a quarter's page goes."
    ),
    Setting(
        "theme_folder",
        '"Patterns/Themes"',
        values.path,
        "Where the pages of what recurs go, and new notes of people and rituals.",
    ),
    Setting(
        "index_path",
        '"Patterns/Patterns"',
        values.path,
        "The page that lists them all; How I got through and the Phrasebook stand beside it.",
    ),
    Setting(
        "templates_folder",
        '"Templates/vaultkit"',
        values.path,
        "Your copies of the templates; an edited one is used. Nothing in it is counted.",
    ),
    Setting(
        "journal",
        "[]",
        values.texts,
        "Folders whose dated notes are read as journal notes besides vaultkit's own.",
    ),
    Setting(
        "since",
        '""',
        values.day_or_none,
        "Your own daily notes are read from this day on, such as 2026-03-01; empty: all of them.",
    ),
    Setting("private", "[]", values.texts, "Folders or notes that vaultkit does not read at all."),
    Setting(
        "links",
        '"auto"',
        values.one_of("auto", "wikilink", "markdown"),
        "How links are written; auto follows Obsidian's setting.",
    ),
    Setting(
        "week_rule",
        '"iso"',
        values.week_rule,
        "When a week begins: iso (Monday), sunday, saturday, locale, or the first day and the January day that is always "
        'in week 1, as in "monday, 4".',
    ),
    Setting(
        "locale",
        '"auto"',
        values.one_of(values.AUTO, *LOCALES),
        f"The language of dates on pages: {', '.join(LOCALES)}; auto is the one of Obsidian's Calendar, else en.",
    ),
    Setting(
        "obsidian_folder",
        '"auto"',
        values.hidden_folder,
        "Obsidian's settings folder, if you gave it a name of your own; auto finds it.",
    ),
    Setting("feelings", "[]", values.texts, "More feelings for the words note."),
    Setting("needs", "[]", values.texts, "More needs for the words note."),
    Setting("habits", "[]", values.texts, "More thinking habits for the words note."),
    Setting("themes", "[]", values.texts, "More words for what a trigger is about."),
    Setting(
        "open_with",
        '"auto"',
        values.one_of("auto", "editor", "obsidian"),
        "What --open opens a note with; auto is $VISUAL or $EDITOR if one is set, else Obsidian.",
    ),
    Setting("recovery_days", "30", values.whole, "How long prior versions are kept, outside the vault."),
    Setting("recovery_mb", "50", values.whole, "And how many megabytes of them."),
)
