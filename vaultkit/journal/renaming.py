"""A trigger gets another name: which notes that changes, and how; or the old name becomes an alias of the new one."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from vaultkit.errors import CannotWrite, RequestWrong
from vaultkit.journal import moving
from vaultkit.journal.carrying import Report
from vaultkit.journal.day_notes import is_anothers
from vaultkit.journal.diff import diff
from vaultkit.journal.journal import Journal
from vaultkit.journal.meant import Meant, check_rename, meant
from vaultkit.notes import note as notes
from vaultkit.notes.links import links
from vaultkit.notes.names import folded, key
from vaultkit.notes.renaming import Move, Renamed, renamed
from vaultkit.notes.splice import Put, Unspliced, put
from vaultkit.pages.places import same
from vaultkit.plan import Kept, Rename, Retire, Step, Write, digest
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
    """The steps in their order: the trigger's own note where it is, what only links to it, the new names of notes, and
    last what names it. Wherever that is stopped, the old name is known as long as anything is left to do.

    ``said``: what the person wants to know before they say yes. ``left`` are places that name it and are not to be
    changed by themselves. ``is_alias_gentler``: whether an alias would do, and would touch less that is theirs.
    """

    old: str
    new: str
    own: list[Write | Retire] = field(default_factory=list)
    links: list[Write | Retire] = field(default_factory=list)
    moves: list[Retire | Rename] = field(default_factory=list)
    names: list[Write | Retire] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    is_alias_gentler: bool = False

    @property
    def renames(self) -> list[Rename]:
        return [step for step in self.moves if isinstance(step, Rename)]

    @property
    def texts(self) -> dict[str, Write]:
        """What each note will hold, by the name it has now."""
        before = {step.to: step.path for step in self.renames}
        writes = [step for step in (*self.own, *self.links, *self.names) if isinstance(step, Write)]
        return {before.get(step.path, step.path): step for step in writes}

    @property
    def notes(self) -> list[str]:
        """The notes that change, by the names they have now."""
        return sorted(self.texts)

    @property
    def is_nothing(self) -> bool:
        return not (self.own or self.links or self.moves or self.names)


def plan_rename(journal: Journal, old: str, new: str) -> Renaming:
    """What it takes to write the new name wherever the old one stands. Raises RequestWrong where that cannot be done."""
    asked = meant(journal, old, new)
    check_rename(journal, asked)
    return _Plan(journal, asked).renaming()


def plan_alias(journal: Journal, old: str, new: str) -> Renaming:
    """What it takes to make the old name an alias of the new one: one line in the new one's own note."""
    asked = meant(journal, old, new)
    if asked.old_notes:
        raise RequestWrong(
            f'"{asked.old}" has a note of its own, {asked.old_notes[0]}, so it cannot be an alias of another.',
            f"Move what you want to keep into {asked.new_notes[0]} and take it away; then the same command goes on."
            if asked.new_notes
            else "Without --alias that note is renamed.",
        )
    step = _note_of_new(journal, asked)
    try:
        text = put(step.data.decode(), [Put("aliases", (asked.old,), many=True)]).text
    except Unspliced as reason:
        raise RequestWrong(
            f"{step.path}:{reason.line}:{reason.column}: {reason.message}; no alias was put there.",
            f"Write it there yourself: aliases: [{asked.old}]",
        ) from None
    made = Renaming(asked.old, asked.new, said=list(asked.said))
    made.said.append(f'"{asked.old}" becomes another name of "{asked.new}"; no other note is touched.')
    if digest(text.encode()) != step.expected:
        made.names.append(Write(step.path, text.encode(), step.expected, step.keep))
    return made


