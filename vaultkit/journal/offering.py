"""What Obsidian may be told, on request alone: the template of the day's note, and which properties are numbers or lists.

The files are Obsidian's own; a change adds what is missing, and never takes the place of what a person chose.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vaultkit.errors import CannotWrite
from vaultkit.journal.journal import Journal
from vaultkit.notes.names import key
from vaultkit.plan import Kept, Write, digest
from vaultkit.records.daily import DAILY, MORNING
from vaultkit.records.fields import COUNT, DAY, FLAG, SCALE, SIGNED, Property
from vaultkit.records.kinds import KINDS
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.theirs import ANYBODYS
from vaultkit.settings import Settings
from vaultkit.vault import files

_CORE = "daily-notes.json"
_NUMBERS = (SCALE, SIGNED, COUNT)


@dataclass(frozen=True, slots=True)
class Offer:
    """``what`` is a sentence; ``step`` is None where nothing is to be done."""

    what: str
    step: Write | None = None


def offers(journal: Journal) -> tuple[Offer, ...]:
    """Raises CannotWrite where a file of Obsidian's cannot be read as JSON: nothing is added to what is not known."""
    if not journal.sources.obsidian.is_there:
        return (
            Offer(
                "This folder has no settings of Obsidian's yet: open it there once as a vault, then come back."
            ),
        )
    return (_template(journal), _types(journal))


def _types(journal: Journal) -> Offer:
    """Obsidian shows a property as a number, a list, a date or a box once it knows that it is one."""
    what = (
        "Which of vaultkit's properties are numbers, lists, dates and boxes, so that Obsidian shows them so"
    )
    known = dict(filter(None, map(_typed, (*(each for kind in KINDS for each in kind.properties), *MORNING))))

    def add(data: dict[str, Any]) -> bool:
        types = data.setdefault("types", {})
        if not isinstance(types, dict):
            raise TypeError
        there = {str(name).casefold() for name in types}
        new = {name: of for name, of in known.items() if name.casefold() not in there}
        types |= new
        return bool(new)

    step = _changed(journal, "types.json", add)
    return Offer(f"{what}:" if step else f"{what}: it knows them all.", step)


def _typed(of: Property) -> tuple[str, str] | None:
    """Text is what Obsidian takes a property for anyway; what others may hold in other notes is left to the person."""
    if key(of.name) in ANYBODYS:
        return None
    if of.type.many:
        return of.name, "multitext"
    if of.type in _NUMBERS:
        return of.name, "number"
    if of.type.read is DAY.read:
        return of.name, "date"
    return (of.name, "checkbox") if of.type is FLAG else None


def _template(journal: Journal) -> Offer:
    """The same note from Obsidian, on the phone too, as vaultkit makes: its Daily notes with vaultkit's template."""
    settings, there = journal.settings, journal.sources.obsidian.periodic.get("day")
    kind = DAILY if settings.layout == "daily" else REFLECTION
    template = f"{settings.templates_folder}/{kind.template}"
    what = f"The template {template} for Obsidian's Daily notes, so that your phone makes the same note"
    if files.read(journal.root, f"{template}.md") is None:
        return Offer(f"{what}: it is not in the vault yet; vaultkit init puts it there.")
    if there is not None and there.template == template:
        return Offer(f"{what}: it is chosen already.")
    is_theirs = there is not None and (there.template or there.path != "YYYY-MM-DD" or _has_daily(journal))
    if kind is REFLECTION and is_theirs:
        offer = 'with layout = "daily" in vaultkit.toml they hold the day\'s questions.'
        return Offer(f"Your daily notes are your own; {offer}")
    if there is not None and there.template:
        return Offer(f"Your own daily template {there.template} stays. vaultkit adds below it what it lacks.")
    if there is not None and not there.source.endswith(f"/{_CORE}"):
        return Offer(f"{what}: choose it in the settings of the plugin that makes your daily notes.")

    def add(data: dict[str, Any]) -> bool:
        data["template"] = template
        if kind is REFLECTION:
            data["format"] = settings.reflection.text
        elif there is None:
            data |= _place(settings, journal)
        return True

    return Offer(f"{what}:", _changed(journal, _CORE, add))


def _has_daily(journal: Journal) -> bool:
    """Whether any daily note is there: then Obsidian's own name for them is in use, though nobody ever chose it."""
    places = (entry.place for entry in journal.index.entries.values())
    return any(place.journal and place.kind is None and place.day for place in places)


def _place(settings: Settings, journal: Journal) -> dict[str, Any]:
    daily = journal.sources.daily_notes
    return {"format": daily.form.text} if daily and settings.daily_path else {}


def _changed(journal: Journal, name: str, add: Callable[[dict[str, Any]], bool]) -> Write | None:
    path = f"{journal.sources.obsidian.config_folder}/{name}"
    found = files.read(journal.root, path)
    data: Any = {}
    if found is not None:
        try:
            data = json.loads(found.data.decode("utf-8-sig")) if isinstance(found, files.Read) else None
        except (ValueError, RecursionError):
            data = None
    if not isinstance(data, dict):
        help_ = "Change any setting in Obsidian, which writes the file anew, and try again."
        raise CannotWrite(f"{path} cannot be read as JSON, so nothing is added to it.", help_)
    try:
        if not add(data):
            return None
        # As Obsidian writes its files: two spaces, no line end behind the last brace.
        text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False).encode()
    except (TypeError, ValueError):
        raise CannotWrite(
            f"{path} holds something else than Obsidian writes there.", "Nothing was added to it."
        ) from None
    if not isinstance(found, files.Read):
        return Write(path, text, None)
    return Write(path, text, digest(found.data), (Kept(path, found.data, "before"),))
