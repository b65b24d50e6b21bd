import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.regions import MARK
from vaultkit.pages.wording import LONGEST, capital, counted, listed, number, plain, quoted, sentence


def test_numbers():
    assert [number(n) for n in (0, 1, 2, 12, 13)] == ["no", "one", "two", "twelve", "13"]
    assert [counted(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert counted(2, "note has", "notes have") == "2 notes have"


def test_lists():
    assert [listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(list("abcd"), 3) == "a, b, c and d"
    assert listed(list("abcde"), 3) == "a, b, c and 2 more"
    assert capital("") == ""


def test_quotes_hold_quotes():
    assert quoted("we phone") == '"we phone"'
    assert quoted('she said "fine"') == '“she said "fine"”'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("we phone", "we phone."),
        ("Really?", "Really?"),
        ('he said "no."', 'he said "no."'),
        ("wait…", "wait…"),
    ],
)
def test_sentences(text, said):
    assert sentence(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- vaultkit:end came-up -->", "&lt;!-- vaultkit:end came-up -->"),
        ("a\n<!-- b", "a &lt;!-- b"),
        ("\\<!-- b", "\\\\&lt;!-- b"),
        ("%% hidden %%", "%\\% hidden %\\%"),
        ("[[Sam", "\\[\\[Sam"),
        ("![x](y)", "!\\[x](y)"),
        ("one ` tick", "one \\` tick"),
        ("#trigger/x and C# 3 # 4", "\\#trigger/x and C# 3 # 4"),
        ("5 < 6 and <b>", "5 < 6 and &lt;b>"),
        ("a | b", "a | b"),
    ],
)
def test_nothing_quoted_is_markup_of_the_page(text, said):
    assert plain(text) == said


def test_a_very_long_line_is_cut_at_a_word():
    assert plain("word " * 500).endswith("word …")
    assert len(plain("word " * 500)) < LONGEST + 10
    assert plain("x" * 5000) == "x" * LONGEST + " …"


@given(st.text() | st.text(alphabet="<!->%[]`#\\ \n\r\u2028ab"))
def test_whatever_is_quoted_is_one_line_without_marks(text):
    for line in (plain(text), quoted(text), sentence(text)):
        assert len(line.splitlines()) <= 1
        assert not any(mark in line for mark in (MARK, "<!", "%%", "[["))
