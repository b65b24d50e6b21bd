"""Chance that falls the same way every time, on every Python, and the plain sentences thrown with it."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

WHO = ("I", "We", "Sam", "Robin", "My sister", "The neighbour", "Kim", "Nobody", "Someone at work", "Jo")
DID = (
    "waited at the door", "made soup", "left the phone in the hall", "asked about the weekend", "laughed too early",
    "said less than was meant", "walked the long way home", "folded the washing", "wrote three lines and stopped",
    "forgot the bread", "listened to the end", "turned the radio down", "looked out at the rain", "sat on the stairs",
    "found the old map", "called back", "sang in the kitchen", "watered the plants", "kept the light on",
    "held the cup with both hands",
)  # fmt: skip
WHEN = (
    "before supper", "after the meeting", "on the last bus", "while the kettle boiled", "at first light", "around ten",
    "in the car park", "as the shop closed", "between two calls", "under the bridge", "at the kitchen table",
    "when it was quiet again",
)  # fmt: skip
AND_THEN = (
    "it was fine", "my shoulders came down", "nothing was decided", "the evening was long", "we both knew",
    "I noticed it late", "it took an hour", "there was time for tea", "the words came slowly", "I was glad of it",
)  # fmt: skip


class Dice:
    """Only ``random()`` is promised to give the same row of numbers in every version; so all else is made of it."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random

    def chance(self, of: float) -> bool:
        return self._next() < of

    def between(self, low: int, high: int) -> int:
        return low + int(self._next() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        return things[int(self._next() * len(things))]

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """One to ``most`` of them, each at most once: neighbours, from a place by chance on."""
        start = int(self._next() * len(things))
        return [things[(start + i) % len(things)] for i in range(self.between(1, most))]

    def clause(self) -> str:
        return f"{self.pick(DID)} {self.pick(WHEN)}"

    def sentence(self) -> str:
        end = f", and {self.pick(AND_THEN)}" if self.chance(0.4) else ""
        return f"{self.pick(WHO)} {self.clause()}{end}."

    def paragraph(self, most: int) -> str:
        return " ".join(self.sentence() for _ in range(self.between(1, most)))
