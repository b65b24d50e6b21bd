from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.calendar import ISO, SUNDAY, WeekRule
from vaultkit.notes.locales import LOCALES
from vaultkit.notes.note import read as read_note
from vaultkit.notes.placeholders import Dates
from vaultkit.notes.template import Template
from vaultkit.notes.template_line import Formats
from vaultkit.records.kinds import KINDS
from vaultkit.records.reading import Place, read
from vaultkit.records.scaffold import Scaffold

FOLDER = Path(__file__).parents[2] / "templates"
SHIPPED = {path.stem: Template(path.name, path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.md")}
SCAFFOLD = Scaffold({name: (template,) for name, template in SHIPPED.items()})
DAYS = [date(2026, 3, 5), date(2024, 12, 30), date(2027, 1, 1), date.min, date.max]
NOWHERE = Place()
DAILY = Place(day=DAYS[0], journal=True)


def is_written(text, path="2026-03-05 x.md", scaffold=SCAFFOLD, place=NOWHERE):
    record = read(read_note(path, text), place, scaffold).record
    assert record is not None
    return record.is_written


def made(kind, day=DAYS[0], **words):
    return SHIPPED[kind.template].fill(day, title=f"{day} {kind.template}", **words)


def own(text, *others):
    """A scaffold with a person's own daily template."""
    return Scaffold({**SCAFFOLD.templates, "Daily": (Template("Daily.md", text), *others)})


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_an_untouched_template_is_not_written(kind, day, ending):
    text = made(kind, day).replace("\n", ending)
    assert not is_written(text, f"{day} {kind.template}.md")
    assert not is_written("\ufeff" + text, f"{day} {kind.template}.md")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_so_is_one_whose_regions_are_filled_or_cut_and_whose_bullets_are_bare(kind):
    text = made(kind).replace("<!-- vaultkit:end", "- Thu 5: [[x]] #feeling/afraid\n<!-- vaultkit:end")
    assert not is_written(
        text + "\n- \n* [ ] \n1.\n---\n<!-- a comment -->\n%% and another %%\n##\n```\n```\n"
    )
    assert not is_written("\n".join(row for row in made(kind).split("\n") if "vaultkit:" not in row))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "line", ["#feeling/afraid", "- one thing", "quiet day", "1. x", "> so", "| a |", "…", "- [x] b"]
)
def test_one_line_is_written(kind, line):
    assert is_written(made(kind) + f"\n{line}\n")
    assert is_written(made(kind).replace("\n## ", f"\n{line}\n\n## ", 1))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_one_value_is_written(kind):
    values = {
        "a whole number": "3",
        "date": "2026-03-06",
        "a span": "40 min",
        "true": "yes",
        "a list of dates": "2026-03-06",
    }
    for wanted in kind.properties:
        value = next(
            (value for start, value in values.items() if wanted.type.words.startswith(start)), "some words"
        )
        lines = [row for row in made(kind).split("\n") if not row.startswith(f"{wanted.name}:")]
        assert is_written("\n".join([lines[0], f"{wanted.name}: {value}", *lines[1:]])), wanted.name
        assert not is_written("\n".join([lines[0], f"{wanted.name}: ", *lines[1:]])), wanted.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_tag_in_the_properties_is_written_and_a_tag_of_their_own_is_not(kind):
    assert is_written(made(kind).replace("---\n", "---\ntags: [feeling/calm]\n", 1))
    assert is_written(made(kind).replace("---\n", "---\nwritten: 2026-03-06T01:30\n", 1))
    assert not is_written(made(kind).replace("---\n", "---\ntags: [journal]\nmood: 3\n", 1))


def test_the_headings_of_another_kind_in_a_note_say_nothing():
    head = "---\nkind: reflection\nday: 2026-03-04\nfeelings: []\nneeds: []\ndistress:\n---\n"
    body = "\n## How are you?\n\n## What do you need?\n\n## One small request for today\n\n## What matters today?\n"
    assert not is_written(head + body, "2026-03-04 Reflection.md")
    assert is_written(f"{head}{body}rest\n", "2026-03-04 Reflection.md")


def test_a_date_of_another_day_is_a_persons():
    moved = made(KINDS[0]).replace("day: 2026-03-05", "day: 2026-03-06")
    assert not is_written(moved)  # `day` itself is no answer
    repair = next(kind for kind in KINDS if kind.name == "repair")
    assert not is_written(made(repair))
    assert is_written(made(repair).replace("ruptured_on: 2026-03-05", "ruptured_on: 2026-03-01"))


class TestADailyTemplateOfTheirOwn:
    TEXT = (
        "---\ntags: [daily, feeling/]\npeople: ['[[Sam]]']\ndistress: 5\ntitle: {{title}}\nadjust: for {{date}}\n---\n"
        "# {{title}}\n<< [[{{yesterday}}]] | {{date:dddd, gggg-[W]ww}} | [[{{tomorrow}}]] >>\n"
        "Made at {{time}}, {{time:h:mm a}}\n\n- Mood: #feeling/\n- [ ] walk {{unknown}}\n"
        "## What did you learn?\n- one thing\n## If it returns, then I …\n- if … then I …\n"
    )
    MADE = (
        "---\ntags: [daily, feeling/]\npeople: ['[[Sam]]']\ndistress: 5\ntitle: 2026-03-05\nadjust: for 2026-03-05\n---\n"
        "# 2026-03-05\n<< [[2026-03-04]] | Thursday, 2026-W10 | [[2026-03-06]] >>\n"
        "Made at 18:07, 6:07 pm\n\n- Mood: #feeling/\n- [ ] walk {{unknown}}\n"
        "## What did you learn?\n- one thing\n## If it returns, then I …\n- if … then I …\n"
    )

    def said(self, text, path="Daily/2026-03-05.md", template=TEXT):
        return read(read_note(path, text), DAILY, own(template)).record

    def test_untouched(self):
        assert not self.said(self.MADE).is_written

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("distress: 5", "distress: 6"),
            ("['[[Sam]]']", "['[[Sam]]', Ines]"),
            ("feeling/]", "feeling/sad]"),
            ("#feeling/\n", "#feeling/sad\n"),
            ("walk", "walked"),
            ("6:07 pm", "6:07 pm, tired"),
            ("# 2026-03-05", "# A hard day"),
            ("- one thing", "- asking helps"),
            ("for 2026-03-05", "for tomorrow"),
        ],
    )
    def test_touched(self, before, after):
        assert before in self.MADE
        assert self.said(self.MADE.replace(before, after)).is_written

    def test_what_the_template_says_is_nobodys_lesson(self):
        record = self.said(self.MADE)
        assert (record.lessons, record.adjust) == ((), "for 2026-03-05")
        record = self.said(self.MADE.replace("- one thing", "- one thing\n- asking helps #lesson\n  mostly"))
        assert record.lessons == ("asking helps mostly",)

    def test_at_the_ends_of_the_calendar(self):
        for day in ("0001-01-01", "9999-12-31"):
            text = f"---\nday: {day}\n---\nwords\n"
            assert self.said(text).is_written

    def test_a_week_by_any_rule(self):
        sunday = Template("Daily.md", "{{week}}\n")
        place = Place(day=date(2023, 1, 1), journal=True)
        for text, written in (("2022-W52\n", False), ("2023-W01\n", False), ("2023-W03\n", True)):
            assert read(read_note("2023-01-01.md", text), place, own("", sunday)).record.is_written is written


