"""What is read otherwise than by Obsidian's way (npm `yaml`, YAML 1.2's core schema), and nothing else is.

The table is made by make_frontmatters.js.
"""

import json
from pathlib import Path

import pytest

from vaultkit.notes.frontmatter import read
from vaultkit.notes.nodes import Mapping, Scalar, Sequence, core_number

ROWS = json.loads((Path(__file__).parent / "frontmatters.json").read_text(encoding="utf-8"))

# Bare links, which a person means as links: to YAML lists in lists, or nothing that it can read.
BARE_LINKS = {
    "k: [[2026-03-05]]", "k: [[a]]", "k: [[a b]]", "k: [[a|b]]", "k: [[a#b]]", "k: [[a: b]]", "k: [[a, b]]",
    "k: [[[a]], [[b]]]", "k: [[a]], [[b]]", "k: [[a]] and b", "k:\n  - [[a]]\n  - [[b]]", "k:\n  - [[a]], [[b]]",
}  # fmt: skip
# Left by a template, or typed as a text, that has a meaning to YAML alone.
TYPED = {"k: {{date}}", "k: {{date:YYYY-MM-DD}}", "k: !a", "k: !a b", "k: !!str 7", "null: a"}
# A quote over several lines needs no spaces before them, and an old Mac's line endings are some.
LENIENT = {'k: "a\nb"', "k: a\rl: b"}
# Told of as a fault, where Obsidian shows something that nobody meant.
TOLD = {
    "k: &a", "k: &a b", "k: &x a\nl: *x", "k: &x {a: b}\nl:\n  <<: *x",
    "[k]: a", ": a", "k:a", "k", "a", "- k: a", "k: a\n...\nl: b", "%YAML 1.1\n---\nk: no",
}  # fmt: skip


def is_same(theirs, node):
    """Whether a value that they read is what a node holds."""
    if isinstance(node, Sequence):
        return isinstance(theirs, list) and _all_same(theirs, node.items)
    if isinstance(node, Mapping):
        return (
            isinstance(theirs, dict)
            and list(theirs) == list(node.entries)
            and _all_same(theirs.values(), node.entries.values())
        )
    assert isinstance(node, Scalar)
    if isinstance(theirs, str):
        return node.raw == theirs and not (node.plain and node.blank)
    if isinstance(theirs, bool):
        return node.plain and node.raw.lower() == str(theirs).lower()
    if isinstance(theirs, int | float):
        return core_number(node) == theirs
    if theirs is None:
        return node.blank
    return node.plain and list(theirs) == ["number"]


def _all_same(theirs, nodes):
    nodes = list(nodes)
    return len(theirs) == len(nodes) and all(map(is_same, theirs, nodes))


def is_read_alike(block, theirs):
    said = read(f"---\n{block}\n---\n")
    if "error" in theirs or said.fault:
        return "error" in theirs and said.fault is not None
    value = theirs["value"] or {}
    return (
        isinstance(value, dict)
        and list(value) == list(said.properties)
        and _all_same(value.values(), said.properties.values())
    )


@pytest.mark.parametrize(("block", "theirs"), ROWS, ids=[repr(block) for block, _ in ROWS])
def test_a_block_is_read_as_obsidian_reads_it_but_for_what_is_told(block, theirs):
    otherwise = BARE_LINKS | TYPED | LENIENT | TOLD
    assert is_read_alike(block, theirs) is (block not in otherwise)


@pytest.mark.parametrize("block", sorted(TOLD))
def test_what_is_told_has_a_place(block):
    fault = read(f"---\n{block}\n---\n").fault
    assert fault.line >= 2
    assert fault.column >= 1


@pytest.mark.parametrize("block", sorted(BARE_LINKS))
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_bare_links_are_links(block, ending):
    typed = block.replace("\n", ending)
    said = read(f"---{ending}{typed}{ending}m: n{ending}---{ending}")
    assert said.fault is None
    assert list(said.properties) == ["k", "m"]
    node = said.properties["k"]
    for value in node.items if isinstance(node, Sequence) else [node]:
        assert value.plain
        assert value.raw.startswith("[[")
        assert f"{typed}{ending}".split(ending)[value.line - 2][value.column - 1 :].startswith(value.raw)
