"""Makes obsidian.png and obsidian-settings.png: what a person sees in Obsidian, drawn from a vault's own files.

Not screenshots: Obsidian is not run. The vault is a copy of the example in which `vaultkit init` and `vaultkit refresh`
have been with `layout = "daily"`, and all that stands in the two notes and in the fields is read from its files.

usage: python docs/pictures/obsidian.py
needs: apt-get install chromium pngquant fonts-inter fonts-dejavu
"""

import json
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

import evening
import yaml
from markdown_it import MarkdownIt
from paper import drawn

HERE = Path(__file__).resolve().parent
NOTE = f"Daily/{evening.DAY}.md"
MORNING = f"Journal/2026/06/{evening.DAY} Check-in.md"
TEMPLATE = "Templates/vaultkit/Daily"
STYLE = (HERE / "obsidian.css").read_text(encoding="utf-8")
SHOWN = 5  # of a folder's files, those about the one that is open, else the last
OPEN = ("Daily", "Patterns", "Patterns/2026", "Templates", "Templates/vaultkit")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, evening.home() as home:
        vault = home / "Notes"
        lived_in(vault, Path(scratch) / "state")
        window = (
            f'<div class="window"><nav><b>{vault.name}</b>{tree(vault, vault)}</nav>'
            f'<main><header>{Path(NOTE).stem}</header><article class="live">{page(vault / NOTE)}</article></main>'
            f"<main><header>{Path(evening.WEEK).stem}</header>"
            f'<article class="reading">{page(vault / evening.WEEK)}</article></main></div>'
        )
        drawn(STYLE, window, (1120, 985), HERE / "obsidian.png")
        drawn(STYLE, settings(vault), (800, 300), HERE / "obsidian-settings.png")


def lived_in(vault: Path, state: Path) -> None:
    """The copy, with the evening of the example written into the daily note that vaultkit's template makes."""
    evening.copy(vault)
    (vault / MORNING).unlink()
    chosen = vault / ".obsidian/daily-notes.json"
    kept = json.loads(chosen.read_text(encoding="utf-8"))
    chosen.write_text(json.dumps(kept | {"template": TEMPLATE}), encoding="utf-8")
    (vault / "vaultkit.toml").unlink()
    vaultkit(state, "init", str(vault))
    with (vault / "vaultkit.toml").open("a", encoding="utf-8") as file:
        file.write('layout = "daily"\n')
    vaultkit(state, "refresh", "--vault", str(vault))
    note = vault / NOTE
    text = note.read_text(encoding="utf-8")
    said = evening.properties()
    for key, value in (
        ("feelings", said["feelings"]),
        ("distress", said["distress"]),
        ("morning_feelings", evening.properties(MORNING)["feelings"]),
    ):
        text = re.sub(rf"^{key}:.*$", f"{key}: {json.dumps(value)}", text, flags=re.MULTILINE)
    happened = evening.under("What happened between you and others?").split("\n")[0]
    trigger = evening.tags().split(" ")[0]
    for heading, words in (
        ("How are you?", evening.under("How are you?", MORNING)),
        ("What happened between you and others?", f"{happened} {trigger}"),
        ("What did you learn?", evening.under("What did you learn?")),
    ):
        text = text.replace(f"### {heading}\n", f"### {heading}\n{words}\n")
    note.write_text(text, encoding="utf-8")
    vaultkit(state, "refresh", "--vault", str(vault))


def vaultkit(state: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "vaultkit", *words],
        env=evening.environment(state),
        check=True,
        capture_output=True,
    )


def tree(vault: Path, folder: Path) -> str:
    rows = []
    for each in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        is_open = each.relative_to(vault).as_posix() in OPEN
        rows.append(
            f'<li class="folder{" open" if is_open else ""}">{escape(each.name)}{tree(vault, each) if is_open else ""}</li>'
        )
    notes = sorted(folder.glob("*.md"))
    marks = {vault / NOTE: "here", vault / evening.WEEK: "beside", vault / f"{TEMPLATE}.md": "beside"}
    middle = next((number for number, each in enumerate(notes) if each in marks), len(notes))
    first = max(0, min(middle - SHOWN // 2, len(notes) - SHOWN))
    rows += more(first)
    rows += [
        f'<li class="note {marks.get(each, "")}">{escape(each.stem)}</li>'
        for each in notes[first : first + SHOWN]
    ]
    rows += more(len(notes) - first - SHOWN)
    return f"<ul>{''.join(rows)}</ul>"


def more(left: int) -> list[str]:
    return [f'<li class="more">… {left} more</li>'] if left > 0 else []


def page(note: Path) -> str:
    """A note as HTML: its properties, then its body; links and tags as they look, a region's markers small."""
    _, front, body = note.read_text(encoding="utf-8").split("---\n", 2)
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{value_of(value)}</td></tr>"
        for name, value in yaml.safe_load(front).items()
    )
    body = re.sub(r"\[\[([^\]|]*)\|([^\]]*)\]\]", r"[\2](#)", body)
    body = re.sub(r"(?<=\s)#([a-z]+/[\w-]+)", r'<span class="tag">#\1</span>', body)
    body = re.sub(
        r"^<!-- (.*?) -->$", r'<div class="marker">&lt;!-- \1 --&gt;</div>\n', body, flags=re.MULTILINE
    )
    title = f"<h1>{escape(note.stem)}</h1>"
    return f'{title}<table class="properties">{rows}</table>{MarkdownIt("commonmark", {"html": True}).render(body)}'


def value_of(value: object) -> str:
    if isinstance(value, list):
        return (
            "".join(f'<span class="chip">{escape(str(each))}</span>' for each in value) or "<i>none yet</i>"
        )
    return escape(str(value))


def settings(vault: Path) -> str:
    """The fields of Settings → Daily notes, as they stand in the vault's `daily-notes.json`."""
    kept = json.loads((vault / ".obsidian/daily-notes.json").read_text(encoding="utf-8"))
    fields = "".join(
        f"<label><span><b>{name}</b><small>{what}</small></span><em>{escape(kept[key])}</em></label>"
        for name, key, what in (
            ("Date format", "format", f"Today's note is {Path(NOTE).stem}."),
            ("New file location", "folder", f"So it is {NOTE}."),
            ("Template file location", "template", "vaultkit init made it. Now a phone makes the same note."),
        )
    )
    return f'<div class="dialog"><nav><i>Settings</i><i>Core plugins</i><b>Daily notes</b></nav><form><h2>Daily notes</h2>{fields}</form></div>'


if __name__ == "__main__":
    main()
