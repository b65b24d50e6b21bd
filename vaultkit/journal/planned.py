"""What a plan is, and what the next one may start from."""

from dataclasses import dataclass

from vaultkit.patterns.history import History
from vaultkit.plan import Plan


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the pages say when everything is up to date."""

    history: History
    places: str
    """The mark of the atlas."""
    unread: int

    @property
    def mark(self) -> str:
        """What is to be kept of it, beside the notes."""
        return f"{self.unread} {self.places}"

    @classmethod
    def settled(cls, history: History, mark: str) -> "Baseline | None":
        """What was kept; None if it says nothing of the kind."""
        unread, _, places = mark.partition(" ")
        return cls(history, places, int(unread)) if unread.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Planned:
    """``notices`` say which pages are not made, or not touched, and why.

    ``baseline`` is what the next plan may start from, once these steps are done; None if it must look at everything.
    """

    steps: Plan
    baseline: Baseline | None
    notices: tuple[str, ...] = ()
