"""A vault beside sync services: their copies count nowhere, what they have not brought is not gone, and nothing races them."""

import os
import re
import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest

from vaultkit.journal import Journal
from vaultkit.journal.watching import Ears, Watch
from vaultkit.vault import arriving
from vaultkit.vault.watch import Batch

MON, TUE, THU = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3, 5))
WEEK = "Patterns/2026/2026-W10 Patterns.md"
WORDS = "The plans moved late. #trigger/plans-changed-late\n\nI slept badly.\n"


def stand_in(desk, path):
    """As iCloud does where room is short: the note goes, and a small file stands in its place."""
    place = desk.root / path
    if place.exists():
        place.unlink()
    return desk.write(str(place.with_name(f".{place.name}.icloud").relative_to(desk.root)), "bplist00")


# Copies.

CONTENTS = {
    "Google Drive": f"{MON[:-3]} (1).md",
    "iCloud": f"{MON[:-3]} 2.md",
    "OneDrive": f"{MON[:-3]}-DESKTOP-7.md",
    "git": f"{MON[:-3]}.orig.md",
}
BY_NAME = {
    "Syncthing": f"{MON[:-3]}.sync-conflict-20260302-210000-ABCDEFG.md",
    "Dropbox": f"{MON[:-3]} (Copie en conflit de PC 2026-03-02).md",
    "Obsidian Sync": f"{MON[:-3]} (Conflicted copy phone 202603022100).md",
    "Nextcloud": f"{MON[:-3]} (conflicted copy 2026-03-02 210000).md",
    "Seafile": f"{MON[:-3]} (SFConflict 2026-03-02-21-00-00).md",
    "Proton Drive": f"{MON[:-3]} (# Edit conflict 2026-03-02 a1b2c3C #).md",
}
DATED = "---\nkind: reflection\nday: 2026-03-02\n---\n"


@pytest.mark.parametrize(("service", "path"), [*CONTENTS.items(), *BY_NAME.items()])
def test_a_copy_counts_nowhere_and_is_told_with_whose_it_is_and_what_to_do(desk, service, path):
    desk.write(MON, DATED + WORDS)
    desk.write(TUE, WORDS)
    desk.refresh()
    before = desk.pages()
    desk.write(path, f"{DATED}{WORDS}One line more. #trigger/noise #distress/9\n")
    journal = desk.journal()
    assert journal.refresh().wrote == 0
    assert desk.pages() == before
    assert [(copy.service, copy.path, copy.original) for copy in journal.index.copies()] == [
        (service, path, MON)
    ]
    [line] = [line for line in desk.run("check").output.splitlines() if line.startswith(path)]
    assert service in line
    assert f"{path} ({service})" in desk.run("status").output
    assert "2026-03-02 Reflection.md" in line


@pytest.mark.parametrize("path", CONTENTS.values())
def test_a_note_that_only_has_such_a_name_counts(desk, path):
    desk.write(MON, DATED + WORDS)
    desk.write(path, f"{DATED}Sam called at nine. #trigger/noise\n")
    journal = desk.journal()
    assert journal.index.conflicts() == []
    assert {record.path for record in journal.index.records()} == {MON, path}


@pytest.mark.parametrize("ending", [" 2", " (1)", "-LAPTOP"])
def test_a_copy_of_a_persons_own_daily_note_is_told_though_its_name_is_no_days(desk, ending):
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days"}')
    desk.write("Days/2026-03-02.md", "# Monday\n\nShe called. I was glad.\n")
    copy = f"Days/2026-03-02{ending}.md"
    desk.write(copy, "# Monday\n\nShe called. I was glad. #trigger/noise\n")
    assert copy in desk.run("check").output
    assert copy in desk.run("status").output
    assert [record.path for record in desk.journal().index.records()] == ["Days/2026-03-02.md"]
    desk.write(copy, "# Monday\n\nA list for the market.\n")
    assert copy not in desk.run("check").output + desk.run("status").output


