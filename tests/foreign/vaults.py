"""Whole vaults as people have them, made from a seed: settings, days, notes, attachments, and the odd files of years."""

import os
import socket
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.foreign import notes
from tests.foreign.habits import Habit, as_text

LAST = date(2026, 3, 4)
"""The last day that is written; the clock stands a day later."""
TRIGGER = "ruf-звонок-電話"
"""What is planted, in three scripts, where a person began to use one tag."""


@dataclass
class Foreign:
    """A vault on the disk. ``planted`` are the notes with the tag; ``days`` all of the person's days."""

    root: Path
    habit: Habit
    days: list[str] = field(default_factory=list)
    planted: list[str] = field(default_factory=list)

    @property
    def outside(self) -> Path:
        """A folder beside the vault that symlinks in it lead to."""
        return self.root.with_name(f"{self.root.name} outside")

    def write(self, path: str, data: bytes | str, when: float = 1_700_000_000) -> Path:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())
        os.utime(place, (when, when))
        return place


def build(
    root: Path, habit: Habit, size: int, seed: int, *, plant: bool = False, odd: bool = True
) -> Foreign:
    """A vault of so many notes, a third of them days; with ``plant``, every third day holds the tag.

    ``odd``: with files besides that are no text, no file, or have a name that is hard to bear.
    """
    chance = Random(f"{seed} {habit.name}")
    made = Foreign(root, habit)
    root.mkdir(parents=True)
    for path, value in habit.settings.items():
        made.write(path, as_text(value))
    _days(made, chance, size // 3, plant=plant)
    _notes(made, chance, size - size // 3)
    _elsewhere(made)
    if odd:
        _odd_bytes(made)
        _odd_names(made)
        _odd_files(made)
    return made


def _days(made: Foreign, chance: Random, count: int, *, plant: bool) -> None:
    tongue, day = made.habit.tongue, LAST
    for number in range(count):
        path = f"{made.habit.path(day, tongue)}.md"
        is_planted = plant and number % 3 == 1
        extra = f"\n#trigger/{TRIGGER} #feeling/sad\n" if is_planted else ""
        made.write(path, notes.daily(chance, tongue, day, extra), 1_600_000_000 + number)
        made.days.append(path)
        if is_planted:
            made.planted.append(path)
        day -= timedelta(days=chance.choice((1, 1, 1, 2, 5)))


def _notes(made: Foreign, chance: Random, count: int) -> None:
    tongue = made.habit.tongue
    folders = (
        "",
        tongue.books,
        tongue.meetings,
        f"{tongue.folk}/{tongue.books}",
        "10-19 Life/11 Home/11.01",
        "Archive/2019",
        "zettel",
    )
    other = "202001010101"
    for number in range(count):
        sort = notes.SORTS[number % len(notes.SORTS)]
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(4000))
        name = chance.choice(
            (
                f"{day:%Y%m%d}{number:04d}",
                f"{tongue.people[number % len(tongue.people)]} {number}",
                f"{day} {tongue.meetings} {number}",
                f"MOC {tongue.books} {number}",
                f"1{number}a{number % 7}b {tongue.lines[0][:20].replace('/', ' ')}",
                f"{unicodedata.normalize('NFD', 'Déjà vu é')} {number}",
                f"v1.{number} (final) [draft] & co, #{number} ^x",
            )
        )
        ending = ".excalidraw.md" if sort == "excalidraw" else ".md"
        path = f"{chance.choice(folders)}/{name}{ending}".lstrip("/")
        made.write(path, notes.note(chance, tongue, sort, day, other))
        other = name


_DRAWING = (
    b'{"nodes":[{"id":"a","type":"text","text":"#trigger/none","x":0,"y":0,"width":9,"height":9}],"edges":[]}'
)
_SETTINGS_OF_OTHERS = {
    "templater-obsidian": '{"trigger_on_file_creation": true, "templates_folder": "Templates"}',
    "dataview": '{"inlineQueryPrefix": "="}',
    "obsidian-tasks-plugin": '{"globalFilter": "#task"}',
}


def _elsewhere(made: Foreign) -> None:
    """What is no note of the vault: hidden, thrown away, of other programs."""
    event = "---\nkind: episode\nday: 2026-02-30\ntrigger:\n---\n#trigger/none\n"
    for folder in (
        ".trash",
        ".git/x",
        ".stversions",
        ".stfolder",
        "node_modules/p",
        f"{made.habit.folder}/snippets",
        ".smart-env",
    ):
        made.write(f"{folder}/2026-03-01.md", event)
    for plugin, text in _SETTINGS_OF_OTHERS.items():
        made.write(f"{made.habit.folder}/plugins/{plugin}/data.json", text)
    for path in (
        "Board.canvas",
        "Notes.base",
        "data.csv",
        "a.txt",
        "b.markdown",
        "c.mdx",
        "d.org",
        "photo.png",
        "noext",
        "img.md.png",
    ):
        made.write(path, _DRAWING)
    for path in (
        "._2026-03-01.md",
        ".shopping list.md.icloud",
        ".DS_Store",
        "Thumbs.db",
        "x.md~",
        "#y.md#",
        ".z.md.swp",
        "w.md.tmp",
        "~$doc.md.docx",
    ):
        made.write(path, b"\0\5\x16\7\0\2\0\0Mac OS X")
    for name in (
        "b.sync-conflict-20260301-101112-ABCDEFG.md",
        "b (Ann's conflicted copy 2026-03-01).md",
        "b (Conflicted copy Phone 202603011011).md",
        "b 2.md",
        "b.md",
        "b (1).md",
        "b - Copy.md",
        "b copy.md",
        "b_conf(1).md",
        "b-LAPTOP.md",
    ):
        made.write(name, "Twice.\n")


_ODD_BYTES: dict[str, bytes] = {
    "utf16le": "\ufeff---\nkind: book\n---\nÄ".encode("utf-16-le"),
    "utf16be": "\ufeffkind: x".encode("utf-16-be"),
    "utf32": "\ufeff---\nkind: x\n---\n".encode("utf-32"),
    "latin1": "---\nkind: book\n---\nStraße\n".encode("latin-1"),
    "cp1251": "---\ntags: дневник\nkind: заметка\n---\n".encode("cp1251"),
    "sjis": "日記を書く\n".encode("shift_jis"),
    "gbk": "日记\n".encode("gbk"),
    "half": "Änderung".encode()[:1] + b"\n",
    "surrogate": b"\xed\xa0\x80 kind: x",
    "nul": b"---\nkind: no\0te\n---\na\0b\n",
    "nuls": bytes(4096),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nkind: x\n",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "breaks": "---\nkind: note\u2028x\n---\na\u2028b\u2029c\x0bd\x0ce\x85f\x1cg\n".encode(),
    "mixed": b"---\r\nkind: note\n---\r\na\rb\r\nc\n\rd",
    "cr": b"---\rkind: note\r---\r- a\r- b\r",
    "boms": "\ufeff\ufeff---\nkind: note\n---\n".encode(),
    "merge": b"---\n<<<<<<< HEAD\nkind: note\n=======\nkind: idea\n>>>>>>> 1a2b\n---\nx\n",
    "unclosed": b"---\nkind: note\ntags: [a, b\n\n# Head\ntext\n",
    "braces": b"---\n{kind: note, date: {{date}}}\n---\n",
    "tabs": b"---\n\tkind:\tnote\ntags:\n\t- a\n---\n",
    "anchors": b"---\na: &x [1]\nb: *x\nc: *y\nkind: !!python/object:os.system x\n---\n",
    "bomb": b"---\n"
    + b"".join(
        b"k%d: &k%d [%s]\n" % (n, n, b",".join([b"*k%d" % (n - 1)] * 9) if n else b"1") for n in range(9)
    )
    + b"kind: note\n---\n",
    "twice": b"---\nkind: note\nkind: idea\nKind: log\n---\n",
    "dates": b"---\nkind: x\nday: 2026-02-30\ndate: 0000-00-00\n---\n",
    "json": b'---\n{"kind": "note", "date": null}\n---\n',
    "toml": b'+++\nkind = "note"\ndate = 2026-03-01\n+++\n',
    "dots": b"---\nkind: note\n...\nx\n",
    "keys": b"---\n? [kind, x]\n: y\n1: 2\ntrue: no\n~: z\nkind: note\n'': x\n---\n",
    "nest": b"---\nkind: note\nx: " + b"[" * 400 + b"]" * 400 + b"\n---\n",
    "quotes": b"> " * 3000 + b"x\n",
    "brackets": b"[" * 60_000 + b"\n",
    "links": b"[[" * 30_000 + b"x]] ![](" * 10_000,
    "ticks": b"`" * 30_001 + b" x " + b"`" * 30_000,
    "stars": b"*a **b " * 20_000,
    "hashes": b"#" * 50_000 + b" #a/" * 20_000,
    "one-line": b"lorem ipsum " * 180_000,
    "html": b"<div>" * 20_000 + b"<!-- " * 20_000,
    "percent": b"%% " * 40_001,
    "lists": b"".join(b" " * n + b"- x\n" for n in range(300)),
    "lines": b"\n" * 500_000,
    "huge": b"# Log\n" + b"- kind: note #a\n" * 150_000,
    "markers": b"text <!-- vaultkit:begin header --> inline\n`<!-- vaultkit:end header -->`\n",
    "marked-fence": b"```md\n<!-- vaultkit:begin grid weeks=8 -->\n<!-- vaultkit:end grid -->\n```\n",
}
"""None of them a day, so that nobody could be missing anything in it."""


def _odd_bytes(made: Foreign) -> None:
    for name, data in _ODD_BYTES.items():
        made.write(f"odd/{name}.md", data)


def _odd_names(made: Foreign) -> None:
    for name in (
        "A.md", "a.MD", "á.md", "a\u0301.md", "x" * 240 + ".md", "字" * 80 + ".md", "-rf.md", "$(id).md", "a;b&c|d.md",
        "new\nline.md", "tab\t.md", "back\\slash.md", 'q?*<>".md', "CON.md", "trailing .md", " leading.md", "dot..md",
        "%41%20.md", "#tag.md", "[[x]].md", "a|b.md", "^c.md", "👩‍👩‍👧‍👦.md", "\u202ertl.md", "\u200b.md", "i̇İıI.md", "ß.md", "ẞ.md", ".md.md",
        "2026-13-45.md", "2026-02-30.md", "0000-00-00.md", "9999-12-31 end.md", "20260301120000.md", "1999-01-01.txt.md",
    ):  # fmt: skip
        with suppress(OSError):  # not every file system takes every name
            made.write(f"names/{name}", "A name.\n")
    with suppress(OSError):
        (made.root / "names").joinpath(os.fsdecode(b"\xff\xfe.md")).write_text("x")
        (made.root / os.fsdecode(b"f\xf6lder")).mkdir()
    made.write("/".join(["deep"] * 60) + "/end.md", "Down here.\n")
    for folder in ("journal", "JOURNAL", "patterns", "Journal.md", "Patterns.md/x"):
        made.write(f"folders/{folder}/README.md", "Not vaultkit's.\n")


def _odd_files(made: Foreign) -> None:
    root = made.root
    outside = made.outside
    outside.mkdir()
    (outside / "secret.md").write_text("---\nkind: note\n---\nOutside.\n")
    (root / "links").mkdir()
    for name, aim in {
        "note.md": outside / "secret.md",
        "folder": outside,
        "folder.md": outside,
        "loop": Path(),
        "loop.md": Path("loop.md"),
        "nowhere.md": Path("gone/away.md"),
        "up": Path("../.."),
        "twin.md": Path("../b.md"),
        "annexed.pdf.md": Path("../.git/annex/objects/x"),
    }.items():
        (root / "links" / name).symlink_to(aim)
    os.mkfifo(root / "links" / "pipe.md")
    with suppress(OSError), socket.socket(socket.AF_UNIX) as plug:
        here = Path.cwd()
        os.chdir(root / "links")  # a socket's path is short
        try:
            plug.bind("plug.md")
        finally:
            os.chdir(here)
    os.link(root / "b.md", root / "links" / "hard.md")
    made.write("locked/a.md", "Not to be read.\n").chmod(0)
    made.write("read only.md", "Read only.\n").chmod(0o444)
    with suppress(OSError, AttributeError):
        os.setxattr(root / "a.txt", "user.tag", b"red")
        os.setxattr(root / "b.md", "user.tag", b"red")
