"""Whether a person took a note out of all reading. In doubt, they did."""

import re

from vaultkit.notes.names import key
from vaultkit.notes.nodes import mappings, single
from vaultkit.notes.note import Note

_PRIVATE = ("private", "private:")
"""Also `private:: true`, with a colon too many."""
_NO = frozenset({"false", "no", "off", "0", "", "~", "null"})
_UNSAFE = ("unsafe", "unsave", "unsfae", "usnafe", "usafe", "unsaf", "nsafe", "unsafes", "unsaef")
"""With the slips of a finger that it is most easily typed with."""
_IN_THEM = ("nsa", "usafe", "unsfae", "usnafe")
"""One of these is in each: nearly every note is looked through for nothing else."""
_SLIPS = rf"(?:{'|'.join(_UNSAFE)})\b"
_UNSAFE_TAG = re.compile(f"#{_SLIPS}", re.IGNORECASE)
_FIELD = re.compile(r"\bprivate[*_~]*[ \t]*::[ \t]*([^\s\])]*)", re.IGNORECASE)
# In a part of a note that could not be read, a line that looks like it: `private: …` with something behind it, or
# `unsafe` as a tag, in a list of tags, or with nothing before it that names another property.
_MAYBE_PRIVATE = re.compile(
    rf"^[ \t\"']*private[\"']?[ \t]*::?[ \t]*(\S*)|#{_SLIPS}|^[ \t\"']*tags?[\"']?[ \t]*:.*\b{_SLIPS}|^[^:\r\n]*\b{_SLIPS}",
    re.IGNORECASE | re.MULTILINE,
)


def _says_private(note: Note) -> bool:
    """By an inline field: of a task too, in raw HTML, in a region, in what is not read."""
    values = [field.value for field in note.inline_fields if key(field.name) == "private"]
    values += _FIELD.findall(f"{note.html}\n{note.in_regions}\n{note.unread}")
    return any(key(value.strip("\"'*_~,.")) not in _NO for value in values)


def is_private(note: Note) -> bool:
    """In doubt, private."""
    for name, node in note.properties.items():
        if key(name) in _PRIVATE and not node.blank:
            value = None if any(mappings(node)) else single(node)
            if value is None or key(value.raw) not in _NO:
                return True
    if any(key(twice.key) == "private" for twice in note.duplicates):
        return True
    # Looked for first: most notes hold no such word, and their tags need not be read yet.
    text = note.text.casefold()
    if "::" in text and "private" in text and _says_private(note):
        return True
    if any(map(text.__contains__, _IN_THEM)) and (
        any(key(tag.text.split("/")[0]) in _UNSAFE for tag in note.tags)
        or _UNSAFE_TAG.search(note.html + note.in_regions)
    ):
        return True
    return any(
        found[1] is None or key(found[1].strip("\"',")) not in _NO
        for found in _MAYBE_PRIVATE.finditer(note.unread)
    )
