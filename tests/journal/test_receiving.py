import pytest
from sqlalchemy import select

from steward_app.errors import NotFound, TooLong
from steward_app.journal import Signed, Subject, verify_space
from steward_app.journal.events import BodyRedacted
from steward_app.journal.signed import sign
from steward_app.journal.tables import EVENTS, FORKED, SETTLED
from steward_app.vault.encoding import decode
from tests.journal import log


@pytest.fixture
def there(new_device):
    return new_device()


@pytest.fixture
def here(new_device):
    return new_device()


@pytest.fixture
def space(there):
    case = there.do(lambda tx: log.open_case(tx, worker="Ada", about="pay"))
    there.do(lambda tx: log.change_case(tx, case, field="about", value="overtime"))
    return case.space


def about(device):
    return [row.about for row in device.do(log.find_cases)]


def bare(signed):
    return signed._replace(body=None)


def test_a_body_that_comes_after_its_event_is_shown_then(there, here, space):
    opened, changed = there.events(space)
    here.do(lambda tx: tx.receive([opened, bare(changed)]))
    assert about(here) == ["pay"]
    assert verify_space(here.events(space)).problems
    here.do(lambda tx: tx.receive([changed]))
    assert about(here) == ["overtime"]
    assert verify_space(here.events(space)).problems == []


@pytest.mark.parametrize("lost", ["vault.db*", "stream"])
def test_a_late_body_stands_in_both_copies(there, here, space, lost):
    opened, changed = there.events(space)
    here.do(lambda tx: tx.receive([opened, bare(changed)]))
    here.do(lambda tx: tx.receive([changed]))
    here.vault.lock()
    for file in here.folder.glob(lost):
        file.unlink()
    here.open_again()
    assert about(here) == ["overtime"]
    here.vault.lock()
    for file in here.folder.glob("vault.db*"):
        file.unlink()
    here.open_again()
    assert about(here) == ["overtime"]


def lose_both_in_turn(device):
    """Lose one copy, have it made again from the other, and then the other from that."""
    for lost in ("vault.db*", "stream", "vault.db*"):
        device.vault.lock()
        for file in device.folder.glob(lost):
            file.unlink()
        device.open_again()


def test_a_late_body_and_what_was_written_after_it_stand_in_one_order(there, here, space):
    opened, changed = there.events(space)
    here.do(lambda tx: tx.receive([opened, bare(changed)]))

    def hear_and_write(tx):
        tx.receive([changed])
        case = log.find_cases(tx)[0].id
        log.change_case(tx, case, field="about", value="leave")

    here.do(hear_and_write)
    lose_both_in_turn(here)
    assert about(here) == ["leave"]


def test_an_event_whose_body_comes_in_the_same_deed_stands_once(there, here, space):
    opened, changed = there.events(space)

    def hear_twice(tx):
        tx.receive([opened, bare(changed)])
        tx.receive([changed])

    here.do(hear_twice)
    assert [len(frame.entries) for frame in here.vault.stream.frames()] == [2]
    lose_both_in_turn(here)
    assert about(here) == ["overtime"]


def test_a_late_body_that_was_redacted_since_leaves_its_frame_as_it_was(there, here, space):
    opened, changed = there.events(space)
    here.do(lambda tx: tx.receive([opened, bare(changed)]))
    here.do(lambda tx: tx.receive([changed]))
    here.do(lambda tx: tx.redact(changed.id, reason="named a witness"))
    lose_both_in_turn(here)
    assert about(here) == ["pay"]


def test_a_redacted_body_does_not_come_back_with_a_late_copy_of_it(there, here, space):
    before = there.events(space)
    there.do(lambda tx: tx.redact(before[1].id, reason="named a witness"))
    here.do(lambda tx: tx.receive(there.events(space)))
    here.do(lambda tx: tx.receive(before))
    assert about(here) == ["pay"]
    assert [one.body is None for one in here.events(space)] == [False, True, False]


