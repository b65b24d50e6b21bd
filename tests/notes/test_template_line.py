from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import ISO, SUNDAY, WeekRule
from vaultkit.notes.locales import LOCALES
from vaultkit.notes.placeholders import Dates
from vaultkit.notes.template import Template
from vaultkit.notes.template_line import Formats, gives, template_line

DAY = date(2026, 3, 5)
LINES = (
    "# {{title}}",
    "{{date}}",
    "{{date:dddd, D. MMMM YYYY}}",
    "{{date:LLLL}}",
    "{{date:Do MMM gggg-[W]ww e}}",
    "{{date+1M:MMM YYYY}}",
    "<< {{yesterday}} | {{tomorrow}} >>",
    "Made {{time}}, {{time:h:mm:ss a}}",
    "{{date:YYYY}}{{date:MM}}{{time:HHmm}}",
    "{{time+3h:DD.MM. HH}}",
    "{{unknown}} {{date:dd}}",
    "{{date-2w:GGGG-[W]WW}} {{date:DDDo}}",
    "({{date}}) * [{{date:Q}}] \\ $",
    "{{time:x}}",
    "{{date:[a] YYYY}}",
)
FORMATS = (
    "YYYY-MM-DD",
    "DD.MM.YYYY",
    "YYYY/MM/YYYY-MM-DD",
    "dddd D MMMM YYYY",
    "MMM Do YY",
    "YYYY年MM月DD日",
    "gggg-[W]ww",
)


@given(
    st.sampled_from(LINES),
    st.dates(date(1970, 1, 2), date(2099, 12, 1)),
    st.times(),
    st.sampled_from(LOCALES),
    st.sampled_from(LOCALES),
    st.sampled_from([ISO, SUNDAY, WeekRule(0, 2), WeekRule(5, 1), WeekRule(6, 3)]),
    st.sampled_from(FORMATS),
    st.sampled_from(["HH:mm", "h:mm A", "H.mm", "LT"]),
)  # fmt: skip
def test_what_was_filled_is_the_templates(line, day, at, spoken, setting, rule, of_date, of_time):  # noqa: PLR0917 - whatever settings a person may have
    """In whatever language Obsidian spoke, whatever its settings, at any hour of the day."""
    dates = Dates(of_date, of_time, spoken, rule)
    found = Template("x.md", line, dates).fill(day, title="My title", at=at)
    formats = Formats((of_date,), (of_time,), setting)
    assert gives(line, found.strip(), day, "My title", formats)
    assert not gives(line, f"{found.strip()} and I am tired", day, "My title", formats)


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
    assert not gives(weeks[0], "2023-W03", day, "")


def test_without_a_day_only_what_is_fixed():
    assert gives("fixed", "fixed", None, "")
    assert not gives("{{date}}", "2026-03-05", None, "")


@pytest.mark.parametrize(
    ("typed", "found", "expected"),
    [
        # Periodic Notes puts the whole of a name there, folders and all; a note that was renamed keeps its old one.
        ("# {{title}}", "# 2026/03/2026-03-05", True),
        ("# {{title}}", "# 05.03.2026", True),
        ("# {{title}}", "# 06.03.2026", False),
        ("# {{title}}", "# 05.03.2026 was hard", False),
        ("{{date}}", "2026/03/2026-03-05", True),
        ("{{date+1d}} {{yesterday}}", "06.03.2026 2026-03-04", True),
        ("{{date+1d}}", "05.03.2026", False),
        ("{{time}}", "18.07", True),
        ("{{time}}", "18.07 Uhr", False),
        ("{{time+30m:ddd HH}}", "Fri 00", True),
        ("{{time+30m:ddd HH}}", "Sat 00", False),
        ("{{date:dddd}}", "jeudi", True),
        ("{{date:dddd}}", "vendredi", False),
        ("{{date:dddd}}", "a quiet day", False),
        ("{{monday:DD}}–{{sunday:DD}}", "02–08", True),
        ("{{monday:DD}}–{{sunday:DD}}", "02–01", True),
        ("{{monday:DD}}", "03", False),
        ("{{monday:DD}}", "{{monday:DD}}", True),
        ("{{date}}", "{{date}}", True),
        ("{{date:[Day]}}", "Day", True),
        ("{{date:[Day]}}", "Night", False),
    ],
)
def test_by_a_persons_settings(typed, found, expected):
    formats = Formats(("YYYY/MM/YYYY-MM-DD", "YYYY-MM-DD", "DD.MM.YYYY"), ("HH.mm",), "de")
    assert gives(typed, found, DAY, "Thursday", formats) is expected


