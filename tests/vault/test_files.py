import errno
import os
import socket

import pytest

from vaultkit.errors import VaultGone
from vaultkit.vault import files, places
from vaultkit.vault.files import MAX_BYTES, Read, Refused, read, scan


@pytest.fixture
def vault(tmp_path):
    root = tmp_path / "vault"
    root.mkdir()
    return root


def put(root, path, data=b"text\n"):
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def test_scan_lists_notes_and_nothing_else(vault):
    for path in ("a.md", "days/2025/b.MD", "days/picture.png", "days/c.md.txt", "md"):
        put(vault, path)
    hidden = (".hidden.md", "._a.md", ".c.md.icloud", ".obsidian/x.md", ".trash/y.md", "node_modules/z.md")
    for path in hidden:
        put(vault, path)
    found = scan(vault)
    assert list(found.notes) == ["a.md", "days/2025/b.MD"]
    assert found.folders == 3
    assert found.unreadable == ()


def test_a_stamp_tells_a_changed_file_and_agrees_with_a_read(vault):
    place = put(vault, "a.md")
    first = scan(vault).notes["a.md"]
    found = read(vault, "a.md")
    assert isinstance(found, Read)
    assert found.stamp == first
    os.utime(place, ns=(1, 1))
    assert scan(vault).notes["a.md"] != first


def test_symlinked_notes_count_and_symlinked_folders_are_not_entered(vault, tmp_path):
    elsewhere = put(tmp_path, "elsewhere/note.md")
    (vault / "linked.md").symlink_to(elsewhere)
    (vault / "folder").symlink_to(elsewhere.parent)
    (vault / "circle").symlink_to(vault)
    (vault / "folder.md").symlink_to(elsewhere.parent)
    assert list(scan(vault).notes) == ["linked.md"]
    assert scan(vault).unreadable == ()
    assert isinstance(read(vault, "linked.md"), Read)


def test_a_symlink_that_leads_nowhere_is_said_and_stops_nothing(vault):
    put(vault, "a.md")
    (vault / "nowhere.md").symlink_to("missing")
    (vault / "loop.md").symlink_to("loop.md")
    found = scan(vault)
    assert list(found.notes) == ["a.md"]
    assert dict(found.unreadable) == {
        "nowhere.md": "a symlink that leads nowhere",
        "loop.md": "a symlink that leads back to itself",
    }
    assert read(vault, "nowhere.md") == Refused("a symlink that leads nowhere")
    assert read(vault, "loop.md") == Refused("a symlink that leads back to itself")


