"""Words to look at, on request: what is hard to hear and may be said otherwise, and which parts of a repair a text has.

A text is turned into plain words, one space apart, each with its place. So the cues (the data is beside this file) are
plain words too, whatever stands between them on paper: emphasis, the end of a line, a curly apostrophe.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Annotated, Any, Literal

from vaultkit.notes.blanks import without_links
from vaultkit.notes.note import Note, Text, heading_key
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.words import shipped

What = Literal["always", "should", "story"]

_AROUND = 12
"""So many words before a cue may decide whether it counts."""
_QUOTE = re.compile(r"(?:\s|[-*+]\s|\d{1,9}[.)]\s)*>")
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ´′", "'"))
# Tags are names, not sentences; but a feeling's tag names a feeling.
_SILENT = r"%%.*?%%|<[^<>]*>|https?://\S+|#(?!feeling/)[^\s*]+"
_CONTRACTED = r"'(?:s|re|ve|ll|d|m)(?![^\W_])"
_SPOKEN = re.compile(
    rf"{_SILENT}|(?P<word>{_CONTRACTED}|[^\W_]+(?:(?!{_CONTRACTED})'[^\W_]+)*)|(?P<end>[.!?…|])|(?P<pause>[,;:()`–—])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A place to look at, and another way to say it. Nothing is wrong with it."""

    line: Annotated[int, "its line, from 1"]
    column: Annotated[int, "its column, from 1"]
    found: Annotated[str, "the words, as they were written"]
    what: Annotated[What, "every time, a rule, or a word that holds a story about someone"]
    offer: Annotated[str, "what may be easier to hear"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a text's words hold, by a list of English words and phrases that is far from complete."""

    file: Annotated[str, "the file, as it was named"]
    findings: Annotated[tuple[Finding, ...], "in the order of their places"]
    repair_parts: Annotated[tuple[str, ...], "the parts of a repair that the text has"]


@dataclass(frozen=True, slots=True)
class _Word:
    """``text`` is what cues are made of, ``typed`` what is shown; a pause is `,` and the end of a sentence `.`."""

    text: str
    typed: str
    line: int
    column: int


@dataclass(frozen=True)
class _Spoken:
    """The words of a text in a row, as one string to search and as words to point at."""

    words: Sequence[_Word]

    @cached_property
    def text(self) -> str:
        return "".join(f"{word.text} " for word in self.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(word.text) + 1 for word in self.words)]

    def at(self, offset: int) -> int:
        """The number of the word that begins here."""
        return bisect_right(self._starts, offset) - 1

    def window(self, offset: int) -> int:
        return self._starts[max(self.at(offset) - _AROUND, 0)]

    def shown(self, start: int, stop: int) -> tuple[_Word, str]:
        """The first word, for its place, and all of them as a person would write them on one line."""
        words = self.words[self.at(start) : self.at(stop)]
        glued = (word.typed if word.text[0] in "',." else f" {word.typed}" for word in words)
        return words[0], "".join(glued).strip()


@dataclass(frozen=True)
class _Context:
    before: re.Pattern[str]
    after: re.Pattern[str]

    def start(self, spoken: _Spoken, said: re.Match[str]) -> int | None:
        """Where the words before begin, if what was said stands between such words."""
        before = self.before.search(spoken.text, spoken.window(said.start()), said.start())
        return before.start() if before and self.after.match(spoken.text, said.end()) else None


@dataclass(frozen=True)
class _Cue:
    say: re.Pattern[str]
    only: tuple[_Context, ...]
    unless: tuple[_Context, ...]

    def find(self, spoken: _Spoken) -> Iterator[tuple[int, re.Match[str]]]:
        """Each time it was said, and where the words begin that make it count."""
        for said in self.say.finditer(spoken.text):
            if any(each.start(spoken, said) is not None for each in self.unless):
                continue
            starts = (each.start(spoken, said) for each in self.only)
            start = next((start for start in starts if start is not None), None)
            if start is not None:
                yield start, said

    def is_in(self, spoken: _Spoken) -> bool:
        return next(self.find(spoken), None) is not None


@dataclass(frozen=True)
class _Part:
    """A part of a repair, and how it may be heard."""

    heading: str
    offer: str
    firm: _Cue
    faint: _Cue | None


@dataclass(frozen=True)
class _Cues:
    """The data file, ready to search with. ``wide``: cues of which the words around are shown too."""

    offers: dict[What, str]
    wide: tuple[tuple[What, re.Pattern[str], _Cue], ...]
    story: tuple[_Cue, ...]
    parts: dict[str, _Part]


def read(note: Note, scaffold: Scaffold) -> Phrases:
    """What a text says in its own sentences: not in properties, headings, code or quotes, nor in a template's lines."""
    blocks = [(block.heading, list(words)) for block, words in _blocks(note, scaffold)]
    spoken = _Spoken([word for _, words in blocks for word in words])
    findings = sorted((*_wide(spoken), *_stories(spoken)), key=lambda finding: (finding.line, finding.column))
    answered = {heading for heading, words in blocks if heading and words}
    return Phrases(note.path, tuple(findings), tuple(_parts(spoken, answered)))


def form(findings: Iterable[Finding]) -> str:
    """A sentence with blanks, and what may go into the first one where a word holds a story."""
    feelings = dict.fromkeys(
        feeling for each in findings if each.what == "story" for feeling in shipped().underneath(each.found)
    )
    maybe = f" ({', '.join(feelings)}?)" if feelings else ""
    return f"I feel …{maybe} when … because I need … would you …?"


