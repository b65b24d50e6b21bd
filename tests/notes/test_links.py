import os
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.links import Linker, find_links, flatten, linkpath, read_name, without_targets
from vaultkit.notes.names import Name, file_name, theme_key

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
        ("[[Sam.MD]]", Name("Sam", "Sam")),
        ('[he](People/Sam.md "my brother")', Name("Sam", "People/Sam")),
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
    text = (
        "[a](x/A.md) and [[B|b]], ![[C.png]], [out](https://e.org/x.md), [file](D.pdf), [[#here]], [e](<E 1.md>), "
        "[f](../F%20f), [g](v1.2%20notes), [h](H.MD 'title')"
    )
    found = ["x/A", "B", "C.png", "E 1", "../F f", "v1.2 notes", "H"]
    assert [link.target for link in find_links(text)] == found


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


@pytest.mark.parametrize(
    "rewritten",
    [
        "told [[Diary/2026-03-05|Thu 5]] of [[Late reply]], [[Work/Sam]] and [x](./Other.md).\n",
        "told [[2026-03-05|Thu 5]] of [[Archive/Late reply|Late reply]], [[Sam]] and [x](../Else%20where.md).\n",
        "told [Thu 5](./2026-03-05.md) of [Late reply](Late%20reply.md), [[People/Sam|Sam]] and [[Other|x]].\n",
    ],
)
def test_a_text_is_the_same_wherever_an_editor_lets_its_links_lead(rewritten):
    text = (
        "told [[Journal/2026-03-05|Thu 5]] of [[Themes/Late reply|Late reply]], [[Sam]] and [x](Other.md).\n"
    )
    assert without_targets(rewritten) == without_targets(text)
    assert without_targets(rewritten.replace("Thu 5", "Fri 6")) != without_targets(text)


@given(st.text() | LINKISH | st.sampled_from(["Twice.md", "a.MD", "Walk.png", "x.md.md"]))
def test_a_link_by_a_themes_name_is_read_as_that_theme(text):
    """A page says so which theme it is of."""
    name = read_name(f"[[{linkpath(file_name(text))}]]")
    assert theme_key(name.text) == theme_key(text)


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
    assert link("Journal/a.md", r"so \[it] is|was") == "[[Journal/a|so (it) is/was]]"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (normalize("NFD", "Été/Café.md"), normalize("NFC", "[[Été/Café|x]]")),
        ("J/v1.2 notes.md", "[[J/v1.2 notes|x]]"),
        ("J/Walk.png.md", "[[J/Walk.png.md|x]]"),  # `[[J/Walk.png]]` would be a picture
        ("J/Twice.md.md", "[[J/Twice.md.md|x]]"),
        ("J/Mum & Dad (5%).md", "[[J/Mum & Dad (5%)|x]]"),
        ("J/ends .md", "[x](./J/ends%20.md)"),
        (" J/begins.md", "[x](./%20J/begins.md)"),
        ("J/tick `.md", "[x](./J/tick%20%60.md)"),
        ("J/<b>.md", "[x](./J/%3Cb%3E.md)"),
        ("J/back\\slash.md", "[x](./J/back%5Cslash.md)"),
    ],
)
def test_a_wikilink_holds_what_it_can(path, expected):
    assert Linker("Page.md")(path, "x") == expected


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (normalize("NFD", "Café.md"), "./Cafe%CC%81.md"),  # as the disk spells it
        (
            "Mum & Dad, a+b=c; d@e: $5.md",
            "./Mum%20&%20Dad,%20a+b=c;%20d@e:%20$5.md",
        ),  # Obsidian decodes none of them
        ("R&copy;D.md", "./R%26copy;D.md"),  # Markdown would read a letter
        ("what now?.md", "./what%20now%3F.md"),
        ("100%20 (sure).md", "./100%2520%20%28sure%29.md"),
    ],
)
def test_an_address_is_the_one_of_that_file(path, address):
    assert Linker("Page.md", "markdown")(path, "x") == f"[x]({address})"
    assert unquote(address[2:]) == path


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Index.md", "[Thu 5](./Journal/2026%20a.md)"),
        ("Patterns/Index.md", "[Thu 5](../Journal/2026%20a.md)"),
        ("Journal/Index.md", "[Thu 5](./2026%20a.md)"),
    ],
)
def test_markdown_links_are_relative_to_their_page(page, expected):
    assert Linker(page, "markdown")("Journal/2026 a.md", "Thu 5") == expected


@pytest.mark.parametrize("style", ["wikilink", "markdown"])
@pytest.mark.parametrize("path", ["a.md", "x/a b.md", "x/a#b.md", "ü/[a].md", "a|b.md", "100%%.md"])
def test_what_is_written_is_read_back(style, path):
    (link,) = find_links(Linker("Page.md", style)(path, "[its] | alias"))
    assert link.target.removeprefix("./") + ".md" == path


def test_a_link_is_written_wherever_the_program_stands(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(FileNotFoundError):
        os.getcwd()  # noqa: PTH109 - what a relative path would be resolved by
    assert Linker("x/Page.md", "markdown")("y/a.md", "a") == "[a](../y/a.md)"
