"""The templates: those that ship, and a person's own copies, which win."""

from functools import lru_cache
from pathlib import Path

from vaultkit.errors import VaultkitError
from vaultkit.notes.template import Template
from vaultkit.records.kinds import KINDS, PAGES
from vaultkit.vault import files

NAMES = (*(kind.template for kind in KINDS), *(page.capitalize() for page in PAGES))


@lru_cache(maxsize=1)
def shipped() -> dict[str, Template]:
    """The templates in the wheel, or of the checkout beside the package."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_templates", package.parent / "templates"):
        if (folder / "Week.md").is_file():
            texts = {name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in NAMES}
            return {name: Template(f"{name}.md", text) for name, text in texts.items()}
    raise VaultkitError("vaultkit's templates are missing.", "Install it again.")


def own(root: Path, folder: str) -> tuple[dict[str, Template], tuple[str, ...]]:
    """A person's edited copies by name, and a sentence for each that is there and could not be read."""
    found: dict[str, Template] = {}
    notices = []
    for name in NAMES:
        path = f"{folder}/{name}.md"
        read = files.read(root, path)
        if isinstance(read, files.Read):
            try:
                text = read.data.decode("utf-8-sig")
                if text.strip():  # an empty one would make notes that count as absent
                    found[name] = Template(path, text)
            except UnicodeDecodeError:
                notices.append(f"{path} is not UTF-8; vaultkit's own template is used.")
        elif read is not None:
            notices.append(f"{path} was not read: {read.reason}; vaultkit's own template is used.")
    return found, tuple(notices)


def daily(root: Path, path: str | None) -> tuple[Template, ...]:
    """The template of a person's own daily notes, so that an untouched one is not a written day."""
    if not path:
        return ()
    read = files.read(root, f"{path.strip('/').removesuffix('.md')}.md")
    if not isinstance(read, files.Read):
        return ()
    return (Template(path, read.data.decode("utf-8-sig", "replace")),)
