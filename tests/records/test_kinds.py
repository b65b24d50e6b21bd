"""What holds for every kind there is."""

from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path

import pytest

from vaultkit.notes.names import Name, key
from vaultkit.notes.note import read as read_note
from vaultkit.notes.template import Template
from vaultkit.records.fields import SHARED, TEXT
from vaultkit.records.kinds import KINDS, LASTING, PAGE_KINDS, kind_named
from vaultkit.records.reading import Place, read
from vaultkit.records.record import Record
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.scaffold import Scaffold
from vaultkit.records.words import STORIES, extended, shipped

FOLDER = Path(__file__).parents[2] / "templates"
COMMON = {"kind", "day", "date", "written", "tags", "private"}
EVERY = [(kind, wanted) for kind in KINDS for wanted in kind.properties]
FIELDS = {"repairs": "loops"}
"""Where a property's values are, if not in the record's field of its name."""
EVERY_IDS = [f"{kind.name}-{wanted.name}" for kind, wanted in EVERY]


SAMPLES = {
    "text": ("20:30", "20:30", "[a, b]"),
    "a list of text": ("[no, 0123]", ("no", "0123"), "[{a: [b]}]"),
    "date (YYYY-MM-DD)": ("2026-03-06", date(2026, 3, 6), "2026-13-40"),
    "a list of dates (YYYY-MM-DD)": ("[2026-03-06]", (date(2026, 3, 6),), "2026-13-40"),
    "a list of words": ("[Afraid, mind_reading]", ("afraid", "mind reading"), "{a: [b]}"),
    "a link or name": ("'[[x/Sam]]'", Name("Sam", "x/Sam"), "[a, b]"),
    "a list of links or names": ("'[[Sam]]'", (Name("Sam", "Sam"),), "{a: [b]}"),
    "a span such as 40 min or 2 h": ("1 h 30", 90, "soon"),
}


def samples(wanted):
    """A value that fits, what it is read as, one that does not fit, and the nearest word to that."""
    words = wanted.type.words
    if words in SAMPLES:
        return (*SAMPLES[words], None)
    if words == "true / false":
        return "yes", True, "treu", "true"
    if words.startswith("a whole number from"):
        low, high = (int(word) for word in words.replace("−", "-").split()[4::2])
        return str(low), low, str(high + 1), None
    last = wanted.type.allowed[-1]
    return (
        last.upper().replace(" ", "_"),
        (last,) if wanted.type.many else last,
        f"{last}e",
        last,
    )


def reading(kind, *lines):
    text = "\n".join(["---", f"kind: {kind.name}", "day: 2026-03-05", *lines, "---", ""])
    return read(read_note("2026-03-05 x.md", text), Place(home=True), Scaffold({}))


@pytest.mark.parametrize(("kind", "wanted"), EVERY, ids=EVERY_IDS)
def test_every_property_is_read(kind, wanted):
    typed, value, *_ = samples(wanted)
    spellings = {
        wanted.name,
        wanted.name.upper(),
        wanted.name.replace("_", " "),
        wanted.name.replace("_", "-"),
    }
    for name in spellings:
        said = reading(kind, f"{name}: {typed}")
        assert not any(name in problem.message for problem in said.problems)
        found = {
            "triggers": tuple(mention.name for mention in said.record.triggers),
            "repairs": tuple(loop.name for loop in said.record.loops if not loop.opens),
        }
        assert found.get(wanted.name, getattr(said.record, wanted.name, None)) == value
        assert said.record.is_written


IN_DOUBT = {"hidden": True, "repair_status": "not safe", "boundary_status": "crossed"}
"""What counts, where showing too much would be the worse mistake; of the last two what the samples are slips of."""


@pytest.mark.parametrize(("kind", "wanted"), EVERY, ids=EVERY_IDS)
def test_every_misfit_is_told_of_and_the_rest_still_counts(kind, wanted):
    _, _, typed, nearest = samples(wanted)
    other = next((each for each in kind.properties if each.type is TEXT and each is not wanted), None)
    said = reading(kind, f"{other.name}: words" if other else "x: y", f"{wanted.name}: {typed}")
    (problem,) = (problem for problem in said.problems if f"`{wanted.name}`" in problem.message)
    column = len(f"{wanted.name}: ") + 1 + (typed == "[{a: [b]}]")
    assert (problem.path, problem.line, problem.column) == ("2026-03-05 x.md", 5, column)
    assert "expected" in problem.message
    assert problem.did_you_mean == nearest
    assert other is None or getattr(said.record, other.name) == "words"
    field = FIELDS.get(wanted.name, wanted.name)
    in_doubt = IN_DOUBT.get(field, getattr(kind.record(path=""), field))
    assert getattr(said.record, field) == in_doubt


@pytest.mark.parametrize(("kind", "wanted"), EVERY, ids=EVERY_IDS)
@pytest.mark.parametrize("blank", ["", "~", "''", "[]"])
def test_blank_is_unknown(kind, wanted, blank):
    said = reading(kind, f"{wanted.name}: {blank}")
    assert said.problems == ()
    assert not said.record.is_written
    assert not getattr(said.record, wanted.name, None)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_has_a_field_for_every_property(kind):
    names = [wanted.name for wanted in kind.properties]
    assert len(names) == len(set(names))
    assert not COMMON & set(names)
    assert set(kind.takes) <= SHARED.keys()
    assert {FIELDS.get(name, name) for name in names} <= {field.name for field in fields(kind.record)}
    assert not SHARED.keys() & {name for name in names if name not in _shared(kind)}
    assert issubclass(kind.record, Record)
    assert all(field.default is not MISSING for field in fields(kind.record) if field.name != "path")


