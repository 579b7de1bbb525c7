import json
from pathlib import Path

import pytest

from steward_app.journal import Signed, verify_space
from tests.vectors import make, reader

FILES = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))


def read(file):
    held = json.loads(file.read_text("utf-8"))
    entries = [
        Signed(*(None if one[part] is None else bytes.fromhex(one[part]) for part in one))
        for one in held["events"]
    ]
    return held["sound"], entries


def test_there_are_at_least_twenty_vectors_and_both_kinds():
    assert len(FILES) >= 20
    assert {read(file)[0] for file in FILES} == {True, False}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_app_and_a_second_reader_agree_on_a_vector(file):
    sound, entries = read(file)
    assert (verify_space(entries).problems == []) is sound
    assert reader.is_sound(entries) is sound


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_faulty_vector_never_reaches_the_tables_as_a_sound_one(file, device):
    sound, entries = read(file)
    found = device.do(lambda tx: tx.receive(entries))
    kept = {one.id for one in device.events(make.SPACE)}
    if sound:
        assert (found.refused, kept) == ([], {one.id for one in entries})
    else:
        bare = any(one.body is None for one in entries)
        assert found.refused or len(kept) < len(entries) or bare


def test_the_vectors_are_the_bytes_that_their_maker_writes(tmp_path, monkeypatch):
    monkeypatch.setattr(make, "HERE", tmp_path)
    make.main()
    for file in FILES:
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()
