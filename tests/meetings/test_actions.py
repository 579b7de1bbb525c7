from datetime import timedelta

import pytest

from steward_app import cases, meetings
from steward_app.errors import NotFound, Refused
from steward_app.journal import Subject

NOWHERE = Subject(bytes(16), bytes(16))
NOON = "2030-01-01T12:00:00+00:00"


@pytest.fixture
def meeting(tx):
    return meetings.open_meeting(tx, worker="José Peña", called_by="Ann Lee", title="Talk")


def texts(tx, meeting):
    return [one.text for one in meetings.find_lines(tx, meeting)]


def test_a_meeting_has_a_space_from_its_first_line_and_opens_now(tx, meeting):
    found = meetings.get_meeting(tx, meeting)
    assert (found.opened_at, found.is_open, found.worker) == (NOON, True, "José Peña")
    assert meeting.space != meetings.open_meeting(tx).space
    line = meetings.write_line(tx, meeting, text="Good morning.")
    assert line.space == meeting.space


def test_lines_keep_their_order_and_what_is_known_of_them(tx, meeting):
    meetings.write_line(tx, meeting, text="Where were you?", speaker="Ann Lee", mark="question")
    meetings.write_line(
        tx,
        meeting,
        text="The gate was locked.",
        happened="2029-12-30T07:00",
        how_known="told",
        told_by="Bo",
    )
    first, second = meetings.find_lines(tx, meeting)
    assert (first.text, first.mark_label, first.written_at) == (
        "Where were you?",
        "Question",
        NOON,
    )
    assert (second.happened, second.how_known_label, second.told_by) == (
        "2029-12-30T07:00",
        "Was told",
        "Bo",
    )
    assert not second.late


def test_a_line_written_after_the_end_says_so_by_itself(tx, meeting):
    meetings.write_line(tx, meeting, text="in time")
    meetings.end_meeting(tx, meeting)
    meetings.write_line(tx, meeting, text="afterward")
    assert [one.late for one in meetings.find_lines(tx, meeting)] == [False, True]
    assert not meetings.get_meeting(tx, meeting).is_open


def test_a_correction_keeps_every_wording_readable_with_its_reason(tx, meeting):
    line = meetings.write_line(tx, meeting, text="Munday")
    meetings.correct_line(tx, line, text="Monday", reason="spelling")
    meetings.correct_line(tx, line, text="Tuesday", reason="looked it up")
    [found] = meetings.find_lines(tx, meeting)
    assert found == meetings.get_line(tx, line)
    assert found.text == "Tuesday"
    assert [(one.text, one.reason) for one in found.wordings] == [
        ("Munday", ""),
        ("Monday", "spelling"),
        ("Tuesday", "looked it up"),
    ]
    assert not found.in_conflict


def test_a_corrected_line_outlives_the_redaction_of_its_first_wording(device):
    meeting = device.do(lambda tx: meetings.open_meeting(tx))
    before = device.do(lambda tx: meetings.write_line(tx, meeting, text="first"))
    line = device.do(lambda tx: meetings.write_line(tx, meeting, text="Witness Bo said yes"))
    after = device.do(lambda tx: meetings.write_line(tx, meeting, text="last"))
    assert before != after
    device.do(lambda tx: meetings.correct_line(tx, line, text="W1 said yes", reason="names"))
    event = next(
        one.id for one in device.events(meeting.space) if b"Witness Bo" in (one.body or b"")
    )
    device.do(lambda tx: tx.redact(event, reason="named a witness"))
    assert device.do(lambda tx: texts(tx, meeting)) == ["first", "W1 said yes", "last"]
    found = device.do(lambda tx: meetings.get_line(tx, line))
    assert "Bo" not in repr(found)
    assert found.written_at == NOON


