"""From a page of HTML, or a screenshot, to a PNG of modest size."""

import shutil
import subprocess
import tempfile
from pathlib import Path

CHROMIUM = shutil.which("chromium") or "chromium"
SCALE = 1.5
"""A picture of 1120 pixels is shown at some 800: so it has two for each of those."""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>system-ui</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit>
  </match>
</fontconfig>
"""


def drawn(style: str, body: str, size: tuple[int, int], picture: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        document, shot = Path(scratch, "page.html"), Path(scratch, "page.png")
        document.write_text(
            f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8"
        )
        subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch}/profile",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
             "--hide-scrollbars", f"--force-device-scale-factor={SCALE}", f"--window-size={size[0]},{size[1]}",
             f"--screenshot={shot}", document.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        shrunk(shot.read_bytes(), picture)


def shrunk(png: bytes, picture: Path) -> None:
    """``png`` in at most 24 colours, written to ``picture``."""
    few = subprocess.run(
        ["pngquant", "--speed", "1", "--strip", "--nofs", "24", "-"],
        input=png,
        check=True,
        capture_output=True,
    )
    picture.write_bytes(few.stdout)
