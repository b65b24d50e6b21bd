"""The words note: every tag and word in one place, so that any editor completes them. It is never counted."""

from collections.abc import Iterable

from vaultkit.notes.names import as_tag
from vaultkit.records.words import Words


def words_note(words: Words) -> str:
    """The note's Markdown, LF."""
    lines = [
        "# Words",
        "",
        "Every word here is an offer; your own are as welcome. This note is never counted: it is here so that your",
        "editor completes the tags.",
        "",
        "## Feelings",
    ]
    for quadrant, feelings in words.feelings.items():
        lines += ["", f"{quadrant.replace('-', ', ').capitalize()}: {_tags('feeling', feelings)}"]
    lines += ["", "## Needs", "", _tags("need", words.needs), "", "## Thinking habits", ""]
    lines += [f"- #habit/{as_tag(name)}{f' – {line}' if line else ''}" for name, line in words.habits.items()]
    lines += ["", "## Stories told about someone", "", _tags("story", words.stories)]
    lines += ["", "## Distress", "", _tags("distress", map(str, range(11)))]
    lines += [
        "",
        "## Others",
        "",
        "- `#trigger/…` and a name: something that set you off. One is enough for an evening.",
        "- `#rift/…` and a name: something came between you; `#repair/…` with the same name: it mended.",
        "- #lesson on a list item: it is quoted on the week's page.",
        "- `#unsafe`: vaultkit does not read this note at all.",
    ]
    return "\n".join(lines) + "\n"


def _tags(prefix: str, words: Iterable[str]) -> str:
    return " ".join(f"#{prefix}/{as_tag(word)}" for word in words)