def test_a_struck_line_is_shown_struck_and_in_no_facts(tx, meeting):
    line = meetings.write_line(tx, meeting, text="wrong room")
    meetings.strike_line(tx, line, reason="another meeting")
    assert meetings.get_line(tx, line).struck == "another meeting"
    assert meetings.facts(tx, meeting)["meeting.lines"] == []
    with pytest.raises(Refused, match="struck"):
        meetings.correct_line(tx, line, text="x", reason="y")


def test_a_request_and_the_response_are_recorded_in_their_place(tx, meeting):
    meetings.write_line(tx, meeting, text="Sit down.")
    meetings.make_request(
        tx, meeting, words="May I have my steward?", by="José", to="Ann", witnesses="Bo"
    )
    meetings.give_response(tx, meeting, response="evaded", by="Ann", words="Just a chat.")
    meetings.write_line(tx, meeting, text="Go on.")
    found = meetings.get_meeting(tx, meeting)
    assert [one.what for one in found.timeline] == ["line", "request", "response", "line"]
    assert (found.requests[0].to, found.requests[0].witnesses) == ("Ann", "Bo")
    assert found.responses[0].response_label == "Evaded, or gave no answer"
    assert found.outcome == ""


def test_only_the_eight_responses_are_taken(tx, meeting):
    with pytest.raises(Refused, match="decided later"):
        meetings.give_response(tx, meeting, response="not_investigatory")


def test_a_caucus_is_apart_from_its_meeting(tx, meeting):
    caucus = meetings.open_caucus(tx, meeting)
    meetings.write_line(tx, caucus, text="He did do it.")
    assert caucus.space != meeting.space
    assert "did do it" not in repr(meetings.facts(tx, meeting))
    assert "did do it" not in repr(meetings.get_meeting(tx, meeting))
    assert [row.id for row in meetings.find_caucuses(tx, meeting)] == [caucus]
    assert [row.id for row in meetings.find_meetings(tx)] == [meeting]
    assert {row.id for row in meetings.open_meetings(tx)} == {meeting, caucus}
    assert [hit.confidential for hit in meetings.find(tx, "did")] == [True]
    with pytest.raises(Refused, match="caucus already"):
        meetings.open_caucus(tx, caucus)


def test_participants_are_added_and_taken_back(tx, meeting):
    boss = meetings.add_participant(tx, meeting, name="Ann Lee", role="manager")
    meetings.add_participant(tx, meeting, name="Kim", role="our chair")
    meetings.remove_participant(tx, meeting, boss, reason="was in the next room")
    [found] = meetings.get_meeting(tx, meeting).participants
    assert (found.name, found.role_label) == ("Kim", "our chair")
    with pytest.raises(NotFound):
        meetings.remove_participant(tx, meeting, boss, reason="again")


def test_a_meeting_is_put_into_a_case_once_and_can_be_taken_out(tx, meeting):
    case = cases.open_case(tx, title="x")
    meetings.put_in_case(tx, meeting, case)
    meetings.put_in_case(tx, meeting, case)
    assert [row.id for row in meetings.find_meetings(tx, case=case)] == [meeting]
    assert [link.case for link in meetings.get_meeting(tx, meeting).cases] == [case]
    meetings.take_out_of_case(tx, meeting, case, reason="another matter")
    assert meetings.find_meetings(tx, case=case) == []
    with pytest.raises(NotFound):
        meetings.take_out_of_case(tx, meeting, case, reason="again")


def test_the_moment_the_representative_came_is_stamped(device):
    meeting = device.do(meetings.open_meeting)
    device.now += timedelta(minutes=12)
    device.do(lambda tx: meetings.rep_arrived(tx, meeting))
    found = device.do(lambda tx: meetings.get_meeting(tx, meeting))
    assert found.rep_arrived_at == "2030-01-01T12:12:00+00:00"


def test_a_clock_set_back_ten_years_changes_stamps_and_not_the_order(device):
    meeting = device.do(meetings.open_meeting)
    device.do(lambda tx: meetings.write_line(tx, meeting, text="first"))
    device.now -= timedelta(days=3653)
    device.do(lambda tx: meetings.write_line(tx, meeting, text="second"))
    first, second = device.do(lambda tx: meetings.find_lines(tx, meeting))
    assert (first.text, second.text) == ("first", "second")
    assert second.written_at < first.written_at