class TestTemplater:
    """A day made by Templater from a person's own template: what the code left is nobody's, as far as that can be told."""

    TEXT = (
        "<%*\nconst day = moment(tp.file.title)\nawait tp.file.move('/Days/' + tp.file.title)\n-%>\n"
        "---\ncreated: <% tp.file.creation_date() %>\ndistress: <% tp.user.last('distress') %>\n"
        "lessons: [<% tp.system.prompt('Lesson?') %>]\n---\n"
        '# <% tp.date.now("dddd, D MMMM", 0, tp.file.title, "YYYY-MM-DD") %>\n'
        '<< [[<% tp.date.now("YYYY-MM-DD", -1) %>]] | [[<% tp.date.now("YYYY-MM-DD", 1) %>]] >>\n\n'
        "<% tp.web.daily_quote() %>\n\n## Weather\n<% tp.user.weather() %>\n"
        "Mood: <% await tp.system.prompt('Mood?') %>\n## Tasks\n- [ ] <% tp.file.cursor() %>\n"
        "## Evening\n- <%* tR += await tp.user.meeting() %>\n"
    )
    MADE = (
        "---\ncreated: 2026-03-05 07:10\ndistress: \nlessons: []\n---\n"
        "# Donnerstag, 5 März\n<< [[2026-03-04]] | [[2026-03-06]] >>\n\n"
        "> [!quote] Begin anywhere.\n> — John Cage\n\n## Weather\nMild, 12°\n"
        "Mood:\n## Tasks\n- [ ] \n"
        "## Evening\n- Choir at eight\n"
    )

    def is_written(self, text, template=TEXT):
        return is_written(text, "Days/2026-03-05.md", own(template), DAILY)

    def test_untouched(self):
        assert not self.is_written(self.MADE)
        assert not self.is_written(self.MADE.replace("\n", "\r\n"))

    def test_where_the_code_gave_nothing(self):
        gone = self.MADE.replace("> [!quote] Begin anywhere.\n> — John Cage\n", "").replace("Mild, 12°\n", "")
        assert not self.is_written(gone)

    def test_where_it_has_not_run(self):
        assert not self.is_written(self.TEXT)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("distress: ", "distress: 6"),
            ("lessons: []", "lessons: [asking helps]"),
            ("Mood:", "Mood: low"),
            ("- [ ] ", "- [ ] call Sam"),
            ("Mild, 12°\n", "Mild, 12°\nI slept badly.\n"),
            ("Mild, 12°", "Mild #feeling/calm"),
            ("> — John Cage\n", "> — John Cage\nA line of mine.\n"),
            ("## Evening\n- Choir at eight\n", "## Evening\n- Choir at eight\n- It was good to be asked.\n"),
            ("## Evening\n- Choir at eight\n", "- Choir at eight\n## Evening\n"),
            ("07:10", "07:10 and up too late"),
            ("# Donnerstag, 5 März", "# A hard day"),
        ],
    )
    def test_touched(self, before, after):
        assert before in self.MADE
        written = before != "07:10"  # a property of theirs, of which vaultkit reads nothing
        assert self.is_written(self.MADE.replace(before, after, 1)) is written

    def test_a_template_of_nothing_but_code_tells_nothing(self):
        assert self.is_written("Words.\n", "<% tp.file.include('[[Day]]') %>\n")

    def test_what_code_left_is_nobodys_lesson(self):
        template = "## What did you learn?\n- <% tp.date.now('dddd') %> <% tp.user.x() %>\n"
        text = "## What did you learn?\n- Thursday\n- asking helps\n"
        record = read(read_note("Days/2026-03-05.md", text), DAILY, own(template)).record
        assert record.lessons == ("asking helps",)


