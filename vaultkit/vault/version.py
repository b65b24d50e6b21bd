"""Which code this is: what another code wrote into the cache is never read."""

import os
import sys
from hashlib import sha256

import vaultkit

_KINDS = (".py", ".json", ".toml", ".md")
_SHORT = 16


def code() -> str:
    """By the sizes and times of the program's own files, its version and Python's, and when a library last came or went."""
    package = os.path.dirname(vaultkit.__file__)  # noqa: PTH120 - asked at every start: pathlib takes 3 ms to import
    found = [vaultkit.__version__, sys.version]
    for top in (package, f"{package}/../templates"):
        for folder, _, names in os.walk(top):
            for name in names:
                if name.endswith(_KINDS):
                    path = f"{folder}/{name}"
                    status = os.stat(path)  # noqa: PTH116 - as above
                    found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    libraries = f"{sys.prefix}/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    if os.path.isdir(libraries):  # noqa: PTH112 - as above
        found.append(str(os.stat(libraries).st_mtime_ns))  # noqa: PTH116 - another parser may read otherwise
    return short(*sorted(found))


def short(*parts: str) -> str:
    """A name for all of these together: another for any other."""
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:_SHORT]
