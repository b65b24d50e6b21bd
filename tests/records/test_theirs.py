"""Notes of years that have nothing to do with vaultkit: nobody is told of them."""

from datetime import date

import pytest

from vaultkit.notes.note import read as read_note
from vaultkit.records.reading import Place, Reading, read
from vaultkit.records.scaffold import Scaffold

DAILY = Place(day=date(2026, 3, 5), journal=True)


def said(text, place=Place(), path="2026-03-05.md"):  # noqa: B008 - a frozen value
    return read(read_note(path, text), place, Scaffold({}))


@pytest.mark.parametrize(
    "text",
    [
        "---\nday: Thursday\n---\n",
        "---\ndate: {{date}}\n---\n",
        "---\ntitle: a: b\n---\n",
        "---\nx: @me\n---\n",
        "---\nx: 1\nx: 2\n---\n",
        "---\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n---\n",
        "---\npeople: {a: b}\n---\n",
        "---\ntests: {unit: ok}\n---\n",
        "---\nkind: test\n---\n",
        "#history/rome #habitat/x #drift/y #lesion/z #tiger/a #stress/7 #mistress/b",
        "#story/PROJ-12",
        "#distress/high",
        f"{'words ' * 30_000}",
    ],
)
def test_a_daily_note_that_says_nothing_of_vaultkits_is_told_nothing(text):
    assert said(text, DAILY).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: a: b\n---\n#trigger/slow-reply\n",
        "---\ntitle: a: b\ntriggers: [x]\n---\n",
        "---\ndistress: low\n---\n",
        "---\nfeelings: [calm]\nneeds: {a: b}\n---\n",
        "---\nx: 1\nx: 2\n---\n<!-- vaultkit:begin morning -->\n<!-- vaultkit:end morning -->\n",
        "#tigger/slow-reply",
        "#feelng/sad",
    ],
)
def test_one_that_does_is_told_what_was_not_read(text):
    assert len(said(text, DAILY).problems) == 1


@pytest.mark.parametrize(
    "head",
    [
        "kind: episode\nepisode_number: 249\nsource: a podcast",
        "kind: test\ndate: 2026-03-05\nresult: passed",
        "kind: repair\nhouse: roof\npeople: [Bo]",
        "kind: repair\nitem: boiler\nepisode: 3",
        "kind: commit\ndate: 2026-03-05",
        "kind: text\ndate: 2026-03-05",
        "kind: episode\nday: Thursday",
    ],
)
def test_other_kinds_of_the_same_name_are_somebody_elses(head):
    assert said(f"---\n{head}\n---\nwords\n", path="Podcasts/Episode 249.md") == Reading()
    assert said(f"---\n{head}\n---\nwords\n", path="Podcasts/2026-03-05 Episode.md").problems == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("kind: episode\ntrigger: Slow reply\nday: 2026-03-05\n---\n", Place()),
        ("kind: episode\n---\n#trigger/slow-reply\n", Place()),
        ("kind: episode\n---\nwords\n", Place(home=True)),
        ("kind: exchange\npeople: [Sam]\n---\nwords\n", Place()),
        ("kind: person\n---\n", Place()),
    ],
)
def test_a_property_a_tag_or_its_place_makes_it_vaultkits(text, place):
    assert said(f"---\n{text}", place).record is not None


def test_an_essay_of_the_kind_reflection_is_no_evening():
    assert said("---\nkind: reflection\n---\nwords\n", path="Essays/On time.md") == Reading()
    assert said("---\nkind: reflection-note\n---\nwords\n", DAILY).problems == ()


def test_somebody_elses_people_are_no_problem():
    assert said("---\nkind: person\ntrusted: very\nevery_days: often\n---\n", path="CRM/Bo.md").problems == ()
