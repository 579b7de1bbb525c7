import errno
import os

import pytest

from steward_app.errors import AlreadyOpen, Damaged, Refused
from steward_app.vault import header, keys
from steward_app.vault.seal import Unlocked
from steward_app.vault.stream import EMPTY
from steward_app.vault.vault import Vault

WORDS = "café orbit lantern"
UNLOCKED = Unlocked(bytes(16), bytes(range(32)))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def made(folder):
    return keys.create(folder, WORDS, keys.FLOOR)


@pytest.fixture
def opened(folder, made):
    vault = Vault.create(folder, made.unlocked)
    yield vault
    vault.lock()


def test_a_vault_opens_with_its_passphrase_and_holds_what_was_put_in(opened, folder):
    mark = opened.stream.append(EMPTY, [(b"event", b"signature", b"body")])
    opened.settings.set("idle", 7)
    opened.drafts.save(bytes(16), "note", {"text": "x"})
    device = opened.keys.public
    opened.lock()
    again = Vault(folder, keys.unlock(folder, WORDS))
    assert [frame.mark for frame in again.stream.frames()] == [mark]
    assert again.settings.get("idle") == 7
    assert again.drafts.load(bytes(16)).facts == {"text": "x"}
    assert again.keys.public == device
    assert again.warnings == []
    again.lock()


def test_a_folder_holds_what_the_format_says_and_nobody_else_can_read_it(opened, folder):
    opened.lock()
    assert {file.name for file in folder.iterdir()} == {
        "vault.json",
        "vault.json.2",
        "keys",
        "keys.2",
        "vault.db",
        "stream",
        "lock",
    }
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_only_one_window_has_it_open(opened, folder, made):  # D-18
    with pytest.raises(AlreadyOpen):
        Vault(folder, made.unlocked)
    opened.lock()
    opened.lock()
    Vault(folder, made.unlocked).lock()


def test_a_vault_is_never_made_over_another(opened, folder, made):
    opened.lock()
    with pytest.raises(Refused, match="already"):
        Vault.create(folder, made.unlocked)


def test_a_vault_that_would_not_open_is_free_again(opened, folder, made):
    opened.lock()
    (folder / "vault.db").write_bytes(b"x" * 8192)
    for _ in range(2):
        with pytest.raises(Damaged, match="The database"):
            Vault(folder, made.unlocked)


def test_the_parts_of_another_vault_do_not_open(opened, folder):
    opened.lock()
    other = folder.parent / "other"
    stranger = keys.create(other, WORDS, keys.FLOOR)
    Vault.create(other, stranger.unlocked).lock()
    for name in ("keys", "keys.2"):
        (other / name).write_bytes((folder / name).read_bytes())
    with pytest.raises(Damaged, match="keys"):
        Vault(other, stranger.unlocked)


def test_another_key_for_notes_in_the_header_is_said_and_not_sealed_to(opened, folder, made):
    assert opened.notes_key == opened.keys.notes.public
    opened.lock()
    found = header.parse((folder / "vault.json").read_bytes())
    vault, key = made.unlocked
    for name in ("vault.json", "vault.json.2"):
        (folder / name).write_bytes(header.encode(vault, 2, found.slots, bytes(1216), key))
    again = Vault(folder, keys.unlock(folder, WORDS))
    assert again.notes_key is None
    assert "notes" in again.warnings[0]
    again.lock()


def test_a_vault_without_a_header_opens_to_whoever_has_its_key(tmp_path):
    vault = Vault.create(tmp_path, UNLOCKED)
    assert vault.warnings == []
    vault.lock()
    Vault(tmp_path, UNLOCKED).lock()


def test_a_folder_that_cannot_be_written_to_is_said(made, folder, monkeypatch):  # D-16
    def read_only(path, flags, *mode, **how):
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return open_(path, flags, *mode, **how)

    open_ = os.open
    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(Refused, match="write to it"):
        Vault.create(folder, made.unlocked)
    with pytest.raises(Refused, match="write to it"):
        Vault.create(folder.parent, UNLOCKED)
    assert keys.unlock(folder, WORDS) == made.unlocked


def test_a_full_disk_is_said(folder, made, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="disk is full"):
        Vault.create(folder, made.unlocked)


def test_locking_leaves_no_log_of_the_database_behind(opened, folder):
    with opened.engine.begin() as db:
        db.exec_driver_sql("CREATE TABLE x (y)")
    assert (folder / "vault.db-wal").stat().st_size
    opened.lock()
    assert not (folder / "vault.db-wal").exists()


def test_no_word_is_readable_in_any_file(opened, folder):
    opened.stream.append(EMPTY, [(b"canary", b"canary", b"canary")])
    opened.settings.set("canary", "canary")
    opened.drafts.save(bytes(16), "canary", {"canary": "canary"})
    opened.keys.keep_space_keys(b"canarycanarycana", [b"canary" * 5 + b"ca"])
    for file in folder.rglob("*"):
        if file.is_file():
            assert b"canary" not in file.read_bytes()
