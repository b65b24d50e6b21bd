"""vaultkit.toml: one table of name, type, default and prose; read once, frozen, and never handed to the core."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, time
from functools import cached_property
from typing import Any

from vaultkit.errors import SettingsWrong
from vaultkit.notes.calendar import WEEK_RULES, WeekRule
from vaultkit.notes.names import nearest
from vaultkit.notes.pathformat import PathFormat
from vaultkit.records.words import Words, extended

FILE_NAME = "vaultkit.toml"


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text in quotes")
    return value.strip()


def _path(value: Any) -> str:
    """A path inside the vault, without ``.md``."""
    text = _text(value).strip("/").removesuffix(".md")
    if any(not piece or piece.startswith(".") for piece in text.split("/")) or "\\" in text.split("[")[0]:
        raise ValueError("a path inside the vault, with `/` between folders, none of them hidden")
    return text


def _clock(value: Any) -> time:
    try:
        at = value if isinstance(value, time) else time.fromisoformat(_text(value))
    except ValueError:
        raise ValueError('a time in quotes such as "18:00"') from None
    return at.replace(second=0, microsecond=0, tzinfo=None)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of texts such as ["one", "two"]')
    return tuple(text for item in value if (text := item.strip().removeprefix("./").strip("/")))


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError("a whole number up to 100000")
    return value


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = _text(value)
        if text not in allowed:
            raise ValueError(" or ".join(f'"{word}"' for word in allowed))
        return text

    return read


_DATE = re.compile(r"YY|MM|DD|GG|gg|WW|ww|\[")
_ONE_TOKEN = re.compile(r"[MDdwW]o?|Qo?|[eE]|y+|\W+")
_WORDS = re.compile(r"[^\W\d_]+")


def _format(path: str, rule: WeekRule) -> PathFormat:
    """A path setting as a moment.js format, with plain folder names taken as they are.

    To moment, the `a` and `l` of `Journal` are tokens. Obsidian keeps the folder out of the format; here both stand in
    one path, so a piece that holds no date and a word that is not itself one token is a name.
    """
    return PathFormat("/".join(f"[{p}]" if _is_name(p) else p for p in path.split("/")), rule)


def _is_name(piece: str) -> bool:
    return not _DATE.search(piece) and any(not _ONE_TOKEN.fullmatch(word) for word in _WORDS.findall(piece))


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
        _clock,
        "When the evening reflection is made, and tomorrow's check-in with it.",
    ),
    Setting(
        "day_starts_at",
        '"04:00"',
        _clock,
        "Until this hour the day before goes on: for the notes that are made, and for what you log.",
    ),
    Setting(
        "checkin_path",
        '"Journal/YYYY/MM/YYYY-MM-DD [Check-in]"',
        _path,
        "Where the morning note goes (moment.js tokens, text in brackets).",
    ),
    Setting(
        "reflection_path", '"Journal/YYYY/MM/YYYY-MM-DD [Reflection]"', _path, "Where the evening note goes."
    ),
    Setting(
        "event_folder",
        '"Journal/YYYY/MM"',
        _path,
        "Where a note of its own goes: an episode, a repair, a promise.",
    ),
    Setting("week_path", '"Patterns/GGGG/GGGG-[W]WW [Patterns]"', _path, "Where a week's page goes."),
    Setting(
        "theme_folder",
        '"Patterns/Themes"',
        _path,
        "Where the pages of your triggers go, and new notes of people and rituals.",
    ),
    Setting("index_path", '"Patterns/Patterns"', _path, "The page that lists them all."),
    Setting(
        "templates_folder",
        '"Templates/vaultkit"',
        _path,
        "Your copies of the templates; an edited one is used. Nothing in it is counted.",
    ),
    Setting(
        "journal", "[]", _texts, "Folders whose dated notes are read as journal notes besides vaultkit's own."
    ),
    Setting("private", "[]", _texts, "Folders or notes that vaultkit does not read at all."),
    Setting(
        "links",
        '"auto"',
        _one_of("auto", "wikilink", "markdown"),
        "How links are written; auto follows Obsidian's setting.",
    ),
    Setting(
        "week_rule", '"iso"', _one_of(*WEEK_RULES), "When a week begins: iso (Monday), sunday or saturday."
    ),
    Setting("feelings", "[]", _texts, "More feelings for the words note."),
    Setting("needs", "[]", _texts, "More needs for the words note."),
    Setting("habits", "[]", _texts, "More thinking habits for the words note."),
    Setting("themes", "[]", _texts, "More words for what a trigger is about."),
    Setting(
        "open_with",
        '"auto"',
        _one_of("auto", "editor", "obsidian"),
        "What --open opens a note with; auto is $VISUAL or $EDITOR if one is set, else Obsidian.",
    ),
    Setting("recovery_days", "30", _whole, "How long prior versions are kept, outside the vault."),
    Setting("recovery_mb", "50", _whole, "And how many megabytes of them."),
)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one vault. The table above says what each is; :func:`load` makes one."""

    reflection_at: time
    day_starts_at: time
    checkin_path: str
    reflection_path: str
    event_folder: str
    week_path: str
    theme_folder: str
    index_path: str
    templates_folder: str
    journal: tuple[str, ...]
    private: tuple[str, ...]
    links: str
    week_rule: str
    feelings: tuple[str, ...]
    needs: tuple[str, ...]
    habits: tuple[str, ...]
    themes: tuple[str, ...]
    open_with: str
    recovery_days: int
    recovery_mb: int

    @cached_property
    def rule(self) -> WeekRule:
        return WEEK_RULES[self.week_rule]

    @cached_property
    def checkin(self) -> PathFormat:
        return _format(self.checkin_path, self.rule)

    @cached_property
    def reflection(self) -> PathFormat:
        return _format(self.reflection_path, self.rule)

    @cached_property
    def week(self) -> PathFormat:
        return _format(self.week_path, self.rule)

    @cached_property
    def events(self) -> PathFormat:
        return _format(self.event_folder, self.rule)

    @cached_property
    def words(self) -> Words:
        """The words on offer: the shipped ones and the person's own."""
        return extended(feelings=self.feelings, needs=self.needs, habits=self.habits, themes=self.themes)

    def warnings(self) -> tuple[str, ...]:
        """What is allowed and probably not meant."""
        return tuple(
            f"{name}: {warning}"
            for name in ("checkin_path", "reflection_path", "week_path", "event_folder")
            for warning in _format(getattr(self, name), self.rule).warnings()
        )


