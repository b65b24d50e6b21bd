"""The index on disk between processes: killed, at once, one after the other; the pages are those of a full refresh."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import Desk
from vaultkit.errors import CannotWrite
from vaultkit.journal import carrying, planning
from vaultkit.journal import journal as journals
from vaultkit.vault import files, index, processes, reader, settled
from vaultkit.vault.places import cache_folder

LONG_AGO = (1_000_000_000_000_000_007,) * 2
"""A time of which no clock's tick is in doubt."""
ROUNDS = int(os.environ.get("ROUNDS", "3"))
LONG = 60  # seconds after which something is not slow but broken
WED = "Journal/2026/03/2026-03-04 Reflection.md"
EARLY, GOES = (f"Journal/2026/02/2026-02-1{day} Reflection.md" for day in (0, 1))
DAYS = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)][:64]
PLACES = [
    f"Journal/{day[:4]}/{day[5:7]}/{day} {kind}.md"
    for day in DAYS
    for kind in ("Reflection", "Check-in")
    if day != "2026-03-05"  # a note of today that a person deleted is not made again
]
PLACES += [f"Events/{day} Episode.md" for day in DAYS[::3]]
PIECES = [
    "#trigger/late", "#trigger/left-out", "#feeling/sad", "#feeling/afraid", "#need/rest", "#distress/6",
    "- a walk #lesson", "- slowly #lesson", "#rift/dinner", "#repair/dinner", "Some words.", "#unsafe", "[[Noise]]",
]  # fmt: skip
EPISODE = "---\nkind: episode\ntrigger: noise\npeople: [Kim]\n---\n"


def seen(desk):
    """Every file but what a killed write left behind, which another day sweeps up."""
    return {path: data for path, data in desk.tree().items() if "/.vaultkit-" not in path}


def fresh(desk, folder):
    """Every file as a refresh gives it that knows nothing of before."""
    other = Desk(folder / "fresh")
    other.hour = desk.hour
    for path, data in seen(desk).items():
        if not path.startswith("Patterns/"):
            other.write(path, data)
    other.refresh()
    found = other.tree()
    shutil.rmtree(other.root)
    shutil.rmtree(Path(cache_folder(other.root)).parent)
    return found


def write(desk, path, dice):
    head = EPISODE if "Episode" in path else ""
    desk.write(path, head + "".join(f"{piece}\n" for piece in dice.sample(PIECES, 3)))


def filled(desk, dice, places=PLACES):
    for path in places:
        write(desk, path, dice)
    return desk


def change(desk, dice):
    """What a person, or a sync service, may do."""
    path = desk.root / dice.choice(PLACES)
    what = dice.random()
    if what < 0.6 or not path.exists():
        write(desk, path.relative_to(desk.root).as_posix(), dice)
    elif what < 0.7:
        path.unlink()
    elif what < 0.8:
        path.rename(path.with_name(f"{path.stem} moved.md"))
        path.with_name(f"{path.stem} moved.md").rename(desk.root / dice.choice(PLACES))
    elif pages := sorted((desk.root / "Patterns").rglob("*.md")):
        page = dice.choice(pages)
        if what < 0.9:
            page.unlink()
        else:  # inside a region, where it goes to recovery
            page.write_text(page.read_text().replace("## ", "## Typed ", 1))


@pytest.fixture
def small(desk):
    desk.write(WED.replace("04", "02"), "Late again. #trigger/late #feeling/afraid\n")
    desk.write(WED.replace("04", "03"), "Late. #trigger/late\n- rest first #lesson\n")
    desk.write(WED, "- a walk #lesson\n")
    return desk


def at_rest(desk):
    desk.refresh()
    for note in desk.root.rglob("*.md"):
        os.utime(note, ns=LONG_AGO)
    assert desk.refresh().is_up_to_date