def test_the_second_episode_of_a_day_is_no_copy_of_the_first(desk):
    for words in (["distress=7"], ["--new", "distress=4"]):
        assert desk.run("log", "episode", "Plans changed late", *words).exit_code == 0
    episodes = [record for record in desk.journal().index.records() if record.kind == "episode"]
    assert sorted(record.distress for record in episodes) == [4, 7]
    assert desk.journal().index.conflicts() == []


@pytest.mark.parametrize("kept", [True, False])
def test_what_becomes_a_copy_or_stops_being_one_changes_the_pages_as_a_new_start_would(desk, tmp_path, kept):
    copy = CONTENTS["iCloud"]
    desk.write(MON, DATED + WORDS)
    for words in (WORDS, f"Another evening. {WORDS}", "Sam called. #trigger/noise\n", WORDS):
        desk.write(copy, DATED + words)
        desk.write(TUE, f"{len(words)} #trigger/noise\n")
        if not kept:
            shutil.rmtree(tmp_path / "state", ignore_errors=True)
        desk.refresh()
        pages = desk.pages()
        shutil.rmtree(desk.root / "Patterns")
        shutil.rmtree(tmp_path / "state", ignore_errors=True)
        desk.refresh()
        assert desk.pages() == pages


def test_a_page_that_two_devices_wrote_settles_and_goes_with_its_text(desk):
    desk.write(MON, WORDS)
    desk.refresh()
    theirs = desk.read(WEEK)
    desk.write(TUE, WORDS)
    desk.refresh()
    copy = WEEK.replace(".md", ".sync-conflict-20260305-120000-ABCDEFG.md")
    desk.write(copy, theirs)
    assert desk.read(WEEK) != theirs
    assert f"{copy}:1:1: a copy that Syncthing made, with nothing of yours" in desk.run("check").output
    report = desk.refresh()
    assert report.settled == [copy]
    assert not (desk.root / copy).exists()
    journal = desk.journal()
    [entry] = journal.recovery.entries(copy)
    assert journal.recovery.read(entry) == theirs.encode()
    assert "sync-conflict" not in "".join(map(str, desk.pages().values()))


@pytest.mark.parametrize("where", ["below", "inside"])
def test_a_copy_of_a_page_in_which_a_person_wrote_stays(desk, where):
    desk.write(MON, WORDS)
    desk.refresh()
    theirs = desk.read(WEEK)
    desk.write(TUE, WORDS)
    desk.refresh()
    copy = WEEK.replace(".md", " 2.md")
    typed = (
        theirs + "Mine.\n"
        if where == "below"
        else theirs.replace("<!-- vaultkit:end", "Mine.\n<!-- vaultkit:end", 1)
    )
    desk.write(copy, typed)
    assert desk.refresh().wrote == 0
    assert desk.read(copy) == typed
    assert f"{copy}:1:1: a copy that iCloud made" in desk.run("check").output


def test_a_page_that_was_made_and_not_filled_yet_on_another_device_settles(desk):
    desk.write(MON, WORDS)
    desk.refresh()
    filled = re.compile(r"(begin [^>]*-->\n).*?(<!-- vaultkit:end [\w-]+) [0-9a-f]{8}", re.DOTALL)
    copy = WEEK.replace(".md", " 2.md")
    desk.write(copy, filled.sub(r"\1\2", desk.read(WEEK)))
    assert desk.refresh().settled == [copy]


def test_what_recover_brought_back_is_not_taken_away_again(desk):
    desk.write(MON, WORDS)
    desk.refresh()
    copy = desk.write(WEEK.replace(".md", " (recovered 2026-03-05 120000).md"), desk.read(WEEK))
    assert desk.refresh().wrote == 0
    assert copy.exists()
    assert "brought back by vaultkit recover" in desk.run("check").output


def test_two_notes_of_a_day_in_which_nothing_stands_yet_are_no_copies(desk):
    episode = "---\nkind: episode\nday: 2026-03-02\ntrigger:\n---\n\n## What would a camera have seen?\n"
    for name in ("2026-03-02 Episode.md", "2026-03-02 Episode 2.md"):
        desk.write(f"Journal/2026/03/{name}", episode)
    assert "Episode 2" not in desk.run("check").output


