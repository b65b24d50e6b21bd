"""vaultkit.toml: one table of name, type, default and prose; read once, frozen, and never handed to the core."""

from ast import literal_eval
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from vaultkit.errors import SettingsWrong
from vaultkit.notes.calendar import ISO, WeekRule, week_of, week_rule
from vaultkit.notes.locales import Names, names_of
from vaultkit.notes.names import folded, nearest
from vaultkit.notes.pathformat import PathFormat
from vaultkit.records.words import Words, extended
from vaultkit.settings import values as read_as
from vaultkit.settings.table import TABLE, Setting
from vaultkit.settings.values import AUTO, LOCALE, path_format

__all__ = ["FILE_NAME", "TABLE", "Setting", "Settings", "commented", "lines", "load"]

FILE_NAME = "vaultkit.toml"
_SPELLED = {f"{mark}{setting.name}{mark}": setting.name for setting in TABLE for mark in ("", '"', "'")}
PATHS = tuple(setting.name for setting in TABLE if setting.read in (read_as.path, read_as.path_or_auto))
"""Settings that hold a path."""
_DATED = ("checkin_path", "reflection_path", "week_path", "month_path", "quarter_path")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one vault. The table above says what each is; :func:`load` makes one."""

    reflection_at: time
    day_starts_at: time
    layout: str
    checkin_path: str
    reflection_path: str
    daily_path: str
    event_folder: str
    week_path: str
    week_layout: str
    weekly_path: str
    month_path: str
    quarter_path: str
    theme_folder: str
    index_path: str
    templates_folder: str
    journal: tuple[str, ...]
    since: date | None
    private: tuple[str, ...]
    links: str
    week_rule: str
    locale: str
    obsidian_folder: str
    feelings: tuple[str, ...]
    needs: tuple[str, ...]
    habits: tuple[str, ...]
    themes: tuple[str, ...]
    open_with: str
    recovery_days: int
    recovery_mb: int

    @cached_property
    def rule(self) -> WeekRule:
        return self.names.week if self.week_rule == LOCALE else week_rule(self.week_rule) or ISO

    @cached_property
    def names(self) -> Names:
        return names_of(self.language)

    @property
    def language(self) -> str:
        """The locale: English where it is left to Obsidian, as long as that was not asked."""
        return "en" if self.locale == AUTO else self.locale

    @cached_property
    def checkin(self) -> PathFormat:
        return path_format(self.checkin_path, self.rule, self.language)

    @cached_property
    def reflection(self) -> PathFormat:
        return path_format(self.reflection_path, self.rule, self.language)

    @cached_property
    def week(self) -> PathFormat:
        return path_format(self.week_path, self.rule, self.language)

    @cached_property
    def month(self) -> PathFormat:
        return path_format(self.month_path, self.rule, self.language)

    @cached_property
    def quarter(self) -> PathFormat:
        return path_format(self.quarter_path, self.rule, self.language)

    @cached_property
    def events(self) -> PathFormat:
        return path_format(self.event_folder, self.rule, self.language)

    @cached_property
    def words(self) -> Words:
        """The words on offer: the shipped ones and the person's own."""
        return extended(feelings=self.feelings, needs=self.needs, habits=self.habits, themes=self.themes)

    def warnings(self) -> tuple[str, ...]:
        """What is allowed and probably not meant."""
        return tuple(
            f"{name}: {warning}"
            for name in (
                "checkin_path",
                "reflection_path",
                "event_folder",
                "week_path",
                "daily_path",
                "weekly_path",
                "month_path",
                "quarter_path",
            )
            if getattr(self, name) != AUTO
            for warning in path_format(getattr(self, name), self.rule, self.language).warnings()
        )


assert {field.name for field in fields(Settings)} == {setting.name for setting in TABLE}


def load(text: str = "") -> Settings:
    """Settings from the text of a vaultkit.toml; what is left out keeps its default. Raises SettingsWrong."""
    given = _given(text.removeprefix("\ufeff"))
    known = {setting.name: setting for setting in TABLE}
    for name in given:
        if name not in known:
            close = nearest(name, known)
            raise SettingsWrong(
                f"{FILE_NAME}: there is no setting `{name}`.",
                f"Did you mean `{close}`?" if close else "docs/settings.md lists them all.",
            )
    values: dict[str, Any] = {}
    for setting in TABLE:
        # The defaults are written as Python would write them too.
        raw = given.get(setting.name, literal_eval(setting.default))
        try:
            values[setting.name] = setting.read(raw)
        except ValueError as expected:
            raise SettingsWrong(
                f"{FILE_NAME}: `{setting.name}` is {raw!r}, expected {expected}.",
                f"The default is {setting.default}.",
            ) from None
    if "week_path" not in given and values["week_rule"] != "iso":
        # GGGG and WW are always ISO; a week that begins on Sunday is numbered by gggg and ww.
        values["week_path"] = values["week_path"].replace("GGGG", "gggg").replace("WW", "ww")
    settings = Settings(**values)
    # The defaults fit, and to find that out anew takes 20 ms.
    if not given.keys().isdisjoint((*_DATED, "week_rule")):
        _check_days(settings)
        _check_apart(settings)
    return settings


