import pytest
from sqlalchemy import text

from steward_app.errors import Damaged
from steward_app.journal.check import check
from tests.journal import log


@pytest.fixture
def device(device):
    for worker in ("Ada", "Ben"):
        case = device.do(lambda tx, w=worker: log.open_case(tx, worker=w, about="pay"))
    device.do(lambda tx: log.close_case(tx, case, outcome="won"))
    return device


def test_a_vault_that_nobody_touched_is_sound_and_checking_changes_nothing(device):
    before = (device.folder / "stream").read_bytes(), device.do(log.find_cases)
    found = check(device.journal)
    assert (found.spaces, found.events, found.frames, found.problems) == (2, 3, 3, [])
    assert found.tables > 0
    assert ((device.folder / "stream").read_bytes(), device.do(log.find_cases)) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE event SET signature = zeroblob(64) WHERE row = 2",
        "UPDATE event SET body = NULL WHERE row = 2",
        "DELETE FROM event WHERE row = 1",
        "UPDATE frame SET head = zeroblob(32) WHERE n = 2",
        "DELETE FROM frame WHERE n = 3",
        "DELETE FROM log",
        "UPDATE event SET signature = zeroblob(64), state = 0 WHERE row = 3",
        "UPDATE event SET body = (SELECT body FROM event WHERE row = 1), state = 0"
        " WHERE row = 3",
    ],
)
def test_harm_done_behind_the_journals_back_is_found(device, harm):
    with device.vault.engine.begin() as db:
        db.execute(text(harm))
    assert check(device.journal).problems


def test_an_entry_that_only_the_database_has_is_found(device):
    with device.vault.engine.begin() as db:
        db.execute(text("UPDATE event SET id = zeroblob(32) WHERE row = 1"))
        db.execute(text("UPDATE event SET frame = 2 WHERE row = 1"))
    assert check(device.journal).problems


def test_words_that_one_copy_lacks_or_has_otherwise_are_found(device):
    entries = [list(frame.entries) for frame in device.vault.stream.frames()]

    def stands(change):
        entries_now = iter([[change(n, one) for one in some] for n, some in enumerate(entries)])
        device.vault.stream.replace_all(entries_now)
        return check(device.journal).problems == []

    assert stands(lambda _, one: one)
    assert not stands(lambda n, one: (*one[:2], None) if n == 1 else one)
    assert not stands(lambda n, one: (*one[:2], b"other") if n == 1 else one)


def test_a_redacted_body_that_the_second_copy_still_has_is_found(device):
    entries = [list(frame.entries) for frame in device.vault.stream.frames()]
    event = device.do(lambda tx: tx.db.execute(text("SELECT id FROM event")).first())[0]
    device.do(lambda tx: tx.redact(event, reason="named a witness"))
    assert check(device.journal).problems == []
    last = list(device.vault.stream.frames())[-1].entries
    device.vault.stream.replace_all([*entries, last])
    assert check(device.journal).problems


def test_a_stream_that_lacks_its_end_is_found(device):
    start = list(device.vault.stream.frames())[-1].mark.start
    device.vault.stream.cut(start)
    assert check(device.journal).problems


def test_a_database_damaged_in_its_middle_is_said_and_made_anew_when_it_is_moved_away(device):
    for n in range(60):
        device.do(lambda tx, n=n: log.open_case(tx, worker=f"worker {n}", about="pay" * 300))
    before = device.do(log.find_cases)
    device.vault.lock()
    file = device.folder / "vault.db"
    data = bytearray(file.read_bytes())
    for page in range(8, len(data) // 4096, 2):
        data[page * 4096 + 2000] ^= 1
    file.write_bytes(data)
    try:
        said = " ".join(check(device.open_again()).problems)
    except Damaged as problem:
        said = str(problem)
    assert "vault.db" in said
    device.vault.lock()
    file.rename(device.folder / "aside.db")
    device.open_again()
    assert device.do(log.find_cases) == before
