"""A made-up vault of N notes, the same bytes for the same arguments.

`python -m benchmarks.vault FOLDER N` writes vaultkit.toml, a journal of at most ten years that ends on 2026-06-28
(a check-in and a reflection a day, then notes of their own for events), and plain notes in topic folders. Its sense is
its size: nothing is hidden in it to be found.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks import entries
from benchmarks.dice import Dice

LAST_DAY = date(2026, 6, 28)
TEN_YEARS = 3652
TOPICS = ("Garden", "Cooking", "Letters", "Work", "Books", "House", "Music", "Travel")


def notes(size: int, *, seed: int = 1, journal: float = 0.6) -> Iterator[tuple[str, str]]:
    """Path and text of each note."""
    dice = Dice(seed)
    ours = round(size * journal)
    named = entries.lasting()[: ours // 10]
    yield from ((f"Names/{name}.md", text) for name, text in named)
    yield from _journal(dice, ours - len(named))
    yield from (_plain(dice, number) for number in range(size - ours))


def _journal(dice: Dice, size: int) -> Iterator[tuple[str, str]]:
    """Half of it the days' two notes, as long as ten years last; the rest on those days by chance."""
    days = max(1, min(TEN_YEARS, size // 4))
    daily = min(size, 2 * days)
    for i in range(daily):
        title, kind = entries.DAILY[i % 2]
        yield _dated(dice, kind, LAST_DAY - timedelta(days=i // 2), title)
    taken: Counter[tuple[date, str]] = Counter()
    for _ in range(size - daily):
        day = LAST_DAY - timedelta(days=dice.between(0, days - 1))
        title, kind = dice.pick(entries.EVENTS)
        taken[day, title] += 1
        nth = taken[day, title]
        yield _dated(dice, kind, day, title if nth == 1 else f"{title} ({nth})")


def _dated(dice: Dice, kind: entries.Kind, day: date, title: str) -> tuple[str, str]:
    return f"Journal/{day:%Y/%m}/{day} {title}.md", entries.note(kind, dice, day)


def _plain(dice: Dice, number: int) -> tuple[str, str]:
    """What else lies in a vault, tags, links, tasks and code included; a quarter of it without properties."""
    topic = TOPICS[number % len(TOPICS)]
    lines = [f"# {topic} {number}", ""]
    if dice.chance(0.75):
        made = date(2019, 1, 1) + timedelta(days=dice.between(0, 2600))
        lines = [
            "---",
            f"created: {made}",
            f"tags: [{topic.lower()}, area/{number % 7}]",
            "status: draft",
            "---",
            *lines,
        ]
    for _ in range(dice.between(1, 9)):
        lines += [f"## {dice.clause().capitalize()}", "", dice.paragraph(8), ""]
        if dice.chance(0.3):
            lines += [
                f"- [ ] {dice.sentence()} #later",
                f"- see [[{dice.pick(TOPICS)} {dice.between(0, number)}]]",
                "",
            ]
        if dice.chance(0.1):
            lines += ["```sh", "make all  # trigger a build", "```", ""]
    return f"Topics/{topic}/{number // 500:03d}/{topic} {number}.md", "\n".join(lines)


def make(folder: Path, size: int, *, seed: int = 1, journal: float = 0.6) -> None:
    folder.mkdir(parents=True)
    (folder / "vaultkit.toml").write_text("# A vault made for measuring.\n", encoding="utf-8")
    there = set()
    for path, text in notes(size, seed=seed, journal=journal):
        place = folder / path
        if place.parent not in there:
            place.parent.mkdir(parents=True, exist_ok=True)
            there.add(place.parent)
        place.write_bytes(text.encode())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="must not be there yet")
    parser.add_argument("size", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--journal", type=float, default=0.6, help="which part of the notes is the journal (0.6)"
    )
    given = parser.parse_args()
    make(given.folder, given.size, seed=given.seed, journal=given.journal)


if __name__ == "__main__":
    main()
