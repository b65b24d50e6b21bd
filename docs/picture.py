"""Makes docs/week.png: the example's last weekly page, rendered as an editor shows it. Needs Chromium.

usage: python docs/picture.py [PAGE [PNG]]
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "examples/vault/Patterns/2026/2026-W26 Patterns.md"
STYLE = """
body { font: 16px/1.55 "DejaVu Sans", sans-serif; max-width: 46em; margin: 2.2em auto; padding: 0 2em; color: #2b2b33;
  background: #fffefb }
h1 { font-size: 1.6em; margin-bottom: .2em } h2 { font-size: 1.15em; margin: 1.5em 0 .4em }
a { color: #6b4fbb; text-decoration: none } code { font-family: "DejaVu Sans Mono", monospace; color: #8a7ab8 }
ul { padding-left: 1.2em; margin: .3em 0 } li { margin: .15em 0 } p { margin: .4em 0 }
"""


def html(page: str) -> str:
    body = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    linked = re.sub(r"\[\[([^\]|]*)\|([^\]]*)\]\]", r"[\2](#)", body)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{MarkdownIt().render(linked)}"


def main() -> None:
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "week.png"
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch) / "page.html"
        document.write_text(html(page.read_text(encoding="utf-8")), encoding="utf-8")
        size = sys.argv[3] if len(sys.argv) > 3 else "900,1300"
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch}/profile",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
             "--hide-scrollbars", f"--window-size={size}", f"--screenshot={picture}", document.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
