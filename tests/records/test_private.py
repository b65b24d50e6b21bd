"""A private note is, for vaultkit, not there: not even its problems are."""

from datetime import date

import pytest

from vaultkit.notes.note import MAX_TEXT
from vaultkit.notes.note import read as read_note
from vaultkit.records import private
from vaultkit.records.reading import PRIVATE, Place, Reading, read
from vaultkit.records.scaffold import Scaffold

DAILY = Place(day=date(2026, 3, 5), journal=True)
SECRET = "#trigger/secret #distress/14\n"


def said(text, place=DAILY):
    return read(read_note("2026-03-05 x.md", text), place, Scaffold({}))


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"---\nprivate: {word}\n---\n{SECRET}"
            for word in ("yes", "true", "on", "1", "maybe", "[true]", "[no, yes]")
        ),
        f"---\nPrivate: 'TRUE'\n---\n{SECRET}",
        f"---\nprivate: {{a: b}}\n---\n{SECRET}",
        f"---\nprivate: {{name: no}}\n---\n{SECRET}",
        f"---\nprivate:: true\n---\n{SECRET}",
        f"---\nprivate: true\nprivate: false\n---\n{SECRET}",
        f"---\nprivate: true\nPRIVATE: no\n---\n{SECRET}",
        f"---\ntags: [a, unsafe]\n---\n{SECRET}",
        f"---\ntags: '#Unsafe, b'\n---\n{SECRET}",
        f"---\ntags: #unsafe\n---\n{SECRET}",
        f"---\ntag: unsafe/here\n---\n{SECRET}",
        f"{SECRET}- x (#UNSAFE)\n",
        *(f"{SECRET}words #{slip}\n" for slip in ("unsave", "Unsfae", "usafe", "unsaf/x")),
        f"---\ntags: [unsave]\n---\n{SECRET}",
        f"<div>\n#unsafe\n</div>\n{SECRET}",
        f"{SECRET}**#unsafe** and more\n",
        f"{SECRET}~~#unsafe~~\n",
        f"<!-- vaultkit:begin words -->\n- #unsafe\n<!-- vaultkit:end words -->\n{SECRET}",
        f"<!-- vaultkit:begin words -->\n#unsafe\n<!-- vaultkit:begin words -->\n{SECRET}",
        *(
            f"{SECRET}\n{field}\n"
            for field in (
                "private:: true",
                "Private:: yes",
                "- private:: 1",
                "- [ ] private:: true",
                "**private**:: maybe",
                "> private::true",
                "words [private:: yes] more",
                "(private:: true)",
                "## private:: true",
                "<div>\nprivate:: true\n</div>",
                "| private:: true |\n|-|",
                "<!-- vaultkit:begin words -->\nprivate:: true\n<!-- vaultkit:end words -->",
            )
        ),
        f"{SECRET}{'words ' * (MAX_TEXT // 6)}\n**private**:: true\n",
        # Where the properties cannot be read, a line that looks like it is enough.
        f"---\nprivate: true\na: [\n---\n{SECRET}",
        f"---\na: [\nprivate: true\n---\n{SECRET}",
        f"---\na: b: c\n'private' : \"yes\"\n---\n{SECRET}",
        f"---\nprivate: no\na: [\nprivate: yes\n---\n{SECRET}",
        f"---\na: [\ntags: [x, unsafe]\n---\n{SECRET}",
        f"---\na: [\ntags:\n  - unsafe\n---\n{SECRET}",
        f"---\ntags: [#unsafe]\n---\n{SECRET}",
        f"---\na: [\n---\n{SECRET}#unsafe\n",
        f"---\n  a: b: c\n  private: true\n---\n{SECRET}",
        f"---\na: [\ntags: [unsave, x]\n---\n{SECRET}",
        f"<div>\n#unsave\n</div>\n{SECRET}",
        f"---\nkind: reflection\nprivate: true\n\n{SECRET}",
        f"---\na: {'[' * 30_000}\nprivate: true\n---\n{SECRET}",
        f"---\na: {'x' * 70_000}\ntags: [unsafe]\n---\n{SECRET}",
        SECRET + "words\n" * (MAX_TEXT // 6) + "#unsafe\n",
        f"{SECRET}{'x' * MAX_TEXT} #unsafe",
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_private_note_is_not_there(text, ending):
    for lead in ("", "\ufeff"):
        found = said(lead + text.replace("\n", ending))
        assert found == PRIVATE == Reading(private=True)


@pytest.mark.parametrize("kind", ["reflection", "trigger", "week", "theme", "book", "refelction"])
def test_nor_is_one_of_any_kind(kind):
    for text in (f"---\nkind: {kind}\nprivate: true\n---\n{SECRET}", f"---\nkind: {kind}\n---\n#unsafe\n"):
        assert said(text, Place()) == said(text) == PRIVATE


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"---\nprivate: {word}\n---\n#trigger/a\n"
            for word in ("no", "false", "off", "0", "", "~", "[]", "[no]")
        ),
        "---\nprivate: no\na: [\n---\n#trigger/a\n",
        "---\nprivate:\na: [\n---\n#trigger/a\n",
        *(
            f"#trigger/a\n{field}\n"
            for field in (
                "private:: no",
                "private::",
                "[private:: false]",
                "`private:: true`",
                "it is private: true",
                "not private:: true",
            )
        ),
        "#trigger/a\n```\nprivate:: true\n```\n",
        f"#trigger/a\n{'words ' * (MAX_TEXT // 6)}\nprivate:: no\n",
        "---\nnot_private: true\ntags: [notunsafe]\n---\n#trigger/a #unsafely\n",
        "---\nstory: I felt unsafe\na: [\n---\n#trigger/a\n",
        "it felt unsafe, `#unsafe` #trigger/a\n",
        "<!-- #unsafe hides a note -->\n#trigger/a\n```\n#unsafe\n```\n",
    ],
)
def test_a_note_that_is_not_private(text):
    found = said(text)
    assert not found.private
    assert [mention.name.text for mention in found.record.triggers] == ["a"]


def test_no_slip_is_looked_past():
    assert all(any(part in slip for part in private._IN_THEM) for slip in private._UNSAFE)
