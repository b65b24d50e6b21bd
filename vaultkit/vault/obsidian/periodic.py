"""The notes of a day, a week, a month … that a person makes already, and which of their plugins says where.

Core Daily notes, Periodic Notes (both of its schemas), Calendar's weekly notes, Journals. Where two of them make notes of
one period, the others follow Periodic Notes, so it comes first here.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from vaultkit.vault.obsidian.config import Config
from vaultkit.vault.spelling import as_there

PERIODS = ("day", "week", "month", "quarter", "year")
FORMATS = {
    "day": "YYYY-MM-DD",
    "week": "gggg-[W]ww",
    "month": "YYYY-MM",
    "quarter": "YYYY-[Q]Q",
    "year": "YYYY",
}
"""What a blank format means to all of them."""
_OLD_NAMES = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
_NOTES, _CALENDAR, _JOURNALS = (
    f"plugins/{name}/data.json" for name in ("periodic-notes", "calendar", "journals")
)


@dataclass(frozen=True, slots=True)
class Periodic:
    """One period's notes of a person's own.

    ``path`` is the whole moment.js format, its folder literal: "[Daily]/YYYY-MM-DD". ``folder`` is "" for the root.
    ``template`` is the vault path of its template without `.md`, if it has one. ``source`` is the file that says so.
    """

    path: str
    folder: str
    template: str | None
    source: str

    @property
    def name_format(self) -> str:
        """``path`` without the folder."""
        return self.path.split("/", self.folder.count("/") + 1)[-1] if self.folder else self.path


def periodic(config: Config, plugins: frozenset[str]) -> Mapping[str, Periodic]:
    """Those that are on, in the order of PERIODS. ``plugins`` are the community plugins that are enabled."""
    by_notes = _periodic_notes(config) if "periodic-notes" in plugins else {}
    by_journals = _journals(config) if "journals" in plugins else {}
    daily = _daily_notes(config)
    weekly = _weekly_notes(config) if "calendar" in plugins else None
    found = {
        **by_journals,
        **({"week": weekly} if weekly else {}),
        **({"day": daily} if daily and (daily.is_set or "day" not in by_journals) else {}),
        **by_notes,
    }
    said = {period: found[period] for period in PERIODS if period in found}
    folders = as_there(config.root, {period: each.place for period, each in said.items()})
    return {period: each.periodic(period, folders[period]) for period, each in said.items()}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one plugin says of a period. ``is_set`` is False where it is on and nothing was ever changed."""

    form: str
    folder: str
    template: str
    source: str
    is_set: bool = True

    @property
    def place(self) -> str:
        """The folder of its notes, "" for the root."""
        folder = folder_of(self.folder)
        for piece in self.form.split("/"):  # a format may begin with the way up, out of its folder
            if piece not in ("", ".", ".."):
                break
            folder = folder.rpartition("/")[0] if piece == ".." else folder
        return folder

    def periodic(self, period: str, folder: str) -> Periodic:
        """``folder`` is :attr:`place`, as the vault spells it."""
        form = _normal(self.form).removesuffix("[.md]") or FORMATS[period]
        return Periodic(
            f"{_literal(folder, form)}/{form}" if folder else form,
            folder,
            note_of(self.template),
            self.source,
        )


def _periodic_notes(config: Config) -> dict[str, _Said]:
    """1.0.0-beta keeps sets of calendars, one of them active; before that each period had a key of its own.

    https://github.com/liamcain/obsidian-periodic-notes (src/calendarSetManager.ts, src/settings)
    """
    data = config.object(_NOTES)
    sets = data.objects("calendarSets")
    if sets:
        active = data.text("activeCalendarSet") or "Default"
        chosen = next((each for each in sets if each.values.get("id") == active), None)
        if chosen is None:
            data.odd("activeCalendarSet", f"there is no set {active}")
            return {}
        periods = {period: chosen.keys(period) for period in PERIODS}
    else:
        periods = {period: data.keys(name) for period, name in _OLD_NAMES.items()}
    return {
        period: _Said(
            keys.format("format"),
            keys.text("folder"),
            keys.text("templatePath") or keys.text("template"),
            keys.file,
        )
        for period, keys in periods.items()
        if keys.flag("enabled")
    }


def _daily_notes(config: Config) -> _Said | None:
    """The core plugin. One whose settings were never changed has no file of its own."""
    data = config.object("daily-notes.json")
    is_on = _core_plugin(config, "daily-notes")
    if is_on is False or (is_on is None and not data.is_there):
        return None
    form, folder, template = data.format("format"), data.text("folder"), data.text("template")
    return _Said(form, folder, template, data.file, is_set=bool(form or folder or template))


