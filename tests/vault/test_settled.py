"""That nothing is to be done is told by a walk alone, and only where nothing is to be done."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import Desk
from vaultkit import __main__ as program
from vaultkit.cli import main
from vaultkit.errors import CannotWrite
from vaultkit.journal import Journal, carrying, sources
from vaultkit.journal import journal as journals
from vaultkit.vault import config_folder, files, reader, settled, version
from vaultkit.vault.lock import WatchLock
from vaultkit.vault.places import cache_folder, state_folder

LONG_AGO = 1_000_000_000_000_000_007
MON, TUE = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3))
WEEK = "Patterns/2026/2026-W10 Patterns.md"
COMMANDS = ("refresh", "status")
GOVERNING = ("vaultkit.toml", *(f".obsidian/{name}" for name in config_folder.FILES))
PLUGINS = '["calendar", "journals", "periodic-notes", "templater-obsidian"]'


class Ran:
    """A command as a person runs it: in this process, by way of the console script."""

    def __init__(self, code, out, err, *, was_settled):
        self.code, self.out, self.err, self.was_settled = code, out, err, was_settled

    @property
    def said(self):
        return self.code, self.out, self.err


@pytest.fixture
def run(desk, monkeypatch, capsys):
    """Runs one, and says whether it was answered without the command itself."""

    def run(*words, now=None, quick=True, vault=desk.root):
        asked = []
        monkeypatch.setattr(sys, "argv", ["vaultkit", *words])
        monkeypatch.setenv("VAULTKIT_NOW", now or desk.hour)
        if len(words) == 1:
            monkeypatch.setenv("VAULTKIT_VAULT", str(vault))
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr("vaultkit.cli.main", lambda: (asked.append(words), main(prog_name="vaultkit")))
            if not quick:
                patch.setattr(settled, "answer", lambda *_: None)
            code = 0
            try:
                program.main()
            except SystemExit as ended:
                code = ended.code
        said = capsys.readouterr()
        return Ran(code, said.out, said.err, was_settled=not asked)

    return run


@pytest.fixture
def still(desk, run):
    """A vault with an own template and Obsidian's files, of which everything was said."""
    desk.write(MON, "Late again. #trigger/late #feeling/afraid\n")
    desk.write(TUE, "Late. #trigger/late\n- a walk #lesson\n")
    desk.write("Plain.md", "Words.\n")
    desk.write("vaultkit.toml", 'private = ["Nowhere"]\n')
    desk.write("Templates/vaultkit/Episode.md", "---\nkind: episode\n---\n")
    for name in GOVERNING[1:]:
        desk.write(name, PLUGINS if "community" in name else "{}")
    settle(desk, run)
    return desk


def settle(desk, run):
    run("refresh")
    for place in desk.root.rglob("*"):
        if place.is_file():
            os.utime(place, ns=(LONG_AGO, LONG_AGO))
    for command in COMMANDS:
        run(command)


