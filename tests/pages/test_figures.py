"""Every section over many journals of every kind: its words, its quotes, its numbers."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages import every_kind
from vaultkit.pages.said import Figure
from vaultkit.pages.say import sentences
from vaultkit.pages.sections import SECTIONS
from vaultkit.records import fields
from vaultkit.records.kinds import KINDS

JOURNALS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
LINK = re.compile(r"\[\[[^\]]*\]\]")
QUOTE = re.compile(r'"[^"]*"|“[^”]*”')
FORBIDDEN = re.compile(
    r"\b(streaks?|failed|failures?|should|scores?|overdue|missed|late|too (long|late|much)|ignored you|progress|"
    r"(anxious|avoidant|secure) (style|attachment)|(good|bad|negative|positive) feelings?|None|True|False|"
    r"because of|caused|causes|leads? to|makes? you|always|never|0 (days|weeks|rifts|times)|"
    r"1 (days|weeks|rifts|lessons|notes|times|steps|tests|stories|requests|promises)|of 1 days|nan|inf)\b|\w_\w|-> |\{|\}"
)
# What is no count: days, weeks, months and years as they are called, and what a scale or a rule is.
CALLED = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|"
    r"\b(?:19|20)\d\d\b|\b[Ww]eeks? \d+(?:(?:, | – |–| and )(?:\d+)\b(?! of \d+ \w))*|\bof 10\b|\b[Rr]ung \d+|\b\d+ (?:hours?|minutes?)\b"
)
SHOWN = {value for name, value in sentences().items()}


def enum_words():
    """The words of enums that pages say otherwise, and that no sentence holds by itself."""
    prose = " ".join(sentences().values())
    raw = {word for kind in KINDS for each in kind.properties for word in each.type.allowed}
    told = {name.split(".", 1)[1] for name in sentences()}
    return {
        word
        for word in raw
        if word.replace(" ", "-") in told and not re.search(rf"\b{re.escape(word)}\b", prose, re.IGNORECASE)
    }


ENUMS = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(enum_words())))})\b")


@pytest.fixture(scope="module")
def journal_of(journal):
    return lambda vault: journal(every_kind.read(vault))


@JOURNALS
@given(vault=every_kind.vaults(), data=st.data())
def test_words_quotes_and_numbers(journal_of, vault, data):
    found = journal_of(vault)
    for section in SECTIONS:
        options = {name: data.draw(st.sampled_from((low, 8, high))) for name, low, high in section.options}
        for page, view in found.views():
            said = section.tell(view, **options)
            where = f"{section.name} of {page}:\n{said.text}"
            assert "CANARY" not in said.text, where
            assert not re.search(r"[ \t]$|\n\n\n|\.\.(?!\.)| ,| \.(?!\.)|\(\)|:\n|  ", said.text), where
            plain = QUOTE.sub("", LINK.sub("", said.text))
            assert not FORBIDDEN.search(plain), (FORBIDDEN.search(plain)[0], where)
            assert not ENUMS.search(plain), (ENUMS.search(plain)[0], where)
            check_numbers(plain, said.figures, where)
            for figure in said.figures:
                check(figure, where)


def check_numbers(plain, figures, where):
    """A number that is no name is a figure's value, its n, or what a rule needs."""
    known = {number for figure in figures for number in (figure.value, figure.n)} | {3, 5, 8}
    body = "\n".join(line for line in plain.splitlines() if not line.startswith("#"))
    for text in re.findall(r"\d+(?:\.\d+)?", CALLED.sub("", re.sub(r"`[^`]*`", "", body))):
        assert float(text) in known, (text, sorted(known), where)


def check(figure: Figure, where):
    assert figure.n >= 1, (figure, where)
    assert figure.start <= figure.end, (figure, where)
    assert list(figure.days) == sorted(figure.days), (figure, where)
    assert all(figure.start <= day <= figure.end for day in figure.days), (figure, where)
    assert re.fullmatch(r"[a-z][a-z0-9-]*", figure.what), (figure, where)
    if figure.unit == "days" and "median" not in figure.what and figure.what.endswith("days"):
        assert figure.value <= figure.n, (figure, where)


def test_the_journals_hold_every_property():
    """What is drawn here is what is there: no property of a kind is out of reach."""
    types = {each.type for kind in KINDS for each in kind.properties}
    assert fields.TEXT in types
    assert set(every_kind.QUOTED) <= {each.name for kind in KINDS for each in kind.properties}
