"""Every goal has its rows, whatever was measured; and a program that ends badly is a row that says so."""

import sys

from benchmarks.goals import ANY, GOALS, HEAD, K1, K10, Figure, as_markdown, as_text, rows
from benchmarks.measures import ratio
from benchmarks.peers import PEERS, Peer, _measured
from benchmarks.running import Ran, in_turn, run


def test_every_goal_is_there_though_nothing_was_measured():
    table = rows({})
    assert len(table) == sum(len(goal.most) for goal in GOALS)
    assert {row[0] for row in table} == {goal.what for goal in GOALS}
    assert all(row[HEAD.index("met")] == "–" for row in table)


def test_a_row_says_whether_its_goal_is_met():
    found = {
        ("first-1", K10): Figure(5.0),
        ("first-2", K10): Figure(3.6),
        ("peak", K10): Figure(None, "ended with 1: a word"),
        ("start-today", ANY): Figure(8.2, "of 5"),
    }
    table = {(row[0], row[1]): row[2:] for row in rows(found)}
    assert table["first index, pages written, one process", "10,000"] == ("5 × read floor", "≤ 5", "yes", "")
    assert table["first index, pages written, two processes", "10,000"][2] == "not yet"
    assert table["peak memory of the first index", "10,000"] == ("–", "≤ 40", "–", "ended with 1: a word")
    assert table["start: `today`, nothing changed", ""][:3] == ("8.2 × `python -c pass`", "≤ 9", "yes")


def test_a_size_without_a_goal_is_shown_all_the_same():
    table = rows({("unchanged", K1): Figure(1.2)})
    assert ("refresh with nothing changed", "1,000", "1.2 × stat floor", "", "–", "") in table


def test_both_ways_of_drawing_it_hold_every_cell():
    table = rows({("first-1", K10): Figure(4.2, "a|b")})
    for cell in {cell for row in table for cell in row}:
        assert cell in as_text(HEAD, table)
        assert cell.replace("|", "\\|") in as_markdown(HEAD, table)


def test_what_a_program_printed_and_how_it_ended():
    assert run((sys.executable, "-c", "print('here')"), limit=60).text == "here\n"
    ended = run((sys.executable, "-c", "import sys; sys.exit('a plain word')"), limit=60)
    assert ended.trouble == "ended with 1: a plain word"
    assert (
        run((sys.executable, "-c", "input = __import__('time').sleep(60)"), limit=0.2).trouble
        == "not done within 0.2 s"
    )
    assert run(("/no/such/program",), limit=1).trouble.startswith("did not begin")


def test_a_step_with_trouble_is_not_taken_again_and_the_others_are():
    first, second = in_turn(3, lambda: Ran(1.0), lambda: Ran(1.0, trouble="ended"))
    assert (len(first), len(second)) == (3, 1)
    assert ratio(second, first) == Figure(None, "ended")


def test_a_peer_that_does_not_install_is_a_sentence(monkeypatch):
    monkeypatch.setattr("benchmarks.peers._installed", lambda _: (None, "no such package"))
    row = _measured(Peer(("nobody",), "nothing", PEERS[0].command), None, 1)
    assert row == ("nobody", "", "nothing", "–", "–", "was not installed: no such package")
