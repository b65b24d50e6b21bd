"""What a vault's notes say, note by note, and that a change is taken in as a rebuild would."""

import os

import pytest

from vaultkit.errors import VaultGone
from vaultkit.records import reading
from vaultkit.vault import files

MON = "Journal/2026/03/2026-03-02 Reflection.md"


def kinds(desk):
    return {record.path: record.kind for record in desk.journal().index.records()}


@pytest.mark.parametrize(
    "head",
    [
        "---\nkind: episode\n---\n",
        "\ufeff---\nkind: episode\n---\n",
        "---\r\ntags: []\r\nkind: episode\r\n---\r\n",
        "---\nKIND  : Episode\n---\n",
        '---\n"kind": episode\n---\n',
        "---\n'kind' : 'episode'\n---\n",
        "---\n  kind: episode\n  day: 2026-03-02\n---\n",
        "---\n{kind: episode}\n---\n",
        '---\n{"day": "2026-03-02", "kind":"episode"}\n---\n',
        "---\nlong: " + "x" * 60_000 + "\nkind: episode\n---\n",
    ],
    ids=[
        "LF",
        "BOM",
        "CRLF",
        "capitals",
        "quoted",
        "single quotes",
        "indented",
        "braces",
        "JSON",
        "far down",
    ],
)
def test_a_kind_is_found_however_it_is_written(desk, head):
    desk.write("Journal/2026-03-02 x.md", head + "Words.\n")
    assert kinds(desk) == {"Journal/2026-03-02 x.md": "episode"}


@pytest.mark.parametrize(
    "text", ["kind: episode\n", "Words.\n---\nkind: episode\n---\n", "---\nkin: episode\n---\n"]
)
def test_a_note_without_a_kind_elsewhere_says_nothing(desk, text):
    desk.write("Journal/2026-03-02 x.md", text)
    assert kinds(desk) == {}


def test_which_paths_are_journal_notes(desk):
    desk.write("vaultkit.toml", 'journal = ["Log", "/Old notes/"]\n')
    desk.write(".obsidian/daily-notes.json", '{"folder": "Days", "format": "YYYY-MM-DD dddd"}')
    for path in (
        MON,
        "Moved/2026/03/2026-03-03 Check-in.md",
        "Days/2026-03-04 Wednesday.md",
        "Days/old/2026-03-05 Thursday.md",
        "2026-03-06 Friday.md",
        "Log/deep/2026-03-07 anything.md",
        "old notes/2026-03-08.md",
        "Logbook/2026-03-09.md",
        "Journal/2026/03/2026-03-10.md",
    ):
        desk.write(path, "#trigger/noise\n")
    days = {record.path: record.day.day for record in desk.journal().index.records()}
    assert days == {
        MON: 2,
        "Moved/2026/03/2026-03-03 Check-in.md": 3,
        "Days/2026-03-04 Wednesday.md": 4,
        "Days/old/2026-03-05 Thursday.md": 5,
        "Log/deep/2026-03-07 anything.md": 7,
        "old notes/2026-03-08.md": 8,
    }


def test_a_note_that_nobody_foresaw_is_a_problem_and_stops_nothing(desk, monkeypatch):
    real = reading.read

    def fails(note, place, scaffold):
        if "canary" in note.text:
            raise RecursionError(note.text)
        return real(note, place, scaffold)

    monkeypatch.setattr(reading, "read", fails)
    desk.write(MON, "canary\n")
    desk.write(MON.replace("02 R", "03 R"), "Words.\n")
    said = desk.run("check").output
    assert said == f"{MON}:1:1: not read: an error of vaultkit's own (RecursionError)\n"
    assert list(kinds(desk)) == [MON.replace("02 R", "03 R")]


def test_a_numbered_copy_of_the_same_day_and_kind_is_left_out_until_it_is_alone(desk):
    original = desk.write(MON, "Words.\n")
    copy = MON.replace(".md", " 2.md")
    desk.write(copy, "---\nday: 2026-03-02\nkind: reflection\n---\nWords.\n")
    desk.write("Plans 2.md", "---\nkind: trigger\n---\n")
    desk.write("Plans.md", "A plan.\n")
    journal = desk.journal()
    assert journal.index.conflicts() == [copy]
    assert [record.path for record in journal.index.records()] == [MON, "Plans 2.md"]
    original.unlink()
    journal.look_at([MON])
    assert journal.index.conflicts() == []
    assert [record.path for record in journal.index.records()] == [copy, "Plans 2.md"]


