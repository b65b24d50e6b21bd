"""Other people's tools on the same vault, each doing what it does best. They do other work than vaultkit, and less of it
or more; what a reader learns is how long 10,000 notes take when each is parsed in full.

Each is installed into an environment of its own under .scratch, and run by the smallest script that is fair to it.
"""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.goals import number
from benchmarks.ground import Ground
from benchmarks.running import SCRATCH, Ran, in_turn, run, seconds, trouble

_HERE = Path(__file__).parent
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
_INSTALLING = 240.0
_LIMIT = 420.0
_PATIENCE = 30.0
"""Seconds for one peer's turns; the slow ones are run once."""
HEAD = ("peer", "version", "what it did", "seconds", "× read floor", "how")
Row = tuple[str, str, str, str, str, str]
Words = tuple[str | Path, ...]


@dataclass(frozen=True)
class Peer:
    packages: tuple[str, ...]
    what: str
    command: Callable[[Path, Ground], Words]
    """What to type, given the folder of its programs and the vault."""

    @property
    def name(self) -> str:
        return " + ".join(self.packages)


def _script(name: str) -> Callable[[Path, Ground], Words]:
    return lambda programs, ground: (programs / "python", _HERE / name, ground.root)


def _fmql(programs: Path, ground: Ground) -> Words:
    return (programs / "fmql", "query", 'MATCH (n) WHERE n.kind = "episode" RETURN n', "-w", ground.root)


def _jrnl(programs: Path, ground: Ground) -> Words:
    """The journal's notes as one file of jrnl's, written before it is timed; then one tag is asked for."""
    journal, config = SCRATCH / "jrnl.txt", SCRATCH / "jrnl.yaml"
    with journal.open("w", encoding="utf-8") as out:
        for note in sorted((ground.root / "Journal").rglob("*.md"), key=lambda path: path.name):
            text = re.sub(r"#?trigger/", " @", note.read_text(encoding="utf-8"))
            out.write(f"[{note.name[:10]} 09:00] {note.stem[11:]}\n{re.sub(r'(?m)^', '  ', text)}\n\n")
    config.write_text(
        f"journals:\n  default:\n    journal: {journal}\ndefault_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\n"
        "highlight: false\nindent_character: '|'\nlinewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        "timeformat: '%Y-%m-%d %H:%M'\nversion: v4.0\ncolors:\n  body: none\n  date: none\n  tags: none\n  title: none\n",
        encoding="utf-8",
    )
    return (programs / "jrnl", "--config-file", config, "@plans-changed-late", "--short")


PEERS = (
    Peer(("obsidiantools",), "index the vault (connect)", _script("with_obsidiantools.py")),
    Peer(("fmql",), "one query over properties", _fmql),
    Peer(("obsidian-parse",), "links, tags, properties of all", _script("with_obsidian_parse.py")),
    Peer(("python-frontmatter", "markdown-it-py"), "parse all", _script("with_frontmatter.py")),
    Peer(("jrnl",), "one tag, the journal as one file", _jrnl),
)


def rows(ground: Ground, runs: int, say: Callable[[str], None]) -> list[Row]:
    """Ours first, for comparison; it writes its pages as well."""

    def ours() -> Ran:
        ground.bare()
        return ground.vaultkit("refresh", VAULTKIT_PROCESSES="1")

    found = [("vaultkit", "", "first index, pages written", *_against_the_floor(ground, runs, ours))]
    ground.bare()
    for peer in PEERS:
        say(f"{ground.size:,} notes: {peer.name}")
        found.append(_measured(peer, ground, runs))
    return found


def _measured(peer: Peer, ground: Ground, runs: int) -> Row:
    programs, wrong = _installed(peer)
    if wrong:
        return (peer.name, "", peer.what, "–", "–", f"was not installed: {wrong}")
    words = peer.command(programs, ground)
    told = _against_the_floor(ground, runs, lambda: run(words, limit=_LIMIT, env=_quiet()))
    return (peer.name, _versions(peer, programs), peer.what, *told)


def _against_the_floor(ground: Ground, runs: int, step: Callable[[], Ran]) -> tuple[str, str, str]:
    floors, theirs = in_turn(runs, lambda: ground.floor("read"), step, patience=_PATIENCE)
    if wrong := trouble(theirs, floors):
        return ("–", "–", wrong)
    took = seconds(theirs)
    return (
        number(took),
        number(took / seconds(floors)),
        f"{len(theirs)} run{'s' if len(theirs) > 1 else ''}",
    )


def _installed(peer: Peer) -> tuple[Path, str]:
    """Its programs, installed now if they were not; and what stood in the way."""
    home = SCRATCH / "peers" / "-".join(peer.packages)
    mark, programs = home / "installed", home / "bin"
    if mark.is_file():
        return programs, ""
    steps: tuple[Words, ...] = (
        (sys.executable, "-m", "venv", "--clear", home),
        (programs / "python", *_PIP, *peer.packages),
    )
    for words in steps:
        ran = run(words, limit=_INSTALLING)
        if ran.trouble:
            return programs, ran.trouble
    mark.touch()
    return programs, ""


def _versions(peer: Peer, programs: Path) -> str:
    asked = f"from importlib.metadata import version; print(*map(version, {peer.packages!r}), sep=' + ')"
    return run((programs / "python", "-c", asked), limit=30).text.strip()


def _quiet() -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1", "TERM": "dumb"}
