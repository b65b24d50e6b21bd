from datetime import date
from pathlib import Path

import pytest

from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
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
    return Scaffold({**SCAFFOLD.templates, "daily": (Template("Daily.md", text), *others)})


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
        for text, written in (("2022-W52\n", False), ("2023-W01\n", False), ("2023-W02\n", True)):
            assert read(read_note("2023-01-01.md", text), place, own("", sunday)).record.is_written is written