class TestSettingsOfTheirs:
    LINES = (
        "# {{title}}", "{{date}}", "<< {{yesterday}} | {{tomorrow}} >>", "Made {{time}}", "{{date:dddd, gggg-[W]ww}}",
        "- [ ] by {{date+1M:D MMMM YYYY}}", "{{date-1d:dd}} {{unknown}}", "{{time:LLLL}}",
    )  # fmt: skip

    @given(
        st.sampled_from(DAYS[:3]),
        st.times(),
        st.sampled_from(LOCALES),
        st.sampled_from([ISO, SUNDAY, WeekRule(0, 2), WeekRule(6, 3)]),
        st.sampled_from(["YYYY-MM-DD", "DD.MM.YYYY", "YYYY/MM/YYYY-MM-DD", "dddd D MMMM YYYY"]),
        st.sampled_from(["HH:mm", "h:mm A"]),
    )
    def test_an_untouched_day_is_not_written(self, day, at, spoken, rule, of_date, of_time):  # noqa: PLR0917 - as many as there are settings
        text = "\n".join(self.LINES)
        made = Template("Daily.md", text, Dates(of_date, of_time, spoken, rule)).fill(day, title="x", at=at)
        scaffold = Scaffold(own(text).templates, Formats((of_date, "YYYY-MM-DD"), (of_time,)))
        place = Place(day=day, journal=True)
        assert not is_written(made, "x.md", scaffold, place)
        assert is_written(f"{made}\ntired\n", "x.md", scaffold, place)
        assert is_written(made.replace("Made ", "Made and sad "), "x.md", scaffold, place)