def in_another(work, kill_after=None):
    """Do it in a process of its own, which ends without a word in so many seconds; its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if kill_after is not None:  # as by kill -9: nothing in it hears of it
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, kill_after)
        work()
        code = 0
    finally:
        os._exit(code)


def ended(child):
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


# Killed.


@pytest.mark.parametrize("is_alone", [True, False], ids=["alone", "beside another"])
def test_a_refresh_that_is_killed_leaves_pages_that_the_next_one_mends(desk, tmp_path, is_alone):
    dice = random.Random(os.environ.get("SEED", "1"))
    filled(desk, dice)
    began = time.monotonic()
    desk.refresh()
    long = time.monotonic() - began
    ends = Counter()
    for turn in range(ROUNDS):
        for _ in range(dice.randrange(1, 6)):
            change(desk, dice)
        if turn % 5 == 4:
            desk.journal().forget()
        children = [in_another(desk.refresh, dice.random() * long)]
        if not is_alone:
            children.append(in_another(desk.refresh))
        codes = [ended(child) for child in children]
        assert codes[0] in (0, -signal.SIGALRM)
        assert codes[1:] in ([], [0])
        ends[codes[0]] += 1
        desk.refresh()
        assert desk.refresh().wrote == 0
        assert seen(desk) == fresh(desk, tmp_path), turn
    if ROUNDS > 20:
        sys.stderr.write(f"\n{ends}\n")


# At once.


def command(desk, *words, **more):
    env = {**os.environ, "VAULTKIT_NOW": desk.hour, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, "-m", "vaultkit", *words, "--vault", str(desk.root)],
        env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more,
    )  # fmt: skip


def test_two_refreshes_and_a_watcher_while_notes_are_saved(desk, tmp_path):
    dice = random.Random(2)
    filled(desk, dice, PLACES[:40])
    watcher = command(desk, "watch")
    said = [watcher.stdout.readline()]
    while "Watching" not in said[-1]:
        assert said[-1], said
        said.append(watcher.stdout.readline())
    for _ in range(3):
        both = [command(desk, "refresh") for _ in range(2)]
        for _ in range(8):
            change(desk, dice)
        for each in both:
            out, _ = each.communicate(timeout=LONG)
            assert "rror" not in out, out
            assert each.returncode == 0, out
    watcher.send_signal(signal.SIGTERM)
    out, _ = watcher.communicate(timeout=LONG)
    assert watcher.returncode == 0
    assert not [line for line in (*said, out) if "rror" in line]
    desk.refresh()
    assert desk.tree() == fresh(desk, tmp_path)


def test_two_that_looked_before_either_wrote(small, tmp_path):
    """The second one looks again before it writes: the first one's lines are not taken back."""
    at_rest(small)
    one, other = small.journal(), small.journal()
    small.write(WED, "- another walk #lesson\n")
    one.look()
    small.write(WED.replace("04", "02"), "Late again. #trigger/late #feeling/sad\n")
    other.look_at([WED.replace("04", "02")])
    one.refresh()
    assert other.refresh().left == []
    assert small.tree() == fresh(small, tmp_path)


@pytest.mark.parametrize("is_watched", [True, False])
@pytest.mark.parametrize("page", ["2026/2026-W07 Patterns", "2026/2026-W10 Patterns"])
def test_what_was_typed_inside_a_page_is_kept_elsewhere_and_the_page_is_as_it_was(small, is_watched, page):
    """No note changed: it is the page itself that is to be looked at."""
    small.write(EARLY, "- a swim #lesson\n")
    at_rest(small)
    before, journal = small.tree(), small.journal()
    journal.refresh()
    path = f"Patterns/{page}.md"
    small.write(path, small.read(path).replace("\n# ", "\n# Typed ", 1))
    journal = journal if is_watched else small.journal()
    journal.look_at([path])
    assert journal.refresh().typed == [path]
    assert small.tree() == before


def test_one_that_goes_on_beside_many_that_come_and_go(desk, tmp_path):
    dice = random.Random(3)
    filled(desk, dice, PLACES[:30])
    journal = desk.journal()
    for turn in range(12):
        change(desk, dice)
        if turn % 3:
            desk.refresh()
            change(desk, dice)
        journal.look()
        journal.refresh()
        assert journal.refresh().wrote == 0
    desk.refresh()
    assert desk.tree() == fresh(desk, tmp_path)


# What is kept, and what the pages say.


def swept(desk, _journal):
    """As by a cleaner of caches."""
    shutil.rmtree(cache_folder(desk.root))


def rebuilt(desk, _journal):
    assert desk.run("refresh", "--rebuild").exit_code == 0


