"""A trigger gets another name: which notes that changes, and how; or the old name becomes an alias of the new one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from unicodedata import normalize
from urllib.parse import unquote

from vaultkit.errors import CannotWrite, UnknownKind
from vaultkit.journal import moving
from vaultkit.journal.diff import diff
from vaultkit.journal.journal import Journal, Report
from vaultkit.journal.meant import Meant, check_rename, meant
from vaultkit.notes import note as notes
from vaultkit.notes.links import links
from vaultkit.notes.names import file_name, key
from vaultkit.notes.renaming import Move, Renamed, renamed
from vaultkit.notes.splice import Put, Unspliced, put
from vaultkit.plan import Kept, Retire, Step, Write, digest
from vaultkit.records import reading
from vaultkit.records.record import Problem
from vaultkit.records.trigger import TRIGGER
from vaultkit.vault import files

_NAMES = ("trigger", "triggers")
_PAGE_NAMES = ("theme",)
_MANY = 5
"""In more notes than these an alias is the gentler answer."""


@dataclass
class Renaming:
    """``moves``: what goes, and what comes in its place; ``steps``: what else changes. ``said``: what the person wants to
    know before they say yes.

    ``left`` are places that name it and are not to be changed by themselves. ``is_alias_gentler``: whether an alias
    would do, and would touch less that is theirs.
    """

    old: str
    new: str
    moves: list[tuple[Retire, Write]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    is_alias_gentler: bool = False

    @property
    def notes(self) -> list[str]:
        """The notes that change, by the names they have now."""
        written = (step.path for step in self.steps if isinstance(step, Write))
        return sorted({*(gone.path for gone, _ in self.moves), *written})

    @property
    def is_nothing(self) -> bool:
        return not self.moves and not self.steps


def plan_rename(journal: Journal, old: str, new: str) -> Renaming:
    """What it takes to write the new name wherever the old one stands. Raises UnknownKind where that cannot be done."""
    asked = meant(journal, old, new)
    check_rename(journal, asked)
    return _Plan(journal, asked).renaming()


def plan_alias(journal: Journal, old: str, new: str) -> Renaming:
    """What it takes to make the old name an alias of the new one: one line in the new one's own note."""
    asked = meant(journal, old, new)
    if asked.old_notes:
        raise UnknownKind(
            f'"{asked.old}" has a note of its own, {asked.old_notes[0]}, so it cannot be an alias of another.',
            f"Without --alias that note is renamed; or give it up, and keep what you want of it in {asked.new}.",
        )
    step = _note_of_new(journal, asked)
    try:
        text = put(step.data.decode(), [Put("aliases", (asked.old,), many=True)]).text
    except Unspliced as reason:
        raise UnknownKind(
            f"{step.path}:{reason.line}:{reason.column}: {reason.message}; no alias was put there.",
            f"Write it there yourself: aliases: [{asked.old}]",
        ) from None
    made = Renaming(asked.old, asked.new, said=list(asked.said))
    made.said.append(f'"{asked.old}" becomes another name of "{asked.new}"; no other note is touched.')
    if digest(text.encode()) != step.expected:
        made.steps.append(Write(step.path, text.encode(), step.expected, step.keep))
    return made


def _note_of_new(journal: Journal, asked: Meant) -> Write:
    """The new name's own note as it is, or as it will be made."""
    if asked.is_spelling:
        raise UnknownKind(
            f'"{asked.old}" and "{asked.new}" are one name already.',
            "Without --alias its spelling is changed.",
        )
    own = journal.history.names.notes.get(asked.theme)
    is_all_ours = journal.planner().is_all_ours
    step = own.path if own else journal.maker.lasting_note(TRIGGER, journal.today, asked.new, is_all_ours)
    if isinstance(step, Write):
        return step
    data = _data(journal, step)
    if own is None or data is None:
        raise UnknownKind(
            f"{step} is there, and is no trigger's note.",
            "With `kind: trigger` in its properties it becomes one, and can have aliases.",
        )
    return Write(step, data, digest(data), (Kept(step, data, "before"),))


def carry_out(journal: Journal, renaming: Renaming) -> Report:
    """Notes get their new name first. One that was saved in between stays, and so does everything that comes after."""
    report = Report()
    for gone, come in renaming.moves:
        if not moving.move(journal, gone, come):
            report.left.append(gone.path)
            return report
        report.changed.append(come.path)
    journal.carry_out(tuple(renaming.steps), report)
    return report


def shown(journal: Journal, renaming: Renaming) -> list[str]:
    """The lines of a unified diff, as those of :meth:`Journal.dry_run`."""
    moved = [line for gone, come in renaming.moves for line in diff(journal.root, gone, come)]
    return moved + [line for step in renaming.steps for line in diff(journal.root, step)]


