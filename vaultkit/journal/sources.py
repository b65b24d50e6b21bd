"""What decides how every note is read: the settings, Obsidian's settings, the templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from vaultkit.errors import NoVault, SettingsWrong
from vaultkit.notes.calendar import WEEKDAYS, rule_text, week_of
from vaultkit.notes.links import Style
from vaultkit.notes.template import Template
from vaultkit.pages.places import PagePaths
from vaultkit.records.daily import DAILY
from vaultkit.records.scaffold import Scaffold
from vaultkit.settings import FILE_NAME, PATHS, Settings, load
from vaultkit.settings.values import AUTO, fixed_folder, path_format
from vaultkit.vault import files, obsidian, templates
from vaultkit.vault.index import Index
from vaultkit.vault.rules import Own, Rules
from vaultkit.vault.spelling import as_there
from vaultkit.vault.version import short

if TYPE_CHECKING:
    from vaultkit.journal.own_notes import DailyNote, WeeklyNotes

_ANY_DAY = date(2026, 3, 5)
_DAILY = "Journal/YYYY/MM/YYYY-MM-DD"
"""Where the day's one note goes if nobody says."""
_DECIDE = (
    "daily-notes.json",
    "core-plugins.json",
    "community-plugins.json",
    "periodic-notes/data.json",
    "calendar/data.json",
    "journals/data.json",
)
"""Files of Obsidian's that say where notes of a day or week are."""


@dataclass(frozen=True)
class Sources:
    """``own`` are the person's edited templates by name, ``daily`` the one of their own daily notes, if they have one.

    Two that are equal read a vault the same way.
    """

    settings: Settings
    obsidian: obsidian.Obsidian
    own: Mapping[str, Template]
    daily: tuple[Template, ...]
    weekly_template: tuple[Template, ...]
    notices: tuple[str, ...]
    mark: str = ""
    """The same for the same settings and templates."""
    text: str = ""
    """What vaultkit.toml holds."""
    half_written: str = field(default="", compare=False)
    """A sentence on a file of Obsidian's that can be read no more, so that what it said before counts."""

    @property
    def templates(self) -> dict[str, Template]:
        return {**templates.shipped(), **self.own}

    @property
    def scaffold(self) -> Scaffold:
        own = {name: (template,) for name, template in self.own.items()}
        both = {name: (template, *own.get(name, ())) for name, template in templates.shipped().items()}
        return Scaffold(
            {
                **both,
                DAILY.template: (*both[DAILY.template], *self.daily),
                "Week": (*both["Week"], *self.weekly_template),
            },
            templates.formats(self.obsidian, self.settings.locale),
            self.settings.rule,
        )

    @property
    def style(self) -> Style:
        if self.settings.links == "auto":
            return "markdown" if self.obsidian.markdown_links else "wikilink"
        return cast("Style", self.settings.links)

    @property
    def pages(self) -> PagePaths:
        """How I got through and the Phrasebook stand beside the index."""
        settings = self.settings
        folder = PurePosixPath(settings.index_path).parent
        single = {"through": "How I got through", "phrasebook": "Phrasebook"}
        week = self.weekly_notes.form if self.weekly_notes and self.holds_week else settings.week
        return PagePaths(
            {"week": week, "month": settings.month, "quarter": settings.quarter},
            {"index": settings.index_path, **{kind: str(folder / name) for kind, name in single.items()}},
            settings.theme_folder,
        )

    @cached_property
    def daily_notes(self) -> Own | None:
        """The person's own daily notes: where the setting says, else Obsidian."""
        otherwise = _DAILY if self.settings.layout == "daily" else ""
        return self._own("day", self.settings.daily_path, otherwise)

    @cached_property
    def weekly_notes(self) -> Own | None:
        """And their weekly ones, whenever their weeks begin."""
        own, rule = self._own("week", self.settings.weekly_path), self.settings.rule
        ours = replace(own, form=replace(own.form, rule=rule)) if own else None
        if own is None or ours is None or own.form.rule == rule:
            return own
        # `GGGG` and `WW` are the same in every locale.
        starts = (week_of(_ANY_DAY, rule).plus(n, rule).start for n in range(160))
        return ours if all(own.form.format(start) == ours.form.format(start) for start in starts) else own

    @cached_property
    def holds_day(self) -> bool:
        """Whether morning and evening stand in their daily note: only where such notes are read, of any year."""
        daily = self.daily_notes
        if self.settings.layout != "daily" or daily is None:
            return False
        rules, days = (
            self._rules(holds_day=False),
            (_ANY_DAY.replace(year=year) for year in range(2020, 2060)),
        )
        return any(rules.reads(f"{daily.form.format(day)}.md") for day in days)

    @property
    def is_in_doubt(self) -> bool:
        """Whether nobody can say where their notes of a day or week are, since Obsidian's settings cannot be read now."""
        settings, unread = self.settings, self.obsidian.unread
        is_asked = (settings.layout == "daily" and settings.daily_path == AUTO) or (
            settings.week_layout == "weekly" and settings.weekly_path == AUTO
        )
        return is_asked and any(path.endswith(_DECIDE) for path in unread)

    @property
    def holds_week(self) -> bool:
        """Whether their weekly notes are the weeks' pages: only where a week is the same stretch of days there as here."""
        weekly, settings = self.weekly_notes, self.settings
        return settings.week_layout == "weekly" and weekly is not None and weekly.form.rule == settings.rule

    @property
    def unfollowed(self) -> tuple[str, ...]:
        """Layouts that were asked for and cannot be, in a sentence each."""
        settings, told = self.settings, []
        if settings.layout == "daily" and self.daily_notes and not self.holds_day:
            told.append(
                "layout: your daily notes lie where vaultkit does not read (templates, private, ignored or hidden), "
                "so it counts as separate."
            )
        elif settings.layout == "daily" and self.daily_notes is None:
            told.append(
                "layout: the path of your daily notes does not tell each day from the others, so it counts as separate. "
                "The setting daily_path can name another."
            )
        if settings.layout == "daily" and (typed := self._template_of("day")) and not self.daily:
            told.append(f"layout: the template of your daily notes, {typed}, is not there or cannot be read.")
        if self.is_in_doubt:
            told.append("Until Obsidian's settings can be read, no note of a day or week is made.")
        if settings.week_layout == "weekly" and not self.holds_week:
            why = "No weekly notes are known here. The setting weekly_path can say where yours are."
            if own := self.weekly_notes:
                theirs, ours = (WEEKDAYS[rule.first_day] for rule in (own.form.rule, settings.rule))
                why = f"Your weekly notes begin a week on {theirs}, vaultkit on {ours}"
                if theirs == ours:
                    why = "Your weekly notes number weeks otherwise than vaultkit"
                why += f', so weeks keep pages of their own. week_rule = "{rule_text(own.form.rule)}" follows your notes.'
            told.append(f"week_layout: {why}")
        return tuple(told)

    def _template_of(self, period: str) -> str | None:
        notes = self.obsidian.periodic.get(period)
        return notes.template if notes else None

    def _own(self, period: str, path: str, otherwise: str = "") -> Own | None:
        """None without any, and where their path does not tell one day, or week, from another."""
        settings = self.settings
        found = self.obsidian.form(period, settings.locale) if path == AUTO else None
        if found is not None:
            theirs = self.obsidian.periodic[period]
            own = Own(found, theirs.folder, is_whole=not theirs.source.endswith("/daily-notes.json"))
        elif typed := otherwise if path == AUTO else path:
            form = path_format(typed, settings.rule, settings.language)
            own = Own(form, fixed_folder(form))
        else:
            return None
        week = week_of(_ANY_DAY, own.form.rule)
        made = f"{own.form.format(_ANY_DAY if period == 'day' else week.start)}.md"
        is_told = (
            own.form.day_of(made) == _ANY_DAY if period == "day" else own.form.week_of_path(made) == week
        )
        return own if is_told else None

    def daily_note(self, index: Index) -> "DailyNote | None":
        """The day's one note, if morning and evening stand in that."""
        there, settings = self.daily_notes, self.settings
        if there is None or not self.holds_day:
            return None
        from vaultkit.journal.own_notes import DailyNote  # noqa: PLC0415 - start-up: most vaults take none of it

        own = next(iter(self.daily), None)
        template = self.templates[DAILY.template]
        return DailyNote(index, there, template, own, settings.rule, settings.day_starts_at)

    def weekly(self, index: Index) -> "WeeklyNotes | None":
        """The person's weekly notes, if they hold their week's sections."""
        if not self.holds_week:
            return None
        from vaultkit.journal.own_notes import WeeklyNotes  # noqa: PLC0415 - as above

        own = next(iter(self.weekly_template), None)
        assert self.weekly_notes is not None
        return WeeklyNotes(index, self.weekly_notes, self.templates["Week"], own, self.settings.rule)

    @property
    def rules(self) -> Rules:
        return self._rules(holds_day=self.holds_day)

    def _rules(self, *, holds_day: bool) -> Rules:
        settings, found = self.settings, self.obsidian
        folders = [settings.templates_folder.strip("/"), found.templates_folder or ""]
        typed = {each.template for each in found.periodic.values() if each.template}
        notes = sorted({*typed, *(each.path for each in (*self.daily, *self.weekly_template))} - {*folders})
        places = (*folders, *(place for place in found.template_places if place not in typed), *notes)
        return Rules(
            settings.checkin,
            settings.reflection,
            self.daily_notes,
            self.weekly_notes,
            tuple(filter(None, (fixed_folder(settings.events), settings.theme_folder))),
            settings.since,
            holds_day,
            self.holds_week,
            settings.journal,
            settings.private,
            tuple(filter(None, places)),
            found.ignores,
            tuple(notes),
        )


