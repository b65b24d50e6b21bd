"""The words vaultkit offers: feelings in four quadrants, needs, thinking habits and others; the data is beside this file."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from vaultkit.notes.names import key

STORIES = ("indifferent", "rejecting", "critical", "controlling", "leaving", "other")


@dataclass(frozen=True)
class Words:
    """``feelings``: quadrant to words. ``habits``: habit to a line that says what it is like.

    ``held``: words that hold a story about someone, to feelings that may be underneath. ``blocks``: what may stand in
    the way of a promise.
    """

    feelings: dict[str, tuple[str, ...]]
    needs: tuple[str, ...]
    habits: dict[str, str]
    held: dict[str, tuple[str, ...]]
    themes: tuple[str, ...]
    blocks: tuple[str, ...]

    def underneath(self, word: str) -> tuple[str, ...]:
        """The feelings that may be under "ignored" or "let me down"; none under what tells of nobody else."""
        return self._underneath.get(
            " ".join(part for part in key(word).split() if part not in ("me", "us")), ()
        )

    @cached_property
    def _underneath(self) -> dict[str, tuple[str, ...]]:
        return {key(word): feelings for word, feelings in self.held.items()}

    def offered(self, name: str) -> tuple[str, ...]:
        """The words of one list, by its name: what a property that takes them may be completed with."""
        if name == "feelings":
            return tuple(word for words in self.feelings.values() for word in words)
        return tuple(getattr(self, name))


@lru_cache(maxsize=1)
def shipped() -> Words:
    """The lists beside this file."""
    import tomllib  # noqa: PLC0415 - 13 ms with the next, and most commands want no words
    from importlib.resources import files  # noqa: PLC0415

    data = tomllib.loads(files("vaultkit.records").joinpath("words.toml").read_text(encoding="utf-8"))
    return Words(
        {quadrant: tuple(words) for quadrant, words in data["feelings"].items()},
        tuple(data["needs"]["words"]),
        dict(data["habits"]),
        {word: tuple(underneath) for word, underneath in data["held"].items()},
        tuple(data["themes"]["words"]),
        tuple(data["blocks"]["words"]),
    )


def extended(
    *,
    feelings: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    habits: tuple[str, ...] = (),
    themes: tuple[str, ...] = (),
) -> Words:
    """The shipped words and the person's own from the settings."""
    ours = shipped()
    known = {key(word) for word in (*ours.offered("feelings"), *ours.held)}
    new = tuple(word for word in feelings if key(word) not in known)
    own = {"your own": new} if new else {}
    return replace(
        ours,
        feelings={**ours.feelings, **own},
        needs=(*ours.needs, *needs),
        habits={**ours.habits, **dict.fromkeys(habits, "")},
        themes=(*ours.themes, *themes),
    )