def _core_plugin(config: Config, plugin: str) -> bool | None:
    """Whether a core plugin is on; None where Obsidian does not say."""
    # A list of those that are on until Obsidian 1.6, since then an object of true and false.
    plugins = config.value("core-plugins.json", list, dict)
    if isinstance(plugins, list):
        return plugin in plugins
    return plugins[plugin] is True if plugins is not None and plugin in plugins else None


def _weekly_notes(config: Config) -> _Said | None:
    """Calendar makes weekly notes if it was told to show them, or how they are called.

    https://github.com/liamcain/obsidian-calendar-plugin (src/settings.ts)
    """
    data = config.object(_CALENDAR)
    form = data.format("weeklyNoteFormat")
    folder, template = data.text("weeklyNoteFolder"), data.text("weeklyNoteTemplate")
    if data.flag("showWeeklyNote") or form or folder or template:
        return _Said(form, folder, template, data.file)
    return None


def _journals(config: Config) -> dict[str, _Said]:
    """The first journal of each period. Its name and folder are templates: a date in them may have its own format.

    https://github.com/srg-kostyrko/obsidian-journal (src/types/settings.types.ts)
    """
    found: dict[str, _Said] = {}
    data = config.object(_JOURNALS)
    for name, journal in data.keys("journals").by_name().items():
        period = journal.keys("write").text("type")
        if period not in PERIODS or period in found:
            continue
        day = journal.format("dateFormat") or FORMATS[period]
        form = _filled(journal.text("nameTemplate") or "{{date}}", name, day)
        folder = _filled(journal.text("folder"), name, day)
        if form is None or folder is None:
            journal.odd("nameTemplate", "it holds what only Journals itself can fill in")
            continue
        plain = _plain(folder)
        path = form if plain is not None else f"{_normal(folder)}/{form}"
        templates = journal.texts("templates")
        found[period] = _Said(path, plain or "", templates[0] if templates else "", data.file)
    return found


_FIELD = re.compile(r"\{\{([a-z_]+)(?::(.*?))?\}\}")
_DATES = ("date", "start_date")


def _filled(template: str, journal: str, day: str) -> str | None:
    """A template of Journals as a moment.js format; None if anything but a date stands in it."""
    pieces: list[str] = []
    end = 0
    for field in _FIELD.finditer(template):
        pieces.append(_bracketed(template[end : field.start()]))
        if field[1] in _DATES:
            pieces.append(field[2] or day)
        elif field[1] == "journal_name":
            pieces.append(_bracketed(journal))
        else:
            return None
        end = field.end()
    return "".join([*pieces, _bracketed(template[end:])])


def _plain(folder: str) -> str | None:
    """A folder in brackets without them; None if a date stands in it."""
    pieces = folder.split("/")
    if all(re.fullmatch(r"(?:\[[^\]]*\])?", piece) for piece in pieces):
        return "/".join(piece[1:-1] for piece in pieces)
    return None


def _bracketed(text: str) -> str:
    """Text whose letters are no tokens. A bracket cannot stand inside brackets, and means nothing outside."""
    return re.sub(r"[^/\[\]]+", lambda found: f"[{found[0]}]", text)


def folder_of(text: str) -> str:
    """A folder as a person types one (`/日记`, `_journal/`, `/`); "" for the root."""
    return _normal(text.replace("\\", "/"))


def note_of(text: str) -> str | None:
    """A note as a person names one, with `.md` or without; None where none is named."""
    path = folder_of(text)
    return path[:-3] if path.lower().endswith(".md") else path or None


def _normal(path: str) -> str:
    """As Obsidian and these plugins write a path: nothing empty, no `.` or `..`, plain spaces, NFC."""
    pieces: list[str] = []
    for piece in unicodedata.normalize("NFC", path.replace("\u00a0", " ").replace("\u202f", " ")).split("/"):
        if piece == "..":
            del pieces[-1:]
        elif piece not in ("", "."):
            pieces.append(piece)
    return "/".join(pieces)


def _literal(folder: str, form: str) -> str:
    """A folder is no format: its letters are not tokens.

    A bracket runs to the last `]` before another `[`. Where that is not its own, each letter is taken by itself.
    """
    if "[" in folder or "]" in folder + form.partition("[")[0]:
        return re.sub(r"[A-Za-z\[\]]", r"\\\g<0>", folder)
    return "/".join(f"[{piece}]" for piece in folder.split("/"))
