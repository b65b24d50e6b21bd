from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.notes.regions import Broken, Filled, emptied, fill, find, inside_digest, lines, parted

ENDINGS = ["\n", "\r\n", "\r"]
BREAKS = ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\ud800"]
PARTS = st.sampled_from(
    [*ENDINGS, *BREAKS, "\ufeff", "word", " ", "```", "<!-- vaultkit:", " -->", "# Title"]
)
PROSE = st.lists(PARTS, max_size=12).map("".join).filter(lambda text: "vaultkit:" not in text)
CONTENTS = st.lists(st.sampled_from(["## Title", "- a b", "", "x\u2028y", "é"]), max_size=4).map(
    lambda rows: "".join(f"{row}\n" for row in rows)
)


def marked(name, inside="", ending="\n", digest=""):
    return (
        f"<!-- vaultkit:begin {name} -->{ending}{inside}<!-- vaultkit:end {name}{digest and ' ' + digest} -->"
    )


@st.composite
def notes(draw):
    """The text outside of some regions, the note, and what is to stand inside."""
    ending = draw(st.sampled_from(ENDINGS))
    outside, pieces, contents = [], [], {}
    for name in draw(st.lists(st.sampled_from(["mended", "words", "came-up"]), max_size=3, unique=True)):
        before = draw(PROSE)
        is_mark = not pieces and before == "\ufeff"
        if before and not is_mark and not before.endswith(("\n", "\r")):
            before += ending
        inside = draw(PROSE)
        pieces += [before, marked(name, inside + ending, ending)]
        outside.append(before)
        contents[name] = draw(CONTENTS)
        pieces.append(ending)
        outside.append(ending)
    last = draw(PROSE)
    return [*outside, last], "".join((*pieces, last)), contents


def test_lines_are_those_of_markdown():
    assert lines("a\nb\r\nc\rd\u2028e\x0bf\x0cg\x85h") == ["a\n", "b\r\n", "c\r", "d\u2028e\x0bf\x0cg\x85h"]
    assert lines("a\n") == ["a\n"]
    assert lines("\n\r\n\r") == ["\n", "\r\n", "\r"]
    assert lines("") == []


def test_a_region():
    text = "above\r\n<!-- vaultkit:begin came-up weeks=8 as=x-1 -->\r\nold\r\n<!-- vaultkit:end came-up 0123abcd --> \r\nbelow"
    (region,) = find(text)
    assert (region.name, dict(region.options)) == ("came-up", {"weeks": "8", "as": "x-1"})
    assert (region.line, region.last_line) == (2, 4)
    assert text[region.start : region.stop] == "old\r\n"
    assert text[region.end :] == "\r\nbelow"
    assert region.written == "0123abcd"


def test_capitals_are_the_same_name_and_stay_as_they_are():
    template = "<!-- vaultkit:begin Came-Up -->\n<!-- vaultkit:end came-UP -->\n"
    (region,) = find(template)
    assert region.name == "came-up"
    filled = fill(template, (region,), {"came-up": "x\n"}).text
    assert filled.startswith("<!-- vaultkit:begin Came-Up -->\nx\n<!-- vaultkit:end came-UP ")
    assert fill(filled, find(filled), {"came-up": "x\n"}) == Filled(filled, ())
    assert emptied(filled, find(filled)) == template


def test_an_option_said_twice_is_no_number():
    (region,) = find(
        marked("grid weeks=52 as=x weeks=3").replace("end grid weeks=52 as=x weeks=3", "end grid")
    )
    assert dict(region.options) == {"weeks": "52 weeks=3", "as": "x"}


def test_a_region_below_a_byte_order_mark():
    (region,) = find("\ufeff" + marked("words", "x\n"))
    assert (region.line, region.last_line) == (1, 3)


def test_markers_in_code_do_not_count():
    text = f"```\n{marked('words')}\n```\n{marked('words', 'x' + chr(10))}\n"
    assert isinstance(find(text), Broken)
    (region,) = find(text, code={1, 2, 3, 4})
    assert region.line == 5


