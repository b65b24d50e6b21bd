"""From the bytes of one note to its entry; most notes of a vault are none of vaultkit's business, and stop here."""

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.plan import digest
from vaultkit.records import reading
from vaultkit.records.kinds import KINDS
from vaultkit.records.marks import PREFIXES
from vaultkit.records.reading import Place, Reading
from vaultkit.records.record import Problem
from vaultkit.records.scaffold import Scaffold
from vaultkit.vault import files
from vaultkit.vault.conflicts import conflict_service
from vaultkit.vault.entry import Entry
from vaultkit.vault.rules import Rules
from vaultkit.vault.walk import may_change_unseen

# Anywhere in the first 64 KiB, since YAML may indent it or put it in braces; prose that says so costs one reading.
_KIND = re.compile(rb"kind[\"']?[ \t]*:", re.IGNORECASE)
_OURS = re.compile(rb"^kind:[ \t]*(?:%s)\s*$" % b"|".join(kind.name.encode() for kind in KINDS), re.MULTILINE)
_MARKED = re.compile(rb"#(?:%s)s?/" % b"|".join(prefix.encode() for prefix in PREFIXES), re.IGNORECASE)
_HEAD = 64 * 1024
_PRIVATE = "private"
"""In place of a digest: nothing at all is kept of a private note."""


@dataclass(frozen=True)
class Reader:
    """``rules`` say what a path tells; ``scaffold`` knows what templates put into notes."""

    rules: Rules
    scaffold: Scaffold

    def look(self, root: Path, path: str) -> tuple[Entry | None, bool]:
        """What is there now, and whether it may change without another stamp."""
        now = time.time_ns()
        found = files.read(root, path)
        if found is None:
            return None, False
        if isinstance(found, files.Refused) and os.path.isdir(f"{root}/{path}"):  # noqa: PTH112 - Path.is_dir raises where it may not look
            return None, False
        after = self.entry(path, found)
        return after, may_change_unseen(after.stamp.mtime_ns, now)

    def entry(self, path: str, found: files.Read | files.Refused) -> Entry:
        place = self.rules.place(path)
        if self.rules.is_private(path):
            stamp = found.stamp if isinstance(found, files.Read) else files.UNREAD
            return Entry(stamp, _PRIVATE, reading.PRIVATE, place, is_ours_to_leave=True)
        if isinstance(found, files.Refused):
            problem = (Problem(path, 1, 1, f"not read: {found.reason}"),) if place.journal else ()
            return Entry(files.UNREAD, "", Reading(problems=problem), place, is_ours_to_leave=True)
        service = conflict_service(path[path.rfind("/") + 1 :])
        is_template = not service and self.rules.is_template(path)
        is_own = (
            place.journal or place.kind is not None
        )  # a weekly note that holds its week is no journal note
        if not (service or is_own or is_template or self._may_be_ours(found.data)):
            return Entry(found.stamp)
        mark = digest(found.data)
        if is_template:
            return Entry(found.stamp, mark, is_ours_to_leave=True)
        try:
            entry = self._read_note(path, found, mark, place)
        except Exception as error:  # noqa: BLE001 - one note that nobody foresaw must not stop the vault
            own = Problem(path, 1, 1, f"not read: an error of vaultkit's own ({type(error).__name__})")
            entry = Entry(found.stamp, mark, Reading(problems=(own,)), place, is_ours_to_leave=True)
        # Of a copy nothing counts but that it is one, and of a private note's not even that.
        if service and not entry.reading.private:
            return Entry(found.stamp, mark, place=place, conflict=service, is_ours_to_leave=True)
        return entry

    @staticmethod
    def _may_be_ours(data: bytes) -> bool:
        """Whether any YAML or Markdown need be looked at: most notes of a vault are none of ours."""
        if regions.MARK.encode() in data:
            return True
        return data.startswith((b"---", b"\xef\xbb\xbf---")) and _KIND.search(data, 0, _HEAD) is not None

    def _read_note(self, path: str, found: files.Read, mark: str, place: Place) -> Entry:
        try:
            text = found.data.decode()
        except UnicodeDecodeError as error:
            line = found.data.count(b"\n", 0, error.start) + 1
            column = error.start - found.data.rfind(b"\n", 0, error.start)
            problems = (Problem(path, line, column, "not UTF-8 from here on; this note is left alone"),)
            is_ours = place.kind or _OURS.search(found.data, 0, _HEAD) or _MARKED.search(found.data)
            return Entry(found.stamp, mark, Reading(problems=problems if is_ours else ()), place)
        note = notes.read(path, text)
        said = reading.read(note, place, self.scaffold)
        if said.private:
            return Entry(found.stamp, _PRIVATE, reading.PRIVATE, place, is_ours_to_leave=True)
        if self.rules.ignores(path) and said.page is None:
            return Entry(found.stamp, mark, place=place, is_ours_to_leave=True)
        return Entry(
            found.stamp, mark, said, place, note.unparsed() if regions.MARK in text and note.regions else None
        )