CHECKIN = "Journal/2026/03/2026-03-05 Check-in.md"


@pytest.mark.parametrize(
    ("name", "more", "goes"),
    [
        (".sync-conflict-20260305-120000-ABCDEFG", "", True),
        (".sync-conflict-20260305-120000-ABCDEFG", "Theirs.\n", False),
        (".sync-conflict-20260305-120000-ABCDEFG", "Mine.\n", False),
        (" 2", "", False),
    ],
)
def test_a_copy_of_a_days_note_goes_if_vaultkit_alone_made_it_another(desk, name, more, goes):
    desk.write(MON, WORDS)
    desk.refresh()
    theirs = desk.read(CHECKIN)
    desk.write(MON, f"{WORDS}#rift/dinner\n")
    desk.refresh()
    assert desk.read(CHECKIN) != theirs
    desk.write(CHECKIN, f"{desk.read(CHECKIN)}Mine.\n")
    copy = desk.write(CHECKIN.replace(".md", f"{name}.md"), theirs + more)
    desk.refresh()
    assert copy.exists() != goes
    assert desk.read(CHECKIN).endswith("Mine.\n")
    assert len(desk.journal().index.conflicts()) == (not goes)


def test_what_vaultkit_fills_into_a_note_is_never_newer_than_what_a_person_writes(desk):
    """Of two devices' versions a sync service keeps the newer one in its place."""
    desk.refresh()
    note = desk.write(CHECKIN, f"{desk.read(CHECKIN)}Mine.\n")
    os.utime(note, ns=(7, 1_700_000_000_000_000_000))
    desk.write(MON, f"{WORDS}#rift/dinner\n")
    before = desk.read(CHECKIN)
    desk.refresh()
    assert desk.read(CHECKIN) != before
    assert 0 < note.stat().st_mtime - 1_700_000_000 < 1


# Not here yet.


def test_what_is_in_icloud_alone_still_counts_in_a_new_process_too(desk):
    for path in (MON, TUE):
        desk.write(path, WORDS)
    desk.refresh()
    desk.hour = "2026-03-05T19:00"
    desk.refresh()
    pages = desk.pages()
    for path in (MON, TUE, THU):
        stand_in(desk, path)
    before = desk.tree()
    for _ in range(2):
        journal = desk.journal()
        assert journal.refresh().wrote == 0
        assert journal.notices == ()
    assert desk.pages() == pages
    assert desk.tree() == before
    assert {MON, TUE} <= set(desk.journal().index.entries)


def test_a_watcher_that_hears_of_a_note_going_to_icloud_does_not_take_it_for_gone(desk):
    for path in (MON, TUE):
        desk.write(path, WORDS)
    journal = desk.journal()
    journal.refresh()
    pages = desk.pages()
    stand_in(desk, MON)
    assert not journal.look_at([MON])
    assert journal.refresh().wrote == 0
    (desk.root / MON).with_name(".2026-03-02 Reflection.md.icloud").unlink()
    desk.write(MON, f"{WORDS}#trigger/noise\n")
    assert journal.look_at([MON])
    journal.refresh()
    assert desk.pages() != pages
    (desk.root / MON).unlink()
    assert journal.look_at([MON])


def test_a_vault_that_went_to_icloud_whole_is_not_an_emptied_one(desk):
    desk.write(MON, WORDS)
    journal = desk.journal()
    stand_in(desk, MON)
    assert not journal.look()
    assert [record.path for record in journal.index.records()] == [MON]


