import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.links import Linker, find_links, flatten, read_name
from vaultkit.notes.names import Name

PARTS = st.sampled_from([*"[]()|#^<>!\\ ab/.\n", "[[", "]]", "](", ".md", "%20"])
LINKISH = st.lists(PARTS, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sam", Name("Sam")),
        ("#sam", Name("sam")),
        ("[[Sam]]", Name("Sam", "Sam")),
        ("[[People/Sam.md|my brother]]", Name("Sam", "People/Sam")),
        (r"[[People/Sam\|my brother]]", Name("Sam", "People/Sam")),
        ("[[Sam#Early years#School]]", Name("Sam", "Sam")),
        ("[Sam](People/Sam%20B.md)", Name("Sam B", "People/Sam B")),
        ("[Sam](People/Sam_(B).md)", Name("Sam_(B)", "People/Sam_(B)")),
        ("[Sam](Sam)", Name("Sam", "Sam")),
        ("[Sam](https://example.org/sam.md)", Name("[Sam](https://example.org/sam.md)")),
        ("[[#A heading here]]", None),
        ("  ", None),
        ("#", None),
    ],
)
def test_the_name_in_a_value(text, name):
    assert read_name(text) == name


def test_links_in_a_text_in_order():
    text = "[a](x/A.md) and [[B|b]], ![[C.png]], [out](https://e.org/x.md), [file](D.pdf), [[#here]], [e](<E 1.md>)"
    assert [link.target for link in find_links(text)] == ["x/A", "B", "C.png", "E 1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("told [[Sam]] so", "told Sam so"),
        ("told [[People/Sam.md|my brother]] so", "told my brother so"),
        (r"told [[Sam\|him]] so", "told him so"),
        ("see [[#What mended?]]", "see What mended?"),
        ("[he](Sam.md) and [that](https://e.org)", "he and that"),
        ("[](Sam%20B.md)", "Sam B.md"),
        ("![[walk.png]]", "walk.png"),
        ("[not a link] (at all)", "[not a link] (at all)"),
    ],
)
def test_quoted_text_keeps_the_words_of_its_links(text, words):
    assert flatten(text) == words


@given(LINKISH)
def test_any_text_can_be_read(text):
    assert all(link.text and link.target for link in find_links(text))
    name = read_name(text)
    assert name is None or name.text
    assert len(flatten(text)) <= len(text)


def test_a_written_link_carries_its_path_and_an_alias():
    link = Linker("Patterns/2026/2026-W10 Patterns.md")
    assert link("Journal/2026-03-05.md", "Thu 5") == "[[Journal/2026-03-05|Thu 5]]"
    assert link("Journal/a#b.md", "x") == "[x](../../Journal/a%23b.md)"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Index.md", "[Thu 5](Journal/2026%20a.md)"),
        ("Patterns/Index.md", "[Thu 5](../Journal/2026%20a.md)"),
        ("Journal/Index.md", "[Thu 5](2026%20a.md)"),
    ],
)
def test_markdown_links_are_relative_to_their_page(page, expected):
    assert Linker(page, "markdown")("Journal/2026 a.md", "Thu 5") == expected


@pytest.mark.parametrize("style", ["wikilink", "markdown"])
@pytest.mark.parametrize("path", ["a.md", "x/a b.md", "x/a#b.md", "ü/[a].md", "a|b.md", "100%%.md"])
def test_what_is_written_is_read_back(style, path):
    (link,) = find_links(Linker("Page.md", style)(path, "[its] | alias"))
    assert f"{link.target}.md" == path


def test_a_link_is_written_wherever_the_program_stands(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(FileNotFoundError):
        os.getcwd()  # noqa: PTH109 - what a relative path would be resolved by
    assert Linker("x/Page.md", "markdown")("y/a.md", "a") == "[a](../y/a.md)"
