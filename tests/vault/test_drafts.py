import errno
import os
from datetime import UTC, datetime, timedelta

import pytest

from steward_app.errors import Damaged, NotFound, NotSaved, TooLong
from steward_app.vault import drafts as module
from steward_app.vault.drafts import Drafts
from steward_app.vault.seal import Unlocked

UNLOCKED = Unlocked(bytes(16), bytes(range(32)))
NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
ONE, TWO = b"1" * 16, b"2" * 16
FACTS = {"text": "called in at 9 — José", "lines": [{"n": 1, "at": None}], "paper": b"\x00"}


class Watch:
    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def drafts(tmp_path, watch):
    return Drafts(tmp_path, UNLOCKED, watch)


def files(tmp_path):
    return sorted(file.name for file in (tmp_path / "drafts").iterdir())


def test_a_draft_is_there_again_after_a_crash(drafts, tmp_path):
    drafts.save(ONE, "meeting.line", FACTS)
    found = Drafts(tmp_path, UNLOCKED).load(ONE)
    assert (found.id, found.kind, found.facts) == (ONE, "meeting.line", FACTS)
    assert found.saved_at == "2030-01-01T12:00:00+00:00"


def test_the_last_of_what_was_kept_under_an_id_counts(drafts, watch):
    drafts.save(ONE, "note", {"text": "a"})
    drafts.save(TWO, "note", {"text": "b"})
    watch.time += timedelta(seconds=2)
    drafts.save(ONE, "note", {"text": "ab"})
    assert [draft.facts["text"] for draft in drafts.all()] == ["b", "ab"]


def test_a_removed_draft_is_gone_and_can_be_removed_again(drafts, tmp_path):
    drafts.save(ONE, "note", FACTS)
    drafts.remove(ONE)
    drafts.remove(ONE)
    assert drafts.all() == []
    with pytest.raises(NotFound):
        drafts.load(ONE)
    assert files(tmp_path) == ["reserve"]


def test_a_vault_without_drafts_has_none_and_makes_no_folder(drafts, tmp_path):
    assert drafts.all() == []
    with pytest.raises(NotFound):
        drafts.load(ONE)
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_a_draft_is_readable_but_that_there_is_one(drafts, tmp_path):
    drafts.save(ONE, "meeting.line", FACTS)
    (file,) = [file for file in (tmp_path / "drafts").iterdir() if file.name != "reserve"]
    assert file.name == ONE.hex()
    assert b"called" not in file.read_bytes()
    assert b"meeting" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_a_damaged_draft_is_kept_aside_and_counted(drafts, tmp_path, damage):
    drafts.save(ONE, "note", FACTS)
    drafts.save(TWO, "note", FACTS)
    (tmp_path / "drafts" / ONE.hex()).write_bytes(damage)
    assert [draft.id for draft in drafts.all()] == [TWO]
    assert drafts.damaged == 1
    assert (tmp_path / "drafts" / f"{ONE.hex()}.damaged").read_bytes() == damage
    assert [draft.id for draft in drafts.all()] == [TWO]
    assert drafts.damaged == 1
    assert Drafts(tmp_path, UNLOCKED).damaged == 1


def test_a_draft_put_in_anothers_place_does_not_open(drafts, tmp_path):
    drafts.save(ONE, "note", FACTS)
    (tmp_path / "drafts" / ONE.hex()).rename(tmp_path / "drafts" / TWO.hex())
    with pytest.raises(Damaged, match="kept aside"):
        drafts.load(TWO)


def test_other_files_in_the_folder_are_left_alone(drafts, tmp_path):
    drafts.save(ONE, "note", FACTS)
    (tmp_path / "drafts" / "Thumbs.db").touch()
    assert len(drafts.all()) == 1


def test_half_a_surrogate_pair_does_not_stop_a_draft(drafts):  # I-11
    drafts.save(ONE, "note", {"text": "a\ud800", "more": ["\udfff"]})
    assert drafts.load(ONE).facts == {"text": "a\ufffd", "more": ["\ufffd"]}


def test_a_draft_longer_than_a_draft_may_be_is_refused_and_the_last_stays(  # I-12
    drafts, monkeypatch
):
    drafts.save(ONE, "note", FACTS)
    monkeypatch.setattr(module, "MAX_DRAFT", 1000)
    with pytest.raises(TooLong):
        drafts.save(ONE, "note", {"text": "x" * 2000})
    assert drafts.load(ONE).facts == FACTS


def test_on_a_full_disk_a_draft_takes_the_space_set_aside_for_it(  # D-14
    drafts, tmp_path, monkeypatch
):
    def full_until_space_is_given(handle):
        if (tmp_path / "drafts" / "reserve").exists():
            raise OSError(errno.ENOSPC, "No space left on device")

    drafts.save(ONE, "note", {"text": "a"})
    assert (tmp_path / "drafts" / "reserve").stat().st_size == 8 << 20
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full_until_space_is_given)
        drafts.save(ONE, "note", {"text": "ab"})
    assert files(tmp_path) == [ONE.hex()]
    assert Drafts(tmp_path, UNLOCKED).load(ONE).facts == {"text": "ab"}
    assert files(tmp_path) == [ONE.hex(), "reserve"]


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "write to it")]
)
def test_a_draft_that_the_disk_refuses_is_said_and_the_last_one_stays(  # D-14, D-16
    drafts, tmp_path, monkeypatch, number, said
):
    def refuse(handle):
        raise OSError(number, "refused")

    drafts.save(ONE, "note", {"text": "a"})
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", refuse)
        with pytest.raises(NotSaved, match=said):
            drafts.save(ONE, "note", {"text": "ab"})
    assert drafts.load(ONE).facts == {"text": "a"}
    assert not (tmp_path / "drafts" / f"{ONE.hex()}.new").exists()


def test_what_a_crash_left_half_written_is_tidied_away(drafts, tmp_path):
    drafts.save(ONE, "note", FACTS)
    (tmp_path / "drafts" / f"{ONE.hex()}.new").write_bytes(b"half")
    again = Drafts(tmp_path, UNLOCKED)
    assert files(tmp_path) == [ONE.hex(), "reserve"]
    assert again.load(ONE).facts == FACTS
