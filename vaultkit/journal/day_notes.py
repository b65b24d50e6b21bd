"""Which note the hour asks for, and the notes made from templates."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from vaultkit.journal.ours import is_all_ours
from vaultkit.notes.calendar import journal_day
from vaultkit.notes.names import file_name, theme_key
from vaultkit.notes.template import Template
from vaultkit.pages.places import PagePaths, same
from vaultkit.plan import Kept, Write, digest
from vaultkit.records.kind import Kind
from vaultkit.records.record import Page
from vaultkit.settings import Settings
from vaultkit.vault.entry import Entry
from vaultkit.vault.index import Index
from vaultkit.vault.places import make_private_folder
from vaultkit.vault.rules import same_path
from vaultkit.vault.templates import shipped

if TYPE_CHECKING:
    from vaultkit.journal.own_notes import DailyNote


def today(now: datetime, settings: Settings) -> date:
    """The journal day of a moment of local time."""
    return journal_day(now, settings.day_starts_at)


def due(now: datetime, settings: Settings) -> tuple[tuple[str, date], ...]:
    """(kind, day) of the notes that fit the hour: by day the check-in; from ``reflection_at`` on the reflection, and
    with it tomorrow's check-in, so that it is on the phone before the laptop sleeps.
    """
    day = today(now, settings)
    if is_evening(now.time(), settings):
        return ("reflection", day), ("checkin", day + timedelta(days=1))
    return (("checkin", day),)


def is_evening(at: time, settings: Settings) -> bool:
    return _since(at, settings.day_starts_at) >= _since(settings.reflection_at, settings.day_starts_at)


def next_due(now: datetime, settings: Settings) -> datetime:
    """The next moment at which :func:`due` changes, in local wall time with its own offset (DST included)."""
    return due_between(now, settings)[1]


def due_between(now: datetime, settings: Settings) -> tuple[datetime, datetime]:
    """The moments between which :func:`due` is what it is now."""
    days = (now.date() + timedelta(days=ahead) for ahead in range(-1, 3))
    hours = (settings.day_starts_at, settings.reflection_at)
    # By way of the timestamp, which holds DST: in an hour that is skipped, astimezone alone gives one before the gap.
    stamps = (datetime.combine(day, at).timestamp() for day in days for at in hours)
    moments = sorted(datetime.fromtimestamp(stamp).astimezone() for stamp in stamps)
    return (
        max(moment for moment in moments if moment <= now),
        min(moment for moment in moments if moment > now),
    )


def _since(at: time, start: time) -> int:
    """Minutes since the day's start."""
    return (at.hour * 60 + at.minute - start.hour * 60 - start.minute) % (24 * 60)


