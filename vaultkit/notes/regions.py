"""Marked regions: find them, fill them, and see whether someone typed inside.

A region is what stands between two whole lines::

    <!-- vaultkit:begin came-up weeks=8 -->
    <!-- vaultkit:end came-up 1a2b3c4d -->

The end marker carries a short digest of what vaultkit wrote there, but for where its links lead: an editor that moves or
renames a note writes other paths into every link to it, and nobody has typed that. Anything that is not exactly one
well-formed pair a section makes the whole note one that is left alone.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from vaultkit.notes.links import without_targets
from vaultkit.notes.packed import Packed

MARK = "<!-- vaultkit:"
_LONG = 2000
"""Characters of a region in which what was typed is looked for: every place it may stand in is tried."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BEGIN = re.compile(r"<!-- vaultkit:begin ([A-Za-z][A-Za-z0-9-]*)((?: [a-z]+=[A-Za-z0-9_.-]+)*) -->[ \t]*")
_END = re.compile(r"<!-- vaultkit:end ([A-Za-z][A-Za-z0-9-]*)(?: ([0-9a-f]{8}))? -->[ \t]*")


@dataclass(frozen=True, slots=True)
class Region(Packed):
    """One well-formed pair. ``start`` and ``stop`` bound the text inside, ``end`` is where the end marker's line ends.

    ``name`` is in small letters, however the markers spell it; ``typed`` is the end marker's own spelling.
    """

    name: str
    options: Mapping[str, str]
    line: int
    """The begin marker's line, counted from 1; ``last_line`` is the end marker's."""
    last_line: int
    start: int
    stop: int
    end: int
    written: str | None
    """The digest in the end marker: None in a template and in a note just made from one."""
    typed: str


@dataclass(frozen=True, slots=True)
class Broken(Packed):
    """Markers that are no pair. The note is left alone, and nothing between ``first`` and ``last`` is read."""

    line: int
    message: str
    first: int
    """The line of the note's first marker; ``last`` that of its last."""
    last: int


Found = tuple[Region, ...] | Broken


def lines(text: str) -> list[str]:
    """Lines with their endings, as Markdown counts them (never ``str.splitlines``, which also splits at U+2028)."""
    if "\r" in text:
        found = _LINE.findall(text)
        return found[:-1] if found and not found[-1] else found
    *found, last = text.split("\n")
    return [f"{line}\n" for line in found] + [last] * bool(last)


def count(text: str) -> int:
    """How many lines that are."""
    endings = text.count("\n") + text.count("\r") - text.count("\r\n")
    return endings + (text[-1:] not in ("", "\n", "\r"))


def inside_digest(inside: str) -> str:
    """The first 8 hex digits of the sha256 of the text inside: its line endings read as LF, its links by their words."""
    return _digest(without_targets(_lf(inside)))


def is_as_written(inside: str, written: str | None) -> bool:
    """Whether nobody typed in a region since vaultkit wrote it; its digest may be of before links went by their words."""
    text = _lf(inside)
    bare = without_targets(text)
    return written is not None and (_digest(bare) == written or (bare != text and _digest(text) == written))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def find(text: str, code: Collection[int] = ()) -> Found:
    """The regions of a note, in order. ``code`` holds the line numbers (from 1) that stand in code."""
    markers = list(_markers(text, code))
    found: dict[str, Region] = {}
    opened: tuple[str, dict[str, str], int, int] | None = None

    def broken(line: int, message: str) -> Broken:
        return Broken(line, message, markers[0][0], markers[-1][0])

    for number, start, content, after in markers:
        if begin := _BEGIN.fullmatch(content):
            if opened is not None:
                return broken(number, f"`{begin[1]}` begins before `{opened[0]}` has ended")
            if begin[1].lower() in found:
                return broken(number, f"a second region `{begin[1]}`")
            opened = (begin[1], _options(begin[2]), number, after)
        elif end := _END.fullmatch(content):
            if opened is None or opened[0].lower() != end[1].lower():
                return broken(number, f"`{end[1]}` ends without having begun")
            name, (_, options, first, inner) = end[1].lower(), opened
            stop = start + len(content)
            found[name] = Region(name, options, first, number, inner, start, stop, end[2], end[1])
            opened = None
        else:
            return broken(number, "a marker that is not one of vaultkit's")
    if opened is not None:
        return broken(opened[2], f"`{opened[0]}` begins and never ends")
    return tuple(found.values())


