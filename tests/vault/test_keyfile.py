import pytest

from steward_app.errors import Damaged, NotSaved
from steward_app.vault.encoding import decode, encode
from steward_app.vault.hybrid import seal_to
from steward_app.vault.keyfile import KeyFile
from steward_app.vault.seal import Unlocked, derive, seal, unseal

UNLOCKED = Unlocked(bytes(16), bytes(range(32)))
COPIES = ("keys", "keys.2")


@pytest.fixture
def held(tmp_path):
    return KeyFile.create(tmp_path, UNLOCKED)


def everything(held):
    return [
        held.public,
        held.notebook,
        held.notes.public,
        held.kem.public,
        held.hub.public_key().public_bytes_raw(),
        held.space_keys(bytes(16)),
    ]


def test_a_device_has_the_same_keys_every_time_it_is_opened(held, tmp_path):
    again = KeyFile(tmp_path, UNLOCKED)
    assert everything(again) == everything(held)
    assert len({bytes(key) for key in everything(held)[:5]}) == 5


def test_two_devices_share_no_key(held, tmp_path):
    (tmp_path / "other").mkdir()
    other = everything(KeyFile.create(tmp_path / "other", UNLOCKED))
    assert all(mine != theirs for mine, theirs in zip(everything(held), other, strict=True))


def test_a_new_space_has_a_key_at_once_and_writes_nothing(held, tmp_path):
    before = (tmp_path / "keys").read_bytes()
    one, two = held.new_space(), held.new_space()
    assert len(one) == 16
    assert one != two
    assert held.space_keys(one) != held.space_keys(two)
    assert (tmp_path / "keys").read_bytes() == before
    assert KeyFile(tmp_path, UNLOCKED).space_keys(one) == held.space_keys(one)


def test_the_notebook_is_a_space_like_another(held):
    assert len(held.notebook) == 16
    assert len(held.space_keys(held.notebook)[0]) == 32


@pytest.mark.parametrize("lost", COPIES)
def test_a_space_key_that_was_given_is_on_the_disk_twice(held, tmp_path, lost):
    given = [b"k" * 32, b"l" * 32]
    held.keep_space_keys(b"s" * 16, given)
    (tmp_path / lost).unlink()
    again = KeyFile(tmp_path, UNLOCKED)
    assert again.space_keys(b"s" * 16) == given
    assert (tmp_path / lost).exists()


@pytest.mark.parametrize("name", COPIES)
def test_either_copy_is_enough_whatever_byte_is_hit(held, tmp_path, name):  # D-20
    whole = (tmp_path / name).read_bytes()
    for at in range(0, len(whole), 9):
        (tmp_path / name).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert KeyFile(tmp_path, UNLOCKED).public == held.public
        assert (tmp_path / name).read_bytes() == whole


def test_the_newer_copy_rules(held, tmp_path):
    old = (tmp_path / "keys").read_bytes()
    held.keep_space_keys(b"s" * 16, [b"k" * 32])
    (tmp_path / "keys").write_bytes(old)
    assert KeyFile(tmp_path, UNLOCKED).space_keys(b"s" * 16) == [b"k" * 32]
    assert (tmp_path / "keys").read_bytes() == (tmp_path / "keys.2").read_bytes() != old


def test_two_damaged_copies_are_said_and_left(held, tmp_path):
    for name in COPIES:
        (tmp_path / name).write_bytes(b"x" * 99)
    with pytest.raises(Damaged, match="keys"):
        KeyFile(tmp_path, UNLOCKED)
    assert (tmp_path / "keys").read_bytes() == b"x" * 99


def test_the_keys_of_another_vault_do_not_open(held, tmp_path):
    with pytest.raises(Damaged):
        KeyFile(tmp_path, Unlocked(b"x" * 16, UNLOCKED.key))
    with pytest.raises(Damaged):
        KeyFile(tmp_path, Unlocked(UNLOCKED.vault, b"x" * 32))


@pytest.mark.parametrize(
    "change",
    [{"device": b"short"}, {"written": "1"}, {"spaces": {b"x" * 16: []}}, {"more": 1}],
)
def test_a_key_file_of_another_shape_is_refused(held, tmp_path, change):
    key, context = derive(UNLOCKED.key, "keys"), b"SK1-KEYS" + UNLOCKED.vault
    found = decode(unseal(key, (tmp_path / "keys").read_bytes(), context))
    for name in COPIES:
        (tmp_path / name).write_bytes(seal(key, encode(found | change), context))
    with pytest.raises(Damaged):
        KeyFile(tmp_path, UNLOCKED)


def test_a_key_that_the_disk_did_not_take_is_not_used(held, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    before = held.space_keys(b"s" * 16)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotSaved, match="disk is full"):
        held.keep_space_keys(b"s" * 16, [b"k" * 32])
    assert held.space_keys(b"s" * 16) == before


def test_what_is_sealed_to_the_notes_key_opens_with_it(held):
    sealed = seal_to(held.notes.public, b"a line", b"note")
    assert held.notes.unseal(sealed, b"note") == b"a line"
