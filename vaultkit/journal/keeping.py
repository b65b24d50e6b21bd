"""What a journal keeps on the disk from one command to the next: what the notes say, and whether all pages say it too."""

import os

from vaultkit.vault import files, settled
from vaultkit.vault.index import Index
from vaultkit.vault.store import Store, Stored


class Keeping:
    """``governing``: what stood outside the notes when they were read, and decided how."""

    def __init__(self, index: Index, store: Store, governing: str) -> None:
        self.governing = governing
        self._index = index
        self._store = store
        self._turn: int | None = None
        self._settled = ""
        self._is_whole = True
        """Whether what is kept is all that the index holds, but for what it knows to be unsaved."""

    def begin(self) -> Stored:
        """Let the index begin from what is there."""
        kept = self._store.load() if self._is_whole else Stored()
        self._turn, self._settled = kept.turn, kept.settled
        self._index.begin_from(kept)
        return kept

    def is_behind(self) -> bool:
        """Whether another process kept something since, or what was kept is lost."""
        if self._store.turn() != self._turn:
            self._is_whole = False
        return not self._is_whole

    def keep(self, mark: str) -> None:
        """``mark``: what is to be known next time of the pages, where all say what the notes say; else ""."""
        if self._is_whole and mark == self._settled and not self._index.has_unsaved():
            return
        rows, gone = self._index.unsaved(whole=not self._is_whole)
        self._turn, self._settled = self._store.save(rows, gone, mark, whole=not self._is_whole), mark
        self._is_whole = self._turn is not None

    def settle(self, command: str, said: tuple[str, str], since: float, until: float) -> None:
        """Write down what a command answers as long as nothing changes, if that can be told by a walk alone."""
        index = self._index
        is_seen = all(entry.stamp != files.UNREAD for entry in index.entries.values())
        if (
            is_seen
            and all(map(self._is_walked, index.rules.templates))
            and index.mark
            and not index.is_dirty()
        ):
            settled.settle(str(index.root), (index.mark, self.governing, since, until), command, said)

    def _is_walked(self, place: str) -> bool:
        """Whether a walk sees what changes there: nothing hidden, nothing behind a link."""
        real = os.path.realpath(self._index.root)
        return "/." not in f"/{place}" and os.path.realpath(f"{real}/{place}") == f"{real}/{place}"

    def forget(self) -> None:
        """Forget what is kept: the first look reads every note."""
        settled.unsettle(str(self._index.root))
        self._store.forget()
        self._is_whole = False  # where it cannot be deleted, it is not believed