def lines(text: str) -> dict[str, int]:
    """The line of a vaultkit.toml on which each setting stands that is set."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        name, equals, _ = (part.strip() for part in line.partition("="))
        if equals and (known := _SPELLED.get(name)):
            found.setdefault(known, number)
    return found


def _given(text: str) -> dict[str, Any]:
    """What was set. As `init` writes it every line is a comment, and nothing needs to be parsed."""
    if all(line.strip()[:1] in ("", "#") for line in text.splitlines()):
        return {}
    import tomllib  # noqa: PLC0415 - as said

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsWrong(
            f"{FILE_NAME} cannot be read: {error}.",
            'Texts and times stand in quotes, as in reflection_at = "18:00"; a # before a line takes it out.',
        ) from None


def _check_days(settings: Settings) -> None:
    """A path that cannot tell one day from another would put two days into one note; so with weeks."""
    probe = (date(2026, 3, 5), date(2026, 3, 6), date(2026, 4, 5), date(2027, 3, 5))
    for name in ("checkin_path", "reflection_path"):
        form = path_format(getattr(settings, name), settings.rule, settings.language)
        if len({form.format(day) for day in probe}) < len(probe):
            raise SettingsWrong(
                f"{FILE_NAME}: `{name}` gives two days the same note.",
                "Put YYYY-MM-DD, or year, month and day, in it.",
            )
    periods = {
        "week": ((date(2026, 3, 2), date(2026, 3, 9), date(2027, 3, 8)), "GGGG-[W]WW"),
        "month": ((date(2026, 3, 1), date(2026, 4, 1), date(2027, 3, 1)), "YYYY-MM"),
        "quarter": ((date(2026, 1, 1), date(2026, 4, 1), date(2027, 1, 1)), "YYYY-[Q]Q"),
    }
    for period, (starts, help_) in periods.items():
        if len({getattr(settings, period).format(day) for day in starts}) < len(starts):
            raise SettingsWrong(
                f"{FILE_NAME}: `{period}_path` gives two {period}s the same page.", f"Put {help_} in it."
            )


def _check_apart(settings: Settings) -> None:
    """Of two notes with one path, one would never be made, or would take the other's place."""
    forms = (settings.checkin, settings.reflection, settings.week, settings.month, settings.quarter)
    if meeting := _meeting(forms, settings.rule):
        one, other, path = meeting
        raise SettingsWrong(
            f"{FILE_NAME}: `{one}` and `{other}` give the same note, such as {path}.md.",
            "Give each its own name, with a word in brackets if need be: YYYY-MM [Patterns].",
        )


@lru_cache(maxsize=8)  # of some thousand paths, once for as long as the settings stay
def _meeting(forms: tuple[PathFormat, ...], rule: WeekRule) -> tuple[str, str, str] | None:
    """Two settings that give one path, and that path: of every note of some years, one of 53 weeks and a leap year."""
    first = date(2026, 1, 1)
    days = [first + timedelta(days=passed) for passed in range(3 * 366)]
    weeks = sorted({week_of(day, rule).start for day in days})
    months = [day for day in days if day.day == 1]
    quarters = [day for day in months if day.month % 3 == 1]
    given: dict[str, str] = {}
    for name, form, starts in zip(_DATED, forms, (days, days, weeks, months, quarters), strict=True):
        for path in map(form.format, starts):
            if (other := given.setdefault(folded(path), name)) != name:
                return other, name, path
    return None


def commented(given: Mapping[str, str] = MappingProxyType({})) -> str:
    """The vaultkit.toml that `init` writes: every setting with its default, commented out, and a line of prose.

    ``given`` are the values of those that are set, as TOML.
    """
    from textwrap import wrap  # noqa: PLC0415 - only `init` writes one

    head = [
        "# vaultkit: settings of this vault. A line that begins with # keeps the default; take the # away to change it.",
        "# Paths are inside the vault and speak moment.js, as Obsidian's daily notes do: YYYY, MM, DD, [text in brackets].",
    ]
    for setting in TABLE:
        is_set = setting.name in given
        line = f"{setting.name} = {given.get(setting.name, setting.default)}"
        prose = wrap(setting.prose, 118, initial_indent="# ", subsequent_indent="# ")
        head += ["", *prose, line if is_set else f"# {line}"]
    return "\n".join(head) + "\n"
