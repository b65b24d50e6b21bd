"""That nothing is to be done, told by a walk alone: no note is read, no index, no settings, hardly a module.

Whoever brought everything up to date writes down how the vault looked then, until when that holds (a note of the day is
due at its hour), and what a command then answers. As long as every file has the stamp it had, and the program and the
settings are the same, so is the answer. A small file beside the index; without it, or with a wrong one, all is looked at
as always.

Worth it: `refresh` of an unchanged vault of 10,000 notes takes a third of the time that importing the rest would take
alone (docs/benchmarks.md). Hence what this imports is held by tests/cli/test_imports.py.
"""

import marshal
import os
import time
import zlib

from vaultkit.vault import config_folder, version, walk
from vaultkit.vault.places import cache_folder, make_private_folder

TYPE_CHECKING = False  # see vaultkit.vault.walk
if TYPE_CHECKING:
    Answer = tuple[str, str]
    """What goes to the output, and what to the errors."""
    Holds = tuple[str, str, float, float]
    """As long as a walk has this mark, and what governs has that one; from and until (seconds since the epoch)."""

SETTINGS = "vaultkit.toml"
"""With what stands in Obsidian's settings folder, all that decides how notes are read and that a walk does not see."""
_NAME = "settled"
_CHECK = 4


def answer(command: str, root: str, now: float) -> "Answer | None":
    """What a command of that name answers, if nothing is to be done; now in seconds since the epoch. Raises VaultGone."""
    if (known := _read(root)) is None:
        return None
    mark, governed, since, until, answers = known
    if command not in answers or not since <= now < until or governed != governing(root):
        return None
    found: Answer | None = answers[command] if mark == walk.mark(root) else None
    return found


def governing(root: str) -> str:
    """What stands outside the notes and decides what becomes of them: ask before any of it is read."""
    parts = [version.code(), root, str(time.localtime().tm_gmtoff)]
    for name in governing_files(root):
        try:
            status = os.stat(f"{root}/{name}")  # noqa: PTH116 - start-up, see vaultkit.vault.walk
        except OSError:
            parts.append("")
        else:
            parts.append(f"{status.st_size} {status.st_mtime_ns} {status.st_ino}")
            now = time.time_ns()
            if walk.may_change_unseen(status.st_mtime_ns, now):
                parts.append(str(now))  # never the same again
    return version.short(*parts)


def governing_files(root: str) -> tuple[str, ...]:
    """Their paths, there or not. Of Obsidian's folder: in each that could be meant, which others are is no matter here."""
    folders: tuple[str, ...] = (config_folder.FOLDER,)
    if _names_folder(root) or not os.path.isdir(f"{root}/{config_folder.FOLDER}"):  # noqa: PTH112 - start-up, see vaultkit.vault.walk
        folders += tuple(name for name in config_folder.hidden(root) if name != config_folder.FOLDER)
    return (SETTINGS, *(f"{folder}/{name}" for folder in folders for name in config_folder.FILES))


def _names_folder(root: str) -> bool:
    """Whether the settings may name Obsidian's folder; read here by eye, since a parser takes longer than all the rest."""
    try:
        with open(f"{root}/{SETTINGS}", "rb") as file:  # noqa: PTH123 - as above
            lines = file.read().splitlines()
    except OSError:
        return False
    return any(b"obsidian_folder" in line and not line.lstrip().startswith(b"#") for line in lines)


def settle(root: str, holds: "Holds", command: str, said: "Answer") -> None:
    """Write it down beside what other commands answer as long as this holds; where that cannot be, the next one looks."""
    before = _read(root)
    answers = before[4] if before is not None and before[:4] == holds else {}
    if answers.get(command) == said:
        return
    answers[command] = said
    data = marshal.dumps((*holds, answers))
    folder = cache_folder(root)
    aside = f"{folder}/{_NAME}.new"  # of two that write it at once, a checksum says what came of it
    from pathlib import Path  # noqa: PLC0415 - start-up, see vaultkit.vault.walk

    try:
        make_private_folder(Path(folder))
        with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:  # noqa: PTH123 - for this person alone from its first byte
            file.write(zlib.crc32(data).to_bytes(_CHECK, "big") + data)
        os.replace(aside, f"{folder}/{_NAME}")  # noqa: PTH105 - as above
    except OSError:
        return


def unsettle(root: str) -> None:
    """Forget it: somebody watches, and every answer changes."""
    try:
        os.unlink(f"{cache_folder(root)}/{_NAME}")  # noqa: PTH108 - as above
    except OSError:
        return


def _read(root: str) -> "tuple[str, str, float, float, dict[str, Answer]] | None":
    try:
        with open(f"{cache_folder(root)}/{_NAME}", "rb") as file:  # noqa: PTH123 - as above
            data = file.read()
    except OSError:
        return None
    if len(data) <= _CHECK or zlib.crc32(data[_CHECK:]).to_bytes(_CHECK, "big") != data[:_CHECK]:
        return None
    found: tuple[str, str, float, float, dict[str, Answer]] = marshal.loads(data[_CHECK:])  # noqa: S302 - our own bytes, by their checksum
    return found
