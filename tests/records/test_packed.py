"""What goes into the index comes out of it as it was."""

import pickle
from datetime import date

import pytest

from vaultkit.notes.names import Name, named
from vaultkit.notes.note import read
from vaultkit.records import reading
from vaultkit.records.kinds import KINDS
from vaultkit.records.reading import Place
from vaultkit.records.scaffold import Scaffold

NOTHING = Scaffold({})
NOTE = """---
kind: episode
day: 2026-03-05
trigger: "[[Plans changed late]]"
people: ["[[Sam]]", Ines]
distress: 12
feelings: [afraid]
story: they do not care
repair_of: x
---
#rift/dinner #trigger/no-reply and [[A/Note|so]].

<!-- vaultkit:begin nearby weeks=8 -->
[[A]]
<!-- vaultkit:end nearby 1a2b3c4d -->
"""


def again(value):
    return pickle.loads(pickle.dumps(value, protocol=5))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_blank_record(kind):
    record = kind.record(path="a.md")
    assert again(record) == record
    assert repr(again(record)) == repr(record)


@pytest.mark.parametrize(
    "text", [NOTE, "", "---\nprivate: true\n---\n", "---\nkind: week\nweek: 2026-W10\n---\n"]
)
def test_a_reading(text):
    said = reading.read(read("a.md", text), Place(None, date(2026, 3, 5), journal=True), NOTHING)
    assert repr(again(said)) == repr(said)
    assert again(said) == said


@pytest.mark.parametrize("fault", ["a: b: c\n", "a: b\na: c\n", ""])
@pytest.mark.parametrize("marker", ["", "<!-- vaultkit:begin words -->\n"])
def test_a_note_that_is_kept(fault, marker):
    note = read("a.md", NOTE.replace("day:", f"{fault}day:") + marker)
    kept, found = note.unparsed(), again(note.unparsed())
    assert (found.text, found.properties, found.regions) == (kept.text, kept.properties, kept.regions)
    assert repr(found.fault) == repr(kept.fault)
    assert found.fault is None or vars(found.fault) == vars(kept.fault)


def test_equal_names_come_out_as_one():
    assert again(named("no-reply", None, True)) is named("no-reply", None, True)
    assert again(Name("Sam", "People/Sam")) == Name("Sam", "People/Sam")
