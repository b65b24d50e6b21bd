"""What Obsidian's own settings say of this vault. Read, never written; every file and key may be missing.

Formats: https://help.obsidian.md/plugins/daily-notes and the files themselves (`.obsidian/*.json`).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vaultkit.notes.calendar import WeekRule, week_of
from vaultkit.notes.names import folded
from vaultkit.notes.pathformat import PathFormat
from vaultkit.vault import config_folder
from vaultkit.vault.obsidian.config import Config, Found, Keys
from vaultkit.vault.obsidian.ignored import Ignored, ignored
from vaultkit.vault.obsidian.locale import WEEKDAYS, known, week_rule
from vaultkit.vault.obsidian.periodic import PERIODS, Periodic, folder_of, periodic

__all__ = ["PERIODS", "Found", "Obsidian", "Periodic", "read"]


@dataclass(frozen=True, slots=True)
class Obsidian:
    """``periodic`` holds the notes of a day, week, month, quarter, year that a person makes already: those that are on.

    ``locale`` is Calendar's override ("" without one), ``week_start`` the weekday it begins a week with ("" for the
    locale's). ``found`` is every value that was read, ``notices`` says in a sentence what could not be.
    """

    config_folder: str = config_folder.FOLDER
    is_there: bool = False
    periodic: Mapping[str, Periodic] = field(default_factory=dict)
    date_format: str = "YYYY-MM-DD"
    time_format: str = "HH:mm"
    templates_folder: str | None = None
    template_places: tuple[str, ...] = ()
    """Folders and notes that are templates: of Obsidian itself, of Templater, of each period's notes."""
    markdown_links: bool = False
    new_link_format: str = "shortest"
    ignored: Ignored = Ignored()
    locale: str = ""
    week_start: str = ""
    found: tuple[Found, ...] = ()
    notices: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """Paths of files of which nothing could be read."""

    @property
    def daily(self) -> str | None:
        """The moment.js path of the person's daily notes, None if they make none."""
        return self.periodic["day"].path if "day" in self.periodic else None

    @property
    def daily_folder(self) -> str:
        return self.periodic["day"].folder if "day" in self.periodic else ""

    @property
    def daily_template(self) -> str | None:
        return self.periodic["day"].template if "day" in self.periodic else None

    def form(self, period: str, locale: str) -> PathFormat | None:
        """Where the notes of a period are, as Obsidian's own moment.js reads it; ``locale`` where Calendar names none."""
        found = self.periodic.get(period)
        return PathFormat(found.path, self.week_rule(locale), self.known_locale or locale) if found else None

    def week_rule(self, locale: str) -> WeekRule:
        """By which `ww` and `gggg` are counted there."""
        return week_rule(self.known_locale or locale, self.week_start)

    def warnings(self, locale: str) -> tuple[str, ...]:
        """What is allowed in the paths of a person's own notes, and probably not meant."""
        forms = {period: form for period in self.periodic if (form := self.form(period, locale))}
        said = [
            f"{self.periodic[period].source}: {warning}"
            for period, form in forms.items()
            for warning in form.warnings()
        ]
        if {"day", "week"} <= forms.keys() and _meet(forms["day"], forms["week"]):
            said.append(
                f"{self.periodic['week'].source}: a week's note has the path of the daily note of its first day."
            )
        return tuple(said)

    @property
    def known_locale(self) -> str:
        """The locale of Calendar's override, or one close to it; "" without one."""
        return known(self.locale)

    def ignores(self, path: str) -> bool:
        return self.ignored.has(path)


_LINK_FORMATS = ("shortest", "relative", "absolute")


def read(root: Path, wanted: str = "auto") -> Obsidian:
    """The settings found; all defaults where there is no such folder. ``wanted`` names the folder, if more could be it."""
    name, others = config_folder.found(str(root), wanted)
    config = Config(root, name)
    if wanted not in ("auto", name):
        config.notices.append(f"obsidian_folder: there is no folder {wanted}; {name} is read instead.")
    if others:
        config.notices.append(
            f"Obsidian's settings are read from {name}; {', '.join(others)} could be meant too. "
            f"The setting obsidian_folder says which."
        )
    app, templates = config.object("app.json"), config.object("templates.json")
    plugins = frozenset(_listed(config, "community-plugins.json"))
    templater = (
        config.object("plugins/templater-obsidian/data.json") if "templater-obsidian" in plugins else None
    )
    own = folder_of(templates.text("folder"))
    theirs = folder_of(templater.text("templates_folder")) if templater else ""
    notes = periodic(config, plugins)
    locale, week_start = _calendar(app, config, plugins)
    return Obsidian(
        config_folder=name,
        is_there=os.path.isdir(root / name),  # noqa: PTH112 - Path.is_dir raises where it may not look
        periodic=notes,
        date_format=templates.text("dateFormat") or "YYYY-MM-DD",
        time_format=templates.text("timeFormat") or "HH:mm",
        templates_folder=own or theirs or None,
        template_places=tuple(
            dict.fromkeys(filter(None, (own, theirs, *(each.template for each in notes.values()))))
        ),
        markdown_links=app.flag("useMarkdownLinks"),
        new_link_format=app.one_of("newLinkFormat", *_LINK_FORMATS) or "shortest",
        ignored=ignored(app),
        locale=locale,
        week_start=week_start,
        found=tuple(config.found),
        notices=tuple(config.notices),
        unread=tuple(config.unread),
    )


def _meet(daily: PathFormat, weekly: PathFormat) -> bool:
    """Whether some week's note is a day's: of a few weeks, each at another end of a month or a year."""
    days = (date(2026, 3, 5), date(2026, 12, 31), date(2027, 1, 4))
    return any(
        folded(daily.format(start)) == folded(weekly.format(start))
        for start in (week_of(day, weekly.rule).start for day in days)
    )


def _listed(config: Config, name: str) -> tuple[str, ...]:
    return tuple(each for each in config.value(name, list) or () if isinstance(each, str))


def _calendar(app: Keys, config: Config, plugins: frozenset[str]) -> tuple[str, str]:
    """The locale and the first day of a week that Calendar, or else Periodic Notes 1.0.0-beta, gives to moment.js."""
    places = [config.object("plugins/calendar/data.json")] if "calendar" in plugins else []
    if "periodic-notes" in plugins:
        places.append(app)
    locales = [each.text("localeOverride") for each in places]
    starts = [each.one_of("weekStart", "locale", *WEEKDAYS) for each in places]
    return (
        next((each for each in locales if each not in ("", "system-default")), ""),
        next((each for each in starts if each not in ("", "locale")), ""),
    )