def test_a_redaction_holds_in_its_own_space_alone(there, here, space):
    target = there.events(space)[1]
    elsewhere = Subject(bytes(16), bytes(16))
    there.do(lambda tx: tx.record(BodyRedacted(subject=elsewhere, id=target.id, reason="-")))
    here.do(lambda tx: tx.receive([*there.events(space), *there.events(elsewhere.space)]))
    assert about(here) == ["overtime"]


def test_neither_a_redaction_nor_an_undoing_can_be_redacted(there, space):
    last = there.events(space)[1]
    there.do(lambda tx: tx.redact(last.id, reason="named a witness"))
    redaction = there.events(space)[2]
    with pytest.raises(NotFound):
        there.do(lambda tx: tx.redact(redaction.id, reason="hide it"))
    with pytest.raises(NotFound):
        there.do(lambda tx: tx.redact(bytes(32), reason="not there"))


def test_lines_that_arrive_one_by_one_are_added_and_the_rest_is_left_alone(there, here, space):
    here.do(lambda tx: tx.receive(there.events(space)))
    case = Subject(space, decode(there.events(space)[0].event)["subject"])
    for value in ("leave", "pay", "rest"):
        there.do(lambda tx, v=value: log.change_case(tx, case, field="about", value=v))
        here.do(lambda tx: tx.receive(there.events(space)[-1:]))
        assert about(here) == [value]


def test_an_act_undone_before_it_arrived_never_counts(there, here, space):
    acts = []

    def change(tx):
        acts.append(tx.act)
        log.change_case(tx, case, field="about", value="leave")

    case = Subject(space, decode(there.events(space)[0].event)["subject"])
    there.do(change)
    there.do(lambda tx: tx.undo(acts[0], reason="wrong case"))
    for one in reversed(there.events(space)):
        here.do(lambda tx, one=one: tx.receive([one]))
    assert about(here) == ["overtime"]


def test_a_second_event_in_one_place_is_kept_as_proof_and_does_not_count(there, here, space):
    signed = there.events(space)
    envelope = decode(signed[1].event)
    for name in ("device", "body_hash"):
        del envelope[name]
    twin, _ = sign(there.vault.keys.device, {"field": "about", "value": "theft"}, **envelope)
    here.do(lambda tx: tx.receive([*signed, twin]))
    states = here.do(lambda tx: tx.db.scalars(select(EVENTS.c.state)).all())
    assert sorted(states) == [SETTLED, SETTLED, FORKED]
    assert about(here) == ["overtime"]


def test_of_two_in_one_place_the_first_to_come_counts_after_a_rebuild_too(there, here, space):
    opened, changed = there.events(space)
    envelope = decode(changed.event)
    for name in ("device", "body_hash"):
        del envelope[name]
    here.do(lambda tx: tx.receive([opened]))
    here.do(lambda tx: log.change_case(tx, log.find_cases(tx)[0].id, field="about", value="x"))
    later = {"deps": [here.events(space)[-1].id], "clock": 3}
    facts = {"field": "about", "value": "theft"}
    twin, _ = sign(there.vault.keys.device, facts, **envelope | later)
    here.do(lambda tx: tx.receive([twin]))  # the greater clock, and here first
    here.do(lambda tx: tx.receive([changed]))
    assert about(here) == ["theft"]
    lose_both_in_turn(here)
    assert about(here) == ["theft"]


def test_what_is_no_event_at_all_is_refused_with_its_reason(here):
    junk = [
        Signed(b"", b"", None),
        Signed(b"\xa0", b"x" * 64, b""),
        Signed(b"\xff" * 99, b"", b""),
    ]
    found = here.do(lambda tx: tx.receive(junk))
    assert (found.new, len(found.refused)) == (0, 3)


def test_an_entry_too_long_to_keep_is_refused_in_a_sentence(here):
    with pytest.raises(TooLong, match="Shorten"):
        here.do(lambda tx: log.open_case(tx, worker="x" * (1 << 20), about="pay"))
    assert here.do(log.find_cases) == []
