"""What a command prints with --json: one frozen dataclass each, and what its fields mean, said once, beside them.

A file a command, so that none waits for another's. Where the core has such a value, that one is printed. docs/schema.json
and docs/json.md are made from them (`make golden`).
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime


def as_json(shape: object) -> str:
    """A shape, or several, as text: properties in the order of the fields, moments as ISO 8601."""
    import json  # noqa: PLC0415 - see vaultkit.cli.vault

    text = json.dumps(_plain(shape), ensure_ascii=False, indent=2)
    # A folder whose name is not UTF-8 has half characters in it, which no output takes: \udce9 is how JSON says one.
    return text.encode("utf-8", "backslashreplace").decode()


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(value.tzinfo).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
