"""The vault's words note: its region follows the settings, where the person left it one."""

from pathlib import Path

from vaultkit.notes import regions
from vaultkit.pages.words_note import with_words
from vaultkit.plan import Kept, Write, digest
from vaultkit.records.record import Problem
from vaultkit.settings import Settings
from vaultkit.vault import files

WORDS_NOTE = "Words.md"
"""In the folder of the templates."""


def steps(root: Path, settings: Settings) -> tuple[Write, ...]:
    """What brings it up to date, where words were added; nothing if the person took it or its region away."""
    found = _looked_at(root, settings)
    return (found,) if isinstance(found, Write) else ()


def problems(root: Path, settings: Settings) -> tuple[Problem, ...]:
    """Markers that are no pair: its region is then left alone."""
    found = _looked_at(root, settings)
    return (found,) if isinstance(found, Problem) else ()


def _looked_at(root: Path, settings: Settings) -> Write | Problem | None:
    path = f"{settings.templates_folder}/{WORDS_NOTE}"
    found = files.read(root, path)
    if not isinstance(found, files.Read):
        return None
    text = found.data.decode("utf-8", "surrogateescape")
    filled = with_words(text, settings.words)
    if isinstance(filled, regions.Broken):
        return Problem(path, filled.line, 1, f"{filled.message}; this note's regions are left alone")
    if filled.text == text:
        return None
    typed = tuple(Kept(path, _bytes(words), "typed") for _, words in filled.typed)
    return Write(path, _bytes(filled.text), digest(found.data), typed)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
