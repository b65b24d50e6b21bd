"""Copies that a sync service makes when two devices wrote at once: left out of every count, and reported.

Some names say it all. Others are names that people give, too (`Week 2.md`, `Sam (1).md`): of these a copy is only what
stands beside its original, is about the same day or page, and says mostly the same.

Names as the services write them: Syncthing (https://docs.syncthing.net/users/syncing.html), Dropbox in the languages in
which such names were seen (https://help.dropbox.com/syncing-uploads/conflicted-copy), Obsidian Sync
(obsidianmd/obsidian-help issue 1056), Nextcloud and ownCloud (`makeConflictFileName` of their clients), Seafile
(https://help.seafile.com/syncing_client/file_conflicts/), Resilio
(https://help.resilio.com/hc/en-us/articles/204753629), pCloud, Proton Drive, OneDrive, Google Drive, iCloud, git's
mergetool.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated
from unicodedata import normalize

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.notes.calendar import leading_day

RECOVERED = "vaultkit recover"
_COPY = (
    "konfliktkopie|in konflikt stehende kopie|copie en conflit|copia en conflicto|cópia em conflito|copia in conflitto|"
    "conflicterende kopie|konfliktkopia|kopia powodująca konflikt|конфликтующая копия|競合コピー|冲突副本|冲突的副本|"
    "衝突複本|衝突的複本|충돌하는 사본|충돌하는 복사본"
)
_DAY = r"\d{4}-\d{2}-\d{2}"
_END = r"(?: \(?\d+\)?)?\)\.md$"
"""Behind the day, where there is one already, Dropbox counts."""
_IN_BRACKETS = (
    (RECOVERED, r" \(recovered \d{4}-\d{2}-\d{2} \d{6}\)\.md$"),
    ("Obsidian Sync", r"(?i) \(Conflicted copy [^()]*\d{12}\)\.md$"),
    ("Nextcloud", rf"(?i) \((?:conflicted copy|case clash from) (?:[^()]* )?{_DAY} \d{{6}}\)\.md$"),
    ("Dropbox", rf"(?i) \([^()]*conflicted copy(?: {_DAY})?{_END}"),
    ("Dropbox", rf"(?i) \(.*(?:{_COPY}).* {_DAY}{_END}"),
    ("Seafile", rf" \(SFConflict (?:[^()]+ )?{_DAY}-\d{{2}}-\d{{2}}-\d{{2}}\)\.md$"),
    ("Proton Drive", rf" \(# (?:Name clash|\w+ conflict) {_DAY} \w+ #\)\.md$"),
)
_OTHERWISE = (
    (RECOVERED, r" \(recovered \d{4}-\d{2}-\d{2} \d{6}\) \d+\.md$"),
    ("Syncthing", r"(?i)\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?\.md$"),
    ("ownCloud", r"_conflict(?:_[^/]*)?-\d{8}-\d{6}\.md$"),
    ("git", r"[._](?:BASE|LOCAL|REMOTE|BACKUP)[._]\d+\.md$"),
)
# Compiled where they are used, and that is seldom: together they take as long as ten modules.
_HINTS = ("onflict", "ONFLICT", "recovered", "BASE", "LOCAL", "REMOTE", "BACKUP")

# Beside an original alone.
_COUNTED = r" ?\((\d{1,2})\)$"
_CALLED = r"(?i) \([^()]*conflict[^()]*\d{4}-\d{2}-\d{2}[^()]*\)$"
_ENDED = {
    "orig": "git",
    "base": "git",
    "local": "git",
    "remote": "git",
    "conflict": "Resilio Sync",
    "conflicted": "pCloud",
    "dup": "Remotely Save",
}
_SENTENCES = r"(?<=[.!?…])\s+|(?<=[。！？])"
_HEADING = r"[ ]{0,3}#{1,6}(?:\s|$)"
_ASIDE = r"(?i)[\"']?(?:kind|day|date|written)[\"']?[ \t]*:"
"""Properties that two notes of one day and kind have in common anyhow."""


def conflict_service(name: str) -> str:
    """The service whose conflict copy a file of this name is, or ''."""
    return _by_name(name)[0]


def original_name(name: str) -> str:
    """The name of the note that a conflict copy of such a name was made of."""
    return _by_name(name)[1]


def _by_name(name: str) -> tuple[str, str]:
    in_brackets = name[-4:-3] == ")"  # asked of every note, and hardly any name ends so
    if not in_brackets and not any(hint in name for hint in _HINTS):
        return "", name
    composed = name if name.isascii() else normalize("NFC", name)
    for service, pattern in _IN_BRACKETS if in_brackets else _OTHERWISE:
        if found := re.search(pattern, composed):
            return service, f"{composed[: found.start()]}.md"
    return "", name


def originals(path: str) -> tuple[tuple[str, str], ...]:
    """Of what it may be a copy, if that is there: (service, path). Whether it is one depends on what both say.

    `name.md` for iCloud's `name 2.md`, Google Drive's `name (1).md`, OneDrive's `name-HOST.md`, and the like.
    """
    if " " in (tail := path[path.rfind("-") + 1 : -3]) and path[-5:-4] != " " and path[-4:-3] != ")":
        return _before_its_end(path[:-3]) if "." in tail else ()  # nearly every name
    stem, last = path[:-3], path[-4:-3]
    if last == ")":
        return _before_brackets(stem)
    if path[-5:-4] == " ":
        original = _named(stem[:-2]) if last in "23456789" else None
        return (("iCloud", original),) if original else ()
    if "/" in tail:
        return _before_its_end(stem) if "." in tail else ()
    if len(tail) > 1 and (tail.isdecimal() or (tail.islower() and "." not in tail)):
        return ()  # a day, or `Check-in`
    return (*_before_its_end(stem), *_before_a_host(stem))


def _named(stem: str) -> str | None:
    return f"{stem}.md" if stem and stem[-1] not in "/ " else None


def _before_brackets(stem: str) -> tuple[tuple[str, str], ...]:
    counted = re.search(_COUNTED, stem)
    # Google's first is (1), and `2026-03-02 Episode (2)` is what vaultkit calls the second of a day.
    if counted and counted[1] != "1" and leading_day(stem[stem.rfind("/") + 1 :]):
        return ()
    found = counted or re.search(_CALLED, stem)
    original = _named(stem[: found.start()]) if found else None
    return (("Google Drive" if counted else "a sync service", original),) if original else ()


def _before_its_end(stem: str) -> tuple[tuple[str, str], ...]:
    head, _, end = stem.rpartition(".")
    original = _named(head) if (service := _ENDED.get(end.rstrip("0123456789").lower())) else None
    return ((service, original),) if service and original else ()


def _before_a_host(stem: str) -> tuple[tuple[str, str], ...]:
    """A computer's name has no space in it, some letter, and not small ones alone; a hyphen may be in both names."""
    found = []
    at = stem.rfind("-")
    while at > 0 and not {" ", "/"}.intersection(host := stem[at + 1 :]):
        if any(map(str.isalpha, host)) and not host.islower() and (original := _named(stem[:at])):
            found.append(("OneDrive", original))
        at = stem.rfind("-", 0, at)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy that a sync service made; nothing in it is read."""

    path: Annotated[str, "its path in the vault"]
    service: Annotated[str, "whose copy it is, by its name"]
    original: Annotated[str, "the path of the note it was made of; empty if that is not there"] = ""

    @property
    def advice(self) -> str:
        """What it is and what to do, for a person."""
        if self.service == RECOVERED:
            return "brought back by vaultkit recover, and not counted; take from it what you need, then delete it"
        made = "left by a merge of git" if self.service == "git" else f"a copy that {self.service} made"
        into = PurePosixPath(self.original).name if self.original else "the note itself"
        return f"{made}, and not counted; move what is only here into {into}, then delete it"


def says_the_same(
    copy: notes.Note, original: notes.Note, adds: Callable[[str], bool], *, several: bool
) -> bool:
    """Whether a note says mostly what another one does. ``adds`` tells what no template put there.

    Several notes of one day (``several``) may well be alike without prose; but two notes of an evening are one too many.
    """
    prose, props = _said(copy, adds)
    its_prose, its_props = _said(original, adds)
    if prose and its_prose:
        return 2 * len(prose & its_prose) >= min(len(prose), len(its_prose))
    if several:
        return bool(props) and props == its_props and prose == its_prose
    if not (prose or props):
        return True
    return prose <= its_prose and props <= its_props


def _said(note: notes.Note, adds: Callable[[str], bool]) -> tuple[frozenset[str], frozenset[str]]:
    """Sentences, and lines of properties with something in them."""
    head, body = note.text[: note.body], note.text[note.body :]
    if not isinstance(note.regions, regions.Broken):
        body = regions.emptied(note.text, note.regions)[note.body :]
    lines = (line.strip() for line in regions.lines(body) if not re.match(_HEADING, line))
    prose = (
        part
        for line in lines
        if regions.MARK not in line and adds(line)
        for part in re.split(_SENTENCES, line)
        if part
    )
    props = (line.strip() for line in regions.lines(head.removeprefix("\ufeff")))
    filled = (line for line in props if line not in ("", "---") and line.rstrip(" \"'[]")[-1:] != ":")
    return frozenset(prose), frozenset(line for line in filled if not re.match(_ASIDE, line))