def of_other_settings(desk, _journal):
    """For a moment, somebody tried another setting."""
    desk.write("vaultkit.toml", "recovery_days = 3\n")
    desk.refresh()
    desk.write("vaultkit.toml", "")


def not_kept(_desk, journal):
    """The disk was full, or it was busy, for one refresh."""
    real = journal.store._opened
    journal.store._opened = lambda **_: (_ for _ in ()).throw(OSError("full"))
    journal.look()
    journal.refresh()
    journal.store._opened = real


@pytest.mark.parametrize("loss", [swept, rebuilt, of_other_settings, not_kept])
def test_after_the_index_was_lost_under_a_watch_no_note_is_forgotten(small, tmp_path, loss):
    """What the watch keeps from then on is whole again: that a note is gone is seen by whoever comes after it."""
    small.write(EARLY, "- a swim #lesson\n")
    if loss is not not_kept:
        small.write(GOES, "- a bath #lesson\n")
    at_rest(small)
    journal = small.journal()
    journal.refresh()
    if loss is not_kept:
        os.utime(small.write(GOES, "- a bath #lesson\n"), ns=LONG_AGO)
    loss(small, journal)
    small.write(EARLY, "- two swims #lesson\n")
    journal.look()
    journal.refresh()
    (small.root / GOES).unlink()
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


def test_an_index_that_was_made_anew_is_not_taken_for_the_one_that_was_there(small, tmp_path):
    """Changed as often as the old one was, it is another all the same."""
    small.refresh()
    journal = small.journal()
    journal.refresh()
    turn = journal.store.turn()
    shutil.rmtree(cache_folder(small.root))
    small.write(WED, "- a swim #lesson\n")
    small.refresh()
    for _ in range(8):  # as often as it takes, if both begin to count from one
        if journal.store.turn() == turn:
            break
        os.utime(small.root / "Patterns/Patterns.md")
        small.refresh()
    other = WED.replace("04", "02")
    small.write(other, "Late again. #trigger/late #feeling/sad\n")
    journal.look_at([other])
    journal.refresh()
    assert small.tree() == fresh(small, tmp_path)


def test_a_note_that_came_and_went_while_others_refreshed_is_counted_when_it_is_back(small, tmp_path):
    """Moved out of the vault and in again, with the stamp it had; one watches all the while, and looks now and then."""
    (small.root / WED).rename(tmp_path / "away.md")
    at_rest(small)
    journal = small.journal()
    journal.refresh()
    shutil.move(tmp_path / "away.md", small.root / WED)
    os.utime(small.root / WED, ns=LONG_AGO)
    small.refresh()
    (small.root / WED).rename(tmp_path / "away.md")
    journal.look()
    journal.refresh()
    (tmp_path / "away.md").rename(small.root / WED)
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


def refusing(page):
    real = carrying.apply

    def apply(root, step, recovery):
        if step.path == page:
            raise CannotWrite("read-only")
        return real(root, step, recovery)

    return apply


def test_a_page_that_was_refused_is_filled_by_the_next_process(small, monkeypatch, tmp_path):
    at_rest(small)
    small.write(WED, "- another walk #lesson\n")
    with monkeypatch.context() as patch:
        patch.setattr(carrying, "apply", refusing("Patterns/2026/2026-W10 Patterns.md"))
        assert not small.refresh().is_up_to_date
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


EPISODE = "kind: episode\ntrigger: Slow reply"


@pytest.mark.parametrize("texts", [(EPISODE, "kind: none of ours"), ("", EPISODE)])
def test_that_a_note_could_be_read_changes_the_pages_that_say_how_many_could_not(small, tmp_path, texts):
    """No record changed: it is the number alone, while nobody watched."""
    for text in texts:
        small.write("Odd.md", f"---\n{text}\n---\nWords.\n")
        at_rest(small)
        assert ("1 note has" in small.read("Patterns/Patterns.md")) == ("episode" in text)
        assert small.tree() == fresh(small, tmp_path)


def test_what_icloud_numbered_counts_as_soon_as_it_is_alone(small, tmp_path):
    """`name 2.md` beside `name.md` is its copy; without it, it is the note."""
    small.write(WED.replace(".md", " 2.md"), "- a swim #lesson\n")
    at_rest(small)
    journal = small.journal()
    (small.root / WED).unlink()
    journal.look_at([WED])
    journal.refresh()
    assert small.tree() == fresh(small, tmp_path)


