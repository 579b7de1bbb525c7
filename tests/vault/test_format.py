"""A second reader, written from docs/format.md alone: it shares no code with the vault."""

import hashlib
import hmac
import json
import unicodedata

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from steward_app.vault import keys
from steward_app.vault.stream import EMPTY
from steward_app.vault.vault import Vault

WORDS = "cafe\u0301 orbit lantern"
BATCHES = [[(b"event one", b"signed", b"body")], [(b"event two", b"signed", None)] * 2]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A vault with something in every part of it, locked."""
    folder = tmp_path_factory.mktemp("format") / "vault"
    made = keys.create(folder, WORDS, keys.FLOOR)
    vault = Vault.create(folder, made.unlocked)
    mark = EMPTY
    for entries in BATCHES:
        mark = vault.stream.append(mark, entries)
    vault.drafts.save(b"d" * 16, "note", {"text": "José"})
    vault.keys.keep_space_keys(b"s" * 16, [b"k" * 32])
    vault.settings.set("idle", 7)
    vault.lock()
    return folder, made, vault


@pytest.fixture(scope="module")
def key(written):
    return opened(written[0], "passphrase")


def derive(key, label, salt=b""):
    return HKDF(SHA256(), 32, salt=salt, info=b"SK1 " + label).derive(key)


def unseal(key, sealed, context):
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], context)


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def opened(folder, kind):
    header = json.loads((folder / "vault.json").read_bytes())
    (slot,) = [slot for slot in header["slots"] if slot["kind"] == kind]
    salt = bytes.fromhex(slot["salt"])
    secret = Argon2id(
        salt=salt,
        length=32,
        iterations=slot["passes"],
        lanes=slot["lanes"],
        memory_cost=slot["memory"],
    ).derive(unicodedata.normalize("NFC", WORDS).encode())
    bound = {name: value for name, value in slot.items() if name != "sealed"}
    context = {"slot": bound, "suite": 1, "vault": header["vault"], "version": 1}
    return unseal(
        derive(secret, b"slot " + kind.encode(), salt),
        bytes.fromhex(slot["sealed"]),
        b"SK1-SLOT" + canonical(context),
    )


def test_the_header_is_as_documented(written, key):
    folder, made, _ = written
    data = (folder / "vault.json").read_bytes()
    header = json.loads(data)
    assert (bytes.fromhex(header["vault"]), key) == made.unlocked
    assert data == canonical(header) == (folder / "vault.json.2").read_bytes()
    mac = header.pop("mac")
    assert mac == hmac.digest(derive(key, b"header"), canonical(header), "sha256").hex()


def test_the_key_file_is_as_documented(written, key):
    folder, made, vault = written
    context = b"SK1-KEYS" + made.unlocked.vault
    held = cbor2.loads(unseal(derive(key, b"keys"), (folder / "keys").read_bytes(), context))
    assert held["spaces"] == {b"s" * 16: [b"k" * 32]}
    assert held["written"] == 2
    device = Ed25519PrivateKey.from_private_bytes(held["device"])
    assert device.public_key().public_bytes_raw() == vault.keys.public
    assert derive(held["root"], b"notebook")[:16] == vault.keys.notebook
    assert [derive(held["root"], b"space", b"n" * 16)] == vault.keys.space_keys(b"n" * 16)
    wide = hashlib.shake_256(held["notes"]).digest(96)
    notes = (
        MLKEM768PrivateKey.from_seed_bytes(wide[:64]).public_key().public_bytes_raw()
        + X25519PrivateKey.from_private_bytes(wide[64:]).public_key().public_bytes_raw()
    )
    assert json.loads((folder / "vault.json").read_bytes())["notes"] == notes.hex()


def test_the_stream_is_as_documented(written, key):
    folder, made, _ = written
    data, n, head, found = (folder / "stream").read_bytes(), 0, bytes(32), []
    while data:
        n += 1
        number, length = int.from_bytes(data[4:12], "big"), int.from_bytes(data[12:16], "big")
        heading_key = derive(key, b"stream heading")
        check = hmac.digest(heading_key, made.unlocked.vault + data[:16], "sha256")[:16]
        assert (data[:4], number, data[16:32]) == (b"SK1F", n, check)
        context = b"SK1-FRAME" + made.unlocked.vault + n.to_bytes(8, "big")
        plain = unseal(derive(key, b"stream"), data[32 : 32 + length], context)
        before, entries = cbor2.loads(plain)
        assert before == head
        ids = [hashlib.sha256(b"SK1-EVENT" + entry[0]).digest() for entry in entries]
        head = hashlib.sha256(b"SK1-FRAME" + before + b"".join(ids)).digest()
        found.append([tuple(entry) for entry in entries])
        data = data[32 + length :]
    assert found == BATCHES


def test_a_draft_is_as_documented(written, key):
    folder, made, _ = written
    sealed = (folder / "drafts" / (b"d" * 16).hex()).read_bytes()
    context = b"SK1-DRAFT" + made.unlocked.vault + b"d" * 16
    held = cbor2.loads(unseal(derive(key, b"drafts"), sealed, context))
    assert held.keys() == {"kind", "facts", "saved_at"}
    assert (held["kind"], held["facts"]) == ("note", {"text": "José"})


def test_the_database_is_as_documented(written, key):
    plain = pages(written[0] / "vault.db", derive(key, b"database"))
    assert b"CREATE TABLE setting" in plain
    assert b"idle" + cbor2.dumps(7) in plain


def pages(file, key):
    """Return the plain bytes of every page of an SQLCipher 4 database under a raw key."""
    data, plain = file.read_bytes(), b""
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[-80:-64])).decryptor()
        plain += cipher.update(page[16 if start == 0 else 0 : -80])
    return plain


@pytest.mark.parametrize("table", ["kept", "found"])
def test_deleted_words_leave_the_pages(tmp_path, table):  # C-03
    made = keys.create(tmp_path / "vault", WORDS, keys.FLOOR)
    vault = Vault.create(tmp_path / "vault", made.unlocked)
    with vault.engine.begin() as db:
        db.exec_driver_sql("CREATE TABLE kept (words)")
        db.exec_driver_sql("CREATE VIRTUAL TABLE found USING fts5(words)")
        db.exec_driver_sql("INSERT INTO found(found, rank) VALUES ('secure-delete', 1)")
    file, raw = tmp_path / "vault" / "vault.db", derive(made.unlocked.key, b"database")
    for statement, there in (
        (f"INSERT INTO {table} VALUES ('zqxcanary and more')", True),  # noqa: S608
        (f"DELETE FROM {table}", False),  # noqa: S608
    ):
        with vault.engine.begin() as db:
            db.exec_driver_sql(statement)
        with vault.engine.connect() as db:
            db.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert (b"zqxcanary" in pages(file, raw)) is there
    vault.lock()
