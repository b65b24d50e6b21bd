"""The floor counts what is there, and nothing that no vault's reader would look at."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import floor
from benchmarks.vault import make

FLOOR = Path(floor.__file__)


@pytest.mark.parametrize("how", ["stat", "read"])
def test_it_counts_every_note_and_its_bytes(tmp_path, how):
    make(tmp_path / "vault", 50)
    (tmp_path / "vault" / ".obsidian").mkdir()
    (tmp_path / "vault" / ".obsidian" / "hidden.md").write_text("not looked at")
    (tmp_path / "vault" / "picture.png").write_bytes(b"neither")
    there = [path for path in (tmp_path / "vault").rglob("*.md") if path.name != "hidden.md"]
    words = [sys.executable, "-I", "-S", str(FLOOR), how, str(tmp_path / "vault")]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    assert said.split() == ["50", str(sum(path.stat().st_size for path in there))]
