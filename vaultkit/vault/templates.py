"""The templates: those that ship, a person's own copies, which win, and those of the notes they make already."""

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from vaultkit.errors import VaultkitError
from vaultkit.notes.placeholders import CLOCK, ISO_DATE, Dates
from vaultkit.notes.template import Template
from vaultkit.notes.template_line import Formats
from vaultkit.notes.templater import included
from vaultkit.records.daily import DAILY
from vaultkit.records.kinds import KINDS, PAGES
from vaultkit.vault import files
from vaultkit.vault.obsidian import Obsidian
from vaultkit.vault.obsidian.periodic import note_of
from vaultkit.vault.spelling import as_there

NAMES = (*(kind.template for kind in (*KINDS, DAILY)), *(page.capitalize() for page in PAGES))

_MOST_INCLUDED = 20


@lru_cache(maxsize=1)
def shipped() -> dict[str, Template]:
    """The templates in the wheel, or of the checkout beside the package."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_templates", package.parent / "templates"):
        if (folder / "Week.md").is_file():
            texts = {name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in NAMES}
            return {name: Template(f"{name}.md", text) for name, text in texts.items()}
    raise VaultkitError("vaultkit's templates are missing.", "Install it again.")


def own(root: Path, folder: str, locale: str = "en") -> tuple[dict[str, Template], tuple[str, ...]]:
    """A person's edited copies by name, and a sentence for each that is there and could not be read.

    Their bare dates stay ISO, whatever Obsidian's settings: vaultkit reads them again.
    """
    found: dict[str, Template] = {}
    notices = []
    for name in NAMES:
        path = f"{folder}/{name}.md"
        read = files.read(root, path)
        if isinstance(read, files.Read):
            try:
                text = read.data.decode("utf-8-sig")
                if text.strip():  # an empty one would make notes that count as absent
                    found[name] = Template(path, text, Dates(locale=locale))
            except UnicodeDecodeError:
                notices.append(f"{path} is not UTF-8; vaultkit's own template is used.")
        elif read is not None:
            notices.append(f"{path} was not read: {read.reason}; vaultkit's own template is used.")
    return found, tuple(notices)


def theirs(root: Path, found: Obsidian, period: str, locale: str) -> tuple[Template, ...]:
    """The template of a person's own notes of a period, as what makes these fills it, and those that its code includes.

    None, or at first the one that notes are made from. ``locale`` is that of Obsidian where Calendar names none.
    """
    notes, form = found.periodic.get(period), found.form(period, locale)
    if notes is None or form is None or not notes.template:
        return ()
    is_core = notes.source.endswith("/daily-notes.json")
    date_format = found.date_format if is_core else notes.name_format
    written = Dates(date_format, found.time_format, form.locale, form.rule, period, is_core)
    # Obsidian looks them up as links: a folder may be left out. What is no template's place is not looked through.
    folders = tuple(filter(None, (found.templates_folder, *found.template_places)))
    first = _template(root, notes.template, ("", *folders), written)
    if first is None:
        return ()
    names = filter(None, map(note_of, included(first.text)[:_MOST_INCLUDED]))
    inside = (_template(root, name, folders, written) for name in names)
    return (first, *filter(None, inside))


def _template(root: Path, name: str, folders: Iterable[str], written: Dates) -> Template | None:
    for folder in folders:
        under_folder = folder and not name.startswith(f"{folder}/")
        typed = f"{folder}/{name}.md" if under_folder else f"{name}.md"
        path = as_there(root, {name: typed})[name]  # Obsidian finds it in any case
        read = files.read(root, path)
        if isinstance(read, files.Read):
            with suppress(UnicodeDecodeError):
                return Template(path, read.data.decode("utf-8-sig"), written)
    return None


def formats(found: Obsidian, locale: str) -> Formats:
    """What a bare date and time in a note of theirs may stand for, whatever made it."""
    dates = [found.date_format]
    if notes := found.periodic.get("day"):
        name = notes.name_format
        dates += [name, name.rpartition("/")[2]]
    form = found.form("day", locale)
    return Formats(
        tuple(dict.fromkeys((*dates, ISO_DATE))),
        tuple(dict.fromkeys((found.time_format, CLOCK))),
        form.locale if form else locale,
    )