@pytest.mark.parametrize(
    ("typed", "found", "expected"),
    [
        ('Made <% tp.date.now("DD.MM.YYYY HH:mm") %>', "Made 04.03.2026 23:59", True),
        ('Made <% tp.date.now("DD.MM.YYYY HH:mm") %>', "Made 04.03.2026 23:59 late, again", False),
        ('<< [[<% tp.date.now("YYYY-MM-DD", -1) %>]] >>', "<< [[2026-03-04]] >>", True),
        ("<% tp.date.tomorrow() %>", "2026-03-06", True),
        ('<% moment(tp.file.title, "YYYY").add(1, "d").format("dddd") %>', "Freitag", True),
        ('<% tp.date.now("dddd") %>', "a quiet day", False),
        ("# <% tp.file.title %>", "# Thursday", True),
        ("# <% tp.file.title %>", "# A hard day", False),
        ("created: <% tp.file.creation_date() %>", "created: 2026-03-05 07:10", True),
        ("- <% tp.file.cursor(1) %>", "-", True),
        ("- <% tp.file.cursor(1) %>", "- slept badly", False),
        ("Weather: <% tp.user.weather() %> today", "Weather: mild, 12° today", True),
        ("Weather: <% tp.user.weather() %>", "Weather: mild #feeling/calm", False),
        ("Weather: <% tp.user.weather() %>", "weather", False),
        ('Mood: <% await tp.system.prompt("How are you?") %>', "Mood:", True),
        ('Mood: <% await tp.system.prompt("How are you?") %>', "Mood: low", False),
        ("Made <%+ tp.date.now() %>", "Made <%+ tp.date.now() %>", True),
        ("Made <%+ tp.date.now() %> {{date}}", "Made <%+ tp.date.now() %> 2026-03-05", True),
        ("Made <% tp.x() %> {{date}}", "Made <% tp.x() %> 2026-03-05", True),
        ("Made <% tp.x() %> {{date}}", "Made by chance 2026-03-04", False),
    ],
)
def test_what_code_left(typed, found, expected):
    assert gives(typed, found, DAY, "Thursday") is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<% tp.web.daily_quote() %>", True),
        ("> <% tp.user.weather() %>", True),
        ("- <%* tR += await tp.user.x() %>", True),
        ("Weather: <% tp.user.weather() %>", False),
        ('<% tp.date.now("YYYY") %> <% tp.user.weather() %>', False),
        ('<% await tp.system.prompt("x") %>', False),
        ("<% tp.file.cursor() %>", False),
    ],
)
def test_lines_of_which_only_the_place_is_known(typed, expected):
    assert template_line(typed).is_open is expected
    assert not gives(typed, "anything", DAY, "x")


def test_a_line_with_much_that_may_be_anything_is_not_looked_into():
    line = "x<% tp.a() %>" * 20
    assert gives(line, line, DAY, "")
    assert not gives(line, "x" * 500 + "y", DAY, "")


@given(st.text(st.sampled_from("{}<%>*-_+ {date:L}tp.fe()\"'\n"), max_size=60), st.text(max_size=30))
def test_any_line_can_be_asked(typed, found):
    line = " ".join(typed.split())
    assert gives(line, line, DAY, "")
    assert gives(line, found, DAY, "") in (True, False)
