"""The line of a week's page that is the person's."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
from vaultkit.records.reading import PRIVATE, Place, read
from vaultkit.records.scaffold import Scaffold

WEEK = Template("Week.md", (Path(__file__).parents[2] / "templates/Week.md").read_text("utf-8"))
LINE = "One thing for next week:"


def said(text, *own):
    return read(read_note("2026-W10 Patterns.md", text), Place(), Scaffold({"Week": (WEEK, *own)}))


def page(line, template=WEEK):
    """A page of that template, its last line another."""
    text = template.fill(date(2026, 3, 2))
    assert text.count(LINE) == 1
    return text.replace(LINE, line)


def adjust(line):
    return said(page(line)).adjust


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "line",
    [
        f"{LINE} phone once",
        f"{LINE}phone  once",
        "ONE THING  for next week :  phone once",
        f"**{LINE}** phone once",
        "**One thing for next week**: phone once",
        "__one thing for next week__\n\nphone once",
        f"*{LINE} phone once*",
        f"## {LINE} phone once",
        "### One thing for next week\n\nphone once",
        f"- {LINE} phone once",
        f"- [ ] {LINE} phone once",
        f"> {LINE} phone once",
        f"Some words above.\n{LINE} phone once",
        f"{LINE} phone once\nand other words",
        f"{LINE}\nphone\nonce",
        f"{LINE}\n\n\nphone\nonce\n\nand other words",
        f"{LINE}\n\n- [ ] phone once\n- something else",
        f"- {LINE}\n  - phone once",
        f"{LINE} …\n\nphone once",
        f"{LINE} <!-- later? -->\n\n%% so %% phone once",
        f"{LINE}\n\n{LINE} phone once",
        f"{LINE} [[Phone|phone]] once #lesson",
    ],
)
def test_what_stands_behind_it_or_below(line, ending):
    for lead in ("", "\ufeff"):
        assert said(lead + page(line).replace("\n", ending)).adjust == "phone once"


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        "",
        f"{LINE} ",
        f"{LINE}\n\n## Notes\nSam was here.",
        f"{LINE}\n\n<!-- vaultkit:begin index -->\nSam\n<!-- vaultkit:end index -->\n\nSam was here.",
        f"{LINE}\n\n- [ ] \n- \n",
        f"{LINE} ____",
        "One thing for next week is hard: Sam",
        "Not one thing for next week: Sam",
        "One thing for next weekend: Sam",
        f"`{LINE} Sam`",
        f"```\n{LINE} Sam\n```",
    ],
)
def test_and_nothing_else(line):
    assert adjust(line) is None


@pytest.mark.parametrize("place", ["header", "words", "open"])
def test_nothing_in_a_region_is_read(place):
    end = f"<!-- vaultkit:end {place} -->"
    assert said(page(LINE).replace(end, f"{LINE} Sam\n{end}")).adjust is None
    broken = page(LINE).replace(end, f"{LINE} Sam\n{end}\n{end}")
    assert said(broken).adjust is None


OWN = [
    f"{LINE} if …, then I …",
    "**One thing for next week (small):**",
    f"{LINE} after {{{{week}}}}",
    f"## {LINE}\n\nSay it as: if …, then I …",
]


@pytest.mark.parametrize("line", OWN)
def test_what_an_own_template_puts_there_says_nothing(line):
    own = Template("Week.md", WEEK.text.replace(LINE, line))
    untouched = own.fill(date(2026, 3, 2))
    assert said(untouched, own).adjust is None
    assert said(f"{untouched.rstrip()}\n\n- phone once\n", own).adjust == "phone once"
    assert said(page(f"{LINE} phone once"), own).adjust == "phone once"


@pytest.mark.parametrize("line", OWN[:3])
def test_and_what_is_typed_behind_it_does(line):
    own = Template("Week.md", WEEK.text.replace(LINE, line))
    assert said(f"{own.fill(date(2026, 3, 2)).rstrip()} phone once\n", own).adjust == "phone once"


def test_only_of_a_weeks_page_and_never_of_a_private_one():
    text = page(f"{LINE} phone once")
    assert said(text.replace("kind: week", "kind: index")).adjust is None
    assert said(text.replace("kind: week", "kind: week\nprivate: true")) == PRIVATE
    assert said(f"{text}\n#unsafe\n") == PRIVATE


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.sampled_from(["", "**", "- ", "# "])
)
def test_any_text_is_read_without_fault(words, lead):
    for line in (f"{lead}{LINE}{words}", f"{lead}{LINE}\n\n{words}"):
        found = adjust(line)
        assert found is None or found.strip()
