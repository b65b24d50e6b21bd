"""The one tuple of kinds. A new kind is one file, one line here, one template."""

from vaultkit.notes.names import key
from vaultkit.records.checkin import CHECKIN
from vaultkit.records.episode import EPISODE
from vaultkit.records.kind import Kind
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.repair import REPAIR
from vaultkit.records.trigger import TRIGGER

KINDS: tuple[Kind, ...] = (CHECKIN, REFLECTION, TRIGGER, EPISODE, REPAIR)

PAGE_KINDS: tuple[str, ...] = ("week", "theme", "index", "month", "quarter", "sheet")
"""vaultkit's own pages: read for nothing else."""


def kind_named(word: str) -> Kind | None:
    """`Check-in` and `check in` are `checkin`."""
    wanted = key(word).replace(" ", "")
    return next((kind for kind in KINDS if kind.name == wanted), None)
