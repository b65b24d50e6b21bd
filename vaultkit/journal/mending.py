"""A rift that a tag began, and what a repair that is told at the command line says of it."""

import re
from datetime import date
from pathlib import PurePosixPath

from vaultkit.journal.said import Answer, Said
from vaultkit.notes.names import as_tag, key
from vaultkit.patterns.rifts import REPAIRED, Rift, Rifts
from vaultkit.records.kind import Kind
from vaultkit.records.record import ENDINGS
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.repair import REPAIR

REPAIRS = REFLECTION.by_name["repairs"]
_TAGS, _BEGAN, _STATUS = REPAIR.by_name["tags"], REPAIR.by_name[REPAIR.begins], "repair_status"


def meant(rifts: Rifts, name: str, day: date) -> Rift | None:
    """The rift of that name that is open and has no note yet, or else the one that ended this day."""
    mine = [rift for rift in rifts.all if rift.name and key(rift.name) == key(name)]
    ended = (rift for rift in mine if rift.closed == day)
    return next((rift for rift in mine if rift.is_open(day) and not rift.notes), next(ended, None))


def ended(name: str) -> tuple[str, tuple[Answer, ...]]:
    """A name with an ending behind it, `dinner let go`: the name, and the ending as an answer, if there is one."""
    for ending in ENDINGS:
        if key(name.replace("/", " ")).endswith(f" {ending}"):
            words = re.split(r"[\s/_-]+", name.strip())[: -len(ending.split())]
            return " ".join(words), (Answer(REPAIR.by_name[_STATUS], (ending,), ending),)
    return name, ()


def mending(rift: Rift, given: Said) -> tuple[Kind, str, Said]:
    """What goes where: a light repair into the evening's note; if more is said, into a note that carries its tag.

    An ending that is no repair is said by the tag, which gives it its day.
    """
    [status] = given.values(_STATUS) or [""]
    ending = status if status in ENDINGS and REPAIR.ends not in given.names else ""
    tag = "/".join(filter(None, ("repair", as_tag(rift.name), as_tag(ending))))
    light = {_STATUS} if status in (*ENDINGS, REPAIRED) else set()
    if not given.prose and light.issuperset(given.names) and not rift.notes:
        if ending:
            return REFLECTION, "", Said((), f"#{tag}")
        return REFLECTION, "", Said((Answer(REPAIRS, (rift.name,), by_name=True),))
    said = (
        Answer(_TAGS, (tag,), by_name=True),
        *([] if _BEGAN.name in given.names else [Answer(_BEGAN, (rift.begun.isoformat(),), rift.begun)]),
        *(each for each in given.answers if not (ending and each.of.name == _STATUS)),
    )
    note = PurePosixPath(rift.begun_path).stem if rift.notes else ""
    return REPAIR, note, Said(said, given.prose)
