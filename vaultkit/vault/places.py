"""Where vaultkit keeps what is not the person's: outside the vault, one private folder for each vault.

Nothing here writes unless asked to: naming a folder and making it are two functions.
"""

import os
import re
from hashlib import sha256
from pathlib import Path

OVERRIDE = "VAULTKIT_STATE"
"""The environment variable that names another base folder (the vault's own key is still added)."""

PRIVATE = 0o700


def vault_key(root: Path) -> str:
    """A folder name for this vault: readable at the front, unmistakable at the end.

    The digest is of the real path, so that a vault reached through a symlink has one index, one lock, one recovery.
    """
    real = os.path.realpath(root)
    stem = re.sub(r"[^a-z0-9]+", "-", Path(real).name.lower()).strip("-")[:24].strip("-")
    return f"{stem or 'vault'}-{sha256(os.fsencode(real)).hexdigest()[:12]}"


def state_folder(root: Path) -> Path:
    """The folder of this vault's lock and recovery copies; it may not be there yet."""
    if (named := _named()) is not None:
        return named / vault_key(root)
    # platformdirs is wanted by few commands; a light start-up is wanted by all
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path("vaultkit", appauthor=False) / vault_key(root)


def cache_folder(root: Path) -> Path:
    """The folder of this vault's index, which can be made anew at any time; it may not be there yet."""
    if (named := _named()) is not None:
        return named / vault_key(root) / "cache"
    from platformdirs import user_cache_path  # noqa: PLC0415 - as above

    return user_cache_path("vaultkit", appauthor=False) / vault_key(root)


def _named() -> Path | None:
    named = os.environ.get(OVERRIDE)
    return Path(named).expanduser().absolute() if named else None


def make_private_folder(path: Path) -> Path:
    """Make the folder, and whatever is missing above it, for this person alone; tighten it if it was open."""
    missing = []
    above = path
    while not above.exists():
        missing.append(above)
        above = above.parent
    for folder in reversed(missing):
        folder.mkdir(PRIVATE, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE)
    return path