def assert_told(run, command="refresh"):
    """Not answered in short, and once it was done, what is answered is what the command says."""
    first = run(command)
    assert not first.was_settled
    return first


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("still")
def test_what_is_answered_is_what_the_command_says(run, command):
    short = run(command)
    assert short.was_settled
    assert short.said == run(command, quick=False).said
    assert "Nowhere" in short.err + short.out


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_opened_and_nothing_written(still, run, command, monkeypatch, tmp_path):
    before = still.stamps(), {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    monkeypatch.setattr(files, "read", lambda *_: pytest.fail("a note was opened"))
    assert run(command).was_settled
    monkeypatch.undo()
    assert before == (
        still.stamps(), {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()},
    )  # fmt: skip


HEAVY = ("click", "sqlite3", "vaultkit.journal", "vaultkit.vault.index", "vaultkit.vault.files")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("named", ["VAULTKIT_VAULT", "--vault", "relative", "inside"])
def test_hardly_a_module_is_imported_however_the_vault_is_named(still, run, command, named, tmp_path):
    """As a process of its own: what this one has imported says nothing."""
    run_it = "import json, runpy, sys\nbefore = set(sys.modules)\nrunpy.run_module('vaultkit', run_name='__main__')\n"
    run_it += "print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)"
    words, here, env = [], still.root, {**os.environ, "VAULTKIT_NOW": still.hour}
    env |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    env.pop("VAULTKIT_VAULT", None)
    if named == "VAULTKIT_VAULT":
        here, env["VAULTKIT_VAULT"] = tmp_path, str(still.root)
    elif named == "--vault":
        here, words = tmp_path, ["--vault", str(still.root)]
    elif named == "relative":
        here, words = tmp_path, ["--vault", still.root.name]
    else:
        here = still.root / "Journal/2026"
    ran = subprocess.run(
        [sys.executable, "-c", run_it, command, *words],
        cwd=here, env=env, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.stdout == run(command, quick=False).out
    modules = json.loads(ran.stderr.splitlines()[-1])
    assert "vaultkit.vault.settled" in modules
    assert not {name for name in modules if name.startswith(HEAVY)}


# What ends it.


def touch(desk):
    os.utime(desk.root / "Plain.md")


def add(desk):
    desk.write("New.md", "")


def delete(desk):
    (desk.root / "Plain.md").unlink()


def rename(desk):
    (desk.root / "Plain.md").rename(desk.root / "Other.md")


def edit_a_page(desk):
    desk.write(WEEK, desk.read(WEEK) + "Mine.\n")


def edit_a_template(desk):
    desk.write("Templates/vaultkit/Episode.md", "---\nkind: episode\n---\nHow was it?\n")


def add_a_template(desk):
    desk.write("Templates/vaultkit/Week.md", "no page\n")


def delete_a_page(desk):
    (desk.root / WEEK).unlink()


def empty_a_folder(desk):
    (desk.root / MON).unlink()
    (desk.root / TUE).unlink()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "change",
    [touch, add, delete, rename, edit_a_page, edit_a_template, add_a_template, delete_a_page, empty_a_folder],
)
def test_a_change_in_the_vault_ends_it(still, run, change, command):
    change(still)
    assert_told(run, command)


@pytest.mark.parametrize("name", GOVERNING)
@pytest.mark.parametrize("how", ["touched", "longer", "deleted", "new"])
def test_a_change_in_what_governs_ends_it(still, run, name, how):
    place = still.root / name
    if how == "new":
        place.unlink()
        settle(still, run)
        still.write(name, "\n")
    elif how == "touched":
        os.utime(place)
    elif how == "longer":
        place.write_bytes(place.read_bytes() + b"\n")
        os.utime(place, ns=(LONG_AGO, LONG_AGO))
    else:
        place.unlink()
    assert_told(run)


def test_all_that_is_read_besides_the_notes_governs(still, monkeypatch):
    seen, real = set(), files.read
    monkeypatch.setattr(files, "read", lambda root, path: (seen.add(path), real(root, path))[1])
    still.write(".obsidian/daily-notes.json", '{"template": "Templates/Daily"}')
    sources.read(still.root)
    (still.root / ".obsidian/daily-notes.json").unlink()
    sources.read(still.root)
    walked = {path for path in seen if path.endswith(".md")}
    assert seen - walked == set(GOVERNING) == set(settled.governing_files(str(still.root)))
    assert not {path for path in walked if "/." in f"/{path}"}


def test_a_change_in_a_renamed_settings_folder_ends_it(desk, run):
    desk.write(MON, "Late. #trigger/late\n")
    desk.write(".notes/app.json", "{}")
    settle(desk, run)
    assert run("refresh").was_settled
    desk.write(".notes/plugins/calendar/data.json", "{}")
    assert_told(run)
    settle(desk, run)
    (desk.root / ".notes").rename(desk.root / ".obsidian")
    assert_told(run)


def test_a_settings_folder_that_is_named_governs_beside_the_usual_one(desk, run):
    desk.write(MON, "Late. #trigger/late\n")
    desk.write("vaultkit.toml", 'obsidian_folder = ".phone"\n')
    for folder in (".obsidian", ".phone"):
        desk.write(f"{folder}/app.json", "{}")
    settle(desk, run)
    assert run("refresh").was_settled
    desk.write(".phone/app.json", '{"useMarkdownLinks": true}')
    assert_told(run)
    assert "](" in desk.read(WEEK)


def test_other_hidden_folders_are_not_asked_where_the_usual_one_is_there(still, monkeypatch):
    """A commented line names no folder: as `init` writes them, all are."""
    still.write("vaultkit.toml", '# obsidian_folder = ".phone"\n')
    still.write(".phone/app.json", "{}")
    monkeypatch.setattr(os, "scandir", lambda _: pytest.fail("the vault's root was listed"))
    assert set(settled.governing_files(str(still.root))) == set(GOVERNING)


def test_templates_that_a_walk_does_not_see_are_looked_at_each_time(desk, run):
    desk.write(".obsidian/daily-notes.json", '{"template": ".templates/Daily"}')
    desk.write(MON, "Late. #trigger/late\n")
    settle(desk, run)
    assert_told(run)
    desk.write(".templates/Daily.md", "## Words\n")
    assert_told(run)


def test_templates_behind_a_link_are_looked_at_each_time(desk, run):
    """A walk enters no linked folder, and does not see that it leads elsewhere now."""
    desk.write("One/Episode.md", "---\nkind: episode\n---\n")
    desk.write("vaultkit.toml", 'templates_folder = "Linked"\n')
    (desk.root / "Linked").symlink_to("One")
    desk.write(MON, "Late. #trigger/late\n")
    settle(desk, run)
    assert_told(run)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("still")
def test_the_hour_of_the_next_note_ends_it(run, command):
    assert run(command, now="2026-03-05T17:59:58").was_settled
    assert not run(command, now="2026-03-05T18:00:01").was_settled


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("still")
def test_an_earlier_day_ends_it(run, command):
    assert run(command, now="2026-03-05T04:00:01").was_settled
    assert not run(command, now="2026-03-05T03:59:58").was_settled


@pytest.mark.usefixtures("still")
def test_another_time_zone_ends_it(run, zone):
    zone("Asia/Kolkata")
    assert_told(run)


@pytest.mark.usefixtures("still")
def test_other_code_ends_it(run, monkeypatch):
    monkeypatch.setattr(version, "code", lambda: "another")
    assert_told(run)


def remembered(desk):
    return Path(cache_folder(desk.root), "settled")


def flipped(place):
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)


