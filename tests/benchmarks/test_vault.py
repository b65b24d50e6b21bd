"""The made-up vault is the same everywhere, and vaultkit reads all of it as it is meant."""

from collections import Counter
from itertools import islice
from pathlib import PurePosixPath

from click.testing import CliRunner

from benchmarks.running import NOW
from benchmarks.vault import make, notes
from vaultkit.cli import main


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("one", 3), ("two", 3), ("other", 4)):
        make(tmp_path / name, 60, seed=seed)
    trees = [
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "one", tmp_path / "two", tmp_path / "other")
    ]
    assert trees[0] == trees[1]
    assert trees[0] != trees[2]


def test_the_bytes_are_those_of_every_machine():
    path, text = next(islice(notes(100, seed=7), 6, None))
    assert path == "Journal/2026/06/2026-06-28 Check-in.md"
    assert text.splitlines()[:6] == [
        "---",
        "kind: checkin",
        "day: 2026-06-28",
        "written: 2026-06-28T07:26",
        "feelings: [tense, lonely]",
        "needs: [reassurance, closeness]",
    ]


def test_so_many_notes_as_were_asked_for_each_at_a_place_of_its_own():
    paths = [path for path, _ in notes(2_000)]
    assert len(set(paths)) == 2_000
    tops = Counter(PurePosixPath(path).parts[0] for path in paths)
    assert tops["Journal"] + tops["Names"] == 1_200


def test_vaultkit_reads_all_of_it_as_it_is_meant(tmp_path):
    make(tmp_path / "vault", 400)
    env = {"VAULTKIT_VAULT": str(tmp_path / "vault"), "VAULTKIT_NOW": NOW}
    refreshed, checked, stands = (
        CliRunner().invoke(main, [word], env=env) for word in ("refresh", "check", "status")
    )
    assert refreshed.output.startswith("Made ")
    assert checked.exit_code == 0
    assert "sync conflicts:     0" in stands.output
    assert "undated notes:      0" in stands.output