@pytest.mark.parametrize(
    "text",
    [
        "words about <!-- vaultkit:begin words -->\n",
        "  <!-- vaultkit:begin words -->\n",
        "> <!-- vaultkit:begin words -->\n",
        "<!-- vaultkit -->\n",
        "\u2028<!-- vaultkit:begin words -->\n",
        "a\x0b<!-- vaultkit:begin words -->\n",
    ],
)
def test_only_a_whole_line_is_a_marker(text):
    assert find(text) == ()


BEGIN_A, END_A, BEGIN_B = (f"<!-- vaultkit:{what} -->" for what in ("begin a", "end a", "begin b"))


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        ([BEGIN_A, "x"], 1, "`a` begins and never ends"),
        ([END_A], 1, "`a` ends without having begun"),
        ([BEGIN_A, END_A, "x", BEGIN_A, END_A], 4, "a second region `a`"),
        ([BEGIN_A, BEGIN_A, END_A, END_A], 2, "`a` begins before `a` has ended"),
        ([BEGIN_A, "x", BEGIN_B, END_A], 3, "`b` begins before `a` has ended"),
        ([BEGIN_B, END_A], 2, "`a` ends without having begun"),
        ([BEGIN_A, END_A, END_A], 3, "`a` ends without having begun"),
        ([BEGIN_A, "<!-- vaultkit:end a 12 -->"], 2, "not one of vaultkit's"),
        ([BEGIN_A, END_A + " mine"], 2, "not one of vaultkit's"),
        (["<!-- vaultkit:begin A! -->"], 1, "not one of vaultkit's"),
        ([BEGIN_A, END_A, "<!-- vaultkit:begin A -->", END_A], 3, "a second region `A`"),
        (["<!-- vaultkit:begin a weeks=8,9 -->"], 1, "not one of vaultkit's"),
        (["<!-- vaultkit:begin a"], 1, "not one of vaultkit's"),
        (["<!-- vaultkit:middle a -->"], 1, "not one of vaultkit's"),
    ],
)
@pytest.mark.parametrize("ending", ENDINGS)
def test_anything_but_pairs_is_broken(rows, line, message, ending):
    found = find(ending.join(["above", *rows, "below"]))
    assert isinstance(found, Broken)
    assert found.line == line + 1
    assert message in found.message
    marks = [number for number, row in enumerate(rows, 2) if row.startswith("<!-- vaultkit:")]
    assert (found.first, found.last) == (marks[0], marks[-1])


def test_filling():
    text = f"a\r\n{marked('words', ending=chr(13) + chr(10))}\r\nb"
    content = "## In your words\n- x\n"
    filled = fill(text, find(text), {"words": content})
    inside = content.replace("\n", "\r\n")
    assert filled == Filled(
        f"a\r\n{marked('words', inside, chr(13) + chr(10), inside_digest(content))}\r\nb", ()
    )


def test_what_is_not_asked_for_stays():
    text = f"{marked('words', 'mine' + chr(10))}\n{marked('open', 'old' + chr(10))}"
    filled = fill(text, find(text), {"open": ""})
    assert filled.text.startswith(marked("words", "mine\n") + "\n")
    assert filled.typed == (("open", "old\n"),)


@pytest.mark.parametrize(
    ("inside", "digest", "typed"),
    [
        ("old\n", inside_digest("old\n"), False),  # vaultkit's own words of last week
        ("old, and mine\n", inside_digest("old\n"), True),
        ("mine\n", "", True),
        ("new\n", "", False),  # what would stand there anyway
        ("", inside_digest("old\n"), False),  # emptied by hand: nothing to keep
        (" \n", "", False),
    ],
)
def test_what_a_person_typed_inside_is_handed_over(inside, digest, typed):
    text = marked("words", inside, digest=digest)
    filled = fill(text, find(text), {"words": "new\n"})
    assert filled.typed == ((("words", inside),) if typed else ())
    assert filled.text == marked("words", "new\n", digest=inside_digest("new\n"))