def test_a_note_of_today_that_was_only_named_so_is_made_once_it_is_not(small):
    other = small.write("Morning.md", "---\nkind: checkin\nday: 2026-03-05\n---\nWords.\n")
    journal = small.journal()
    assert not journal.plan_day_notes(journals.Ledger(journal.state))
    other.unlink()
    journal.look_at(["Morning.md"])
    assert journal.plan_day_notes(journals.Ledger(journal.state))


# The clock's tick.


@pytest.fixture
def tick(monkeypatch):
    """Sets the clock that says how young a save is, in nanoseconds after it."""

    def set_clock(place, after):
        at = place.stat().st_mtime_ns + after
        monkeypatch.setattr(reader, "time", SimpleNamespace(time_ns=lambda: at))

    return set_clock


def stamped(place, text, mtime):
    """Written in place, with that time: what a file system keeps of two saves in one tick."""
    place.write_text(text)
    os.utime(place, ns=(mtime, mtime))


@pytest.mark.parametrize(
    "twice",
    [(LONG_AGO[0], 1_000_000), (1_000_000_000 * 10**9, 1_000_000), (1_000_000_000 * 10**9, 1_900_000_000)],
    ids=["a fine clock", "whole seconds", "nearly two"],
)
@pytest.mark.parametrize("looks", [1, 2])
def test_a_note_saved_twice_in_one_tick_is_read_by_the_next_process(small, tmp_path, tick, twice, looks):
    at, after = twice
    place = small.root / WED
    stamped(place, "- a walk #lesson\n", at)
    before = place.stat()
    tick(place, after)
    for _ in range(looks):
        small.refresh()
    stamped(place, "- a swim #lesson\n", at)
    assert (place.stat().st_size, place.stat().st_mtime_ns, place.stat().st_ino) == (
        before.st_size, before.st_mtime_ns, before.st_ino,
    )  # fmt: skip
    small.refresh()
    assert small.tree() == fresh(small, tmp_path)


def opened(desk, monkeypatch):
    seen, real = [], files.read
    with monkeypatch.context() as patch:
        patch.setattr(files, "read", lambda root, path: (seen.append(path), real(root, path))[1])
        desk.refresh()
    return {path for path in seen if path.startswith(("Journal", "Patterns"))}


def test_one_whose_tick_is_over_is_read_once_more_and_then_no_more(small, monkeypatch, tick):
    at_rest(small)
    place = small.root / WED
    stamped(place, "- a swim, too #lesson\n", LONG_AGO[0])
    tick(place, 1_000_000)
    small.refresh()
    tick(place, 10**18)
    assert WED in opened(small, monkeypatch)
    assert WED not in opened(small, monkeypatch)


def test_one_that_was_young_is_kept_as_read_when_its_time_is_over(small, monkeypatch, tick):
    """In one process, as where a refresh waits to say that nothing is to be done."""
    at_rest(small)
    place = small.write(WED, "- a swim, too #lesson\n")
    tick(place, 1_000_000)
    journal = small.journal()
    journal.refresh()
    tick(place, 10**18)
    journal.look()
    journal.refresh()
    assert WED not in opened(small, monkeypatch)


# With and without it, in one process and in two.


@pytest.mark.parametrize("count", ["1", "2"])
def test_the_pages_are_the_same_with_and_without_it_in_one_process_and_in_two(
    desk, tmp_path, monkeypatch, count
):
    monkeypatch.setenv(processes.OVERRIDE, count)
    monkeypatch.setattr(index, "_ENOUGH", 2)
    monkeypatch.setattr(planning, "_ENOUGH", 2)
    dice = random.Random(5)
    filled(desk, dice, PLACES[:40])
    for _ in range(4):
        desk.refresh()
        for _ in range(4):
            change(desk, dice)
    with_it = desk.refresh()
    assert with_it.is_up_to_date
    before = desk.tree()
    desk.journal().forget()
    assert desk.refresh().wrote == 0
    assert desk.tree() == before
    with monkeypatch.context() as patch:
        patch.setenv(processes.OVERRIDE, "1")
        assert before == fresh(desk, tmp_path)
    settled.unsettle(str(desk.root))