def test_on_a_new_device_pages_wait_for_notes_that_were_never_here(desk, tmp_path):
    for path in (MON, TUE):
        desk.write(path, WORDS)
    desk.refresh()
    pages = desk.pages()
    shutil.rmtree(tmp_path / "state")
    for path in (MON, TUE, "Recipes.md"):
        stand_in(desk, path)
    said = desk.run("refresh")
    assert said.exit_code == 0
    assert "3 notes are in iCloud and not here yet." in said.output
    assert "pages stay as they are" in said.output
    assert "3 notes are in iCloud" in desk.run("status").output
    assert desk.pages() == pages
    for path in (MON, TUE):
        (desk.root / path).with_name(f".{path[16:]}.icloud").unlink()
        desk.write(path, WORDS)
    assert desk.run("refresh").exit_code == 0
    assert desk.pages() == pages
    assert "1 note is in iCloud" in desk.run("status").output


def test_what_icloud_leaves_where_it_is_holds_no_page_for_longer_than_a_day(desk, monkeypatch):
    desk.write(MON, WORDS)
    desk.refresh()
    desk.write(MON, f"{WORDS}#rift/dinner\n")
    before = desk.read(WEEK)
    placed = stand_in(desk, TUE).stat().st_ctime
    desk.write("Journal/2026/02/2026-02-10 Reflection.md", WORDS)
    desk.refresh()
    assert desk.read(WEEK) == before
    assert "Patterns/2026/2026-W07 Patterns.md" in desk.pages()
    monkeypatch.setattr(arriving, "time", SimpleNamespace(time=lambda: placed + 25 * 3600))
    desk.refresh()
    assert desk.read(WEEK) != before
    assert desk.journal().notices == ("1 note is in iCloud and not here yet.",)


