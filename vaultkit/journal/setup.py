"""Beginning in a vault: the settings, the templates and the words note, without touching anything that is there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vaultkit.errors import NoVault
from vaultkit.journal.journal import Journal
from vaultkit.journal.words_note import WORDS_NOTE
from vaultkit.pages.words_note import words_note
from vaultkit.plan import Write
from vaultkit.settings import FILE_NAME, commented, load
from vaultkit.vault import files, templates
from vaultkit.vault.clock import Clock, system
from vaultkit.vault.places import state_folder
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.write import Outcome, apply


@dataclass(frozen=True, slots=True)
class Begun:
    """What `init` made, what it found there already, and what a refresh would do."""

    made: tuple[str, ...]
    kept: tuple[str, ...]
    notes: int
    pages: int
    problems: int


def begin(root: Path, clock: Clock, progress: Callable[[int, int], None] | None = None) -> Begun:
    """Make vaultkit.toml, the templates and the words note in a folder that is there; overwrite nothing."""
    if not root.is_dir():
        raise NoVault(f"There is no folder {root}.", "Make it first, or name the folder of your vault.")
    there = files.read(root, FILE_NAME)
    settings = load(there.data.decode("utf-8", "replace") if isinstance(there, files.Read) else "")
    texts = {FILE_NAME: commented()}
    folder = settings.templates_folder
    for name, template in templates.shipped().items():
        texts[f"{folder}/{name}.md"] = template.text
    texts[f"{folder}/{WORDS_NOTE}"] = words_note(settings.words)
    recovery = Recovery(state_folder(root) / "recovery", now=system)
    made: list[str] = []
    kept: list[str] = []
    for path, text in texts.items():
        outcome = apply(root, Write(path, text.encode(), None), recovery)
        (made if outcome is Outcome.WRITTEN else kept).append(path)
    journal = Journal(root, clock)
    journal.look(progress)
    planned = journal.plan()
    pages = sum(isinstance(step, Write) and step.expected is None for step in planned.steps)
    problems = len(journal.problems(journal.left_alone()))
    return Begun(tuple(made), tuple(kept), len(journal.index.records()), pages, problems)
