"""Notes that are on their way: what stands in for one that a sync service has not brought yet, and a vault that is just
being filled.

iCloud puts `.NAME.md.icloud` in the place of a note that is not on this disk (newer systems keep the name, and bring the
note when it is read). Syncthing, Nextcloud, Resilio and rclone write under another name until a note is whole.
"""

import math
import os
import re
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ICLOUD = "iCloud"
SOON = 24 * 3600.0
"""Seconds in which iCloud brings what it means to bring; what it leaves where it is, it leaves for good."""
_STILL = 60.0
"""Seconds without a change after which nobody is writing any more."""
_FORMS = (
    (ICLOUD, r"\.(.+\.md)\.icloud"),
    ("Syncthing", r"(?:\.syncthing\.|~syncthing~)(.+\.md)\.tmp"),
    ("Nextcloud", r"\.(.+\.md)\.~[0-9a-f]+"),
    ("Resilio Sync", r"\.?(.+\.md)\.!sync"),
    ("rclone", r"(.+\.md)(?:\.[0-9a-f]{8})?\.partial"),
)


def coming(path: str) -> tuple[str, str] | None:
    """The path of the note that a file stands in for, or will become, and whose it is; None of any other file."""
    if ".md." not in path:
        return None
    folder, slash, name = path.rpartition("/")
    for service, form in _FORMS:
        if found := re.fullmatch(form, name):
            return f"{folder}{slash}{found[1]}", service
    return None


def stand_ins(path: str) -> tuple[str, ...]:
    """Where those of a note would be whose names can be told from its own; the first is iCloud's."""
    folder, slash, name = path.rpartition("/")
    names = (f".{name}.icloud", f".syncthing.{name}.tmp", f"~syncthing~{name}.tmp")
    return tuple(f"{folder}{slash}{each}" for each in names)


def awaited(root: Path, path: str) -> str:
    """The service whose stand-in lies in a note's place; "" where none does."""
    there = (each for each in stand_ins(path) if os.path.lexists(root / each))
    found = coming(next(there, ""))
    return found[1] if found else ""


def placed(root: Path, paths: Iterable[str], seconds: float) -> list[str]:
    """The ones that were put there within the last seconds: sync services keep the time of the change itself."""
    since = time.time() - seconds
    found = []
    for path in paths:
        with suppress(OSError):
            if os.stat(root / path).st_ctime >= since:  # noqa: PTH116 - as elsewhere, for every note of a new vault
                found.append(path)
    return found


def is_bringing(root: Path, waiting: Mapping[str, str]) -> bool:
    """Whether a service is in the middle of bringing one of these notes; what it left lying long ago is no sign."""
    unfinished = (path for path, whose in waiting.items() if whose != ICLOUD)
    return bool(placed(root, (each for path in unfinished for each in stand_ins(path)), _STILL))


@dataclass
class Arrival:
    """Whether a vault is being filled, by a sync service that has much to bring: then pages wait until it is quiet.

    One person saves one note after another; ``many`` in ``quiet`` seconds come from elsewhere. ``longest`` bounds the
    wait. All times are given, in seconds of a clock that never goes back.
    """

    quiet: float = 4.0
    longest: float = 180.0
    many: int = 10
    took_long: bool = False
    """Whether the last wait ended before it was quiet."""
    _seen: dict[str, float] = field(default_factory=dict)
    _since: float = math.inf
    _until: float = -math.inf

    def heard(self, paths: Iterable[str], now: float, *, is_coming: bool = False) -> None:
        """Notes that are new or changed, and not by vaultkit; ``is_coming``: a service is in the middle of bringing one.

        A note that is saved again and again prolongs nothing.
        """
        if self._until <= now and self._since < math.inf:
            return  # `left` is to tell so once, before another wait begins
        if self._since == math.inf:
            self._seen = {path: at for path, at in self._seen.items() if now - at < self.quiet}
        new = [path for path in paths if path not in self._seen]
        self._seen.update(dict.fromkeys(new, now))
        if self._since < math.inf:
            if new or is_coming:
                self._until = min(now + self.quiet, self._since + self.longest)
        elif is_coming or len(self._seen) >= self.many:
            self._since, self._until = now, now + self.quiet

    def left(self, now: float) -> float:
        """Seconds to wait; 0 as soon as one may go on."""
        if now < self._until:
            return self._until - now
        if self._since < math.inf:
            self.took_long = self._until >= self._since + self.longest
            self._since, self._seen = math.inf, {}
        return 0.0
