"""The one tuple of kinds. A new kind is one file, one line here, one template."""

from functools import lru_cache

from vaultkit.notes.names import key
from vaultkit.records.boundary import BOUNDARY
from vaultkit.records.checkin import CHECKIN
from vaultkit.records.commitment import COMMITMENT
from vaultkit.records.episode import EPISODE
from vaultkit.records.exchange import EXCHANGE
from vaultkit.records.kind import Kind
from vaultkit.records.person import PERSON
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.repair import REPAIR
from vaultkit.records.ritual import RITUAL
from vaultkit.records.step import STEP
from vaultkit.records.test import TEST
from vaultkit.records.trigger import TRIGGER

KINDS: tuple[Kind, ...] = (
    CHECKIN,
    REFLECTION,
    TRIGGER,
    EPISODE,
    EXCHANGE,
    REPAIR,
    COMMITMENT,
    STEP,
    TEST,
    PERSON,
    RITUAL,
    BOUNDARY,
)

LASTING: frozenset[str] = frozenset(kind.name for kind in KINDS if kind.lasting)
"""Kinds whose notes make no day."""

ELSEWHEN: frozenset[str] = frozenset(kind.name for kind in KINDS if not kind.dated)
"""Kinds whose notes tell of other days than their own, or of none."""

PAGES: tuple[str, ...] = ("week", "month", "quarter", "theme", "index", "through", "phrasebook")
"""The pages that vaultkit makes."""
PAGE_KINDS: tuple[str, ...] = (*PAGES, "sheet")
"""What a page says it is: read for nothing else."""


@lru_cache(maxsize=1024)
def kind_named(word: str) -> Kind | None:
    """`Check-in` and `check in` are `checkin`."""
    wanted = key(word).replace(" ", "")
    return next((kind for kind in KINDS if kind.name == wanted), None)