def test_what_is_empty_too_long_or_no_moment_is_refused(tx, meeting):
    for words, work in (
        ("nothing to save", lambda: meetings.write_line(tx, meeting, text=" ")),
        ("10000000", lambda: meetings.write_line(tx, meeting, text="x" * 10_000_000)),
        ("like 2026", lambda: meetings.write_line(tx, meeting, text="x", happened="noon")),
        ("saw or heard", lambda: meetings.write_line(tx, meeting, text="x", how_known="?")),
        ("words of the request", lambda: meetings.make_request(tx, meeting, words="")),
        ("1048576", lambda: meetings.change_meeting(tx, meeting, title="x" * (1 << 20))),
        ("like 2026", lambda: meetings.end_meeting(tx, meeting, ended_at="later")),
        ("Give a name", lambda: meetings.add_participant(tx, meeting, name="", role="hr")),
    ):
        with pytest.raises(Refused, match=words):
            work()
    assert texts(tx, meeting) == []


def test_a_meeting_that_is_not_there_takes_nothing(tx):
    for work in (
        lambda: meetings.write_line(tx, NOWHERE, text="x"),
        lambda: meetings.make_request(tx, NOWHERE, words="x"),
        lambda: meetings.end_meeting(tx, NOWHERE),
        lambda: meetings.get_meeting(tx, NOWHERE),
        lambda: meetings.get_line(tx, NOWHERE),
        lambda: meetings.open_caucus(tx, NOWHERE),
    ):
        with pytest.raises(NotFound):
            work()


def test_two_corrections_that_had_not_seen_each_other_are_both_kept(new_device):
    here, there = new_device(), new_device()
    meeting = here.do(meetings.open_meeting)
    line = here.do(lambda tx: meetings.write_line(tx, meeting, text="first"))
    there.do(lambda tx: tx.receive(here.events(meeting.space)))
    here.do(lambda tx: meetings.correct_line(tx, line, text="here", reason="r"))
    there.do(lambda tx: meetings.correct_line(tx, line, text="there", reason="r"))
    here.do(lambda tx: tx.receive(there.events(meeting.space)))
    found = here.do(lambda tx: meetings.get_line(tx, line))
    assert found.in_conflict
    assert {one.text for one in found.wordings} == {"first", "here", "there"}
    values = here.do(lambda tx: meetings.find_values(tx, line, "text"))
    assert sorted(values) == ["here", "there"]
    assert values[0] == found.text


def test_a_line_that_one_struck_while_another_corrected_it_stays_and_is_flagged(new_device):
    here, there = new_device(), new_device()
    meeting = here.do(meetings.open_meeting)
    line = here.do(lambda tx: meetings.write_line(tx, meeting, text="first"))
    there.do(lambda tx: tx.receive(here.events(meeting.space)))
    here.do(lambda tx: meetings.strike_line(tx, line, reason="r"))
    there.do(lambda tx: meetings.correct_line(tx, line, text="better", reason="r"))
    here.do(lambda tx: tx.receive(there.events(meeting.space)))
    found = here.do(lambda tx: meetings.get_line(tx, line))
    assert (found.struck, found.text, found.in_conflict) == ("", "better", True)


def test_a_redacted_name_leaves_the_meeting_and_its_lines(device):
    meeting = device.do(lambda tx: meetings.open_meeting(tx, worker="Ann", title="Talk"))
    device.do(lambda tx: meetings.write_line(tx, meeting, text="hello"))
    [event] = [one.id for one in device.events(meeting.space) if b"Ann" in (one.body or b"")]
    device.do(lambda tx: tx.redact(event, reason="named someone"))
    found = device.do(lambda tx: meetings.get_meeting(tx, meeting))
    assert (found.worker, found.title, [one.text for one in found.lines]) == (
        "",
        "Talk",
        ["hello"],
    )
