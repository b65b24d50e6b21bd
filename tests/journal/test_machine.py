"""Whatever is saved, moved or deleted in whatever order: the pages are those of a full refresh, and nothing is lost."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.conftest import Desk

DAYS = ["2026-02-09", "2026-02-10", "2026-02-16", "2026-03-02", "2026-03-03", "2026-03-05"]
PLACES = [f"Journal/{day[:4]}/{day[5:7]}/{day} Reflection.md" for day in DAYS]
PLACES += [f"{day} Episode.md" for day in DAYS[2:4]]
PLACES += ["Noise.md", "Loud.md", "Plain.md", f"{DAYS[0]} Episode 2.md", PLACES[0].replace(".md", " 2.md")]
REGION = "<!-- vaultkit:begin open -->\n<!-- vaultkit:end open -->\n"
HEADS = [
    "",
    "private: true",
    "kind: trigger",
    "kind: trigger\naliases: [Silence]",
    "kind: trigger\nhidden: true",
    "kind: episode\ntrigger: noise",
    "kind: episode\ntrigger: '[[Silence]]'\nreply_by: 2026-02-20",
    "kind: reflection\nday: 2026-02-10",
    "kind: repair\nruptured_on: 2026-02-09\nrepaired_on: 2026-02-16",
    "kind: repair\nruptured_on: 2026-02-09\nrepair_status: not safe\npeople: [R]",
    "triggers: [Noise, 'Why? me']",
    "broken: [",
]
PIECES = [
    "", "Some words.", "#trigger/noise", "#trigger/silence", "[[Noise]]", "#feeling/afraid", "#distress/6", "#rift/dinner",
    "#repair/dinner", "- Rest first #lesson", "#unsafe", REGION, "<!-- vaultkit:end open -->", "My own line.",
]  # fmt: skip
REGIONS = re.compile(rb"(<!-- vaultkit:begin [^\n]*-->\n).*?(<!-- vaultkit:end [a-z-]+)[^\n]*", re.DOTALL)
texts = st.builds(
    lambda head, pieces: (f"---\n{head}\n---\n" if head else "") + "".join(f"{piece}\n" for piece in pieces),
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PIECES), max_size=4),
)
places = st.sampled_from(PLACES)


def outside(data):
    return REGIONS.sub(rb"\1\2", data)


class Vault(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder / "vault")
        self.journal = self.desk.journal()
        self.written = {}

    def look_at(self, *paths):
        self.journal.look_at(paths)

    @rule(path=places, text=texts)
    def save(self, path, text):
        self.desk.write(path, text)
        self.written[path] = text.encode()
        self.look_at(path)

    @rule(path=places, piece=st.sampled_from(PIECES))
    def add_a_line(self, path, piece):
        if path in self.written:
            data = self.desk.read(path).encode() + f"{piece}\n".encode()
            self.desk.write(path, data)
            self.written[path] = data
            self.look_at(path)

    @rule(path=places)
    def delete(self, path):
        if self.written.pop(path, None) is not None and len(self.written) > 0:
            (self.desk.root / path).unlink()
            self.look_at(path)
        elif not self.written:
            self.save(path, "Some words.\n")

    @rule(source=places, goal=places)
    def move(self, source, goal):
        if source in self.written and source != goal:
            (self.desk.root / goal).parent.mkdir(parents=True, exist_ok=True)
            (self.desk.root / source).replace(self.desk.root / goal)
            self.written[goal] = self.written.pop(source)
            self.look_at(source, goal)

    @rule()
    def a_walk(self):
        assert not self.journal.look()

    # With the index on the disk.

    @rule(path=places, text=texts)
    def saved_while_nobody_watched(self, path, text):
        self.desk.write(path, text)
        self.written[path] = text.encode()
        self.journal = self.desk.journal()

    @rule(path=places, letter=st.sampled_from("#-xk"))
    def saved_again_within_the_clocks_tick(self, path, letter):
        """The same size, the same time: what was read so soon after a save is read again."""
        if path in self.journal.index._dirty and path in self.written and self.written[path]:
            place = self.desk.root / path
            status, data = place.stat(), letter.encode() + self.written[path][1:]
            data = data if place.read_bytes() == self.written[path] else place.read_bytes()
            place.write_bytes(data)
            os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))
            self.written[path] = data
            self.journal = self.desk.journal()

    @rule(path=places, text=texts)
    def saved_and_taken_in_by_another_process(self, path, text):
        self.desk.write(path, text)
        self.written[path] = text.encode()
        self.desk.refresh()

    @rule(path=places, text=texts)
    def killed_before_its_index_was_kept(self, path, text):
        self.desk.write(path, text)
        self.written[path] = text.encode()
        other = self.desk.journal()
        other.store.save = lambda *_, **__: None
        other.refresh()
        self.journal = self.desk.journal()

    @rule(path=places, text=texts)
    def killed_before_its_pages_were_written(self, path, text):
        self.desk.write(path, text)
        self.written[path] = text.encode()
        other = self.desk.journal()
        other.plan()
        other.store.save(*other.index.unsaved(), "")
        self.journal = self.desk.journal()

    @rule(number=st.integers(0, 9))
    def delete_a_page(self, number):
        pages = sorted(self.desk.pages())
        if number < len(pages):
            (self.desk.root / pages[number]).unlink()
            self.look_at(pages[number])

    @invariant()
    def all_is_as_a_full_refresh_gives_it(self):
        self.journal.refresh()
        again = self.journal.refresh()
        assert (again.wrote, again.is_up_to_date) == (0, True)
        for path, data in self.written.items():
            assert outside(self.desk.read(path).encode()) == outside(data)
        fresh = Desk(Path(tempfile.mkdtemp(dir=self.folder)) / "fresh")
        for path in self.written:
            fresh.write(path, self.desk.read(path))
        journal = fresh.journal()
        journal.refresh()
        mine, theirs = self.desk.pages(), fresh.pages()
        # With nothing written pages are kept, and of many that have nothing to say, too.
        left_over = mine.keys() - theirs.keys()
        assert not left_over or not journal.history.weeks or self.journal.plan().notices
        assert {path: mine.get(path) for path in theirs} == theirs
        for path in self.written:
            assert fresh.read(path) == self.desk.read(path)
        shutil.rmtree(fresh.root)

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestVault = Vault.TestCase
TestVault.settings = settings(
    max_examples=int(os.environ.get("EXAMPLES", "40")), stateful_step_count=15, deadline=None
)
