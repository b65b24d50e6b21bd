"""Which note a link leads to: what was seen of Obsidian 1.13, see the module."""

from unicodedata import normalize

import pytest

from vaultkit.notes.resolving import first, shortest

THREE = ("zzzz/Note.md", "a/b/Note.md", "b/Note.md")


@pytest.mark.parametrize(
    ("target", "source", "paths", "found"),
    [
        ("Note", "x.md", ("Note.md", *THREE), "Note.md"),
        ("Note", "zzzz/x.md", ("Note.md", *THREE), "Note.md"),  # the very path, even beside another
        ("b/Note", "a/x.md", THREE, "b/Note.md"),
        ("Note", "zzzz/x.md", THREE, "zzzz/Note.md"),  # its own folder
        ("Note", "a/x.md", THREE, "a/b/Note.md"),  # below it, too
        ("Note", "zzzz/deep/x.md", THREE, "b/Note.md"),  # a folder above counts for nothing
        (
            "Note",
            "x.md",
            ("a/b/Note.md", "zzzz/Note.md"),
            "a/b/Note.md",
        ),  # the shorter text, not fewer folders
        ("b/Note", "x.md", ("a/b/Note.md", "zzzz/Note.md"), "a/b/Note.md"),
        ("ary/Note", "x.md", ("Glossary/Note.md",), None),
        ("/b/Note", "a/x.md", THREE, "b/Note.md"),
        ("/Note", "b/x.md", THREE, None),
        ("./Note", "b/x.md", ("Note.md", *THREE), "b/Note.md"),
        ("../Note", "a/b/x.md", ("Note.md", "a/Note.md"), "a/Note.md"),
        ("../../Note", "a/b/x.md", ("Note.md", "a/Note.md"), "Note.md"),
        ("../gone/Note", "a/b/x.md", ("c/gone/Note.md",), "c/gone/Note.md"),
        ("nOTE", "x.md", ("Note.md",), "Note.md"),
        ("Twin", "x.md", ("twin.md", "Twin.md"), "Twin.md"),
        ("v1.2 notes", "x.md", ("a/v1.2 notes.md",), "a/v1.2 notes.md"),
        ("No\u00a0te", "x.md", ("No te.md",), "No te.md"),
        (normalize("NFC", "Café"), "x.md", (normalize("NFD", "a/Café.md"),), normalize("NFD", "a/Café.md")),
        (normalize("NFD", "Café"), "x.md", (normalize("NFC", "a/Café.md"),), normalize("NFC", "a/Café.md")),
        ("Other", "x.md", THREE, None),
    ],
)
def test_where_a_link_leads(target, source, paths, found):
    assert first(target, source, paths) == found
    assert first(target, source, tuple(reversed(paths))) == found


@pytest.mark.parametrize(
    ("path", "others", "link"),
    [
        ("Work/Sam.md", ("Work/Pat.md", "Samantha.md"), "Sam"),
        ("Work/Sam.md", ("Family/sam.md",), "Work/Sam"),
        ("Sam.md", ("Family/Sam.md",), "Sam"),
        ("Work/Sam.md", (), "Sam"),
    ],
)
def test_a_link_is_no_longer_than_it_must_be(path, others, link):
    assert shortest(path, (path, *others)) == link
    assert first(link, "Journal/x.md", (path, *others)) == path
