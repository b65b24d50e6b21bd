import json
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import SUNDAY, WeekRule
from vaultkit.notes.note import read
from vaultkit.notes.placeholders import Dates
from vaultkit.notes.regions import Broken
from vaultkit.notes.template import Template

DAY = date(2026, 3, 5)
SHIPPED = sorted((Path(__file__).parents[2] / "templates").glob("*.md"))
MADE = json.loads(Path(__file__).with_name("template_fills.json").read_text(encoding="utf-8"))


def filled(text, day=DAY, dates=None, **more):
    return Template("x.md", text, dates or Dates()).fill(day, **more)


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
    assert filled(text, title="A title", at=time(18, 30), name="Sam/B") == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{monday:YYYY}} {{unknown}} {{title:x}} {{}} {{date\n}} {date} {{ date",
        "<% tp.date.now() %> {{__class__}} {{date.year}} {{date|upper}} ${date}",
        "{{date:{{date}}",
    ],
)
def test_whatever_else_stands_in_braces_is_left_as_it_is(text):
    assert filled(text).replace("2026-03-05", "{{date}}") == text


def test_nothing_that_was_put_in_is_looked_at_again():
    assert filled("{{title}} {{name}}", title="{{date}}", name="{{title}}") == "{{date}} {{title}}"


def test_without_a_name_a_link_leaves_no_trace():
    assert Template("x.md", "trigger: {{link}}\n").fill(DAY) == "trigger: \n"


def test_a_week_follows_the_rule():
    assert filled("{{week}} {{date:gggg-[W]ww}}", date(2027, 1, 1), rule=SUNDAY) == "2027-W01 2027-W01"
    assert filled("{{week}}", date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(
    "note", MADE["notes"], ids=lambda note: f"{note['period']} {note['locale']} {note['day']}"
)
def test_the_plugins_fill_it_so(note):
    """Every snippet as obsidian-daily-notes-interface fills it: Periodic Notes 0.0.17 and Calendar (make_templates.js)."""
    dates = Dates(note["format"], "HH:mm", note["locale"], WeekRule(*note["week"]), note["period"])
    at = time.fromisoformat(MADE["at"])
    for snippet, said in zip(MADE["snippets"][note["period"]], note["said"], strict=True):
        day = date.fromisoformat(note["day"])
        assert filled(snippet, day, dates, title=note["title"], at=at) == said, snippet


@pytest.mark.parametrize(
    ("snippet", "period", "expected"),
    [
        # Core templates know no note's name as a date's format; a colon with nothing behind it means the same as none.
        ("{{date:}} {{time: }}", "day", "2026-03-05 18:30"),
        # Periodic Notes fills these without a format only.
        ("{{yesterday:ddd}} {{tomorrow:D}}", "day", "Wed 6"),
        # There, Periodic Notes 0.0.17 puts the note's own name for a bare time; 1.0.0-beta, and sense, the time.
        ("{{time}}", "week", "18:30"),
        ("{{time}}", "month", "18:30"),
        # Without a format, moment would tell the seconds and the zone of midnight.
        ("{{monday:}}", "week", "{{monday:}}"),
    ],
)
def test_where_it_is_filled_otherwise(snippet, period, expected):
    assert filled(snippet, dates=Dates(period=period), at=time(18, 30)) == expected


@pytest.mark.parametrize(
    ("snippet", "period", "expected"),
    [
        ("{{month}} {{month:MMMM D}} {{ Month+1M : MMMM }}", "month", "2026-03-01 March 1 April"),
        ("{{quarter:YYYY-[Q]Q D MMM}} {{quarter-1Q:[Q]Q}}", "quarter", "2026-Q1 1 Jan Q4"),
        ("{{year:YYYY}} {{year+1y:YYYY}} {{year:D MMM}}", "year", "2026 2027 1 Jan"),
        ("{{month}} {{quarter:Q}} {{year:YYYY}}", "week", "{{month}} {{quarter:Q}} {{year:YYYY}}"),
    ],
)
def test_what_the_beta_of_periodic_notes_adds(snippet, period, expected):
    """https://github.com/liamcain/obsidian-periodic-notes, src/utils.ts of 61564b11 (applyTemplateTransformations)."""
    assert filled(snippet, dates=Dates(period=period)) == expected


def test_a_bare_date_and_time_are_the_settings():
    dates = Dates("DD.MM.YYYY", "h:mm A", "de")
    assert filled("{{date}} {{time}} {{yesterday}} {{date:dddd}}", DAY, dates, at=time(18, 30)) == (
        "05.03.2026 6:30 PM 04.03.2026 Donnerstag"
    )


def test_weeks_of_a_persons_own_template_are_obsidians():
    own = Dates(rule=SUNDAY, period="week")
    text = "{{date:gggg-[W]ww}} {{sunday:DD}} {{monday:DD}} {{week}}"
    assert filled(text, date(2027, 1, 1), own) == "2027-W01 27 28 2026-W53"
    assert filled(text, date(2027, 1, 1), Dates(period="week")) == "2026-W53 03 28 2026-W53"


@pytest.mark.parametrize(
    "text", ["{{date+1y}}", "{{date+99999Q}}", "{{date+999999999d}}", "{{time+1s}}", "{{tomorrow}}"]
)
def test_beyond_the_last_day_it_is_left_as_it_is(text):
    assert filled(text, date.max, at=time(23, 59, 59)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# <% tp.file.title %>", True),
        ("<%*\nlet x = 1\n-%>\ntext", True),
        ("{{date}} 5 <% of it", False),
        ("a %> b <% c", False),
        ("", False),
    ],
)
def test_whether_only_obsidian_can_make_its_note(text, expected):
    assert Template("x.md", text).runs_code is expected


@pytest.mark.parametrize(("day", "text"), [(date.max, "{{tomorrow}}"), (date.min, "{{yesterday}}")])
def test_beyond_the_calendar_there_is_no_day(day, text):
    assert filled(text, day) == text


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


def test_properties_and_tags_that_code_makes():
    text = (
        "<%* await tp.file.rename('x') -%>\n---\nmade: <% tp.date.now(\"YYYY: MM #\") %>\n"
        "list: [<% a, b %>, {{date}}, \ue000]\ntags: [x, <% tp.y() %>]\n---\n"
    )
    template = Template("x.md", text)
    assert template.properties["made"] == ('<% tp.date.now("YYYY: MM #") %>',)
    assert template.properties["list"] == ("<% a, b %>", "{{date}}", "\ue000")
    assert "x" in template.tags


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
    assert ("kind" in note.properties) is (path.stem != "Daily")
    assert not isinstance(note.regions, Broken)
    assert "{{" not in note.text
