"""Work that two processes share: the same answers in the same order, whatever becomes of the other one."""

import os
import signal

import pytest

from tests.conftest import Desk
from vaultkit.errors import VaultGone
from vaultkit.journal import planning
from vaultkit.vault import index, processes, reader

HERE = os.getpid()
ITEMS = list(range(101))


def square(number):
    return number * number


def where(_number):
    return os.getpid()


def dies_at_once(number):
    if os.getpid() != HERE:
        os._exit(1)
    return square(number)


def dies_in_the_middle(number):
    if os.getpid() != HERE and number > 50:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def raises_there(number):
    if os.getpid() != HERE:
        raise VaultGone("gone")
    return square(number)


@pytest.fixture(autouse=True)
def _two(monkeypatch):
    monkeypatch.setattr(processes, "_may_share", lambda: os.environ.get(processes.OVERRIDE) != "1")


@pytest.mark.parametrize("work", [square, dies_at_once, dies_in_the_middle])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 100, 101])
def test_the_answers_are_those_of_one_process_in_their_order(work, count):
    assert processes.each(work, ITEMS[:count], 2) == [square(number) for number in ITEMS[:count]]


def test_an_answer_that_is_larger_than_a_pipe_comes_whole():
    big = processes.each(lambda number: bytes([number]) * 1_000_000, ITEMS[:4], 2)
    assert [(each[0], len(each)) for each in big] == [(number, 1_000_000) for number in range(4)]


def test_a_few_are_not_worth_another_process():
    assert set(processes.each(where, ITEMS, len(ITEMS) + 1)) == {HERE}
    assert len(set(processes.each(where, ITEMS, len(ITEMS)))) == 2


def test_one_process_where_a_person_says_so(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv(processes.OVERRIDE, "1")
    assert set(processes.each(where, ITEMS, 2)) == {HERE}


def test_what_goes_wrong_in_both_is_raised_here():
    def fails(_number):
        raise VaultGone("gone")

    with pytest.raises(VaultGone):
        processes.each(fails, ITEMS, 2)


def test_no_process_is_left_behind():
    processes.each(dies_at_once, ITEMS, 2)
    processes.each(square, ITEMS, 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


# The pages.


NOTES = {
    f"Journal/2026/{month:02}/2026-{month:02}-{day:02} Reflection.md": f"Late. #trigger/late #feeling/{feeling}\n"
    for month, feeling in ((1, "afraid"), (2, "sad"), (3, "calm"))
    for day in (2, 3)
}


def written(root):
    desk = Desk(root)
    for path, text in NOTES.items():
        desk.write(path, text)
    return desk


def kills(module, name, monkeypatch):
    """From now on, whoever is not this process ends as soon as it is to do that."""
    real = getattr(module, name)

    def done(*args, **kwargs):
        if os.getpid() != HERE:
            os._exit(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, done)


@pytest.mark.parametrize(
    "dies", [(), (reader.Reader, "look"), (planning.Planner, "_new_page"), (planning.Planner, "_filled")]
)
def test_the_pages_are_those_of_one_process(tmp_path, monkeypatch, dies):
    with monkeypatch.context() as patch:
        patch.setenv(processes.OVERRIDE, "1")
        alone = written(tmp_path / "alone")
        alone.refresh()
        more = "Later. #trigger/late #need/rest\n"
        for desk in (alone, both := written(tmp_path / "both")):
            desk.write("Journal/2026/01/2026-01-20 Reflection.md", more)
        alone.refresh()
    monkeypatch.setattr(index, "_ENOUGH", 2)
    monkeypatch.setattr(planning, "_ENOUGH", 2)
    if dies:
        kills(*dies, monkeypatch)
    (both.root / "Journal/2026/01/2026-01-20 Reflection.md").unlink()
    both.refresh()
    both.write("Journal/2026/01/2026-01-20 Reflection.md", more)
    assert both.refresh().is_up_to_date
    assert both.tree() == alone.tree()


def test_the_other_one_complains_to_nobody(capfd):
    assert processes.each(raises_there, ITEMS, 2) == [square(number) for number in ITEMS]
    assert capfd.readouterr().err == ""
