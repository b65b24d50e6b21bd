"""Beginning in a vault: the settings, the templates and the words note, without touching anything that is there."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaultkit.errors import NoVault
from vaultkit.journal import sources
from vaultkit.journal.journal import Journal
from vaultkit.journal.sources import Sources
from vaultkit.journal.words_note import WORDS_NOTE
from vaultkit.notes.dated_names import DatedNames, dated_names
from vaultkit.notes.language import locale_of
from vaultkit.pages.words_note import words_note
from vaultkit.plan import Write
from vaultkit.settings import FILE_NAME, commented, load, values
from vaultkit.vault import files, obsidian, templates
from vaultkit.vault.clock import Clock, system
from vaultkit.vault.places import state_folder
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.rules import under
from vaultkit.vault.write import Outcome, apply


@dataclass(frozen=True, slots=True)
class Begun:
    """What `init` made, what it found there already, what is in force and what a refresh would do."""

    made: tuple[str, ...]
    kept: tuple[str, ...]
    notes: int
    pages: int
    problems: int
    sources: Sources
    today: date
    daily: int
    """How many of the notes are the person's own daily notes."""
    looks_daily: tuple[DatedNames, ...]
    """Notes that are perhaps daily notes, where nobody says which are."""


def begin(root: Path, clock: Clock, progress: Callable[[int, int], None] | None = None) -> Begun:
    """Make vaultkit.toml, the templates and the words note in a folder that is there; overwrite nothing."""
    if not root.is_dir():
        raise NoVault(f"There is no folder {root}.", "Make it first, or name the folder of your vault.")
    recovery = Recovery(state_folder(root) / "recovery", now=system)
    made: list[str] = []
    kept: list[str] = []

    def put(path: str, text: str) -> None:
        outcome = apply(root, Write(path, text.encode(), None), recovery)
        (made if outcome is Outcome.WRITTEN else kept).append(path)

    put(FILE_NAME, commented(_found(root)))
    settings = sources.read(root).settings
    folder = settings.templates_folder
    for name, template in templates.shipped().items():
        put(f"{folder}/{name}.md", template.text)
    put(f"{folder}/{WORDS_NOTE}", words_note(settings.words))
    journal = Journal(root, clock)
    journal.look(progress)
    planned = journal.plan()
    pages = sum(isinstance(step, Write) and step.expected is None for step in planned.steps)
    problems = len(journal.problems(journal.left_alone()))
    records = journal.index.records()
    daily = sum(not record.kind for record in records)
    others = (path for path, entry in journal.index.entries.items() if entry.is_foreign)
    looks_daily = () if journal.sources.daily_notes else tuple(dated_names(others))
    return Begun(
        tuple(made),
        tuple(kept),
        len(records),
        pages,
        problems,
        journal.sources,
        journal.today,
        daily,
        looks_daily,
    )


def _found(root: Path) -> dict[str, str]:
    """What is set at once, as TOML: where Obsidian offers templates, and in which language daily notes are called."""
    theirs, settings = obsidian.read(root), load()
    found: dict[str, str] = {}
    folder = f"{theirs.templates_folder}/vaultkit" if theirs.templates_folder else settings.templates_folder
    if folder != settings.templates_folder and not {'"', "\\"} & {*folder}:
        with suppress(ValueError):
            found["templates_folder"] = f'"{values.path(folder)}"'
    form = theirs.form("day", settings.language)
    if form is not None and not theirs.known_locale:
        notes = (path for path in files.scan(root).notes if under(path, theirs.daily_folder))
        if locale := locale_of(notes, form.text, form.rule):
            found["locale"] = f'"{locale}"'
    return found
