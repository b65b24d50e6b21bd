"""The use cases: open a vault, take in changes, make the day's notes, refresh pages, watch, set up, recover."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaultkit.journal.carrying import Report
    from vaultkit.journal.journal import Journal

__all__ = ["Journal", "Report"]


def __getattr__(name: str) -> object:
    """Imported once they are asked for: a use case that opens no journal does not wait for all that one takes."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from vaultkit.journal import journal  # noqa: PLC0415 - as said

    return getattr(journal, name)
