"""A note gets another name: which notes bear one, whether there is room for it, and the change on the disk."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from vaultkit.errors import CannotWrite, RequestWrong
from vaultkit.journal.carrying import Report
from vaultkit.journal.journal import Journal
from vaultkit.journal.ours import is_all_ours
from vaultkit.notes.names import file_name, folded, key, theme_key
from vaultkit.pages.places import BESIDE, same
from vaultkit.patterns.themes import TRIGGER, title
from vaultkit.plan import Kept, Rename, Retire
from vaultkit.records.record import Page
from vaultkit.records.trigger import Trigger
from vaultkit.vault import files
from vaultkit.vault.renames import is_one_file
from vaultkit.vault.rules import same_path
from vaultkit.vault.templates import shipped
from vaultkit.vault.write import Outcome, apply

_BOARDS = (".canvas", ".base")


def own_notes(journal: Journal, theme: str) -> list[str]:
    """The person's notes of a theme: triggers of that name, else the note of that name that holds regions."""
    own = [r.path for r in journal.index.records() if isinstance(r, Trigger) and theme_key(title(r)) == theme]
    path, has_regions = journal.index.named().get(theme, ("", False))
    return own or ([path] if has_regions else [])


def pages(journal: Journal, theme: str) -> list[str]:
    """The pages of a theme that are vaultkit's; a note without regions that only says it is one is somebody's own."""
    return [
        path
        for path, entry in journal.index.readings()
        if entry.note is not None and (page := entry.reading.page) is not None
        if same(page) == Page("theme", theme, TRIGGER.name)
    ]


def beside(path: str, name: str, end: str = "") -> str:
    """The path of another name in the same folder."""
    return str(PurePosixPath(path).with_name(f"{file_name(name)}{end}.md"))


def page_home(path: str, theme: str, name: str) -> str:
    """Where a theme's page goes with a new name; one that a person gave a name of their own keeps it."""
    stem = PurePosixPath(path).stem
    if theme_key(stem) == theme:
        return beside(path, name)
    return beside(path, name, BESIDE) if theme_key(stem.removesuffix(BESIDE)) == theme else path


def is_ours(journal: Journal, path: str) -> bool:
    """Whether nobody wrote in a page of vaultkit's."""
    templates = (journal.templates, shipped())
    return is_all_ours(journal.index.entries[path], templates, journal.settings.rule, journal.today)


def namesakes(journal: Journal, path: str) -> tuple[str, ...]:
    """The other notes that vaultkit may read and that have the name of this one."""
    name = key(PurePosixPath(path).stem)
    return tuple(
        other
        for other, entry in journal.index.readings()
        if other != path and not entry.is_ours_to_leave and key(PurePosixPath(other).stem) == name
        if not is_one_file(journal.root / path, journal.root / other)
    )


def is_halfway(journal: Journal, path: str, home: str) -> bool:
    """Whether a note has its new name beside its old one: that took two steps on this disk, and was killed between."""
    return (
        home != path
        and home in journal.index.entries
        and is_one_file(journal.root / path, journal.root / home)
    )


def room(journal: Journal, path: str, home: str) -> tuple[Retire, ...]:
    """What makes room for a note: nothing, or a page that nobody wrote in. Raises RequestWrong where there is none."""
    if (journal.root / path).is_symlink():
        raise RequestWrong(f"{path} is a symlink to a note elsewhere.", "Rename that note yourself first.")
    there = next((p for p in journal.index.entries if same_path(p) == same_path(home) and p != path), None)
    if there is None or is_halfway(journal, path, there):
        return ()
    if there != home or not is_ours(journal, there):
        raise RequestWrong(
            f"{path} cannot become {home}: there is a note of that name.",
            "Move or rename one of the two yourself first.",
        )
    return (retire(journal, there),)


def boards(journal: Journal, names: Iterable[str]) -> list[str]:
    """Canvas and base files with a path or a link to a note of one of these names; they are read, never changed."""
    stems = "|".join(re.escape(folded(name)) for name in names)
    named = re.compile(rf"""[/"'\[(](?:{stems})(?:\.md)?["'#^|\])\\]""")
    index = journal.index
    paths = (
        f"{folder}/{entry.name}" if folder else entry.name
        for folder, entries in files.walk(journal.root, [])
        for entry in entries
        if PurePosixPath(entry.name).suffix.lower() in _BOARDS
    )
    found = ((path, files.read(journal.root, path)) for path in paths if not index.is_private(path))
    return [
        path.encode("utf-8", "backslashreplace").decode()  # of a name that is not UTF-8, what can be printed
        for path, read in found
        if isinstance(read, files.Read) and named.search(folded(unquote(read.data.decode(errors="replace"))))
    ]


def retire(journal: Journal, path: str) -> Retire:
    entry = journal.index.entries[path]
    assert entry.note is not None
    return Retire(path, entry.digest, (Kept(path, entry.note.text.encode(), "retired"),))


def move(journal: Journal, steps: Iterable[Retire | Rename], report: Report) -> None:
    """Give notes their new names, until one cannot have it."""
    for step in steps:
        try:
            outcome = apply(journal.root, step, journal.recovery)
        except CannotWrite as refused:
            report.refused[step.path] = refused
            break
        if outcome is not Outcome.WRITTEN:
            report.left.append(step.path)
            break
        if isinstance(step, Rename):
            report.changed = [*(path for path in report.changed if path != step.path), step.to]
    journal.look()  # whole: to some disks the old name and the new one are the same
