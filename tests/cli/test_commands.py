"""Each command as it is typed: what it prints, what it writes, how it ends."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from vaultkit.cli import COMMANDS, main
from vaultkit.records.kinds import KINDS
from vaultkit.settings import TABLE
from vaultkit.vault import templates

MON, TUE = (f"Journal/2026/03/2026-03-0{day} Reflection.md" for day in (2, 3))
WEEK = "Patterns/2026/2026-W10 Patterns.md"
CHECKIN = "Journal/2026/03/2026-03-05 Check-in.md"


def everything(desk, tmp_path):
    """Every file there is, the state outside the vault too."""
    return {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}, desk.stamps()


@pytest.mark.parametrize("command", [main, *COMMANDS], ids=lambda command: command.name)
def test_help_fits_a_narrow_window(command):
    words = [] if command is main else [command.name]
    said = CliRunner().invoke(main, [*words, "--help"])
    assert said.exit_code == 0
    assert max(map(len, said.output.splitlines())) <= 100


def test_version():
    assert CliRunner().invoke(main, ["--version"]).output.startswith("vaultkit, version 0.")


# init


def test_init_makes_settings_templates_and_the_words_note_and_says_what_next(desk):
    (desk.root / "vaultkit.toml").unlink()
    desk.write(MON, "Some words.\n")
    desk.write("Broken.md", "---\nkind: reflecton\nday: 2026-03-02\n---\n")
    said = desk.run("init", desk.root)
    assert said.exit_code == 0
    made = set(desk.tree()) - {MON, "Broken.md"}
    assert made == {"vaultkit.toml", "Templates/vaultkit/Words.md"} | {
        f"Templates/vaultkit/{name}.md" for name in templates.NAMES
    }
    lines = [line for line in said.output.splitlines() if line.startswith("made")]
    assert lines == ["made   vaultkit.toml", f"made   {len(made) - 1} notes in Templates/vaultkit"]
    assert "would read 1 journal note here and make 2 pages." in said.output
    assert f'Next: vaultkit refresh --dry-run --vault "{desk.root}"' in said.output
    assert all(f"# {setting.name} = {setting.default}" in desk.read("vaultkit.toml") for setting in TABLE)


def test_init_overwrites_nothing_and_can_be_run_again(desk):
    desk.write("vaultkit.toml", "# mine\n")
    desk.write("Templates/vaultkit/Week.md", "mine")
    desk.run("init", desk.root)
    assert desk.read("vaultkit.toml") == "# mine\n"
    assert desk.read("Templates/vaultkit/Week.md") == "mine"
    before = desk.stamps()
    again = desk.run("init", desk.root)
    assert desk.stamps() == before
    assert "made   " not in again.output
    assert f"kept   {len(templates.NAMES) + 1} notes in Templates/vaultkit (there already)" in again.output


def test_the_settings_that_init_writes_are_the_defaults(desk):
    (desk.root / "vaultkit.toml").unlink()
    desk.write(MON, "Some words. #trigger/noise\n")
    desk.run("init", desk.root)
    desk.run("refresh")
    pages = desk.pages()
    desk.write("vaultkit.toml", "")
    assert desk.run("refresh").output == "Everything is up to date; nothing was written.\n"
    assert desk.pages() == pages


# refresh


def test_refresh_says_what_it_did_and_the_second_time_that_it_did_nothing(desk, tmp_path):
    desk.write(MON, "Some words.\n")
    assert desk.run("refresh").output == "Made 2026-03-05 Check-in, 2026-W10 Patterns, Patterns.\n"
    before = everything(desk, tmp_path)
    assert desk.run("refresh").output == "Everything is up to date; nothing was written.\n"
    assert everything(desk, tmp_path) == before
    desk.write(MON, "")
    desk.write("Journal/2026/02/2026-02-20 Reflection.md", "Words.\n")
    assert "No longer named, moved to recovery: 2026-W10 Patterns." in desk.run("refresh").output


def test_dry_run_prints_a_unified_diff_and_writes_nothing_at_all(desk, tmp_path):
    desk.write(MON, "Some words.\n")
    before = everything(desk, tmp_path)
    said = desk.run("refresh", "--dry-run")
    assert everything(desk, tmp_path) == before
    lines = said.output.splitlines()
    assert "--- /dev/null" in lines
    assert f"+++ b/{WEEK}\t" in lines
    assert f"+++ b/{CHECKIN}\t" in lines
    assert "+# Week 10: Mon 2 – Sun 8 March 2026" in lines
    desk.run("refresh")
    assert desk.run("refresh", "--dry-run").output == "Everything is up to date.\n"
    desk.write(TUE, "More words.\n")
    changed = desk.run("refresh", "--dry-run").output
    assert f"--- a/{WEEK}\t\n+++ b/{WEEK}\t\n@@" in changed


@pytest.mark.parametrize(
    "words", [("refresh",), ("watch",), ("today",), ("check",), ("status",), ("new", "episode")]
)
def test_without_settings_a_folder_is_left_alone(desk, tmp_path, words):
    (desk.root / "vaultkit.toml").unlink()
    desk.write(MON, "Some words.\n")
    before = everything(desk, tmp_path)
    said = desk.run(*words)
    assert said.exit_code == 3
    assert said.stdout == ""
    assert said.stderr == (
        f"{desk.root} has no vaultkit.toml, so vaultkit leaves it alone.\n"
        f'To begin here: vaultkit init "{desk.root}"\n'
    )
    assert everything(desk, tmp_path) == before


# check, status


def test_check_prints_path_line_and_column_and_exits_with_1(desk):
    desk.write(MON, "---\nkind: reflection\nday: 2026-03-02\ndistress: lots\n---\n#distress/77\n")
    desk.write(TUE, "Words. #story/indiferent\n")
    said = desk.run("check")
    assert said.exit_code == 1
    first, second, third = said.output.splitlines()
    assert first.startswith(f"{MON}:4:11: `distress`: ")
    assert second.startswith(f"{MON}:6:1: ")
    assert third.startswith(f"{TUE}:1:8: ")
    assert third.endswith(" (did you mean indifferent?)")
    assert desk.run("check", desk.root / TUE).output.splitlines() == [third]
    assert desk.run("check", "Journal").output == said.output
    assert desk.run("check", "vaultkit.toml").output == "Nothing to report.\n"
    assert desk.run("check", "vaultkit.toml").exit_code == 0
    nowhere = desk.run("check", "Nowhere.md")
    assert nowhere.exit_code == 2
    assert "is not in the vault" in nowhere.output


def test_check_names_what_could_not_be_read(desk):
    desk.write(MON, b"caf\xe9\n")
    gone = "Journal/2026/03/2026-03-01 Reflection.md"
    (desk.root / gone).symlink_to("nowhere.md")
    (desk.root / "Of somebody else's.md").symlink_to("nowhere.md")
    desk.write(TUE, "x" * (2 * 1024 * 1024 + 1))
    said = desk.run("check").output.splitlines()
    assert said == [
        f"{gone}:1:1: not read: a symlink that leads nowhere",
        f"{MON}:1:4: not UTF-8 from here on; this note is left alone",
        f"{TUE}:1:1: not read: larger than 2 MiB",
    ]


def test_status_says_how_things_stand(desk):
    desk.write(MON, "Words. #story/nonsense\n")
    desk.write("Episodes/An evening.md", "---\nkind: episode\ntrigger: x\n---\nWords.\n")
    desk.write("Plain.md", "Nothing.\n")
    desk.write(MON.replace(".md", ".sync-conflict-20260302-200000-ABCDEFG.md"), "Words.\n")
    desk.write("Board.md", "<!-- vaultkit:end open -->\n")
    rows = dict(line.split(":", 1) for line in desk.run("status").output.splitlines() if line[0] != " ")
    said = {name: value.strip() for name, value in rows.items()}
    assert said["watcher"] == "not running"
    assert said["notes"] == "5, of which 2 journal notes"
    assert said["records"] == "episode 1, reflection 1"
    assert said["written days"] == "1"
    assert said["pages"] == "2 to bring up to date (vaultkit refresh)"
    assert said["problems"].startswith("4 ")
    assert said["regions left alone"].startswith("1 ")
    assert said["undated notes"] == "1"
    assert said["sync conflicts"] == "1"
    desk.run("refresh")
    assert "pages:              up to date" in desk.run("status").output


# errors


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("new", "episod"), 2, "There is no kind 'episod'.\nDid you mean episode?\n"),
        (
            ("new", "zzz"),
            2,
            f"There is no kind 'zzz'.\nThere are {', '.join(kind.name for kind in KINDS)}.\n",
        ),
        (("new", "trigger"), 2, 'A trigger needs a name.\nIt stands behind the kind: trigger "NAME".\n'),
        (("recover", "Nothing.md"), 8, "Nothing is kept for Nothing.md.\nvaultkit recover --list shows what"),
        (("refresh", "--vault", "/nowhere"), 3, "There is no folder /nowhere.\nCheck the path"),
        (("init", "/nowhere"), 3, "There is no folder /nowhere.\nMake it first"),
        (("watch", "--log-file", "/nowhere/log"), 7, "/nowhere/log: No such file or directory.\n"),
    ],
)
def test_an_error_is_one_sentence_and_one_of_help(desk, words, code, said):
    told = desk.run(*words)
    assert told.exit_code == code
    assert told.stdout == ""
    assert told.stderr.startswith(said)
    assert told.stderr.count("\n") == 2


def test_settings_that_do_not_fit_end_a_command_with_what_was_meant(desk):
    desk.write("vaultkit.toml", 'reflection_att = "20:00"\n')
    told = desk.run("refresh")
    assert told.exit_code == 6
    assert (
        told.stderr == "vaultkit.toml: there is no setting `reflection_att`.\nDid you mean `reflection_at`?\n"
    )


def test_a_clock_that_is_no_time(desk):
    desk.hour = "tomorrow"
    told = desk.run("refresh")
    assert told.exit_code == 1
    assert told.stderr == "VAULTKIT_NOW is 'tomorrow'.\nExpected a time such as 2026-06-28T20:30.\n"


# recover


def test_recover_without_anything_kept(desk):
    assert desk.run("recover").output == "Nothing is kept.\n"


# which vault


def test_the_vault_is_the_nearest_folder_above_with_settings(desk, monkeypatch, tmp_path):
    inside = desk.root / "Journal" / "2026"
    inside.mkdir(parents=True)

    def check(folder):
        command = [sys.executable, "-m", "vaultkit", "check"]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)

    assert check(inside).stdout == "Nothing to report.\n"
    outside = check(tmp_path)
    assert outside.returncode == 3
    assert outside.stderr.startswith(
        f"No vault here: neither {tmp_path} nor a folder above it holds vaultkit.toml.\n"
    )
    monkeypatch.setenv("VAULTKIT_VAULT", str(desk.root))
    assert check(tmp_path).returncode == 0
