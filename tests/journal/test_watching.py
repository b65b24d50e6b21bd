"""A watch, batch by batch: what it does with each, and what it says. The real one is in tests/cli/test_watch.py."""

import threading
from datetime import timedelta

import pytest

from vaultkit.errors import NoVault, VaultGone
from vaultkit.journal.journal import Journal
from vaultkit.journal.watching import Ears, Watch
from vaultkit.vault.recovery import Recovery
from vaultkit.vault.watch import Batch

WEEK = "Patterns/2026/2026-W10 Patterns.md"
MON = "Journal/2026/03/2026-03-02 Reflection.md"
HOUR = Batch(frozenset(), rescan=False, why="hour")
WALK = Batch(frozenset(), rescan=True, why="time for a full look")


def changed(*paths):
    return Batch(frozenset(paths), rescan=False, why="files changed")


class Round:
    """A watch whose batches come by hand."""

    def __init__(self, desk):
        self.said, self.wrote = [], []
        self.ears = Ears(self.said.append, did=lambda report: self.wrote.append(report.wrote))
        self.watch = Watch(Journal(desk.root, desk.clock), self.ears)
        self.watch._watcher.batches = self.batches
        self.steps = []

    def batches(self, _stop, seconds_left):
        self.seconds_left = seconds_left
        for step in self.steps:
            batch = step()
            if batch is not None:
                yield batch

    def run(self, *steps):
        self.steps = steps
        self.watch.run()
        return self


@pytest.fixture
def watched(desk):
    desk.write(MON, "Some words.\n")
    return Round(desk)


def test_a_saved_note_changes_its_pages_and_its_own_writes_nothing(desk, watched):
    def save():
        desk.write(MON, "Some words. #rift/dinner\n")
        return changed(MON)

    watched.run(save, lambda: changed(WEEK, "Patterns/Patterns.md", MON))
    assert "inner" in desk.read(WEEK)
    assert watched.wrote[:2] == [3, 0]  # before it listened, and once more since
    assert watched.wrote[2] > 0
    assert len(watched.wrote) == 3
    assert watched.said == [f"Watching {desk.root}. Ctrl-C ends it."]


def test_the_hour_comes_and_the_wait_is_for_it(desk, watched):
    waits = []

    def at(hour):
        def step():
            desk.hour = hour
            waits.append(watched.seconds_left())
            return HOUR if waits[-1] <= 0 else None

        return step

    watched.run(
        at("2026-03-05T17:59"), at("2026-03-05T18:00"), at("2026-03-06T03:00"), at("2026-03-06T04:00:01")
    )
    assert waits == [60, 0, 3600, -1]
    assert (desk.root / "Journal/2026/03/2026-03-05 Reflection.md").exists()


def test_a_settings_file_with_a_broken_line_changes_nothing_and_is_said_once(desk, watched):
    def settings(text):
        def step():
            desk.write("vaultkit.toml", text)
            return changed("vaultkit.toml")

        return step

    watched.run(
        settings("reflection_at = \n"),
        lambda: WALK,
        settings('weekpath = "x"\n'),
        settings('week_path = "Weeks/GGGG-[W]WW"\n'),
    )
    told = [line for line in watched.said if "settings stay as they were" in line]
    assert len(told) == 2
    assert "line 1" in told[0]
    assert "Did you mean `week_path`?" in told[1]
    assert (desk.root / WEEK).exists()
    assert not (desk.root / "Weeks").exists()  # the page is where it was


def test_a_new_setting_and_a_new_template_are_taken_in_at_once(desk, watched):
    desk.write("Elsewhere/2026-03-03.md", "#trigger/noise\n")

    def settings():
        desk.write("vaultkit.toml", 'journal = ["Elsewhere"]\n')
        return changed("vaultkit.toml")

    def template():
        assert "2 days" in desk.read(WEEK)
        desk.write("Templates/vaultkit/Reflection.md", "Some words.\n")  # so that Monday says nothing
        return changed("Templates/vaultkit/Reflection.md")

    watched.run(settings, template)
    assert "1 day" in desk.read(WEEK)


@pytest.mark.parametrize("batch", [WALK, changed(".obsidian/daily-notes.json"), changed(".obsidian")])
def test_obsidians_settings_are_taken_in_at_once(desk, watched, batch):
    desk.write("Days/2026-03-03.md", "#trigger/noise\n")

    def obsidian():
        desk.write(".obsidian/daily-notes.json", '{"folder": "Days"}')
        return batch

    watched.run(obsidian)
    assert "2 days" in desk.read(WEEK)


