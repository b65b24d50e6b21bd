"""Whatever is saved, moved or deleted in whatever order: the pages are those of a full refresh, and nothing is lost."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

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


def watched(machine, *paths):
    machine.journal.look_at(paths)


def by_nobody(machine, *_paths):
    machine.journal = machine.desk.journal()


def by_another(machine, *_paths):
    """Another process came and went; the one that goes on has heard of nothing."""
    machine.desk.refresh()


def by_another_while_one_is_at_work(machine, *paths):
    """The one that goes on heard of a save of its own, and of nothing else."""
    own = next(path for path in PLACES if path not in paths)
    machine.write(own, "#feeling/afraid\n- Mine first #lesson\n")
    machine.desk.refresh()
    machine.write(own, "#feeling/afraid\n- Mine later #lesson\n")
    machine.journal.look_at([own])


def by_one_that_was_killed_before_it_kept_anything(machine, *_paths):
    other = machine.desk.journal()
    other.store.save = lambda *_, **__: None
    other.refresh()
    machine.journal = machine.desk.journal()


def by_one_whose_pages_were_refused(machine, *_paths):
    """It keeps what it read, and that no page says so."""
    other = machine.desk.journal()
    other.carry_out = lambda *_: False
    other.refresh()
    machine.journal = machine.desk.journal()


def while_the_cache_was_swept(machine, *paths):
    shutil.rmtree(machine.journal.cache, ignore_errors=True)
    machine.journal.look_at(paths)


NOTICED = [
    watched, by_nobody, by_another, by_another_while_one_is_at_work,
    by_one_that_was_killed_before_it_kept_anything, by_one_whose_pages_were_refused, while_the_cache_was_swept,
]  # fmt: skip
ways = st.one_of(st.just(watched), st.just(by_nobody), st.sampled_from(NOTICED))


class Vault(RuleBasedStateMachine):
    """Each rule is something that happens to the files, and who noticed."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder / "vault")
        self.journal = self.desk.journal()
        self.written = {}

    def write(self, path, data):
        data = data if isinstance(data, bytes) else data.encode()
        self.desk.write(path, data)
        self.written[path] = data

    @rule(path=places, text=texts, noticed=ways)
    def save(self, path, text, noticed):
        self.write(path, text)
        noticed(self, path)

    @rule(path=places, piece=st.sampled_from(PIECES), noticed=ways)
    def add_a_line(self, path, piece, noticed):
        if path in self.written:
            self.write(path, self.desk.read(path).encode() + f"{piece}\n".encode())
            noticed(self, path)

    @rule(path=places, noticed=ways)
    def delete(self, path, noticed):
        if path in self.written and len(self.written) > 1:
            del self.written[path]
            (self.desk.root / path).unlink()
            noticed(self, path)

    @rule(source=places, goal=places, noticed=ways)
    def move(self, source, goal, noticed):
        if source in self.written and source != goal:
            (self.desk.root / goal).parent.mkdir(parents=True, exist_ok=True)
            (self.desk.root / source).replace(self.desk.root / goal)
            self.written[goal] = self.written.pop(source)
            noticed(self, source, goal)

    @precondition(lambda self: self.desk.pages())
    @rule(number=st.integers(0, 99), noticed=ways, goes=st.booleans())
    def delete_a_page_or_type_in_it(self, number, noticed, goes):
        pages = sorted(self.desk.pages())
        path = pages[number % len(pages)]
        page = self.desk.root / path
        text = page.read_bytes()
        if goes:
            page.unlink()
        else:  # inside a region, from where it goes to recovery
            page.write_bytes(text.replace(b"\n- ", b"\n- Typed ", 1))
        noticed(self, path)

    @precondition(lambda self: self.young())
    @rule(number=st.integers(0, 99), letter=st.sampled_from("#-xk"))
    def save_again_within_the_clocks_tick(self, number, letter):
        """The same size, the same time: what was read so soon after a save is read again."""
        young = self.young()
        path = young[number % len(young)]
        place = self.desk.root / path
        status, data = place.stat(), letter.encode() + place.read_bytes()[1:]
        place.write_bytes(data)
        os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))
        self.written[path] = data
        self.journal = self.desk.journal()

    def young(self):
        """Notes that no process has read again since they were saved."""
        kept = self.journal.store.load().entries
        return sorted(
            path
            for path in self.journal.index._dirty
            if self.written.get(path) and (path not in kept or kept[path].stamp.inode < 0)
        )

    @rule()
    def time_passes(self):
        """Long enough that no save is young: from now on only what changes is read."""
        for place in self.desk.root.rglob("*.md"):
            os.utime(place, ns=(1_000_000_000_000_000_007,) * 2)
        self.desk.refresh()
        self.journal = self.desk.journal()
        assert not self.journal.index._dirty

    @rule()
    def a_walk(self):
        assert not self.journal.look()

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