def test_no_page_goes_while_a_note_is_on_its_way(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/slow-reply\n")
    desk.refresh()
    page = "Patterns/Themes/Slow reply.md"
    desk.write(TUE, "#trigger/slow\n")
    on_its_way = desk.write("Journal/2026/03/.syncthing.2026-03-04 Reflection.md.tmp", "#trig")
    assert desk.refresh().retired == []
    assert page in desk.pages()
    on_its_way.unlink()
    assert desk.refresh().retired == [page]


def test_nor_while_a_note_that_a_watcher_knows_is_in_icloud(desk):
    for path in (MON, TUE):
        desk.write(path, "#trigger/slow-reply\n")
    journal = desk.journal()
    journal.refresh()
    stand_in(desk, MON)
    journal.look_at([MON])
    desk.write(TUE, "#trigger/slow\n")
    journal.look_at([TUE])
    assert journal.refresh().retired == []
    assert "Patterns/Themes/Slow reply.md" in desk.pages()


@pytest.mark.parametrize("name", [".{}.icloud", ".syncthing.{}.tmp", "~syncthing~{}.tmp", ".{}.~1f"])
def test_no_note_is_made_over_one_that_is_about_to_come(desk, name):
    path = "Journal/2026/03/2026-03-05 Check-in.md"
    coming = desk.write(f"Journal/2026/03/{name.format('2026-03-05 Check-in.md')}", "")
    desk.run("refresh")
    desk.run("refresh")
    assert not (desk.root / path).exists()
    coming.unlink()
    desk.run("refresh")
    assert (desk.root / path).exists()


# A vault that is being filled.


class Filling:
    """A watch whose batches and seconds are given."""

    def __init__(self, desk):
        self.desk, self.now, self.said, self.reports = desk, 1000.0, [], []
        self.journal = Journal(desk.root, desk.clock)
        ears = Ears(self.said.append, self.said.append, did=self.reports.append)
        self.watch = Watch(self.journal, ears, monotonic=lambda: self.now)
        self.watch._watcher.batches = self.batches

    def batches(self, _stop, seconds_left):
        self.left = seconds_left
        for step in self.steps:
            if (batch := step()) is not None:
                yield batch

    def run(self, *steps):
        self.steps = steps
        self.watch.run()

    @property
    def wrote(self):
        return sum(report.wrote for report in self.reports)

    def bring(self, first, count, after=0.0, rescan=False):
        def step():
            self.now += after
            paths = [f"Journal/2026/02/2026-02-{day:02} Reflection.md" for day in range(first, first + count)]
            for path in paths:
                self.desk.write(path, f"{WORDS}{path}\n")
            return Batch(
                frozenset(paths), rescan=rescan, why="the clock moved" if rescan else "files changed"
            )

        return step

    def quiet(self, seconds):
        def step():
            self.now += seconds
            return Batch(frozenset(), rescan=False, why="hour") if self.left() <= 0 else None

        return step


def test_at_the_start_nothing_is_made_while_notes_arrive(desk):
    filling = Filling(desk)
    filling.bring(1, 12)()
    seen = []

    def look():
        seen.append((desk.root / CHECKIN).exists() or (desk.root / "Patterns").exists())

    filling.run(look, filling.bring(13, 3, after=2), look, filling.quiet(3), look, filling.quiet(1), look)
    assert seen == [False, False, False, True]
    assert [line for line in filling.said if "arriv" in line] == [
        "Notes are arriving: the pages follow as soon as it is quiet."
    ]
    assert filling.left() > timedelta(minutes=1).total_seconds()


def test_after_a_sleep_it_is_the_same(desk):
    desk.write(MON, WORDS)
    filling = Filling(desk)
    seen = []
    filling.run(
        lambda: seen.append(filling.wrote),
        filling.bring(1, 20, rescan=True),
        lambda: seen.append(filling.wrote),
        filling.quiet(3.9),
        lambda: seen.append(filling.wrote),
        filling.quiet(0.2),
    )
    assert seen[0] == seen[1] == seen[2] < filling.wrote


def test_what_does_not_end_is_not_waited_for_for_ever(desk):
    filling = Filling(desk)
    for path in range(12):
        desk.write(f"New/{path}.md", WORDS)
    wrote = []

    def more(number):
        def step():
            filling.now += 3
            desk.write(f"New/more {number}.md", WORDS)
            return Batch(frozenset({f"New/more {number}.md"}), rescan=False, why="files changed")

        return step

    filling.run(
        *(step for number in range(61) for step in (more(number), lambda: wrote.append(filling.wrote)))
    )
    assert wrote[57] == 0 < wrote[60]
    assert [line for line in filling.said if "keep arriving" in line]


def test_one_persons_saves_are_followed_at_once(desk):
    desk.write(MON, WORDS)
    filling = Filling(desk)
    wrote = []

    def save(number):
        def step():
            filling.now += 0.3
            desk.write(MON, f"{WORDS}{'#rift/dinner' if number % 2 else '#rift/talk'}\n")
            return Batch(frozenset({MON}), rescan=False, why="files changed")

        return step

    steps = [step for number in range(12) for step in (save(number), lambda: wrote.append(filling.wrote))]
    filling.run(*steps)
    assert wrote == sorted(set(wrote))


def test_new_settings_are_followed_at_once_though_every_note_is_read_anew(desk):
    for day in range(1, 20):
        desk.write(f"Journal/2026/02/2026-02-{day:02} Reflection.md", WORDS)
    desk.write("Elsewhere/2026-03-03.md", WORDS)
    filling = Filling(desk)
    written = [path.stat().st_ctime for path in desk.root.rglob("*.md")]

    def settings():
        desk.write("vaultkit.toml", 'journal = ["Elsewhere"]\n')
        return Batch(frozenset({"vaultkit.toml"}), rescan=False, why="files changed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arriving, "time", SimpleNamespace(time=lambda: max(written) + 3600))
        filling.run(settings)
    assert (desk.root / WEEK).exists()
    assert not any("arriv" in line for line in filling.said)


def test_its_own_pages_are_no_arrival(desk):
    for day in range(1, 9):
        desk.write(
            f"Journal/2026/02/2026-02-{day:02} Reflection.md", f"{WORDS}#trigger/t{day} #feeling/f{day % 3}\n"
        )
    filling = Filling(desk)

    def pages():
        return Batch(frozenset(desk.pages()), rescan=False, why="files changed")

    filling.run(pages, pages)
    assert len(desk.pages()) > 3
    assert not any("arriv" in line for line in filling.said)
