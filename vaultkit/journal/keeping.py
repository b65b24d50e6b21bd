"""What a journal keeps on the disk from one command to the next: what the notes say, and whether all pages say it too."""

from vaultkit.vault import files, settled
from vaultkit.vault.index import Index
from vaultkit.vault.store import Kept, Store


class Keeping:
    """``governing``: what stood outside the notes when they were read, and decided how."""

    def __init__(self, index: Index, store: Store, governing: str) -> None:
        self.governing = governing
        self._index = index
        self._store = store
        self._turn: int | None = None
        self._settled = ""

    def begin(self) -> Kept:
        """Let the index begin from what is there."""
        kept = self._store.load()
        self._turn, self._settled = kept.turn, kept.settled
        self._index.begin_from(kept)
        return kept

    def is_behind(self) -> bool:
        """Whether another process kept something since."""
        return self._store.turn() != self._turn

    def keep(self, mark: str) -> None:
        """``mark``: what is to be known next time of the pages, where all say what the notes say; else ""."""
        if self._index.has_unsaved() or mark != self._settled:
            self._turn, self._settled = self._store.save(*self._index.unsaved(), mark), mark

    def settle(self, command: str, said: tuple[str, str], since: float, until: float) -> None:
        """Write down what a command answers as long as nothing changes, if that can be told by a walk alone."""
        index = self._index
        is_seen = all(entry.stamp != files.UNREAD for entry in index.entries.values())
        has_hidden = any("/." in f"/{place}" for place in index.rules.templates)
        if is_seen and not has_hidden and index.mark and not index.is_dirty():
            settled.settle(str(index.root), (index.mark, self.governing, since, until), command, said)

    def forget(self) -> None:
        """Forget what is kept: the first look reads every note."""
        settled.unsettle(str(self._index.root))
        self._store.forget()