def _note_of_new(journal: Journal, asked: Meant) -> Write:
    """The new name's own note as it is, or as it will be made."""
    if asked.is_spelling:
        raise RequestWrong(
            f'"{asked.old}" and "{asked.new}" are one name already.',
            "Without --alias its spelling is changed.",
        )
    own = journal.history.called(TRIGGER.name).notes.get(asked.theme)
    step = own.path if own else journal.lasting_note(TRIGGER, journal.today, asked.new)
    if isinstance(step, Write):
        return step
    data = _data(journal, step)
    if own is None or data is None:
        raise RequestWrong(*is_anothers(step, TRIGGER, asked.new, journal.index.entries[step]))
    return Write(step, data, digest(data), (Kept(step, data, "before"),))


def carry_out(journal: Journal, renaming: Renaming) -> Report:
    """Part by part. A note that was saved in between stays, and so does every part that comes after."""
    report = Report()
    parts = (
        lambda: journal.carry_out(tuple(renaming.own), report),
        lambda: journal.carry_out(tuple(renaming.links), report),
        lambda: moving.move(journal, renaming.moves, report),
        lambda: journal.carry_out(tuple(renaming.names), report),
    )
    for carry in parts:
        if not report.left and not report.refused:
            carry()
    return report


def shown(journal: Journal, renaming: Renaming) -> list[str]:
    """The lines of a unified diff, as those of :meth:`Journal.dry_run`."""
    texts = renaming.texts
    moved = [line for step in renaming.renames for line in diff(journal.root, step, texts.pop(step.path))]
    gone = (step for step in renaming.names if isinstance(step, Retire))
    steps: list[Step] = [*texts.values(), *gone]
    return moved + [line for step in steps for line in diff(journal.root, step)]


