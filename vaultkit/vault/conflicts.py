"""Copies that a sync service makes when two devices wrote at once: left out of every count, and reported.

Names as the services write them: Syncthing (https://docs.syncthing.net/users/syncing.html), Dropbox, Obsidian Sync,
iCloud.
"""

import re

_BY_NAME = (
    ("vaultkit recover", re.compile(r" \(recovered \d{4}-\d{2}-\d{2} \d{6}\)(?: \d+)?\.md$")),
    ("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?\.md$", re.IGNORECASE)),
    (
        "Dropbox",
        re.compile(r" \([^()]*conflicted copy(?: \d{4}-\d{2}-\d{2})?(?: \(\d+\))?\)\.md$", re.IGNORECASE),
    ),
    ("Obsidian Sync", re.compile(r" \(Conflicted copy [^()]*\d{12}\)\.md$", re.IGNORECASE)),
)
_NUMBERED = re.compile(r"^(.+) [2-9]\.md$", re.IGNORECASE)


def conflict_service(name: str) -> str:
    """The service whose conflict copy a file of this name is, or ''."""
    return next((service for service, pattern in _BY_NAME if pattern.search(name)), "")


def numbered_original(path: str) -> str | None:
    """`name.md` for `name 2.md`, as iCloud counts; whether it is a copy depends on what both say."""
    match = _NUMBERED.match(path) if path[-5:-4] == " " else None  # asked of every path, and few have that
    return f"{match[1]}.md" if match else None