def _options(typed: str) -> dict[str, str]:
    """An option said twice keeps both as they were typed: no section takes that, so it is told like any odd value."""
    options: dict[str, str] = {}
    for pair in typed.split():
        name, value = pair.split("=", 1)
        options[name] = f"{options[name]} {pair}" if name in options else value
    return options


def _markers(text: str, code: Collection[int]) -> Iterator[tuple[int, int, str, int]]:
    """The line number of each marker, where its text begins, its text, and where the next line begins."""
    if MARK not in text:
        return
    offset = 0
    for number, line in enumerate(lines(text), 1):
        content = line.rstrip("\r\n").removeprefix("\ufeff" if number == 1 else "")
        start, offset = offset, offset + len(line)
        if content.startswith(MARK) and number not in code:
            yield number, start, content, offset


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    typed: tuple[tuple[str, str], ...]
    """(region, text) that a person typed inside one and that this filling replaces: it goes to recovery."""


def fill(text: str, regions: tuple[Region, ...], contents: Mapping[str, str]) -> Filled:
    """The note with each region of ``contents`` filled (LF text, empty or ending in a newline), all else unchanged.

    A region takes the line ending of its begin marker. A region not in ``contents`` is left as it is.
    """
    pieces: list[str] = []
    typed: list[tuple[str, str]] = []
    done = 0
    for region in regions:
        content = contents.get(region.name)
        if content is None:
            continue
        inside = text[region.start : region.stop]
        ours = is_as_written(inside, region.written)
        if _lf(inside) == content and ours:
            continue
        # Words that are to stand there now are not typed either: an editor may call a link by its note's new name.
        if not ours and inside.strip() and without_targets(_lf(inside)) != without_targets(content):
            typed.append((region.name, inside))
        ending = _ending(text, region.start)
        marker = f"<!-- vaultkit:end {region.typed} {inside_digest(content)} -->"
        pieces += [text[done : region.start], content.replace("\n", ending), marker]
        done = region.end
    return Filled("".join((*pieces, text[done:])), tuple(typed))


def parted(inside: str, written: str | None) -> tuple[str, str] | None:
    """A region as vaultkit wrote it, and what a person typed in one piece inside it (LF). None if no one piece is that."""
    text = _lf(inside)
    if len(text) > _LONG:
        return None
    ends = [at + shift for at, letter in enumerate(text) if letter == "\n" for shift in (0, 1)]
    found = (
        (text[:start] + text[stop:], text[start:stop].strip())
        for start in range(len(text))
        for stop in ends
        if stop > start and is_as_written(text[:start] + text[stop:], written)
    )
    return next(found, None)


def below(text: str, region: Region, words: str) -> str:
    """The text with a paragraph below a region of it."""
    ending = _ending(text, region.start)
    words = words.replace("\n", ending)
    return f"{text[: region.end]}{ending}{ending}{words}{text[region.end :]}"


def emptied(text: str, regions: tuple[Region, ...]) -> str:
    """The note as its template's would be: nothing inside the regions, no digest in their markers."""
    pieces: list[str] = []
    done = 0
    for region in regions:
        pieces += [text[done : region.start], f"<!-- vaultkit:end {region.typed} -->"]
        done = region.end
    return "".join((*pieces, text[done:]))


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _ending(text: str, after: int) -> str:
    if text.endswith("\r\n", 0, after):
        return "\r\n"
    return "\r" if text.endswith("\r", 0, after) else "\n"