assert {field.name for field in fields(Settings)} == {setting.name for setting in TABLE}


def load(text: str = "") -> Settings:
    """Settings from the text of a vaultkit.toml; what is left out keeps its default. Raises SettingsWrong."""
    try:
        given = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsWrong(
            f"{FILE_NAME} cannot be read: {error}.",
            'Texts and times stand in quotes, as in reflection_at = "18:00"; a # before a line takes it out.',
        ) from None
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
        raw = given.get(setting.name, tomllib.loads(f"value = {setting.default}")["value"])
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
    _check_days(settings)
    return settings


def _check_days(settings: Settings) -> None:
    """A path that cannot tell one day from another would put two days into one note; so with weeks."""
    probe = (date(2026, 3, 5), date(2026, 3, 6), date(2026, 4, 5), date(2027, 3, 5))
    for name in ("checkin_path", "reflection_path"):
        form = _format(getattr(settings, name), settings.rule)
        if len({form.format(day) for day in probe}) < len(probe):
            raise SettingsWrong(
                f"{FILE_NAME}: `{name}` gives two days the same note.",
                "Put YYYY-MM-DD, or year, month and day, in it.",
            )
    weeks = (date(2026, 3, 2), date(2026, 3, 9), date(2027, 3, 8))
    if len({settings.week.format(day) for day in weeks}) < len(weeks):
        raise SettingsWrong(
            f"{FILE_NAME}: `week_path` gives two weeks the same page.", "Put GGGG-[W]WW in it."
        )
    if settings.checkin.format(probe[0]).casefold() == settings.reflection.format(probe[0]).casefold():
        raise SettingsWrong(
            f"{FILE_NAME}: `checkin_path` and `reflection_path` are the same note.", "Give each its own name."
        )


def commented() -> str:
    """The vaultkit.toml that `init` writes: every setting with its default, commented out, and a line of prose."""
    head = [
        "# vaultkit: settings of this vault. A line that begins with # keeps the default; take the # away to change it.",
        "# Paths are inside the vault and speak moment.js, as Obsidian's daily notes do: YYYY, MM, DD, [text in brackets].",
    ]
    for setting in TABLE:
        head += ["", f"# {setting.prose}", f"# {setting.name} = {setting.default}"]
    return "\n".join(head) + "\n"
