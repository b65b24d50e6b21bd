"""Journals in a few lines: notes as text, read as vaultkit reads them, and the pages they give."""

import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st

from vaultkit.notes import note as notes
from vaultkit.notes import regions
from vaultkit.notes.calendar import ISO, leading_day, week_from_label
from vaultkit.notes.names import theme_key
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.spans import span_from_label
from vaultkit.notes.template import Template
from vaultkit.pages.atlas import Shelf, atlas, wanted_pages
from vaultkit.pages.pages import Press, fill_sections
from vaultkit.pages.places import PagePaths
from vaultkit.pages.sections import BY_NAME
from vaultkit.patterns.history import OneThing, history
from vaultkit.records import reading
from vaultkit.records.reading import Place
from vaultkit.records.scaffold import Scaffold

_FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = {path.stem: Template(path.stem, path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.md"))}
SCAFFOLD = Scaffold({name: (template,) for name, template in TEMPLATES.items()})
DAY_KINDS = {"Check-in": "checkin", "Reflection": "reflection"}
LINK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


@lru_cache(maxsize=20_000)
def record(path, text):
    """The record of one note; the last word of its name says its kind, and `2026-03-02` is a daily note."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    kind = stem.rpartition(" ")[2]
    if kind in ("Episode", "Repair") and "kind:" not in text:
        front = text.removeprefix("---\n") if text.startswith("---\n") else "---\n" + text
        text = f"---\nkind: {kind.lower()}\n{front}"
    day = leading_day(stem)
    place = Place(DAY_KINDS.get(kind), day, journal=day is not None, home=True)
    return reading.read(notes.read(path, text), place, SCAFFOLD).record


def records(text):
    """`=== 2026-03-02 Reflection` begins a note; its folder is `J` unless it is said."""
    parts = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    named = [(name.strip(), said) for name, said in zip(parts[1::2], parts[2::2], strict=True)]
    paths = [(f"{name}.md" if "/" in name else f"J/{name}.md", said) for name, said in named]
    return [found for path, said in paths if (found := record(path, said)) is not None]


def many(days, text="#feeling/calm", first=date(2026, 1, 1)):
    """An evening on each of so many days."""
    return "".join(f"=== {first + timedelta(n)} Reflection\n{text}\n" for n in range(days))


def one_things(weekly, rule=ISO):
    """What the pages of weeks say, by their labels."""
    said = {week_from_label(label, rule): text for label, text in dict(weekly).items()}
    return {week: OneThing(text, f"P/{week.label}.md") for week, text in said.items()}


class Journal:
    """``pages`` and ``person`` are what the shelf knows; ``taken`` are paths of other notes; ``weekly`` what the pages
    of some weeks say, by their labels.
    """

    def __init__(
        self, text, *, rule=ISO, pages=(), person=(), taken=(), week="[P]/GGGG-[W]WW", unread=0, weekly=()
    ):
        found = records(text) if isinstance(text, str) else text
        self.history = history(found, rule, one_things(weekly, rule))
        forms = {"week": week, "month": "[P]/YYYY-MM", "quarter": "[P]/YYYY-[Q]Q"}
        self.paths = PagePaths(
            {kind: PathFormat(form, rule) for kind, form in forms.items()},
            {"index": "P/Patterns", "through": "P/Through", "phrasebook": "P/Phrasebook"},
            "P/Themes",
        )
        self.shelf = Shelf(dict(pages), dict(person), lambda path: path in taken)
        self.atlas = atlas(wanted_pages(self.history), self.paths, self.shelf, rule)
        self.press = Press(self.history, self.atlas, unread=unread)
        self.known = {r.path for r in found} | {*self.atlas.paths.values()}
        self.known |= {thing.path for thing in self.history.weekly.values()}

    # Pages as they read, links as `[alias]`.

    def week(self, label, section=None):
        week = week_from_label(label, self.history.rule)
        return self.read(self.press.span_view(week, self.atlas.week(week) or "P/W.md"), "Week", section)

    def span(self, label, section=None):
        """A month's or a quarter's page."""
        template = "Quarter" if "Q" in label else "Month"
        return self.read(self.press.span_view(span_from_label(label), "P/M.md"), template, section)

    def single(self, kind, section=None):
        """The page of its kind: `through`, `phrasebook`."""
        return self.read(self.press.index_view(f"P/{kind}.md"), kind.capitalize(), section)

    def theme(self, name, section=None, subject="trigger"):
        theme = self.history.themes[subject][theme_key(name)]
        return self.read(self.press.theme_view(theme, "P/T.md"), "Theme", section)

    def index(self, section=None):
        return self.read(self.press.index_view("P/Patterns.md"), "Index", section)

    def note(self, name, section):
        """A region of a day's own note."""
        day, _, kind = name.partition(" ")
        kind = DAY_KINDS.get(kind, kind.lower())
        view = self.press.day_view(f"J/{name}.md", date.fromisoformat(day), kind)
        return LINK.sub(r"[\2]", BY_NAME[section].fill(view))

    def read(self, view, template, section=None):
        return LINK.sub(r"[\2]", self.raw(view, template, section))

    def raw(self, view, template, section=None):
        if section is not None:
            return BY_NAME[section].fill(view)
        found = regions.find(TEMPLATES[template].text)
        contents, problems = fill_sections(view, found, template)
        assert not problems
        return "\n".join(contents[region.name] for region in found)

    def views(self):
        """Every page and every day note: (name, view)."""
        for page, path in self.atlas.paths.items():
            yield path, self.press.page_view(page, path)
        for (kind, day), path in self.history.notes.items():
            yield path, self.press.day_view(path, day, kind)

    def everything(self):
        """All that any section says on any page."""
        return "\n".join(
            section.fill(view) for _, view in self.views() if view for section in BY_NAME.values()
        )


# Random journals.

_FIRST = date(2025, 12, 20)
_DAYS = st.integers(0, 44).map(lambda n: _FIRST + timedelta(n))
_NAMES = ("slow reply", "Slow-Reply", "No answer", "What now?", "plans/late", "Raised voice")
_TAGS = (
    *("trigger/slow-reply", "trigger/no-answer", "trigger/raised-voice", "trigger/plans/late"),
    *("rift/dinner", "repair/dinner", "rift/dad", "repair/dad", "feeling/calm", "feeling/afraid"),
    *("distress/0", "distress/3", "distress/10", "need/rest", "story/leaving", "feeling/left-out"),
)


def _front(*pairs):
    lines = [f"{name}: {value}\n" for name, value in pairs if value is not None]
    return f"---\n{''.join(lines)}---\n"


@st.composite
def _text(draw, kind, day):
    tags = " ".join(f"#{tag}" for tag in draw(st.lists(st.sampled_from(_TAGS), max_size=3)))
    maybe = lambda *values: draw(st.sampled_from((None, *values)))  # noqa: E731 - reads as what it is below
    near = st.integers(-6, 12).map(lambda n: day + timedelta(n))
    people = maybe("[Sam]", '["[[Dad]]"]', "[Ines, Sam]")
    linked = f'"[[{draw(_DAYS)} Repair]]"'
    if kind == "Episode":
        return _front(
            ("trigger", maybe(*(f'"{name}"' for name in _NAMES))),
            ("people", people),
            ("distress", maybe(0, 4, 9)),
            ("deferred", maybe("his text")),
            ("reply_by", maybe(draw(near))),
            ("replied_on", maybe(draw(near))),
            ("my_response", maybe("went for a walk")),
            ("story", maybe("CANARY")),
            ("repair", maybe(linked)),
        )
    if kind == "Repair":
        return _front(
            ("ruptured_on", maybe(draw(near), day)),
            ("repaired_on", maybe(draw(near), day)),
            ("repair_status", maybe("open", "partly", "repaired", "let go", "not_wanted", "not-safe")),
            ("people", people),
            ("episode", maybe(f'"[[{draw(_DAYS)} Episode]]"')),
            ("agreed", maybe("we phone")),
        ) + (tags + "\n")
    return (
        _front(
            ("distress", maybe(1, 5, 8)),
            ("triggers", maybe(*(f'["[[{name}]]"]' for name in _NAMES))),
            ("repairs", maybe("[dinner]", f"[{linked}]")),
            ("adjust", maybe("if it is late, then I ring")),
            ("adjust_tried", maybe("CANARY")),
        )
        + f"{tags}\n\n## What did you learn?\n{maybe('- it was a jacket', '- I can come back') or ''}\n"
    )


@st.composite
def note_texts(draw):
    """One note: its path and text."""
    kind = draw(st.sampled_from(("Reflection", "Reflection", "Check-in", "Episode", "Repair", "")))
    day = draw(_DAYS)
    return f"J/{day} {kind}".strip() + ".md", draw(_text(kind, day))


TRIGGERS = st.sampled_from(
    (
        ("T/Slow reply.md", "---\nkind: trigger\naliases: [No answer]\nif_then: if late, then I ring\n---\n"),
        ("T/Slow reply.md", "---\nkind: trigger\nhidden: true\n---\n"),
        ("T/Raised voice.md", "---\nkind: trigger\ndate: 2026-01-01\n---\nsee [[Slow reply]]\n"),
    )
)


@st.composite
def vaults(draw, size=25):
    """Path to text."""
    found = dict(draw(st.lists(note_texts(), min_size=1, max_size=size)))
    return found | dict(draw(st.lists(TRIGGERS, max_size=2)))


def weekly():
    """What some weeks' pages say, by their labels."""
    labels = ("2025-W51", "2025-W52", "2026-W01", "2026-W02", "2026-W03", "2026-W04")
    return st.dictionaries(st.sampled_from(labels), st.sampled_from(("phone once", "walk first")), max_size=4)


def read_vault(vault):
    return [found for path, text in vault.items() if (found := record(path, text)) is not None]