def offers(parts: Sequence[str]) -> tuple[str, ...]:
    """A sentence to begin with for other parts of a repair. Nobody is offered an apology to make."""
    return tuple(part.offer for name, part in _cues().parts.items() if part.offer and name not in parts)


def _blocks(note: Note, scaffold: Scaffold) -> Iterator[tuple[Text, Iterator[_Word]]]:
    """The person's own paragraphs and list items."""
    for block in note.texts:
        before = note.lines[block.line - 1][: block.column - 1]
        if block.shape != "heading" and not _QUOTE.match(before):
            yield block, _words(note, block, scaffold)


def _words(note: Note, block: Text, scaffold: Scaffold) -> Iterator[_Word]:
    word = None
    for line, column, row in note.rows(block):
        if not scaffold.adds((note.lines[line - 1].strip(),), None, note.stem):
            continue
        for found in _SPOKEN.finditer(without_links(row).translate(_APOSTROPHES)):
            if kind := found.lastgroup:
                text = {"end": ".", "pause": ","}.get(kind) or found[0].casefold()
                typed = row[found.start() : found.end()]
                word = _Word(text, typed, line, column + found.start())
                yield word
    if word:
        yield _Word(".", ".", word.line, word.column)  # no sentence goes on in the next block


def _wide(spoken: _Spoken) -> Iterator[Finding]:
    cues = _cues()
    for what, tail, cue in cues.wide:
        for start, said in cue.find(spoken):
            end = more.end() if (more := tail.match(spoken.text, said.end())) else said.end()
            first, found = spoken.shown(start, end)
            yield Finding(first.line, first.column, found, what, cues.offers[what])


def _stories(spoken: _Spoken) -> Iterator[Finding]:
    cues = _cues()
    for cue in cues.story:
        for _, said in cue.find(spoken):
            first, found = spoken.shown(said.start(), said.end())
            offer = cues.offers["story"].format(", ".join(shipped().underneath(found)))
            yield Finding(first.line, first.column, found, "story", offer)


def _parts(spoken: _Spoken, answered: set[str]) -> Iterator[str]:
    parts = _cues().parts
    firm = {name for name, part in parts.items() if part.heading in answered or part.firm.is_in(spoken)}
    for name, part in parts.items():
        if name in firm or (firm and part.faint and part.faint.is_in(spoken)):
            yield name


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    data = tomllib.loads(files("vaultkit.records").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return _Reader(data).cues()


class _Reader:
    """Makes patterns of the data file's cues."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._sets = {"any": r"[\w']+"}
        for name, words in data["sets"].items():
            self._sets[name] = self._either(words)

    def cues(self) -> _Cues:
        whats: tuple[What, ...] = ("always", "should")
        return _Cues(
            {"story": self._data["story"]["offer"], **{what: self._data[what]["offer"] for what in whats}},
            tuple(
                (what, self._pattern([self._data[what]["tail"]]), self._cue(**cue))
                for what in whats
                for cue in self._data[what]["cues"]
            ),
            tuple(self._story()),
            {name: self._part(**part) for name, part in self._data["repair"].items()},
        )

    def _story(self) -> Iterator[_Cue]:
        story, held = self._data["story"], [word.split("-") for word in shipped().held]
        near = [words for words in held if len(words) > 1 or words[0] in story["near"]]
        yield self._cue([" ".join(words) for words in held if words not in near], unless=story["unless"])
        unless = [*story["unless"], *story["near_unless"]]
        yield self._cue([" ".join(words) for words in near], story["near_only"], unless)
        # He let me down
        yield self._cue([" me/us ".join(words) for words in near if len(words) > 1], unless=story["unless"])

    def _part(
        self,
        say: list[str],
        heading: str = "",
        offer: str = "",
        faint: Sequence[str] = (),
        unless: Sequence[str] = (),
    ) -> _Part:
        quiet = self._cue(faint, unless=unless) if faint else None
        return _Part(heading_key(heading), offer, self._cue(say, unless=unless), quiet)

    def _cue(self, say: Sequence[str], only: Sequence[str] = ("~",), unless: Sequence[str] = ()) -> _Cue:
        return _Cue(self._pattern(say), tuple(map(self._context, only)), tuple(map(self._context, unless)))

    def _context(self, cue: str) -> _Context:
        before, _, after = cue.partition("~")
        return _Context(self._pattern([before], r"\Z"), self._pattern([after], start=""))

    def _pattern(self, cues: Sequence[str], end: str = "", start: str = r"(?<!\S)") -> re.Pattern[str]:
        either = "|".join("".join(map(self._piece, cue.split())) for cue in cues)
        return re.compile(f"{start}(?:{either}){end}")

    def _piece(self, piece: str) -> str:
        """A piece of a cue takes the space behind it along."""
        if piece == "…":
            return rf"(?:(?!(?:{self._sets['opens']}) )[\w',]+ ){{0,5}}"
        bare = piece.rstrip("?*")
        times = {"?": "?", "*": "{0,3}"}.get(piece[len(bare) :], "")
        return f"(?:(?:{self._either(bare.split('/'))}) ){times}"

    def _either(self, words: Iterable[str]) -> str:
        return "|".join(self._sets[word[1:-1]] if word[0] == "<" else re.escape(word) for word in words)
