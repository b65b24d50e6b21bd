"""Names that are probably one name with a slip in it: a hint to the writer, never a problem, never acted upon.

In doubt they are two names: "Left out" and "Left alone", "Paul" and "Paula", "week 1" and "week 2".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from typing import Annotated
from unicodedata import normalize

from vaultkit.patterns.history import History
from vaultkit.patterns.themes import PERSON, Theme

_SHORT = 5
"""Letters. In shorter words one letter makes another word: "calm" and "call"."""
_LONG = 8
"""In words as long as this two slips are still the same word."""
_CLOSE = 0.9
_LEFT_OUT = re.compile(r"[\u0300-\u036f'\u2018\u2019\u02bc]")
"""Accents and apostrophes, which a phone sets for one and a hurry leaves out. Marks of other scripts are letters."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names that are perhaps one, with a slip in it."""

    name: Annotated[str, "the name of fewer days"]
    days: Annotated[int, "how many"]
    other: Annotated[str, "the other name"]
    other_days: Annotated[int, "how many days that one has"]
    path: Annotated[str, "a note that uses the first"]
    is_person: Annotated[bool, "whether they are people's names; otherwise triggers'"] = False


@dataclass(frozen=True, slots=True)
class _Used:
    """A name: its key, how it is shown, on how many days, a note that uses it, and whether a note of its own bears it."""

    key: str
    name: str
    days: int
    path: str
    has_note: bool = False


def alike(history: History) -> tuple[Alike, ...]:
    """Pairs of triggers, then of people, each pair once. What is hidden, and who is not safe, is left out."""
    triggers = [
        _used(history, theme) for theme in history.triggers.values() if theme.days and not theme.hidden
    ]
    return (*_pairs(triggers, is_person=False), *_pairs(_people(history), is_person=True))


def _used(history: History, theme: Theme) -> _Used:
    path = history.days[theme.days[-1]].named[theme.subject][theme.key].record.path
    return _Used(theme.key, theme.name, len(theme.days), path, theme.note is not None)


def _people(history: History) -> list[_Used]:
    quiet = history.not_safe(max(history.days, default=date.min))
    themes = history.themes.get(PERSON.name, {}).values()
    return [_used(history, theme) for theme in themes if theme.days and theme.key not in quiet]


def _pairs(used: list[_Used], *, is_person: bool) -> Iterator[Alike]:
    by_key = {each.key: each for each in used}
    pairs = {
        (one, other)
        for group in _groups(by_key)
        for one, other in combinations(sorted(group), 2)
        if _is_slip(one, other, is_person=is_person)
    }
    for keys in sorted(pairs):
        rare, often = sorted(
            (by_key[each] for each in keys), key=lambda name: (name.has_note, name.days, name.key)
        )
        if not rare.has_note:  # two notes of a person's own are two names
            yield Alike(rare.name, rare.days, often.name, often.days, rare.path, is_person)


def _groups(keys: Iterable[str]) -> Iterator[set[str]]:
    """Names that could be alike: of the same words or letters, or with all words but one, and that one's first letter,
    in common. Few are, so few pairs need to be compared.
    """
    groups: dict[object, set[str]] = {}
    for name in keys:
        words = _plain(name).split()
        signs = [tuple(sorted(words)), "".join(words)]
        marks = [(n, *words[:n], word[0], *words[n + 1 :]) for n, word in enumerate(words)]
        for sign in (*signs, *marks):
            groups.setdefault(sign, set()).add(name)
    return (group for group in groups.values() if len(group) > 1)


def _is_slip(one: str, other: str, *, is_person: bool) -> bool:
    if sorted(re.findall(r"\d+", one)) != sorted(re.findall(r"\d+", other)):
        return False
    words, others = _plain(one).split(), _plain(other).split()
    if sorted(words) == sorted(others):
        return True
    letters = "".join(words)
    if min(len(letters), len("".join(others))) < _SHORT:
        return False
    if letters == "".join(others):
        return True
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_same_word(*sorted(differing[0], key=len), is_person=is_person)


def _plain(name: str) -> str:
    return normalize("NFC", _LEFT_OUT.sub("", normalize("NFD", name)))


def _is_same_word(word: str, longer: str, *, is_person: bool) -> bool:
    """One is the other in the plural, or with two letters swapped, or one more, less or another one, not the first."""
    if longer in (f"{word}s", f"{word}es") or (word[-1:] == "y" and longer == f"{word[:-1]}ies"):
        return not is_person
    # Many names differ in their last letter alone, and are two people: Daniel and Daniela.
    if is_person and (word[:-1] in (longer[:-1], longer[:-2]) or longer[:-1] == word):
        return False
    if any(_swapped(word, at) == longer for at in range(1, len(word) - 1)):
        return len(word) >= (_SHORT if is_person else _SHORT - 1)
    if len(word) < _SHORT or word[0] != longer[0]:
        return False
    if len(longer) > len(word):
        one_letter = any(longer[:n] + longer[n + 1 :] == word for n in range(1, len(longer)))
    else:
        differing = sum(one != other for one, other in zip(word, longer, strict=True))
        one_letter = differing == 1 and len(word) > _SHORT
    if one_letter or len(word) < _LONG:
        return one_letter
    return SequenceMatcher(None, word, longer, autojunk=False).ratio() >= _CLOSE


def _swapped(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
