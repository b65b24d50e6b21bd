"""The evening that the pictures show: one of the example vault, taken back to the hour before it was written."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "vault"
DAY = "2026-06-27"
HOUR = f"{DAY}T20:30"
NOTE = f"Journal/2026/06/{DAY} Reflection.md"
WEEK = "Patterns/2026/2026-W26 Patterns.md"
OF_LATER = ("Journal/2026/06/2026-06-28 Check-in.md",)


def properties(note: str = NOTE) -> dict[str, str | int | list[str]]:
    front = (EXAMPLE / note).read_text(encoding="utf-8").split("---\n")[1]
    read: dict[str, str | int | list[str]] = yaml.safe_load(front)
    return read


def under(heading: str, note: str = NOTE) -> str:
    """What the person wrote under a heading of the example's note."""
    text = (EXAMPLE / note).read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(heading)}.*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group(1).strip() if found else ""


def tags() -> str:
    """The evening's properties, as one would write them in a line of tags."""
    said = properties()
    named = [("trigger", each) for each in as_list(said["triggers"])]
    named += [("feeling", each) for each in as_list(said["feelings"])]
    named.append(("distress", str(said["distress"])))
    return " ".join(f"#{what}/{name.replace(' ', '-')}" for what, name in named)


def as_list(value: str | int | list[str]) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


@contextmanager
def home() -> Iterator[Path]:
    """A folder with a name, since what vaultkit says in the terminal names it."""
    place = Path(tempfile.gettempdir()) / "nora"
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place)


def copy(vault: Path) -> None:
    """The example, as it was before that evening was written, with no page but those that hold a plan."""
    shutil.copytree(EXAMPLE, vault)
    for path in (NOTE, *OF_LATER):
        (vault / path).unlink()
    for page in (vault / "Patterns").rglob("*.md"):
        if "-W" not in page.name:
            page.unlink()


def environment(state: Path) -> dict[str, str]:
    """The hour and the state that vaultkit takes for its own."""
    kept = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    return {"VAULTKIT_NOW": HOUR, "VAULTKIT_STATE": str(state), **kept}