def test_a_broken_settings_file_of_obsidian_is_said_and_its_mended_one_taken_in(desk, watched):
    desk.write("Days/2026-03-03.md", "#trigger/noise\n")

    def settings(text):
        def step():
            desk.write(".obsidian/daily-notes.json", text)
            return changed(".obsidian/daily-notes.json")

        return step

    watched.run(settings("<<<<<<< ours\n"), lambda: WALK, settings('{"folder": "Days"}'))
    told = [line for line in watched.said if "daily-notes.json cannot be read now" in line]
    assert len(told) == 1
    assert "2 days" in desk.read(WEEK)


def test_a_vault_without_its_settings_is_left_alone_from_then_on(desk, watched):
    def delete():
        (desk.root / "vaultkit.toml").unlink()
        desk.write(MON, "")
        return changed("vaultkit.toml", MON)

    with pytest.raises(NoVault, match=r"has no vaultkit\.toml"):
        watched.run(delete)
    assert (desk.root / WEEK).exists()


@pytest.mark.parametrize("told", ["a walk", "paths"])
def test_an_emptied_vault_is_gone_and_its_pages_are_no_ones_to_remake(desk, watched, told):
    def empty():
        notes = [path for path in desk.tree() if path.endswith(".md")]
        for path in notes:
            (desk.root / path).unlink()
        return WALK if told == "a walk" else changed(*notes)

    with pytest.raises(VaultGone, match="no notes any more"):
        watched.run(empty)
    assert list(desk.tree()) == ["vaultkit.toml"]


def test_a_full_disk_is_said_once_tried_again_in_a_minute_and_with_the_next_save(desk, watched, monkeypatch):
    real = Recovery.keep
    full = [True]

    def keep(store, kept):
        if full:
            raise OSError(28, "No space left on device")
        return real(store, kept)

    monkeypatch.setattr(Recovery, "keep", keep)

    def type_inside():
        desk.write(WEEK, desk.read(WEEK).replace("<!-- vaultkit:end", "typed\n<!-- vaultkit:end", 1))
        return changed(WEEK)

    def waits():
        assert watched.seconds_left() == 60
        return HOUR

    def room():
        full.clear()
        return HOUR

    watched.run(type_inside, waits, waits, room)
    assert len([line for line in watched.said if "No space left" in line]) == 1
    assert "typed" not in desk.read(WEEK)
    assert watched.seconds_left() > 60


def test_what_nobody_foresaw_is_said_without_a_notes_text_and_ends_nothing(desk, watched, monkeypatch):
    real = Journal.plan

    def broken(_journal):
        raise RuntimeError("secret words of a note")

    def breaks():
        monkeypatch.setattr(Journal, "plan", broken)
        desk.write(MON, "Other words. #rift/dinner\n")
        return changed(MON)

    def mended():
        monkeypatch.setattr(Journal, "plan", real)
        return changed("any.md")

    watched.run(breaks, mended)
    [line] = [line for line in watched.said if "error of vaultkit's own" in line]
    assert "RuntimeError in test_watching.py:" in line
    assert "secret" not in line
    assert "inner" in desk.read(WEEK)


def test_a_save_between_look_and_write_is_taken_in_with_the_next_batch(desk, watched, monkeypatch):
    from vaultkit.journal import carrying  # noqa: PLC0415 - patched here only

    real = carrying.apply
    raced = []

    def racing(root, step, recovery):
        if step.path == WEEK and not raced:
            raced.append(desk.write(WEEK, desk.read(WEEK) + "My own line.\n"))
        return real(root, step, recovery)

    def save():
        monkeypatch.setattr(carrying, "apply", racing)
        desk.write(MON, "Some words. #rift/dinner\n")
        return changed(MON)

    watched.run(save, lambda: changed(WEEK))
    assert raced
    assert desk.read(WEEK).endswith("My own line.\n")
    assert "inner" in desk.read(WEEK)


def test_ended_during_the_first_look_it_writes_nothing(desk, watched):
    watched.ears.progress = lambda *_: watched.watch.end()
    desk.write("b.md", "")
    before = desk.stamps()
    watched.run(lambda: pytest.fail("no batch comes any more"))
    assert desk.stamps() == before
    assert watched.said == []


def test_ended_before_it_began_it_ends_at_once(desk):
    said = []
    watch = Watch(Journal(desk.root, desk.clock), Ears(said.append))
    watch.end()
    running = threading.Thread(target=watch.run)
    running.start()
    running.join(20)
    assert not running.is_alive()


def test_the_wait_is_never_longer_than_to_the_next_hour(desk, watched):
    desk.hour = "2026-03-05T17:00"
    watched.run(lambda: None)
    assert watched.seconds_left() == timedelta(hours=1).total_seconds()
