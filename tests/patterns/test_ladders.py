"""Steps of ladders: one ladder in any spelling, and expected against actual."""

from vaultkit.patterns.ladders import compared, steps
from vaultkit.patterns.themes import LADDER

STEP = "=== 2026-03-0{} Step\n---\nkind: step\nrung: 1\nladder: {}\n{}\n---\n"


def found_in(found):
    return steps(tuple(found.history.days.values()), found.history.called(LADDER.name))


def test_ladder_by_ladder_as_they_were_begun(journal):
    names = ("Saying it", '"[[Asking]]"', "saying-it", "Asking")
    found = found_in(journal("".join(STEP.format(n, name, "") for n, name in enumerate(names, 2))))
    assert [(ladder, step.day.day) for ladder, step in found] == [
        ("saying it", 2),
        ("saying it", 4),
        ("asking", 3),
        ("asking", 5),
    ]


def test_only_steps_with_both_numbers_are_compared(journal):
    numbers = ((5, 2), (2, 3), (3, 3), (4, None), (None, 4), (0, 0))
    lines = [
        "\n".join(
            f"{name}: {n}"
            for name, n in zip(("expected_distress", "peak_distress"), pair, strict=True)
            if n is not None
        )
        for pair in numbers
    ]
    text = "".join(STEP.format(n, "A", line) for n, line in enumerate(lines, 2))
    sides = compared(step for _, step in found_in(journal(text)))
    assert ([len(side) for side in (sides.lower, sides.same, sides.higher)], sides.n) == ([1, 2, 1], 4)
