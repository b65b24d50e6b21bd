"""Where vaultkit keeps what is not the person's: outside the vault, one private folder for each vault.

Nothing here writes unless asked to: naming a folder and making it are two functions.
"""

import os
import sys
from hashlib import sha256

TYPE_CHECKING = False  # see vaultkit.vault.walk
if TYPE_CHECKING:
    from pathlib import Path

OVERRIDE = "VAULTKIT_STATE"
"""The environment variable that names another base folder (the vault's own key is still added)."""

PRIVATE = 0o700
_XDG = {"state": ("XDG_STATE_HOME", "~/.local/state"), "cache": ("XDG_CACHE_HOME", "~/.cache")}
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def vault_key(root: "str | Path") -> str:
    """A folder name for this vault: readable at the front, unmistakable at the end.

    The digest is of the real path, so that a vault reached through a symlink has one index, one lock, one recovery.
    """
    real = os.path.realpath(root)
    letters = (letter if letter in _PLAIN else " " for letter in os.path.basename(real).lower())  # noqa: PTH119 - as above
    stem = "-".join("".join(letters).split())[:24].strip("-")
    return f"{stem or 'vault'}-{sha256(os.fsencode(real)).hexdigest()[:12]}"


def state_folder(root: "Path") -> "Path":
    """The folder of this vault's lock and recovery copies; it may not be there yet."""
    from pathlib import Path  # noqa: PLC0415 - start-up, see vaultkit.vault.walk

    return Path(_base("state") or _elsewhere("state")) / vault_key(root)


def cache_folder(root: "str | Path") -> str:
    """The folder of this vault's index, which can be made anew at any time; it may not be there yet."""
    base, key = _base("cache") or _elsewhere("cache"), vault_key(root)
    return f"{base}/{key}/cache" if os.environ.get(OVERRIDE) else f"{base}/{key}"


def _base(what: str) -> str:
    """Where Linux has it (https://specifications.freedesktop.org/basedir-spec), as platformdirs says, which takes 15 ms
    to import; "" on other systems.
    """
    if named := os.environ.get(OVERRIDE):
        return os.path.abspath(os.path.expanduser(named))  # noqa: PTH100, PTH111 - as above
    if sys.platform != "linux":
        return ""
    given, usual = _XDG[what]
    return f"{os.environ.get(given, '').strip() or os.path.expanduser(usual)}/vaultkit"  # noqa: PTH111 - as above


def _elsewhere(what: str) -> str:
    import platformdirs  # noqa: PLC0415 - as above

    found = platformdirs.user_state_dir if what == "state" else platformdirs.user_cache_dir
    return found("vaultkit", appauthor=False)


def make_private_folder(path: "Path") -> "Path":
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