@dataclass
class _Plan:
    journal: Journal
    asked: Meant

    def renaming(self) -> Renaming:
        journal, asked = self.journal, self.asked
        pages = moving.pages(journal, asked.key)
        ours = [path for path in pages if moving.is_all_ours(journal, path)]
        homes = {path: moving.beside(path, asked.new) for path in asked.old_notes}
        homes |= {path: moving.page_home(path, asked.key, asked.new) for path in pages if path not in ours}
        homes = {path: home for path, home in homes.items() if home != path}
        rooms = {path: moving.room(journal, path, home) for path, home in homes.items()}
        ways = homes | {path: moving.page_home(path, asked.key, asked.new) for path in ours}
        moves = (
            *(moving.move_links(journal, path, self._reached(path, way)) for path, way in ways.items()),
            *self._alias(),
        )
        made = Renaming(asked.old, asked.new)
        for path, data, done in self._read(moves, homes, ours):
            text, kept = done.text.encode(), (Kept(path, data, "before"),)
            if done.left is not None:
                message = f'names "{asked.old}" in a way that is not changed by itself'
                made.left.append(Problem(path, done.left, 1, message))
            if path in homes:
                expected, keep = rooms[path]
                made.moves.append(
                    (Retire(path, digest(data), kept), Write(homes[path], text, expected, keep))
                )
            elif text != data:
                made.steps.append(Write(path, text, digest(data), kept))
        if len(made.moves) != len(homes):
            raise CannotWrite("A note went away while it was looked at.", "Nothing was changed; try again.")
        # A page that is found by its name in any spelling would keep its own; of another name, refresh retires it.
        if asked.is_spelling:
            made.steps += [moving.retire(journal, path) for path in ours if ways[path] != path]
        self._tell(made)
        return made

    def _tell(self, made: Renaming) -> None:
        asked = self.asked
        other = self.journal.history.themes.get(asked.theme)
        if other is not None and not asked.is_spelling and not asked.is_alias:
            days = f"{len(other.days)} day{'' if len(other.days) == 1 else 's'}"
            asked.said.append(f'"{asked.new}" is a trigger already ({days}); from then on the two are one.')
        for gone, come in made.moves:
            asked.said.append(f"{gone.path} becomes {come.path}, and links to it lead there.")
            if not moving.is_alone(self.journal, gone.path):
                asked.said.append(
                    "Another note has that name too, so links without a folder stay as they are."
                )
        made.said += [*asked.said, "Private notes were not looked at."]
        can_be_alias = not asked.is_spelling and not asked.old_notes and not asked.is_alias
        made.is_alias_gentler = can_be_alias and (len(made.notes) > _MANY or bool(asked.new_notes))

    def _reached(self, path: str, home: str) -> str:
        """Where a link leads afterwards: if the new name has a page or a note already, to that."""
        asked = self.asked
        if path in asked.old_notes or asked.is_spelling:
            return home
        return next(iter((*moving.pages(self.journal, asked.theme), *asked.new_notes)), home)

    def _alias(self) -> list[Move]:
        """Links to an alias name the trigger too, if no note is called so."""
        asked = self.asked
        stem = f"{file_name(asked.old)}.md"
        is_free = asked.is_alias and asked.new_notes and moving.is_alone(self.journal, stem)
        return [Move(stem, asked.new_notes[0])] if is_free else []

    def _read(
        self, moves: tuple[Move, ...], homes: Collection[str], leaving: Collection[str]
    ) -> Iterator[tuple[str, bytes, Renamed]]:
        """Each note that moves or may name it, its bytes, and its text with the new name."""
        index, asked = self.journal.index, self.asked
        words = re.findall(r"\w+", key(asked.old))
        for path, entry in index.readings():
            is_ours = entry.reading.record is not None or entry.reading.page is not None
            is_out = entry.is_ours_to_leave or path in leaving or not (is_ours or moves)
            data = (
                None if is_out or (index.rules.ignores(path) and not is_ours) else _data(self.journal, path)
            )
            text = _decoded(data)
            if data is None or text is None:
                continue
            if path not in homes and not all(word in _folded(unquote(text)) for word in words):
                continue  # most notes of a vault stop here
            if not is_ours and not any(move.leads(link, path) for link in links(text) for move in moves):
                continue
            note = notes.read(path, text)
            said = reading.read(note, entry.place, index.scaffold)
            if said.private:  # of a note that is no journal note, nobody has asked before
                continue
            names_in = _NAMES if said.record is not None else _PAGE_NAMES if said.page is not None else ()
            yield path, data, renamed(note, asked.is_old, asked.new, names_in, moves)


def _data(journal: Journal, path: str) -> bytes | None:
    found = files.read(journal.root, path)
    return found.data if isinstance(found, files.Read) else None


def _decoded(data: bytes | None) -> str | None:
    """The text of a note; None for bytes that vaultkit leaves alone."""
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError:
        return None


def _folded(text: str) -> str:
    """What :func:`key` compares, without its memory: these are whole notes."""
    return normalize("NFC", normalize("NFC", text).casefold())