@dataclass
class _Plan:
    journal: Journal
    asked: Meant

    def renaming(self) -> Renaming:
        journal, asked = self.journal, self.asked
        pages = moving.pages(journal, asked.key)
        ours = [path for path in pages if moving.is_ours(journal, path)]
        homes = {path: moving.beside(path, asked.new) for path in asked.old_notes}
        homes |= {path: moving.page_home(path, asked.key, asked.new) for path in pages}
        links = (*self._links(homes, ours), *self._loose_links(path for path in pages if homes[path] == path))
        homes = {path: home for path, home in homes.items() if home != path and path not in ours}
        rooms = {path: moving.room(journal, path, home) for path, home in homes.items()}
        made = Renaming(asked.old, asked.new)
        for path, data, is_naming, done in self._read(links, homes, ours):
            home, text, is_own = homes.get(path), done.text.encode(), path in asked.old_notes
            if done.left is not None:
                message = f'names "{asked.old}" in a way that is not changed by itself'
                made.left.append(Problem(path, done.left, 1, message))
            if home:
                name, expected = PurePosixPath(home).name, digest(text if is_own else data)
                made.moves += [*rooms[path], Rename(path, name, expected)]
            if home or text != data:
                # A page says itself which trigger it is of, so it is written once it has its new name, then first.
                place = path if is_own else home or path
                write = Write(place, text, digest(data), (Kept(place, data, "before"),))
                steps = made.own if is_own else made.names if home or is_naming else made.links
                steps.insert(0 if home else len(steps), write)
        if len(made.renames) != len(homes):
            raise CannotWrite("A note went away while it was looked at.", "Nothing was changed; try again.")
        # A page that is found by its name in any spelling would keep its own; of another name, refresh retires it.
        if asked.is_spelling:
            wanted = {path: moving.page_home(path, asked.key, asked.new) for path in ours}
            made.names += [moving.retire(journal, path) for path, home in wanted.items() if path != home]
        made.said = self._said(made, links)
        can_be_alias = not asked.is_spelling and not asked.old_notes and not asked.is_alias
        made.is_alias_gentler = can_be_alias and (len(made.notes) > _MANY or bool(asked.new_notes))
        return made

    def _said(self, made: Renaming, links: tuple[Move, ...]) -> list[str]:
        asked, said = self.asked, [*self.asked.said]
        other = self.journal.history.triggers.get(asked.theme)
        if other is not None and not asked.is_spelling and not asked.is_alias:
            days = f"{len(other.days)} day{'' if len(other.days) == 1 else 's'}"
            said.append(f'"{asked.new}" is a trigger already ({days}); from then on the two are one.')
        for step in made.renames:
            said.append(f"{step.path} becomes {step.to}, and links to it lead there.")
            if moving.namesakes(self.journal, step.path):
                said.append("Another note has that name too, so links without a folder stay as they are.")
        names = {PurePosixPath(link.old).stem for link in links}
        if names and not made.is_nothing and (boards := moving.boards(self.journal, names)):
            said.append(f"Canvas and base files are not changed; these lead to it: {', '.join(boards)}.")
        return [*said, "Private notes were not looked at."]

    def _links(self, homes: Mapping[str, str], ours: Collection[str]) -> Iterator[Move]:
        """Where links to the trigger's notes and pages lead afterwards."""
        for path, home in homes.items():
            if path != home or path in ours or self.asked.is_spelling:
                yield Move(path, self._reached(path, home), moving.namesakes(self.journal, path))

    def _reached(self, path: str, home: str) -> str:
        """Where a link leads afterwards: if the new name has a page or a note already, to that."""
        asked = self.asked
        if path in asked.old_notes or asked.is_spelling:
            return home
        return next(iter((*moving.pages(self.journal, asked.theme), *asked.new_notes)), home)

    def _loose_links(self, moved: Iterable[str]) -> Iterator[Move]:
        """Links that lead to nothing, by the old name: an alias, or what a rename that was stopped has not come to."""
        journal, asked = self.journal, self.asked
        if asked.is_spelling:
            return
        for path in (*asked.new_notes, *moving.pages(journal, asked.theme), *moved):
            old = moving.page_home(path, asked.theme, asked.old)
            if old not in journal.index.entries:
                yield Move(old, path, moving.namesakes(journal, old))

    def _read(
        self, moves: tuple[Move, ...], homes: Mapping[str, str], leaving: Collection[str]
    ) -> Iterator[tuple[str, bytes, bool, Renamed]]:
        """Each note that moves or may name it, its bytes, whether it names it, and its text with the new name."""
        index, asked = self.journal.index, self.asked
        words = re.findall(r"\w+", key(asked.old))
        for path, entry in index.readings():
            record, page = entry.reading.record, entry.reading.page
            is_read = record is not None or page is not None
            if entry.is_ours_to_leave or path in leaving or path in homes.values():
                continue
            if not is_read and (not moves or index.rules.ignores(path)):
                continue
            data = _data(self.journal, path)
            text = _decoded(data)
            if data is None or text is None:
                continue
            is_naming = record is not None and any(asked.is_old(mention.name) for mention in record.triggers)
            if (
                path not in homes and not is_naming
            ):  # in YAML, no word of a name needs to be written as it is read
                words_there = folded(unquote(text))
                if not all(word in words_there for word in words):
                    continue  # most notes of a vault stop here
            if (
                not is_read
                and path not in homes
                and not any(move.leads(link, path) for link in links(text) for move in moves)
            ):
                continue
            note = notes.read(path, text)
            said = reading.read(note, entry.place, index.scaffold)
            if said.private:  # of a note that is no journal note, nobody has asked before
                continue
            is_page = said.page is not None and same(said.page).about == TRIGGER.name
            names_in = _NAMES if said.record is not None else _PAGE_NAMES if is_page else ()
            done = renamed(note, asked.is_old, asked.new, names_in, moves)
            is_anothers = said.page is not None and said.page.kind == "theme" and not is_page
            yield path, data, is_naming, _below_properties(note, done) if is_anothers else done


def _below_properties(note: notes.Note, done: Renamed) -> Renamed:
    """Only the text with the new name: a person's or a feeling's page of the old name says so in its properties."""
    body = notes.read(note.path, done.text).body
    return Renamed(note.text[: note.body] + done.text[body:], done.left)


def _data(journal: Journal, path: str) -> bytes | None:
    found = files.read(journal.root, path)
    return found.data if isinstance(found, files.Read) else None


def _decoded(data: bytes | None) -> str | None:
    """The text of a note; None for bytes that vaultkit leaves alone."""
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError:
        return None