@dataclass(frozen=True)
class Maker:
    """Makes notes from templates: what a made note says depends on template, settings and day only."""

    settings: Settings
    templates: Mapping[str, Template]
    index: Index
    daily: "DailyNote | None" = None
    """The day's one note, where check-in and reflection stand in that."""

    def day_path(self, kind: str, day: date) -> str:
        if self.daily:
            return self.daily.path(day)
        form = self.settings.checkin if kind == "checkin" else self.settings.reflection
        return f"{form.format(day)}.md"

    def day_note(self, kind: Kind, day: date, now: datetime) -> Write | None:
        """The day's check-in or reflection. Older than anything a person types: a sync service then keeps theirs.

        None of a day's one note that only Obsidian can make, or that has it already.
        """
        if self.daily:
            return self.daily.step(kind.name, day, today(now, self.settings))
        path = self.day_path(kind.name, day)
        at = self.settings.day_starts_at if kind.name == "checkin" else self.settings.reflection_at
        text = self.templates[kind.template].fill(
            day, title=PurePosixPath(path).stem, at=at, rule=self.settings.rule
        )
        midnight = datetime.combine(min(day, today(now, self.settings)), time(0))
        expected = digest(b"") if self.index.is_empty(path) else None
        return Write(path, text.encode(), expected, mtime=midnight.timestamp())

    def event_note(self, kind: Kind, day: date, name: str) -> Write:
        """`YYYY-MM-DD Episode`, and `(2)` behind the second of a day: a neutral name, free in the vault."""
        folder = self.settings.events.format(day)
        taken = {same_path(path) for path in self.index.entries}
        for number in range(1, 1000):
            ending = f" ({number})" if number > 1 else ""
            path = f"{folder}/{day.isoformat()} {kind.template}{ending}.md"
            if same_path(path) not in taken:
                break
        text = self.templates[kind.template].fill(
            day, title=PurePosixPath(path).stem, name=name, rule=self.settings.rule
        )
        return Write(path, text.encode(), None)

    def lasting_note(self, kind: Kind, day: date, name: str) -> Write | str:
        """A trigger's own note among the theme pages; the path of the one that is there already, if there is one.

        A page that vaultkit made for the same name makes room for it (and goes to recovery). One that a person wrote in
        becomes it: its kind changes, and nothing else. A page of that name about something else stays what it is.
        """
        known = self.index.named().get(theme_key(name))
        if known is not None:
            return known[0]
        path = self._page_of(kind, name) or self._beside_pages(kind, name)
        text = self.templates[kind.template].fill(
            day, title=PurePosixPath(path).stem, name=name, rule=self.settings.rule
        )
        there = self.index.entries.get(path)
        if there is None:
            return Write(path, text.encode(), None)
        if there.reading.page is None or there.note is None:
            return path
        before = there.note.text
        if is_all_ours(there, (self.templates, shipped()), self.settings.rule, day):
            return Write(path, text.encode(), there.digest, (Kept(path, before.encode(), "retired"),))
        head = before[: there.note.body]
        after = _KIND.sub(rf"\g<1>{kind.name}", head, count=1) + before[there.note.body :]
        if after == before:
            return path
        return Write(path, after.encode(), there.digest, (Kept(path, before.encode(), "before"),))

    def _page_of(self, kind: Kind, name: str) -> str | None:
        """The path of vaultkit's page of that name, however it is spelled."""
        wanted = Page("theme", theme_key(name), kind.name)
        pages = ((path, entry.reading.page) for path, entry in self.index.readings())
        return next((path for path, page in pages if page is not None and same(page) == wanted), None)

    def _beside_pages(self, kind: Kind, name: str) -> str:
        """Among the theme pages, where none about something else stands: else below, else under a longer name."""
        top, name = self.settings.theme_folder, file_name(name)
        below = PagePaths({}, {}, top).folder(kind.name)
        pages = {same_path(path) for path, entry in self.index.entries.items() if entry.reading.page}
        last = f"{below}/{name} ({kind.name}).md"
        paths = (f"{top}/{name}.md", f"{below}/{name}.md")
        return next((path for path in paths if same_path(path) not in pages), last)


def is_anothers(path: str, kind: Kind, name: str, entry: Entry) -> tuple[str, str]:
    """Why a note that is there cannot be one of that kind, and what helps: what is of another kind already stays so."""
    there = entry.reading.kind
    if there and there != kind.name:
        article = "an" if there[0] in "aeiou" else "a"
        return (
            f"{path} is there, and is {article} {there}'s note.",
            f'Give the {kind.name} another name, such as "{name} ({kind.name})".',
        )
    return (
        f"{path} is there, and is no {kind.name}'s note.",
        f"To make it one, write `kind: {kind.name}` into its properties.",
    )


_KIND = re.compile(r"^([\"']?kind[\"']?[ \t]*:[ \t]*)\S+", re.MULTILINE | re.IGNORECASE)


class Ledger:
    """The day notes that were seen or made lately, so that one that the person deleted is not made again."""

    _KEPT = 60  # entries: of about a month, two a day
    _KEPT_WEEKS = 600  # of more than ten years

    def __init__(self, folder: Path) -> None:
        self._file = folder / "day-notes.json"
        self._seen: set[str] = set()
        try:
            said = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = []  # a lost ledger costs one note made again, nothing more
        if isinstance(said, list):
            self._seen = {line for line in said if isinstance(line, str)}

    def has_seen(self, kind: str, day: date) -> bool:
        return f"{day.isoformat()} {kind}" in self._seen

    def saw(self, kind: str, day: date) -> None:
        if self.has_seen(kind, day):
            return
        seen = sorted({*self._seen, f"{day.isoformat()} {kind}"})
        weeks = [line for line in seen if line.endswith(" week")]
        days = [line for line in seen if not line.endswith(" week")]
        self._seen = {*days[-self._KEPT :], *weeks[-self._KEPT_WEEKS :]}
        with suppress(OSError):  # as above
            make_private_folder(self._file.parent)
            aside = self._file.with_suffix(".tmp")
            aside.touch(0o600)
            aside.write_text(json.dumps(sorted(self._seen)), encoding="utf-8")
            aside.replace(self._file)