def _shared(kind):
    return {wanted.name for wanted in kind.properties if wanted == SHARED.get(wanted.name)}


def test_a_property_has_one_type_in_the_whole_vault():
    types = {}
    for kind in KINDS:
        for wanted in (*kind.common, *kind.properties):
            assert types.setdefault(wanted.name, wanted.type.words) == wanted.type.words


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_a_kind_names_it_has(kind):
    names = {wanted.name for wanted in kind.properties}
    wanted = {*kind.takes, *kind.later, kind.named, kind.begins, kind.ends} - {""}
    assert wanted <= names
    asked_of = REFLECTION.by_name if kind.told_in else kind.by_name
    assert {*kind.asks, *filter(None, [kind.told_in])} <= asked_of.keys()
    assert all(each.of_kind in {"", *(known.name for known in KINDS)} for each in kind.properties)
    assert kind.what
    assert all(each.prose for each in (*kind.common, *kind.properties))
    assert kind.lasting is (kind.name in LASTING)
    assert all(each.offers in WORD_LISTS for each in kind.properties)


@pytest.mark.parametrize(
    ("lines", "waits"),
    [
        (["story: He left"], True),
        (["story_type: leaving", "checked: not yet"], True),
        (["story: He left", "checked: asked"], False),
        (["checked: not yet", "facts: He was late"], False),
    ],
)
def test_an_episode_is_open_while_its_story_waits(lines, waits):
    episode = kind_named("episode")
    assert episode.is_open(reading(episode, "trigger: Noise", *lines).record) is waits


WORD_LISTS = {"", "feelings", "needs", "habits", "themes", "blocks"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_a_template(kind):
    template = Template("x.md", (FOLDER / f"{kind.template}.md").read_text(encoding="utf-8"))
    assert template.properties["kind"] == (kind.name,)
    names = {key(wanted.name) for wanted in kind.properties} | {key(name) for name in COMMON}
    assert template.properties.keys() <= names
    title = "2026-03-05 x" if kind.event else "x"
    note = read_note(f"{title}.md", template.fill(date(2026, 3, 5), title=title))
    assert sum(node.blank for node in note.properties.values()) <= 4
    prompts = [text for text in note.texts if text.shape == "heading"]
    assert 1 <= len(prompts) <= 5
    said = read(note, Place(home=True), Scaffold({kind.template: (template,)}))
    assert said.problems == ()
    assert not said.record.is_written
    assert (said.record.day is None) is kind.lasting


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_bold_properties_are_asked_for_once_something_is_written(kind):
    bold = [wanted.name for wanted in kind.properties if wanted.bold]
    said = reading(kind, "tags: [feeling/calm]")
    assert [problem.message.split("`")[1] for problem in said.problems] == bold
    assert reading(kind).problems == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_written_note_of_a_dated_kind_asks_for_its_day(kind):
    head = f"---\nkind: {kind.name}\n---\n"
    said = read(read_note("x.md", f"{head}words\n"), Place(home=True), Scaffold({}))
    assert said.undated is kind.dated
    assert any("day" in problem.message for problem in said.problems) is kind.dated
    assert read(read_note("x.md", head), Place(home=True), Scaffold({})).problems == ()


@pytest.mark.parametrize("word", ["checkin", "Check-in", "check in", "CHECK_IN"])
def test_a_kind_in_any_spelling(word):
    assert kind_named(word).name == "checkin"


def test_kinds_and_pages_are_apart():
    names = [kind.name for kind in KINDS]
    assert len(names) == len(set(names))
    assert not set(names) & set(PAGE_KINDS)
    assert all(kind_named(name) is None for name in (*PAGE_KINDS, "", "book"))


def test_the_shipped_words():
    words = shipped()
    feelings = [word for quadrant in words.feelings.values() for word in quadrant]
    assert (len(words.feelings), len(feelings), len(words.needs), len(words.habits)) == (4, 48, 24, 12)
    for each in (feelings, words.needs, words.habits, STORIES):
        assert len({key(word) for word in each}) == len(each)
    assert all(line.endswith(".") for line in words.habits.values())
    story = next(wanted for kind, wanted in EVERY if wanted.name == "story_type")
    assert story.type.allowed == STORIES
    assert {feeling for under in words.held.values() for feeling in under} <= set(feelings)
    assert not set(words.held) & set(feelings)
    assert all(words.underneath(word) == words.held[word] for word in words.held)
    assert words.underneath("Let me  down") == words.underneath("let_down") == words.held["let-down"]
    assert words.underneath("calm") == ()
    assert all(words.offered(name) for name in WORD_LISTS - {""})


def test_words_of_ones_own():
    words = extended(feelings=("snug",), needs=("sea",), habits=("doom",), themes=("money",))
    assert words.themes[-1] == "money"
    assert words.offered("feelings")[-1] == "snug"
    assert words.feelings["your own"] == ("snug",)
    assert words.needs[-1] == "sea"
    assert words.habits["doom"] == ""
    assert extended() == shipped()
