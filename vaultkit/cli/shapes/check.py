"""What `check --json` prints."""

from dataclasses import dataclass
from typing import Annotated

from vaultkit.patterns.likeness import Alike
from vaultkit.records.record import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """What could not be read as meant, and where. The exit code is 1 if there are problems."""

    problems: Annotated[tuple[Problem, ...], "in the order of their places"]
    alike: Annotated[
        tuple[Alike, ...], "names that look alike; no problem, and the exit code does not change"
    ]
