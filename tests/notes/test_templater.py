import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.templater import Left, included, joined, left_by


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("<% tp.date.now() %>", Left("date", "YYYY-MM-DD")),
        ("<%tp.date.now('DD.MM.', 7)%>", Left("date", "DD.MM.")),
        ('<% await tp.date.now("YYYY-MM-DD", 1, tp.file.title, "YYYY-MM-DD") %>', Left("date", "YYYY-MM-DD")),
        ('<% tp.date.weekday("ddd", 0) %>', Left("date", "ddd")),
        (
            '<%- tp.file.last_modified_date("dddd Do MMMM YYYY HH:mm:ss") -%>',
            Left("date", "dddd Do MMMM YYYY HH:mm:ss"),
        ),
        ("<% tp.file.creation_date() %>", Left("date", "YYYY-MM-DD HH:mm")),
        ("<% moment(tp.file.title).subtract(1, 'd').format('YYYY-MM-DD') %>", Left("date", "YYYY-MM-DD")),
        ("<% tp.date.now(form) %>", Left("unknown")),
        ('<% tp.date.now("YYYY") + x %>', Left("unknown")),
        ('<% "---" %>', Left("text", "---")),
        ("<% tp.file.title %>", Left("title")),
        ("<% tp.file.title.split('-')[0] %>", Left("unknown")),
        ("<% tp.file.cursor(2) %>", Left("nothing")),
        ('<% await tp.file.move("/A/" + tp.file.title) %>', Left("nothing")),
        ("<%* const x = 1 %>", Left("nothing")),
        ("<%*\nconst x = 1;\ntR += x\n_%>", Left("unknown")),
        ('<%* tR += await tp.system.prompt("x") %>', Left("answer")),
        ("<% tp.system.suggester(['a'], ['a']) %>", Left("answer")),
        ("<%+ tp.file.last_modified_date() %>", Left("itself")),
        ("<% tp.web.daily_quote() %>", Left("unknown")),
        ("<% %>", Left("unknown")),
    ],
)
def test_what_code_leaves(code, left):
    assert left_by(code) == left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<%* x -%>\n---\na: b", "---\na: b"),
        ("a\n<%* x %>\nb", "a\n\nb"),
        ("a\r\n<%- tp.x() -%>\r\nb", "a<%- tp.x() -%>b"),
        ("a\n\n <%_ tp.x() _%> \n\nb", "a<%_ tp.x() _%>b"),
        ("<%*\ntR += 1\n%>\n", "<%* tR += 1 %>\n"),
        ('<% "---" %>\na: b\n<% "---" %>\n', "---\na: b\n---\n"),
        ("a <% b", "a <% b"),
    ],
)
def test_a_template_once_its_code_has_run(text, expected):
    assert joined(text) == expected


def test_what_code_includes():
    text = "<% await tp.file.include('[[Tasks]]') %> <% tp.file.include(\"[[T/Evening.md]]\") %> tp.file.include('[[Not]]')"
    assert included(text) == ("Tasks", "T/Evening.md")
    assert included("<% tp.file.include(name) %>, <% tp.file.include('[[A#B]]') %>") == ()


@given(st.text(st.sampled_from("<%>-_*+ \n\"'tp.fileR()x"), max_size=200))
def test_any_text_is_read_in_no_time(text):
    assert "<%" in text or joined(text) == text
