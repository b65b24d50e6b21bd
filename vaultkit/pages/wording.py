"""Small pieces of plain English for generated sentences: numbers, lists, quotes."""

import re
from collections.abc import Sequence

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
LONGEST = 300
"""Characters of a person's own words in one place; the whole stands in the note that is linked."""
# What would open a code span, a link, a comment, HTML or a tag, and swallow the page or add to it.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKUP = re.compile(r"[\\`\[]|%(?=%)|(?<!\S)#(?=\S)")
_MAY_BE_MARKUP = re.compile(r"[\\`\[%#<]")
_HTML = re.compile(r"<(?=[!/?a-zA-Z])")


def number(count: int) -> str:
    """Up to twelve as a word."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Such as "1 day", "3 days": digits, since these are counts that can be checked."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str], most: int = 100) -> str:
    """Such as "a", "a and b", "a, b and c"; "a, b and 3 more" if there are more than ``most``."""
    if len(parts) > most + 1:
        parts = [*parts[:most], f"{len(parts) - most} more"]
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """A person's own words as text that is nothing but text: on one line, not endless, no markup of the page's."""
    line = " ".join((text if text.isprintable() else _CONTROL.sub(" ", text)).split())
    if len(line) > LONGEST:
        line = line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]
        line += " …"
    if _MAY_BE_MARKUP.search(line) is None:
        return line
    line = _MARKUP.sub(lambda match: "%\\" if match[0] == "%" else "\\" + match[0], line)
    return _HTML.sub("&lt;", line)


def quoted(text: str) -> str:
    """A person's own words in quotation marks."""
    line = plain(text)
    return f"“{line}”" if '"' in line else f'"{line}"'


def sentence(text: str) -> str:
    """Closed with a full stop unless it closes itself."""
    line = plain(text)
    return line if line.endswith((".", "!", "?", "…", '."', '!"', '?"')) else line + "."