def read(root: Path, before: obsidian.Obsidian | None = None) -> Sources:
    """Raises NoVault without vaultkit.toml, SettingsWrong if it does not fit.

    ``before`` is what Obsidian's settings said when they could all be read.
    """
    found = files.read(root, FILE_NAME)
    if isinstance(found, files.Refused):
        raise SettingsWrong(f"{FILE_NAME} was not read: {found.reason}.", "Mend that, and try again.")
    if found is None:
        raise NoVault(
            f"{root} has no {FILE_NAME}, so vaultkit leaves it alone.",
            f'To begin here: vaultkit init "{root}"',
        )
    text = found.data.decode("utf-8", "replace")
    settings = load(text)
    spelled: dict[str, Any] = as_there(root, {name: getattr(settings, name) for name in PATHS})
    settings = replace(settings, **spelled)
    theirs, half_written = obsidian.read(root, settings.obsidian_folder), ""
    if before is not None and (broken := sorted({*theirs.unread} - {*before.unread})):
        theirs, half_written = (
            before,
            f"{broken[0]} cannot be read now; until it can, what it said before counts.",
        )
    if settings.locale == AUTO:
        settings = replace(settings, locale=theirs.known_locale or "en")
    own, notices = templates.own(root, settings.templates_folder, settings.locale)
    daily, weekly = (templates.theirs(root, theirs, period, settings.locale) for period in ("day", "week"))
    mark = short(repr(settings), repr(theirs), repr((own, daily, weekly)))
    return Sources(
        settings,
        theirs,
        own,
        daily,
        weekly,
        (*settings.warnings(), *theirs.notices, *theirs.warnings(settings.locale), *notices),
        mark,
        text,
        half_written,
    )
