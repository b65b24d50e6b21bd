"""docs/schema.json and docs/json.md, made from the shapes that commands print with --json."""

import json
import os
import shlex
import tempfile
from contextlib import chdir
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints
from unittest.mock import patch

from click.testing import CliRunner

from vaultkit.cli import main
from vaultkit.cli.shapes.check import Check
from vaultkit.cli.shapes.copies import Copies
from vaultkit.cli.shapes.kinds import Kinds
from vaultkit.cli.shapes.patterns import Patterns
from vaultkit.cli.shapes.status import SettingsInForce, Status
from vaultkit.plan import Kept
from vaultkit.records.phrases import Phrases
from vaultkit.vault.places import state_folder
from vaultkit.vault.recovery import Recovery

DOCS = Path(__file__).resolve().parent.parent / "docs"
SHAPES = (
    ("check", Check),
    ("status", Status),
    ("status --settings", SettingsInForce),
    ("recover", Copies),
    ("kinds", Kinds),
    ("patterns", Patterns),
    ("words", Phrases),
)
# What a command takes besides its name and --json, where it takes something.
WORDS = {"recover": ("--list",), "kinds": ("boundary",), "words": ("Letter.md",)}
NOW = "2026-03-05T12:00"

# A small vault in which every command has something to tell.
NOTES = {
    "vaultkit.toml": "",
    "Journal/2026/03/2026-03-02 Reflection.md": "The plans moved late again. #trigger/plans-changed-late\n",
    "Journal/2026/03/2026-03-03 Reflection.md": "Silence. #story/indiferent #trigger/plan-changed-late\n",
    "Episodes/An evening.md": "---\nkind: episode\ntrigger: Plans changed late\n---\nWe talked.\n",
    "Journal/2026/03/2026-03-02 Reflection.sync-conflict-20260302-210000-ABCDEFG.md": "The plans moved.\n",
    "Letter.md": "You never call, and I felt ignored. I want to understand what happened.\n",
}
KEPT = Kept("Patterns/2026/2026-W10 Patterns.md", b"Words of mine, typed in a region.\n", "typed")


def small_vault(scratch):
    """The vault, with one copy in its recovery store (below `state`)."""
    vault = scratch / "vault"
    for path, text in NOTES.items():
        place = vault / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    noon = datetime.fromisoformat(f"{NOW}:00+01:00")
    with patch.dict(os.environ, environment(vault)):
        Recovery(state_folder(vault) / "recovery", now=lambda: noon).keep(KEPT)
    return vault


def environment(vault):
    return {"VAULTKIT_NOW": NOW, "VAULTKIT_VAULT": str(vault), "VAULTKIT_STATE": str(vault.parent / "state")}


def call(command):
    return [*command.split(), *WORDS.get(command, ())]


def title(command):
    return shlex.join(("vaultkit", *call(command), "--json"))


def run(vault, *words):
    with chdir(vault):
        return CliRunner().invoke(main, words, env=environment(vault))


# The schema.


def schema():
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What vaultkit prints with --json",
        "anyOf": [
            {"title": title(command), "$ref": f"#/$defs/{shape.__name__}"} for command, shape in SHAPES
        ],
        "$defs": {shape.__name__: _object(shape) for shape in _shapes()},
    }


def _shapes():
    """Every shape there is: those of the commands, and those inside them, each once."""
    found = {}
    for _, shape in SHAPES:
        found |= dict.fromkeys(_inside(shape))
    return list(found)


def _inside(shape):
    yield shape
    for _, hint, _ in _fields(shape):
        for each in _parts(hint):
            if is_dataclass(each):
                yield from _inside(each)


def _parts(hint):
    return [hint, *(part for arg in get_args(hint) for part in _parts(arg))]


def _fields(shape):
    """The name, type and prose of each field."""
    hints = get_type_hints(shape, include_extras=True)
    for field in fields(shape):
        hint = hints[field.name]
        assert get_origin(hint) is Annotated, f"{shape.__name__}.{field.name} has no words to explain it"
        yield field.name, *get_args(hint)


def _object(shape):
    return {
        "type": "object",
        "description": shape.__doc__,
        "properties": {name: {"description": prose, **_type(hint)} for name, hint, prose in _fields(shape)},
        "required": [field.name for field in fields(shape)],
    }


_PLAIN = {
    str: ({"type": "string"}, "text"),
    int: ({"type": "integer"}, "whole number"),
    bool: ({"type": "boolean"}, "true or false"),
    NoneType: ({"type": "null"}, "null"),
    float: ({"type": "number"}, "number"),
    date: ({"type": "string", "format": "date"}, "day"),
    datetime: ({"type": "string", "format": "date-time"}, "moment"),
}


def _type(hint):
    origin, args = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint][0]
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is tuple:
        return {"type": "array", "items": _type(args[0])}
    if origin in (Union, UnionType):
        return {"anyOf": [_type(arg) for arg in args]}
    assert origin is Literal, f"{hint} has no place in the schema yet"
    return {"enum": list(args)}


def schema_text():
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


# The page.


def page():
    lines = [
        "# JSON",
        "",
        "With `--json` a command that tells something prints one JSON value on standard output, and nothing else there;",
        "what is said besides goes to standard error. The exit code is the same as without. Every field is always there:",
        "what is not known is null, and where there is nothing the list is empty. Days are `2026-03-05`, moments",
        "`2026-03-05T20:30:00+01:00`; paths are inside the vault. Fields may be added in a later version.",
        "",
        "The schema (JSON Schema 2020-12) is [schema.json](schema.json), with one definition for each heading below.",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        vault = small_vault(Path(scratch))
        for command, shape in SHAPES:
            said = run(vault, *call(command), "--json").stdout.replace(str(vault), "/home/you/Notes")
            lines += ["", f"## {title(command)}", "", *_tables(shape), "", "```json", said.rstrip(), "```"]
    lines += ["", "This page is made from `SHAPES` in `tests/schemas.py` by `make golden`.", ""]
    return "\n".join(lines)


def _tables(shape):
    for number, each in enumerate(dict.fromkeys(_inside(shape))):
        if number:
            yield from ("", f"### {each.__name__}", "")
        yield from (each.__doc__, "", "| field | type | what it is |", "| --- | --- | --- |")
        for name, hint, prose in _fields(each):
            yield f"| `{name}` | {_words(hint)} | {prose} |"


def _words(hint):
    """A type as a person would say it."""
    args = get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint][1]
    if is_dataclass(hint):
        return hint.__name__
    if get_origin(hint) is tuple:
        return f"list of {_words(args[0])}"
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(map(_words, args))
    return " / ".join(f"`{value}`" for value in args)


PAGES = {DOCS / "schema.json": schema_text, DOCS / "json.md": page}


def write():
    for place, made in PAGES.items():
        place.write_text(made(), encoding="utf-8")
