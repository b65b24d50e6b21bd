"""One name in place of another, and every other byte as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.names import key
from vaultkit.notes.note import read
from vaultkit.notes.renaming import Move, renamed, tag_name

HOME = Move("P/Themes/Plans changed late.md", "P/Themes/Late plans.md")
FIELDS = ("trigger", "triggers")


def is_old(name):
    return key(name.text) == "plans changed late"


def after(text, new="Late plans", fields=FIELDS, moves=(), path="J/2026-03-02.md"):
    found = renamed(read(path, text), is_old, new, fields, moves)
    assert found.left is None
    return found.text


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (
            "#trigger/plans-changed-late and #Trigger/Plans_Changed_Late",
            "#trigger/late-plans and #Trigger/late-plans",
        ),
        ("#triggers/plans-changed-late and #Triggers/plans", "#triggers/late-plans and #Triggers/plans"),
        ("- > *#trigger/plans-changed-late*, more", "- > *#trigger/late-plans*, more"),
        (
            "| a | b |\n|---|---|\n| #trigger/plans-changed-late | #trigger/plans-changed-late |\n",
            "| a | b |\n|---|---|\n| #trigger/late-plans | #trigger/late-plans |\n",
        ),
        (
            "| a | b |\n|---|---|\n| `x\\|y` #trigger/plans-changed-late | 1\\|2 #trigger/plans-changed-late |\n",
            "| a | b |\n|---|---|\n| `x\\|y` #trigger/late-plans | 1\\|2 #trigger/late-plans |\n",
        ),
        ("#trigger/plans-changed-later #trigger/plans #feeling/plans-changed-late", None),
        ("`#trigger/plans-changed-late`\n\n    #trigger/plans-changed-late\n", None),
        ("<!-- #trigger/plans-changed-late -->", None),
        ("Plans changed late, in prose.", None),
    ],
)
def test_tags_in_the_text(before, then):
    assert after(before) == (before if then is None else then)


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("tags: [trigger/plans-changed-late, work]", "tags: [trigger/late-plans, work]"),
        ("tags: trigger/plans-changed-late", "tags: trigger/late-plans"),
        ("tags: triggers/plans-changed-late", "tags: triggers/late-plans"),
        ("tags:\n  - 'trigger/Plans-changed-late'  # mine\n", "tags:\n  - 'trigger/late-plans'  # mine\n"),
        ('tags: "a, #trigger/plans-changed-late"', 'tags: "a, #trigger/late-plans"'),
        ("tags: #trigger/plans-changed-late", "tags: #trigger/late-plans"),
        ("triggers: [Plans changed late, plans-changed-late, b]", "triggers: [Late plans, Late plans, b]"),
        ('triggers: ["[[Plans changed late]]"]', 'triggers: ["[[Late plans]]"]'),
        ("triggers: [[Plans changed late]]", "triggers: [[Late plans]]"),
        ("triggers:\n- '[[P/Themes/Plans changed late|Plans changed late]]'\n- x",
         "triggers:\n- '[[P/Themes/Late plans|Late plans]]'\n- x"),
        ('Triggers: "[[Plans changed late#Why|my words]]"', 'Triggers: "[[Late plans#Why|my words]]"'),
        ('trigger: "[[plans changed late.md]]"   # so', 'trigger: "[[Late plans.md]]"   # so'),
        ('trigger: "[Plans changed late](../P/Themes/Plans%20changed%20late.md)"',
         'trigger: "[Late plans](../P/Themes/Late%20plans.md)"'),
        ('triggers: "[[Plans changed late]], [[b]]"', 'triggers: "[[Late plans]], [[b]]"'),
        ("trigger: [ 'Plans changed late' ]", "trigger: [ 'Late plans' ]"),
        ('story: "[[Plans changed late]]"\nfeelings: [plans changed late]', None),
    ],
)  # fmt: skip
def test_properties(before, then):
    for ending in ("\n", "\r\n"):
        frame = f"\ufeff---\nday:   2026-03-02 \n{before}\n---\nText\n\nno newline at the end"
        frame, wanted = (
            text.replace("\n", ending) for text in (frame, frame.replace(before, then or before))
        )
        assert after(frame) == wanted


@pytest.mark.parametrize(
    ("typed", "new", "then"),
    [
        ("Plans changed late", "Late: a plan, or two", '"Late: a plan, or two"'),
        ("'Plans changed late'", "Mum's call", "'Mum''s call'"),
        ('"Plans changed late"', 'The "talk"', '"The \\"talk\\""'),
        ("Plans changed late", "- late", '"- late"'),
    ],
)
def test_a_new_name_is_quoted_where_yaml_would_read_something_else(typed, new, then):
    assert after(f"---\ntriggers: [{typed}, b]\n---\n", new) == f"---\ntriggers: [{then}, b]\n---\n"


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("see [[Plans changed late]] and ![[Plans changed late#Why]]", "see [[Late plans]] and ![[Late plans#Why]]"),
        ("| [[P/Themes/plans changed late\\|Plans changed late]] |\n|---|\n",
         "| [[P/Themes/Late plans\\|Late plans]] |\n|---|\n"),
        ("| `\\|` [[Plans changed late\\|x]] #a |\n|---|\n", "| `\\|` [[Late plans\\|x]] #a |\n|---|\n"),
        ("[[Themes/Plans changed late^b1|mine]]", "[[Themes/Late plans^b1|mine]]"),
        ("[as I say](../P/Themes/Plans%20changed%20late.md#Why)", "[as I say](../P/Themes/Late%20plans.md#Why)"),
        ("[x](<../P/Themes/Plans changed late.md>)", "[x](<../P/Themes/Late plans.md>)"),
        ("[x](https://e.org/Plans%20changed%20late.md)", None),
        ("[[Else/Plans changed late]] [x](../Q/Plans%20changed%20late.md)", None),
        ("`code\n[[Plans changed late]] more` and\n  [[Plans changed late]]", "`code\n[[Plans changed late]] more` and\n  [[Late plans]]"),
        ("`[[Plans changed late]]` <!-- [[Plans changed late]] -->", None),
        ("<!-- vaultkit:begin open -->\n[[Plans changed late]]\n<!-- vaultkit:end open -->\n", None),
        ('---\nup: "[[Plans changed late]]"\ntags: [trigger/plans-changed-late]\n---\n',
         '---\nup: "[[Late plans]]"\ntags: [trigger/plans-changed-late]\n---\n'),
    ],
)  # fmt: skip
def test_links_to_a_note_that_moved_in_any_note(before, then):
    assert after(before, fields=(), moves=(HOME,)) == (before if then is None else then)
    assert after(before, fields=(), moves=()) == before


def test_with_a_namesake_only_links_with_a_folder_are_sure():
    text = "[[Plans changed late]] [[P/Themes/Plans changed late]]"
    alone = Move(HOME.old, HOME.new, ("Q/Plans changed late.md",))
    assert after(text, fields=(), moves=(alone,)) == "[[Plans changed late]] [[P/Themes/Late plans]]"


def test_to_a_note_in_another_folder_the_whole_way_is_written():
    move = Move(HOME.old, "T/Late plans.md")
    text = (
        "[[P/Themes/Plans changed late|x]] [[Plans changed late]] [y](../P/Themes/Plans%20changed%20late.md)"
    )
    assert after(text, moves=(move,)) == "[[T/Late plans|x]] [[Late plans]] [y](../T/Late%20plans.md)"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nday: 2026-03-02\ntrigger: >\n  Plans changed\n  late\n---\n#trigger/plans-changed-late\n", 3),
        ('---\ntrigger: "Plans\\u0020changed late"\n---\n', 2),
        ("---\ntriggers:\n  - Plans changed\n    late\n---\n", 3),
    ],
)
def test_what_cannot_be_changed_by_itself_leaves_the_whole_note(text, line):
    found = renamed(read("J/x.md", text), is_old, "Late plans", FIELDS)
    assert (found.text, found.left) == (text, line)


def test_another_spelling_of_the_same_name():
    text = "---\ntriggers: [plans changed late, '[[Plans Changed late]]']\n---\n"
    wanted = "---\ntriggers: [Plans changed late, '[[Plans changed late]]']\n---\n"
    assert after(text, "Plans changed late") == wanted
    assert after(wanted, "Plans changed late") == wanted


@pytest.mark.parametrize(
    ("name", "tag"),
    [("Late plans", "late-plans"), ("What now?", "what-now"), ("Mum's call", ""), ("שתיקה", "שתיקה")],
)
def test_what_a_tag_can_hold(name, tag):
    assert tag_name(name) == tag


NAMED = re.compile(r"plans(?:-| |%20)changed(?:-| |%20)late-*|late(?:-| |%20)plans", re.IGNORECASE)
PIECES = st.sampled_from(
    [
        *(
            "#trigger/plans-changed-late",
            "[[Plans changed late]]",
            "[a](Plans%20changed%20late.md)",
            "`",
            "```\n",
        ),
        *(
            "\n",
            "\r\n",
            "---\n",
            "triggers: ",
            "tags: ",
            "- ",
            "[",
            "]",
            '"',
            "'",
            ", ",
            "> ",
            "| ",
            "<!--",
            "-->",
        ),
        *("Plans changed late", "plans_changed\n  late", "\ufeff", "\u2028", "\t", "\0", "# ", "words"),
        *(
            "<!-- vaultkit:begin open -->\n",
            "<!-- vaultkit:end open -->\n",
            "[[P/Themes/Plans changed late|x]]",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_whatever_stands_there_it_changes_names_or_nothing(text, in_properties):
    text = f"---\ntriggers: [Plans changed late]\n{text}" if in_properties else text
    found = renamed(read("J/x.md", text), is_old, "Late plans", FIELDS, (HOME,))
    if found.left is not None:
        assert found.text == text
    assert NAMED.sub("@", found.text) == NAMED.sub("@", text)
    again = renamed(read("J/x.md", found.text), is_old, "Late plans", FIELDS, (HOME,))
    assert found.left is not None or again.text == found.text


def test_a_list_without_brackets_is_told_of_and_left():
    text = "---\ntriggers: Doors, Plans changed late\n---\n"
    found = renamed(read("J/x.md", text), is_old, "Late plans", FIELDS, ())
    assert (found.text, found.left) == (text, 2)
    other = "---\ntriggers: Doors, Noise\n---\n"
    assert after(other) == other


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("triggers:: Plans changed late\n", "triggers:: Late plans\n"),
        ("Tired. [trigger:: plans changed late] Then home.\n", "Tired. [trigger:: Late plans] Then home.\n"),
        ("note:: Plans changed late\n", "note:: Plans changed late\n"),
    ],
)
def test_plain_names_in_inline_fields(before, then):
    assert after(before) == then


def test_a_name_among_others_in_an_inline_field_is_told_of():
    text = "Words.\n\ntriggers:: Noise, Plans changed late\n"
    assert renamed(read("x.md", text), is_old, "Late plans", FIELDS, ()).left == 3
