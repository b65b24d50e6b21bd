"""What becomes of conflict copies: what only vaultkit wrote settles by itself, and the rest is a person's to merge."""

from collections.abc import Iterator

from vaultkit.plan import Kept, Retire
from vaultkit.records.record import Problem
from vaultkit.vault import files
from vaultkit.vault.index import Index


def settled_copies(index: Index) -> Iterator[Retire]:
    """Those that only vaultkit's own writing made, and in which a person wrote nothing: they go to recovery."""
    for copy in index.copies():
        if index.is_all_ours(copy):
            found = files.read(index.root, copy.path)
            entry = index.entries[copy.path]
            if isinstance(found, files.Read):
                yield Retire(copy.path, entry.digest, (Kept(copy.path, found.data, "retired"),))


def copy_problems(index: Index) -> Iterator[Problem]:
    """Each copy of a journal note or a page, with whose it is and what to do."""
    for copy in index.all_copies():
        original = index.entries.get(copy.original)
        if index.is_all_ours(copy):
            said = f"a copy that {copy.service} made, with nothing of yours in it; the next refresh moves it to recovery"
        elif index.entries[copy.path].place.journal or (original is not None and not original.is_foreign):
            said = copy.advice
        else:
            continue
        yield Problem(copy.path, 1, 1, said)


def in_icloud(index: Index) -> Iterator[str]:
    """A sentence on the notes of which nothing is known, because they were never here."""
    count = len(index.unread_in_icloud())
    if count:
        yield f"{count} {'note is' if count == 1 else 'notes are'} in iCloud and not here yet."
