"""A person at work in their vault: saves in the ways that editors and sync services save, moves, renames, deletions."""

from pathlib import PurePosixPath
from random import Random

from tests.foreign import notes
from tests.foreign.vaults import LAST, TRIGGER, Foreign

Held = dict[str, bytes]
"""What the person's notes hold, by their paths now."""
_LEFT = ("links/", "names/", "odd/", "locked/")
"""Where a move or a deletion would be another test."""


def hold(vault: Foreign) -> Held:
    """What every note of theirs that they may move holds."""
    found: Held = {}
    for place in vault.root.rglob("*.md"):
        path = place.relative_to(vault.root).as_posix()
        is_ours = path.startswith(("Patterns/", "Journal/", "Templates/", "node_modules/"))
        is_hidden = any(piece.startswith(".") for piece in path.split("/"))
        if not (is_ours or is_hidden or path.startswith(_LEFT)) and place.is_file():
            found[path] = place.read_bytes()
    return found


def work(vault: Foreign, held: Held, steps: int, seed: int) -> None:
    """So many steps of work, each noted in ``held``."""
    chance = Random(f"editing {seed}")
    for number in range(steps):
        step = number % 8
        if step in (0, 2, 4):
            extra = chance.choice(("", f"\n#trigger/{TRIGGER} #distress/{number % 11}\n", "\n#rift/tea\n"))
            _save(
                vault, held, _one(held, chance), notes.daily(chance, vault.habit.tongue, LAST, extra), number
            )
        elif step == 1:
            sort = chance.choice(notes.SORTS)
            _save(
                vault,
                held,
                f"New {number}.md",
                notes.note(chance, vault.habit.tongue, sort, LAST, "x"),
                number,
            )
        elif step == 3:
            path = _one(held, chance)
            moved = f"Moved/{number}/{PurePosixPath(path).name}"
            held[moved] = held.pop(path)
            (vault.root / moved).parent.mkdir(parents=True)
            (vault.root / path).rename(vault.root / moved)
        elif step == 5:
            path = _one(held, chance)
            (vault.root / path).unlink()
            del held[path]
        elif step == 6:
            _save(
                vault,
                held,
                f"odd {number}.md",
                chance.choice((b"\xff\xfe\0", b"", b"---\nkind: episode\n" + b"x" * 300)),
                number,
            )
        else:
            _rename_folder(vault, held, chance, number)


def _one(held: Held, chance: Random) -> str:
    return chance.choice(sorted(held))


def _rename_folder(vault: Foreign, held: Held, chance: Random, number: int) -> None:
    folders = sorted({path.split("/")[0] for path in held if "/" in path})
    old, new = chance.choice(folders), f"Renamed {number}"
    (vault.root / old).rename(vault.root / new)
    for path in [path for path in held if path.startswith(f"{old}/")]:
        held[new + path.removeprefix(old)] = held.pop(path)


def _save(vault: Foreign, held: Held, path: str, data: bytes, number: int) -> None:
    place = vault.root / path
    aside = place.with_name(f".{number}.tmp")
    match number % 5:
        case 0:  # most editors, and every sync service
            aside.write_bytes(data)
            aside.replace(place)
        case 1:  # Obsidian
            place.write_bytes(data)
        case 2:  # vim
            backup = place.with_name(f"{place.name}~")
            if place.exists():
                place.rename(backup)
            place.write_bytes(data)
            backup.unlink(missing_ok=True)
        case 3:  # emptied first, then piece by piece
            with place.open("wb") as file:
                for start in range(0, len(data), 700):
                    file.write(data[start : start + 700])
                    file.flush()
        case _:
            place.unlink(missing_ok=True)
            place.write_bytes(data)
    held[path] = data
