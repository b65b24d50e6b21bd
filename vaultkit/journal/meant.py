"""Which triggers an old name and a new one mean, and whether the one can become the other."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from vaultkit.errors import RequestWrong
from vaultkit.journal.journal import Journal
from vaultkit.journal.moving import beside, is_halfway, own_notes
from vaultkit.notes.links import read_name
from vaultkit.notes.names import Name, file_name, key, nearest, theme_key
from vaultkit.notes.renaming import tag_name
from vaultkit.patterns.themes import TRIGGER
from vaultkit.records.record import Tier

_UNLINKABLE = re.compile(r"[\[\]|#^]")


@dataclass
class Meant:
    """``theme`` is the key of the trigger that the new name means, ``old_notes`` and ``new_notes`` the own notes of both.

    ``is_alias``: the old name is an alias of the new one already. ``said`` is what the person wants to know.
    """

    old: str
    new: str
    theme: str
    is_alias: bool
    old_notes: list[str]
    new_notes: list[str]
    said: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return theme_key(self.old)

    @property
    def is_spelling(self) -> bool:
        """Whether the two are one name, written in two ways."""
        return self.theme == self.key

    def is_old(self, name: Name) -> bool:
        return theme_key(name.text) == self.key


def meant(journal: Journal, old: str, new: str) -> Meant:
    """The two names of a request, each in words or as a link. Raises RequestWrong where they mean nothing."""
    old, new = _words(old), _words(new)
    if _UNLINKABLE.search(new) or (file_name(new) == "Unnamed" and key(new) != "unnamed"):
        raise RequestWrong(
            f'"{new}" cannot be a trigger\'s name.',
            "A name has letters, and none of [ ] | # ^, which a link cannot hold.",
        )
    names = journal.history.called(TRIGGER.name)
    theme, trigger = names.theme(Name(new)), names.theme(Name(old))
    _check_known(journal, old, new, trigger, theme)
    own = own_notes(journal, theme_key(old))
    twice = {home for path in own if is_halfway(journal, path, home := beside(path, new))}
    own, known = (
        [path for path in paths if path not in twice]
        for paths in (own, own_notes(journal, theme) if theme != theme_key(old) else [])
    )
    found = Meant(old, new, theme, trigger != theme_key(old), own, known)
    if known:
        found.new = PurePosixPath(known[0]).stem
        if theme_key(new) != theme:
            found.said.append(f'"{new}" is another name of "{found.new}", so that is what is written.')
    return found


def _words(text: str) -> str:
    name = read_name(text)
    if name is None:
        raise RequestWrong(
            "Which trigger, and what is it to be called?", 'For example: vaultkit rename trigger "OLD" "NEW"'
        )
    return " ".join(name.text.split())


def _check_known(journal: Journal, old: str, new: str, trigger: str, theme: str) -> None:
    themes = journal.history.triggers
    if trigger not in themes:
        close = nearest(old, (known.name for known in themes.values() if not known.hidden))
        raise RequestWrong(
            f'No trigger is called "{old}".',
            f'Did you mean "{close}"?' if close else "The page of patterns lists those that recur.",
        )
    if trigger not in (theme_key(old), theme):
        name = themes[trigger].name
        raise RequestWrong(
            f'"{old}" is another name of "{name}".',
            f'To rename that: vaultkit rename trigger "{name}" "{new}"',
        )


def check_rename(journal: Journal, asked: Meant) -> None:
    """Raises RequestWrong where a name can be no tag, and where it would take one of two notes of a person's own."""
    if len(own := [*asked.old_notes, *asked.new_notes]) > 1:
        raise RequestWrong(
            f"{own[0]} and {own[1]} are two notes of yours, and vaultkit does not make one of them.",
            f"Move what you want to keep into {own[-1]} and take the other away; then the same command goes on.",
        )
    is_tagged = any(
        mention.tier is Tier.TAG and asked.is_old(mention.name)
        for record in journal.index.records()
        for mention in record.triggers
    )
    if is_tagged and not tag_name(asked.new):
        raise RequestWrong(
            f'"{asked.old}" is written as a tag, and a tag cannot hold "{asked.new}".',
            "A tag holds letters, digits, - and _; choose a name of these and spaces.",
        )