@pytest.mark.parametrize("mark", ["---\nprivate: true\n---\n", "Words. #unsafe\n"])
def test_a_copy_of_a_private_note_is_not_even_named(desk, mark):
    copies = [f"{at}.sync-conflict-20260302-200000-ABCDEFG.md" for at in (MON[:-3], "Elsewhere")]
    for copy in copies:
        desk.write(copy, mark)
    journal = desk.journal()
    assert journal.index.conflicts() == []
    assert all(journal.index.is_private(copy) for copy in copies)
    for copy in copies:
        desk.write(copy, "Words. #distress/77\n")
    journal.look()
    assert journal.index.conflicts() == sorted(copies)
    assert (journal.index.problems(), journal.index.records()) == ([], [])


def test_a_walk_and_a_look_at_the_paths_come_to_the_same(desk):
    desk.write(MON, "Words.\n")
    desk.write("b.md", "---\nkind: trigger\n---\n")
    (desk.root / "Gone.md").symlink_to("nowhere.md")
    one, other = desk.journal(), desk.journal()
    desk.write("b.md", "")
    desk.write("new/c.md", "---\nkind: trigger\n---\n")
    (desk.root / MON).unlink()
    (desk.root / "folder.md").mkdir()
    one.look()
    other.look_at([MON, "b.md", "new/c.md", "Gone.md", "folder.md", "no note.txt", ".hidden.md"])
    fresh = desk.journal()
    assert one.index.entries == other.index.entries == fresh.index.entries
    assert one.index.records() == other.index.records() == fresh.index.records()
    assert not one.look()


def test_a_rewrite_that_says_the_same_makes_no_other_history(desk):
    desk.write(MON, "Words.\n")
    journal = desk.journal()
    before = journal.history
    desk.write(MON, "Other words.\n")
    assert journal.look_at([MON])
    assert journal.history is before
    desk.write(MON, "Other words. #feeling/afraid\n")
    journal.look_at([MON])
    assert journal.history != before
    assert not journal.look_at([MON])


def test_below_a_folder_that_cannot_be_entered_nothing_is_gone(desk, monkeypatch):
    desk.write(MON, "Words.\n")
    desk.write("Free.md", "")
    journal = desk.journal()
    real = files.scan(desk.root)
    closed = files.Scan({"Free.md": real.notes["Free.md"]}, 1, (("Journal", "permission denied"),))
    monkeypatch.setattr(files, "scan", lambda _root: closed)
    assert not journal.look()
    assert [record.path for record in journal.index.records()] == [MON]
    assert journal.index.closed_folders == ("Journal",)


def test_an_emptied_vault_is_not_one_where_everything_was_deleted(desk):
    note = desk.write(MON, "Words.\n")
    journal = desk.journal()
    note.unlink()
    with pytest.raises(VaultGone, match="no notes any more"):
        journal.look()
    with pytest.raises(VaultGone, match="no notes any more"):
        journal.look_at([MON])
    desk.journal()  # one that is opened empty is a beginning


def test_progress_is_told(desk):
    for number in range(3):
        os.utime(desk.write(f"{number}.md", ""), (1_700_000_000, 1_700_000_000))
    told = []
    journal = desk.journal()
    journal.reload()
    desk.write("3.md", "")
    desk.write("4.md", "")
    journal.look(lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


def test_a_name_means_the_first_note_of_that_name(desk):
    desk.write("a/Slow reply.md", "x")
    desk.write("b/slow_reply.md", "x")
    desk.write("Patterns/Themes/No answer.md", "---\nkind: theme\ntheme: No answer\n---\n")
    journal = desk.journal()
    assert journal.index.named() == {"slow reply": ("a/Slow reply.md", False)}
    (desk.root / "a/Slow reply.md").unlink()
    journal.look_at(["a/Slow reply.md"])
    assert journal.index.named() == {"slow reply": ("b/slow_reply.md", False)}


def test_of_several_notes_of_one_name_the_one_with_regions_is_meant_else_the_one_with_the_shortest_path(desk):
    for folder in ("a/deep/down", "other"):
        desk.write(f"{folder}/Slow reply.md", "Words.\n")
    assert desk.journal().index.named() == {"slow reply": ("other/Slow reply.md", False)}
    regions = "<!-- vaultkit:begin days -->\n<!-- vaultkit:end days -->\n"
    desk.write("z/deep/down/below/Slow reply.md", regions)
    assert desk.journal().index.named() == {"slow reply": ("z/deep/down/below/Slow reply.md", True)}