def test_a_digest_is_of_the_words_not_of_the_line_endings():
    assert len({inside_digest(f"a{ending}b{ending}") for ending in ENDINGS}) == 1
    assert inside_digest("a\nb\n") != inside_digest("a\u2028b\n")


def test_emptied_is_what_the_template_had():
    template = f"a\n{marked('words')}\nb\n{marked('open')}"
    filled = fill(template, find(template), {"words": "x\n", "open": ""}).text
    assert filled != template
    assert emptied(filled, find(filled)) == template


@given(notes())
def test_every_byte_outside_stays(made):
    outside, text, contents = made
    found = find(text)
    assert not isinstance(found, Broken)
    assert {region.name for region in found} == contents.keys()
    filled = fill(text, found, contents).text
    again = find(filled)
    at, left = 0, []
    for region in again:
        begin = filled.rfind("<!-- vaultkit:begin", at, region.start)
        left.append(filled[at:begin])
        at = region.end
    left.append(filled[at:])
    assert "".join(left) == "".join(outside)
    for region in again:
        inside = filled[region.start : region.stop]
        assert inside.replace("\r\n", "\n").replace("\r", "\n") == contents[region.name]


@given(notes())
def test_filled_twice_is_filled_once(made):
    _, text, contents = made
    once = fill(text, find(text), contents)
    twice = fill(once.text, find(once.text), contents)
    assert twice == Filled(once.text, ())
    assert fill(text, find(text), {}).text == text


@given(st.lists(PARTS | st.sampled_from([BEGIN_A, END_A, BEGIN_B]), max_size=20).map("".join))
def test_any_text_can_be_looked_through(text):
    found = find(text)
    if isinstance(found, Broken):
        assert 1 <= found.first <= found.line <= found.last <= len(lines(text))
    else:
        assert "".join(lines(text)) == text
        assert fill(text, found, {}).text == text


@pytest.mark.parametrize(
    ("inside", "is_typed"),
    [
        ("on [[Diary/a|Thu 5]] and [[Late reply|Slow reply]]\n", False),
        ("on [Thu 5](./Diary/a.md) and [[Slow reply]]\n", False),
        ("on [[J/a|Thu 5]] and [[T/Late reply|Late reply]]\n", False),  # what it is to say now
        ("on [[J/a|Fri 6]] and [[T/Slow reply|Slow reply]]\n", True),
        ("on [[J/a|Thu 5]] and [[T/Slow reply|Slow reply]], [[Mine]]\n", True),
    ],
)
def test_where_a_link_leads_nobody_has_typed(inside, is_typed):
    written = "on [[J/a|Thu 5]] and [[T/Slow reply|Slow reply]]\n"
    text = marked("words", inside, digest=inside_digest(written))
    content = "on [[J/a|Thu 5]] and [[T/Late reply|Late reply]]\n"
    filled = fill(text, find(text), {"words": content})
    assert filled.text == marked("words", content, digest=inside_digest(content))
    assert bool(filled.typed) is is_typed


def test_what_an_older_vaultkit_wrote_is_not_typed_either():
    written = "on [[J/a|Thu 5]]\n"
    text = marked("words", written, digest=sha256(written.encode()).hexdigest()[:8])
    assert fill(text, find(text), {"words": "new\n"}).typed == ()
    assert fill(text, find(text), {"words": written}).text == text


def test_what_was_typed_among_links_is_found():
    written = "on [[J/a|Thu 5]]\non [[J/b|Fri 6]]\n"
    moved = "on [[D/a|Thu 5]]\nMine, of [[Sam]].\non [[D/b|Fri 6]]\n"
    ours, typed = parted(moved, inside_digest(written))
    assert (ours, typed) == ("on [[D/a|Thu 5]]\non [[D/b|Fri 6]]\n", "Mine, of [[Sam]].")
