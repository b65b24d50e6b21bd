"""The words note: every tag and word in one place, so that any editor completes them. It is never counted.

The words stand in one region, so that words added to the settings arrive; what a person writes around it stays.
"""

from collections.abc import Iterable

from vaultkit.notes import regions
from vaultkit.notes.names import as_tag
from vaultkit.pages.wording import listed
from vaultkit.records.record import ENDINGS
from vaultkit.records.words import STORIES, Words

REGION = "all-words"


def words_note(words: Words) -> str:
    """A new note's Markdown, LF."""
    bare = f"# Words\n\n<!-- vaultkit:begin {REGION} -->\n<!-- vaultkit:end {REGION} -->\n"
    filled = with_words(bare, words)
    assert isinstance(filled, regions.Filled)
    return filled.text


def with_words(text: str, words: Words) -> regions.Filled | regions.Broken:
    """The note with its region filled; as it is if it has none. Broken: markers that are no pair."""
    found = regions.find(text)
    if isinstance(found, regions.Broken):
        return found
    return regions.fill(text, found, {REGION: _offer(words)})


def _offer(words: Words) -> str:
    lines = [
        "Every word here is an offer; your own are as welcome: write them below this list, or add them to vaultkit.toml.",
        "This note is never counted: it is here so that your editor completes the tags.",
        "",
        "## Feelings",
    ]
    for quadrant, feelings in words.feelings.items():
        lines += ["", f"{quadrant.replace('-', ', ').capitalize()}: {_tags('feeling', feelings)}"]
    lines += ["", "## Needs", "", _tags("need", words.needs), "", "## Thinking habits", ""]
    lines += [f"- #habit/{as_tag(name)}{f' – {line}' if line else ''}" for name, line in words.habits.items()]
    lines += [
        "",
        "## Words that hold a story",
        "",
        "They tell what someone did. They are welcome as they are; what is underneath may help you more.",
        "",
    ]
    lines += [f"- #feeling/{as_tag(word)} – {', '.join(under)}" for word, under in words.held.items()]
    lines += ["", "## Stories told about someone", "", _tags("story", STORIES)]
    lines += ["", "## Distress", "", _tags("distress", map(str, range(11)))]
    lines += [
        "",
        "## Others",
        "",
        "- #trigger with `/` and a name: something that set you off. One is enough for an evening.",
        "- #rift with `/` and a name: something came between you; #repair with the same name: it mended. Or it is over",
        f"  without: {listed([f'`#repair/…/{as_tag(ending)}`' for ending in ENDINGS])}, each is a full answer.",
        "- #lesson on a line or a list item: it is quoted on the week's page.",
        "- #unsafe: vaultkit does not read that note at all.",
        "",
        "## For a note of its own",
        "",
        f"- `themes`, what a trigger is about: {', '.join(words.themes)}",
        f"- `blocks`, what stands in the way of a promise: {', '.join(words.blocks)}",
    ]
    return "\n".join(lines) + "\n"


def _tags(prefix: str, words: Iterable[str]) -> str:
    return " ".join(f"#{prefix}/{as_tag(word)}" for word in words)
