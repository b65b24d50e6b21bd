"""The words vaultkit offers: feelings in four quadrants, needs, thinking habits, and the tags that carry them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

STORIES = ("indifferent", "rejecting", "critical", "controlling", "leaving", "other")


@dataclass(frozen=True)
class Words:
    """``feelings``: quadrant to words. ``habits``: habit to a line that says what it is like."""

    feelings: dict[str, tuple[str, ...]]
    needs: tuple[str, ...]
    habits: dict[str, str]
    stories: tuple[str, ...] = STORIES


@lru_cache(maxsize=1)
def shipped() -> Words:
    """The lists beside this file."""
    data = tomllib.loads(files("vaultkit.records").joinpath("words.toml").read_text(encoding="utf-8"))
    return Words(
        {quadrant: tuple(words) for quadrant, words in data["feelings"].items()},
        tuple(data["needs"]["words"]),
        dict(data["habits"]),
    )


def extended(feelings: tuple[str, ...], needs: tuple[str, ...], habits: tuple[str, ...]) -> Words:
    """The shipped words and the person's own from the settings."""
    ours = shipped()
    own = {"your own": feelings} if feelings else {}
    return Words(
        {**ours.feelings, **own}, (*ours.needs, *needs), {**ours.habits, **dict.fromkeys(habits, "")}
    )
