"""Obsidian's settings folder and its files: which they are, found without reading them.

Asked at every start: no pathlib, see vaultkit.vault.walk.
"""

import os

from vaultkit.vault import walk

FOLDER = ".obsidian"
"""Its usual name. A person may give another that begins with a dot (Obsidian's "Override config folder")."""
FILES = (
    "app.json",
    "community-plugins.json",
    "core-plugins.json",
    "daily-notes.json",
    "templates.json",
    "plugins/calendar/data.json",
    "plugins/journals/data.json",
    "plugins/periodic-notes/data.json",
    "plugins/templater-obsidian/data.json",
)
"""What of it decides how notes are read."""
_SIGNS = ("app.json", "core-plugins.json", "workspace.json", "appearance.json")
"""Obsidian makes one of these as soon as it opens a vault."""


def found(root: str, wanted: str = "auto") -> tuple[str, tuple[str, ...]]:
    """The settings folder in use, and others that could be meant.

    The one that was named, if it is there; else `.obsidian`; else the first that looks like one.
    """
    if wanted != "auto" and os.path.isdir(f"{root}/{wanted}"):  # noqa: PTH112 - start-up, see vaultkit.vault.walk
        return wanted, ()
    if os.path.isdir(f"{root}/{FOLDER}"):  # noqa: PTH112 - as above
        return FOLDER, ()
    others = renamed(root)
    return (others[0], others[1:]) if others else (FOLDER, ())


def renamed(root: str) -> tuple[str, ...]:
    """Folders of the vault that hold what Obsidian's settings folder holds, by name."""
    return tuple(
        name
        for name in hidden(root)
        if any(map(os.path.isfile, (f"{root}/{name}/{sign}" for sign in _SIGNS)))
    )


def hidden(root: str) -> tuple[str, ...]:
    """The folders of a vault that begin with a dot, by name."""
    try:
        with os.scandir(root) as listing:
            return tuple(
                sorted(e.name for e in listing if e.name[0] == "." and e.is_dir() and walk.decodable(e.name))
            )
    except OSError:
        return ()


def governs(path: str, *, is_folder: bool = False) -> bool:
    """Whether a path of a vault is one of Obsidian's settings that decide how notes are read, or a folder of such.

    Asked of all that is saved, and Obsidian saves its workspace with every click.
    """
    if path[:1] != ".":
        return False
    name = path.partition("/")[2]
    return name in FILES or (is_folder and any(file.startswith(f"{name}/" if name else "") for file in FILES))
