from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import SUNDAY
from vaultkit.notes.note import read
from vaultkit.notes.regions import Broken
from vaultkit.notes.template import Template, gives, substitute

DAY = date(2026, 3, 5)
SHIPPED = sorted((Path(__file__).parents[2] / "templates").glob("*.md"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{date}}", "2026-03-05"),
        ("{{ Date : DD.MM.YYYY }}", "05.03.2026"),
        ("{{date:}}", "2026-03-05"),
        ("{{date:YYYY/MM}}/x", "2026/03/x"),
        ("{{yesterday}} {{tomorrow:ddd D}}", "2026-03-04 Fri 6"),
        ("{{time}} {{time:HH[h]mm}}", "18:30 18h30"),
        ("{{title}} {{name}} {{week}}", "A title Sam/B 2026-W10"),
        ("{{link}}", '"[[Sam B]]"'),
        ("{{date}}{{date}}", "2026-03-052026-03-05"),
        ("{{{date}}}", "{2026-03-05}"),
    ],
)
def test_what_is_filled(text, expected):
    assert substitute(text, DAY, title="A title", at=time(18, 30), name="Sam/B") == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{monday:YYYY}} {{unknown}} {{title:x}} {{}} {{date\n}} {date} {{ date",
        "<% tp.date.now() %> {{__class__}} {{date.year}} {{date|upper}} ${date}",
        "{{date:{{date}}",
    ],
)
def test_whatever_else_stands_in_braces_is_left_as_it_is(text):
    assert substitute(text, DAY).replace("2026-03-05", "{{date}}") == text


def test_nothing_that_was_put_in_is_looked_at_again():
    assert substitute("{{title}} {{name}}", DAY, title="{{date}}", name="{{title}}") == "{{date}} {{title}}"


def test_without_a_name_a_link_leaves_no_trace():
    assert Template("x.md", "trigger: {{link}}\n").fill(DAY) == "trigger: \n"


def test_a_week_follows_the_rule():
    assert substitute("{{week}} {{date:gggg-[W]ww}}", date(2027, 1, 1), rule=SUNDAY) == "2027-W01 2027-W01"
    assert substitute("{{week}}", date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(("day", "text"), [(date.max, "{{tomorrow}}"), (date.min, "{{yesterday}}")])
def test_beyond_the_calendar_there_is_no_day(day, text):
    assert substitute(text, day) == text


def test_its_lines():
    text = "---\nkind: x\nday: {{date}}\n---\n# {{title}}\n\n  fixed \n<!-- vaultkit:begin a -->\n<!-- vaultkit:end a -->\n"
    template = Template("x.md", text)
    assert template.fixed_lines == {"fixed"}
    assert template.changing_lines == ("# {{title}}",)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_its_properties(ending):
    rows = [
        "---",
        "Kind: x",
        "day: {{date:YYYY-MM-DD}}",
        'quoted: "{{title}} a: b"',
        "list: [a, {{link}}]",
        "more:",
    ]
    rows += [
        "  - '[[Sam]]'",
        "  - b\u2028c # comment",
        "blank:",
        "tags: ['#A/b', c]",
        "nested: {a: b}",
        "---",
        "x",
    ]
    template = Template("x.md", ending.join(rows))
    assert template.properties == {
        "kind": ("x",),
        "day": ("{{date:YYYY-MM-DD}}",),
        "quoted": ("{{title}} a: b",),
        "list": ("a", "{{link}}"),
        "more": ("[[Sam]]", "b\u2028c"),
        "blank": ("",),
        "tags": ("#A/b", "c"),
        "nested": (),
    }
    assert template.tags == {"a/b", "c"}


@pytest.mark.parametrize(
    ("typed", "found", "expected"),
    [
        ("fixed", "fixed", True),
        ("fixed", "Fixed", False),
        ("# {{title}}", "# Thursday", True),
        ("# {{title}}", "# Friday", False),
        ("{{date}}", "2026-03-05", True),
        ("{{date}}", "2026-03-06", False),
        ("{{date}} ", "2026-03-05", True),
        ("{{date:gggg-[W]ww}}", "2026-W10", True),
        ("Made {{date}} at {{time:h:mm a}}.", "Made 2026-03-05 at 6:07 pm.", True),
        ("Made {{date}} at {{time}}.", "Made 2026-03-05 at 18:00.", True),
        ("Made {{date}} at {{time}}.", "Made 2026-03-05 at 18:00. I feel low.", False),
        ("{{time}}", "afraid", False),
        ("{{unknown}}", "{{unknown}}", True),
        ("{{unknown}}", "anything", False),
        ("(.*) {{date}}", "x 2026-03-05", False),
    ],
)
def test_whether_a_line_is_the_templates(typed, found, expected):
    assert gives(typed, found, DAY, "Thursday") is expected


def test_a_week_by_another_rule_is_the_templates_too():
    day = date(2023, 1, 1)
    weeks = [f"{{{{{word}}}}}" for word in ("week", "date:gggg-[W]ww")]
    assert all(gives(typed, found, day, "") for typed in weeks for found in ("2022-W52", "2023-W01"))
    assert not gives(weeks[0], "2023-W02", day, "")


def test_without_a_day_only_what_is_fixed():
    assert gives("fixed", "fixed", None, "")
    assert not gives("{{date}}", "2026-03-05", None, "")


@given(st.text(st.sampled_from("{}dateim :nlkw<%>\n"), max_size=40))
def test_any_template_can_be_filled(text):
    template = Template("x.md", text)
    assert "{{" in text or template.fill(DAY) == text
    assert not any("\ue000" in value for values in template.properties.values() for value in values)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_template_makes_a_note_without_faults(path):
    note = read(
        path.name, Template(path.name, path.read_text(encoding="utf-8")).fill(DAY, name='So "late" again')
    )
    assert note.fault is None
    assert note.duplicates == ()
    assert "kind" in note.properties
    assert not isinstance(note.regions, Broken)
    assert "{{" not in note.text
