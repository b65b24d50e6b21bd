"""Every sentence that a page says stands in sentences.toml; here a sentence gets its numbers and names.

A placeholder may say how its value reads: ``{n:day}`` "1 day", "3 days"; ``{n:reply|replies}`` the word alone;
``{n:#}`` "three"; ``{n:# rift}`` "three rifts"; ``{word:^}`` with a capital; ``{parts:,}`` "a, b and c"; ``{parts:/}`` "a, b, c".
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from string import Formatter
from typing import Any

from vaultkit.pages.wording import capital, counted, listed, number


@lru_cache(maxsize=1)
def sentences() -> dict[str, str]:
    """Every sentence by its name, `section.sentence`."""
    data = tomllib.loads(files("vaultkit.pages").joinpath("sentences.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": text for section, known in data.items() for name, text in known.items()}


def say(name: str, /, **values: object) -> str:
    """A sentence with its values. Raises KeyError for a name or a value that is not there: a fault of the program."""
    parts = _parts(name)
    if not parts:
        return sentences()[name].format_map(values)
    return "".join(
        text if field is None else text + _read(values[field], spec) for text, field, spec in parts
    )


def word(sort: str, value: str) -> str:
    """What a page calls one of the words that a property takes: `against` reads "push back"."""
    return sentences().get(f"{sort}.{value.replace(' ', '-')}", value)


@lru_cache(maxsize=1024)
def _parts(name: str) -> tuple[tuple[str, str | None, str], ...]:
    """Text, the placeholder behind it, and how that reads; nothing where each reads as it is."""
    parts = tuple((text, field, spec or "") for text, field, spec, _ in Formatter().parse(sentences()[name]))
    return parts if any(spec for *_, spec in parts) else ()


def _read(value: Any, spec: str) -> str:
    if not spec:
        return str(value)
    if spec == "^":
        return capital(str(value))
    if spec == ",":
        return listed(list(value))
    if spec == "/":
        return ", ".join(value)
    if "|" in spec:
        one, many = spec.split("|")
        return one if value == 1 else many
    if spec.startswith("#"):
        noun = spec[1:].strip()
        return f"{number(value)} {noun}{'' if value == 1 else 's'}" if noun else number(value)
    return counted(value, spec)
