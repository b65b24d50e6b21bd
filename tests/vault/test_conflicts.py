import pytest

from vaultkit.vault.conflicts import conflict_service, numbered_original


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("a.sync-conflict-20260302-200000-ABCDEFG.md", "Syncthing"),
        ("a.sync-conflict-20260302-200000.md", "Syncthing"),
        ("a (laptop's conflicted copy 2026-03-02).md", "Dropbox"),
        ("a (Ann's conflicted copy 2026-03-02 (1)).md", "Dropbox"),
        ("a (Conflicted copy phone 202603022000).md", "Obsidian Sync"),
        ("a (conflicted).md", ""),
        ("a sync-conflict.md", ""),
        ("2026-03-02 Episode (2).md", ""),
        ("a 2.md", ""),
    ],
)
def test_whose_copy_a_name_is(name, service):
    assert conflict_service(name) == service


@pytest.mark.parametrize(
    ("path", "original"),
    [
        ("x/a 2.md", "x/a.md"),
        ("a b 9.md", "a b.md"),
        ("a 1.md", None),
        ("a 10.md", None),
        ("a2.md", None),
        ("2.md", None),
    ],
)
def test_what_a_number_may_be_a_copy_of(path, original):
    assert numbered_original(path) == original
