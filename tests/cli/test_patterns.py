"""`patterns`: what the pages say, in the terminal and as JSON, from the same numbers."""

import json
import re

import pytest

from tests.cli.test_json import validated
from vaultkit.cli.shapes.patterns import Patterns
from vaultkit.notes.links import flatten


@pytest.fixture
def told(desk):
    """A vault of two weeks; runs `patterns` with these words."""
    desk.write("vaultkit.toml", 'private = ["Secret"]\n')
    for day, text in (
        (
            "2026-03-03",
            "#trigger/slow-reply #feeling/afraid #distress/6\n\n## What did you learn?\n- It was a jacket\n",
        ),
        ("2026-03-05", "#trigger/slow-reply #distress/4 #rift/dinner\n"),
        ("2026-03-10", "#trigger/slow-reply #feeling/afraid #repair/dinner\n"),
    ):
        desk.write(f"Journal/2026/03/{day} Reflection.md", text)
    desk.write("Secret/2026-03-10.md", "#trigger/hidden-one\n")
    desk.hour = "2026-03-12T12:00"

    def run(*words):
        return desk.run("patterns", *words)

    return run


def test_the_latest_week_if_nothing_is_asked_for(told):
    said = told().stdout
    assert said.startswith("# Week 11: Mon 9 – Sun 15 March 2026\n")
    assert "Slow reply: 1 (Tue 10); before, 2 (week 10)" in said
    assert "[[" not in said
    assert told("--week").stdout == said
    assert said.endswith("Its page, with every link: Patterns/2026/2026-W11 Patterns.md\n")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("--week", "2026-W10"), "# Week 10:"),
        (("--week", "2026-03-03"), "# Week 10:"),
        (("--month",), "# March 2026"),
        (("--month", "2026-03"), "# March 2026"),
        (("--quarter",), "# January – March 2026"),
        (("--theme", "slow reply"), "# Slow reply"),
        (("--theme", "feeling/afraid"), "# Afraid"),
        (("--theme", "Feelings/afraid"), "# Afraid"),
        (("--theme", "triggers/slow reply"), "# Slow reply"),
        (("--from", "2026-03-03", "--to", "2026-03-10"), "# "),
    ],
)
def test_what_is_asked_for(told, words, title):
    assert told(*words).stdout.startswith(title)


def test_the_terminal_says_what_the_page_says(told, desk):
    desk.refresh()
    page = desk.read("Patterns/2026/2026-W10 Patterns.md")
    body = re.sub(
        r"\A---\n.*?\n---\n|<!--.*?-->\n|^One thing for next week:\n?",
        "",
        page,
        flags=re.DOTALL | re.MULTILINE,
    )
    lines = [flatten(line) for line in body.splitlines() if line]
    said = told("--week", "2026-W10").stdout
    assert [line for line in said.splitlines() if line][: len(lines)] == lines


def test_json_holds_the_numbers_with_their_n_and_their_days(told):
    value = validated(told("--json").stdout, Patterns)
    assert (value["what"], value["which"], value["as_of"]) == ("week", "2026-W11", "2026-03-15")
    sections = {each["section"]: each for each in value["sections"]}
    figures = {(each["what"], each["of"]): each for each in sections["came-up"]["figures"]}
    days = figures["trigger-days", "Slow reply"]
    assert (days["value"], days["n"], days["days"]) == (1, 1, ["2026-03-10"])
    before = figures["days-before", "Slow reply"]
    assert (before["value"], before["days"]) == (2, ["2026-03-03", "2026-03-05"])
    assert "[[" in sections["came-up"]["markdown"]


@pytest.mark.parametrize(
    ("words", "help_"),
    [
        (("--week", "2026-W60"), "Such as 2026-W10"),
        (("--month", "2026-Q1"), "Such as 2026-03"),
        (("--theme", "slow replies"), 'Did you mean "Slow reply"?'),
        (("--theme", "hidden one"), "The page of patterns lists what recurs."),
        (("--theme", "need/afraid"), "Did you mean"),
        (("--theme", "people/afraid"), "Did you mean"),
        (("--to", "2020-01-01"), "Nothing is written before 2026-03-03."),
        (("--from", "whenever"), "Such as 2026-03-05"),
        (("--from", "2026-03-10", "--to", "2026-03-03"), "Put the earlier day first."),
        (("--week", "--month"), "Ask for a week"),
    ],
)
def test_what_cannot_be_told(told, words, help_):
    said = told(*words)
    assert said.exit_code == 2
    assert help_ in said.stderr


def test_before_anything_is_written(desk):
    said = desk.run("patterns")
    assert said.exit_code == 2
    assert "Nothing is written yet." in said.stderr


def test_nothing_is_written(told, desk):
    before = desk.tree()
    told("--json")
    assert desk.tree() == before
    json.loads(told("--quarter", "--json").stdout)
