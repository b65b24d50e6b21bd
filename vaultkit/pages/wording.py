"""Small pieces of plain English for generated sentences: numbers, lists, quotes."""

import re
from collections.abc import Sequence

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
# Quoted words must not open a comment, a tag or markup that swallows the page.
_MARKUP = re.compile(r"<(?=[!/?a-zA-Z])|%%")


def number(count: int) -> str:
    """Up to twelve as a word."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Such as "1 day", "3 days": digits, since these are counts that can be checked."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Such as "a", "a and b", "a, b and c"."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """A person's own words, on one line, in quotation marks."""
    line = _MARKUP.sub(lambda m: "\\" + m[0], " ".join(text.split()))
    return f"“{line}”" if '"' in line else f'"{line}"'


def sentence(text: str) -> str:
    """Closed with a full stop unless it closes itself."""
    line = _MARKUP.sub(lambda m: "\\" + m[0], " ".join(text.split()))
    return line if line.endswith((".", "!", "?", "…", '."', '!"', '?"')) else line + "."