def truncated(place):
    os.truncate(place, place.stat().st_size - 1)


def emptied(place):
    place.write_bytes(b"")


def zeros(place):
    """As a power cut may leave it."""
    place.write_bytes(bytes(4))


def gone(place):
    place.unlink()


def a_folder(place):
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize("damage", [flipped, truncated, emptied, zeros, gone, a_folder])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_damaged_one_is_not_believed_and_stops_nothing(still, run, damage, command):
    before = run(command).said
    damage(remembered(still))
    assert assert_told(run, command).said == before
    if damage is not a_folder:
        assert run(command).was_settled


# A vault that is away.


@pytest.mark.parametrize("command", COMMANDS)
def test_a_vault_that_was_moved_away_is_told_as_the_command_tells_it(still, run, command):
    still.root.rename(still.root.with_name("away"))
    said = assert_told(run, command)
    assert said.said == run(command, quick=False).said
    assert said.code != 0


@pytest.mark.parametrize("command", COMMANDS)
def test_an_emptied_vault_is_told_as_the_command_tells_it(still, run, command):
    pages = still.pages()
    for note in still.root.rglob("*.md"):
        if "Patterns" not in note.parts:
            note.unlink()
    said = assert_told(run, command)
    assert said.said == run(command, quick=False).said
    assert still.pages() == pages


# What is not settled.


def test_a_page_that_could_not_be_written_is_tried_again(still, run, monkeypatch):
    real = carrying.apply

    def refuses(root, step, recovery):
        if step.path == WEEK:
            raise CannotWrite("read-only")
        return real(root, step, recovery)

    still.write(MON, "Late again. #trigger/late #feeling/sad\n")
    with monkeypatch.context() as patch:
        patch.setattr(carrying, "apply", refuses)
        assert run("refresh").code == CannotWrite.exit_code
        assert run("refresh").code == CannotWrite.exit_code
        assert "1 to bring up to date" in run("status").out
        assert "1 to bring up to date" in run("status").out
    assert "2026-W10 Patterns" in run("refresh").out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_note_that_cannot_be_read_is_tried_each_time(still, run, command):
    still.write("Journal/2026/03/2026-03-04 Reflection.md", b"x" * (files.MAX_BYTES + 1))
    settle(still, run)
    assert_told(run, command)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_note_saved_again_in_the_same_tick_is_seen(still, run, command, monkeypatch):
    """The same size, time and inode as what was read, and written right after it was read."""
    place = still.write(MON, "Late again. #trigger/late #feeling/cold\n")
    run("refresh")
    now = time.time_ns()
    os.utime(place, ns=(now, now))
    clock = SimpleNamespace(time_ns=lambda: now + 1)

    def saved_meanwhile(_seconds):
        place.write_text("Late again. #trigger/late #feeling/calm\n")
        os.utime(place, ns=(now, now))
        clock.time_ns = time.time_ns

    with monkeypatch.context() as patch:
        patch.setattr(reader, "time", clock)
        patch.setattr(journals, "time", SimpleNamespace(sleep=saved_meanwhile, time_ns=time.time_ns))
        run(command)
    assert_told(run, command)
    run("refresh")
    assert "calm" in still.read(WEEK)


