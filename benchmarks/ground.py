"""The vaults that are measured: made once, kept under .scratch, and bare again whenever a row wants that."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.running import BIN, ROOT, SCRATCH, Ran, environment, run

_MADE_BY = ("dice.py", "entries.py", "vault.py")
_BARE = {"Journal", "Names", "Topics", "vaultkit.toml"}


@dataclass(frozen=True)
class Ground:
    size: int
    root: Path
    limit: float
    """Seconds any one program may take on it."""

    @property
    def state(self) -> Path:
        return self.root.with_name(f"{self.root.name}-state")

    def bare(self) -> None:
        """Away with all that vaultkit made: pages, index, recovery copies."""
        shutil.rmtree(self.state, ignore_errors=True)
        for place in self.root.iterdir():
            if place.name not in _BARE:
                shutil.rmtree(place) if place.is_dir() else place.unlink()

    def pages(self) -> int:
        return sum(1 for _ in (self.root / "Patterns").rglob("*.md"))

    def floor(self, how: str) -> Ran:
        words = (sys.executable, "-I", "-S", ROOT / "benchmarks" / "floor.py", how, self.root)
        return run(words, limit=self.limit)

    def vaultkit(self, *words: str, **env: str) -> Ran:
        named = {"VAULTKIT_VAULT": str(self.root), **env}
        return run((BIN / "vaultkit", *words), limit=self.limit, env=environment(self.state, **named))

    @contextmanager
    def restored(self, paths: list[Path]) -> Iterator[None]:
        """Whatever is done to these notes meanwhile, and however that ends."""
        before = {path: path.read_bytes() for path in paths}
        try:
            yield
        finally:
            for path, data in before.items():
                path.write_bytes(data)


def ground(size: int, limit: float) -> Ground:
    """The vault of so many notes: the one kept, if this generator made all of it. Raises RuntimeError."""
    root = SCRATCH / f"vault-{size}"
    ours = "".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in _MADE_BY)
    mark, made_by = root.with_suffix(".made"), sha256(ours.encode()).hexdigest()
    if not (mark.is_file() and root.is_dir() and mark.read_text(encoding="utf-8") == made_by):
        mark.unlink(missing_ok=True)
        shutil.rmtree(root, ignore_errors=True)
        made = run((sys.executable, "-m", "benchmarks.vault", root, str(size)), limit=10 * limit)
        if made.trouble:
            raise RuntimeError(f"The vault of {size} notes was not made: {made.trouble}")
        mark.write_text(made_by, encoding="utf-8")
    return Ground(size, root, limit)
