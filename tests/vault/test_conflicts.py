import pytest

from vaultkit.notes import note as notes
from vaultkit.vault.conflicts import conflict_service, original_name, originals, says_the_same


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("a.sync-conflict-20260302-200000-ABCDEFG.md", "Syncthing"),
        ("a.sync-conflict-20260302-200000.md", "Syncthing"),
        ("a (laptop's conflicted copy 2026-03-02).md", "Dropbox"),
        ("a (Ann's conflicted copy 2026-03-02 (1)).md", "Dropbox"),
        ("a (Conflicted copy phone 202603022000).md", "Obsidian Sync"),
        ("2026-03-12 (Conflicted copy ThinkPad-T14 202603121129).md", "Obsidian Sync"),
        ("a (conflicted copy 2026-03-02 120000).md", "Nextcloud"),
        ("a (conflicted copy Ann 2026-03-02 120000).md", "Nextcloud"),
        ("a (case clash from Ann 2026-03-02 120000).md", "Nextcloud"),
        ("a_conflict-20260302-120000.md", "ownCloud"),
        ("a (SFConflict ann@example.org 2026-03-02-11-30-28).md", "Seafile"),
        ("a (SFConflict 2026-03-02-11-30-28).md", "Seafile"),
        ("a (# Name clash 2026-03-02 jt0gs7C #).md", "Proton Drive"),
        ("a (# Edit conflict 2026-03-02 a1b2c3C #).md", "Proton Drive"),
        ("a_BASE_1234.md", "git"),
        ("a.REMOTE.1234.md", "git"),
        ("a (recovered 2026-03-02 200000).md", "vaultkit recover"),
        ("a (recovered 2026-03-02 200000) 2.md", "vaultkit recover"),
    ],
)
def test_whose_copy_a_name_is_and_of_what(name, service):
    assert conflict_service(name) == service
    assert original_name(name) == ("2026-03-12.md" if name.startswith("2026") else "a.md")


@pytest.mark.parametrize(
    "inside",
    [
        "In Konflikt stehende Kopie von PC 2026-03-02",
        "Copie en conflit de PC 2026-03-02",
        "Copia en conflicto de Ann Lee 2026-03-02",
        "Cópia em conflito de PC 2026-03-02 1",
        "Co\u0301pia em conflito de PC 2026-03-02",
        "Copia in conflitto di MBP-di-Ann 2026-03-02",
        "Конфликтующая копия с компьютера PC 2026-03-02",
        "PC の競合コピー 2026-03-02",
        "Ann와(과) 충돌하는 사본 2026-03-02",
        "PC 的冲突副本 2026-03-02",
        "PC 的衝突複本 2026-03-02",
        "kopia powodująca konflikt użytkownika Jan 2026-03-02",
    ],
)
def test_dropbox_speaks_the_language_of_its_computer(inside):
    assert conflict_service(f"a ({inside}).md") == "Dropbox"
    assert original_name(f"a ({inside}).md") == "a.md"


@pytest.mark.parametrize(
    "name",
    [
        "a (conflicted).md",
        "Dinner (conflicted).md",
        "Conflict with Sam.md",
        "My conflicted copy of the lease.md",
        "Konfliktkopie von gestern.md",
        "Talk (Konfliktkopie).md",
        "a sync-conflict.md",
        "Local (REMOTE).md",
        "BASE.md",
        "2026-03-02 Episode (2).md",
        "Week 2.md",
        "Sam (1).md",
        "a 2.md",
    ],
)
def test_a_name_that_a_person_gave_is_no_copys(name):
    assert conflict_service(name) == ""
    assert original_name(name) == name


@pytest.mark.parametrize(
    ("path", "of"),
    [
        ("x/a 2.md", [("iCloud", "x/a.md")]),
        ("a b 9.md", [("iCloud", "a b.md")]),
        ("x/a (1).md", [("Google Drive", "x/a.md")]),
        ("a(12).md", [("Google Drive", "a.md")]),
        ("a-DESKTOP-4F.md", [("OneDrive", "a-DESKTOP.md"), ("OneDrive", "a.md")]),
        ("2026-03-02 Reflection-PC.md", [("OneDrive", "2026-03-02 Reflection.md")]),
        ("x-y/a-PC-2.md", [("OneDrive", "x-y/a.md")]),
        ("a.orig.md", [("git", "a.md")]),
        ("a.Conflict.md", [("Resilio Sync", "a.md")]),
        ("a b.conflict1.md", [("Resilio Sync", "a b.md")]),
        ("a (conflict 2026-03-02 12-30).md", [("a sync service", "a.md")]),
        ("a 1.md", []),
        ("a 10.md", []),
        ("a2.md", []),
        ("2.md", []),
        (" 2.md", []),
        ("(1).md", []),
        ("x/-PC.md", []),
        ("2026-03-02 Episode (1).md", [("Google Drive", "2026-03-02 Episode.md")]),
        ("x/2026-03-02 Episode (2).md", []),
        ("x-y/a.md", []),
        ("2026-03-02 Check-in.md", []),
        ("Week-end.md", []),
        ("Plan-b.md", []),
        ("2026-03-02.md", []),
        ("2026-03-02 Reflection.md", []),
        ("a.b.md", []),
    ],
)
def test_what_a_name_may_be_a_copy_of(path, of):
    assert list(originals(path)) == of


PAIRS = [
    # what the copy says, what the other says, whether one could write such twice on a day, whether it is a copy
    ("He called. I was glad.", "He called. I was glad. We laughed.", False, True),
    ("He called. I was glad.", "He called. I was glad. We laughed.", True, True),
    ("He called at nine.", "I slept badly.", False, False),
    ("One.\nTwo.\nThree.\nFour.", "One.\nTwo.\nElsewhere.\nOther.", False, True),
    ("One.\nTwo.\nThree.\nFour.", "One.\nA.\nB.\nC.", False, False),
    ("", "He called.", False, True),
    ("", "", False, True),
    ("He called.", "", False, False),
    ("", "", True, False),
    ("", "He called.", True, False),
    ("---\ndistress: 7\n---\n", "---\ndistress: 7\n---\nHe called.", False, True),
    ("---\ndistress: 7\n---\n", "---\ndistress: 5\n---\nHe called.", False, False),
    ("---\ntrigger: noise\n---\n", "---\ntrigger: noise\n---\n", True, True),
    ("---\ntrigger: noise\n---\n", "---\ntrigger: noise\ndistress: 7\n---\n", True, False),
    ("---\nkind: episode\nday: 2026-03-02\ntags: []\n---\n", "---\nday: 2026-03-02\n---\n", True, False),
]


@pytest.mark.parametrize(("copy", "other", "several", "is_copy"), PAIRS)
def test_a_copy_says_mostly_what_its_original_says(copy, other, several, is_copy):
    one, two = notes.read("a 2.md", copy), notes.read("a.md", other)
    assert says_the_same(one, two, bool, several=several) == is_copy


def test_what_a_template_or_vaultkit_put_there_makes_no_copy():
    region = "<!-- vaultkit:begin open -->\nOpen: dinner\n<!-- vaultkit:end open 12345678 -->\n"
    one, two = (notes.read("a.md", f"## How are you?\n{region}{said}\n") for said in ("Tired.", "Glad."))
    assert not says_the_same(one, two, lambda line: line not in ("", "## How are you?"), several=False)
