import json
import os
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward_app.errors import StewardError
from steward_app.vault import header, keys
from steward_app.vault.header import Broken, Foreign, canonical, parse

WORDS = "café orbit lantern"
COPIES = ("vault.json", "vault.json.2")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("header") / "vault"
    return folder, keys.create(folder, WORDS, keys.FLOOR)


@pytest.fixture
def whole(made):
    folder, _ = made
    data = (folder / "vault.json").read_bytes()
    yield data
    for name in COPIES:
        (folder / name).write_bytes(data)


@pytest.fixture
def quick(monkeypatch):
    """Pay for each passphrase and cost once, and not for the disk."""
    monkeypatch.setattr(keys, "stretched", lru_cache(keys.stretched))
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def flipped(data, at, bits=1):
    return data[:at] + bytes([data[at] ^ bits]) + data[at + 1 :]


def places(data):
    """Return every byte but those of the long public key, of which each twentieth."""
    notes = data.index(b'"notes":"') + 9
    return [at for at in range(len(data)) if not notes <= at < notes + 2432 or at % 20 == 0]


def check_flips(made, whole, some):
    folder, vault = made
    for name in COPIES:
        for at in some:
            (folder / name).write_bytes(flipped(whole, at))
            assert keys.unlock(folder, WORDS) == vault.unlocked
            assert (folder / name).read_bytes() == whole, at


def test_a_header_with_a_flipped_byte_heals_from_the_other(made, whole, quick):  # D-20
    check_flips(made, whole, places(whole)[::13])


@pytest.mark.slow
def test_a_header_with_any_byte_flipped_heals_from_the_other(made, whole, quick):  # D-20
    check_flips(made, whole, range(len(whole)))


def test_two_headers_with_the_same_byte_flipped_open_nothing(made, whole, quick):  # D-20
    folder, _ = made
    for at in places(whole)[::9]:
        for name in COPIES:
            (folder / name).write_bytes(flipped(whole, at))
        with pytest.raises(StewardError) as caught:
            keys.unlock(folder, WORDS)
        assert str(caught.value)
        assert (folder / "vault.json").read_bytes() == flipped(whole, at)


def test_the_recovery_words_still_work_wherever_the_passphrase_was_hit(made, whole, quick):
    folder, vault = made  # D-20
    start = whole.index(b'"sealed":"', whole.index(b'"kind":"passphrase"')) + 10
    for at in range(start, start + 120, 10):
        for name in COPIES:
            other = b"1" if whole[at : at + 1] == b"0" else b"0"
            (folder / name).write_bytes(whole[:at] + other + whole[at + 1 :])
        with pytest.raises(StewardError):
            keys.unlock(folder, WORDS)
        assert keys.recover(folder, vault.recovery) == vault.unlocked


@pytest.mark.parametrize("name", COPIES)
def test_a_header_cut_short_heals_from_the_other(made, whole, quick, name):  # D-20
    folder, vault = made
    for length in range(0, len(whole), 60):
        (folder / name).write_bytes(whole[:length])
        assert keys.unlock(folder, WORDS) == vault.unlocked
        assert (folder / name).read_bytes() == whole


def test_a_header_has_the_documented_form(whole):
    fields = json.loads(whole)
    assert list(fields) == sorted(
        ["format", "version", "suite", "vault", "written", "slots", "notes", "mac"]
    )
    assert [list(slot) for slot in fields["slots"]] == [
        ["kind", "lanes", "memory", "passes", "salt", "sealed"],
        ["kind", "salt", "sealed"],
    ]
    assert whole.startswith(b'{"format":"steward vault","mac":"')
    assert len(whole) < 3500


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data.replace(b",", b", ", 1),
        lambda data: data.replace(b'"suite":1', b'"suite":1.0'),
        lambda data: data.replace(b'"suite":1', b'"suite":true'),
        lambda data: data.replace(b'"suite":1', b'"suite":01'),
        lambda data: data.replace(b'"suite":1', b'"suite":NaN'),
        lambda data: data.replace(b'"suite":1', b'"suite":1,"suite":1'),
        lambda data: data.replace(b'"written":1', b'"written":0'),
        lambda data: data.replace(b'"written":1', b'"written":' + b"9" * 5000),
        lambda data: data.replace(b'"written":1', b'"written":1,"x":1'),
        lambda data: data.replace(b"passphrase", b"password"),
        lambda data: data.replace(b"passphrase", b"pa\\u0073sphrase"),
        lambda data: data.upper().replace(data[:27].upper(), data[:27]),
        lambda data: canonical(json.loads(data) | {"slots": []}),
        lambda data: canonical(json.loads(data) | {"slots": {}}),
        lambda data: canonical(json.loads(data) | {"slots": [None]}),
        lambda data: canonical(json.loads(data) | {"slots": json.loads(data)["slots"] * 5}),
        lambda data: canonical(json.loads(data) | {"vault": "00"}),
        lambda data: canonical(json.loads(data) | {"vault": 16 * [0]}),
        lambda data: canonical({"format": "steward vault", "z": 1}),
        lambda data: data[:27] + b'"a":' + b"[" * 20_000,
    ],
)
def test_a_header_has_one_form_only(whole, change):
    with pytest.raises(Broken):
        parse(change(whole))


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_stumble(data):
    with pytest.raises((Broken, Foreign)):
        parse(data)
    with pytest.raises(Broken):
        parse(b'{"format":"steward vault",' + data)


@given(
    st.binary(min_size=16, max_size=16),
    st.integers(1, header.MAX_WRITTEN),
    st.binary(min_size=32, max_size=32),
)
def test_what_is_written_is_read_the_same(vault, written, key):
    slot = header.Slot("recovery", bytes(16), None, bytes(60))
    data = header.encode(vault, written, (slot,), bytes(1216), key)
    read = parse(data)
    assert (read.vault, read.written, read.slots, read.notes) == (
        vault,
        written,
        (slot,),
        bytes(1216),
    )
    assert canonical(read.fields) == data
    assert read.verifies(key)
    assert not read.verifies(bytes(31) + b"x")
