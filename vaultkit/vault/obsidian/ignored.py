"""The notes that Obsidian leaves out: "Excluded files" in its settings, `userIgnoreFilters` in app.json."""

import re
import unicodedata
from dataclasses import dataclass

from vaultkit.vault.obsidian.config import Keys


@dataclass(frozen=True, slots=True)
class Ignored:
    """``filters`` are what the person typed, ``patterns`` what came of it."""

    filters: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()

    def has(self, path: str) -> bool:
        if not self.patterns:
            return False
        name = path if path.isascii() else unicodedata.normalize("NFC", path)
        return any(pattern.search(name) for pattern in self.patterns)


def ignored(app: Keys) -> Ignored:
    """Obsidian's two forms: how a path begins, or ``/a regular expression/``."""
    filters, patterns = [], []
    for text in app.texts("userIgnoreFilters"):
        try:
            pattern = _pattern(text)
        except re.error:
            app.odd("userIgnoreFilters", f"{text} is no pattern that can be used here")
            continue
        if pattern is not None:
            filters.append(text)
            patterns.append(pattern)
    return Ignored(tuple(filters), tuple(patterns))


def _pattern(text: str) -> re.Pattern[str] | None:
    """None for one that would leave out everything or nothing. Raises re.error."""
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        if _may_never_end(text):
            raise re.error("repeated in itself")
        # The one group that JavaScript spells otherwise.
        return re.compile(re.sub(r"\(\?<(?![=!])", "(?P<", text[1:-1]))
    start = unicodedata.normalize("NFC", text.strip().lstrip("/"))
    return re.compile(f"^{re.escape(start)}", re.IGNORECASE) if start else None


_PART = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|\(\??|\)(?P<again>[+*]|\{\d*,\d*\})?|(?P<many>[+*?|]|\{\d*,\d*\})|.", re.DOTALL
)


def _may_never_end(pattern: str) -> bool:
    """Whether a group that repeats holds what repeats or chooses, as `(a+)+` does: a long path could take years."""
    open_groups = [False]
    for part in _PART.finditer(pattern):
        if part[0][0] == "(":
            open_groups.append(False)
        elif part[0][0] == ")" and len(open_groups) > 1:
            has_many = open_groups.pop()
            if has_many and part["again"]:
                return True
            open_groups[-1] |= has_many or bool(part["again"])
        elif part["many"]:
            open_groups[-1] = True
    return False