@pytest.mark.parametrize("path", ["vaultkit.toml", ".obsidian/app.json"])
def test_settings_saved_again_in_the_same_tick_are_seen(still, run, path):
    """On a stick that keeps whole seconds, the settings are saved twice in one, with a refresh in between."""
    texts = {"vaultkit.toml": ('links = "wikilink"\n', 'links = "markdown"\n'),
             ".obsidian/app.json": ('{"useMarkdownLinks": 1   }', '{"useMarkdownLinks": true}')}[path]  # fmt: skip
    second = (time.time_ns() // 1_000_000_000) * 1_000_000_000
    for text in texts:
        place = still.write(path, text)
        os.utime(place, ns=(second, second))
        run("refresh")
    assert "](" in still.read(WEEK)


def test_a_template_saved_while_the_notes_were_read_is_seen(still, run):
    """It was read before they were, and is walked over with them."""
    still.write(MON, "Late again. #trigger/late #feeling/sad\n")
    journal = Journal(still.root, still.clock)
    place = still.write("Templates/vaultkit/Week.md", "no page\n")
    os.utime(place, ns=(LONG_AGO, LONG_AGO))
    journal.look()
    report = journal.refresh()
    journal.settle("refresh", ("Everything.\n", ""))
    assert report.is_up_to_date
    assert_told(run)


# Somebody watches.


def test_status_never_says_that_nobody_watches_while_somebody_does(still, run):
    assert "not running" in run("status").out
    with WatchLock(state_folder(still.root)):
        settled.unsettle(str(still.root))  # as the watcher does when it begins
        assert f"process {os.getpid()}" in run("status").out
        run("refresh")
        assert f"process {os.getpid()}" in run("status").out
    assert "not running" in run("status").out


@pytest.mark.parametrize("command", COMMANDS)
def test_not_even_if_it_began_in_the_moment_before_that_was_written_down(still, run, monkeypatch, command):
    os.utime(still.root / "Plain.md")
    watch, real = WatchLock(state_folder(still.root)), settled.settle

    def begins(*args):
        watch.__enter__()
        settled.unsettle(str(still.root))
        real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(settled, "settle", begins)
        run(command)
    try:
        assert "not running" not in run("status").out
    finally:
        watch.__exit__(None, None, None)


# How a vault is named.


def test_a_name_of_nothing_is_as_the_command_takes_it(still, run, monkeypatch):
    monkeypatch.chdir(still.root / "Journal")
    said = run("refresh", "--vault", "")
    assert said.said == run("refresh", "--vault", "", quick=False).said
    assert said.code != 0


@pytest.mark.parametrize(
    "words",
    [
        ["refresh", "--vault", "link/.."],
        ["refresh"],
    ],
)
def test_the_parent_of_a_linked_folder_is_the_parent_of_what_it_leads_to(
    still, run, words, monkeypatch, tmp_path
):
    """`link/..` is not here: the vault that is named is another one."""
    other = Desk(tmp_path / "other")
    other.write("inside/a.md", "Words.\n")
    (still.root / "link").symlink_to(other.root / "inside")
    settle(still, run)
    monkeypatch.chdir(still.root)
    said = run(*words, vault="link/..")
    assert not said.was_settled
    assert (other.root / "Journal").exists()


@pytest.mark.parametrize("name", ["vault", "./vault", "vault/", "../{}/vault"])
@pytest.mark.usefixtures("still")
def test_a_relative_name_is_taken_as_the_command_takes_it(run, monkeypatch, tmp_path, name):
    monkeypatch.chdir(tmp_path)
    words = ("refresh", "--vault", name.format(tmp_path.name))
    assert run(*words).said == run(*words, quick=False).said


@pytest.mark.parametrize(
    "words", [["refresh", "--dry-run"], ["status", "--json"], ["refresh", "--help"], ["check"]]
)
def test_anything_else_goes_to_the_command(still, run, words, monkeypatch):
    monkeypatch.chdir(still.root)
    assert not run(*words).was_settled
