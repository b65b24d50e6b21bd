"""A note gets another name: which notes bear one, whether there is room for it, and the move on the disk."""

from pathlib import PurePosixPath

from vaultkit.errors import UnknownKind
from vaultkit.journal.journal import Journal
from vaultkit.notes.names import file_name, key
from vaultkit.notes.renaming import Move
from vaultkit.pages.pages import page_theme
from vaultkit.patterns.themes import theme_key, title
from vaultkit.plan import Kept, Retire, Write, digest
from vaultkit.records.trigger import Trigger
from vaultkit.vault.index import Entry, same_path
from vaultkit.vault.write import Outcome, apply

_BESIDE = " (patterns)"
"""What ends the name of a page beside a person's own note."""
Room = tuple[str | None, tuple[Kept, ...]]
"""The digest of what is replaced, and what of it is kept; nothing where nothing is."""


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
        if page[0] == "theme" and page_theme(page[1]) == theme
    ]


def beside(path: str, name: str, end: str = "") -> str:
    """The path of another name in the same folder."""
    return str(PurePosixPath(path).with_name(f"{file_name(name)}{end}.md"))


def page_home(path: str, theme: str, name: str) -> str:
    """Where a theme's page goes with a new name; one that a person gave a name of their own keeps it."""
    stem = PurePosixPath(path).stem
    if theme_key(stem) == theme:
        return beside(path, name)
    return beside(path, name, _BESIDE) if theme_key(stem.removesuffix(_BESIDE)) == theme else path


def is_all_ours(journal: Journal, path: str) -> bool:
    """Whether nobody wrote in a page of vaultkit's."""
    entry = journal.index.entries[path]
    return _is_page(entry) and journal.planner().is_all_ours(path, entry)


def is_alone(journal: Journal, path: str) -> bool:
    """Whether no other note that vaultkit may read has the name of this one."""
    name = key(PurePosixPath(path).stem)
    return not any(
        other != path and not entry.is_ours_to_leave and key(PurePosixPath(other).stem) == name
        for other, entry in journal.index.readings()
    )


def room(journal: Journal, path: str, home: str) -> Room:
    """What stands where a note is to go: nothing, or a page that nobody wrote in. Raises UnknownKind for all else."""
    if (journal.root / path).is_symlink():
        raise UnknownKind(f"{path} is a symlink to a note elsewhere.", "Rename that note yourself first.")
    entries = journal.index.entries
    there = next((p for p in entries if same_path(p) == same_path(home) and p != path), None)
    if there is None:
        return None, ()
    if there != home or not is_all_ours(journal, there):
        raise UnknownKind(
            f"{path} cannot become {home}: there is a note of that name.",
            "Move or rename one of the two yourself first.",
        )
    note = entries[there].note
    assert note is not None
    return entries[there].digest, (Kept(there, note.text.encode(), "retired"),)


def move_links(journal: Journal, path: str, home: str) -> Move:
    return Move(path, home, is_alone(journal, path))


def retire(journal: Journal, path: str) -> Retire:
    entry = journal.index.entries[path]
    assert entry.note is not None
    return Retire(path, entry.digest, (Kept(path, entry.note.text.encode(), "retired"),))


def move(journal: Journal, gone: Retire, come: Write) -> bool:
    """Whether a note has its new name; if not (it was saved in between), everything is as it was."""
    steps: list[tuple[Retire | Write, Retire | Write]] = [
        (come, _undoing(come)),
        (gone, Write(gone.path, gone.keep[0].data, None)),
    ]
    if same_path(gone.path) == same_path(come.path):  # to some disks one name, so it must be free first
        steps.reverse()
    undo: list[Retire | Write] = []
    try:
        for step, back in steps:
            if apply(journal.root, step, journal.recovery) is not Outcome.WRITTEN:
                return False
            undo.append(back)
        undo.clear()
    finally:
        for back in reversed(undo):
            apply(journal.root, back, journal.recovery)
        journal.look_at({gone.path, come.path})
    return True


def _undoing(come: Write) -> Retire | Write:
    """A page that made room comes back; else the new name is free again."""
    if come.keep:
        return Write(come.path, come.keep[0].data, digest(come.data))
    return Retire(come.path, digest(come.data), ())


def _is_page(entry: Entry) -> bool:
    return entry.note is not None and entry.reading.page is not None