def test_what_is_not_a_regular_file_neither_hangs_nor_counts(vault):
    os.mkfifo(vault / "pipe.md")
    (vault / "pipe-too.md").symlink_to("pipe.md")
    (vault / "folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(vault / "socket.md"))
    found = scan(vault)
    assert found.notes == {}
    assert {path for path, _ in found.unreadable} == {"pipe.md", "pipe-too.md", "socket.md"}
    for path in ("pipe.md", "pipe-too.md", "folder.md", "socket.md"):
        assert read(vault, path) == Refused("not a regular file")


def test_names_that_are_not_utf8_are_reported_and_not_followed(vault):
    put(vault, "a.md")
    name = os.fsdecode(b"caf\xe9.md")
    try:
        put(vault, name)
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    put(vault, os.fsdecode(b"d\xe9/b.md"))
    found = scan(vault)
    assert list(found.notes) == ["a.md"]
    assert {path for path, _ in found.unreadable} == {"caf\\udce9.md", "d\\udce9"}
    str(found.unreadable).encode("utf-8")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbfa\r\nb\rc\n", b"\xff\xfe\x00nul", b"no newline"])
def test_bytes_come_as_they_are(vault, data):
    put(vault, "a.md", data)
    found = read(vault, "a.md")
    assert isinstance(found, Read)
    assert found.data == data


def test_two_mebibytes_are_read_and_one_byte_more_is_refused(vault):
    put(vault, "fits.md", b"x" * MAX_BYTES)
    put(vault, "large.md", b"x" * (MAX_BYTES + 1))
    fits = read(vault, "fits.md")
    assert isinstance(fits, Read)
    assert len(fits.data) == MAX_BYTES
    assert read(vault, "large.md") == Refused("larger than 2 MiB")


def test_a_file_that_grows_while_it_is_read_is_bounded(vault, monkeypatch):
    place = put(vault, "a.md", b"x")
    plain = files.syscalls.read_all

    def read_all(descriptor, limit):
        place.write_bytes(b"x" * (limit + 5_000))
        return plain(descriptor, limit)

    monkeypatch.setattr(files.syscalls, "read_all", read_all)
    assert read(vault, "a.md") == Refused("larger than 2 MiB")


def test_a_note_that_is_gone_is_none_but_a_vault_that_is_gone_is_an_error(vault):
    assert read(vault, "a.md") is None
    put(vault, "b.md")
    assert read(vault, "b.md/c.md") is None
    gone = vault.with_name("gone")
    vault.rename(gone)
    with pytest.raises(VaultGone):
        read(vault, "b.md")
    with pytest.raises(VaultGone):
        scan(vault)


def test_a_vault_that_is_a_file_is_gone(tmp_path):
    with pytest.raises(VaultGone):
        scan(put(tmp_path, "vault"))


def test_a_vault_that_goes_during_the_walk_is_not_a_vault_with_few_notes(vault):
    put(vault, "a.md")
    put(vault, "days/b.md")
    walking = files.walk(vault, [])
    next(walking)
    vault.rename(vault.with_name("elsewhere"))
    with pytest.raises(VaultGone):
        list(walking)


@pytest.mark.parametrize(
    ("code", "reason"), [(errno.EACCES, "permission denied"), (errno.EIO, "the disk could not read it")]
)
def test_a_disk_that_refuses_is_a_value(vault, monkeypatch, code, reason):
    put(vault, "a.md")
    put(vault, "days/b.md")

    def refuse(path, *_rest, **_more):
        raise OSError(code, os.strerror(code), path)

    plain = os.scandir
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(
        os, "scandir", lambda path: refuse(path) if str(path).endswith("days") else plain(path)
    )
    assert read(vault, "a.md") == Refused(reason)
    found = scan(vault)
    assert list(found.notes) == ["a.md"]
    assert found.unreadable == (("days", reason),)
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(VaultGone, match=reason):
        scan(vault)


@pytest.mark.parametrize("path", ["../a.md", "/etc/passwd", "a/../b.md", "", "a//b.md", "./a.md", "a\0.md"])
def test_paths_stay_inside(vault, path):
    with pytest.raises(ValueError, match="not a path inside"):
        read(vault, path)


def test_a_folder_that_leads_out_is_refused_and_one_that_leads_inside_is_not(vault, tmp_path):
    put(tmp_path, "out/a.md")
    put(vault, "days/a.md")
    (vault / "out").symlink_to(tmp_path / "out")
    (vault / "in").symlink_to("days")
    assert isinstance(read(vault, "out/a.md"), Refused)
    assert isinstance(read(vault, "in/a.md"), Read)


def test_a_vault_has_one_readable_key_however_it_is_reached(vault, tmp_path):
    (tmp_path / "other").symlink_to(vault)
    assert places.vault_key(tmp_path / "other") == places.vault_key(vault)
    assert places.vault_key(vault).startswith("vault-")
    assert len(places.vault_key(vault)) == len("vault-") + 12
    assert places.vault_key(tmp_path / "Übung & Söhne").startswith("bung-s-hne-")
    assert places.vault_key(tmp_path / "日記").startswith("vault-")


def test_the_state_folder_is_named_without_being_made_and_made_private(vault, tmp_path, monkeypatch):
    monkeypatch.setenv("VAULTKIT_STATE", str(tmp_path / "state"))
    folder = places.state_folder(vault)
    assert folder == tmp_path / "state" / places.vault_key(vault)
    assert not (tmp_path / "state").exists()
    places.make_private_folder(folder)
    assert {folder.stat().st_mode & 0o777, folder.parent.stat().st_mode & 0o777} == {0o700}
    folder.chmod(0o755)
    places.make_private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_without_the_variable_the_state_is_the_systems_place(vault, monkeypatch):
    monkeypatch.delenv("VAULTKIT_STATE", raising=False)
    folder = places.state_folder(vault)
    assert folder.parts[-2:] == ("vaultkit", places.vault_key(vault))
    assert not folder.is_relative_to(vault)
